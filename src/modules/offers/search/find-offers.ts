// The one function behind every list of offers: words, filters, counts, distance, order and page, all in memory. Pure.
import { boundingBox, boxContains, type Coordinates, distanceKm } from '../../../kernel/geo.ts'
import { wordAt } from '../../../kernel/search/index/packed-words.ts'
import { rangesOf, search } from '../../../kernel/search/search.ts'
import { takeBest } from '../../../kernel/search/take-best.ts'
import { rankFactor } from '../freshness/state.ts'
import { offerStatuses } from '../terms.ts'
import { missedWords } from './missed-words.ts'
import { dayOf, type OfferColumns } from './offer-columns.ts'
import { endedGroup, inwardGroup, publicGroup } from './offer-document.ts'
import {
  type FacetCount,
  type FacetName,
  type FoundOffers,
  facetNames,
  noWords,
  type OfferQuery,
  type OfferScope,
  type OfferSight,
  type WordsFound,
} from './offer-query.ts'
import type { OffersIndex } from './stored-index.ts'

/** One bit per facet that an offer does not fulfil: zero is a hit, one bit alone still counts for that facet. */
const bit: Readonly<Record<FacetName | 'time', number>> = {
  kind: 1,
  phase: 2,
  targetGroup: 4,
  language: 8,
  city: 16,
  provider: 32,
  time: 64,
}

type Matching = Omit<OfferQuery, 'page' | 'pageSize'>

/**
 * What has less than this share of the query's weight (of what the best offer has) answers it only in part: any word is
 * enough to be found, and in a long question some word always is.
 */
const wholeShare = 0.4

const published = offerStatuses.indexOf('published')

/** Everything that was found, before a page is cut from it. */
export interface MatchedOffers extends Omit<FoundOffers, 'hits'> {
  /** Numbers of the offers that fulfil everything, in no order. */
  readonly documents: readonly number[]
  /** The page of these of the documents, in order. */
  takePage(of: { documents: readonly number[]; page: number; pageSize: number }): FoundOffers['hits']
}

export function findOffers(index: OffersIndex, query: OfferQuery): FoundOffers {
  const { documents, takePage, ...matched } = matchOffers(index, query)
  return { ...matched, hits: takePage({ ...query, documents }) }
}

/** O(offers of the region + postings of the words). Never waits, so that the index's working memory is its own. */
export function matchOffers(index: OffersIndex, query: Matching): MatchedOffers {
  const candidates = findCandidates(index, query)
  const kilometres = distancesOf(index, candidates, query)
  const counts = countsOf(index.columns)
  const missedOf = missedFacets(index.columns, query)
  const hits: number[] = []
  let [confirmed, partial, placeless] = [0, 0, 0]
  const [since, today] = [dayOf(query.confirmedSince), dayOf(query.today)]
  for (const document of candidates.documents) {
    const missed = missedOf(document)
    if (kilometres !== undefined && Number.isNaN(kilometres[document])) {
      if (missed === 0 && Number.isNaN(index.columns.latitude[document])) placeless++
      continue
    }
    counts.add(document, missed, today)
    if (missed !== 0) continue
    hits.push(document)
    partial += candidates.isPartial?.[document] ?? 0
    if ((index.columns.confirmedOn[document] ?? 0) >= since) confirmed++
  }
  const isWorse = orderOf(index.columns, query, { ...candidates, kilometres })
  return {
    total: hits.length,
    partial,
    confirmed,
    documents: hits,
    takePage: ({ documents, page, pageSize }) =>
      takeBest(documents, page * pageSize, isWorse)
        .slice((page - 1) * pageSize)
        .map((document) => {
          const km = kilometres?.[document] ?? null
          return {
            id: wordAt(index.searcher.index.ids, document),
            distanceKm: km === beyond ? null : km,
            comes: km === beyond,
            isPartial: candidates.isPartial?.[document] === 1,
          }
        }),
    placeless,
    facets: counts.facets(),
    times: counts.times,
    words: candidates.words,
  }
}

interface Candidates {
  readonly documents: readonly number[]
  /** By document number. */
  readonly scores: Float64Array
  /** By document number: 1 where the words are answered only in part; undefined without words. */
  readonly isPartial: Uint8Array | undefined
  readonly words: WordsFound
}

/** Offers in scope that have the words, with their scores; all of them where nothing was typed. */
function findCandidates({ searcher, columns }: OffersIndex, query: Matching): Candidates {
  const groups = groupsOf(query.sight, query.scope)
  const accept = isInScope({ searcher, columns }, query)
  const factor = surenessOf(columns, dayOf(query.today))
  const scores = new Float64Array(columns.count)
  if (query.text.trim() === '') {
    const documents: number[] = []
    for (const { from, to } of rangesOf(searcher.index, groups)) {
      for (let document = from; document < to; document++) if (accept(document)) documents.push(document)
    }
    for (const document of documents) scores[document] = factor(document)
    return { documents, scores, isPartial: undefined, words: noWords }
  }
  const request = { query: query.text, limit: 0, accept, factor, ...(groups === undefined ? {} : { groups }) }
  const found = search(searcher, request)
  const documents = Array.from(found.matching)
  const isPartial = new Uint8Array(columns.count)
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0
    scores[document] = found.matchingScores[i] ?? 0
    isPartial[document] = (found.matchingCover[i] ?? 0) < wholeShare ? 1 : 0
  }
  return {
    documents,
    scores,
    isPartial,
    words: {
      areFound: documents.length > 0,
      suggestion: found.suggestion,
      missed: query.scope.kind === 'public' ? missedWords(searcher, request, found.searched) : [],
      corrections: found.corrections,
      alsoSearched: found.alsoSearched,
      searched: found.searched,
    },
  }
}

function groupsOf(sight: OfferSight, scope: OfferScope): readonly string[] | undefined {
  if (scope.kind === 'public') return [publicGroup]
  switch (sight.kind) {
    case 'public':
      return [publicGroup, endedGroup]
    case 'organization':
      return [publicGroup, endedGroup, inwardGroup(sight.organizationId)]
    case 'region':
      return undefined
  }
}

function isInScope({ searcher, columns }: OffersIndex, { scope, onlyIds }: Matching): (document: number) => boolean {
  if (scope.kind === 'public') return () => true
  const statuses = scope.statuses.map((status) => offerStatuses.indexOf(status))
  const provider = scope.organizationId === undefined ? undefined : columns.providers.indexOf(scope.organizationId)
  const asked = scope.askedOn === undefined ? undefined : dayOf(scope.askedOn)
  const over = scope.overOn === undefined ? undefined : dayOf(scope.overOn)
  const isPast = (day: number | undefined): boolean =>
    over !== undefined && day !== undefined && day !== 0 && day < over
  return (document) =>
    statuses.includes(columns.status[document] ?? 0) &&
    (provider === undefined || columns.provider[document] === provider) &&
    (asked === undefined || isReached(columns.askFrom[document], asked)) &&
    (scope.isHidden === undefined || columns.isHidden[document] === 1) &&
    (over === undefined || isPast(columns.endsOn[document]) || isPast(columns.validUntil[document])) &&
    (onlyIds === undefined || onlyIds.has(wordAt(searcher.index.ids, document)))
}

const isReached = (day: number | undefined, today: number): boolean => day !== undefined && day !== 0 && today >= day

/** What nobody has confirmed for long stands below what is sure and fits equally. */
function surenessOf(columns: OfferColumns, today: number): (document: number) => number {
  const { status, overdueFrom, staleFrom, hiddenFrom } = columns
  const factors = {
    fresh: rankFactor('fresh'),
    overdue: rankFactor('overdue'),
    stale: rankFactor('stale'),
    hidden: rankFactor('hidden'),
  }
  return (document) => {
    if (status[document] !== published || !isReached(overdueFrom[document], today)) return factors.fresh
    if (isReached(hiddenFrom[document], today)) return factors.hidden
    return isReached(staleFrom[document], today) ? factors.stale : factors.overdue
  }
}

/** How far away an offer counts that only comes to the place: behind all whose way is known. */
const beyond = Number.POSITIVE_INFINITY

/**
 * Kilometres of the offers near enough, `beyond` for those that come to the place, NaN for all others; undefined where
 * nobody asked for a distance.
 */
function distancesOf(
  { searcher, columns: { count, latitude, longitude } }: OffersIndex,
  { documents }: Candidates,
  { near }: Matching,
): Float64Array | undefined {
  if (near === undefined) return undefined
  const box = boundingBox(near.centre, near.km)
  const found = new Float64Array(count).fill(Number.NaN)
  const comes = (document: number): boolean =>
    near.comingIds !== undefined && near.comingIds.size > 0 && near.comingIds.has(wordAt(searcher.index.ids, document))
  for (const document of documents) {
    const point: Coordinates = {
      latitude: latitude[document] ?? Number.NaN,
      longitude: longitude[document] ?? Number.NaN,
    }
    const km = Number.isFinite(point.latitude) && boxContains(box, point) ? distanceKm(near.centre, point) : Number.NaN
    if (km <= near.km) found[document] = km
    else if (comes(document)) found[document] = beyond
  }
  return found
}

const numbersOf = (words: readonly string[], chosen: readonly string[]): ReadonlySet<number> =>
  new Set(chosen.map((word) => words.indexOf(word)))

/** Which facets an offer misses, as bits. */
function missedFacets(columns: OfferColumns, { facets, time, today }: Matching): (document: number) => number {
  const tests: ((document: number) => number)[] = []
  const one = (name: 'kind' | 'phase' | 'city' | 'provider', words: readonly string[]): void => {
    if (facets[name].length === 0) return
    const chosen = numbersOf(words, facets[name])
    const values = columns[name]
    tests.push((document) => (chosen.has(values[document] ?? 0) ? 0 : bit[name]))
  }
  const several = (name: 'targetGroup' | 'language', words: readonly string[]): void => {
    if (facets[name].length === 0) return
    const chosen = numbersOf(words, facets[name])
    const starts = columns[`${name}Starts`]
    const values = columns[name]
    tests.push((document) => {
      const end = starts[document + 1] ?? 0
      for (let i = starts[document] ?? 0; i < end; i++) if (chosen.has(values[i] ?? 0)) return 0
      return bit[name]
    })
  }
  one('kind', columns.kinds)
  one('phase', columns.phases)
  one('city', columns.cityKeys)
  one('provider', columns.providers)
  several('targetGroup', columns.targetGroups)
  several('language', columns.languages)
  const day = dayOf(today)
  const { startsOn, endsOn } = columns
  if (time === 'current') tests.push((document) => (isOver(endsOn[document], day) ? bit.time : 0))
  if (time === 'upcoming') tests.push((document) => ((startsOn[document] ?? 0) > day ? 0 : bit.time))
  return (document) => {
    let missed = 0
    for (const test of tests) missed |= test(document)
    return missed
  }
}

const isOver = (endsOn: number | undefined, today: number): boolean =>
  endsOn !== undefined && endsOn !== 0 && endsOn < today

interface Counts {
  readonly times: { current: number; upcoming: number; all: number }
  add(document: number, missed: number, today: number): void
  facets(): FoundOffers['facets']
}

/** Each facet counts what fulfils all others, so that its own choice is left out. */
function countsOf(columns: OfferColumns): Counts {
  const words: Readonly<Record<FacetName, readonly string[]>> = {
    kind: columns.kinds,
    phase: columns.phases,
    targetGroup: columns.targetGroups,
    language: columns.languages,
    city: columns.cityKeys,
    provider: columns.providers,
  }
  const counted = Object.fromEntries(
    facetNames.map((name) => [name, new Uint32Array(words[name].length)]),
  ) as unknown as Readonly<Record<FacetName, Uint32Array>>
  const times = { current: 0, upcoming: 0, all: 0 }
  // Looked up once and not per offer: ten thousand offers are counted for every list.
  const { startsOn, endsOn } = columns
  const singles = (['kind', 'phase', 'city', 'provider'] as const).map((name) => ({
    others: ~bit[name],
    values: columns[name],
    counts: counted[name],
  }))
  const severals = (['targetGroup', 'language'] as const).map((name) => ({
    others: ~bit[name],
    starts: columns[`${name}Starts`],
    values: columns[name],
    counts: counted[name],
  }))
  const increase = (counts: Uint32Array, value: number): void => {
    counts[value] = (counts[value] ?? 0) + 1
  }
  return {
    times,
    add(document, missed, today) {
      for (let i = 0; i < singles.length; i++) {
        const facet = singles[i]
        if (facet !== undefined && (missed & facet.others) === 0) increase(facet.counts, facet.values[document] ?? 0)
      }
      for (let i = 0; i < severals.length; i++) {
        const facet = severals[i]
        if (facet === undefined || (missed & facet.others) !== 0) continue
        const end = facet.starts[document + 1] ?? 0
        for (let at = facet.starts[document] ?? 0; at < end; at++) increase(facet.counts, facet.values[at] ?? 0)
      }
      if ((missed & ~bit.time) !== 0) return
      times.all++
      if (!isOver(endsOn[document], today)) times.current++
      if ((startsOn[document] ?? 0) > today) times.upcoming++
    },
    facets() {
      const listed = (name: FacetName): FacetCount[] =>
        words[name].flatMap((value, number) => {
          const count = counted[name][number] ?? 0
          const label = name === 'city' ? (columns.cityLabels[number] ?? null) : null
          return count === 0 || value === '' ? [] : [{ value, label, count }]
        })
      return Object.fromEntries(facetNames.map((name) => [name, listed(name)])) as unknown as FoundOffers['facets']
    },
  }
}

interface Measured extends Pick<Candidates, 'scores' | 'isPartial'> {
  readonly kilometres: Float64Array | undefined
}

/** What comes later in the list: first what answers in part only. Every order ends with the title, so that it is total. */
function orderOf(
  columns: OfferColumns,
  { sort }: Matching,
  { scores, isPartial, kilometres }: Measured,
): (a: number, b: number) => boolean {
  const byTitle = (a: number, b: number): number => (columns.titleRank[a] ?? 0) - (columns.titleRank[b] ?? 0)
  const byScore = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0)
  const never = 99_999_999
  const begin = (document: number): number => columns.startsOn[document] || never
  const far = (document: number): number => kilometres?.[document] ?? Number.MAX_VALUE
  const compare = {
    relevance: byScore,
    title: () => 0,
    start: (a: number, b: number) => begin(a) - begin(b),
    confirmed: (a: number, b: number) => (columns.confirmedOn[b] ?? 0) - (columns.confirmedOn[a] ?? 0),
    distance: (a: number, b: number) => far(a) - far(b) || byScore(a, b),
  }[sort]
  const byShare = (a: number, b: number): number => (isPartial?.[a] ?? 0) - (isPartial?.[b] ?? 0)
  return (a, b) => (byShare(a, b) || compare(a, b) || byTitle(a, b)) > 0
}
