// Needs that were told to the office: noted and taken back. A count and a kind of organisation, nobody by name.
import { addDays } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listMunicipalities } from '../network/index.ts'
import { demandDays } from './demand.ts'
import { mayKeepNeeds } from './policy.ts'
import { deleteNeed, insertNeeds } from './store.ts'
import type { NewNeed } from './terms.ts'

export type NoteRefusal =
  | 'forbidden'
  | 'unknown-municipality'
  /** Not yet, or so long ago that it would not be counted. */
  | 'bad-day'

/** What the protocol says of a need. Its count stays out: it may be small, and more people read the protocol. */
export const noteChanges = ({ targetGroup, kind, municipalityKey }: NewNeed) =>
  Object.entries({ targetGroup, kind, municipalityKey }).flatMap(([field, after]) =>
    after === null ? [] : [{ field, before: null, after }],
  )

export async function noteNeed(
  actor: Actor,
  services: Services,
  need: NewNeed,
): Promise<Result<{ id: string }, NoteRefusal>> {
  if (mayKeepNeeds(actor, actor) !== 'allowed') return refused('forbidden')
  const today = services.today()
  if (need.askedOn > today || need.askedOn < addDays(today, -demandDays)) return refused('bad-day')
  const municipalities = await listMunicipalities(actor, services)
  if (need.municipalityKey !== null && !municipalities.some(({ key }) => key === need.municipalityKey)) {
    return refused('unknown-municipality')
  }
  return inContext(services.database, actor, async (tx) => {
    const id = services.newId()
    await insertNeeds(tx, { regionId: actor.regionId, at: services.now() }, [{ ...need, id }])
    await recordAudit(tx, actor, services, {
      action: 'need.note',
      objectKind: 'need',
      objectId: id,
      changes: noteChanges(need),
    })
    return ok({ id })
  })
}

export async function removeNeed(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<true, 'forbidden' | 'not-found'>> {
  if (mayKeepNeeds(actor, actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    if (!(await deleteNeed(tx, id))) return refused('not-found')
    await recordAudit(tx, actor, services, { action: 'need.remove', objectKind: 'need', objectId: id })
    return ok(true)
  })
}
