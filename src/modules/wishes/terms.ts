// Ids, unions and value types of wishes.

/** By which way an answer came. */
export const ways = ['phone', 'paper', 'import'] as const
export type Way = (typeof ways)[number]

/** What somebody wishes: keys of code-lists/berufsfeld.json. */
export interface Choice {
  /** The most wanted first. */
  readonly wishes: readonly string[]
  readonly never: readonly string[]
  /** A field outside of the usual ideas, where the round asks for one. */
  readonly outside: string | null
}

export const emptyChoice: Choice = { wishes: [], never: [], outside: null }

export interface Answer extends Choice {
  readonly pupilId: string
  readonly organizationId: string
  readonly way: Way
  readonly language: string
  readonly version: number
  /** Fields that are ruled out with a reason; what it says is encrypted. */
  readonly withReason: readonly string[]
}

/** One line of what a plan is made of. The time of an answer is no part of it, and never will be. */
export interface WishRow {
  readonly pupilId: string
  readonly berufsfeld: string
  /** 1 = the most wanted; null for what is out of the question. */
  readonly rank: number | null
  readonly isNever: boolean
}

export interface Wishes {
  readonly rows: readonly WishRow[]
  /** Whoever answered at all. */
  readonly answered: ReadonlySet<string>
  readonly outsideFields: ReadonlyMap<string, string>
}

/** How far a class is. */
export interface ClassCount {
  readonly classId: string
  readonly className: string
  readonly organizationId: string
  readonly schoolName: string
  readonly pupilCount: number
  readonly answeredCount: number
}

/** Long enough for a reason, short enough for a phone. */
export const longestReason = 200
