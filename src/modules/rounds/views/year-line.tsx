// The school year as one line with today on it, and the same as a table.
import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts'
import { DataTable } from '../../../platform/html/index.ts'
import { type DayRange, type SchoolHoliday, schoolYearRange } from '../../calendar/index.ts'
import type { RoundPage } from '../terms.ts'
import { t } from '../texts.ts'
import { long, short } from '../words.ts'

const width = 1000
const top = { months: 14, holidays: 22, blocks: 48, wishes: 92 }

/** Left edge and width of a stretch of days on the line. */
function placeOn(range: DayRange, year: DayRange): { x: number; width: number } {
  const all = daysBetween(year.from, year.to) + 1
  const from = range.from < year.from ? year.from : range.from
  const to = range.to > year.to ? year.to : range.to
  return {
    x: (width * daysBetween(year.from, from)) / all,
    width: (width * (daysBetween(from, to) + 1)) / all,
  }
}

const monthNames = ['Aug', 'Sep', 'Okt', 'Nov', 'Dez', 'Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul'] as const

/** The first days of the twelve months of a school year. */
function monthsOf(year: DayRange): { from: PlainDate; name: string }[] {
  const firsts: { from: PlainDate; name: string }[] = []
  for (let day = year.from; day <= year.to; day = addDays(day, 1))
    if (day.endsWith('-01')) firsts.push({ from: day, name: monthNames[firsts.length] ?? '' })
  return firsts
}

export interface YearLineProps {
  readonly page: RoundPage
  /** undefined where nobody knows them. */
  readonly holidays: readonly SchoolHoliday[] | undefined
  readonly today: PlainDate
  /** Days of school in each block, all weekdays that count together. */
  readonly dayCounts: readonly number[] | undefined
}

export function YearLine({ page, holidays = [], today, dayCounts }: YearLineProps) {
  const { round, blocks } = page
  const year = schoolYearRange(round.schoolYear)
  const at = (range: DayRange) => placeOn(range, year)
  const wishes =
    round.wishesFrom === null || round.wishesUntil === null
      ? undefined
      : { from: round.wishesFrom, to: round.wishesUntil }
  const seesWishes = wishes !== undefined && wishes.to >= year.from && wishes.from <= year.to
  const isInYear = year.from <= today && today <= year.to
  const summary = t.start.lineSummary({ blocks: blocks.length, holidays: holidays.length, today: long(today) })
  const rows = [
    ...blocks.map((block) => ({
      what: t.start.block(block.number + 1),
      from: block.startsOn,
      to: block.endsOn,
      days: dayCounts?.[block.number],
    })),
    ...holidays.map((holiday) => ({ what: holiday.name, from: holiday.from, to: holiday.to, days: undefined })),
    ...(wishes === undefined ? [] : [{ what: t.start.wishPhase, ...wishes, days: undefined }]),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return (
    <figure class="steg-year">
      <section class="steg-scroll" aria-label={t.start.line} tabindex={0}>
        <svg class="steg-year__picture" viewBox={`0 0 ${width} 124`} role="img" aria-label={summary} focusable="false">
          {monthsOf(year).map((month) => (
            <>
              <line
                class="steg-year__month"
                x1={at({ from: month.from, to: month.from }).x}
                x2={at({ from: month.from, to: month.from }).x}
                y1="0"
                y2="112"
              />
              <text class="steg-year__word" x={at({ from: month.from, to: month.from }).x + 5} y={top.months}>
                {month.name}
              </text>
            </>
          ))}
          {holidays.map((holiday) => (
            <rect class="steg-year__holiday" x={at(holiday).x} width={at(holiday).width} y={top.holidays} height="90" />
          ))}
          {blocks.map((block) => {
            const place = at({ from: block.startsOn, to: block.endsOn })
            return (
              <>
                <rect class="steg-year__block" x={place.x} width={place.width} y={top.blocks} height="36" rx="4" />
                <text class="steg-year__number" x={place.x + place.width / 2} y={top.blocks + 24}>
                  {block.number + 1}
                </text>
              </>
            )
          })}
          {seesWishes && wishes !== undefined && (
            <>
              <rect
                class="steg-year__wishes"
                x={at(wishes).x}
                width={at(wishes).width}
                y={top.wishes}
                height="14"
                rx="4"
              />
              <text class="steg-year__word" x={at(wishes).x + at(wishes).width + 6} y={top.wishes + 12}>
                {t.start.wishPhase}
              </text>
            </>
          )}
          {isInYear && (
            <>
              <line
                class="steg-year__today"
                x1={at({ from: today, to: today }).x}
                x2={at({ from: today, to: today }).x}
                y1={top.holidays - 4}
                y2="112"
              />
              <text class="steg-year__now" x={at({ from: today, to: today }).x} y="123">
                {t.start.today}
              </text>
            </>
          )}
        </svg>
      </section>
      <details class="steg-more">
        <summary>{t.start.lineTable}</summary>
        <DataTable
          caption={t.start.lineTable}
          captionHidden
          rows={rows}
          columns={[
            { label: t.start.what, cell: (row) => row.what },
            { label: t.start.from, cell: (row) => short(row.from) },
            { label: t.start.to, cell: (row) => short(row.to) },
            { label: t.start.days, numeric: true, cell: (row) => (row.days === undefined ? '' : t.count(row.days)) },
          ]}
        />
      </details>
    </figure>
  )
}
