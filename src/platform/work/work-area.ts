// What modules bring to the start of the work area; app/ puts it together.

/** Something that waits for the actor, as a sentence with its number, and where to do it. */
export interface WaitingTask {
  readonly title: string
  readonly detail?: string
  readonly href: string
  readonly count: number
  /** overdue comes first. */
  readonly urgency: 'overdue' | 'soon' | 'sometime'
}

/** A hit of the global search. */
export interface WorkHit {
  readonly kind: string
  readonly title: string
  readonly detail: string
  readonly href: string
}

/** Hits of one kind: the first ones, how many there are, and where all of them are. */
export interface WorkHits {
  readonly title: string
  readonly hits: readonly WorkHit[]
  readonly total: number
  /** Undefined where no list shows them: then more words narrow them down. */
  readonly all?: { readonly href: string; readonly label: string }
}

/** A count for monitoring: never persons, never a name. */
export interface Fact {
  readonly name: string
  readonly value: number
}
