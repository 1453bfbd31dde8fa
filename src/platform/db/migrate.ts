// Brings the database to the level of the program: plain SQL files, forward only, each in one transaction.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { ensureRoles } from './roles.ts'
import { t } from './texts.ts'

export interface MigrationFile {
  readonly number: number
  /** The file's name, for example 0001_platform.sql. */
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

export type AppliedMigration = Omit<MigrationFile, 'sql'>

/** Key of the advisory lock under which schema changes; a backup holds it shared. */
export const migrationLock = 5_736_001

export async function migrate(owner: pg.PoolConfig, folder: string): Promise<Result<{ applied: string[] }, string>> {
  const files = readMigrations(folder)
  if (!files.ok) return files
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const roles = await ensureRoles(client, owner)
    if (!roles.ok) return roles
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await makeLevelTable(client)
    const pending = pendingMigrations(await appliedMigrations(client), files.value)
    if (!pending.ok) return pending
    const applied: string[] = []
    for (const file of pending.value) {
      await client.query('BEGIN')
      const done = await applyMigration(client, file)
      await client.query(done.ok ? 'COMMIT' : 'ROLLBACK')
      if (!done.ok) return done
      applied.push(file.name)
    }
    return ok({ applied })
  } catch (error) {
    return refused(t.migrationImpossible(error instanceof Error ? error.message : String(error)))
  } finally {
    // Ends the advisory lock, too.
    await client.end().catch(() => undefined)
  }
}

export function readMigrations(folder: string): Result<readonly MigrationFile[], string> {
  let names: string[]
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
  } catch {
    return refused(t.migrationsMissing(folder))
  }
  if (names.length === 0) return refused(t.migrationsMissing(folder))
  const files: MigrationFile[] = []
  for (const name of names) {
    const number = Number(/^(\d{4})_[a-z0-9_-]+\.sql$/.exec(name)?.[1])
    if (!Number.isInteger(number) || files.some((file) => file.number === number)) return refused(t.migrationName(name))
    // A checkout with Windows line ends is the same migration.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    files.push({ number, name, sha256: createHash('sha256').update(sql).digest('hex'), sql })
  }
  return ok(files)
}

export async function makeLevelTable(client: pg.ClientBase): Promise<void> {
  await client.query(`
    SET client_min_messages = warning;
    CREATE TABLE IF NOT EXISTS public.steg_migration (
      number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE public.steg_migration IS 'Which files of the folder migrations have been applied, with the SHA-256 of their text.';
    RESET client_min_messages`)
}

export async function appliedMigrations(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const answer = await client.query<AppliedMigration>(
    'SELECT number, name, sha256 FROM public.steg_migration ORDER BY number',
  )
  return answer.rows
}

/** What is still to be applied; reads only, and a database that no migration has touched yet has all before it. */
export async function readPending(owner: pg.PoolConfig, folder: string): Promise<Result<LevelOfDatabase, string>> {
  const files = readMigrations(folder)
  if (!files.ok) return files
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const table = await client.query<{ known: boolean }>(
      `SELECT to_regclass('public.steg_migration') IS NOT NULL AS known`,
    )
    const applied = table.rows[0]?.known === true ? await appliedMigrations(client) : []
    const pending = pendingMigrations(applied, files.value)
    return pending.ok ? ok({ appliedCount: applied.length, pendingCount: pending.value.length }) : pending
  } finally {
    await client.end().catch(() => undefined)
  }
}

export interface LevelOfDatabase {
  readonly appliedCount: number
  readonly pendingCount: number
}

/** Pure: which files are still to be applied, or why this program must not touch this database. */
export function pendingMigrations(
  applied: readonly AppliedMigration[],
  files: readonly MigrationFile[],
): Result<readonly MigrationFile[], string> {
  const newest = files.at(-1)?.number ?? 0
  for (const one of applied) {
    const file = files.find((candidate) => candidate.number === one.number)
    if (!file) return refused(one.number > newest ? t.databaseNewer(one.name) : t.migrationGone(one.name))
    if (file.sha256 !== one.sha256) return refused(t.migrationChanged(file.name))
  }
  const level = applied.at(-1)?.number ?? 0
  const pending = files.filter((file) => !applied.some((one) => one.number === file.number))
  const late = pending.find((file) => file.number < level)
  return late ? refused(t.migrationTooLate(late.name)) : ok(pending)
}

/** Within the caller's transaction, which has to be rolled back after a refusal. */
export async function applyMigration(client: pg.ClientBase, file: MigrationFile): Promise<Result<void, string>> {
  try {
    await client.query(file.sql)
    await client.query('INSERT INTO public.steg_migration (number, name, sha256) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ])
    return ok(undefined)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return refused(t.migrationFailed(file.name, lineOf(file.sql, error.position), error.message))
  }
}

const lineOf = (sql: string, position: string | undefined): number | undefined =>
  position === undefined ? undefined : sql.slice(0, Number(position)).split('\n').length
