// The pupils of a plan: whoever has a seat in it, in whatever class they are by now.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById, type Pupil } from '../../pupils/index.ts'
import { findSeatedPupilIds } from '../store-seats.ts'
import type { Run } from '../terms.ts'

/** Active ones, as far as the actor may read them. */
export async function listSeatedPupils(
  actor: Actor,
  services: Services,
  run: Pick<Run, 'id'>,
): Promise<readonly Pupil[]> {
  const ids = await inContext(services.database, actor, (tx) => findSeatedPupilIds(tx, run.id))
  return listPupilsById(actor, services, ids)
}
