// The promise that the site answers other pages while a plan is made: the whole program with Landkreis Musterau on a real
// socket, runs started one after the other by its own use case, and a public page asked meanwhile. Called by
// praxistage.bench.ts.

import type { Program } from '../src/app/program.ts'
import { demoRegion } from '../src/modules/network/demo.ts'
import { cancelRun, startRun } from '../src/modules/plans/index.ts'
import { demoRoundId } from '../src/modules/rounds/demo.ts'
import { type Load, load, pacedLoad } from './load.ts'
import { serveForBench } from './open-for-bench.ts'

const pages = ['/', '/angebote', '/praxistage', '/netzwerk']

export interface WebFigures {
  /** Without a run, and while runs follow each other. */
  readonly idle: Load
  readonly planning: Load
  readonly runs: number
}

const office = { kind: 'system', regionId: demoRegion.id, reason: 'bench' } as const

/** Starts a run as soon as the one before has ended, until `isOver`. Answers how many were started. */
async function keepPlanning({ services }: Program, isOver: () => boolean): Promise<number> {
  let [runs, last] = [0, '']
  while (!isOver()) {
    const started = await startRun(office, services, { roundId: demoRoundId(1), note: null })
    if (started.ok) {
      runs++
      last = started.value.runId
    } else if (started.error.code !== 'already-running') throw new Error(started.error.code)
    await new Promise((done) => setTimeout(done, 250))
  }
  if (last !== '') await cancelRun(office, services, last)
  return runs
}

/** What a county's visitors ask for at a busy time; more is measured by the list of offers. */
const perSecond = 10

/** `seconds` of visitors without and with runs. */
export async function measureWeb({ seconds = 15 } = {}): Promise<WebFigures> {
  const server = await serveForBench()
  try {
    const beside = await server.open()
    const ask = { origin: server.origin, paths: pages, perSecond }
    await load({ ...ask, seconds: 3, clients: 2 })
    const idle = await pacedLoad({ ...ask, seconds })
    let isOver = false
    const planning = keepPlanning(beside, () => isOver)
    const busy = await pacedLoad({ ...ask, seconds })
    isOver = true
    const runs = await planning
    await beside.stop()
    return { idle, planning: busy, runs }
  } finally {
    await server.end()
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
