// SQL of the list: filters, facets with counts, distance, pages. Never exported from the module.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { boundingBox, type Coordinates } from '../../kernel/geo.ts'
import type { Tx } from '../../platform/db/database.ts'
import { distanceInSql, distanceOfOrganization } from './store.ts'
import { type NetworkTables, organizationColumns, organizationOf } from './tables.ts'
import type { Organization, OrganizationKind, OrganizationStatus } from './terms.ts'

export interface ListFilter {
  readonly words: readonly string[]
  readonly kinds: readonly OrganizationKind[]
  readonly schulformen: readonly string[]
  /** Folded towns. */
  readonly cityKeys: readonly string[]
  readonly statuses: readonly OrganizationStatus[]
  /** Only what was neither confirmed nor created since. */
  readonly unconfirmedBefore?: string | undefined
  readonly near?: { readonly from: Coordinates; readonly withinKm: number | undefined } | undefined
}

export type ListSort = 'name' | 'city' | 'kind' | 'changed' | 'confirmed' | 'distance'

export interface ListedOrganization extends Organization {
  /** From the organisation itself or from the nearest of its active places, whichever is nearer. */
  readonly distanceKm: number | null
  /** Name of the place that the distance is meant for; null where it is the organisation itself. */
  readonly nearestPlace: string | null
}

type Query<O> = SelectQueryBuilder<NetworkTables, 'network.organization', O>
type Facet = 'kind' | 'schulform' | 'city_key' | 'status'

const organizations = (tx: Tx) => tx.withTables<NetworkTables>().selectFrom('network.organization')

/** Places of the organisation at hand; within it, latitude and longitude are those of the place. */
const activePlaces = sql`FROM network.place
  WHERE place.region_id = network.organization.region_id AND place.organization_id = network.organization.id
    AND place.archived_at IS NULL`

/** All conditions but the one of the facet that is being counted: its other answers must stay visible. */
function filtered<O>(query: Query<O>, filter: ListFilter, except?: Facet): Query<O> {
  let narrowed = query.where('merged_into', 'is', null)
  for (const word of filter.words) {
    narrowed = narrowed.where('search_key', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (filter.kinds.length > 0 && except !== 'kind') narrowed = narrowed.where('kind', 'in', filter.kinds)
  if (filter.schulformen.length > 0 && except !== 'schulform') {
    narrowed = narrowed.where('schulform', 'in', filter.schulformen)
  }
  if (filter.cityKeys.length > 0 && except !== 'city_key') narrowed = narrowed.where('city_key', 'in', filter.cityKeys)
  if (filter.statuses.length > 0 && except !== 'status') narrowed = narrowed.where('status', 'in', filter.statuses)
  if (filter.unconfirmedBefore !== undefined) {
    narrowed = narrowed.where(
      sql<boolean>`coalesce(confirmed_on, created_at::date) < ${filter.unconfirmedBefore}::date`,
    )
  }
  if (filter.near?.withinKm !== undefined) {
    const { from, withinKm } = filter.near
    const box = boundingBox(from, withinKm)
    const isWithin = sql<boolean>`latitude BETWEEN ${box.south} AND ${box.north} AND ${distanceInSql(from)} <= ${withinKm}`
    narrowed = narrowed.where(sql<boolean>`((${isWithin}) OR EXISTS (SELECT ${activePlaces} AND ${isWithin}))`)
  }
  return narrowed
}

export async function listRows(
  tx: Tx,
  given: { filter: ListFilter; sort: ListSort; page: number; pageSize: number },
): Promise<{ items: ListedOrganization[]; total: number }> {
  const { filter, sort, page, pageSize } = given
  const near = filter.near && distancesFrom(filter.near.from)
  const distance = near?.distance ?? sql<number | null>`null::double precision`
  const nearestPlace = near?.nearestPlace ?? sql<string | null>`null::text`
  const { total } = await filtered(
    organizations(tx).select((eb) => eb.fn.countAll<number>().as('total')),
    filter,
  ).executeTakeFirstOrThrow()
  const base = filtered(
    organizations(tx)
      .select(organizationColumns)
      .select([distance.as('distance_km'), nearestPlace.as('nearest_place')]),
    filter,
  )
  const rows = await sorted(base, sort)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    total,
    items: rows.map((row) => ({
      ...organizationOf(row),
      distanceKm: row.distance_km,
      nearestPlace: row.nearest_place,
    })),
  }
}

/** LEAST leaves out what has no coordinates. */
function distancesFrom(from: Coordinates): {
  distance: RawBuilder<number | null>
  nearestPlace: RawBuilder<string | null>
} {
  const ownDistance = distanceInSql(from)
  return {
    distance: sql`least(${ownDistance}, (SELECT min(${ownDistance}) ${activePlaces}))`,
    nearestPlace: sql`(SELECT name ${activePlaces} AND latitude IS NOT NULL
      AND ${ownDistance} < coalesce(${distanceOfOrganization(from)}, 'Infinity') ORDER BY ${ownDistance}, id LIMIT 1)`,
  }
}

function sorted<O>(query: Query<O>, sort: ListSort): Query<O> {
  const byName = (ordered: Query<O>) => ordered.orderBy('name_key').orderBy('city_key').orderBy('id')
  switch (sort) {
    case 'name':
      return byName(query)
    case 'city':
      return byName(query.orderBy('city_key'))
    case 'kind':
      return byName(query.orderBy('kind'))
    case 'changed':
      return query.orderBy('updated_at', 'desc').orderBy('id')
    case 'confirmed':
      return byName(query.orderBy(sql`confirmed_on nulls first`))
    case 'distance':
      return byName(query.orderBy(sql`distance_km nulls last`))
  }
}

export interface FacetCount {
  readonly value: string
  readonly label: string
  readonly count: number
}

export async function countFacets(tx: Tx, filter: ListFilter): Promise<Record<Facet, FacetCount[]>> {
  const count = async (facet: Facet): Promise<FacetCount[]> => {
    const label = facet === 'city_key' ? sql<string>`min(city)` : sql<string>`${sql.ref(facet)}`
    const rows = await filtered(
      organizations(tx)
        .select([sql<string>`${sql.ref(facet)}`.as('value'), label.as('label')])
        .select((eb) => eb.fn.countAll<number>().as('count')),
      filter,
      facet,
    )
      .where(sql<boolean>`${sql.ref(facet)} <> ''`)
      .groupBy(sql.ref<string>(facet) as never)
      .orderBy('count', 'desc')
      .orderBy('value')
      .execute()
    return rows
  }
  return {
    kind: await count('kind'),
    schulform: await count('schulform'),
    city_key: await count('city_key'),
    status: await count('status'),
  }
}

/** Coordinates of everything with this postal code or town: the start of a distance search. */
export async function coordinatesAt(
  tx: Tx,
  where: { postalCode: string } | { cityKey: string },
): Promise<{ latitude: number; longitude: number; city: string | null }[]> {
  const query = organizations(tx)
    .select(['latitude', 'longitude', 'city'])
    .where('latitude', 'is not', null)
    .where('merged_into', 'is', null)
  const rows = await ('postalCode' in where
    ? query.where('postal_code', '=', where.postalCode)
    : query.where('city_key', '=', where.cityKey)
  ).execute()
  return rows.flatMap((row) =>
    row.latitude === null || row.longitude === null
      ? []
      : [{ latitude: row.latitude, longitude: row.longitude, city: row.city }],
  )
}
