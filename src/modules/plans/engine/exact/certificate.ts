// The prices of a choice over the year as the certificate of a stage: what a place costs, it costs in every block.
import type { PlanProblem, StageCertificate } from '../problem.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import type { DayPart } from './day-part.ts'

export function certificateOf(given: {
  readonly problem: PlanProblem
  readonly part: DayPart
  readonly task: ChoiceTask
  readonly choice: Pick<Choice, 'prices' | 'lanePrices'>
  readonly pupils: Int32Array
  /** By how much an empty block is lighter than by the rules. */
  readonly extra: number
}): StageCertificate {
  const { problem, part, task, choice, pupils, extra } = given
  const { blockCount, rules, classOf } = problem
  const { columnCount, groupOf, bonus } = task
  const classOfGroup = new Map<number, number>()
  for (const [at, pupil] of part.pupils.entries()) classOfGroup.set(groupOf[at] as number, classOf[pupil] as number)
  const blocks = Array.from({ length: blockCount }, (_, block) => block)
  return {
    day: part.day,
    pupils,
    places: placePrices(problem, part, (column) => choice.prices[column] as number),
    classes: Array.from(choice.lanePrices).flatMap((price, lane) => {
      if (price <= 0) return []
      const workshop = part.workshops[lane % columnCount] as number
      const ofClass = classOfGroup.get(Math.floor(lane / columnCount) + 1) as number
      return blocks.map((block) => ({ workshop, block, ofClass, price }))
    }),
    members: new Float64Array(pupils.length),
    empty: extra,
    wish: rules.wishForAllFirst ? (bonus[0] ?? 0) - (blockCount > 0 ? (rules.fairness[0] ?? 0) : 0) : 0,
  }
}

/** Workshop × block, from prices by column and block of the part. */
export function placePrices(
  { workshops, blockCount }: PlanProblem,
  part: DayPart,
  priceOf: (column: number, block: number) => number,
): Float64Array {
  const places = new Float64Array(workshops.length * blockCount)
  for (const [column, workshop] of part.workshops.entries())
    for (let block = 0; block < blockCount; block++) places[workshop * blockCount + block] = priceOf(column, block)
  return places
}
