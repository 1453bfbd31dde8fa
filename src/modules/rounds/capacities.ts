// How many places there are: per workshop and weekday, block by block. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { CalendarRefusal, Weekday } from '../calendar/index.ts'
import { type Berufsfeld, berufsfelder } from './berufsfelder.ts'
import { daysOfBlock } from './round-days.ts'
import type { Closing, RoundPage, Workshop } from './terms.ts'

export interface WorkshopCapacity {
  readonly workshopId: string
  readonly organizationId: string
  readonly berufsfeld: string
  readonly weekday: Weekday
  /** Smallest group that is worth opening for; 0 = none. */
  readonly minimum: number
  /** Places per block, one number for each block; 0 = closed. */
  readonly capacity: readonly number[]
  /** The days on which the workshop is open, block by block. */
  readonly days: readonly (readonly PlainDate[])[]
}

const isClosedOn = (closings: readonly Closing[], workshop: Workshop, day: PlainDate): boolean =>
  closings.some(
    (closing) =>
      (closing.workshopId === workshop.id ||
        (closing.workshopId === null && closing.organizationId === workshop.organizationId)) &&
      closing.startsOn <= day &&
      day <= closing.endsOn,
  )

/**
 * Of the workshops that are not archived, in the order of the page, weekdays in order. In a block closings count before
 * the number that was written down for it, and that before the usual places: a workshop is closed in a block when fewer
 * than half of the block's days are open. O(workshops · weekdays · days). Refused where the calendar is not known.
 */
export function capacitiesOf(
  page: Pick<RoundPage, 'blocks' | 'workshops' | 'closings' | 'land' | 'freeTimes'>,
): Result<readonly WorkshopCapacity[], CalendarRefusal> {
  const { blocks, workshops, closings } = page
  const daysOf = new Map<string, readonly PlainDate[]>()
  for (const block of blocks)
    for (const weekday of [0, 1, 2, 3, 4] as const) {
      const days = daysOfBlock(page, block, weekday)
      if (!days.ok) return days
      daysOf.set(`${block.number} ${weekday}`, days.value)
    }
  const rows = workshops
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap((workshop) =>
      [...workshop.days]
        .sort((a, b) => a.weekday - b.weekday)
        .map(({ weekday, capacity, minimum }): WorkshopCapacity => {
          const perBlock = blocks.map(({ number }) => {
            const days = daysOf.get(`${number} ${weekday}`) ?? []
            const open = days.filter((day) => !isClosedOn(closings, workshop, day))
            const written = workshop.blockCapacities.find((one) => one.block === number && one.weekday === weekday)
            const isClosed = days.length === 0 || open.length * 2 < days.length
            const places = isClosed ? 0 : (written?.capacity ?? capacity)
            return { places, open: places === 0 ? [] : open }
          })
          return {
            workshopId: workshop.id,
            organizationId: workshop.organizationId,
            berufsfeld: workshop.berufsfeld,
            weekday,
            minimum,
            capacity: perBlock.map(({ places }) => places),
            days: perBlock.map(({ open }) => open),
          }
        }),
    )
  return ok(rows)
}

/** The Berufsfelder that some workshop offers on some day, in the order of the code list. */
export function fieldsOf(page: Pick<RoundPage, 'workshops'>): readonly Berufsfeld[] {
  const offered = new Set(
    page.workshops
      .filter(({ archivedAt, days }) => archivedAt === null && days.some(({ capacity }) => capacity > 0))
      .map(({ berufsfeld }) => berufsfeld),
  )
  return berufsfelder.filter(({ key }) => offered.has(key))
}

/**
 * The day of the class if it has its own, else that of its school; undefined while nobody has decided, and for a school
 * that does not take part.
 */
export function weekdayOf(
  page: Pick<RoundPage, 'classDays' | 'schools'>,
  classId: string,
  organizationId: string,
): Weekday | undefined {
  const school = page.schools.find((one) => one.organizationId === organizationId)
  if (school?.takesPart !== true) return undefined
  return page.classDays.find((one) => one.classId === classId)?.weekday ?? school.weekday ?? undefined
}

/** Places in an average block on a weekday: what the pupils of that day can be held against. */
export const placesOn = (capacities: readonly WorkshopCapacity[], weekday: Weekday, blockCount: number): number =>
  blockCount === 0
    ? 0
    : Math.floor(
        capacities
          .filter((row) => row.weekday === weekday)
          .reduce((sum, { capacity }) => sum + capacity.reduce((all, places) => all + places, 0), 0) / blockCount,
      )
