// Passwords: argon2id, and no common ones.
import { hash, verify } from '@node-rs/argon2'
import { longestPassword, shortestPassword } from '../terms.ts'
import { isCommonPassword } from './common-passwords.ts'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. About 30 ms here. Algorithm and version
// are the library's default (argon2id, 0x13); a test reads them from the hash.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** As the same person types it on another keyboard: composed and decomposed umlauts are one password. */
const normal = (password: string): string => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

// A hash of nothing anybody knows: who is unknown costs the same time as who mistypes.
let dummy: Promise<string> | undefined

export async function verifyPassword(
  storedHash: string | undefined,
  password: string,
  newToken: () => string,
): Promise<boolean> {
  dummy ??= hashPassword(newToken())
  const matches = await verify(storedHash ?? (await dummy), normal(password))
  return storedHash !== undefined && matches
}

export type PasswordRefusal = 'password-too-short' | 'password-too-long' | 'password-common'

/** `personal`: what strangers would try first (name, address, organisation). */
export function findPasswordFault(password: string, personal: readonly string[]): PasswordRefusal | undefined {
  const length = Array.from(normal(password)).length
  if (length < shortestPassword) return 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  return isCommonPassword(normal(password), personal) ? 'password-common' : undefined
}
