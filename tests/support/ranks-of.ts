// Ranks that fit the weights of a drawn problem: wishes by falling weight, what is worth less than nothing is unwanted.
import { unwanted } from '../../src/modules/plans/engine/explain.ts'
import type { PlanProblem } from '../../src/modules/plans/engine/problem.ts'

/** Pupil × field, row by row. */
export function ranksOf({ pupilCount, fieldCount, weights, wished }: PlanProblem): Int32Array {
  const ranks = new Int32Array(pupilCount * fieldCount)
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const row = pupil * fieldCount
    const fields = Array.from({ length: fieldCount }, (_, field) => field).filter((field) => wished[row + field] === 1)
    const values = [...new Set(fields.map((field) => weights[row + field] as number))].sort((a, b) => b - a)
    for (const field of fields) ranks[row + field] = values.indexOf(weights[row + field] as number) + 1
    for (let field = 0; field < fieldCount; field++)
      if ((weights[row + field] as number) < 0 && wished[row + field] !== 1) ranks[row + field] = unwanted
  }
  return ranks
}
