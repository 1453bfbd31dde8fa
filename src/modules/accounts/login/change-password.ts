import { paths } from '../../../kernel/names/paths.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import type { Throttled } from '../../../platform/throttle/throttle.ts'
import { findRegion } from '../../network/index.ts'
import { mailTexts } from '../mail-texts.ts'
import { findPerson } from '../store.ts'
import { emailKeyOf } from '../terms.ts'
import { changePasswordOfSession, passwordHashOfSession, rememberDevice } from './login-store.ts'
import { findPasswordFault, hashPassword, type PasswordRefusal, verifyPassword } from './password.ts'
import { type Attempt, countAttempt, forgiveAttempt } from './throttle.ts'
import { hashToken } from './tokens.ts'

export type ChangePasswordRefusal = { readonly code: 'wrong-password' | PasswordRefusal } | Throttled

/** Ends every other session and forgets every known device but this browser. */
export async function changePassword(
  actor: PersonActor,
  services: Services,
  input: {
    readonly token: string
    readonly currentPassword: string
    readonly newPassword: string
    readonly address: string
    /** Name of the organisation: strangers would try it. */
    readonly organizationName: string
  },
): Promise<Result<{ readonly deviceToken: string }, ChangePasswordRefusal>> {
  const { database } = services
  const tokenHash = hashToken('session', input.token)
  const person = await inContext(database, actor, (tx) => findPerson(tx, actor.personId))
  const region = await findRegion(services, actor.regionId)
  if (person === undefined || region === undefined) throw new Error('the acting person is not visible to themselves')

  // Counted by session: who found an open computer must not guess here either.
  const attempt: Attempt = { emailKey: emailKeyOf(person.email), address: input.address, knownDevice: tokenHash }
  const counted = await countAttempt(database, attempt)
  if (!counted.ok) return counted
  const verifiedHash = await passwordHashOfSession(database.kysely, tokenHash, services.now())
  const matches = await verifyPassword(verifiedHash, input.currentPassword, services.newToken)
  if (!matches || verifiedHash === undefined) return refused({ code: 'wrong-password' })
  await forgiveAttempt(database, attempt)

  const personal = [person.email, person.given_name, person.family_name, input.organizationName]
  const fault = findPasswordFault(input.newPassword, personal)
  if (fault !== undefined) return refused({ code: fault })
  const newHash = await hashPassword(input.newPassword)
  const deviceToken = services.newToken()
  return inContext(database, actor, async (tx) => {
    const now = services.now()
    if (!(await changePasswordOfSession(tx, { tokenHash, verifiedHash, newHash, now }))) {
      return refused({ code: 'wrong-password' })
    }
    await rememberDevice(tx, { sessionHash: tokenHash, deviceHash: hashToken('device', deviceToken), now })
    await queueMail(tx, actor, services, {
      to: person.email,
      purpose: 'password-changed',
      ...mailTexts.passwordChanged({
        region: region.name,
        link: `${services.settings.baseUrl}${paths.forgottenPassword}`,
      }),
    })
    await recordAudit(tx, actor, services, {
      action: 'password.change',
      objectKind: 'person',
      objectId: actor.personId,
    })
    return ok({ deviceToken })
  })
}
