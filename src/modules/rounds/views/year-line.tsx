// The school year as one line with today on it, on a phone as two half-years, and the same as a table.
import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts'
import { DataTable } from '../../../platform/html/index.ts'
import { type DayRange, type SchoolHoliday, schoolYearRange } from '../../calendar/index.ts'
import type { RoundPage } from '../terms.ts'
import { t } from '../texts.ts'
import { long, short } from '../words.ts'

const top = { months: 14, holidays: 22, blocks: 48, wishes: 92 }

/** Width of a word in the picture, near enough: letters of 15 units are about 8 wide. */
const widthOf = (word: string): number => 8 * word.length

/** A stretch of days as a picture of so many units. */
interface Scale extends DayRange {
  readonly width: number
}

const touches = (range: DayRange, { from, to }: DayRange): boolean => range.from <= to && range.to >= from

/** Left edge and width of days on the picture, cut at its edges. */
function placeOn(range: DayRange, scale: Scale): { x: number; width: number } {
  const all = daysBetween(scale.from, scale.to) + 1
  const from = range.from < scale.from ? scale.from : range.from
  const to = range.to > scale.to ? scale.to : range.to
  return {
    x: (scale.width * daysBetween(scale.from, from)) / all,
    width: (scale.width * (daysBetween(from, to) + 1)) / all,
  }
}

/** The whole year where there is room for it; two half-years, one below the other, where there is not. */
function scalesOf(year: DayRange): { whole: Scale; halves: readonly Scale[] } {
  const february = `${Number(year.from.slice(0, 4)) + 1}-02-01` as PlainDate
  return {
    whole: { ...year, width: 1000 },
    halves: [
      { from: year.from, to: addDays(february, -1), width: 340 },
      { from: february, to: year.to, width: 340 },
    ],
  }
}

const monthNames = ['Aug', 'Sep', 'Okt', 'Nov', 'Dez', 'Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul'] as const

/** The first days of the months in a stretch of a school year. */
function monthsOf(stretch: DayRange): { from: PlainDate; name: string }[] {
  const firsts: { from: PlainDate; name: string }[] = []
  for (let day = stretch.from; day <= stretch.to; day = addDays(day, 1))
    // August is the first.
    if (day.endsWith('-01')) firsts.push({ from: day, name: monthNames[(Number(day.slice(5, 7)) + 4) % 12] ?? '' })
  return firsts
}

interface Drawn {
  readonly scale: Scale
  readonly blocks: RoundPage['blocks']
  readonly holidays: readonly SchoolHoliday[]
  readonly wishes: DayRange | undefined
  readonly today: PlainDate
}

function Picture({ scale, blocks, holidays, wishes, today }: Drawn) {
  const at = (range: DayRange) => placeOn(range, scale)
  const now = { from: today, to: today }
  const half = widthOf(t.start.today) / 2
  return (
    <svg class="steg-year__picture" viewBox={`0 0 ${scale.width} 124`} aria-hidden="true" focusable="false">
      {monthsOf(scale).map((month) => {
        const { x } = at({ from: month.from, to: month.from })
        return (
          <>
            <line class="steg-year__month" x1={x} x2={x} y1="0" y2="112" />
            <text class="steg-year__word" x={x + 5} y={top.months}>
              {month.name}
            </text>
          </>
        )
      })}
      {holidays
        .filter((holiday) => touches(holiday, scale))
        .map((holiday) => (
          <rect class="steg-year__holiday" x={at(holiday).x} width={at(holiday).width} y={top.holidays} height="90" />
        ))}
      {blocks
        .map((block) => ({ number: block.number, from: block.startsOn, to: block.endsOn }))
        .filter((block) => touches(block, scale))
        .map((block) => {
          const place = at(block)
          return (
            <>
              <rect class="steg-year__block" x={place.x} width={place.width} y={top.blocks} height="36" rx="4" />
              {/* A sliver of a block that goes on in the other half-year has no room for its number. */}
              {place.width >= 20 && (
                <text class="steg-year__number" x={place.x + place.width / 2} y={top.blocks + 24}>
                  {block.number + 1}
                </text>
              )}
            </>
          )
        })}
      {wishes !== undefined && touches(wishes, scale) && <WishPhase place={at(wishes)} width={scale.width} />}
      {touches(now, scale) && (
        <>
          <line class="steg-year__today" x1={at(now).x} x2={at(now).x} y1={top.holidays - 4} y2="112" />
          <text class="steg-year__now" x={Math.min(Math.max(at(now).x, half), scale.width - half)} y="123">
            {t.start.today}
          </text>
        </>
      )}
    </svg>
  )
}

/** Its word stands behind it, or before it where the picture ends. */
function WishPhase({ place, width }: { place: { x: number; width: number }; width: number }) {
  const end = place.x + place.width
  const fitsBehind = end + 6 + widthOf(t.start.wishPhase) <= width
  return (
    <>
      <rect class="steg-year__wishes" x={place.x} width={place.width} y={top.wishes} height="14" rx="4" />
      <text
        class="steg-year__word"
        x={fitsBehind ? end + 6 : place.x - 6}
        y={top.wishes + 12}
        text-anchor={fitsBehind ? 'start' : 'end'}
      >
        {t.start.wishPhase}
      </text>
    </>
  )
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
  const { whole, halves } = scalesOf(schoolYearRange(round.schoolYear))
  const wishes =
    round.wishesFrom === null || round.wishesUntil === null
      ? undefined
      : { from: round.wishesFrom, to: round.wishesUntil }
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
      <div role="img" aria-label={summary}>
        <div class="steg-year__whole">
          <Picture scale={whole} blocks={blocks} holidays={holidays} wishes={wishes} today={today} />
        </div>
        <div class="steg-year__halves">
          {halves.map((scale) => (
            <Picture scale={scale} blocks={blocks} holidays={holidays} wishes={wishes} today={today} />
          ))}
        </div>
      </div>
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
