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

/** A count for monitoring: never persons, never a name. */
export interface Fact {
  readonly name: string
  readonly value: number
}
