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

export interface Plan {
  readonly allocation: Allocation
  /** Worth of the plan by the rules. */
  readonly value: number
  /** No plan that keeps the rules (and the order of the two switches) is worth more. */
  readonly bound: number
  /** value = bound. */
  readonly proven: boolean
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
