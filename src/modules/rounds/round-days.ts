// On which days a round takes place: days with school at the general and at the vocational schools. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result } from '../../kernel/result.ts'
import {
  type CalendarRefusal,
  type DayRange,
  type FreeTimes,
  schoolDaysBetween,
  schoolKinds,
  type Weekday,
} from '../calendar/index.ts'
import type { RoundBlock, RoundPage } from './terms.ts'

/**
 * Days of school from `from` to `to`, both included, at general and vocational schools alike; with `weekday` only those.
 * Refused where the holidays of a year are not known.
 */
export function praxistageBetween(
  question: DayRange & { readonly land: string; readonly freeTimes: FreeTimes; readonly weekday?: Weekday | undefined },
): Result<readonly PlainDate[], CalendarRefusal> {
  let common: readonly PlainDate[] | undefined
  for (const schoolKind of schoolKinds) {
    const days = schoolDaysBetween({ ...question, schoolKind })
    if (!days.ok) return days
    const open = new Set(days.value)
    common = common === undefined ? days.value : common.filter((day) => open.has(day))
  }
  return ok(common ?? [])
}

/** The days of a block on one weekday, in order. */
export const daysOfBlock = (
  page: Pick<RoundPage, 'land' | 'freeTimes'>,
  block: RoundBlock,
  weekday: Weekday,
): Result<readonly PlainDate[], CalendarRefusal> =>
  praxistageBetween({ ...page, from: block.startsOn, to: block.endsOn, weekday })
