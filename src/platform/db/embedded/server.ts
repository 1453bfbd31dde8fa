// The server process: make its data folder, start it, find one that already runs, stop it. Who may use it is not here.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { socketFolder as chooseSocketFolder, type Place } from './place.ts'
import { isServerOf, pidFile, readPostmasterPid } from './postmaster-pid.ts'
import { giveTo, runToEnd, spawnServer } from './runner.ts'
import { initArguments, type Listening, serverArguments } from './settings.ts'
import { t } from './texts.ts'

export const superuser = 'postgres'

export interface RunningServer {
  readonly pid: number
  readonly host: string
  readonly port: number
  readonly startedHere: boolean
}

export interface StartOptions {
  readonly password: string
  readonly logFile: string
  readonly say: (sentence: string) => void
}

const pollMs = 10
const answerWithinMs = 15_000
const stopWithinMs = 60_000
const maxLogBytes = 5_000_000

/** Makes the data folder under another name first, so that an interrupted start leaves none that looks finished. */
export async function initialize(place: Place, password: string): Promise<Result<void, string>> {
  const name = `${basename(place.data)}.${randomUUID()}`
  const part = join(place.base, `${name}.part`)
  const passwordFile = join(place.base, `${name}.secret`)
  const removeParts = () => {
    rmSync(part, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
  try {
    mkdirSync(part, { mode: 0o700 })
    giveTo(place.runner, part)
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    giveTo(place.runner, passwordFile)
    const end = await runToEnd(place.runner, place.binaries.initdb, initArguments(part, passwordFile, superuser))
    if (end.code !== 0) return refused(t.initFailed(lastLine(end.errors)))
    try {
      renameSync(part, place.data)
    } catch (error) {
      // Another first start was faster; its folder is used.
      if (!existsSync(join(place.data, 'PG_VERSION'))) throw error
    }
    return ok(undefined)
  } catch (error) {
    return refused(t.initFailed(error instanceof Error ? error.message : String(error)))
  } finally {
    removeParts()
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** Uses the server that runs on this folder already, or starts one. Never two: PostgreSQL's own lock file sees to it. */
export async function startOrAdopt(place: Place, options: StartOptions): Promise<Result<RunningServer, string>> {
  for (let attempt = 1; ; attempt++) {
    const found = readPostmasterPid(place.data)
    if (found && isServerOf(found.pid, place.data)) {
      const server = await waitUntilReady(place, { ...options, child: undefined })
      if (server) return server
      continue
    }
    // PostgreSQL would refuse to start if the number in a left-behind file belongs to some other program by now.
    if (found) rmSync(pidFile(place.data), { force: true })
    const started = await start(place, options)
    if (started !== 'busy') return started
    // Processes of a killed server may need a moment to end, or another start was faster.
    if (attempt >= 40) return refused(t.noAnswer(options.logFile))
    await after(Math.min(50 * attempt, 500))
  }
}

async function start(place: Place, options: StartOptions): Promise<Result<RunningServer, string> | 'busy'> {
  const listening = await whereToListen(place)
  if (!listening.ok) return listening
  let child: ChildProcess
  let logBytes: number
  try {
    if (existsSync(options.logFile) && statSync(options.logFile).size > maxLogBytes)
      renameSync(options.logFile, `${options.logFile}.1`)
    const log = openSync(options.logFile, 'a', 0o600)
    giveTo(place.runner, options.logFile)
    logBytes = statSync(options.logFile).size
    child = spawnServer(place.runner, place.binaries.postgres, serverArguments(place, listening.value), log)
    closeSync(log)
  } catch {
    return refused(t.folderNotWritable(dirname(options.logFile)))
  }
  child.on('error', () => undefined)
  child.unref()
  const server = await waitUntilReady(place, { ...options, child })
  if (server) return server
  const said = readFileSync(options.logFile).subarray(logBytes).toString('utf8')
  if (/lock file|still in use/.test(said)) return 'busy'
  return refused(t.startFailed(options.logFile, reasonIn(said)))
}

/** The server's own words, without time and process number. */
const reasonIn = (log: string): string => {
  const fatal = log.match(/(?:FATAL|PANIC): +(.*)/)?.[1]
  return fatal === undefined ? '' : `${fatal}.`
}

async function whereToListen(place: Place): Promise<Result<Listening, string>> {
  if (process.platform === 'win32') return ok({ port: await freePort() })
  const folder = chooseSocketFolder(place)
  return folder.ok ? ok({ socketFolder: folder.value }) : folder
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** undefined: the server ended before it was ready. */
async function waitUntilReady(
  place: Place,
  options: StartOptions & { readonly child: ChildProcess | undefined },
): Promise<Result<RunningServer, string> | undefined> {
  const begun = Date.now()
  let said = false
  let readySince: number | undefined
  for (;;) {
    const { child } = options
    if (child && (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)) return undefined
    const found = readPostmasterPid(place.data)
    const isOurs = found !== undefined && (child === undefined || found.pid === child.pid)
    if (child === undefined && !(found && isServerOf(found.pid, place.data))) return undefined
    if (isOurs && found.status === 'ready') {
      readySince ??= Date.now()
      const host = found.socketFolder === '' ? '127.0.0.1' : found.socketFolder
      const answer = await tryToConnect({ host, port: found.port, password: options.password })
      if (answer === 'connected')
        return ok({ pid: found.pid, host, port: found.port, startedHere: child !== undefined })
      if (answer === 'wrong password') return refused(t.keyDoesNotFit(dirname(place.data)))
      if (Date.now() - readySince > answerWithinMs) return refused(t.noAnswer(options.logFile))
    } else if (!said && Date.now() - begun > 5_000) {
      // Replaying the log after a crash may take minutes; it is not ours to cut it short.
      said = true
      options.say(t.recovering)
    }
    await after(pollMs)
  }
}

async function tryToConnect(to: {
  readonly host: string
  readonly port: number
  readonly password: string
}): Promise<'connected' | 'wrong password' | 'not yet'> {
  const client = new pg.Client({ ...to, user: superuser, database: 'postgres', connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'connected'
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === '28P01' ? 'wrong password' : 'not yet'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk when this returns. */
export async function stopServer(place: Place, pid: number, say: (sentence: string) => void): Promise<void> {
  if (process.platform === 'win32') {
    await new Promise((resolve) =>
      spawn(place.binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', place.data], { stdio: 'ignore' })
        .once('error', resolve)
        .once('close', resolve),
    )
    return
  }
  if (!isServerOf(pid, place.data)) return
  const socketFolder = readPostmasterPid(place.data)?.socketFolder
  process.kill(pid, 'SIGINT')
  const begun = Date.now()
  let said = false
  while (isServerOf(pid, place.data)) {
    if (!said && Date.now() - begun > stopWithinMs) {
      said = true
      say(t.stopIsSlow)
      // Immediate: the server replays its log at the next start, so this loses nothing either.
      process.kill(pid, 'SIGQUIT')
    }
    await after(pollMs)
  } // A socket folder outside of the data is of no use to anybody now.
  if (socketFolder && !socketFolder.startsWith(place.base)) rmSync(socketFolder, { recursive: true, force: true })
}
