// Days without school that the calendar of the Land does not know, and years that the office has typed itself.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { FreeTime } from '../../calendar/index.ts'
import { findRegion } from '../../network/index.ts'
import { readRoundIn } from '../find-round.ts'
import { askPlan, type BreaksPlan, brokenChange, type PlanGuard } from '../plan-guard.ts'
import { mayKeepRound } from '../policy.ts'
import {
  deleteCompleteYear,
  deleteFreeTime,
  findFreeTimes,
  findRounds,
  insertCompleteYear,
  insertFreeTime,
  lockRound,
} from '../store.ts'
import type { RegionFreeTimes, RoundPage } from '../terms.ts'

export const readFreeTimes = (actor: Actor, services: Services): Promise<RegionFreeTimes> =>
  inContext(services.database, actor, findFreeTimes)

export type AddFreeTimeRefusal =
  | 'forbidden'
  | 'reversed'
  /** In the round of the page, which need not be the one that somebody has open: free times are those of the region. */
  | (BreaksPlan & { readonly page: RoundPage })

export async function addFreeTime(
  actor: Actor,
  services: Services,
  { time, guard }: { readonly time: FreeTime; readonly guard: PlanGuard },
): Promise<Result<{ id: string }, AddFreeTimeRefusal>> {
  if (mayKeepRound(actor, actor) !== 'allowed') return refused('forbidden')
  if (time.to < time.from) return refused('reversed')
  const region = await findRegion(services, actor.regionId)
  if (region === undefined) return refused('forbidden')
  return inContext(services.database, actor, async (tx) => {
    const id = services.newId()
    let broken = 0
    for (const { id: roundId } of (await findRounds(tx)).filter(({ heldBy }) => heldBy === 'published')) {
      const round = await lockRound(tx, roundId)
      if (round === undefined) continue
      const before = await readRoundIn(tx, { actor, round, land: region.land })
      const freeTimes = { ...before.freeTimes, times: [...before.freeTimes.times, { id, ...time }] }
      const asked = await askPlan(tx, { before, after: { freeTimes }, guard })
      if (!asked.ok) return refused({ ...asked.error, page: before })
      broken += asked.value
    }
    await insertFreeTime(tx, actor.regionId, { id, ...time })
    await recordAudit(tx, actor, services, {
      action: 'free-time.add',
      objectKind: 'free-time',
      objectId: id,
      changes: [{ field: 'name', before: null, after: `${time.name}, ${spanOf(time)}` }, ...brokenChange(broken)],
    })
    return ok({ id })
  })
}

const spanOf = ({ from, to }: { from: PlainDate; to: PlainDate }): string => (from === to ? from : `${from}/${to}`)

export async function removeFreeTime(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<FreeTime, 'forbidden' | 'not-found'>> {
  if (mayKeepRound(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const time = (await findFreeTimes(tx)).times.find((one) => one.id === id)
    if (time === undefined || !(await deleteFreeTime(tx, id))) return refused('not-found')
    await recordAudit(tx, actor, services, {
      action: 'free-time.remove',
      objectKind: 'free-time',
      objectId: id,
      changes: [{ field: 'name', before: `${time.name}, ${spanOf(time)}`, after: null }],
    })
    return ok(time)
  })
}

/** Says, or takes back, that all holidays of a school year stand among the free times of the region. */
export async function markYearComplete(
  actor: Actor,
  services: Services,
  given: { readonly schoolYear: number; readonly isComplete: boolean },
): Promise<Result<{ changed: boolean }, 'forbidden'>> {
  if (mayKeepRound(actor, actor) !== 'allowed') return refused('forbidden')
  const { schoolYear, isComplete } = given
  return inContext(services.database, actor, async (tx) => {
    const was = (await findFreeTimes(tx)).completeYears.includes(schoolYear)
    if (was === isComplete) return ok({ changed: false })
    if (isComplete) await insertCompleteYear(tx, { regionId: actor.regionId, at: services.now() }, schoolYear)
    else await deleteCompleteYear(tx, schoolYear)
    await recordAudit(tx, actor, services, {
      action: isComplete ? 'free-time.complete' : 'free-time.incomplete',
      objectKind: 'free-time',
      changes: [{ field: 'schoolYear', before: null, after: String(schoolYear) }],
    })
    return ok({ changed: true })
  })
}
