// Brings a backup into a database, all of it or nothing: one transaction from the first row to the last check.
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import {
  type AppliedMigration,
  appliedMigrations,
  applyMigration,
  type MigrationFile,
  makeLevelTable,
  migrationLock,
  pendingMigrations,
  readMigrations,
} from '../migrate.ts'
import { ensureRoles } from '../roles.ts'
import { type BackupSequences, type BackupTable, readBackup } from './content.ts'
import { dropStatements, obstacles, qualified, storedTables } from './tables.ts'
import { t } from './texts.ts'

export interface RestoredBackup {
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  /** Migrations applied after the rows, because the backup is older than the program. */
  readonly migrated: readonly string[]
}

/** A reason to roll everything back and say this sentence. */
class Refusal extends Error {}

const orRefuse = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Refusal(result.error)
  return result.value
}

export async function restore(options: {
  readonly owner: pg.PoolConfig
  readonly key: Buffer
  readonly file: string
  readonly migrationsFolder: string
  /** Without it, a database that holds rows is left alone. */
  readonly replace?: boolean
  /** Last step of the transaction, as the owner: for example erases again who has been erased since. */
  readonly afterRestore?: (client: pg.ClientBase) => Promise<void>
}): Promise<Result<RestoredBackup, string>> {
  const { file, key } = options
  const checked = await readBackup(file, key)
  if (!checked.ok) return checked
  const { head, sums } = checked.value
  const files = readMigrations(options.migrationsFolder)
  if (!files.ok) return files
  const unknown = head.migrations.find(
    (one) => !files.value.some((known) => known.number === one.number && known.sha256 === one.sha256),
  )
  if (unknown) return refused(t.newerLevel(unknown.name))

  const client = new pg.Client({ ...options.owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const roles = await ensureRoles(client, options.owner)
    if (!roles.ok) return roles
    await client.query('BEGIN')
    await client.query(`SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = 0;
      SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'`)
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    if (options.replace !== true) await refuseUnlessEmpty(client)
    await bringToLevel(client, head.migrations, files.value)
    await load(client, file, key)
    const migrated = orRefuse(pendingMigrations(await appliedMigrations(client), files.value))
    for (const one of migrated) orRefuse(await applyMigration(client, one))
    await options.afterRestore?.(client)
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return ok({ madeAt: head.madeAt, tables: sums.tables, rows: sums.rows, migrated: migrated.map((one) => one.name) })
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    if (error instanceof Refusal) return refused(error.message)
    if (error instanceof pg.DatabaseError && error.code === '55P03') return refused(t.inUse)
    return refused(t.restoreFailed(error instanceof Error ? error.message : String(error)))
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Written by every first start: which key belongs to the database. A backup brings its own. */
const isOfTheInstallation = ({ schema, name }: BackupTable): boolean =>
  schema === 'platform' && name === 'subject_key_check'

/** Looks behind row-level security, so a table that shows the owner nothing is not taken for empty. */
async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const tables = (await storedTables(client)).filter((table) => !isOfTheInstallation(table))
  for (const table of tables) {
    if (table.forcesRowSecurity) await client.query(`ALTER TABLE ${qualified(table)} NO FORCE ROW LEVEL SECURITY`)
    const found = await client.query(`SELECT FROM ${qualified(table)} LIMIT 1`)
    if (found.rowCount !== 0) throw new Refusal(t.notEmpty(qualified(table)))
    if (table.forcesRowSecurity) await client.query(`ALTER TABLE ${qualified(table)} FORCE ROW LEVEL SECURITY`)
  }
}

/** Gives the database exactly the tables that the backup was made from. */
async function bringToLevel(
  client: pg.Client,
  wanted: readonly AppliedMigration[],
  files: readonly MigrationFile[],
): Promise<void> {
  const level = wanted.at(-1)?.number ?? 0
  await makeLevelTable(client)
  const present = await appliedMigrations(client)
  const isBeyond = present.some((one) => !wanted.some((other) => other.sha256 === one.sha256))
  if (isBeyond) {
    for (const statement of await dropStatements(client)) await client.query(statement)
    await makeLevelTable(client)
  }
  const upToLevel = files.filter((file) => file.number <= level)
  const missing = orRefuse(pendingMigrations(await appliedMigrations(client), upToLevel))
  for (const file of missing) orRefuse(await applyMigration(client, file))
}

async function load(client: pg.Client, file: string, key: Buffer): Promise<void> {
  const steps = await obstacles(client)
  for (const step of steps) await client.query(step.aside)
  const tables = await storedTables(client)
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(qualified).join(', ')}`)

  const waiting = new Map(tables.map((table) => [qualified(table), table]))
  let copy: RunningCopy | undefined
  let sequences: BackupSequences = []
  orRefuse(
    await readBackup(file, key, {
      beginTable(table) {
        if (!waiting.delete(qualified(table))) throw new Refusal(t.otherTables(qualified(table)))
        copy = beginCopy(client, table)
      },
      rows: (chunk) => copy?.write(chunk),
      async endTable(rows) {
        await copy?.end(rows)
        copy = undefined
      },
      sequences(found) {
        sequences = found
      },
    }),
  )
  const missing = [...waiting.keys()][0]
  if (missing !== undefined) throw new Refusal(t.otherTables(missing))

  for (const step of steps) await client.query(step.back)
  // Unlike setval, this is undone by a rollback.
  for (const sequence of sequences)
    await client.query(`ALTER SEQUENCE ${qualified(sequence)} RESTART WITH ${BigInt(sequence.next)}`)
}

interface RunningCopy {
  write(chunk: Buffer): Promise<void>
  end(expectedRows: number): Promise<void>
}

function beginCopy(client: pg.Client, table: BackupTable): RunningCopy {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const stream: CopyStreamQuery = client.query(copyFrom(`COPY ${qualified(table)} (${columns}) FROM STDIN`))
  const done = finished(stream)
  // Awaited later, in `write` or `end`.
  done.catch(() => undefined)
  return {
    async write(chunk) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
    },
    async end(expectedRows) {
      stream.end()
      await done
      if (stream.rowCount !== expectedRows) throw new Error(`${qualified(table)}: ${stream.rowCount} / ${expectedRows}`)
    },
  }
}
