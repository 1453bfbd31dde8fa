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
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** Days after closing until address, words and answer are forgotten. */
const keptAfterClosingDays = 30
/** Days after coming in until address and words are forgotten, closed or not: not everything is closed. */
const longestKeptDays = 180

export const keptSince = (now: Date): { readonly closedBefore: Date; readonly createdBefore: Date } => ({
  closedBefore: daysBefore(now, keptAfterClosingDays),
  createdBefore: daysBefore(now, longestKeptDays),
})

/** Whether what was written is too old to be kept, whether anything was written or not. */
export function isForgotten({ createdAt, closedAt }: Pick<Report, 'createdAt' | 'closedAt'>, now: Date): boolean {
  const { closedBefore, createdBefore } = keptSince(now)
  return createdAt < createdBefore || (closedAt !== null && closedAt < closedBefore)
}
