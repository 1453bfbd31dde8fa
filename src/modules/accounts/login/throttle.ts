// Slows down guessing of passwords.
import type { Result } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/db/database.ts'
import { neighbourhoodOf, ownerOf } from '../../../platform/http/client-address.ts'
import { countUse, type Limit, limiterOn, type Throttled, throttleKey } from '../../../platform/throttle/throttle.ts'

const minutes = 60

const limits = {
  accountFromNearby: { points: 5, duration: 15 * minutes },
  device: { points: 5, duration: 15 * minutes },
  address: { points: 50, duration: 15 * minutes },
  // Slow, against many addresses at once. Known devices and the reset link pass it by, so the owner is not locked out.
  account: { points: 30, duration: 60 * minutes },
  resetOfAccount: { points: 3, duration: 60 * minutes },
  resetFromAddress: { points: 20, duration: 60 * minutes },
} as const

type LimitName = keyof typeof limits
type Count = readonly [name: LimitName, key: string]

const limitOf = (name: LimitName): Limit => ({ name, ...limits[name] })

const consumeAll = (database: Database, counts: readonly Count[]): Promise<Result<void, Throttled>> =>
  countUse(
    database,
    counts.map(([name, key]) => [limitOf(name), key]),
  )

export interface Attempt {
  readonly emailKey: string
  readonly address: string
  /** Hash of the mark of a browser in which this person has signed in before. */
  readonly knownDevice: Buffer | undefined
}

const countsOf = ({ emailKey, address, knownDevice }: Attempt): readonly Count[] =>
  knownDevice === undefined
    ? [
        ['accountFromNearby', throttleKey(emailKey, neighbourhoodOf(address))],
        ['address', throttleKey(ownerOf(address))],
        ['account', throttleKey(emailKey)],
      ]
    : [['device', throttleKey(knownDevice.toString('hex'))]]

/** Counts the try before the password is looked at, so that a hundred tries at once are a hundred tries. */
export const countAttempt = (database: Database, attempt: Attempt): Promise<Result<void, Throttled>> =>
  consumeAll(database, countsOf(attempt))

/** A right password was no failure: gives the counted try back. */
export async function forgiveAttempt(database: Database, attempt: Attempt): Promise<void> {
  for (const [name, key] of countsOf(attempt)) {
    const limiter = limiterOn(database, limitOf(name))
    if (name === 'address' || name === 'account') await limiter.reward(key)
    else await limiter.delete(key)
  }
}

export const countResetFromAddress = (database: Database, address: string): Promise<Result<void, Throttled>> =>
  consumeAll(database, [['resetFromAddress', throttleKey(ownerOf(address))]])

export const countResetOfAccount = (database: Database, emailKey: string): Promise<Result<void, Throttled>> =>
  consumeAll(database, [['resetOfAccount', throttleKey(emailKey)]])
