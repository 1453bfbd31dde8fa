// Writes all rows of all tables, as they were at one instant, into one encrypted file and reads it back before it counts.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type AppliedMigration, appliedMigrations, migrationLock } from '../migrate.ts'
import { operatorRole } from '../roles.ts'
import { type BackupSums, countRows, readBackup, record } from './content.ts'
import { seal } from './envelope.ts'
import { qualified, type StoredTable, storedSequences, storedTables } from './tables.ts'
import { t } from './texts.ts'

export interface MadeBackup {
  readonly file: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  /** Name of the last migration, for example 0002_network.sql. */
  readonly level: string
}

export async function backup(options: {
  readonly owner: pg.PoolConfig
  readonly key: Buffer
  readonly file: string
  readonly now: Date
}): Promise<Result<MadeBackup, string>> {
  const { file, key } = options
  const part = `${file}.part`
  const client = new pg.Client({ ...options.owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const snapshot = await takeSnapshot(client)
    if (!snapshot.ok) return snapshot
    const sums: { value?: BackupSums } = {}
    await rm(part, { force: true })
    await pipeline(
      Readable.from(records(client, snapshot.value, options.now, sums)),
      createZstdCompress(),
      (plain: AsyncIterable<Buffer>) => seal(plain, key),
      createWriteStream(part, { mode: 0o600, flags: 'wx' }),
    )
    await client.query('COMMIT')
    await flush(part)
    const readBack = await readBackup(part, key)
    if (!readBack.ok || readBack.value.sums.sha256 !== sums.value?.sha256) return refused(t.backupDiffers(file))
    await rename(part, file)
    await flush(dirname(file))
    return ok({
      file,
      bytes: (await stat(file)).size,
      tables: readBack.value.sums.tables,
      rows: readBack.value.sums.rows,
      level: snapshot.value.migrations.at(-1)?.name ?? '',
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOSPC' || code === 'EDQUOT') return refused(t.noRoom)
    return refused(t.backupFailed(error instanceof Error ? error.message : String(error)))
  } finally {
    await rm(part, { force: true })
    await client.end().catch(() => undefined)
  }
}

interface Snapshot {
  readonly tables: readonly StoredTable[]
  readonly migrations: readonly AppliedMigration[]
  readonly serverVersion: string
}

async function takeSnapshot(client: pg.Client): Promise<Result<Snapshot, string>> {
  // Before the snapshot, so that no migration changes tables that the snapshot still has to read.
  await client.query('SELECT pg_advisory_lock_shared($1)', [migrationLock])
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // Values are written so that any later server reads them the same, whatever its settings.
  await client.query(`SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
    SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8';
    SET LOCAL statement_timeout = 0`)
  const level = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'steg_migration'`)
  if (level.rowCount === 0) return refused(t.notMigrated)
  const migrations = await appliedMigrations(client)
  const tables = await storedTables(client)
  // Row-level security hides rows without a word; a backup that misses some is worse than none.
  const hidden = tables.find((table) => table.hasRowSecurity && !table.operatorSeesAll)
  if (hidden) return refused(t.notVisible(qualified(hidden)))
  const version = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  return ok({ tables, migrations, serverVersion: version.rows[0]?.version ?? '' })
}

async function* records(
  client: pg.Client,
  snapshot: Snapshot,
  now: Date,
  out: { value?: BackupSums },
): AsyncGenerator<Buffer> {
  const { tables, migrations, serverVersion } = snapshot
  yield record('H', { madeAt: now.toISOString(), serverVersion, migrations })
  const allTables = createHash('sha256')
  let allRows = 0
  for (const table of tables) {
    const { schema, name, columns } = table
    yield record('T', { schema, name, columns })
    // FORCE shuts even the owner out; the operator role has policies that show everything.
    await client.query(table.hasRowSecurity ? `SET LOCAL ROLE ${operatorRole}` : 'RESET ROLE')
    const hash = createHash('sha256')
    let rows = 0
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    const stream = client.query(copyTo(`COPY ${qualified(table)} (${list}) TO STDOUT`))
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      rows += countRows(chunk)
      yield record('D', chunk)
    }
    if (stream.rowCount !== rows) throw new Error(`${qualified(table)}: ${stream.rowCount} / ${rows}`)
    const sha256 = hash.digest('hex')
    yield record('E', { rows, sha256 })
    allTables.update(sha256)
    allRows += rows
  }
  await client.query('RESET ROLE')
  // Sequences stand outside of transactions: read last, they are never behind the rows.
  yield record('S', await storedSequences(client))
  out.value = { tables: tables.length, rows: allRows, sha256: allTables.digest('hex') }
  yield record('Z', out.value)
}

async function flush(path: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable without.
  if (process.platform === 'win32' && (await stat(path)).isDirectory()) return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
