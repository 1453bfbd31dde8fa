// The promise that the site answers other pages while a plan is made: the whole program with Landkreis Musterau on a real
// socket, runs started one after the other by its own use case, and a public page asked meanwhile. Called by
// praxistage.bench.ts.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openProgram } from '../src/app/program.ts'
import { demoRegion } from '../src/modules/network/demo.ts'
import { cancelRun, startRun } from '../src/modules/plans/index.ts'
import { demoRoundId } from '../src/modules/rounds/demo.ts'
import { readSettings } from '../src/platform/env/settings.ts'
import { type Load, load, pacedLoad } from './load.ts'

const pages = ['/', '/angebote', '/praxistage', '/netzwerk']

export interface WebFigures {
  /** Without a run, and while runs follow each other. */
  readonly idle: Load
  readonly planning: Load
  readonly runs: number
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Starts a run as soon as the one before has ended, until `isOver`. Answers how many were started. */
async function keepPlanning(environment: Record<string, string>, isOver: () => boolean): Promise<number> {
  const settings = readSettings(environment)
  if (!settings.ok) throw new Error(settings.error)
  const opened = await openProgram({
    settings: settings.value,
    programFolder: resolve('.'),
    mode: 'command',
    say: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error)
  const { services } = opened.value
  const actor = { kind: 'system', regionId: demoRegion.id, reason: 'bench' } as const
  let [runs, last] = [0, '']
  try {
    while (!isOver()) {
      const started = await startRun(actor, services, { roundId: demoRoundId(1), note: null })
      if (started.ok) {
        runs++
        last = started.value.runId
      } else if (started.error.code !== 'already-running') throw new Error(started.error.code)
      await new Promise((done) => setTimeout(done, 250))
    }
    if (last !== '') await cancelRun(actor, services, last)
  } finally {
    await opened.value.stop()
  }
  return runs
}

/** What a county's visitors ask for at a busy time; more is measured by the list of offers. */
const perSecond = 10

/** `seconds` of visitors without and with runs. */
export async function measureWeb({ seconds = 15 } = {}): Promise<WebFigures> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steg-bench-'))
  const [port, opsPort] = [await freePort(), await freePort()]
  const environment = { STEG_DATA: dataFolder, PORT: String(port), STEG_OPS_PORT: String(opsPort), STEG_LOG: 'error' }
  const server = spawn(process.execPath, [resolve('dist/steg.js'), 'serve'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await new Promise<void>((done, fail) => {
      server.stdout.on('data', (text: Buffer) => text.toString().includes('Steg läuft') && done())
      server.on('exit', () => fail(new Error('server ended')))
    })
    const ask = { origin: `http://127.0.0.1:${port}`, paths: pages, perSecond }
    await load({ ...ask, seconds: 3, clients: 2 })
    const idle = await pacedLoad({ ...ask, seconds })
    let isOver = false
    const planning = keepPlanning(environment, () => isOver)
    const busy = await pacedLoad({ ...ask, seconds })
    isOver = true
    return { idle, planning: busy, runs: await planning }
  } finally {
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** As lines of a table; throws where the promise is broken, or nothing was planned. */
export async function benchWeb(say: (line: string) => void): Promise<void> {
  const { idle, planning, runs } = await measureWeb()
  const row = (name: string, { requests, failed, p50, p95, p99 }: Load): string =>
    `| ${name} | ${requests} | ${failed} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} |`
  say(`Andere Seiten, während geplant wird (${runs} Läufe begonnen), Millisekunden:`)
  say('| | Anfragen | Fehler | p50 | p95 | p99 |')
  say('|---|---:|---:|---:|---:|---:|')
  say(row('ohne Lauf', idle))
  say(row('während Läufen', planning))
  if (runs === 0) throw new Error('no run was started')
  if (planning.failed > 0) throw new Error('a page failed while a plan was made')
}
