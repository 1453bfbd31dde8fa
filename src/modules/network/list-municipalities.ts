// The municipalities that belong to the region as it is today: everybody may know where people live.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findMunicipalitiesIn } from './store-municipalities.ts'
import type { Municipality } from './terms.ts'

/** In the order of their names. */
export const listMunicipalities = (actor: Actor, services: Services): Promise<Municipality[]> =>
  inContext(services.database, actor, findMunicipalitiesIn)
