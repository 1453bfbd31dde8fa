// SQL for the municipalities of a region. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { NetworkTables } from './tables.ts'
import type { Municipality } from './terms.ts'

const network = (tx: Tx) => tx.withTables<NetworkTables>()

const columns = ['municipality_key', 'name', 'latitude', 'longitude', 'population', 'source'] as const

const municipalityOf = (row: Pick<NetworkTables['network.municipality'], (typeof columns)[number]>): Municipality => ({
  key: row.municipality_key,
  name: row.name,
  latitude: row.latitude,
  longitude: row.longitude,
  population: row.population,
  source: row.source,
})

/**
 * Of the keys of the acting region only, in the order of the names: what was imported before the region shrank stays in
 * the table and out of sight.
 */
export async function findMunicipalitiesIn(tx: Tx): Promise<Municipality[]> {
  const rows = await network(tx)
    .selectFrom('network.municipality')
    .select(columns)
    .where(
      sql<boolean>`EXISTS (SELECT FROM network.region r WHERE r.id = region_id AND (cardinality(r.kreis_keys) = 0
        OR EXISTS (SELECT FROM unnest(r.kreis_keys) AS one WHERE starts_with(municipality_key, one))))`,
    )
    .execute()
  return rows.map(municipalityOf).sort((a, b) => a.name.localeCompare(b.name, 'de'))
}

/** With what lies outside of the region by now. */
export async function findStoredMunicipalities(tx: Tx): Promise<Municipality[]> {
  return (await network(tx).selectFrom('network.municipality').select(columns).execute()).map(municipalityOf)
}

export async function insertMunicipalities(
  tx: Tx,
  given: { readonly regionId: string; readonly at: Date },
  list: readonly Municipality[],
): Promise<void> {
  if (list.length === 0) return
  await network(tx)
    .insertInto('network.municipality')
    .values(
      list.map(({ key, ...rest }) => ({
        ...rest,
        region_id: given.regionId,
        municipality_key: key,
        updated_at: given.at,
      })),
    )
    .execute()
}

export async function updateMunicipality(tx: Tx, at: Date, { key, ...rest }: Municipality): Promise<void> {
  await network(tx)
    .updateTable('network.municipality')
    .set({ ...rest, updated_at: at })
    .where('municipality_key', '=', key)
    .execute()
}
