// Why everybody has what they have: codes and numbers only; the sentences stand in reason-texts.ts.

import { countDemand, type DayDemand } from './count-demand.ts'
import { type LotQuestion, lotsOf } from './find-lots.ts'
import { FreeSeats, type OutOfReach, type WithinReach } from './free-seats.ts'
import { type Stage, stagesOf } from './plan-days.ts'
import { type Allocation, nowhere, type PlanProblem } from './problem.ts'
import { extraWeightOfEmpty, withLighterEmpty } from './weigh-empty.ts'

export const noRank = 0
/** The rank of a field that a pupil does not want at all. */
export const unwanted = -1

export type MissedCause = OutOfReach | WithinReach

/** The best wish that a pupil has in no block, if it is better than what the block brought. */
export interface MissedWish {
  readonly field: number
  readonly rank: number
  readonly cause: MissedCause
  /** Pupils of the day who gave the field this rank or a better one. */
  readonly wisherCount: number
  /** Places of the field on the day over all blocks. */
  readonly placeCount: number
  /** Of these, in workshops to which the pupil may go. */
  readonly reachableCount: number
  readonly perClass: number | undefined
  /** Another plan that is worth as much would have brought it: the lot decided. */
  readonly byLot: boolean
}

export type Reason =
  | { readonly code: 'wish'; readonly rank: number; readonly missed: MissedWish | undefined }
  /** A field that the pupil did not name. */
  | { readonly code: 'not-named'; readonly missed: MissedWish | undefined }
  | { readonly code: 'unwanted'; readonly missed: MissedWish | undefined }
  | { readonly code: 'unanswered' }
  /** Nothing: no place was left, or only such as weigh less than an empty block. */
  | {
      readonly code: 'empty'
      readonly cause: EmptyCause
      readonly missed: MissedWish | undefined
    }

/** `team`: single places are left, none for the whole team. */
export type EmptyCause = 'no-place' | 'team' | WithinReach

export interface FieldFigures extends DayDemand {
  /** Places that the plan gives. */
  readonly takenCount: number
}

export interface Explanation {
  readonly problem: PlanProblem
  readonly allocation: Allocation
  /** Rank that a pupil gave a field, pupil × field; `noRank`, `unwanted`. Equal ranks are fine. */
  readonly ranks: ArrayLike<number>
}

/** Reason of each pupil and block, row by row. O(pupils × (blocks + fields) × workshops of a day), and a search per lot. */
export function explainPlan(given: Explanation): Reason[] {
  const explainer = new Explainer(given)
  const { pupilCount, blockCount } = given.problem
  return Array.from({ length: pupilCount * blockCount }, (_, cell) =>
    explainer.reasonOf(Math.floor(cell / blockCount), cell % blockCount),
  )
}

/**
 * How many wanted each field of each day, how many places there were, and how many the plan gives; by day and field, with
 * what is wished and not offered. O(pupils × (fields + blocks)) beside the demand.
 */
export function explainFields({ problem, allocation, ranks }: Explanation): FieldFigures[] {
  const taken = new Map<string, number>()
  for (const workshop of allocation) {
    if (workshop === nowhere) continue
    const { day, field } = problem.workshops[workshop] as PlanProblem['workshops'][number]
    grow(taken, `${day} ${field}`)
  }
  return countDemand({ problem, ranks }).map((one) => ({
    ...one,
    takenCount: taken.get(`${one.day} ${one.field}`) ?? 0,
  }))
}

type OpenWish = Omit<MissedWish, 'byLot' | 'cause'> & {
  /** Undefined where the pupil could have it as far as places, bans and limits go. */
  readonly outOfReach: OutOfReach | undefined
}

class Explainer {
  readonly #given: Explanation
  readonly #free: FreeSeats
  readonly #wishers = new Map<string, number>()
  readonly #workshopsOf = new Map<string, number[]>()
  readonly #lots = new Map<number, LotQuestion>()
  /** Of each day who was planned first, where flow and colours decided: only there is known which plans are equal. */
  readonly #exactStages: ReadonlyMap<number, Stage>
  readonly #late: ReadonlySet<number>
  #pupil = -1
  #missed: readonly OpenWish[] = []

  constructor(given: Explanation) {
    this.#given = given
    const { problem, allocation, ranks } = given
    const { workshops, pupilCount, fieldCount, dayOf } = problem
    const stages = stagesOf(problem, allocation)
    this.#exactStages = new Map(
      stages.filter(({ number, isExact }) => number === 0 && isExact).map((stage) => [stage.day, stage]),
    )
    this.#late = new Set(stages.filter(({ number }) => number === 1).flatMap(({ pupils }) => Array.from(pupils)))
    this.#free = new FreeSeats(problem, allocation, this.#late)
    for (const [workshop, { day, field }] of workshops.entries()) add(this.#workshopsOf, `${day} ${field}`, workshop)
    for (let pupil = 0; pupil < pupilCount; pupil++) {
      for (let field = 0; field < fieldCount; field++) {
        const rank = ranks[pupil * fieldCount + field] as number
        if (rank > 0) grow(this.#wishers, `${dayOf[pupil]} ${field} ${rank}`)
      }
    }
  }

  reasonOf(pupil: number, block: number): Reason {
    const { problem, allocation, ranks } = this.#given
    if (problem.answered[pupil] !== 1) {
      const isEmpty = allocation[pupil * problem.blockCount + block] === nowhere
      return isEmpty ? { code: 'empty', cause: this.#whyEmpty(pupil), missed: undefined } : { code: 'unanswered' }
    }
    if (this.#pupil !== pupil) {
      this.#pupil = pupil
      this.#missed = this.#missedOf(pupil)
    }
    const workshop = allocation[pupil * problem.blockCount + block] as number
    const field = workshop === nowhere ? nowhere : (problem.workshops[workshop]?.field as number)
    const rank = field === nowhere ? noRank : (ranks[pupil * problem.fieldCount + field] as number)
    const missed = this.#missedFor(pupil, field, rank)
    if (field === nowhere) return { code: 'empty', cause: this.#whyEmpty(pupil), missed }
    if (rank === unwanted) return { code: 'unwanted', missed }
    return rank === noRank ? { code: 'not-named', missed } : { code: 'wish', rank, missed }
  }

  #isLate(pupil: number): boolean {
    return this.#late.has(pupil)
  }

  /** Wishes that the pupil has in no block, best first. */
  #missedOf(pupil: number): OpenWish[] {
    const { problem, ranks } = this.#given
    const { fieldCount, dayOf, rules } = problem
    const had = this.#fieldsOf(pupil)
    const missed: OpenWish[] = []
    for (let field = 0; field < fieldCount; field++) {
      const rank = ranks[pupil * fieldCount + field] as number
      if (rank <= 0 || had.has(field)) continue
      const workshops = this.#workshopsOf.get(`${dayOf[pupil]} ${field}`) ?? []
      let wisherCount = 0
      for (let better = 1; better <= rank; better++)
        wisherCount += this.#wishers.get(`${dayOf[pupil]} ${field} ${better}`) ?? 0
      const placeCount = workshops.reduce((sum, workshop) => sum + this.#places(workshop), 0)
      const reachableCount = this.#allowedOf(pupil, workshops).reduce((sum, one) => sum + this.#places(one), 0)
      const outOfReach = this.#free.whyNot(pupil, field)
      missed.push({ field, rank, wisherCount, placeCount, reachableCount, perClass: rules.perClass, outOfReach })
    }
    return missed.sort((a, b) => a.rank - b.rank || a.field - b.field)
  }

  #missedFor(pupil: number, field: number, rank: number): MissedWish | undefined {
    const best = this.#missed.find((missed) => rank <= 0 || missed.rank < rank)
    if (best === undefined) return undefined
    const { outOfReach, ...missed } = best
    const cause = outOfReach ?? this.#free.withinReach(pupil, field, best.field)
    return { ...missed, cause, byLot: this.#byLot(pupil, best) }
  }

  /** Whether the pupil could have had the wish instead of anything worse, at no loss to the plan. */
  #byLot(pupil: number, { field: to, rank }: OpenWish): boolean {
    const { problem, allocation } = this.#given
    const day = problem.dayOf[pupil] as number
    const stage = this.#exactStages.get(day)
    if (stage === undefined || this.#isLate(pupil)) return false
    let ask = this.#lots.get(day)
    if (ask === undefined) {
      const weighed = withLighterEmpty(problem, extraWeightOfEmpty(problem, stage.pupils))
      ask = lotsOf(weighed, allocation, day, stage.pupils)
      this.#lots.set(day, ask)
    }
    const from = [nowhere, ...this.#fieldsOf(pupil)]
    return from.some((field) => this.#isWorse(pupil, field, rank) && ask(pupil, field, to))
  }

  #isWorse(pupil: number, field: number, rank: number): boolean {
    const own =
      field === nowhere ? noRank : (this.#given.ranks[pupil * this.#given.problem.fieldCount + field] as number)
    return own <= 0 || own > rank
  }

  #fieldsOf(pupil: number): ReadonlySet<number> {
    const { problem, allocation } = this.#given
    const had = new Set<number>()
    for (let block = 0; block < problem.blockCount; block++) {
      const workshop = problem.workshops[allocation[pupil * problem.blockCount + block] as number]
      if (workshop !== undefined) had.add(workshop.field)
    }
    return had
  }

  #places(workshop: number): number {
    return this.#given.problem.workshops[workshop]?.capacity.reduce((sum, places) => sum + places, 0) ?? 0
  }

  #allowedOf(pupil: number, workshops: readonly number[]): readonly number[] {
    const { allowed, workshops: all } = this.#given.problem
    return allowed === undefined ? workshops : workshops.filter((one) => allowed[pupil * all.length + one] !== 0)
  }

  /** The strongest of what stands in the way of the fields that the pupil does not have. */
  #whyEmpty(pupil: number): EmptyCause {
    const had = this.#fieldsOf(pupil)
    const found = new Set<EmptyCause>()
    for (let field = 0; field < this.#given.problem.fieldCount; field++) {
      if (had.has(field)) continue
      const why = this.#free.whyNot(pupil, field)
      if (why === undefined) found.add(this.#free.withinReach(pupil, nowhere, field))
      else if (why === 'team') found.add(why)
    }
    return (['not-found', 'timetable', 'weights', 'team'] as const).find((cause) => found.has(cause)) ?? 'no-place'
  }
}

const add = (lists: Map<string, number[]>, key: string, value: number): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

const grow = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
