// The printed lists of a published plan: per school, per workshop, per way. Who may, reads names, and the protocol knows.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor, SystemActor, Verdict } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type Pupil, type PupilName, readNames, readNamesForList } from '../../pupils/index.ts'
import { capacitiesOf, type Travel, type Workshop } from '../../rounds/index.ts'
import { mayListObjections, mayOpenLists, mayReadBbsPart, mayReadSchoolPart } from '../policy.ts'
import { nameOf, openRun, type PlanRoom, type ReadRefusal, workshopById } from '../read-round.ts'
import { listPlannable } from '../reading/list-freed-seats.ts'
import { readWorkshopReason } from '../reading/read-workshop-reason.ts'
import type { WorkshopReason } from '../reading/workshop-reason.ts'
import { countOpenObjections } from '../store-objections.ts'
import { findSeatsOfBbs, findSeatsOfSchool } from '../store-seats.ts'
import { planStageOf, type Seat } from '../terms.ts'
import { listTexts as l } from './list-texts.ts'

export interface ListedPupil {
  readonly pupilId: string
  /** null for vocational schools: a code opens the wishes of the pupil. */
  readonly code: string | null
  readonly classId: string
  readonly className: string
  readonly schoolId: string
  readonly schoolName: string
  /** Undefined for those who see codes only. */
  readonly name: PupilName | undefined
}

export interface At {
  readonly roundId: string
  readonly runId: string
}

const answerTo = (verdict: Verdict): ReadRefusal | undefined =>
  verdict === 'allowed' ? undefined : verdict === 'hidden' ? 'not-found' : 'forbidden'

/**
 * Of these seats, whoever may be listed: still at school and may be planned. The caller has asked the policy for exactly
 * these pupils.
 */
const listable = (actor: Actor, services: Services, seats: readonly Seat[]): Promise<readonly Pupil[]> => {
  const program: SystemActor = { kind: 'system', regionId: actor.regionId, reason: 'plan list' }
  const ids = new Set(seats.map(({ pupilId }) => pupilId))
  return listPlannable(program, services, [...ids])
}

const describePupils = (
  room: PlanRoom,
  pupils: readonly Pupil[],
  { names, showsCodes }: { readonly names: ReadonlyMap<string, PupilName>; readonly showsCodes: boolean },
): ReadonlyMap<string, ListedPupil> =>
  new Map(
    pupils.map(({ id, code, classId, organizationId }) => [
      id,
      {
        pupilId: id,
        code: showsCodes ? code : null,
        classId,
        className: room.classes.get(classId)?.name ?? '',
        schoolId: organizationId,
        schoolName: nameOf(room.page, organizationId),
        name: names.get(id),
      },
    ]),
  )

export const listedName = ({ name, code }: ListedPupil): string =>
  name === undefined ? (code ?? l.pupil) : `${name.familyName}, ${name.givenName}`

const collator = new Intl.Collator('de', { numeric: true })

export const byClassAndName = (a: ListedPupil, b: ListedPupil): number =>
  collator.compare(a.schoolName, b.schoolName) ||
  collator.compare(a.className, b.className) ||
  collator.compare(listedName(a), listedName(b)) ||
  (a.pupilId < b.pupilId ? -1 : 1)

export interface SchoolListRow {
  readonly pupil: ListedPupil
  /** One for each block; undefined: in school. */
  readonly places: readonly (Workshop | undefined)[]
}

export interface SchoolList extends PlanRoom {
  readonly schoolId: string
  readonly schoolName: string
  readonly classes: PlanRoom['classes']
  /** By class, each with its day; in the order of the classes. */
  readonly groups: readonly {
    readonly className: string
    /** 0 = Monday. */
    readonly weekday: number
    readonly rows: readonly SchoolListRow[]
  }[]
  readonly travel: readonly Travel[]
  /** Pupils of the plan who are not listed: they have left, or may no longer be planned. */
  readonly freeCount: number
  readonly showsNames: boolean
}

export async function readSchoolList(
  actor: Actor,
  services: Services,
  { at, schoolId }: { readonly at: At; readonly schoolId: string },
): Promise<Result<SchoolList, ReadRefusal>> {
  const opened = await openRun(actor, services, at)
  if (!opened.ok) return opened
  const { page, run } = opened.value
  const subject = { regionId: actor.regionId, stage: planStageOf(run), organizationId: schoolId }
  const refusal = answerTo(mayReadSchoolPart(actor, subject))
  if (refusal !== undefined) return refused(refusal)
  if (!isUuid(schoolId) || !page.schools.some(({ organizationId }) => organizationId === schoolId)) {
    return refused('not-found')
  }
  const seats = await inContext(services.database, actor, (tx) => findSeatsOfSchool(tx, run.id, schoolId))
  const found = await listable(actor, services, seats)
  const names = await readNames(
    actor,
    services,
    found.map(({ id }) => id),
  )
  const pupils = describePupils(opened.value, found, { names, showsCodes: true })
  const workshops = workshopById(page)
  const seatsOf = Map.groupBy(seats, ({ pupilId }) => pupilId)
  const rows = [...seatsOf].flatMap(([pupilId, own]) => {
    const pupil = pupils.get(pupilId)
    if (pupil === undefined) return []
    const places = page.blocks.map(({ number }) =>
      workshops.get(own.find(({ blockNumber }) => blockNumber === number)?.workshopId ?? ''),
    )
    return [{ pupil, places, weekday: own[0]?.weekday ?? 0 }]
  })
  rows.sort((a, b) => byClassAndName(a.pupil, b.pupil))
  return ok({
    ...opened.value,
    schoolId,
    schoolName: nameOf(page, schoolId),
    groups: [...Map.groupBy(rows, ({ pupil, weekday }) => `${pupil.classId} ${weekday}`).values()].map((ofClass) => ({
      className: ofClass[0]?.pupil.className ?? '',
      weekday: ofClass[0]?.weekday ?? 0,
      rows: ofClass,
    })),
    travel: page.travel.filter((way) => way.schoolId === schoolId),
    freeCount: seatsOf.size - rows.length,
    showsNames: names.size > 0,
  })
}

export interface DayGroup {
  /** 0 = Monday. */
  readonly weekday: number
  readonly blockNumber: number
  /** Days of school of the block on which the workshop is open. */
  readonly days: readonly PlainDate[]
  readonly members: readonly ListedPupil[]
  /** Places of pupils who have left or may no longer be planned: without a name, so that the group adds up. */
  readonly freeCount: number
}

export interface WorkshopList extends PlanRoom {
  /** Why the groups are as large as they are, by weekday. */
  readonly reasons: ReadonlyMap<number, WorkshopReason>
  readonly workshop: Workshop
  readonly bbsName: string
  readonly groups: readonly DayGroup[]
  readonly showsNames: boolean
  readonly showsCodes: boolean
}

/** Whoever comes to one workshop, by day and block. Only these pupils are named to the vocational school. */
export async function readWorkshopList(
  actor: Actor,
  services: Services,
  { at, workshopId }: { readonly at: At; readonly workshopId: string },
): Promise<Result<WorkshopList, ReadRefusal>> {
  const opened = await openRun(actor, services, at)
  if (!opened.ok) return opened
  const { page, run } = opened.value
  const workshop = page.workshops.find(({ id }) => id === workshopId)
  const subject = {
    regionId: actor.regionId,
    stage: planStageOf(run),
    organizationId: workshop?.organizationId ?? '',
  }
  const refusal = answerTo(mayReadBbsPart(actor, subject))
  if (refusal !== undefined) return refused(refusal)
  if (workshop === undefined) return refused('not-found')
  const seats = await inContext(services.database, actor, async (tx) =>
    (await findSeatsOfBbs(tx, run.id, workshop.organizationId)).filter((seat) => seat.workshopId === workshop.id),
  )
  const found = await listable(actor, services, seats)
  const ids = found.map(({ id }) => id)
  const isOwnBbs = actor.kind === 'person' && actor.role === 'bbs'
  const names = isOwnBbs
    ? await readNamesForList(actor, services, { pupilIds: ids, list: 'day list' })
    : await readNames(actor, services, ids)
  const pupils = describePupils(opened.value, found, { names, showsCodes: !isOwnBbs })
  const capacities = capacitiesOf(page)
  const groups = [...Map.groupBy(seats, ({ weekday, blockNumber }) => `${weekday} ${blockNumber}`).values()].map(
    (ofGroup): DayGroup => {
      const [weekday, blockNumber] = [ofGroup[0]?.weekday ?? 0, ofGroup[0]?.blockNumber ?? 0]
      const capacity = capacities.ok
        ? capacities.value.find((one) => one.workshopId === workshop.id && one.weekday === weekday)
        : undefined
      return {
        weekday,
        blockNumber,
        days: capacity?.days[blockNumber] ?? [],
        freeCount: ofGroup.filter(({ pupilId }) => !pupils.has(pupilId)).length,
        members: ofGroup.flatMap(({ pupilId }) => pupils.get(pupilId) ?? []).sort(byClassAndName),
      }
    },
  )
  const reasons = new Map<number, WorkshopReason>()
  for (const weekday of new Set(groups.map((group) => group.weekday))) {
    const reason = await readWorkshopReason(actor, services, { page, run, workshopId, weekday })
    if (reason !== undefined) reasons.set(weekday, reason)
  }
  return ok({
    ...opened.value,
    reasons,
    workshop,
    bbsName: nameOf(page, workshop.organizationId),
    groups: groups.sort((a, b) => a.weekday - b.weekday || a.blockNumber - b.blockNumber),
    showsNames: names.size > 0,
    showsCodes: !isOwnBbs,
  })
}

export interface BusRide {
  readonly bbsId: string
  readonly bbsName: string
  readonly weekday: number
  readonly minutes: number | null
  readonly way: string | null
  /** Who rides, block by block. */
  readonly blocks: readonly (readonly ListedPupil[])[]
}

export interface BusList extends PlanRoom {
  readonly schoolId: string
  readonly schoolName: string
  readonly rides: readonly BusRide[]
  readonly freeCount: number
  readonly showsNames: boolean
}

/** The ways of one school: which vocational school, on which day, with whom. */
export async function readBusList(
  actor: Actor,
  services: Services,
  given: { readonly at: At; readonly schoolId: string },
): Promise<Result<BusList, ReadRefusal>> {
  const list = await readSchoolList(actor, services, given)
  if (!list.ok) return list
  const { groups, travel, page, ...rest } = list.value
  const rides = new Map<string, BusRide & { blocks: ListedPupil[][] }>()
  for (const { rows, weekday } of groups)
    for (const { pupil, places } of rows)
      for (const [block, place] of places.entries()) {
        if (place === undefined) continue
        const key = `${place.organizationId} ${weekday}`
        const way = travel.find(({ bbsId }) => bbsId === place.organizationId)
        const ride = rides.get(key) ?? {
          bbsId: place.organizationId,
          bbsName: nameOf(page, place.organizationId),
          weekday,
          minutes: way?.minutes ?? null,
          way: way?.way ?? null,
          blocks: page.blocks.map((): ListedPupil[] => []),
        }
        ride.blocks[block]?.push(pupil)
        rides.set(key, ride)
      }
  return ok({
    ...rest,
    page,
    rides: [...rides.values()].sort((a, b) => a.weekday - b.weekday || collator.compare(a.bbsName, b.bbsName)),
  })
}

export interface ListOverview extends PlanRoom {
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly workshops: readonly Workshop[]
  /** For those who may see who objected, while somebody may: of a published plan. */
  readonly openObjections: number | undefined
}

/** Which lists there are for the actor. */
export async function listLists(actor: Actor, services: Services, at: At): Promise<Result<ListOverview, ReadRefusal>> {
  const opened = await openRun(actor, services, at)
  if (!opened.ok) return opened
  const { page, run } = opened.value
  const subject = { regionId: actor.regionId, stage: planStageOf(run) }
  const refusal = answerTo(mayOpenLists(actor, subject))
  if (refusal !== undefined) return refused(refusal)
  const about = (organizationId: string) => ({ ...subject, organizationId })
  const schools = page.schools
    .filter(
      ({ takesPart, organizationId }) => takesPart && mayReadSchoolPart(actor, about(organizationId)) === 'allowed',
    )
    .map(({ organizationId, name }) => ({ id: organizationId, name }))
  const workshops = page.workshops.filter(
    ({ organizationId, archivedAt }) =>
      archivedAt === null && mayReadBbsPart(actor, about(organizationId)) === 'allowed',
  )
  const seesObjections = subject.stage === 'published' && mayListObjections(actor, subject) === 'allowed'
  const openObjections = seesObjections
    ? await inContext(services.database, actor, (tx) => countOpenObjections(tx, [run.id]))
    : undefined
  return ok({ ...opened.value, schools, workshops, openObjections })
}
