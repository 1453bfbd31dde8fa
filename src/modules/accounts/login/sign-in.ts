import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { Throttled } from '../../../platform/throttle/throttle.ts'
import type { OwnMembership } from '../terms.ts'
import { type Credentials, checkPassword, type VerifiedLogin } from './check-password.ts'
import { findSessionActor } from './find-session-actor.ts'
import { chooseForSession, endSession, findOwnMemberships, openSession, rememberDevice } from './login-store.ts'
import { hashToken } from './tokens.ts'

export interface SignedIn {
  /** For the session cookie; stands nowhere else. */
  readonly token: string
  /** For the cookie of the known device. */
  readonly deviceToken: string
  readonly memberships: readonly OwnMembership[]
}

export type SignInRefusal = { readonly code: 'wrong-password' | 'no-membership' } | Throttled

/** With one membership the session acts by it at once, with several the person chooses first. */
export async function signIn(
  actor: Actor,
  services: Services,
  input: Credentials & { readonly deviceLabel: string | null },
): Promise<Result<SignedIn, SignInRefusal>> {
  const checked = await checkPassword(services, input)
  if (!checked.ok) {
    // Only what throttling let through: a flood of tries must not become a flood of lines that nobody may delete.
    if (checked.error.code === 'wrong-password') await recordRefusal(services, actor.regionId)
    return checked
  }
  return openVerifiedSession(services, { login: checked.value, deviceLabel: input.deviceLabel })
}

function recordRefusal(services: Services, regionId: string): Promise<void> {
  const actor: Actor = { kind: 'public', regionId }
  return inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, { action: 'session.refuse', objectKind: 'session' }),
  )
}

/** The session of a person whose password has just been verified. `membershipId`: the one to act by, if it is known. */
export async function openVerifiedSession(
  services: Services,
  given: { login: VerifiedLogin; deviceLabel: string | null; membershipId?: string },
): Promise<Result<SignedIn, { readonly code: 'wrong-password' | 'no-membership' }>> {
  const token = services.newToken()
  const deviceToken = services.newToken()
  const tokenHash = hashToken('session', token)
  const now = services.now()
  const opened = await services.database.kysely
    .transaction()
    .execute(async (tx): Promise<Result<OwnMembership[], { code: 'wrong-password' | 'no-membership' }>> => {
      const isOpen = await openSession(tx, {
        id: services.newId(),
        tokenHash,
        personId: given.login.personId,
        verifiedHash: given.login.passwordHash,
        deviceLabel: given.deviceLabel,
        now,
      })
      // The password was changed, or the login deactivated, while we verified.
      if (!isOpen) return refused({ code: 'wrong-password' })
      const memberships = await findOwnMemberships(tx, tokenHash, now)
      const only =
        memberships.find((one) => one.id === given.membershipId) ??
        (memberships.length === 1 ? memberships[0] : undefined)
      if (memberships.length === 0) {
        await endSession(tx, tokenHash, now)
        return refused({ code: 'no-membership' })
      }
      if (only !== undefined) await chooseForSession(tx, { tokenHash, membershipId: only.id, now })
      await rememberDevice(tx, { sessionHash: tokenHash, deviceHash: hashToken('device', deviceToken), now })
      return ok(memberships)
    })
  if (!opened.ok) return opened
  await recordSessionOpen(services, token)
  return ok({ token, deviceToken, memberships: opened.value })
}

/** Before the token leaves the program, so that nobody acts without this line. Without a chosen role it comes with the choice. */
export async function recordSessionOpen(services: Services, token: string): Promise<void> {
  const session = await findSessionActor(services, token)
  if (session === undefined) return
  await inContext(services.database, session.actor, (tx) =>
    recordAudit(tx, session.actor, services, {
      action: 'session.open',
      objectKind: 'session',
      objectId: session.actor.sessionId,
    }),
  )
}
