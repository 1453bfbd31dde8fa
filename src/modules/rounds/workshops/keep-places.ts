// When a workshop is closed, and single blocks in which it has other places than usual.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { inRound } from '../in-round.ts'
import { askPlan, type BreaksPlan, brokenChange, type PlanGuard, withWorkshops } from '../plan-guard.ts'
import { mayKeepWorkshops } from '../policy.ts'
import { deleteClosing, findClosing, insertClosings, replaceBlockCapacities } from '../store-workshops.ts'
import type { BlockCapacity, Closing } from '../terms.ts'
import { inWorkshop, isBbs } from './keep-workshop.ts'

export type AddClosingRefusal =
  | 'forbidden'
  | 'not-found'
  | 'reversed'
  /** No day of it lies in the round. */
  | 'outside'
  | 'unknown-bbs'
  | 'unknown-workshop'
  | BreaksPlan

const spanOf = ({ startsOn, endsOn }: Pick<Closing, 'startsOn' | 'endsOn'>): string => `${startsOn}/${endsOn}`

export const addClosing = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly closing: Omit<Closing, 'id'>; readonly guard: PlanGuard },
): Promise<Result<{ id: string }, AddClosingRefusal>> => {
  const { roundId, closing } = given
  const verdict = mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId: closing.organizationId })
  return inRound<{ id: string }, AddClosingRefusal>(
    actor,
    services,
    { roundId, verdict, withoutLock: true },
    async (tx, page) => {
      const { round, workshops } = page
      if (closing.endsOn < closing.startsOn) return refused('reversed')
      if (closing.endsOn < round.startsOn || closing.startsOn > round.endsOn) return refused('outside')
      if (!(await isBbs(tx, closing.organizationId))) return refused('unknown-bbs')
      const isOwn = workshops.some(
        ({ id, organizationId }) => id === closing.workshopId && organizationId === closing.organizationId,
      )
      if (closing.workshopId !== null && !isOwn) return refused('unknown-workshop')
      const id = services.newId()
      const after = { closings: [...page.closings, { id, ...closing }] }
      const broken = await askPlan(tx, { before: page, after, guard: given.guard })
      if (!broken.ok) return broken
      await insertClosings(tx, actor.regionId, { roundId, closings: [{ id, ...closing }] })
      await recordAudit(tx, actor, services, {
        action: 'workshop.close',
        objectKind: 'workshop',
        objectId: closing.workshopId ?? closing.organizationId,
        changes: [{ field: 'closing', before: null, after: spanOf(closing) }, ...brokenChange(broken.value)],
        reason: closing.reason,
      })
      return ok({ id })
    },
  )
}

/** Gives places back, so it can break none. */
export const removeClosing = (
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly closingId: string },
): Promise<Result<Closing, 'forbidden' | 'not-found'>> =>
  inRound<Closing, 'forbidden' | 'not-found'>(
    actor,
    services,
    { roundId: given.roundId, verdict: 'allowed', withoutLock: true },
    async (tx) => {
      const closing = isUuid(given.closingId)
        ? await findClosing(tx, { id: given.closingId, roundId: given.roundId })
        : undefined
      if (closing === undefined) return refused('not-found')
      const { organizationId } = closing
      const verdict = mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId })
      if (verdict !== 'allowed') return refused(verdict === 'hidden' ? 'not-found' : 'forbidden')
      await deleteClosing(tx, closing.id)
      await recordAudit(tx, actor, services, {
        action: 'workshop.reopen',
        objectKind: 'workshop',
        objectId: closing.workshopId ?? organizationId,
        changes: [{ field: 'closing', before: spanOf(closing), after: null }],
      })
      return ok(closing)
    },
  )

export type SetBlockCapacitiesRefusal =
  | 'forbidden'
  | 'not-found'
  /** A block or a day that the workshop does not have. */
  | 'unknown-block'
  | BreaksPlan

const inWords = (capacities: readonly BlockCapacity[]): string | null =>
  capacities.length === 0
    ? null
    : [...capacities]
        .sort((a, b) => a.weekday - b.weekday || a.block - b.block)
        .map(({ weekday, block, capacity }) => `${weekday}/${block + 1}: ${capacity}`)
        .join(', ')

/** All numbers for single blocks of a workshop at once; what is not named has its usual places. */
export const setBlockCapacities = (
  actor: Actor,
  services: Services,
  given: {
    readonly roundId: string
    readonly workshopId: string
    readonly capacities: readonly BlockCapacity[]
    readonly guard: PlanGuard
  },
): Promise<Result<{ changed: boolean }, SetBlockCapacitiesRefusal>> =>
  inWorkshop<{ changed: boolean }, SetBlockCapacitiesRefusal>(actor, services, given, async (tx, workshop, page) => {
    const { capacities } = given
    const isKnown = (one: BlockCapacity): boolean =>
      page.blocks.some(({ number }) => number === one.block) &&
      workshop.days.some(({ weekday }) => weekday === one.weekday)
    if (!capacities.every(isKnown)) return refused('unknown-block')
    const [before, after] = [inWords(workshop.blockCapacities), inWords(capacities)]
    const sameReasons =
      capacities.length === workshop.blockCapacities.length &&
      capacities.every((one) => workshop.blockCapacities.some((was) => isSame(was, one)))
    if (before === after && sameReasons) return ok({ changed: false })
    const broken = await askPlan(tx, {
      before: page,
      after: withWorkshops(page, new Map([[workshop.id, { blockCapacities: capacities }]])),
      guard: given.guard,
    })
    if (!broken.ok) return broken
    await replaceBlockCapacities(tx, actor.regionId, { ...workshop, capacities })
    await recordAudit(tx, actor, services, {
      action: 'workshop.blocks',
      objectKind: 'workshop',
      objectId: workshop.id,
      changes: [{ field: 'blockCapacities', before, after }, ...brokenChange(broken.value)],
    })
    return ok({ changed: true })
  })

const isSame = (a: BlockCapacity, b: BlockCapacity): boolean =>
  a.weekday === b.weekday && a.block === b.block && a.capacity === b.capacity && a.reason === b.reason
