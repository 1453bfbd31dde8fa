// As whom the database's programs run. PostgreSQL refuses to run as root (uid 0), so as root they get another identity.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'

export interface Runner {
  /**
   * self: the user who starts Steg. namespace: root outside, nobody inside a user namespace, so that files stay root's
   * and private folders stay reachable. user: another user of the system.
   */
  readonly kind: 'self' | 'namespace' | 'user'
  readonly uid: number
  readonly gid: number
}

/** The ways that root may try, in this order. */
export type RootWay = 'namespace' | 'user'

const nobody = 65534

export const isRoot = process.getuid?.() === 0

export const self: Runner = { kind: 'self', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
export const ownNamespace: Runner = { kind: 'namespace', uid: 0, gid: 0 }
export const asUser = (uid: number = nobody, gid: number = nobody): Runner => ({ kind: 'user', uid, gid })

const wrap = (runner: Runner, command: string, args: readonly string[]): readonly [string, string[]] =>
  runner.kind === 'namespace'
    ? ['unshare', ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--', command, ...args]]
    : [command, [...args]]

// Nothing of our own environment is the server's business; PG… variables would even change what it does.
const environment = (): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP']
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' }
  for (const name of kept) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

const identity = (runner: Runner): SpawnOptions => ({
  cwd: process.platform === 'win32' ? undefined : '/',
  env: environment(),
  windowsHide: true,
  ...(runner.kind === 'user' ? { uid: runner.uid, gid: runner.gid } : {}),
})

export function runToEnd(
  runner: Runner,
  command: string,
  args: readonly string[],
): Promise<{ code: number; errors: string }> {
  const [program, all] = wrap(runner, command, args)
  return new Promise((resolve) => {
    const child = spawn(program, all, { ...identity(runner), stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-4000)
    })
    child.once('error', (error) => resolve({ code: -1, errors: error.message }))
    child.once('close', (code) => resolve({ code: code ?? -1, errors }))
  })
}

/** Starts a program that outlives us: Ctrl-C in the terminal is for Steg, which then stops the server in order. */
export function spawnServer(runner: Runner, command: string, args: readonly string[], log: number): ChildProcess {
  const [program, all] = wrap(runner, command, args)
  return spawn(program, all, { ...identity(runner), detached: true, stdio: ['ignore', log, log] })
}

export const canRun = (runner: Runner, program: string): boolean => {
  const [command, args] = wrap(runner, program, ['--version'])
  return spawnSync(command, args, { ...identity(runner), stdio: 'ignore' }).status === 0
}

/** Whether the runner may enter the folder (and, where asked, write into it). */
export const canReach = (runner: Runner, folder: string, toWrite: boolean): boolean => {
  if (runner.kind === 'self') return true
  const test = toWrite ? 'test -x "$0" && test -w "$0"' : 'test -x "$0"'
  const [command, args] = wrap(runner, '/bin/sh', ['-c', test, folder])
  return spawnSync(command, args, { ...identity(runner), stdio: 'ignore' }).status === 0
}

export const giveTo = (runner: Runner, path: string): void => {
  if (runner.kind === 'user') chownSync(path, runner.uid, runner.gid)
}

export const giveAllTo = (runner: Runner, folder: string): void => {
  spawnSync('chown', ['-R', `${runner.uid}:${runner.gid}`, folder], { stdio: 'ignore' })
}
