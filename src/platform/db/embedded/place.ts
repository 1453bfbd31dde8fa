// Chooses as whom the server runs and where its data, programs and socket lie, so that all of them can be reached.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Binaries, completeBinaries, copyBinaries, platform } from './binaries.ts'
import { isServerOf, readPostmasterPid } from './postmaster-pid.ts'
import {
  asUser,
  canReach,
  canRun,
  giveAllTo,
  giveTo,
  isRoot,
  ownNamespace,
  type RootWay,
  type Runner,
  self,
} from './runner.ts'
import { t } from './texts.ts'

export interface Place {
  readonly runner: Runner
  readonly binaries: Binaries
  /** The folder that holds the data; it is STEG_DATA, except for root where that is closed to everybody else. */
  readonly base: string
  readonly data: string
}

const dataIn = (base: string): string => join(base, 'postgres')

/** Data that another major version or another user made is never touched. */
export function choosePlace(options: {
  readonly dataFolder: string
  readonly knownBase: string | undefined
  readonly installed: Binaries
  readonly rootWays: readonly RootWay[]
  readonly systemFolder: string
}): Result<Place, string> {
  const { dataFolder, installed } = options
  completeBinaries(installed)
  if (!isRoot) return placeFor(self, dataFolder, installed) ?? refused(t.binariesDoNotRun(platform))

  const existing = existsSync(dataIn(options.knownBase ?? dataFolder)) ? (options.knownBase ?? dataFolder) : undefined
  if (existing !== undefined) {
    const owner = statSync(dataIn(existing))
    if (owner.uid !== 0)
      return placeFor(asUser(owner.uid, owner.gid), existing, installed) ?? refused(t.noUnprivilegedUser)
    const place = options.rootWays.includes('namespace') ? placeFor(ownNamespace, existing, installed) : undefined
    if (place) return place
    // Made in a namespace of its own, and moved to where those are forbidden (into a container, say).
    const other = placeFor(asUser(), existing, installed)
    if (other && !isInUse(dataIn(existing))) giveAllTo(asUser(), dataIn(existing))
    return other ?? refused(t.noUnprivilegedUser)
  }

  const hash = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 16)
  for (const way of options.rootWays) {
    const runner = way === 'namespace' ? ownNamespace : asUser()
    const place = placeFor(runner, dataFolder, installed)
    if (place) return place
    if (way !== 'user') continue
    const elsewhere = join(options.systemFolder, hash)
    mkdirSync(elsewhere, { recursive: true, mode: 0o711 })
    const systemPlace = placeFor(runner, elsewhere, installed)
    if (systemPlace) return systemPlace
  }
  return refused(t.noUnprivilegedUser)
}

const isInUse = (data: string): boolean => {
  const found = readPostmasterPid(data)
  return found !== undefined && isServerOf(found.pid, data)
}

function placeFor(runner: Runner, base: string, installed: Binaries): Result<Place, string> | undefined {
  // As another user we make the data folder itself, so it is enough that this user may pass through.
  if (!canReach(runner, base, runner.kind === 'namespace')) return undefined
  const data = dataIn(base)
  for (const binaries of [() => installed, () => copyBinaries(installed, base)]) {
    try {
      const candidate = binaries()
      if (canRun(runner, candidate.postgres)) return ok({ runner, binaries: candidate, base, data })
    } catch {
      return undefined
    }
  }
  return undefined
}

// sun_path holds 108 bytes with its closing zero; the server adds /.s.PGSQL.5432 to the folder.
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length

/** A private folder whose path is short and plain enough for a Unix socket. */
export function socketFolder(place: Place): Result<string, string> {
  const beside = join(place.base, 'run')
  const fits = (folder: string) => Buffer.byteLength(folder) <= longestSocketFolder && /^[\w./-]+$/.test(folder)
  const hash = createHash('sha256').update(realpathSync(place.data)).digest('hex').slice(0, 16)
  const inTemp = [tmpdir(), '/tmp'].map((temp) => join(temp, `steg-${place.runner.uid}-${hash}`))
  for (const folder of [beside, ...inTemp]) {
    if (!fits(folder)) continue
    if (!existsSync(folder)) {
      try {
        mkdirSync(folder, { mode: 0o700 })
        giveTo(place.runner, folder)
      } catch {
        continue
      }
    }
    // In a folder open to all, somebody else may have been first.
    const found = lstatSync(folder)
    if (found.isDirectory() && isRoot && folder === beside) giveTo(place.runner, folder)
    else if (!found.isDirectory() || found.uid !== place.runner.uid) return refused(t.socketFolderForeign(folder))
    chmodSync(folder, 0o700)
    if (canReach(place.runner, folder, true)) return ok(folder)
  }
  return refused(t.socketFolderForeign(inTemp[0] ?? beside))
}
