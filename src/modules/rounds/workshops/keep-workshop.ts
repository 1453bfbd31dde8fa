// One workshop: added, changed, archived, taken back.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findOrganizationNamesIn } from '../../network/index.ts'
import { isBerufsfeld } from '../berufsfelder.ts'
import { inRound } from '../in-round.ts'
import { askPlan, type BreaksPlan, brokenChange, type PlanGuard, withWorkshops } from '../plan-guard.ts'
import { mayKeepWorkshops } from '../policy.ts'
import { insertWorkshops, lockWorkshop, updateWorkshop, writeArchived } from '../store-workshops.ts'
import type { Held, HeldBy, RoundPage, Workshop, WorkshopDay, WorkshopDetails } from '../terms.ts'

export interface WorkshopInput {
  readonly details: WorkshopDetails
  readonly teacher: string | null
  readonly days: readonly WorkshopDay[]
}

export type WorkshopFault =
  | 'unknown-berufsfeld'
  /** Open on no day. */
  | 'no-day'
  /** The group that is worth opening for would not fit. */
  | 'minimum-above-capacity'

export type KeepWorkshopRefusal =
  | 'forbidden'
  | 'not-found'
  | WorkshopFault
  /** Not a vocational school of the region. */
  | 'unknown-bbs'
  | Held
  | BreaksPlan
  | { readonly code: 'stale'; readonly current: Workshop }

export function faultOf({ details, days }: WorkshopInput): WorkshopFault | undefined {
  if (!isBerufsfeld(details.berufsfeld)) return 'unknown-berufsfeld'
  if (days.length === 0) return 'no-day'
  return days.some(({ minimum, capacity }) => minimum > capacity) ? 'minimum-above-capacity' : undefined
}

const subjectOf = (actor: Actor, organizationId: string) => ({ regionId: actor.regionId, organizationId })

export const addWorkshop = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly organizationId: string } & WorkshopInput,
): Promise<Result<{ id: string }, Exclude<KeepWorkshopRefusal, BreaksPlan>>> => {
  const verdict = mayKeepWorkshops(actor, subjectOf(actor, given.organizationId))
  return inRound<{ id: string }, Exclude<KeepWorkshopRefusal, BreaksPlan>>(
    actor,
    services,
    { roundId: given.roundId, verdict, withoutLock: true },
    async (tx) => {
      const fault = faultOf(given)
      if (fault !== undefined) return refused(fault)
      if (!(await isBbs(tx, given.organizationId))) return refused('unknown-bbs')
      const id = services.newId()
      await insertWorkshops(tx, { regionId: actor.regionId, at: services.now() }, [{ id, ...given }])
      await recordAudit(tx, actor, services, {
        action: 'workshop.create',
        objectKind: 'workshop',
        objectId: id,
        changes: [{ field: 'name', before: null, after: given.details.name }],
      })
      return ok({ id })
    },
  )
}

export async function isBbs(tx: Tx, organizationId: string): Promise<boolean> {
  const [found] = await findOrganizationNamesIn(tx, [organizationId])
  return found?.kind === 'bbs' && found.status === 'active'
}

interface OneWorkshop {
  readonly roundId: string
  readonly workshopId: string
}

/** Finds the workshop in its round, asks whether the actor keeps it, and waits for whoever changes it. */
export const inWorkshop = <T, E>(
  actor: Actor,
  services: Services,
  { roundId, workshopId }: OneWorkshop,
  work: (tx: Tx, workshop: Workshop, page: RoundPage) => Promise<Result<T, E>>,
): Promise<Result<T, E | 'forbidden' | 'not-found'>> =>
  inRound<T, E | 'forbidden' | 'not-found'>(
    actor,
    services,
    { roundId, verdict: 'allowed', withoutLock: true },
    async (tx, page) => {
      const known = isUuid(workshopId) ? page.workshops.find(({ id }) => id === workshopId) : undefined
      if (known === undefined) return refused('not-found')
      const verdict = mayKeepWorkshops(actor, subjectOf(actor, known.organizationId))
      if (verdict !== 'allowed') return refused(verdict === 'hidden' ? 'not-found' : 'forbidden')
      const workshop = await lockWorkshop(tx, workshopId)
      return workshop === undefined ? refused('not-found') : work(tx, workshop, page)
    },
  )

const daysInWords = (days: readonly WorkshopDay[]): string =>
  [...days]
    .sort((a, b) => a.weekday - b.weekday)
    .map(({ weekday, capacity, minimum }) => `${weekday}:${capacity}/${minimum}`)
    .join(' ')

/** The fields that differ; of the teacher only that the name did. */
const changesOf = (before: Workshop, after: WorkshopInput) =>
  changesBetween(
    { ...pickDetails(before), teacher: before.teacher, days: daysInWords(before.days) },
    { ...pickDetails(after.details), teacher: after.teacher, days: daysInWords(after.days) },
    ['teacher'],
  )

const pickDetails = (details: WorkshopDetails): WorkshopDetails => ({
  berufsfeld: details.berufsfeld,
  name: details.name,
  room: details.room,
  minimumAge: details.minimumAge,
  protectiveGear: details.protectiveGear,
  needsHygieneInstruction: details.needsHygieneInstruction,
  isStepFree: details.isStepFree,
})

/** What a plan takes from a workshop: its field, and the days on which it is open. Numbers of places may change. */
export const isGroundChanged = (before: Workshop, { details, days }: WorkshopInput): boolean =>
  before.berufsfeld !== details.berufsfeld || weekdaysIn(before.days) !== weekdaysIn(days)

/** Whether some day has fewer places than before. */
export const hasFewerPlaces = (before: Workshop, { days }: WorkshopInput): boolean =>
  before.days.some(({ weekday, capacity }) => (days.find((day) => day.weekday === weekday)?.capacity ?? 0) < capacity)

const weekdaysIn = (days: readonly WorkshopDay[]): string =>
  days
    .map(({ weekday }) => weekday)
    .sort()
    .join(' ')

export const held = (heldBy: HeldBy): Held => ({ code: 'held', heldBy })

/** Writes a changed workshop in an open transaction; 0 where nothing differs. */
export async function changeWorkshopIn(
  tx: Tx,
  given: {
    readonly actor: Actor
    readonly services: Services
    readonly workshop: Workshop
    readonly input: WorkshopInput
    /** Places of a published plan that the person gave up with it. */
    readonly brokenCount?: number
  },
): Promise<number> {
  const { actor, services, workshop, input, brokenCount = 0 } = given
  const changes = changesOf(workshop, input)
  if (changes.length === 0) return 0
  const { id, organizationId, version } = workshop
  await updateWorkshop(tx, { regionId: actor.regionId, at: services.now() }, { id, organizationId, version, ...input })
  await recordAudit(tx, actor, services, {
    action: 'workshop.change',
    objectKind: 'workshop',
    objectId: id,
    changes: [...changes, ...brokenChange(brokenCount)],
  })
  return changes.length
}

export const changeWorkshop = (
  actor: Actor,
  services: Services,
  given: OneWorkshop & { readonly version: number; readonly input: WorkshopInput; readonly guard: PlanGuard },
): Promise<Result<{ changed: number }, KeepWorkshopRefusal>> =>
  inWorkshop<{ changed: number }, KeepWorkshopRefusal>(actor, services, given, async (tx, workshop, page) => {
    if (workshop.version !== given.version) return refused({ code: 'stale', current: workshop })
    const fault = faultOf(given.input)
    if (fault !== undefined) return refused(fault)
    const { heldBy } = page.round
    if (heldBy !== null && isGroundChanged(workshop, given.input)) return refused(held(heldBy))
    const after = withWorkshops(page, new Map([[workshop.id, { days: given.input.days }]]))
    const broken = await askPlan(tx, { before: page, after, guard: given.guard })
    if (!broken.ok) return broken
    const change = { actor, services, workshop, input: given.input, brokenCount: broken.value }
    return ok({ changed: await changeWorkshopIn(tx, change) })
  })

/** Archived workshops take no part in plans; what plans say about them stays. Pressing twice is no mistake. */
export const setArchived = (
  actor: Actor,
  services: Services,
  given: OneWorkshop & { readonly isArchived: boolean },
): Promise<Result<Workshop, 'forbidden' | 'not-found' | Held>> =>
  inWorkshop<Workshop, Held>(actor, services, given, async (tx, workshop, page) => {
    if ((workshop.archivedAt !== null) === given.isArchived) return ok(workshop)
    const { heldBy } = page.round
    if (heldBy !== null && given.isArchived) return refused(held(heldBy))
    await writeArchived(tx, services.now(), {
      id: workshop.id,
      version: workshop.version,
      archivedAt: given.isArchived ? services.now() : null,
    })
    await recordAudit(tx, actor, services, {
      action: given.isArchived ? 'workshop.archive' : 'workshop.restore',
      objectKind: 'workshop',
      objectId: workshop.id,
    })
    return ok(workshop)
  })
