// Schools of a round: who takes part, how many pupils are expected, and on which day they come, all at once.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { type Weekday, weekdays } from '../../calendar/index.ts'
import { findOrganizationNames } from '../../network/index.ts'
import { listClasses, type SchoolClass } from '../../pupils/index.ts'
import { capacitiesOf, placesOn, weekdayOf } from '../capacities.ts'
import { inRound } from '../in-round.ts'
import { mayKeepRound } from '../policy.ts'
import { replaceClassDays, type SchoolRow, writeSchools } from '../store.ts'
import type { CalendarRefusal, ClassDay, Held, RoundPage } from '../terms.ts'
import { type DayProposal, proposeWeekdays } from './propose-weekdays.ts'

export type KeepSchoolsRefusal =
  | 'forbidden'
  | 'not-found'
  /** Not a school of the region, or not a class of it. */
  | 'unknown-school'
  | 'unknown-class'
  /** A plan counts on who takes part and on which day. */
  | Held

export interface SchoolsInput {
  readonly roundId: string
  readonly schools: readonly SchoolRow[]
  /** Only of classes whose day differs from the one of their school. */
  readonly classDays: readonly ClassDay[]
}

/** The classes of the year of the round, by school; with the counts that the actor may see. */
export const classesOf = (actor: Actor, services: Services, page: Pick<RoundPage, 'round'>): Promise<SchoolClass[]> =>
  listClasses(actor, services, { schoolYear: page.round.schoolYear, grade: page.round.grade })

export async function setSchools(
  actor: Actor,
  services: Services,
  given: SchoolsInput,
): Promise<Result<{ changed: number }, KeepSchoolsRefusal>> {
  const { roundId, schools } = given
  const verdict = mayKeepRound(actor, actor)
  const ids = schools.map(({ organizationId }) => organizationId)
  const names = verdict === 'allowed' ? await findOrganizationNames(actor, services, ids) : []
  const isSchool = new Set(names.filter(({ kind }) => kind === 'school').map(({ id }) => id))
  return inRound<{ changed: number }, KeepSchoolsRefusal>(actor, services, { roundId, verdict }, async (tx, page) => {
    if (ids.some((id) => !isSchool.has(id))) return refused('unknown-school')
    const dayOf = new Map(schools.map(({ organizationId, weekday }) => [organizationId, weekday]))
    // A day that is the one of the school anyway is none of its own.
    const classDays = given.classDays.filter((day) => dayOf.get(day.organizationId) !== day.weekday)
    if (classDays.length > 0) {
      const classes = new Map((await classesOf(actor, services, page)).map((one) => [one.id, one.organizationId]))
      if (classDays.some((day) => classes.get(day.classId) !== day.organizationId)) return refused('unknown-class')
    }
    const changes = changesOf(page, { schools, classDays })
    if (changes.length === 0) return ok({ changed: 0 })
    const { heldBy } = page.round
    if (heldBy !== null && isDayTaken(page, { schools, classDays })) return refused({ code: 'held', heldBy })
    await writeSchools(tx, actor.regionId, { roundId, schools })
    await replaceClassDays(tx, actor.regionId, { roundId, classDays })
    await recordAudit(tx, actor, services, { action: 'round.schools', objectKind: 'round', objectId: roundId, changes })
    return ok({ changed: changes.length })
  })
}

/**
 * Whether some class of a school, or the school itself, would no longer come on the day on which it comes now. That a
 * school joins, or gets its first day, takes nothing from a plan.
 */
function isDayTaken(page: RoundPage, after: Pick<SchoolsInput, 'schools' | 'classDays'>): boolean {
  const changed = new Map(after.schools.map((school) => [school.organizationId, school]))
  const next = {
    // Schools that are not named stay as they are (writeSchools).
    schools: page.schools.map((school) => ({ ...school, ...changed.get(school.organizationId) })),
    classDays: after.classDays,
  }
  const classes = [...page.classDays, ...after.classDays].map(({ classId, organizationId }) => ({
    classId,
    organizationId,
  }))
  // No class has the empty id: that asks for the day of the school itself.
  const schools = page.schools.map(({ organizationId }) => ({ classId: '', organizationId }))
  return [...schools, ...classes].some(({ classId, organizationId }) => {
    const day = weekdayOf(page, classId, organizationId)
    return day !== undefined && weekdayOf(next, classId, organizationId) !== day
  })
}

const schoolInWords = (school: Omit<SchoolRow, 'organizationId'> | undefined): string | null =>
  school === undefined ? null : `${school.takesPart} ${school.expectedCount ?? '-'} ${school.weekday ?? '-'}`

function changesOf(page: RoundPage, after: Pick<SchoolsInput, 'schools' | 'classDays'>) {
  const changes = after.schools.flatMap((school) => {
    const before = page.schools.find(({ organizationId }) => organizationId === school.organizationId)
    const [was, is] = [schoolInWords(before), schoolInWords(school)]
    return was === is ? [] : [{ field: `school ${school.organizationId}`, before: was, after: is }]
  })
  const inOrder = (days: readonly ClassDay[]): string =>
    days
      .map(({ classId, weekday }) => `${classId} ${weekday}`)
      .sort()
      .join(', ')
  const [was, is] = [inOrder(page.classDays), inOrder(after.classDays)]
  return was === is ? changes : [...changes, { field: 'classDays', before: was || null, after: is || null }]
}

/** How many pupils come on a day, and how many places there are in an average block. */
export interface DayLoad {
  readonly weekday: Weekday
  readonly pupilCount: number
  readonly places: number
}

/** Pupils that lists name, or, where a school has handed in none, those expected. Those without a day are not counted. */
export function loadOf(page: RoundPage, classes: readonly SchoolClass[]): Result<readonly DayLoad[], CalendarRefusal> {
  const capacities = capacitiesOf(page)
  if (!capacities.ok) return capacities
  const pupils = weekdays.map(() => 0)
  const count = (day: Weekday | null | undefined, pupilCount: number): void => {
    if (day !== null && day !== undefined) pupils[day] = (pupils[day] ?? 0) + pupilCount
  }
  for (const school of page.schools.filter(({ takesPart }) => takesPart)) {
    const own = classes.filter(({ organizationId }) => organizationId === school.organizationId)
    if (own.length === 0) count(school.weekday, school.expectedCount ?? 0)
    for (const { id, pupilCount } of own)
      count(page.classDays.find(({ classId }) => classId === id)?.weekday ?? school.weekday, pupilCount)
  }
  return ok(
    weekdays.map((weekday) => ({
      weekday,
      pupilCount: pupils[weekday] ?? 0,
      places: placesOn(capacities.value, weekday, page.blocks.length),
    })),
  )
}

/** From so many pupils on a school is better spread over several days. */
const splitsFrom = 110

/** Days for schools that have none yet; a large school is split by class. What is decided stays. */
export function proposeDays(
  page: RoundPage,
  classes: readonly SchoolClass[],
): Result<
  DayProposal & { readonly schools: readonly SchoolRow[]; readonly classDays: readonly ClassDay[] },
  CalendarRefusal
> {
  const load = loadOf(page, classes)
  if (!load.ok) return load
  const fixed = new Map<string, Weekday>()
  const groups: { key: string; pupilCount: number; school: string; classId: string | null }[] = []
  for (const school of page.schools.filter(({ takesPart }) => takesPart)) {
    const own = classes.filter(({ organizationId }) => organizationId === school.organizationId)
    const total = own.reduce((sum, { pupilCount }) => sum + pupilCount, 0)
    const isSplit =
      own.some(({ id }) => page.classDays.some(({ classId }) => classId === id)) ||
      (school.weekday === null && own.length > 1 && total > splitsFrom)
    const parts = isSplit
      ? own.map(({ id, pupilCount }) => ({ key: id, pupilCount, school: school.organizationId, classId: id }))
      : [
          {
            key: school.organizationId,
            pupilCount: own.length === 0 ? (school.expectedCount ?? 0) : total,
            school: school.organizationId,
            classId: null,
          },
        ]
    for (const part of parts) {
      groups.push(part)
      const day = page.classDays.find(({ classId }) => classId === part.classId)?.weekday ?? school.weekday
      if (day !== null) fixed.set(part.key, day)
    }
  }
  const proposal = proposeWeekdays({ places: load.value.map(({ places }) => places), groups, fixed })
  const schools = page.schools.map((school) => ({
    ...school,
    weekday: school.weekday ?? firstDay(groups, proposal, school.organizationId),
  }))
  const classDays = groups.flatMap(({ school, classId, key }) => {
    const weekday = proposal.days.get(key)
    const usual = schools.find(({ organizationId }) => organizationId === school)?.weekday
    return classId === null || weekday === undefined || weekday === usual
      ? []
      : [{ classId, organizationId: school, weekday }]
  })
  return ok({ ...proposal, schools, classDays })
}

const firstDay = (
  groups: readonly { key: string; school: string }[],
  proposal: DayProposal,
  school: string,
): Weekday | null => {
  const group = groups.find((one) => one.school === school)
  return group === undefined ? null : (proposal.days.get(group.key) ?? null)
}
