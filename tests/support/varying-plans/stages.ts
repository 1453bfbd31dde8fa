// For tests only, and written without a line of the engine: who is planned first, and what stands when others are planned.
import { alone, nowhere, type PlanProblem } from '../../../src/modules/plans/engine/problem.ts'

export interface JudgedStage {
  readonly pupils: readonly number[]
  /** Places that stand while these are planned, by pupil and block, row by row; `nowhere` for the pupils themselves. */
  readonly standing: readonly number[]
}

/** Worth, pupils without a fulfilled wish and empty blocks of some pupils. */
export interface Judgement {
  readonly value: number
  readonly withoutWishCount: number
  readonly emptyCount: number
}

export const membersOf = (problem: PlanProblem, pupil: number): number[] =>
  Array.from({ length: problem.pupilCount }, (_, other) => other).filter(
    (other) => other === pupil || (problem.teamOf[pupil] !== alone && problem.teamOf[other] === problem.teamOf[pupil]),
  )

/** Who answered, or is in a team with somebody who did, and then the others beside them as the plan has them. */
export function judgedStages(problem: PlanProblem, plan: ArrayLike<number>): JudgedStage[] {
  const { pupilCount, blockCount, rules } = problem
  const all = Array.from({ length: pupilCount }, (_, pupil) => pupil)
  const isLate = (pupil: number): boolean =>
    rules.unansweredLast && membersOf(problem, pupil).every((member) => problem.answered[member] !== 1)
  const early = all.filter((pupil) => !isLate(pupil))
  const late = all.filter(isLate)
  const decided = new Array<number>(pupilCount * blockCount).fill(nowhere)
  for (const lock of problem.locks)
    for (const member of membersOf(problem, lock.pupil))
      if (isLate(member)) decided[member * blockCount + lock.block] = lock.workshop
  const standing = Array.from(plan, (place, cell) => (isLate(Math.floor(cell / blockCount)) ? nowhere : place))
  return [
    { pupils: early, standing: decided },
    { pupils: late, standing },
  ]
}

/** What some pupils have in a plan, counted by the rules alone. */
export function judgementOf(problem: PlanProblem, pupils: readonly number[], plan: ArrayLike<number>): Judgement {
  const { blockCount, fieldCount, weights, wished, workshops, rules } = problem
  let [value, withoutWishCount, emptyCount] = [0, 0, 0]
  for (const pupil of pupils) {
    const places = Array.from({ length: blockCount }, (_, block) => plan[pupil * blockCount + block] ?? nowhere)
    const cells = places
      .filter((place) => place !== nowhere)
      .map((place) => pupil * fieldCount + (workshops[place]?.field ?? 0))
    const wishes = cells.filter((cell) => wished[cell] === 1).length
    emptyCount += blockCount - cells.length
    value += cells.reduce((sum, cell) => sum + (weights[cell] ?? 0), 0)
    value += rules.emptyWeight * (blockCount - cells.length)
    value += rules.fairness.slice(0, wishes).reduce((sum, bonus) => sum + bonus, 0)
    if (wishes === 0) withoutWishCount++
  }
  return { value, withoutWishCount, emptyCount }
}

/** In the order of the aims; the larger the better, from the left. */
export const aimsOf = ({ rules }: PlanProblem, one: Judgement): number[] => [
  ...(rules.wishForAllFirst ? [-one.withoutWishCount] : []),
  ...(rules.fewestEmptyFirst === true ? [-one.emptyCount] : []),
  one.value,
]

/** Below, above or at 0, as the first is worse, better or as good. */
export function compareAims(problem: PlanProblem, one: Judgement, other: Judgement): number {
  const [a, b] = [aimsOf(problem, one), aimsOf(problem, other)]
  const at = a.findIndex((aim, i) => aim !== b[i])
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number)
}
