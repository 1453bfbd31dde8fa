// The one function behind every list of offers. PostgreSQL for now: one statement counts, sorts and cuts the page.
import { type RawBuilder, sql } from 'kysely'
import { boundingBox, earthRadiusKm } from '../../../kernel/geo.ts'
import type { Tx } from '../../../platform/db/database.ts'
import {
  type FacetCount,
  type FacetName,
  type FoundOffers,
  facetNames,
  type OfferQuery,
  type OfferScope,
  type OfferSort,
  type OfferTime,
} from './offer-query.ts'
import { queryTerms } from './query-terms.ts'

type Row = { facet: string; value: string; label: string | null; n: number; distance: number | null }

/** One bit per facet that a row does not fulfil: zero is a hit, one bit alone still counts for that facet. */
const bit: Readonly<Record<FacetName | 'time', number>> = {
  kind: 1,
  phase: 2,
  targetGroup: 4,
  language: 8,
  city: 16,
  provider: 32,
  time: 64,
}

export async function findOffers(tx: Tx, query: OfferQuery): Promise<FoundOffers> {
  const terms = queryTerms(query.text)
  // Something was typed, but nothing that could be found: "???" finds nothing instead of everything.
  if (terms.length === 0 && query.text.trim() !== '') return nothingFound
  const { rows } = await sql<Row>`
    WITH hit AS MATERIALIZED (
      SELECT o.id, o.kind, o.phase, o.target_groups, o.languages, o.city_key, o.city, o.organization_id, o.title_key,
        o.starts_on, o.confirmed_on,
        (o.ends_on IS NULL OR o.ends_on >= ${query.today}) AS is_current,
        (o.starts_on > ${query.today}) IS TRUE AS is_upcoming,
        ${missedBits(query)} AS missed,
        ${score(terms)} AS score,
        ${distance(query)} AS distance
      FROM offers.offer o
      WHERE ${inScope(query.scope)} AND ${matches(terms)} AND ${nearby(query)}
    )
    SELECT 'total' AS facet, '' AS value, NULL AS label, count(*)::int AS n, NULL::float8 AS distance FROM hit WHERE missed = 0
    UNION ALL (SELECT 'kind', kind, NULL, count(*)::int, NULL FROM hit WHERE missed & ~${lit(bit.kind)} = 0 GROUP BY kind)
    UNION ALL (SELECT 'phase', phase, NULL, count(*)::int, NULL FROM hit WHERE missed & ~${lit(bit.phase)} = 0 GROUP BY phase)
    UNION ALL (SELECT 'targetGroup', one, NULL, count(*)::int, NULL FROM hit, unnest(target_groups) AS one
      WHERE missed & ~${lit(bit.targetGroup)} = 0 GROUP BY one)
    UNION ALL (SELECT 'language', one, NULL, count(*)::int, NULL FROM hit, unnest(languages) AS one
      WHERE missed & ~${lit(bit.language)} = 0 GROUP BY one)
    UNION ALL (SELECT 'city', city_key, max(city), count(*)::int, NULL FROM hit
      WHERE missed & ~${lit(bit.city)} = 0 AND city_key <> '' GROUP BY city_key)
    UNION ALL (SELECT 'provider', organization_id::text, NULL, count(*)::int, NULL FROM hit
      WHERE missed & ~${lit(bit.provider)} = 0 GROUP BY organization_id)
    UNION ALL (SELECT 'time', one.value, NULL, one.n, NULL FROM (
        SELECT count(*) FILTER (WHERE is_current)::int AS current, count(*) FILTER (WHERE is_upcoming)::int AS upcoming,
          count(*)::int AS "all" FROM hit WHERE missed & ~${lit(bit.time)} = 0) AS counted,
      LATERAL (VALUES ('current', counted.current), ('upcoming', counted.upcoming), ('all', counted."all")) AS one (value, n))
    UNION ALL (SELECT 'hit', id::text, NULL, (row_number() OVER ())::int, distance FROM (
        SELECT id, distance FROM hit WHERE missed = 0 ORDER BY ${order(query.sort, terms.length > 0)}
        LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}) AS page)
  `.execute(tx)
  return foundFrom(rows)
}

const lit = (number: number): RawBuilder<number> => sql.lit(number)

function missedBits({ facets, time, today }: OfferQuery): RawBuilder<number> {
  const parts: RawBuilder<number>[] = []
  const miss = (condition: RawBuilder<boolean>, name: FacetName | 'time'): void => {
    parts.push(sql<number>`CASE WHEN ${condition} THEN 0 ELSE ${lit(bit[name])} END`)
  }
  if (facets.kind.length > 0) miss(sql`o.kind = ANY (${facets.kind})`, 'kind')
  if (facets.phase.length > 0) miss(sql`o.phase = ANY (${facets.phase})`, 'phase')
  if (facets.targetGroup.length > 0) miss(sql`o.target_groups && ${facets.targetGroup}`, 'targetGroup')
  if (facets.language.length > 0) miss(sql`o.languages && ${facets.language}`, 'language')
  if (facets.city.length > 0) miss(sql`o.city_key = ANY (${facets.city})`, 'city')
  if (facets.provider.length > 0) miss(sql`o.organization_id::text = ANY (${facets.provider})`, 'provider')
  if (time === 'current') miss(sql`(o.ends_on IS NULL OR o.ends_on >= ${today})`, 'time')
  if (time === 'upcoming') miss(sql`(o.starts_on > ${today}) IS TRUE`, 'time')
  return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` + `)})`
}

type Terms = ReturnType<typeof queryTerms>

const matches = (terms: Terms): RawBuilder<boolean> =>
  terms.length === 0 ? sql`true` : sql`o.search @@ ${terms.map((term) => `(${term.anywhere})`).join(' | ')}::tsquery`

/** More matched words come first, then those matched in the title, then in the head. */
function score(terms: Terms): RawBuilder<number> {
  if (terms.length === 0) return sql`0`
  const worth = (tsquery: string, points: number) =>
    sql`CASE WHEN o.search @@ ${tsquery}::tsquery THEN ${lit(points)} ELSE 0 END`
  const parts = terms.flatMap((term) => [
    ...(terms.length > 1 ? [worth(term.anywhere, 1000)] : []),
    worth(term.inTitle, 30),
    worth(term.inHead, 10),
  ])
  return sql`(${sql.join(parts, sql` + `)})`
}

function distance({ near }: OfferQuery): RawBuilder<number | null> {
  if (near === undefined) return sql`NULL::float8`
  const { latitude, longitude } = near.centre
  // Haversine, the same as distanceKm of the ground floor.
  return sql`(${lit(2 * earthRadiusKm)} * asin(least(1, sqrt(
    sin(radians(o.latitude - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(o.latitude)) * sin(radians(o.longitude - ${longitude}::float8) / 2) ^ 2))))`
}

function nearby(query: OfferQuery): RawBuilder<boolean> {
  const { near } = query
  if (near === undefined) return sql`true`
  const box = boundingBox(near.centre, near.km)
  return sql`o.latitude BETWEEN ${box.south} AND ${box.north} AND o.longitude BETWEEN ${box.west} AND ${box.east}
    AND ${distance(query)} <= ${near.km}`
}

function inScope(scope: OfferScope): RawBuilder<boolean> {
  if (scope.kind === 'public') return sql`o.status = 'published' AND o.hidden_at IS NULL`
  const parts: RawBuilder<unknown>[] = [sql`o.status = ANY (${scope.statuses})`]
  if (scope.organizationId !== undefined) parts.push(sql`o.organization_id = ${scope.organizationId}`)
  if (scope.ownerPersonId !== undefined) parts.push(sql`o.owner_person_id = ${scope.ownerPersonId}`)
  if (scope.confirmedBefore !== undefined) {
    parts.push(sql`(o.confirmed_on IS NULL OR o.confirmed_on < ${scope.confirmedBefore})`)
  }
  if (scope.overOn !== undefined) {
    parts.push(sql`(o.ends_on < ${scope.overOn} OR o.valid_until < ${scope.overOn})`)
  }
  return sql`${sql.join(parts, sql` AND `)}`
}

function order(sort: OfferSort, hasText: boolean): RawBuilder<unknown> {
  switch (sort) {
    case 'relevance':
      return hasText ? sql`score DESC, title_key, id` : sql`title_key, id`
    case 'title':
      return sql`title_key, id`
    case 'start':
      return sql`starts_on NULLS LAST, title_key, id`
    case 'confirmed':
      return sql`confirmed_on DESC NULLS LAST, title_key, id`
    case 'distance':
      return sql`distance NULLS LAST, score DESC, title_key, id`
  }
}

const noTimes: Record<OfferTime, number> = { current: 0, upcoming: 0, all: 0 }

const nothingFound: FoundOffers = {
  total: 0,
  hits: [],
  facets: { kind: [], phase: [], targetGroup: [], language: [], city: [], provider: [] },
  times: noTimes,
}

function foundFrom(rows: readonly Row[]): FoundOffers {
  const facets = Object.fromEntries(facetNames.map((name) => [name, [] as FacetCount[]])) as Record<
    FacetName,
    FacetCount[]
  >
  const times = { ...noTimes }
  const hits: { id: string; distanceKm: number | null; n: number }[] = []
  let total = 0
  for (const row of rows) {
    if (row.facet === 'total') total = row.n
    else if (row.facet === 'hit') hits.push({ id: row.value, distanceKm: row.distance, n: row.n })
    else if (row.facet === 'time') times[row.value as OfferTime] = row.n
    else facets[row.facet as FacetName].push({ value: row.value, label: row.label, count: row.n })
  }
  hits.sort((a, b) => a.n - b.n)
  return { total, hits: hits.map(({ id, distanceKm }) => ({ id, distanceKm })), facets, times }
}
