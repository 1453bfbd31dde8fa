// Slows down guessing of passwords. Counters lie in the database, so a restart resets nothing; keys are hashes.
import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/db/database.ts'
import { neighbourhoodOf, ownerOf } from './client-address.ts'

export interface Throttled {
  readonly code: 'throttled'
  readonly retryAfterSeconds: number
}

const minutes = 60

/** Tries before an answer is refused, and the seconds in which they count. */
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

const limitersOf = new WeakMap<Database, Record<LimitName, RateLimiterPostgres>>()

function limitersOn(database: Database): Record<LimitName, RateLimiterPostgres> {
  const known = limitersOf.get(database)
  if (known !== undefined) return known
  // Outside of any transaction: what is rolled back must still have been counted.
  const storeClient = {
    query: async (query: { text: string; values: readonly unknown[] }) => {
      const { rows, numAffectedRows } = await database.kysely.executeQuery(
        CompiledQuery.raw(query.text, [...query.values]),
      )
      return { rows, rowCount: rows.length > 0 ? rows.length : Number(numAffectedRows ?? 0) }
    },
  }
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [
      name,
      new RateLimiterPostgres({
        ...limit,
        storeClient,
        storeType: 'client',
        schemaName: 'platform',
        tableName: 'throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
      }),
    ]),
  ) as Record<LimitName, RateLimiterPostgres>
  limitersOf.set(database, limiters)
  return limiters
}

const keyOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url')

type Count = readonly [name: LimitName, key: string]

async function consumeAll(database: Database, counts: readonly Count[]): Promise<Result<void, Throttled>> {
  const limiters = limitersOn(database)
  for (const [name, key] of counts) {
    try {
      await limiters[name].consume(key)
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection
      return refused({ code: 'throttled', retryAfterSeconds: Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)) })
    }
  }
  return ok(undefined)
}

export interface Attempt {
  readonly emailKey: string
  readonly address: string
  /** Hash of the mark of a browser in which this person has signed in before. */
  readonly knownDevice: Buffer | undefined
}

const countsOf = ({ emailKey, address, knownDevice }: Attempt): readonly Count[] =>
  knownDevice === undefined
    ? [
        ['accountFromNearby', keyOf(emailKey, neighbourhoodOf(address))],
        ['address', keyOf(ownerOf(address))],
        ['account', keyOf(emailKey)],
      ]
    : [['device', keyOf(knownDevice.toString('hex'))]]

/** Counts the try before the password is looked at, so that a hundred tries at once are a hundred tries. */
export const countAttempt = (database: Database, attempt: Attempt): Promise<Result<void, Throttled>> =>
  consumeAll(database, countsOf(attempt))

/** A right password was no failure: gives the counted try back. */
export async function forgiveAttempt(database: Database, attempt: Attempt): Promise<void> {
  const limiters = limitersOn(database)
  for (const [name, key] of countsOf(attempt)) {
    if (name === 'address' || name === 'account') await limiters[name].reward(key)
    else await limiters[name].delete(key)
  }
}

export const countResetFromAddress = (database: Database, address: string): Promise<Result<void, Throttled>> =>
  consumeAll(database, [['resetFromAddress', keyOf(ownerOf(address))]])

export const countResetOfAccount = (database: Database, emailKey: string): Promise<Result<void, Throttled>> =>
  consumeAll(database, [['resetOfAccount', keyOf(emailKey)]])

/** Counters that have run out, an hour later; body of a job. */
export async function forgetOldThrottles(database: Database, now: Date): Promise<void> {
  await database.kysely.executeQuery(
    CompiledQuery.raw('DELETE FROM platform.throttle WHERE expire < $1', [now.getTime() - 3_600_000]),
  )
}
