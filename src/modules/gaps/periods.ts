// The time axis: school half-years or quarters, from the one that is running on. Pure.
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts'

export const rasters = ['half-year', 'quarter'] as const
export type Raster = (typeof rasters)[number]

export interface Period {
  /** First day, for addresses. */
  readonly key: PlainDate
  readonly raster: Raster
  readonly from: PlainDate
  readonly to: PlainDate
}

/** Two school years ahead, or one and a half calendar years. */
const periodCounts: Readonly<Record<Raster, number>> = { 'half-year': 4, quarter: 6 }

const monthsOf: Readonly<Record<Raster, number>> = { 'half-year': 6, quarter: 3 }

/** School years run from 1 August to 31 July in every Land (Hamburger Abkommen § 1); their second half begins in February. */
const firstMonths: Readonly<Record<Raster, readonly number[]>> = { 'half-year': [2, 8], quarter: [1, 4, 7, 10] }

const firstOf = (year: number, month: number): PlainDate => {
  const [carried, wrapped] = [year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1]
  return plainDate(`${String(carried).padStart(4, '0')}-${String(wrapped).padStart(2, '0')}-01`)
}

function startOf(raster: Raster, day: PlainDate): { year: number; month: number } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const began = firstMonths[raster].filter((first) => first <= month).at(-1)
  return began === undefined ? { year: year - 1, month: firstMonths[raster].at(-1) ?? 1 } : { year, month: began }
}

/** The period of `today` first, then those that follow. */
export function periodsFrom(today: PlainDate, raster: Raster): Period[] {
  const { year, month } = startOf(raster, today)
  return Array.from({ length: periodCounts[raster] }, (_, index) => {
    const at = month + index * monthsOf[raster]
    const from = firstOf(year, at)
    return { key: from, raster, from, to: addDays(firstOf(year, at + monthsOf[raster]), -1) }
  })
}

/**
 * The first and the last of the periods in which something with these days can still be joined, counted from today;
 * first > last if in none. null means open.
 */
export function periodRange(
  periods: readonly Period[],
  given: { readonly today: PlainDate; readonly startsOn: PlainDate | null; readonly endsOn: PlainDate | null },
): { firstPeriod: number; lastPeriod: number } {
  const { today, startsOn, endsOn } = given
  if (endsOn !== null && endsOn < today) return { firstPeriod: 0, lastPeriod: -1 }
  const first = startsOn === null ? 0 : periods.findIndex((period) => startsOn <= period.to)
  const last = endsOn === null ? periods.length - 1 : periods.findLastIndex((period) => endsOn >= period.from)
  return { firstPeriod: first === -1 ? periods.length : first, lastPeriod: last }
}
