// Slows down what may be tried often only by accident. Counters lie in the database, so a restart resets nothing; keys are
// hashes, never addresses.
import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Database } from '../db/database.ts'

export interface Throttled {
  readonly code: 'throttled'
  readonly retryAfterSeconds: number
}

export interface Limit {
  /** Unique within the installation: counters of different limits do not mix. */
  readonly name: string
  /** Tries before an answer is refused, and the seconds in which they count. */
  readonly points: number
  readonly duration: number
}

const limitersOf = new WeakMap<Database, Map<string, RateLimiterPostgres>>()

export function limiterOn(database: Database, { name, points, duration }: Limit): RateLimiterPostgres {
  const limiters = limitersOf.get(database) ?? new Map<string, RateLimiterPostgres>()
  limitersOf.set(database, limiters)
  const known = limiters.get(name)
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
  const limiter = new RateLimiterPostgres({
    points,
    duration,
    storeClient,
    storeType: 'client',
    schemaName: 'platform',
    tableName: 'throttle',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
  })
  limiters.set(name, limiter)
  return limiter
}

export const throttleKey = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url')

function throttledBy(rejection: unknown): Throttled {
  if (!(rejection instanceof RateLimiterRes)) throw rejection
  return { code: 'throttled', retryAfterSeconds: Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)) }
}

/** Counts one use under every limit, in this order, until one is used up. */
export async function countUse(
  database: Database,
  counts: readonly (readonly [limit: Limit, key: string])[],
): Promise<Result<void, Throttled>> {
  for (const [limit, key] of counts) {
    try {
      await limiterOn(database, limit).consume(key)
    } catch (rejection) {
      return refused(throttledBy(rejection))
    }
  }
  return ok(undefined)
}

const memoriesOf = new WeakMap<Database, Map<string, RateLimiterMemory>>()

/**
 * The same for what is only read: counted by this process alone and forgotten by a restart, so that no page view writes
 * a row. A counter lives for `duration` seconds.
 */
export async function countReading(
  database: Database,
  { name, points, duration }: Limit,
  key: string,
): Promise<Result<void, Throttled>> {
  const memories = memoriesOf.get(database) ?? new Map<string, RateLimiterMemory>()
  memoriesOf.set(database, memories)
  const memory = memories.get(name) ?? new RateLimiterMemory({ points, duration, keyPrefix: name })
  memories.set(name, memory)
  try {
    await memory.consume(key)
    return ok(undefined)
  } catch (rejection) {
    return refused(throttledBy(rejection))
  }
}

/** Counters that have run out, an hour later; body of a job. */
export async function forgetOldThrottles(database: Database, now: Date): Promise<void> {
  await database.kysely.executeQuery(
    CompiledQuery.raw('DELETE FROM platform.throttle WHERE expire < $1', [now.getTime() - 3_600_000]),
  )
}
