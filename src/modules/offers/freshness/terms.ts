// Unions and value types of freshness: answers, ways in which they come, mails that ask for them.
import type { PlainDate } from '../../../kernel/plain-date.ts'

/** right: everything still is; changed: it is, with the change that was entered; not-ended: the end was taken back. */
export type ConfirmationAnswer = 'right' | 'changed' | 'ended' | 'not-ended' | 'shown-again'
export type ConfirmationWay = 'link' | 'work' | 'publish'

export interface Confirmation {
  readonly offerId: string
  readonly answer: ConfirmationAnswer
  readonly way: ConfirmationWay
  readonly requestId: string | null
  readonly happenedAt: Date
}

/** As what the audit lines know whoever acts behind a confirmation link. */
export const linkReason = 'confirmation-link'

/** Contact person, their deputy, or the mailbox of the organisation where there is no person to ask. */
export type Recipient = 'contact' | 'deputy' | 'mailbox'

/** report, decision: tidings about one offer, with a link; no step of the escalation. */
export type AskedBecause = 'due' | 'no-answer' | 'office' | 'new-link' | 'report' | 'decision'
export const tidings = ['report', 'decision'] as const satisfies readonly AskedBecause[]

export interface ConfirmationRequest {
  readonly id: string
  readonly organizationId: string
  readonly recipient: Recipient
  readonly contactPersonId: string | null
  readonly askedBecause: AskedBecause
  readonly offerIds: readonly string[]
  readonly mailId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly bouncedAt: Date | null
}

/** Days that a link opens. */
export const linkDays = 21
/** Days without an answer until the deputy is asked, and until the office is told. */
export const deputyAfterDays = 7
export const officeAfterDays = 14
/** The program writes to one organisation at most once in so many days; the deputy's mail is the exception. */
export const quietDays = 7

/** Fields that may be taken over without an editor where the region decided so: days and costs, nothing in free words but these. */
export const datedFields = ['startsOn', 'endsOn', 'applyUntil', 'datesText', 'costText'] as const
export type DatedField = (typeof datedFields)[number]
export type DatedChanges = Readonly<Partial<Record<DatedField, string | null>>>

export interface Suggestion {
  readonly id: string
  readonly offerId: string
  readonly organizationId: string
  readonly requestId: string
  readonly changes: DatedChanges
  readonly appliedFields: readonly string[]
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly note: string | null
  readonly createdAt: Date
  readonly decidedAt: Date | null
  readonly decision: 'taken' | 'declined' | 'taken-at-once' | null
  /** Why it was declined. */
  readonly reason: string | null
}

/** Where the page of figures lists who cannot be asked. */
export const unreachableAnchor = 'ohne-adresse'

export interface LinkCheck {
  readonly offerId: string
  readonly url: string
  readonly checkedAt: Date
  readonly outcome: string
  readonly status: number | null
  readonly failedDays: number
  readonly lastFailedOn: PlainDate | null
}
