// How a benchmark opens the program: the built server as a process on free ports, and the same database from here.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openProgram, type Program } from '../src/app/program.ts'
import { readSettings } from '../src/platform/env/settings.ts'

export interface BenchedServer {
  readonly origin: string
  readonly process: ChildProcess
  /** The same installation, opened beside the running server; stop it afterwards. */
  open(): Promise<Program>
  /** Ends the server and removes its data. */
  end(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Nothing of this run's own settings: the program refuses variables that it does not know, as those of benchmarks. */
export const plainEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('STEG_') && !['PORT', 'DATABASE_URL'].includes(name),
    ),
  )

export async function serveForBench(settings: Readonly<Record<string, string>> = {}): Promise<BenchedServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steg-bench-'))
  const [port, opsPort] = [await freePort(), await freePort()]
  const environment = {
    STEG_DATA: dataFolder,
    PORT: String(port),
    STEG_OPS_PORT: String(opsPort),
    STEG_LOG: 'error',
    ...settings,
  }
  const server = spawn(process.execPath, [resolve('dist/steg.js'), 'serve'], {
    env: { ...plainEnvironment(process.env), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => server.once('exit', () => done()))
  const end = async (): Promise<void> => {
    server.kill('SIGTERM')
    await ended
    rmSync(dataFolder, { recursive: true, force: true })
  }
  const isReady = new Promise<boolean>((done) => {
    server.stdout.on('data', (text: Buffer) => text.toString().includes('Steg läuft') && done(true))
    void ended.then(() => done(false))
  })
  if (!(await isReady)) {
    await end()
    throw new Error('server ended')
  }
  return { origin: `http://127.0.0.1:${port}`, process: server, open: () => openForBench(environment), end }
}

/** The program without a server of pages, by these settings alone. */
export async function openForBench(environment: Readonly<Record<string, string>>): Promise<Program> {
  const settings = readSettings(environment)
  if (!settings.ok) throw new Error(settings.error)
  const opened = await openProgram({
    settings: settings.value,
    programFolder: resolve('.'),
    mode: 'command',
    say: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
