// On which days there is school: not at weekends, not on public holidays, not in holidays, not in free times of the region.
import { addDays, type PlainDate, weekdayOf } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isPublicHoliday } from './public-holidays.ts'
import { knownSchoolYear } from './school-holidays.ts'
import { schoolYearOf, schoolYearRange } from './school-year.ts'
import type { CalendarRefusal, DayRange, FreeTimes, SchoolHoliday, SchoolKind, Weekday } from './terms.ts'

export interface SchoolDayQuestion {
  /** First two digits of the Amtlicher Gemeindeschluessel. */
  readonly land: string
  readonly schoolKind: SchoolKind
  readonly freeTimes: FreeTimes
}

const covers = (range: DayRange, day: PlainDate): boolean => range.from <= day && day <= range.to

/** The holidays of the Land in that year; none where the region has typed all of them itself. */
function holidaysIn(
  { land, schoolKind, freeTimes }: SchoolDayQuestion,
  schoolYear: number,
): Result<readonly SchoolHoliday[], CalendarRefusal> {
  if (freeTimes.completeYears.includes(schoolYear)) return ok([])
  const year = knownSchoolYear({ land, schoolYear, schoolKind })
  return year === undefined ? refused({ code: 'unknown-school-year', land, schoolYear, schoolKind }) : ok(year.holidays)
}

/**
 * Days without school between `from` and `to`, both included: holidays of the Land and free times of the region, earliest
 * first. Public holidays stand alone and are not among them. Refused where a year is not known.
 */
export function holidaysBetween(
  question: SchoolDayQuestion & DayRange,
): Result<readonly SchoolHoliday[], CalendarRefusal> {
  const { from, to, schoolKind, freeTimes } = question
  const found: SchoolHoliday[] = []
  for (let year = schoolYearOf(from); year <= schoolYearOf(to); year++) {
    const holidays = holidaysIn(question, year)
    if (!holidays.ok) return holidays
    found.push(...holidays.value)
  }
  found.push(...freeTimes.times.filter(({ appliesTo }) => appliesTo === 'both' || appliesTo === schoolKind))
  const inside = found.filter((holiday) => holiday.to >= from && holiday.from <= to)
  // Summer holidays stand in the list of both years that they touch.
  const once = inside.filter(
    (holiday, index) =>
      inside.findIndex(
        (other) => other.from === holiday.from && other.to === holiday.to && other.name === holiday.name,
      ) === index,
  )
  return ok(once.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)))
}

const isWorkday = (day: PlainDate): boolean => weekdayOf(day) <= 5

/** Whether there is school on that day. */
export function isSchoolDay(
  question: SchoolDayQuestion & { readonly day: PlainDate },
): Result<boolean, CalendarRefusal> {
  const { day, land } = question
  const days = schoolDaysBetween({ ...question, from: day, to: day })
  return days.ok ? ok(isWorkday(day) && !isPublicHoliday(land, day) && days.value.length === 1) : days
}

/**
 * All days of school from `from` to `to`, both included, in order; with `weekday` only those (0 = Monday). Empty if
 * `to` is before `from`. O(days · holidays). Refused where the holidays of a year are not known.
 */
export function schoolDaysBetween(
  question: SchoolDayQuestion & DayRange & { readonly weekday?: Weekday | undefined },
): Result<readonly PlainDate[], CalendarRefusal> {
  const { from, to, land, weekday } = question
  const holidays = holidaysBetween(question)
  if (!holidays.ok) return holidays
  const days: PlainDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWorkday(day) || (weekday !== undefined && weekdayOf(day) - 1 !== weekday)) continue
    if (isPublicHoliday(land, day) || holidays.value.some((holiday) => covers(holiday, day))) continue
    days.push(day)
  }
  return ok(days)
}

/** A proposal: the first half ends on 31 January as in Niedersachsen, whatever the day of the reports is elsewhere. */
const halfEnds = '01-31'

/**
 * The two halves of a school year, from the first to the last day of school each. A proposal for dates that a person may
 * change; the day of the half-year reports differs from Land to Land.
 */
export function halfYearsOf(
  year: number,
  land: string,
  given: { readonly schoolKind?: SchoolKind; readonly freeTimes: FreeTimes },
): Result<readonly [DayRange, DayRange], CalendarRefusal> {
  const { from, to } = schoolYearRange(year)
  const days = schoolDaysBetween({
    land,
    from,
    to,
    schoolKind: given.schoolKind ?? 'general',
    freeTimes: given.freeTimes,
  })
  if (!days.ok) return days
  const middle = `${year + 1}-${halfEnds}`
  const halves = [days.value.filter((day) => day <= middle), days.value.filter((day) => day > middle)].map((half) => ({
    from: half[0] ?? from,
    to: half.at(-1) ?? to,
  }))
  const [first = { from, to }, second = { from, to }] = halves
  return ok([first, second])
}
