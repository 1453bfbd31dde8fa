// SQL for eligibility: what the register of regions and the network know of places. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { findMunicipalitiesIn, shortName } from '../../network/index.ts'

export interface RegionPlaces {
  readonly land: string
  readonly name: string
  readonly isDemo: boolean
  /** Kreise, or the Gemeinden of an Altkreis, that belong to the region. */
  readonly kreisKeys: readonly string[]
  /** All Gemeinden of the region by name; as long as nobody has imported them, those in which it has organisations. */
  readonly municipalities: readonly { readonly key: string; readonly name: string }[]
}

/** Of the region in which the transaction acts. */
export async function findRegionPlaces(tx: Tx): Promise<RegionPlaces> {
  const regions = await sql<{ land: string; name: string; is_demo: boolean; kreis_keys: string[] }>`
    SELECT land, name, is_demo, kreis_keys FROM network.region WHERE id = platform.acting_region()`.execute(tx)
  const region = regions.rows[0]
  if (region === undefined) throw new Error('The acting region is not in the register')
  const base = { land: region.land, name: region.name, isDemo: region.is_demo, kreisKeys: region.kreis_keys }
  const registered = await findMunicipalitiesIn(tx)
  if (registered.length > 0) {
    return { ...base, municipalities: registered.map(({ key, name }) => ({ key, name: shortName(name) })) }
  }
  const { rows } = await sql<{ key: string; name: string }>`
    SELECT municipality_key AS key, mode() WITHIN GROUP (ORDER BY city) AS name FROM network.organization
    WHERE status = 'active' AND municipality_key IS NOT NULL AND city IS NOT NULL
    GROUP BY municipality_key ORDER BY name`.execute(tx)
  const isOfRegion = ({ key }: { key: string }): boolean =>
    region.kreis_keys.length === 0 || region.kreis_keys.some((prefix) => key.startsWith(prefix))
  return { ...base, municipalities: rows.filter(isOfRegion) }
}
