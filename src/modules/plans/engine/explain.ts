// Why everybody has what they have: codes and numbers only; the sentences stand in reason-texts.ts.
import { isExactlySolvable } from './exact/plan-exactly.ts'
import { type LotQuestion, lotsOf } from './find-lots.ts'
import { FreeSeats, type OutOfReach, type WithinReach } from './free-seats.ts'
import { type Allocation, nowhere, type PlanProblem } from './problem.ts'

export const noRank = 0
/** The rank of a field that a pupil does not want at all. */
export const unwanted = -1

/** In an exact plan a place that is left and better is no reason: it would have been given. */
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

export interface FieldFigures {
  readonly day: number
  readonly field: number
  /** Pupils who gave it a rank, and the first one. */
  readonly wisherCount: number
  readonly firstWisherCount: number
  readonly placeCount: number
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

/** How many wanted each field of each day, and how many places there were; by day and field. */
export function explainFields({ problem, allocation, ranks }: Explanation): FieldFigures[] {
  const { workshops, pupilCount, fieldCount, blockCount, dayOf } = problem
  const days = [...new Set(workshops.map(({ day }) => day))].sort((a, b) => a - b)
  return days.flatMap((day) => {
    const ofDay = workshops.filter((workshop) => workshop.day === day)
    const fields = [...new Set(ofDay.map(({ field }) => field))].sort((a, b) => a - b)
    return fields.map((field) => {
      let [wisherCount, firstWisherCount, takenCount] = [0, 0, 0]
      for (let pupil = 0; pupil < pupilCount; pupil++) {
        if (dayOf[pupil] !== day) continue
        const rank = ranks[pupil * fieldCount + field] as number
        if (rank > 0) wisherCount++
        if (rank === 1) firstWisherCount++
        for (let block = 0; block < blockCount; block++)
          if (workshops[allocation[pupil * blockCount + block] as number]?.field === field) takenCount++
      }
      const placeCount = ofDay
        .filter((workshop) => workshop.field === field)
        .reduce((sum, { capacity }) => sum + capacity.reduce((all, places) => all + places, 0), 0)
      return { day, field, wisherCount, firstWisherCount, placeCount, takenCount }
    })
  })
}

type OpenWish = Omit<MissedWish, 'byLot'> & {
  /** The pupil could have it as far as places, bans and limits go. */
  readonly isPossible: boolean
}

class Explainer {
  readonly #given: Explanation
  /** Pupils in a workshop over all blocks; first only those who are planned first. */
  readonly #earlyLoad: Int32Array
  readonly #load: Int32Array
  readonly #earlyClassLoad = new Map<string, number>()
  readonly #classLoad = new Map<string, number>()
  readonly #wishers = new Map<string, number>()
  readonly #workshopsOf = new Map<string, number[]>()
  readonly #lots = new Map<number, LotQuestion>()
  /** Undefined where the plan is exact, and its proof says what could not be. */
  readonly #searched: FreeSeats | undefined
  #pupil = -1
  #missed: readonly OpenWish[] = []

  constructor(given: Explanation) {
    this.#given = given
    const { problem, allocation, ranks } = given
    const { workshops, pupilCount, blockCount, fieldCount, dayOf, classOf } = problem
    this.#searched = isExactlySolvable(problem) ? undefined : new FreeSeats(problem, allocation)
    this.#earlyLoad = new Int32Array(workshops.length)
    this.#load = new Int32Array(workshops.length)
    for (const [workshop, { day, field }] of workshops.entries()) add(this.#workshopsOf, `${day} ${field}`, workshop)
    for (let pupil = 0; pupil < pupilCount; pupil++) {
      for (let block = 0; block < blockCount; block++) {
        const workshop = allocation[pupil * blockCount + block] as number
        if (workshop === nowhere) continue
        this.#load[workshop] = (this.#load[workshop] as number) + 1
        grow(this.#classLoad, `${workshop} ${classOf[pupil]}`)
        if (this.#isLate(pupil)) continue
        this.#earlyLoad[workshop] = (this.#earlyLoad[workshop] as number) + 1
        grow(this.#earlyClassLoad, `${workshop} ${classOf[pupil]}`)
      }
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
    const { answered, rules } = this.#given.problem
    return rules.unansweredLast && answered[pupil] !== 1
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
      const cause = this.#whyNot(pupil, field)
      const isPossible = cause === undefined
      missed.push({
        field,
        rank,
        cause: cause ?? 'weights',
        wisherCount,
        placeCount,
        reachableCount,
        perClass: rules.perClass,
        isPossible,
      })
    }
    return missed.sort((a, b) => a.rank - b.rank || a.field - b.field)
  }

  #missedFor(pupil: number, field: number, rank: number): MissedWish | undefined {
    const best = this.#missed.find((missed) => rank <= 0 || missed.rank < rank)
    if (best === undefined) return undefined
    const { isPossible, ...missed } = best
    if (!isPossible) return { ...missed, byLot: this.#byLot(pupil, best) }
    return { ...missed, cause: this.#withinReach(pupil, field, best.field), byLot: this.#byLot(pupil, best) }
  }

  /** Whether the pupil could have had the wish instead of anything worse, at no loss to the plan. */
  #byLot(pupil: number, { field: to, rank }: OpenWish): boolean {
    const { problem, allocation } = this.#given
    if (this.#searched !== undefined) return false
    const day = problem.dayOf[pupil] as number
    let ask = this.#lots.get(day)
    if (ask === undefined) {
      const all = Int32Array.from({ length: problem.pupilCount }, (_, one) => one)
      const early = all.filter((one) => problem.dayOf[one] === day && !this.#isLate(one))
      ask = lotsOf(problem, allocation, day, early)
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

  #worth(pupil: number, field: number): number {
    const { fieldCount, weights, rules } = this.#given.problem
    return field === nowhere ? rules.emptyWeight : (weights[pupil * fieldCount + field] as number)
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

  #withinReach(pupil: number, from: number, to: number): WithinReach {
    if (this.#searched !== undefined) return this.#searched.withinReach(pupil, from, to)
    return this.#worth(pupil, to) > this.#worth(pupil, from) ? 'timetable' : 'weights'
  }

  #allowedOf(pupil: number, workshops: readonly number[]): readonly number[] {
    const { allowed, workshops: all } = this.#given.problem
    return allowed === undefined ? workshops : workshops.filter((one) => allowed[pupil * all.length + one] !== 0)
  }

  /** Why a pupil can have no place of the field; undefined if it could. Others planned later are not there yet. */
  #whyNot(pupil: number, field: number): OutOfReach | undefined {
    if (this.#searched !== undefined) return this.#searched.whyNot(pupil, field)
    const { problem } = this.#given
    const { rules, classOf, blockCount, dayOf } = problem
    const workshops = this.#workshopsOf.get(`${dayOf[pupil]} ${field}`) ?? []
    const offered = workshops.filter((workshop) => this.#places(workshop) > 0)
    if (offered.length === 0) return 'not-offered'
    const may = this.#allowedOf(pupil, offered)
    if (may.length === 0) return 'barred'
    const [load, classLoad] = this.#isLate(pupil)
      ? [this.#load, this.#classLoad]
      : [this.#earlyLoad, this.#earlyClassLoad]
    const withRoom = may.filter((workshop) => (load[workshop] as number) < this.#places(workshop))
    if (withRoom.length === 0) return 'full'
    const { perClass } = rules
    if (perClass === undefined) return undefined
    const isFree = (workshop: number): boolean =>
      (classLoad.get(`${workshop} ${classOf[pupil]}`) ?? 0) < perClass * blockCount
    return withRoom.some(isFree) ? undefined : 'class-limit'
  }

  /** The strongest of what stands in the way of the fields that the pupil does not have. */
  #whyEmpty(pupil: number): EmptyCause {
    const had = this.#fieldsOf(pupil)
    const found = new Set<EmptyCause>()
    for (let field = 0; field < this.#given.problem.fieldCount; field++) {
      if (had.has(field)) continue
      const why = this.#whyNot(pupil, field)
      if (why === undefined) found.add(this.#withinReach(pupil, nowhere, field))
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
