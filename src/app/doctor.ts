// steg doctor: looks at everything an installation needs, in one list. It changes nothing: no migration, no key, no folder.
import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs'
import { sql } from 'kysely'
import { newestBackup } from '../platform/db/backup/schedule.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { readPending } from '../platform/db/migrate.ts'
import { hasOwnServer, type OpenServer, openDatabaseServer } from '../platform/db/open.ts'
import { asOperator } from '../platform/db/operator.ts'
import { backupFolder } from './backup-folder.ts'
import { t } from './cli-texts.ts'
import type { CommandInput } from './command-input.ts'
import { faultOfNames } from './key-of-names.ts'
import { migrationsFolder } from './program.ts'

interface Finding {
  readonly good: boolean
  readonly text: string
}

export async function examine(given: CommandInput): Promise<number> {
  const findings = [...examineMachine(given, new Date()), ...(await examineServer(given))]
  for (const { good, text } of findings) given.say(`${good ? t.doctor.good : t.doctor.bad}  ${text}`)
  return findings.every((finding) => finding.good) ? 0 : 1
}

function examineMachine({ settings }: CommandInput, now: Date): Finding[] {
  const folder = settings.dataFolder
  const isThere = existsSync(folder)
  const disk = isThere ? statfsSync(folder) : undefined
  const gigabytes = disk === undefined ? undefined : (disk.bavail * disk.bsize) / 1e9
  return [
    { good: true, text: t.doctor.node(process.versions.node) },
    isThere
      ? { good: isWritable(folder), text: isWritable(folder) ? t.doctor.folder(folder) : t.folderUnwritable(folder) }
      : { good: false, text: t.doctor.noFolder(folder) },
    ...(gigabytes === undefined
      ? []
      : [{ good: gigabytes > 1, text: t.doctor.disk(gigabytes.toFixed(1).replace('.', ',')) }]),
    { good: true, text: settings.smtpUrl === undefined ? t.doctor.noMail : t.doctor.mail },
    backupFinding(settings, now),
  ]
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A job makes backups and looks every ten minutes; some hours later than expected something is wrong. */
const lateAfterHours = 6

export function backupFinding(
  settings: Pick<CommandInput['settings'], 'dataFolder' | 'backupEveryHours'>,
  now: Date,
): Finding {
  const every = settings.backupEveryHours
  const folder = backupFolder(settings)
  const newest = newestBackup(existsSync(folder) ? readdirSync(folder) : [], now)
  if (newest === undefined) return { good: every === 0, text: t.doctor.noBackup }
  const hours = Math.floor((now.getTime() - newest.at.getTime()) / 3_600_000)
  const isLate = every > 0 && hours >= every + lateAfterHours
  return {
    good: !isLate,
    text: isLate ? t.doctor.oldBackup(newest.name, hours, every) : t.doctor.backup(newest.name, hours),
  }
}

async function examineServer(given: CommandInput): Promise<Finding[]> {
  const { settings, say, programFolder } = given
  const { dataFolder, databaseUrl } = settings
  if (databaseUrl === undefined && !hasOwnServer(dataFolder)) {
    return [{ good: false, text: t.doctor.noDatabase(dataFolder) }]
  }
  const server = await openDatabaseServer({ dataFolder, databaseUrl, mode: 'command', say })
  if (!server.ok) return [{ good: false, text: server.error }]
  try {
    const level = await readPending(server.value.owner, migrationsFolder(programFolder))
    if (!level.ok) return [{ good: false, text: level.error }]
    const { appliedCount, pendingCount } = level.value
    const levelFinding = {
      good: pendingCount === 0,
      text: pendingCount === 0 ? t.doctor.level(appliedCount) : t.doctor.pending(pendingCount),
    }
    // Nothing else is there to be looked at.
    if (appliedCount === 0) return [levelFinding]
    return [
      ...(await examineDatabase(server.value)),
      levelFinding,
      // An older database may lack the table that is asked.
      ...(pendingCount === 0 ? [await examineNames(server.value, settings)] : []),
      ...(await examineWork(server.value, settings)),
    ]
  } finally {
    await server.value.stop()
  }
}

async function examineNames({ owner }: OpenServer, { dataFolder }: CommandInput['settings']): Promise<Finding> {
  const fault = await faultOfNames(owner, dataFolder)
  return { good: fault === undefined, text: fault ?? t.names.good }
}

async function examineDatabase(server: OpenServer): Promise<Finding[]> {
  const database = openDatabase(server.app, { onIdleError: () => undefined })
  try {
    return await findingsOf(database.kysely, server)
  } finally {
    await database.close()
  }
}

async function findingsOf(kysely: Database['kysely'], server: OpenServer): Promise<Finding[]> {
  const { rows } = await sql<{ version: string; durable: boolean; plain: boolean; forced: boolean }>`
    SELECT current_setting('server_version') AS version,
      current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off'
        AND current_setting('full_page_writes') = 'on' AS durable,
      NOT rolsuper AND NOT rolbypassrls
        AND NOT EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS plain,
      NOT EXISTS (
        SELECT FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attname = 'region_id' AND a.attnum > 0 AND a.attnotnull AND c.relkind = 'r'
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS forced
    FROM pg_roles WHERE rolname = current_user`.execute(kysely)
  const row = rows[0]
  return [
    { good: row !== undefined, text: t.doctor.database(server.dataLiesIn, row?.version ?? '?') },
    { good: row?.durable === true, text: t.doctor.durable },
    { good: row?.plain === true, text: t.doctor.appRole },
    { good: row?.forced === true, text: t.doctor.rowSecurity },
  ]
}

async function examineWork(server: OpenServer, settings: CommandInput['settings']): Promise<Finding[]> {
  const { mails, jobs } = await asOperator(server.owner, async (tx) => {
    const { rows } = await sql<{ mails: number; jobs: number }>`
      SELECT (SELECT count(*) FROM platform.outbox_mail m JOIN network.region r ON r.id = m.region_id
          WHERE m.sent_at IS NULL AND m.failed_at IS NULL AND NOT r.is_demo) AS mails,
        (SELECT count(*) FROM platform.job WHERE failed_at IS NOT NULL) AS jobs`.execute(tx)
    return rows[0] ?? { mails: 0, jobs: 0 }
  })
  return [
    { good: settings.smtpUrl === undefined || mails < 100, text: t.doctor.waitingMail(mails) },
    { good: jobs === 0, text: t.doctor.failedJobs(jobs) },
  ]
}
