// A mistake that somebody told us of.

/** gone: does not exist any more; the others say which part is wrong. */
export const reportAbouts = ['gone', 'contact', 'dates', 'link', 'other'] as const
export type ReportAbout = (typeof reportAbouts)[number]

/** not-ours: the report is about something else, or about nothing. */
export const reportOutcomes = ['mended', 'was-right', 'not-ours'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

export interface Report {
  readonly id: string
  readonly offerId: string
  readonly organizationId: string
  readonly about: ReportAbout
  readonly words: string | null
  readonly replyEmail: string | null
  readonly createdAt: Date
  readonly closedAt: Date | null
  readonly outcome: ReportOutcome | null
  readonly answer: string | null
}

/** So many reports from different networks make an offer due. */
export const forcingReports = 3
/** Days after closing until the reply address is forgotten. */
export const replyAddressDays = 30
