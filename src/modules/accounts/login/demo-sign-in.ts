import type { MembershipRole } from '../../../kernel/names/roles.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion } from '../../network/index.ts'
import { demoMembershipIds } from '../demo-ids.ts'
import { mayEnterDemo } from '../policy.ts'
import { openDemoSession } from './login-store.ts'
import { recordSessionOpen } from './sign-in.ts'
import { hashToken } from './tokens.ts'

/** Whether the sign-in page shows the buttons. */
export async function isDemoOpen(actor: Actor, services: Services): Promise<boolean> {
  const region = await findRegion(services, actor.regionId)
  return (
    mayEnterDemo(actor, {
      regionId: actor.regionId,
      isDemo: region?.isDemo ?? false,
      demoAllowed: services.settings.demo,
    }) === 'allowed'
  )
}

/** One click, no password: locked three times, by setting, by policy, and by the function of the database. */
export async function demoSignIn(
  actor: Actor,
  services: Services,
  input: { readonly role: MembershipRole; readonly deviceLabel: string | null },
): Promise<Result<{ readonly token: string }, { readonly code: 'not-found' }>> {
  if (!(await isDemoOpen(actor, services))) return refused({ code: 'not-found' })
  const token = services.newToken()
  const opened = await openDemoSession(services.database.kysely, {
    id: services.newId(),
    tokenHash: hashToken('session', token),
    regionId: actor.regionId,
    membershipId: demoMembershipIds[input.role],
    deviceLabel: input.deviceLabel,
    now: services.now(),
  })
  if (!opened) return refused({ code: 'not-found' })
  await recordSessionOpen(services, token)
  return ok({ token })
}
