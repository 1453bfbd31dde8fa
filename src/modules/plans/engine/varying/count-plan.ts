// What a plan is worth by the rules, counted from the plan alone. Whoever searches keeps sums of its own; this is what is said.
import { type Allocation, nowhere, type PlanProblem } from '../problem.ts'

export interface PlanCount {
  readonly value: number
  readonly emptyCount: number
  readonly withoutWishCount: number
}

/** O(pupils × blocks). */
export function countPlan(problem: PlanProblem, allocation: Allocation): PlanCount {
  const { pupilCount, blockCount, fieldCount, weights, wished, workshops, rules } = problem
  let value = 0
  let emptyCount = 0
  let withoutWishCount = 0
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    let wishes = 0
    for (let b = 0; b < blockCount; b++) {
      const workshop = allocation[pupil * blockCount + b] ?? nowhere
      if (workshop === nowhere) {
        emptyCount++
        value += rules.emptyWeight
        continue
      }
      const at = pupil * fieldCount + (workshops[workshop]?.field ?? 0)
      value += weights[at] ?? 0
      if (wished[at] === 1) value += rules.fairness[wishes++] ?? 0
    }
    if (wishes === 0) withoutWishCount++
  }
  return { value, emptyCount, withoutWishCount }
}
