// Cuts a stretch of school weeks into blocks that are as equal as possible in days of school. Pure.
import { addDays, type PlainDate, weekdayOf } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { CalendarRefusal, DayRange, FreeTimes, Weekday } from '../../calendar/index.ts'
import { praxistageBetween } from '../round-days.ts'
import type { RoundBlock } from '../terms.ts'

/** As many blocks as the table takes. */
export const mostBlocks = 20

interface SchoolWeek extends DayRange {
  /** Days of school by weekday that counts, in the order of the weekdays given. */
  readonly counts: readonly number[]
}

export type ProposeRefusal =
  | CalendarRefusal
  /** Fewer weeks with school than blocks. */
  | { readonly code: 'too-few-weeks'; readonly weeks: number }

export interface ProposeQuestion extends DayRange {
  readonly land: string
  readonly freeTimes: FreeTimes
  /** The days on which schools come; at least one. */
  readonly weekdays: readonly Weekday[]
  readonly blockCount: number
}

/** Weeks with at least one of the days, from the first to the last day of the stretch. */
function schoolWeeks(question: ProposeQuestion): Result<readonly SchoolWeek[], CalendarRefusal> {
  const { from, to, weekdays } = question
  const days = praxistageBetween(question)
  if (!days.ok) return days
  const byMonday = new Map<PlainDate, PlainDate[]>()
  for (const day of days.value) {
    const weekday = weekdayOf(day) - 1
    if (!weekdays.some((one) => one === weekday)) continue
    const monday = addDays(day, -weekday)
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), day])
  }
  return ok(
    [...byMonday].map(([monday, ofWeek]) => {
      const friday = addDays(monday, 4)
      return {
        from: monday < from ? from : monday,
        to: friday > to ? to : friday,
        counts: weekdays.map((weekday) => ofWeek.filter((day) => weekdayOf(day) - 1 === weekday).length),
      }
    }),
  )
}

/**
 * Blocks of whole school weeks in order, together all weeks with school of the stretch. Of all ways to cut them, one with
 * the least sum of squares of days per block and weekday, which is the most equal one because the sum of days is fixed; of
 * equal ones, the one whose early blocks are longer. Dynamic programme over the last cut: O(blocks · weeks² · weekdays).
 */
export function proposeBlocks(question: ProposeQuestion): Result<readonly RoundBlock[], ProposeRefusal> {
  const { blockCount, weekdays } = question
  const weeks = schoolWeeks(question)
  if (!weeks.ok) return weeks
  const count = weeks.value.length
  if (count < blockCount || blockCount < 1) return refused({ code: 'too-few-weeks', weeks: count })
  const before = weekdays.map((_, weekday) => {
    const sums = [0]
    for (const week of weeks.value) sums.push((sums.at(-1) ?? 0) + (week.counts[weekday] ?? 0))
    return sums
  })
  const worthOf = (first: number, end: number): number =>
    before.reduce((sum, sums) => sum + ((sums[end] ?? 0) - (sums[first] ?? 0)) ** 2, 0)
  // best[k][end]: least sum for the first `end` weeks in k blocks, and where the last of them begins.
  let best = [{ worth: 0, cuts: [] as readonly number[] }, ...Array.from({ length: count }, () => undefined)]
  for (let block = 1; block <= blockCount; block++) {
    const next: typeof best = [undefined as never]
    for (let end = 1; end <= count; end++) {
      let found: { worth: number; cuts: readonly number[] } | undefined
      for (let first = block - 1; first < end; first++) {
        const shorter = best[first]
        if (shorter === undefined) continue
        const worth = shorter.worth + worthOf(first, end)
        if (found === undefined || worth <= found.worth) found = { worth, cuts: [...shorter.cuts, first] }
      }
      next.push(found)
    }
    best = next
  }
  const cuts = best[count]?.cuts ?? []
  return ok(
    cuts.flatMap((first, number) => {
      const [start, end] = [weeks.value[first], weeks.value[(cuts[number + 1] ?? count) - 1]]
      return start === undefined || end === undefined ? [] : [{ number, startsOn: start.from, endsOn: end.to }]
    }),
  )
}

/** Four to five weeks each, as it is usual. */
export const usualBlockCount = (weekCount: number): number =>
  Math.min(mostBlocks, Math.max(1, Math.round(weekCount / 4.5)))
