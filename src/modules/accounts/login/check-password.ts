// Address and password, throttled, in the same time whether the address is known or not. Used by sign-in and by
// invitations of people who have a login already.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Services } from '../../../platform/services.ts'
import type { Throttled } from '../../../platform/throttle/throttle.ts'
import { demoMailEnding } from '../demo-ids.ts'
import { emailKeyOf } from '../terms.ts'
import { isKnownDevice, lookUpLogin } from './login-store.ts'
import { verifyPassword } from './password.ts'
import { type Attempt, countAttempt, forgiveAttempt } from './throttle.ts'
import { hashToken } from './tokens.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Address of the caller, for throttling only; it is stored as a hash. */
  readonly address: string
  /** Content of the cookie of a known device, if the browser has one. */
  readonly deviceToken: string | undefined
}

export interface VerifiedLogin {
  readonly personId: string
  readonly passwordHash: string
}

export async function checkPassword(
  services: Services,
  given: Credentials,
): Promise<Result<VerifiedLogin, { readonly code: 'wrong-password' } | Throttled>> {
  const { database } = services
  const emailKey = emailKeyOf(given.email)
  const deviceHash = given.deviceToken === undefined ? undefined : hashToken('device', given.deviceToken)
  const isKnown =
    deviceHash !== undefined && (await isKnownDevice(database.kysely, { deviceHash, emailKey, now: services.now() }))
  const attempt: Attempt = { emailKey, address: given.address, knownDevice: isKnown ? deviceHash : undefined }
  const counted = await countAttempt(database, attempt)
  if (!counted.ok) return counted
  // The passwords of the demo are printed for everybody; with the demo switched off they open nothing.
  const isClosedDemo = !services.settings.demo && emailKey.endsWith(demoMailEnding)
  const login = isClosedDemo ? undefined : await lookUpLogin(database.kysely, emailKey)
  const matches = await verifyPassword(login?.passwordHash, given.password, services.newToken)
  if (!matches || login === undefined) return refused({ code: 'wrong-password' })
  await forgiveAttempt(database, attempt)
  return ok(login)
}
