// Reads postmaster.pid and tells whether the process it names really is the server of this data folder.
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

export interface PostmasterPid {
  readonly pid: number
  readonly port: number
  /** Empty on Windows. */
  readonly socketFolder: string
  /** starting, ready, stopping, standby, or empty in the first moments. */
  readonly status: string
}

export const pidFile = (dataFolder: string): string => join(dataFolder, 'postmaster.pid')

export function readPostmasterPid(dataFolder: string): PostmasterPid | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(dataFolder), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? ''), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** After a restart of the machine the number may belong to anybody, so existing is not enough. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  if (!exists(pid)) return false
  if (process.platform === 'linux') {
    try {
      // "State: Z" is a server that ended while nobody waited for it.
      if (/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (!command.includes('postgres')) return false
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
      } catch {
        return command.split('\0').includes(dataFolder)
      }
    } catch {
      return exists(pid)
    }
  }
  if (process.platform === 'win32') return true
  const command = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return command.includes('postgres') && command.includes(dataFolder)
}
