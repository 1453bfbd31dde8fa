// The door of the engine: looks at a problem and chooses the method that suits it.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isExactlySolvable, planExactly } from './exact/plan-exactly.ts'
import { findContradiction, type PlanContradiction } from './find-contradiction.ts'
import type { Plan, PlanControl, PlanProblem } from './problem.ts'
import { planVarying } from './varying/plan-varying.ts'

export type PlanRefusal =
  | { readonly code: 'stopped' }
  /** What people decided beforehand cannot all be kept. */
  | { readonly code: 'contradiction'; readonly contradiction: PlanContradiction }

/**
 * Constant places, no teams and nothing decided beforehand: exactly. Everything else: a search, with a bound. A problem
 * that breaks its own form (a pupil without an answer who wishes, …) is a fault of the caller and throws.
 */
export async function makePlan(problem: PlanProblem, control: PlanControl = {}): Promise<Result<Plan, PlanRefusal>> {
  checkForm(problem)
  const contradiction = findContradiction(problem)
  if (contradiction !== undefined) return refused({ code: 'contradiction', contradiction })
  const plan = isExactlySolvable(problem) ? planExactly(problem, control) : searchPlan(problem, control)
  return plan === undefined ? refused({ code: 'stopped' }) : ok(plan)
}

/** A search that is stopped has a plan, but not the one that the same input gives when it is left alone. */
function searchPlan(problem: PlanProblem, control: PlanControl): Plan | undefined {
  const plan = planVarying(problem, control)
  return control.isStopped?.() === true ? undefined : plan
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
