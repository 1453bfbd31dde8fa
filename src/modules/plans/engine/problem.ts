// What the engine is asked and what it answers: values only, indices instead of ids, so that flat arrays carry them.
// Whoever calls keeps the lists of codes and names; reasons come back as numbers, never as sentences.

export interface Workshop {
  /** Index of its Berufsfeld; several workshops may offer one. */
  readonly field: number
  /** Weekday, 0 = Monday. */
  readonly day: number
  /** Places per block, one number for each block; 0 = closed. */
  readonly capacity: readonly number[]
  /** Smallest group that is worth opening for; 0 = none. Never changes the plan, groups below are named. */
  readonly minimum: number
}

/** What a person decided before the run: this pupil, this block, this workshop (or `nowhere`). */
export interface Lock {
  readonly pupil: number
  readonly block: number
  readonly workshop: number
}

export interface PlanRules {
  /** Added for each pupil and block left empty; an integer, usually negative. */
  readonly emptyWeight: number
  /** Added for a pupil's first, second … fulfilled wish; non-negative and non-increasing integers. */
  readonly fairness: readonly number[]
  /** At most so many pupils of one class in a workshop and block. */
  readonly perClass: number | undefined
  /** First as few pupils as possible without a fulfilled wish, then the value. */
  readonly wishForAllFirst: boolean
  /** Before the value, but after the wish for everybody: as few empty blocks as possible (see weigh-empty.ts). Absent: no. */
  readonly fewestEmptyFirst?: boolean
  /** Pupils who did not answer are planned after all others, who are planned as if the former did not exist. */
  readonly unansweredLast: boolean
  /** Decides between equal plans, and nothing else. */
  readonly seed: number
}

export interface PlanProblem {
  readonly pupilCount: number
  readonly fieldCount: number
  readonly blockCount: number
  /** Weekday of each pupil. */
  readonly dayOf: ArrayLike<number>
  /** Class of each pupil, any numbering. */
  readonly classOf: ArrayLike<number>
  /** Team of each pupil, `alone` for none. Members have one day and get one plan. */
  readonly teamOf: ArrayLike<number>
  /** 1 for pupils with at least one row of wishes. */
  readonly answered: ArrayLike<number>
  /** Value of a field, pupil × field, row by row; integers. */
  readonly weights: ArrayLike<number>
  /** 1 where a field counts as a fulfilled wish, pupil × field, row by row. */
  readonly wished: ArrayLike<number>
  readonly workshops: readonly Workshop[]
  /** 0 where a pupil must not go (age, step-free access, travel), pupil × workshop, row by row. Absent: nobody is barred. */
  readonly allowed?: ArrayLike<number>
  readonly locks: readonly Lock[]
  readonly rules: PlanRules
}

export const nowhere = -1
export const alone = -1

/** Workshop of each pupil and block, row by row; `nowhere` where the block stays empty. */
export type Allocation = Int32Array

/**
 * Why no plan of some pupils of one day is worth more than the bound: prices from which it follows by weak duality, whoever
 * found them. Any prices that are not negative prove some bound (verify-bound.ts).
 */
export interface StageCertificate {
  readonly day: number
  readonly pupils: Int32Array
  /** Price of a place, workshop × block, row by row; 0 for workshops of other days. */
  readonly places: Float64Array
  /** Prices above 0 of a place for a class in a workshop and block. */
  readonly classes: readonly ClassPrice[]
  /** What a wish costs each member of a team beside its bonus, in the order of `pupils`; of no meaning for who is alone. */
  readonly members: Float64Array
  /** Added to everybody's first wish: no plan that counts fulfils a wish for fewer pupils. */
  readonly wish: number
  /** Taken from each empty block: no plan that counts has more of them. */
  readonly empty: number
}

export interface ClassPrice {
  readonly workshop: number
  readonly block: number
  /** Number of the class in the problem. */
  readonly ofClass: number
  readonly price: number
}

export interface Plan {
  readonly allocation: Allocation
  /** Worth of the plan by the rules. */
  readonly value: number
  /**
   * No plan that keeps the rules, and as much of what goes before the value as this one, is worth more. With
   * `unansweredLast` it is the sum of two statements: those who answered cannot have more, whatever becomes of the others;
   * and beside their plan, as it stands, the others cannot have more.
   */
  readonly bound: number
  /** In the order in which the parts were planned. */
  readonly certificates: readonly StageCertificate[]
  /** value = bound. */
  readonly proven: boolean
  /** Days whose part of the plan is proven best. */
  readonly provenDays: ReadonlySet<number>
  readonly emptyCount: number
  /** Pupils without a fulfilled wish. */
  readonly withoutWishCount: number
}

/** What a run asks and tells while it works. */
export interface PlanControl {
  /** Called now and then with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Asked now and then; a run that shall stop answers `stopped`, without a plan. */
  readonly isStopped?: () => boolean
}
