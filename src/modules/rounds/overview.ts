// What the start page of a round says: who has handed in, whether places suffice, how far each step is. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { SchoolClass } from '../pupils/index.ts'
import { capacitiesOf, fieldsOf } from './capacities.ts'
import { type DayLoad, loadOf } from './schools/keep-schools.ts'
import type { CalendarRefusal, RoundPage, RoundSchool } from './terms.ts'
import { stageOf } from './terms.ts'

export interface CoverageRow {
  readonly school: RoundSchool
  /** Pupils in class lists of the year. */
  readonly pupilCount: number
  readonly classCount: number
}

export const stepKeys = ['year', 'workshops', 'schools', 'classes', 'wishes', 'plan', 'publish'] as const
export type StepKey = (typeof stepKeys)[number]
/** later: nothing to do yet, because an earlier step must come first. */
export type StepState = 'done' | 'doing' | 'open' | 'later'

export interface Overview {
  readonly coverage: readonly CoverageRow[]
  readonly handedInCount: number
  readonly missing: readonly RoundSchool[]
  /** Pupils in lists, or expected where a school has handed in none. */
  readonly pupilCount: number
  /** In an average block, all days of the week together. */
  readonly placeCount: number
  readonly load: readonly DayLoad[]
  readonly withoutDayCount: number
  readonly fieldCount: number
  readonly workshopCount: number
  readonly states: Readonly<Record<StepKey, StepState>>
}

/** Share of the pupils of the year that a region wants to reach. */
export const coverageTarget = 0.8

export function overviewOf(
  page: RoundPage,
  classes: readonly SchoolClass[],
  today: PlainDate,
): Result<Overview, CalendarRefusal> {
  const capacities = capacitiesOf(page)
  const load = loadOf(page, classes)
  if (!capacities.ok) return capacities
  if (!load.ok) return load
  const coverage = page.schools
    .filter(({ takesPart }) => takesPart)
    .map((school) => {
      const own = classes.filter(({ organizationId }) => organizationId === school.organizationId)
      return {
        school,
        pupilCount: own.reduce((sum, { pupilCount }) => sum + pupilCount, 0),
        classCount: own.length,
        isPlaced: own.length > 0 && own.every(({ id }) => page.classDays.some(({ classId }) => classId === id)),
      }
    })
  const missing = coverage.filter(({ pupilCount }) => pupilCount === 0).map(({ school }) => school)
  const withoutDayCount = coverage.filter(({ school, isPlaced }) => school.weekday === null && !isPlaced).length
  const workshops = page.workshops.filter(({ archivedAt }) => archivedAt === null)
  const stage = stageOf(page, today)
  return ok({
    coverage,
    handedInCount: coverage.length - missing.length,
    missing,
    pupilCount: coverage.reduce(
      (sum, { pupilCount, school }) => sum + (pupilCount > 0 ? pupilCount : (school.expectedCount ?? 0)),
      0,
    ),
    placeCount: load.value.reduce((sum, { places }) => sum + places, 0),
    load: load.value,
    withoutDayCount,
    fieldCount: fieldsOf(page).length,
    workshopCount: workshops.length,
    states: {
      year: page.blocks.length > 0 ? 'done' : 'open',
      workshops: workshops.length > 0 ? 'done' : 'open',
      schools: coverage.length > 0 && withoutDayCount === 0 ? 'done' : 'open',
      classes: coverage.length === 0 ? 'later' : missing.length === 0 ? 'done' : 'open',
      wishes: { setup: page.round.wishesFrom === null ? 'open' : 'later', wishes: 'doing', planning: 'done' }[
        stage
      ] as StepState,
      plan: 'later',
      publish: 'later',
    },
  })
}
