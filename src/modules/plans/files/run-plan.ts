// The pure part of `steg plan`: files in, files or a refusal out.
import { ok, type Result } from '../../../kernel/result.ts'
import { findSmallGroups } from '../engine/find-small-groups.ts'
import { makePlan } from '../engine/make-plan.ts'
import { verifyPlan } from '../engine/verify.ts'
import { verifyBound } from '../engine/verify-bound.ts'
import { hintsOf } from './plan-hints.ts'
import { type FileRefusal, type PlanFiles, readPlanFiles } from './read-plan-files.ts'
import { writeAllocation, writeReport } from './write-plan.ts'

export interface PlanOutput {
  readonly 'zuteilung.csv': string
  readonly 'bericht.json': string
}

/** Throws when the check of the plan finds a breach, since that is a fault of ours. `now` in milliseconds. */
export async function runPlan(files: PlanFiles, now: () => number): Promise<Result<PlanOutput, FileRefusal>> {
  const startedAt = now()
  const read = readPlanFiles(files)
  if (!read.ok) return read
  const { problem } = read.value
  const made = await makePlan(problem)
  // Files bring no decisions beforehand that could contradict each other, and nobody stops this from within.
  if (!made.ok) throw new Error(`No plan: ${made.error.code}`)
  const plan = made.value
  const check = verifyPlan(problem, plan.allocation)
  const isBound = plan.bound >= Math.max(plan.value, verifyBound(problem, plan) ?? Number.POSITIVE_INFINITY)
  if (check.breaches.length > 0 || check.value !== plan.value || !isBound)
    throw new Error(`The plan does not stand its check: ${JSON.stringify(check.breaches.slice(0, 5))}`)
  const small = findSmallGroups(problem, plan) ?? []
  const allocation = writeAllocation(read.value, plan)
  const seconds = (now() - startedAt) / 1000
  const hints = hintsOf(read.value, { plan, small, unevenWorkshops: check.unevenWorkshops })
  return ok({ 'zuteilung.csv': allocation, 'bericht.json': writeReport({ plan, hints, seconds }) })
}
