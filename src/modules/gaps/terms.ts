// Ids, unions and value types of the gap analysis.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { OrganizationKind } from '../network/index.ts'

/** What the office has decided: here nothing is missing. null means every one. */
export interface WaiverSubject {
  /** Key of code-lists/zielgruppe.json. */
  readonly targetGroup: string | null
  /** Key of code-lists/angebotsart.json. */
  readonly kind: string | null
  readonly municipalityKey: string | null
}

export interface Waiver extends WaiverSubject {
  readonly id: string
  readonly reason: string
  readonly validUntil: PlainDate
  readonly setAt: Date
  readonly liftedAt: Date | null
}

export const isActiveWaiver = (waiver: Waiver, today: PlainDate): boolean =>
  waiver.liftedAt === null && waiver.validUntil >= today

/** Somebody told the office that an offer was looked for. Never a person. */
export interface Need {
  readonly id: string
  readonly targetGroup: string
  readonly kind: string
  readonly municipalityKey: string | null
  readonly askedBy: OrganizationKind
  readonly askedOn: PlainDate
  readonly personCount: number
}

export type NewNeed = Omit<Need, 'id'>

/** A count of people is a value, or suppressed because it is small (house rule 6). */
export type Figure =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'suppressed'; readonly because: 'below-5' }

/** From here on a number of people is shown. */
export const smallestShown = 5

/** Zero is a value: it speaks of nobody. */
export const figureOf = (count: number): Figure =>
  count > 0 && count < smallestShown ? { kind: 'suppressed', because: 'below-5' } : { kind: 'value', value: count }

/** Distances that can be chosen as "within reach", in km as the crow flies. */
export const reaches = [5, 10, 15, 25] as const
export const defaultReach = 10
