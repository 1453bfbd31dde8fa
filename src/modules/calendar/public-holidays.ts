// Public holidays of a Land by the package feiertagejs, read once per year.
import { getHolidays, type Region } from 'feiertagejs'
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts'

/** First two digits of the Amtlicher Gemeindeschluessel to the letters of ISO 3166-2:DE. */
const letters: Readonly<Record<string, Region>> = {
  '01': 'SH',
  '02': 'HH',
  '03': 'NI',
  '04': 'HB',
  '05': 'NW',
  '06': 'HE',
  '07': 'RP',
  '08': 'BW',
  '09': 'BY',
  '10': 'SL',
  '11': 'BE',
  '12': 'BB',
  '13': 'MV',
  '14': 'SN',
  '15': 'ST',
  '16': 'TH',
}

export const laender: readonly string[] = Object.keys(letters).sort()

/** Filled on demand; holds a few hundred days for each Land and year that was asked about. */
const known = new Map<string, ReadonlySet<PlainDate>>()

/** Those of the whole Land, on any weekday; what holds in single places only is entered by hand. Throws for an unknown Land. */
export function publicHolidaysOf(land: string, calendarYear: number): ReadonlySet<PlainDate> {
  const key = `${land} ${calendarYear}`
  const before = known.get(key)
  if (before !== undefined) return before
  const region = letters[land]
  if (region === undefined) throw new RangeError(`Not a Land: ${land}`)
  const days = new Set(getHolidays(calendarYear, region).map((holiday) => plainDate(holiday.dateString)))
  known.set(key, days)
  return days
}

export const isPublicHoliday = (land: string, day: PlainDate): boolean =>
  publicHolidaysOf(land, Number(day.slice(0, 4))).has(day)
