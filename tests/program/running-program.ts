// The real program as a process of its own: built like `npm start` builds it, with its own folder and its own ports.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { buildAssets } from '../../tools/build-assets.mjs'
import { threads } from '../../tools/threads.mjs'
import { whenFileIsDone } from '../set-up/when-done.ts'

const root = resolve(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

export interface RunningProgram {
  readonly process: ChildProcess
  readonly url: string
  readonly opsUrl: string
  /** Everything it wrote so far, both streams in one. */
  output(): string
  /** Resolves once this was written; rejects when the program ends before. */
  says(words: string | RegExp): Promise<void>
  ended: Promise<Ended>
}

export interface BuiltProgram {
  /** A folder for STEG_DATA that does not exist yet. */
  newFolder(): string
  /** Runs a command to its end. */
  run(args: readonly string[], environment?: Environment): Promise<Ended>
  /** Starts `serve` on free ports; it is killed when the test is done and has not ended it. */
  serve(environment: Environment, until?: 'ready' | 'at once'): Promise<RunningProgram>
  /** The same, but it lives until the file is done. */
  serveForFile(environment: Environment): Promise<RunningProgram>
}

type Environment = Readonly<Record<string, string>>

/** Call it at the top of a file: what it leaves behind is removed when the file is done. */
export async function builtProgram(): Promise<BuiltProgram> {
  const temp = mkdtempSync(join(tmpdir(), 'steg-program-'))
  // As root, the database runs as another user, who has to pass through.
  chmodSync(temp, 0o755)
  const alive = new Set<ChildProcess>()
  whenFileIsDone(async () => {
    await Promise.all([...alive].map(endGently))
    rmSync(temp, { recursive: true, force: true })
  })
  const home = join(temp, 'program')
  mkdirSync(home)
  for (const name of ['migrations', 'node_modules', 'code-lists', 'package.json'])
    symlinkSync(join(root, name), join(home, name))
  await Promise.all([buildProgram(join(home, 'dist')), buildAssets(join(home, 'dist', 'assets'))])
  let folders = 0

  const start = (args: readonly string[], environment: Environment): ChildProcess => {
    const child = spawn(process.execPath, [join(home, 'dist', 'steg.js'), ...args], {
      cwd: temp,
      // Nothing of this run's own settings: an unknown STEG_ variable would stop the start.
      env: { PATH: process.env.PATH, HOME: temp, TMPDIR: tmpdir(), LANG: 'C.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    alive.add(child)
    child.once('close', () => alive.delete(child))
    return child
  }

  const serveNow = async (environment: Environment, until: 'ready' | 'at once'): Promise<RunningProgram> => {
    const [port, opsPort] = await freePorts()
    const all = { PORT: String(port), STEG_OPS_PORT: String(opsPort), ...environment }
    const program = watch(start(['serve'], all), Number(all.PORT), Number(all.STEG_OPS_PORT))
    if (until === 'ready') await program.says('Strg-C')
    return program
  }

  return {
    newFolder: () => join(temp, `data${++folders}`),
    run: async (args, environment = {}) => {
      const child = start(args, environment)
      return (await watch(child, 0, 0).ended) as Ended
    },
    serve: async (environment, until = 'ready') => {
      const program = await serveNow(environment, until)
      onTestFinished(() => endGently(program.process))
      return program
    },
    serveForFile: (environment) => serveNow(environment, 'ready'),
  }
}

const buildProgram = (outdir: string) =>
  build({
    absWorkingDir: root,
    entryPoints: { steg: 'src/app/steg.ts', ...threads },
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })

/** Asks it to end, so that it takes its database along; whoever does not listen is killed. */
async function endGently(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const hurry = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await once(child, 'close')
  clearTimeout(hurry)
}

function watch(child: ChildProcess, port: number, opsPort: number): RunningProgram {
  let out = ''
  let errors = ''
  let all = ''
  const listeners = new Set<() => void>()
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
    all += text
    for (const listener of listeners) listener()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
    all += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, out, errors })))
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    opsUrl: `http://127.0.0.1:${opsPort}`,
    output: () => all,
    ended,
    says: (words) =>
      new Promise<void>((done, fail) => {
        const isSaid = () => (typeof words === 'string' ? all.includes(words) : words.test(all))
        const look = () => {
          if (!isSaid()) return
          listeners.delete(look)
          done()
        }
        listeners.add(look)
        look()
        ended.then(() => fail(new Error(`It ended without saying ${words}:\n${all}`)))
      }),
  }
}

/** Two ports that were free a moment ago. */
export async function freePorts(): Promise<[number, number]> {
  const probes = [createServer(), createServer()]
  const ports = await Promise.all(
    probes.map(async (probe) => {
      probe.listen(0, '127.0.0.1')
      await once(probe, 'listening')
      const address = probe.address()
      return typeof address === 'object' && address !== null ? address.port : 0
    }),
  )
  await Promise.all(probes.map((probe) => new Promise((done) => probe.close(done))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}
