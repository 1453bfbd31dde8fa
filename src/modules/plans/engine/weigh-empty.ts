// "No empty block, then the sum" as one number, so that every method keeps that order without knowing it.
import type { PlanProblem } from './problem.ts'

/**
 * By how much an empty block must weigh less than it does, so that of two plans of these pupils the one with fewer empty
 * blocks is always worth more, whatever else it loses; 0 where the rules do not ask for it. A whole number.
 *
 * Proof. Let the plans have e and e − d empty blocks, d ≥ 1. A block of a pupil, empty or not, is worth at least `lowest` and
 * at most `highest` by the rules, and the wishes of a pupil add between nothing and the sum of the bonuses. So the sums of
 * the two plans differ by at most R = pupils × (blocks × (highest − lowest) + bonuses). With an empty block R + 1 lighter,
 * the second plan is worth at least d × (R + 1) − R ≥ 1 more than the first. Equal numbers of empty blocks leave the order of
 * the sums as it is. The wish for everybody stays before both, as it is weighed above all that weights can bring, this one
 * included. Only the pupils planned together count: days share nothing, and who comes later must not change a plan.
 *
 * O(pupils × fields).
 */
export function extraWeightOfEmpty(
  { fieldCount, blockCount, weights, rules }: PlanProblem,
  pupils: Int32Array,
): number {
  if (rules.fewestEmptyFirst !== true) return 0
  let [lowest, highest] = [rules.emptyWeight, rules.emptyWeight]
  for (const pupil of pupils)
    for (let cell = pupil * fieldCount; cell < (pupil + 1) * fieldCount; cell++) {
      lowest = Math.min(lowest, weights[cell] as number)
      highest = Math.max(highest, weights[cell] as number)
    }
  const bonuses = rules.fairness.slice(0, blockCount).reduce((sum, bonus) => sum + bonus, 0)
  return pupils.length * (blockCount * (highest - lowest) + bonuses) + 1
}

/** The same problem with empty blocks so much lighter. */
export const withLighterEmpty = (problem: PlanProblem, extra: number): PlanProblem =>
  extra === 0
    ? problem
    : {
        ...problem,
        rules: { ...problem.rules, emptyWeight: problem.rules.emptyWeight - extra, fewestEmptyFirst: false },
      }
