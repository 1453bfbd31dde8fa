// "No need here": set with a reason and an end, lifted again, never deleted.
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listMunicipalities, type Municipality } from '../network/index.ts'
import { mayReadGaps, mayWaive } from './policy.ts'
import { findWaivers, insertWaivers, liftWaiverRow, lockWaiver } from './store.ts'
import { isActiveWaiver, type Waiver, type WaiverSubject } from './terms.ts'

export type WaiveRefusal =
  | 'forbidden'
  | 'not-found'
  /** Nothing named: that would switch off the whole analysis. */
  | 'about-nothing'
  | 'unknown-municipality'
  /** Over already, or further away than anybody can say. */
  | 'bad-end'

/** A decision about needs is looked at again after three years at the latest. */
export const longestWaiverDays = 3 * 365

export interface WaiverInput extends WaiverSubject {
  readonly reason: string
  readonly validUntil: PlainDate
}

const isReasonableEnd = (validUntil: PlainDate, today: PlainDate): boolean =>
  validUntil >= today && validUntil <= addDays(today, longestWaiverDays)

export async function setWaiver(
  actor: Actor,
  services: Services,
  input: WaiverInput,
): Promise<Result<{ id: string }, WaiveRefusal>> {
  if (mayWaive(actor, actor) !== 'allowed') return refused('forbidden')
  const { targetGroup, kind, municipalityKey, reason, validUntil } = input
  if (targetGroup === null && kind === null && municipalityKey === null) return refused('about-nothing')
  if (!isReasonableEnd(validUntil, services.today())) return refused('bad-end')
  const municipalities = await listMunicipalities(actor, services)
  if (municipalityKey !== null && !municipalities.some(({ key }) => key === municipalityKey)) {
    return refused('unknown-municipality')
  }
  return inContext(services.database, actor, async (tx) => {
    const id = services.newId()
    await insertWaivers(tx, { regionId: actor.regionId, at: services.now() }, [
      { id, targetGroup, kind, municipalityKey, reason, validUntil },
    ])
    const fields = { targetGroup, kind, municipalityKey, validUntil }
    await recordAudit(tx, actor, services, {
      action: 'gap.waive',
      objectKind: 'gap-waiver',
      objectId: id,
      changes: Object.entries(fields).flatMap(([field, after]) =>
        after === null ? [] : [{ field, before: null, after }],
      ),
      reason,
    })
    return ok({ id })
  })
}

export async function liftWaiver(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<Waiver, 'forbidden' | 'not-found'>> {
  if (mayWaive(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const waiver = await lockWaiver(tx, id)
    if (waiver === undefined) return refused('not-found')
    // Lifting what is over changes nothing, and pressing twice is no mistake.
    if (!isActiveWaiver(waiver, services.today())) return ok(waiver)
    await liftWaiverRow(tx, id, services.now())
    await recordAudit(tx, actor, services, { action: 'gap.unwaive', objectKind: 'gap-waiver', objectId: id })
    return ok(waiver)
  })
}

export interface WaiverList {
  readonly active: readonly Waiver[]
  readonly past: readonly Waiver[]
  readonly municipalities: readonly Municipality[]
}

export async function listWaivers(actor: Actor, services: Services): Promise<Result<WaiverList, 'forbidden'>> {
  if (mayReadGaps(actor, actor) !== 'allowed') return refused('forbidden')
  const municipalities = await listMunicipalities(actor, services)
  const all = await inContext(services.database, actor, findWaivers)
  const today = services.today()
  return ok({
    active: all.filter((waiver) => isActiveWaiver(waiver, today)),
    past: all.filter((waiver) => !isActiveWaiver(waiver, today)),
    municipalities,
  })
}
