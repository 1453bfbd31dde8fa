// Last year's days, moved into the coming school year: a proposal that people look at before it is saved. Pure.
import { addDays, daysBetween, isPlausibleDay, type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts'
import type { OfferDetails } from '../terms.ts'

const dayFields = ['startsOn', 'endsOn', 'applyUntil', 'validUntil'] as const satisfies readonly (keyof OfferDetails)[]
export type DayField = (typeof dayFields)[number]
type Days = Pick<OfferDetails, DayField>

/** Such an offer lasts a term or a school year, so its calendar day matters, not its weekday. */
const longOfferDays = 60

/** The same calendar day `years` later; 29 February becomes the 28th. */
function yearsLater(day: PlainDate, years: number): PlainDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const same = parsePlainDate(`${year}${day.slice(4)}`)
  return same.ok ? same.value : yearsLater(addDays(day, -1), years)
}

/** 31.12.9999 and the like are a sign for "no end" and have no school year. */
const movable = (day: PlainDate | null): PlainDate | null => (day !== null && isPlausibleDay(day) ? day : null)

/**
 * All days by as many school years as it takes for the last one not to be over on `today`, and at least one. A long offer keeps its calendar days; a shorter one keeps its weekdays (52 weeks), because a
 * course on Thursdays stays a course on Thursdays.
 */
export function movedToSchoolYear(details: Days, today: PlainDate): Days {
  const { startsOn, endsOn, applyUntil, validUntil } = Object.fromEntries(
    dayFields.map((field) => [field, movable(details[field])]),
  ) as unknown as Days
  const last = endsOn ?? startsOn ?? applyUntil ?? validUntil
  if (last === null) return { startsOn, endsOn, applyUntil, validUntil }
  const isLong = startsOn !== null && endsOn !== null && daysBetween(startsOn, endsOn) >= longOfferDays
  const move = (day: PlainDate, years: number): PlainDate =>
    isLong ? yearsLater(day, years) : addDays(day, 364 * years)
  let years = 1
  while (move(last, years) < today && years < 50) years += 1
  return Object.fromEntries(
    dayFields.map((field) => {
      const day = movable(details[field])
      return [field, day === null ? null : move(day, years)]
    }),
  ) as unknown as Days
}

/** Which days a copy would change, for the sentence above the form. */
export const movedDays = (
  before: Days,
  after: Days,
): readonly { readonly field: DayField; readonly before: PlainDate; readonly after: PlainDate }[] =>
  dayFields.flatMap((field) => {
    const [from, to] = [before[field], after[field]]
    return from === null || to === null || from === to ? [] : [{ field, before: from, after: to }]
  })
