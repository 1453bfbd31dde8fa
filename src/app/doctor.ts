// steg doctor: looks at everything an installation needs, in one list.
import { readdirSync, statfsSync } from 'node:fs'
import { sql } from 'kysely'
import { readMigrations } from '../platform/db/migrate.ts'
import { asOperator } from '../platform/db/operator.ts'
import { backupFolder } from './backup-folder.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'
import { migrationsFolder } from './program.ts'

interface Finding {
  readonly good: boolean
  readonly text: string
}

export async function examine(given: OpenCommand): Promise<number> {
  const findings = [...examineMachine(given), ...(await examineDatabase(given)), ...(await examineWork(given))]
  for (const { good, text } of findings) given.say(`${good ? t.doctor.good : t.doctor.bad}  ${text}`)
  return findings.every((finding) => finding.good) ? 0 : 1
}

function examineMachine({ settings }: OpenCommand): Finding[] {
  const disk = statfsSync(settings.dataFolder)
  const gigabytes = (disk.bavail * disk.bsize) / 1e9
  return [
    { good: true, text: t.doctor.node(process.versions.node) },
    { good: true, text: t.doctor.folder(settings.dataFolder) },
    { good: gigabytes > 1, text: t.doctor.disk(gigabytes.toFixed(1).replace('.', ',')) },
    { good: true, text: settings.smtpUrl === undefined ? t.doctor.noMail : t.doctor.mail },
    backupFinding(settings),
  ]
}

function backupFinding(settings: OpenCommand['settings']): Finding {
  try {
    const newest = readdirSync(backupFolder(settings))
      .filter((name) => name.endsWith('.stegbackup'))
      .sort()
      .at(-1)
    if (newest !== undefined) return { good: true, text: t.doctor.backup(newest) }
  } catch {
    // No folder, no backup.
  }
  return { good: settings.backupEveryHours === 0, text: t.doctor.noBackup }
}

async function examineDatabase({ program, programFolder }: OpenCommand): Promise<Finding[]> {
  const { kysely } = program.services.database
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
  const files = readMigrations(migrationsFolder(programFolder))
  return [
    { good: row !== undefined, text: t.doctor.database(program.server.dataLiesIn, row?.version ?? '?') },
    { good: row?.durable === true, text: t.doctor.durable },
    { good: row?.plain === true, text: t.doctor.appRole },
    { good: row?.forced === true, text: t.doctor.rowSecurity },
    { good: files.ok, text: t.doctor.level(files.ok ? files.value.length : 0) },
  ]
}

async function examineWork({ program, settings }: OpenCommand): Promise<Finding[]> {
  const { mails, jobs } = await asOperator(program.server.owner, async (tx) => {
    const { rows } = await sql<{ mails: number; jobs: number }>`
      SELECT (SELECT count(*) FROM platform.outbox_mail WHERE sent_at IS NULL AND failed_at IS NULL) AS mails,
        (SELECT count(*) FROM platform.job WHERE failed_at IS NOT NULL) AS jobs`.execute(tx)
    return rows[0] ?? { mails: 0, jobs: 0 }
  })
  return [
    { good: settings.smtpUrl === undefined || mails < 100, text: t.doctor.waitingMail(mails) },
    { good: jobs === 0, text: t.doctor.failedJobs(jobs) },
  ]
}
