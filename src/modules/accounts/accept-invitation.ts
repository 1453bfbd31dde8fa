import { ok, type Result, refused } from '../../kernel/result.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, isUniqueViolation, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Throttled } from '../../platform/throttle/throttle.ts'
import { acceptAsKnownPerson, acceptAsNewPerson, lookUpInvitation, type TakenInvitation } from './invitation-store.ts'
import { type Credentials, checkPassword, type VerifiedLogin } from './login/check-password.ts'
import { findPasswordFault, hashPassword, type PasswordRefusal } from './login/password.ts'
import { openVerifiedSession, type SignedIn } from './login/sign-in.ts'
import { hashToken } from './login/tokens.ts'
import type { InvitationOffer } from './terms.ts'

export const findInvitation = (services: Services, token: string): Promise<InvitationOffer | undefined> =>
  lookUpInvitation(services.database.kysely, hashToken('invitation', token), services.now())

export type AcceptRefusal =
  | { readonly code: 'closed' | 'login-exists' | 'no-login' | 'wrong-password' | PasswordRefusal }
  | Throttled

type Caller = Pick<Credentials, 'address' | 'deviceToken'> & { readonly deviceLabel: string | null }

/** Somebody new: gets a login with name and password, the membership, and is signed in. */
export async function acceptInvitationAsNew(
  services: Services,
  input: Caller & {
    readonly token: string
    readonly givenName: string
    readonly familyName: string
    readonly password: string
  },
): Promise<Result<SignedIn, AcceptRefusal>> {
  const offer = await findInvitation(services, input.token)
  if (offer?.state !== 'open') return refused({ code: 'closed' })
  if (offer.hasLogin) return refused({ code: 'login-exists' })
  const fault = findPasswordFault(input.password, [
    offer.email,
    offer.organizationName,
    input.givenName,
    input.familyName,
  ])
  if (fault !== undefined) return refused({ code: fault })
  const login: VerifiedLogin = { personId: services.newId(), passwordHash: await hashPassword(input.password) }
  try {
    const taken = await take(services, offer, (tx) =>
      acceptAsNewPerson(tx, {
        tokenHash: hashToken('invitation', input.token),
        membershipId: services.newId(),
        personId: login.personId,
        givenName: input.givenName,
        familyName: input.familyName,
        passwordHash: login.passwordHash,
        now: services.now(),
      }),
    )
    return await openTaken(services, { taken, login, deviceLabel: input.deviceLabel })
  } catch (error) {
    if (isUniqueViolation(error, 'person_email_key_key')) return refused({ code: 'login-exists' })
    throw error
  }
}

/** Somebody with a login under this address: proves it by the password, and the membership is added. */
export async function acceptInvitationAsKnown(
  services: Services,
  input: Caller & { readonly token: string; readonly password: string },
): Promise<Result<SignedIn, AcceptRefusal>> {
  const offer = await findInvitation(services, input.token)
  if (offer?.state !== 'open') return refused({ code: 'closed' })
  if (!offer.hasLogin) return refused({ code: 'no-login' })
  const checked = await checkPassword(services, { ...input, email: offer.email })
  if (!checked.ok) return checked
  const login = checked.value
  const taken = await take(services, offer, (tx) =>
    acceptAsKnownPerson(tx, {
      tokenHash: hashToken('invitation', input.token),
      membershipId: services.newId(),
      personId: login.personId,
      verifiedHash: login.passwordHash,
      now: services.now(),
    }),
  )
  return openTaken(services, { taken, login, deviceLabel: input.deviceLabel })
}

/** The region's protocol gets its line in the transaction that takes the invitation. */
function take(
  services: Services,
  offer: InvitationOffer,
  accept: (tx: Tx) => Promise<TakenInvitation | undefined>,
): Promise<TakenInvitation | undefined> {
  const actor: SystemActor = { kind: 'system', regionId: offer.regionId, reason: 'invitation' }
  return inContext(services.database, actor, async (tx) => {
    const taken = await accept(tx)
    if (taken === undefined) return undefined
    await recordAudit(tx, actor, services, {
      action: 'invitation.accept',
      objectKind: 'membership',
      objectId: taken.membershipId,
      changes: [{ field: 'invitation', before: null, after: taken.invitationId }],
    })
    return taken
  })
}

async function openTaken(
  services: Services,
  given: { taken: TakenInvitation | undefined; login: VerifiedLogin; deviceLabel: string | null },
): Promise<Result<SignedIn, AcceptRefusal>> {
  const { taken, login, deviceLabel } = given
  if (taken === undefined) return refused({ code: 'closed' })
  const opened = await openVerifiedSession(services, { login, deviceLabel, membershipId: taken.membershipId })
  // The membership was ended again within these milliseconds.
  return opened.ok ? ok(opened.value) : refused({ code: 'closed' })
}
