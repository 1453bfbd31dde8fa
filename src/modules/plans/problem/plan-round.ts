// From the plain values of a round to a checked plan: builds the problem, plans, verifies, explains. No I/O.
import { makePlan } from '../engine/make-plan.ts'
import { nowhere, type Plan, type PlanControl } from '../engine/problem.ts'
import { verifyPlan } from '../engine/verify.ts'
import { verifyBound } from '../engine/verify-bound.ts'
import { type BuiltProblem, buildProblem } from './build-problem.ts'
import { isBlocking } from './findings.ts'
import type { PlanningInput } from './planning-input.ts'
import { type RunReport, reportOf } from './report.ts'
import { reasonsOf } from './seat-reason.ts'
import { fingerprintsOf } from './wishes-read.ts'

export type PlannedRound =
  | {
      readonly code: 'planned'
      readonly worth: number
      readonly bound: number
      readonly emptyCount: number
      readonly withoutWishCount: number
      readonly report: RunReport
      /** JSON texts, each an array of seats as store-seats.ts takes them. */
      readonly seatBatches: readonly string[]
    }
  /** The verifier found what the rules forbid: never a plan. */
  | { readonly code: 'breach'; readonly breaches: readonly string[] }
  | { readonly code: 'contradiction' | 'impossible' | 'stopped' }

/** What is exchanged for faults that a test puts in; the product uses the engine and its verifier. */
export interface Engine {
  readonly makePlan: typeof makePlan
  readonly verifyPlan: typeof verifyPlan
}

const seatsPerBatch = 2000

export async function planRound(
  input: PlanningInput,
  control: PlanControl = {},
  engine: Engine = { makePlan, verifyPlan },
): Promise<PlannedRound> {
  const built = buildProblem(input)
  if (built.findings.some(({ kind }) => kind === 'locks')) return { code: 'contradiction' }
  if (built.findings.some(isBlocking)) return { code: 'impossible' }
  const planned = await engine.makePlan(built.problem, control)
  if (!planned.ok) return { code: planned.error.code }
  const plan = planned.value
  const breaches = breachesOf(built, plan, engine)
  if (breaches.length > 0) return { code: 'breach', breaches }
  return {
    code: 'planned',
    worth: plan.value,
    bound: plan.bound,
    emptyCount: plan.emptyCount,
    withoutWishCount: plan.withoutWishCount,
    report: reportOf(built, plan, control),
    seatBatches: seatBatchesOf(built, plan, fingerprintsOf(input)),
  }
}

/** Rules that the plan breaks, and figures that it claims and does not have; by name, never by person. */
function breachesOf({ problem }: BuiltProblem, plan: Plan, { verifyPlan: verify }: Engine): string[] {
  const check = verify(problem, plan.allocation)
  const claims: readonly (readonly [string, boolean])[] = [
    ['value', check.value === plan.value],
    ['empty-count', check.emptyCount === plan.emptyCount],
    ['without-wish-count', check.withoutWishCount === plan.withoutWishCount],
    // The bound is worked out anew from the prices that the engine hands over.
    ['bound', plan.bound >= Math.max(plan.value, verifyBound(problem, plan) ?? Number.POSITIVE_INFINITY)],
  ]
  return [...check.breaches.map(({ rule }) => rule), ...claims.filter(([, holds]) => !holds).map(([claim]) => claim)]
}

/** As text, a few thousand seats each, with what was read of the wishes of the pupil: O(pupils × blocks). */
function seatBatchesOf(built: BuiltProblem, plan: Plan, wishesRead: ReadonlyMap<string, string>): string[] {
  const { problem, pupils, workshops } = built
  const { blockCount } = problem
  const locked = new Set(problem.locks.map(({ pupil, block }) => pupil * blockCount + block))
  const reasons = reasonsOf(built, plan)
  const batches: string[] = []
  let rows: object[] = []
  const close = (): void => {
    if (rows.length > 0) batches.push(JSON.stringify(rows))
    rows = []
  }
  pupils.forEach((pupil, index) => {
    for (let block = 0; block < blockCount; block++) {
      const seat = index * blockCount + block
      const at = plan.allocation[seat] ?? nowhere
      const workshop = at === nowhere ? undefined : workshops[at]
      rows.push({
        pupil: pupil.id,
        block,
        school: pupil.schoolId,
        weekday: pupil.weekday,
        workshop: workshop?.workshopId ?? null,
        bbs: workshop?.bbsId ?? null,
        source: locked.has(seat) ? 'lock' : 'engine',
        reason: reasons[seat],
        wishes: wishesRead.get(pupil.id) ?? null,
      })
    }
    if (rows.length >= seatsPerBatch) close()
  })
  close()
  return batches
}
