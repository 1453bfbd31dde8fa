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
} from './offer-query.ts'
import { queryTerms } from './query-terms.ts'

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

/** One row per value and combination of missed facets; `hit` rows are the page itself. */
type Row = {
  readonly facet: FacetName | 'time' | 'hit'
  readonly values: readonly string[]
  readonly label: string | null
  readonly missed: number
  readonly n: number
  readonly confirmed: number
  readonly distance: number | null
}

/**
 * One scan: every offer in scope is marked with the facets it misses, then counted by each facet and that mark, so that
 * the counts of a facet can leave its own choice out.
 */
export async function findOffers(tx: Tx, query: OfferQuery): Promise<FoundOffers> {
  const terms = queryTerms(query.text)
  // Something was typed, but nothing that could be found: "???" finds nothing instead of everything.
  if (terms.length === 0 && query.text.trim() !== '') return nothingFound
  const { rows } = await sql<Row>`
    WITH hit AS MATERIALIZED (
      SELECT o.id, o.kind, o.phase, o.target_groups, o.languages, o.city_key, o.city, o.organization_id, o.title_key,
        o.starts_on, o.confirmed_on,
        CASE WHEN o.starts_on > ${query.today} THEN 'upcoming'
          WHEN o.ends_on < ${query.today} THEN 'over' ELSE 'current' END AS time,
        ${missedBits(query)} AS missed,
        ${score(terms)} AS score,
        ${distance(query)} AS distance
      FROM offers.offer o
      WHERE ${inScope(query.scope)} AND ${matches(terms)} AND ${nearby(query)}
    )
    SELECT CASE grouping(kind, phase, target_groups, languages, city_key, organization_id, time)
        WHEN 63 THEN 'kind' WHEN 95 THEN 'phase' WHEN 111 THEN 'targetGroup' WHEN 119 THEN 'language'
        WHEN 123 THEN 'city' WHEN 125 THEN 'provider' ELSE 'time' END AS facet,
      coalesce(target_groups, languages, ARRAY[coalesce(kind, phase, city_key, organization_id::text, time)]) AS values,
      max(city) AS label, missed, count(*)::int AS n,
      (count(*) FILTER (WHERE confirmed_on >= ${query.confirmedSince}))::int AS confirmed, NULL::float8 AS distance
    FROM hit
    GROUP BY GROUPING SETS ((kind, missed), (phase, missed), (target_groups, missed), (languages, missed),
      (city_key, missed), (organization_id, missed), (time, missed))
    UNION ALL (SELECT 'hit', ARRAY[id::text], NULL, 0, (row_number() OVER ())::int, 0, distance FROM (
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
  if (time === 'current') miss(sql`(o.ends_on < ${today}) IS NOT TRUE`, 'time')
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

const nothingFound: FoundOffers = {
  total: 0,
  confirmed: 0,
  hits: [],
  facets: { kind: [], phase: [], targetGroup: [], language: [], city: [], provider: [] },
  times: { current: 0, upcoming: 0, all: 0 },
}

function foundFrom(rows: readonly Row[]): FoundOffers {
  const counts = new Map<FacetName, Map<string, FacetCount>>(facetNames.map((name) => [name, new Map()]))
  const times = { current: 0, upcoming: 0, all: 0 }
  const hits: { id: string; distanceKm: number | null; n: number }[] = []
  let [total, confirmed] = [0, 0]
  for (const { facet, values, label, missed, n, distance: distanceKm, ...row } of rows) {
    if (facet === 'hit') hits.push({ id: values[0] ?? '', distanceKm, n })
    else if ((missed & ~bit[facet]) !== 0) continue
    else if (facet === 'time') {
      times.all += n
      if (values[0] !== 'over') times.current += n
      if (values[0] === 'upcoming') times.upcoming += n
      if (missed === 0) {
        total += n
        confirmed += row.confirmed
      }
    } else {
      const counted = counts.get(facet)
      for (const value of values) {
        const before = counted?.get(value)
        if (value !== '')
          counted?.set(value, { value, label: facet === 'city' ? label : null, count: (before?.count ?? 0) + n })
      }
    }
  }
  hits.sort((a, b) => a.n - b.n)
  const facetOf = (name: FacetName): FacetCount[] => [...(counts.get(name)?.values() ?? [])]
  return {
    total,
    confirmed,
    hits: hits.map(({ id, distanceKm }) => ({ id, distanceKm })),
    facets: {
      kind: facetOf('kind'),
      phase: facetOf('phase'),
      targetGroup: facetOf('targetGroup'),
      language: facetOf('language'),
      city: facetOf('city'),
      provider: facetOf('provider'),
    },
    times,
  }
}
