// The job that makes a plan: reads, lets a thread compute and check, stores. Everybody else is answered meanwhile.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Job, JobKind } from '../../../platform/jobs/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import type { PlannedRound } from '../problem/plan-round.ts'
import { beginRun, completeRun, endRun, findRun, touchRun } from '../store.ts'
import { insertSeats } from '../store-seats.ts'
import type { Run, RunFailure } from '../terms.ts'
import { planInThread, type RunningPlan } from './plan-thread.ts'
import { readPlanningInput } from './read-planning-input.ts'

export const planJobKind = 'plans.run'

/** How often progress is written and somebody's wish to stop is looked for. */
const beatMilliseconds = 500

export interface RunPlanOptions {
  /** Tests plan otherwise; the product always plans in a thread. */
  readonly plan?: typeof planInThread
}

export const planJob = (options: RunPlanOptions = {}): JobKind => ({
  kind: planJobKind,
  run: (job, services, signal) => runPlan(job, services, signal, options),
})

async function runPlan(job: Job, services: Services, signal: AbortSignal, options: RunPlanOptions): Promise<void> {
  const { runId } = job.payload
  if (job.regionId === null || runId === undefined) return
  const actor: SystemActor = { kind: 'system', regionId: job.regionId, reason: 'plan run' }
  const { database } = services
  const hasBegun = await inContext(database, actor, (tx) => beginRun(tx, runId, services.now()))
  if (!hasBegun) {
    // Taken up for the second time: the process that ran it is gone, and with it all that was computed.
    await fail(actor, services, runId, 'interrupted')
    return
  }
  const run = await inContext(database, actor, (tx) => findRun(tx, runId))
  if (run === undefined) return
  try {
    await compute(actor, services, { run, signal, plan: options.plan ?? planInThread })
  } catch (error) {
    services.log.error({ error, runId }, 'plan run failed')
    await fail(actor, services, runId, 'error')
  }
}

interface Computing {
  readonly run: Run
  readonly signal: AbortSignal
  readonly plan: typeof planInThread
}

async function compute(actor: SystemActor, services: Services, { run, signal, plan }: Computing): Promise<void> {
  const input = await readPlanningInput(actor, services, run)
  if (input === undefined) return fail(actor, services, run.id, 'impossible')
  const running = plan(input)
  const answer = await watch(actor, services, { run, signal, running })
  if (answer === 'cancelled') return
  if (answer === 'interrupted') return fail(actor, services, run.id, 'interrupted')
  if (!answer.ok) {
    services.log.error({ error: answer.error.error, runId: run.id, code: answer.error.code }, 'plan thread ended badly')
    return fail(actor, services, run.id, answer.error.code === 'too-slow' ? 'too-slow' : 'error')
  }
  if (answer.value.code === 'planned') return store(actor, services, run, answer.value)
  if (answer.value.code === 'breach') {
    // A fault of the engine. Which rule, and never who.
    services.log.error({ runId: run.id, breaches: answer.value.breaches.slice(0, 20) }, 'plan breaks rules')
    return fail(actor, services, run.id, 'breach')
  }
  return fail(actor, services, run.id, answer.value.code === 'contradiction' ? 'contradiction' : 'impossible')
}

type Watched = Awaited<RunningPlan['answer']> | 'cancelled' | 'interrupted'

/** Writes how far it is, and stops when somebody cancels or the program ends. */
async function watch(
  actor: SystemActor,
  services: Services,
  { run, signal, running }: { run: Run; signal: AbortSignal; running: RunningPlan },
): Promise<Watched> {
  let ended: 'cancelled' | 'interrupted' | undefined
  const stop = (): void => {
    ended ??= 'interrupted'
    running.stop()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const beat = setInterval(() => {
    inContext(services.database, actor, (tx) => touchRun(tx, run.id, running.progress(), services.now())).then(
      (isAlive) => {
        if (isAlive) return
        ended ??= 'cancelled'
        running.stop()
      },
      (error: unknown) => services.log.warn({ error, runId: run.id }, 'progress not written'),
    )
  }, beatMilliseconds)
  try {
    const answer = await running.answer
    return ended ?? answer
  } finally {
    clearInterval(beat)
    signal.removeEventListener('abort', stop)
  }
}

/** All or nothing: a plan of which half is stored cannot be seen. */
async function store(
  actor: SystemActor,
  services: Services,
  run: Run,
  answer: Extract<PlannedRound, { code: 'planned' }>,
): Promise<void> {
  await inContext(services.database, actor, async (tx) => {
    // First, so that a run that was cancelled meanwhile stores nothing.
    if (!(await completeRun(tx, run.id, answer, services.now()))) return
    for (const rows of answer.seatBatches) await insertSeats(tx, { regionId: actor.regionId, runId: run.id, rows })
    await recordAudit(tx, actor, services, {
      action: 'plan.complete',
      objectKind: 'plan-run',
      objectId: run.id,
      changes: [
        { field: 'worth', before: null, after: String(answer.worth) },
        { field: 'bound', before: null, after: String(answer.bound) },
      ],
    })
  })
}

async function fail(actor: SystemActor, services: Services, runId: string, failure: RunFailure): Promise<void> {
  await inContext(services.database, actor, async (tx) => {
    const hasEnded = await endRun(tx, runId, { state: 'failed', failure, at: services.now() })
    if (!hasEnded) return
    await recordAudit(tx, actor, services, {
      action: 'plan.fail',
      objectKind: 'plan-run',
      objectId: runId,
      changes: [{ field: 'failure', before: null, after: failure }],
    })
  })
}
