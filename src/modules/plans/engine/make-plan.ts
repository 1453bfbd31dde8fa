// The door of the engine: looks at each day of a problem and chooses the method that suits it.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { planStageExactly } from './exact/plan-exactly.ts'
import { findContradiction, type PlanContradiction } from './find-contradiction.ts'
import { emptyCountOf, planDays, type StagePlanner } from './plan-days.ts'
import type { Plan, PlanControl, PlanProblem } from './problem.ts'
import { searchStage } from './varying/plan-varying.ts'

export type PlanRefusal =
  | { readonly code: 'stopped' }
  /** What people decided beforehand cannot all be kept. */
  | { readonly code: 'contradiction'; readonly contradiction: PlanContradiction }

/**
 * Day by day: constant places, no teams and nothing decided beforehand exactly; everything else by a search, with a bound.
 * What a day, or those who gave no answer, need of it changes nothing for others. A problem that breaks its own form (a
 * pupil without an answer who wishes, …) is a fault of the caller and throws.
 */
export async function makePlan(problem: PlanProblem, control: PlanControl = {}): Promise<Result<Plan, PlanRefusal>> {
  checkForm(problem)
  const contradiction = findContradiction(problem)
  if (contradiction !== undefined) return refused({ code: 'contradiction', contradiction })
  const plan = planByStages(problem, control)
  return plan === undefined ? refused({ code: 'stopped' }) : ok(plan)
}

/** The same for problems of sound form without contradicting locks; undefined when asked to stop. */
export function planByStages(problem: PlanProblem, control: PlanControl = {}): Plan | undefined {
  const plan = planDays(problem, planStage, control)
  // A search that is stopped has a plan, but not the one that the same input gives when it is left alone.
  return control.isStopped?.() === true ? undefined : plan
}

const planStage: StagePlanner = (stage, control) => {
  if (!stage.isExact) return searchStage(stage, control)
  const exact = planStageExactly(stage, control)
  if (exact === undefined || exact.bound === exact.value) return exact
  // Beside a timetable that stands, limits of classes and bars are beyond any flow: the search may find or prove more.
  const searched = searchStage(stage, { ...control, onProgress: () => undefined })
  const best = searched.value > exact.value ? searched : exact
  // A bound speaks of plans with as few empty blocks as its own.
  const isComparable = emptyCountOf(searched) === emptyCountOf(exact)
  const proof = isComparable ? (searched.bound < exact.bound ? searched : exact) : best
  return { ...best, bound: proof.bound, certificate: proof.certificate }
}

function checkForm({
  pupilCount,
  fieldCount,
  blockCount,
  answered,
  wished,
  weights,
  rules,
  workshops,
}: PlanProblem): void {
  const { fairness } = rules
  if (fairness.some((bonus, wish) => bonus < 0 || bonus > (fairness[wish - 1] ?? bonus)))
    throw new RangeError('Fairness must not rise or be negative')
  if (workshops.some(({ capacity }) => capacity.length !== blockCount))
    throw new RangeError('A workshop needs a number of places for each block')
  for (let cell = 0; cell < pupilCount * fieldCount; cell++) {
    if (!Number.isSafeInteger(weights[cell])) throw new RangeError('Weights must be integers')
    if (wished[cell] === 1 && answered[Math.floor(cell / fieldCount)] !== 1)
      throw new RangeError('Who did not answer has no wishes')
  }
}
