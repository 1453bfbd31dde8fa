// The municipalities that belong to the region as it is today.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findRegion } from '../network/index.ts'
import { findMunicipalities } from './store.ts'
import type { Municipality } from './terms.ts'

/** In the order of their names. Row-level security answers with none to those who may not see them. */
export async function readPlaces(actor: Actor, services: Services): Promise<Municipality[]> {
  const region = await findRegion(services, actor.regionId)
  return inContext(services.database, actor, (tx) => findMunicipalities(tx, region?.kreisKeys ?? []))
}
