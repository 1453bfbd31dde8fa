// Which Berufsfelder a pupil can choose from: those that some workshop offers on the pupil's day, at a vocational school
// that the pupils of the school can get to. Age and step-free access are no business of the cards: the plan sees to them,
// and nobody reads from a missing card what is known about somebody.
import { type Berufsfeld, capacitiesOf, fieldsOf, type RoundPage, weekdayOf } from '../rounds/index.ts'

export interface ClassOfSchool {
  readonly classId: string
  readonly organizationId: string
}

/** In the order of the code list. While the day of the class is not decided, all days count. O(workshops · days). */
export function offeredFields(page: RoundPage, { classId, organizationId }: ClassOfSchool): readonly Berufsfeld[] {
  const weekday = weekdayOf(page, classId, organizationId)
  const unreachable = new Set(
    page.travel
      .filter(({ schoolId, isPossible }) => schoolId === organizationId && !isPossible)
      .map((one) => one.bbsId),
  )
  const capacities = capacitiesOf(page)
  // Without a calendar for the Land the usual places are what is known.
  const rows = capacities.ok
    ? capacities.value.map((row) => ({ ...row, places: Math.max(0, ...row.capacity) }))
    : page.workshops
        .filter(({ archivedAt }) => archivedAt === null)
        .flatMap(({ organizationId: bbs, berufsfeld, days }) =>
          days.map((day) => ({ organizationId: bbs, berufsfeld, weekday: day.weekday, places: day.capacity })),
        )
  const offered = new Set(
    rows
      .filter((row) => row.places > 0 && (weekday === undefined || row.weekday === weekday))
      .filter((row) => !unreachable.has(row.organizationId))
      .map((row) => row.berufsfeld),
  )
  return fieldsOf(page).filter(({ key }) => offered.has(key))
}
