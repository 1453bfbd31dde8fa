// The door of the engine: looks at a problem and chooses the method that suits it.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isExactlySolvable, planExactly } from './exact/plan-exactly.ts'
import { findContradiction, type PlanContradiction } from './find-contradiction.ts'
import type { Plan, PlanControl, PlanProblem } from './problem.ts'

export type PlanRefusal =
  | { readonly code: 'stopped' }
  /** What people decided beforehand cannot all be kept. */
  | { readonly code: 'contradiction'; readonly contradiction: PlanContradiction }
  /** Places that vary by block, teams, decisions beforehand: no method for them is at hand. */
  | { readonly code: 'no-method' }

/** Plans places that vary by block, teams and locks; undefined when asked to stop. */
export type VaryingPlanner = (problem: PlanProblem, control: PlanControl) => Promise<Plan | undefined>

/**
 * Constant places, no teams and nothing decided beforehand: exactly. Everything else goes to `planVarying`. A problem
 * that breaks its own form (a pupil without an answer who wishes, …) is a fault of the caller and throws.
 */
export async function makePlan(
  problem: PlanProblem,
  control: PlanControl = {},
  planVarying?: VaryingPlanner,
): Promise<Result<Plan, PlanRefusal>> {
  checkForm(problem)
  const contradiction = findContradiction(problem)
  if (contradiction !== undefined) return refused({ code: 'contradiction', contradiction })
  if (!isExactlySolvable(problem) && planVarying === undefined) return refused({ code: 'no-method' })
  const plan =
    isExactlySolvable(problem) || planVarying === undefined
      ? planExactly(problem, control)
      : await planVarying(problem, control)
  return plan === undefined ? refused({ code: 'stopped' }) : ok(plan)
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
