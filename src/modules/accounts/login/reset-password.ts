import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { acceptReset, lookUpReset } from './login-store.ts'
import { findPasswordFault, hashPassword, type PasswordRefusal } from './password.ts'
import { hashToken } from './tokens.ts'

/** For the page behind the link; looking changes nothing, so a mail scanner uses up no link. */
export const findReset = (services: Services, token: string): Promise<{ readonly email: string } | undefined> =>
  lookUpReset(services.database.kysely, hashToken('password-reset', token), services.now())

export type ResetRefusal = { readonly code: 'closed' | PasswordRefusal }

/** Ends every session. The browser that proved the mailbox becomes a known device; signing in is still to be done. */
export async function resetPassword(
  services: Services,
  input: { readonly token: string; readonly password: string },
): Promise<Result<{ readonly deviceToken: string }, ResetRefusal>> {
  const { database } = services
  const tokenHash = hashToken('password-reset', input.token)
  const person = await lookUpReset(database.kysely, tokenHash, services.now())
  // Without any membership there is no region to act in, and nothing to sign in to.
  if (person?.regionId === undefined) return refused({ code: 'closed' })
  const fault = findPasswordFault(input.password, [person.email, person.givenName, person.familyName])
  if (fault !== undefined) return refused({ code: fault })
  const newHash = await hashPassword(input.password)
  const deviceToken = services.newToken()
  const actor: SystemActor = { kind: 'system', regionId: person.regionId, reason: 'password-reset' }
  return inContext(database, actor, async (tx) => {
    const reset = { tokenHash, newHash, deviceHash: hashToken('device', deviceToken), now: services.now() }
    if (!(await acceptReset(tx, reset))) return refused({ code: 'closed' })
    await recordAudit(tx, actor, services, {
      action: 'password.reset',
      objectKind: 'person',
      objectId: person.personId,
    })
    return ok({ deviceToken })
  })
}
