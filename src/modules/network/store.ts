// SQL for organisations. Never exported from the module.
import { type RawBuilder, sql, type UpdateObject } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { keysOf } from './keys.ts'
import {
  columnOfDetail,
  type NetworkTables,
  type OrganizationTable,
  organizationColumns,
  organizationOf,
} from './tables.ts'
import type { DetailField, Organization, OrganizationDetails } from './terms.ts'

export async function findOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && organizationOf(row)
}

export async function findOrganizations(tx: Tx, ids: readonly string[]): Promise<Organization[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.map(organizationOf)
}

export async function findByOfficialNumber(
  tx: Tx,
  key: { kind: string; officialNumber: string },
): Promise<Organization | undefined> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .where('kind', '=', key.kind as Organization['kind'])
    .where('official_number', '=', key.officialNumber)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row && organizationOf(row)
}

const rowOfDetails = (details: Partial<OrganizationDetails>): UpdateObject<NetworkTables, 'network.organization'> =>
  Object.fromEntries(
    (Object.keys(details) as DetailField[])
      .filter((field) => field in columnOfDetail)
      .map((field) => [columnOfDetail[field], details[field]]),
  )

export async function insertOrganization(
  tx: Tx,
  given: {
    regionId: string
    id: string
    details: OrganizationDetails
    source?: string | null
    confirmedOn?: string | null
    at: Date
  },
): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .insertInto('network.organization')
    .values({
      ...(rowOfDetails(given.details) as Pick<OrganizationTable, (typeof columnOfDetail)[DetailField]>),
      ...keysOf(given.details),
      region_id: given.regionId,
      id: given.id,
      status: 'active',
      merged_into: null,
      source: given.source ?? null,
      imported: null,
      created_at: given.at,
      updated_at: given.at,
      confirmed_on: (given.confirmedOn ?? null) as OrganizationTable['confirmed_on'],
      version: 1,
    })
    .execute()
}

/** False if somebody else was faster: the version is no longer the stored one. */
export async function changeOrganization(
  tx: Tx,
  given: {
    id: string
    version: number
    details: OrganizationDetails
    at: Date
  },
): Promise<boolean> {
  return updateRow(tx, given.id, given.version, {
    ...rowOfDetails(given.details),
    ...keysOf(given.details),
    updated_at: given.at,
  })
}

export const changeStatus = (
  tx: Tx,
  given: { id: string; version: number; status: 'active' | 'archived'; mergedInto?: string | null; at: Date },
): Promise<boolean> =>
  updateRow(tx, given.id, given.version, {
    status: given.status,
    ...(given.mergedInto !== undefined && { merged_into: given.mergedInto }),
    updated_at: given.at,
  })

export const changeConfirmedOn = (
  tx: Tx,
  given: { id: string; version: number; confirmedOn: OrganizationTable['confirmed_on']; at: Date },
): Promise<boolean> => updateRow(tx, given.id, given.version, { confirmed_on: given.confirmedOn, updated_at: given.at })

async function updateRow(
  tx: Tx,
  id: string,
  version: number,
  change: UpdateObject<NetworkTables, 'network.organization'>,
): Promise<boolean> {
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.organization')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

/** Records that were merged into this one, so that their numbers stay findable. */
export async function findMergedInto(tx: Tx, id: string): Promise<Organization[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .where('merged_into', '=', id)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(organizationOf)
}

/** Great-circle distance in km as kernel/geo.ts computes it, in SQL, so that sorting and paging stay there. */
export const distanceInSql = (from: { latitude: number; longitude: number }): RawBuilder<number> =>
  distanceTo(from, { latitude: sql`latitude`, longitude: sql`longitude` })

/** The same of the organisation, where a place is spoken about, too. */
export const distanceOfOrganization = (from: { latitude: number; longitude: number }): RawBuilder<number> =>
  distanceTo(from, { latitude: sql`network.organization.latitude`, longitude: sql`network.organization.longitude` })

const distanceTo = (
  from: { latitude: number; longitude: number },
  { latitude, longitude }: Readonly<Record<'latitude' | 'longitude', RawBuilder<unknown>>>,
): RawBuilder<number> => sql<number>`
  (2 * 6371.0088 * asin(sqrt(least(1, power(sin(radians(${latitude} - ${from.latitude}) / 2), 2)
    + cos(radians(${from.latitude})) * cos(radians(${latitude})) * power(sin(radians(${longitude} - ${from.longitude}) / 2), 2)))))`

export async function countUnconfirmed(tx: Tx, before: string): Promise<number> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'active')
    .where(sql<boolean>`coalesce(confirmed_on, created_at::date) < ${before}::date`)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function countByKindAndStatus(
  tx: Tx,
): Promise<{ kind: OrganizationTable['kind']; status: OrganizationTable['status']; count: number }[]> {
  return tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(['kind', 'status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('merged_into', 'is', null)
    .groupBy(['kind', 'status'])
    .execute()
}

export async function findOffices(tx: Tx): Promise<Organization[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.organization')
    .select(organizationColumns)
    .where('kind', '=', 'office')
    .where('status', '=', 'active')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(organizationOf)
}
