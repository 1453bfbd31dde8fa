// Seats of pupils who may no longer be planned: somebody objected, or took a consent back, after the plan was made.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById, mayBePlanned, type Pupil } from '../../pupils/index.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { findSeats } from '../store-seats.ts'
import type { Run } from '../terms.ts'

/** Those of the given ones who are still at their school and may be planned. The names of all others are left out. */
export async function listPlannable(
  actor: Actor,
  services: Services,
  pupilIds: readonly string[],
): Promise<readonly Pupil[]> {
  const pupils = await listPupilsById(actor, services, pupilIds)
  const states = await mayBePlanned(
    services,
    actor.regionId,
    pupils.map(({ id }) => id),
  )
  return pupils.filter(({ id }) => states.get(id)?.may === true)
}

export interface FreedSeats {
  readonly pupil: Pupil
  readonly count: number
}

/** Places in workshops, in blocks that are not over. Whoever left the school needs nothing done. By code. */
export async function listFreedSeats(
  actor: Actor,
  services: Services,
  { run, page }: { readonly run: Pick<Run, 'id'>; readonly page: Pick<RoundPage, 'blocks'> },
): Promise<readonly FreedSeats[]> {
  const today = services.today()
  const toCome = new Set(page.blocks.filter(({ endsOn }) => endsOn >= today).map(({ number }) => number))
  if (toCome.size === 0) return []
  const seats = await inContext(services.database, actor, (tx) => findSeats(tx, run.id))
  const byPupil = Map.groupBy(
    seats.filter(({ workshopId, blockNumber }) => workshopId !== null && toCome.has(blockNumber)),
    ({ pupilId }) => pupilId,
  )
  const pupils = await listPupilsById(actor, services, [...byPupil.keys()])
  const states = await mayBePlanned(
    services,
    actor.regionId,
    pupils.map(({ id }) => id),
  )
  return pupils
    .filter(({ id }) => states.get(id)?.may !== true)
    .map((pupil) => ({ pupil, count: byPupil.get(pupil.id)?.length ?? 0 }))
}
