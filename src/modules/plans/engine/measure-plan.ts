// Worth of a finished plan by the rules, as the engine counts it. The check of a plan counts on its own (verify.ts).
import { type Allocation, nowhere, type Plan, type PlanProblem } from './problem.ts'

export type PlanFigures = Pick<Plan, 'value' | 'emptyCount' | 'withoutWishCount'>

/** O(pupils × blocks). */
export function measurePlan(problem: PlanProblem, allocation: Allocation): PlanFigures {
  const { pupilCount, blockCount, fieldCount, weights, wished, workshops, rules } = problem
  let value = 0
  let emptyCount = 0
  let withoutWishCount = 0
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    let wishes = 0
    for (let block = 0; block < blockCount; block++) {
      const workshop = allocation[pupil * blockCount + block] as number
      if (workshop === nowhere) {
        value += rules.emptyWeight
        emptyCount++
        continue
      }
      const cell = pupil * fieldCount + (workshops[workshop]?.field as number)
      value += weights[cell] as number
      if (wished[cell] === 1) value += rules.fairness[wishes++] ?? 0
    }
    if (wishes === 0) withoutWishCount++
  }
  return { value, emptyCount, withoutWishCount }
}
