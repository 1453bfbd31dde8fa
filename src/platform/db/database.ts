// The application's connection to PostgreSQL, and the one way to use it: a transaction in the context of an actor.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type Actor, roleOf } from '../actor/actor.ts'

/** Each module names its own tables (`tx.withTables<NetworkTables>()`), so nobody knows all of them. */
// biome-ignore lint/complexity/noBannedTypes: an empty schema is exactly what is meant
export type NoTables = {}
export type Tx = Transaction<NoTables>

export interface Database {
  readonly kysely: Kysely<NoTables>
  close(): Promise<void>
}

// Numbers instead of strings for count(*), and calendar days stay text: a Date would shift them by the time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export function openDatabase(config: pg.PoolConfig, options: { onIdleError(error: Error): void }): Database {
  const pool = new pg.Pool({
    max: 12,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    // One statement of a page or an import takes far less; what hangs must not keep a connection for ever.
    statement_timeout: 60_000,
    lock_timeout: 15_000,
    ...config,
  })
  return databaseOn(pool, options.onIdleError)
}

export function databaseOn(pool: pg.Pool, onIdleError: (error: Error) => void = () => undefined): Database {
  let isClosing = false
  // A server that goes away breaks connections: the idle ones, and those that are between two statements of a
  // transaction, for which the pool does not listen. Each without a listener would end the process. What a transaction
  // was about to do fails with its next statement.
  // The pool ends before its connections have said goodbye; a server that stops meanwhile breaks nothing any more.
  pool.on('error', (error) => {
    if (!isClosing) onIdleError(error)
  })
  pool.on('connect', (client) => client.on('error', () => undefined))
  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    close: () => {
      isClosing = true
      return kysely.destroy()
    },
  }
}

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

const isWorthRetrying = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '')

/** SQLSTATE 23505: a key that exists already. Use cases turn it into a refusal. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' &&
  (constraint === undefined || (error as { constraint?: string }).constraint === constraint)

// What the driver says without a code, the last ones in the middle of a transaction.
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|has encountered a connection error|is not queryable/

/** The database cannot be reached, shuts down, or has no room; answered by 503 with advice, never by a stack trace. */
export const isDatabaseAway = (error: unknown): boolean => {
  const code = codeOf(error) ?? ''
  if (
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'].includes(
      code,
    )
  )
    return true
  // 57014 and 55P03: a statement or a lock took too long; trying again later is all that helps.
  if (code.startsWith('57P') || code.startsWith('08') || ['53300', '57014', '55P03'].includes(code)) return true
  return error instanceof Error && awayMessages.test(error.message)
}

/** SQLSTATE 53100: the disk of the database is full. */
export const isDiskFull = (error: unknown): boolean => ['53100', 'ENOSPC'].includes(codeOf(error) ?? '')

/**
 * Runs `work` in one transaction in the context of `actor`: row-level security then shows and takes only what the actor
 * may see. Serialization failures and deadlocks are tried again, three times at most; so `work` must not act outside
 * of the database.
 */
export async function inContext<T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.kysely.transaction().execute(async (tx) => {
        await setContext(tx, actor)
        return await work(tx)
      })
    } catch (error) {
      if (attempt >= 3 || !isWorthRetrying(error)) throw error
    }
  }
}

/**
 * The program itself acts within a transaction of `actor`: for what row-level security does not show to the role, and a
 * policy in the code has granted for this one purpose. Afterwards the transaction is the actor's again.
 */
export async function asProgram<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  await setContext(tx, { kind: 'system', regionId: actor.regionId, reason: '' })
  const done = await work()
  await setContext(tx, actor)
  return done
}

async function setContext(tx: Tx, actor: Actor): Promise<void> {
  const person = actor.kind === 'person' ? actor : undefined
  await sql`select set_config('app.region', ${actor.regionId}, true),
    set_config('app.role', ${roleOf(actor)}, true),
    set_config('app.person', ${person?.personId ?? ''}, true),
    set_config('app.organization', ${person?.organizationId ?? ''}, true)`.execute(tx)
}
