// Calendar days without time and zone. A day of the school year is a PlainDate, never a Date (house rule 9).
import { ok, type Result, refused } from './result.ts'

declare const plainDateBrand: unique symbol

/** A day of the Gregorian calendar as 'YYYY-MM-DD', years 0001 to 9999. Compares as text (`a < b`). */
export type PlainDate = string & { readonly [plainDateBrand]: true }

/** not-a-date: the text has no known form. impossible-day: it has, but that day does not exist (30.02., month 13). */
export type PlainDateRefusal = 'not-a-date' | 'impossible-day'

const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/
const germanForm = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/

const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const compose = (year: number, month: number, day: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate

/**
 * Reads '2026-11-20', '20.11.2026' and '1.2.2013' (a blank after the dots is allowed), trimmed. Two-digit years are
 * refused: 13 may be a birth of 1913 or of 2013.
 */
export function parsePlainDate(text: string): Result<PlainDate, PlainDateRefusal> {
  const trimmed = text.trim()
  const iso = isoForm.exec(trimmed)
  const german = iso ? null : germanForm.exec(trimmed)
  const found = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : undefined
  if (!found) return refused('not-a-date')
  const [year = 0, month = 0, day = 0] = found.map(Number)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refused('impossible-day')
  return ok(compose(year, month, day))
}

/**
 * What people can mean by a day, from the oldest living to plans for the grandchildren. Outside of it lie slips of the
 * keyboard and signs such as 31.12.9999 for "no end", near which there is nothing to reckon with.
 */
export const plausibleYears = { first: 1900, last: 2199 } as const

export function isPlausibleDay(date: PlainDate): boolean {
  const { year } = partsOf(date)
  return year >= plausibleYears.first && year <= plausibleYears.last
}

/** For constants and for values that the database has already checked. Throws, because a wrong one is a bug. */
export function plainDate(text: string): PlainDate {
  const parsed = parsePlainDate(text)
  if (!parsed.ok) throw new RangeError(`Not a calendar day: ${text}`)
  return parsed.value
}

const partsOf = (date: PlainDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/**
 * Days since 1970-01-01. O(1), integers only; the year is thought to begin in March, so that the leap day is its last.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 */
function dayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

function fromDayNumber(number: number): PlainDate {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (year < 1 || year > 9999) throw new RangeError(`Day outside of the years 0001 to 9999: ${number}`)
  return compose(year, month, day)
}

/** The day `days` later (earlier if negative). Throws outside of the years 0001 to 9999 and for fractions. */
export function addDays(date: PlainDate, days: number): PlainDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`Not a whole number of days: ${days}`)
  return fromDayNumber(dayNumber(date) + days)
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)

/** For sorting, earliest first. */
export const comparePlainDates = (a: PlainDate, b: PlainDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: PlainDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** 'long': 20. November 2026. 'short': 20.11.2026. */
export function formatGermanDate(date: PlainDate, form: 'long' | 'short' = 'long'): string {
  const { year, month, day } = partsOf(date)
  return form === 'long'
    ? `${day}. ${monthNames[month - 1] ?? ''} ${year}`
    : `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

/** Making a format takes some tenths of a millisecond, and a list asks for a day per row. Zones are few. */
const formatByZone = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  formatByZone.set(timeZone, format)
  return format
}

/** Which calendar day it is at `instant` in `timeZone` (IANA name, 'Europe/Berlin'). Throws for an unknown zone. */
export function plainDateIn(timeZone: string, instant: Date): PlainDate {
  const parts = formatOf(timeZone).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  return compose(part('year'), part('month'), part('day'))
}
