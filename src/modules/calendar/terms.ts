// School years, kinds of schools, and days without school.
import type { PlainDate } from '../../kernel/plain-date.ts'

/** General schools and vocational schools may have different holidays (Mecklenburg-Vorpommern). */
export const schoolKinds = ['general', 'vocational'] as const
export type SchoolKind = (typeof schoolKinds)[number]

/** 0 = Monday … 4 = Friday: the days on which there is school. */
export type Weekday = 0 | 1 | 2 | 3 | 4
export const weekdays = [0, 1, 2, 3, 4] as const satisfies readonly Weekday[]

/** Both ends belong to it. */
export interface DayRange {
  readonly from: PlainDate
  readonly to: PlainDate
}

export interface SchoolHoliday extends DayRange {
  readonly name: string
}

/** Days without school that the Land does not fix: movable holidays, bridge days. */
export interface FreeTime extends DayRange {
  readonly name: string
  readonly appliesTo: SchoolKind | 'both'
}

/**
 * What the region itself has written down. For the school years of `completeYears` all holidays stand in `times`, typed by
 * hand, because no official list of them is known here.
 */
export interface FreeTimes {
  readonly times: readonly FreeTime[]
  readonly completeYears: readonly number[]
}

export const noFreeTimes: FreeTimes = { times: [], completeYears: [] }

/** Nobody knows the holidays of this year; last year's are no answer (house rule 7). */
export interface CalendarRefusal {
  readonly code: 'unknown-school-year'
  readonly land: string
  readonly schoolYear: number
  readonly schoolKind: SchoolKind
}
