// SQL for the register of regions. Never exported from the module.
import type { Kysely } from 'kysely'
import type { NoTables, Tx } from '../../platform/db/database.ts'
import { type NetworkTables, regionOf } from './tables.ts'
import type { Region } from './terms.ts'

const columns = [
  'id',
  'slug',
  'name',
  'office_name',
  'land',
  'kreis_keys',
  'latitude',
  'longitude',
  'is_default',
  'is_demo',
  'version',
] as const

/** The register is readable without context: it answers before anybody is known. */
type Reader = Tx | Kysely<NoTables>

const regions = (reader: Reader) => reader.withTables<NetworkTables>().selectFrom('network.region').select(columns)

export async function listRegionRows(reader: Reader): Promise<Region[]> {
  return (await regions(reader).orderBy('name').execute()).map(regionOf)
}

export async function findRegionRow(
  reader: Reader,
  key: { id: string } | { slug: string },
): Promise<Region | undefined> {
  const query = 'id' in key ? regions(reader).where('id', '=', key.id) : regions(reader).where('slug', '=', key.slug)
  const row = await query.executeTakeFirst()
  return row && regionOf(row)
}

/** The default one, else the only one or the first by name; undefined in an empty installation. */
export async function findDefaultRegionRow(reader: Reader): Promise<Region | undefined> {
  const row = await regions(reader).orderBy('is_default', 'desc').orderBy('name').limit(1).executeTakeFirst()
  return row && regionOf(row)
}

export async function changeRegionRow(
  tx: Tx,
  given: {
    id: string
    version: number
    details: Pick<Region, 'name' | 'officeName' | 'land' | 'kreisKeys' | 'latitude' | 'longitude'>
  },
): Promise<boolean> {
  const { details } = given
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.region')
    .set({
      name: details.name,
      office_name: details.officeName,
      land: details.land,
      kreis_keys: [...details.kreisKeys],
      latitude: details.latitude,
      longitude: details.longitude,
      version: given.version + 1,
    })
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

/** As steg_operator only: the application itself may not add regions. */
export async function insertRegion(tx: Tx, region: Omit<Region, 'version'>): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .insertInto('network.region')
    .values({
      id: region.id,
      slug: region.slug,
      name: region.name,
      office_name: region.officeName,
      land: region.land,
      kreis_keys: [...region.kreisKeys],
      latitude: region.latitude,
      longitude: region.longitude,
      is_default: false,
      is_demo: region.isDemo,
      version: 1,
    })
    .execute()
  if (!region.isDefault) return
  await tx
    .withTables<NetworkTables>()
    .updateTable('network.region')
    .set({ is_default: false })
    .where('is_default', '=', true)
    .execute()
  await tx
    .withTables<NetworkTables>()
    .updateTable('network.region')
    .set({ is_default: true })
    .where('id', '=', region.id)
    .execute()
}
