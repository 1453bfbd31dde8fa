// Regular backups in one folder: makes one when it is due and keeps the newest. A job calls it, often; it decides.
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { backup, type MadeBackup } from './backup.ts'
import { t } from './texts.ts'

const namePattern = /^steg-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})\.stegbackup$/

/** In UTC, so that the names sort by time in the night when the clock goes back, too. */
export function backupName(now: Date): string {
  const [day = '', time = ''] = now.toISOString().split('T')
  return `steg-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}.stegbackup`
}

function timeOf(name: string): number | undefined {
  const match = namePattern.exec(name)
  if (!match) return undefined
  const [, year, month, day, hour, minute] = match
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

/**
 * The newest of these files, and when it was made. Names from the future (a clock that was wrong once) do not count: they
 * must not stop all backups until then.
 */
export function newestBackup(
  names: readonly string[],
  now: Date,
): { readonly name: string; readonly at: Date } | undefined {
  const known = names.flatMap((name) => {
    const time = timeOf(name)
    return time === undefined || time > now.getTime() ? [] : [{ name, at: new Date(time) }]
  })
  return known.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
}

export interface ScheduledBackup {
  /** undefined: the newest backup is still young enough. */
  readonly made: MadeBackup | undefined
  readonly removed: readonly string[]
}

export async function backupIfDue(options: {
  readonly owner: pg.PoolConfig
  readonly key: Buffer
  /** Usually <STEG_DATA>/backups. Files with other names in it are left alone. */
  readonly folder: string
  /** Hours. */
  readonly every?: number
  /** How many backups to keep. */
  readonly keep?: number
  readonly now: Date
}): Promise<Result<ScheduledBackup, string>> {
  const { folder, now, every = 24, keep = 14 } = options
  let names: string[]
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    names = (await readdir(folder)).filter((name) => namePattern.test(name)).sort()
  } catch (error) {
    return refused(t.backupFailed(error instanceof Error ? error.message : String(error)))
  }
  const newest = newestBackup(names, now)?.at.getTime() ?? Number.NEGATIVE_INFINITY
  const isDue = now.getTime() - newest >= every * 3_600_000
  if (!isDue) return ok({ made: undefined, removed: [] })

  const name = backupName(now)
  const made = await backup({ owner: options.owner, key: options.key, file: join(folder, name), now })
  if (!made.ok) return made
  // Only now, when a newer one has been read back.
  const removed = [...names.filter((other) => other !== name), name].slice(0, -Math.max(1, keep))
  for (const old of removed) await rm(join(folder, old), { force: true })
  return ok({ made: made.value, removed })
}
