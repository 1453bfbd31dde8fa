// School years as numbers: 2026 is the one that begins on 1 August 2026.
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts'
import type { DayRange } from './terms.ts'

/** School years run from 1 August to 31 July in every Land (Hamburger Abkommen § 1). */
const firstMonth = 8

const fourDigits = (year: number): string => String(year).padStart(4, '0')

export const schoolYearOf = (day: PlainDate): number => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return month >= firstMonth ? year : year - 1
}

/** 2026/27. */
export const schoolYearLabel = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

export const schoolYearRange = (year: number): DayRange => ({
  from: plainDate(`${fourDigits(year)}-08-01`),
  to: plainDate(`${fourDigits(year + 1)}-07-31`),
})
