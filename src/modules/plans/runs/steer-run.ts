// Starting, cancelling and throwing away runs.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { queueJob } from '../../../platform/jobs/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { keepGround } from '../../rounds/index.ts'
import { maySteerPlans } from '../policy.ts'
import { type Finding, isBlocking } from '../problem/findings.ts'
import {
  deleteRun,
  endRun,
  endSilentRuns,
  findGround,
  findRuns,
  holdRound,
  insertRun,
  lockRun,
  nextRunNumber,
} from '../store.ts'
import { hasOverrides } from '../store-seats.ts'
import { type Coded, isActive, planStageOf, silentSeconds } from '../terms.ts'
import { readPlanningProblem } from './read-planning-input.ts'
import { planJobKind } from './run-plan.ts'

export type StartRefusal =
  | Coded<'forbidden' | 'not-found'>
  /** The lot decides between equal plans; who could still choose it, could choose the plan. */
  | { readonly code: 'seed-unpublished' }
  | { readonly code: 'already-running' }
  /** Nothing to plan, or decisions that contradict each other. */
  | { readonly code: 'blocked'; readonly findings: readonly Finding[] }

export async function startRun(
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly note: string | null },
): Promise<Result<{ readonly runId: string; readonly number: number }, StartRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused({ code: 'forbidden' })
  // First, because it costs nothing: the problem of a whole region takes a while to read. Asked again below, where the
  // round is held.
  if (await isUnderWay(actor, services, given.roundId)) return refused({ code: 'already-running' })
  const read = await readPlanningProblem(actor, services, given.roundId)
  if (read === undefined) return refused({ code: 'not-found' })
  const { round, policy, built } = read
  if (round.seed === null) return refused({ code: 'seed-unpublished' })
  const seed = round.seed.value
  const policyVersion = policy.version
  const blocking = built.findings.filter(isBlocking)
  if (blocking.length > 0) return refused({ code: 'blocked', findings: blocking })
  return inContext(services.database, actor, async (tx) => {
    await holdRound(tx, round.id)
    const now = services.now()
    await endSilentRuns(tx, round.id, { before: new Date(now.getTime() - silentSeconds * 1000), at: now })
    if ((await findRuns(tx, round.id)).some((run) => isActive(run, now))) return refused({ code: 'already-running' })
    const runId = services.newId()
    const number = await nextRunNumber(tx, round.id)
    await insertRun(tx, {
      regionId: actor.regionId,
      id: runId,
      roundId: round.id,
      number,
      policyVersion,
      seed,
      note: given.note,
      at: now,
    })
    await queueJob(tx, services, { kind: planJobKind, regionId: actor.regionId, payload: { runId } })
    await recordAudit(tx, actor, services, {
      action: 'plan.start',
      objectKind: 'plan-run',
      objectId: runId,
      changes: [
        { field: 'number', before: null, after: String(number) },
        { field: 'policyVersion', before: null, after: String(policyVersion) },
      ],
    })
    return ok({ runId, number })
  })
}

const isUnderWay = async (actor: Actor, services: Services, roundId: string): Promise<boolean> => {
  if (!isUuid(roundId)) return false
  const runs = await inContext(services.database, actor, (tx) => findRuns(tx, roundId))
  return runs.some((run) => isActive(run, services.now()))
}

export type CancelRefusal = 'forbidden' | 'not-found' | 'ended'

/** What was computed so far is thrown away; the run stays in the list as cancelled. */
export async function cancelRun(
  actor: Actor,
  services: Services,
  runId: string,
): Promise<Result<{ readonly number: number }, CancelRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(runId)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const run = await lockRun(tx, runId)
    if (run === undefined) return refused('not-found')
    const hasEnded = await endRun(tx, runId, { state: 'cancelled', failure: null, at: services.now() })
    if (!hasEnded) return refused('ended')
    await recordAudit(tx, actor, services, { action: 'plan.cancel', objectKind: 'plan-run', objectId: runId })
    return ok({ number: run.number })
  })
}

export type DiscardRefusal = 'forbidden' | 'not-found' | 'published' | 'active' | 'changed-by-hand'

/** A draft that nobody needs. What was ever published stays, and so does what was changed by hand: its reasons are on record. */
export async function discardRun(
  actor: Actor,
  services: Services,
  runId: string,
): Promise<Result<{ readonly number: number }, DiscardRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(runId)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const run = await lockRun(tx, runId)
    if (run === undefined) return refused('not-found')
    if (isActive(run, services.now())) return refused('active')
    if (['published', 'withdrawn'].includes(planStageOf(run))) return refused('published')
    if (await hasOverrides(tx, runId)) return refused('changed-by-hand')
    await deleteRun(tx, runId)
    await keepGround(tx, run.roundId, await findGround(tx, run.roundId))
    await recordAudit(tx, actor, services, { action: 'plan.discard', objectKind: 'plan-run', objectId: runId })
    return ok({ number: run.number })
  })
}
