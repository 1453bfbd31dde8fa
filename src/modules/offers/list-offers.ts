// Lists of offers: the public one, and the one of the work area.
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findPictures } from './editing/store-pictures.ts'
import type { Picture } from './editing/terms.ts'
import { findTown } from './find-town.ts'
import { findProviders } from './neighbours.ts'
import { offerSightOf } from './offer-sight.ts'
import { mayListWorkOffers } from './policy.ts'
import { findOffers, matchOffers } from './search/find-offers.ts'
import { type FoundText, findTexts } from './search/found-text.ts'
import { findIdsOfOwner } from './search/index-store.ts'
import { withOffersIndex } from './search/kept-index.ts'
import type { OfferColumns } from './search/offer-columns.ts'
import type {
  ChosenFacets,
  FacetCount,
  FoundOffers,
  OfferQuery,
  OfferScope,
  OfferSort,
  OfferTime,
  WordsFound,
} from './search/offer-query.ts'
import { noFacets } from './search/offer-query.ts'
import type { OffersIndex } from './search/stored-index.ts'
import { findIdsComingTo, findOffersByIds } from './store.ts'
import { confirmationDays, type Offer } from './terms.ts'

export interface OffersAsked {
  readonly text: string
  readonly facets: ChosenFacets
  readonly time: OfferTime
  /** A town of the region, and how far from it. */
  readonly from?: { readonly town: string; readonly km: number }
  readonly sort: OfferSort
  readonly page: number
  readonly pageSize: number
}

export interface Instead {
  /** Hits of the same words without any filter, past ones included. */
  readonly withoutFilters: number
  /** The kinds of offers with the most entries, whatever was searched for. */
  readonly kinds: readonly FacetCount[]
}

export interface OfferList {
  readonly total: number
  /** Of the total: those that answer the words only in part; they come last. */
  readonly partial: number
  /** Of the total: confirmed within the last half year. */
  readonly confirmed: number
  readonly page: number
  readonly pageSize: number
  readonly items: readonly {
    readonly offer: Offer
    readonly providerName: string | null
    readonly distanceKm: number | null
    readonly isPartial: boolean
    /** The town that was asked for, where the offer is in reach because its provider comes there. */
    readonly comesTo: string | null
    /** Where the words stand in it; undefined where nothing was searched for. */
    readonly found: FoundText | undefined
    readonly picture: Picture | undefined
  }[]
  readonly facets: FoundOffers['facets']
  readonly times: FoundOffers['times']
  /** Names of the providers that a facet counts, by id. */
  readonly providerNames: ReadonlyMap<string, string>
  /** The town of the distance was not found: nothing was filtered by it. */
  readonly unknownTown: string | undefined
  /** Offers that a distance hides only because nobody said where they are. */
  readonly placeless: number
  readonly words: WordsFound
  /** Where words or filters found nothing: what there is instead. */
  readonly instead: Instead | undefined
  readonly today: PlainDate
}

/** Which of the offers found the page is cut from, and which page. */
export interface Narrowed {
  readonly documents: readonly number[]
  readonly page: number
}

/** Pure, since it may be asked again. */
export type Narrow<N extends Narrowed> = (columns: OfferColumns, documents: readonly number[]) => N

export const searchOffers = async (actor: Actor, services: Services, asked: OffersAsked): Promise<OfferList> =>
  (await searchWithin(actor, services, asked, pageOf(asked))).list

/** The public list with a page of only some of the offers found: facets and total are those of all. */
export const searchWithin = <N extends Narrowed>(
  actor: Actor,
  services: Services,
  asked: OffersAsked,
  narrow: Narrow<N>,
): Promise<{ list: OfferList; narrowed: N }> =>
  withOffersIndex(actor, services, (tx, index) =>
    readList({ tx, actor, services, index }, { asked, narrow, scope: { kind: 'public' } }),
  )

const pageOf =
  ({ page }: OffersAsked): Narrow<Narrowed> =>
  (_columns, documents) => ({ documents, page })

/** Row-level security shows an editor the drafts of the own organisation, and the office those of all. */
export async function listWorkOffers(
  actor: Actor,
  services: Services,
  asked: OffersAsked & { readonly scope: Extract<OfferScope, { kind: 'work' }> },
): Promise<Result<OfferList, 'forbidden'>> {
  if (mayListWorkOffers(actor) !== 'allowed') return refused('forbidden')
  return withOffersIndex(actor, services, async (tx, index) => {
    const { list } = await readList(
      { tx, actor, services, index },
      { asked, narrow: pageOf(asked), scope: asked.scope },
    )
    return ok(list)
  })
}

interface Reading {
  readonly tx: Tx
  readonly actor: Actor
  readonly services: Services
  readonly index: OffersIndex
}

async function readList<N extends Narrowed>(
  { tx, actor, services, index }: Reading,
  { asked, narrow, scope }: { asked: OffersAsked; narrow: Narrow<N>; scope: OfferScope },
): Promise<{ list: OfferList; narrowed: N }> {
  const { from } = asked
  const town = from && (await findTown(tx, from.town))
  const near = from &&
    town && { centre: town.centre, km: from.km, comingIds: await findIdsComingTo(tx, town.municipalityKey) }
  const sort = asked.sort === 'distance' && near === undefined ? 'relevance' : asked.sort
  const { text, facets, time, pageSize } = asked
  const today = services.today()
  const owner = scope.kind === 'work' ? scope.ownerPersonId : undefined
  const query: OfferQuery = {
    text,
    facets,
    time,
    page: 1,
    pageSize,
    sort,
    today,
    scope,
    sight: offerSightOf(actor),
    ...(owner === undefined ? {} : { onlyIds: await findIdsOfOwner(tx, owner) }),
    confirmedSince: addDays(today, -confirmationDays),
    ...(near ? { near } : {}),
  }
  const found = matchOffers(index, query)
  const narrowed = narrow(index.columns, found.documents)
  const { page } = narrowed
  const hits = found.takePage({ ...narrowed, pageSize })
  const offers = await findOffersByIds(
    tx,
    hits.map((hit) => hit.id),
  )
  const counted = found.facets.provider.map(({ value }) => value)
  const providers = await findProviders(tx, [...counted, ...offers.map((offer) => offer.organizationId)])
  const pictures = new Map(
    (
      await findPictures(
        tx,
        offers.map(({ id }) => id),
      )
    )
      .filter(({ isShown }) => isShown)
      .map((picture) => [picture.offerId, picture]),
  )
  const hitOf = new Map(hits.map((hit) => [hit.id, hit]))
  const list = {
    total: found.total,
    partial: found.partial,
    confirmed: found.confirmed,
    page,
    pageSize,
    items: offers.map((offer) => ({
      offer,
      providerName: providers.get(offer.organizationId)?.name ?? null,
      distanceKm: hitOf.get(offer.id)?.distanceKm ?? null,
      isPartial: hitOf.get(offer.id)?.isPartial ?? false,
      comesTo: hitOf.get(offer.id)?.comes === true ? (town?.name ?? null) : null,
      found: findTexts(index, offer, found.words),
      picture: pictures.get(offer.id),
    })),
    facets: found.facets,
    times: found.times,
    words: found.words,
    instead: found.total === 0 ? insteadOf(index, query) : undefined,
    providerNames: new Map([...providers.values()].map(({ id, name }) => [id, name])),
    unknownTown: from !== undefined && town === undefined ? from.town : undefined,
    placeless: found.placeless,
    today,
  }
  return { list, narrowed }
}

const mostKinds = 5

function insteadOf(index: OffersIndex, { near: _near, ...query }: OfferQuery): Instead {
  const all = findOffers(index, { ...query, facets: noFacets, time: 'all', sort: 'title', page: 1 })
  const everything = findOffers(index, {
    ...query,
    text: '',
    facets: noFacets,
    time: 'current',
    sort: 'title',
    page: 1,
  })
  const kinds = [...everything.facets.kind].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { withoutFilters: all.total, kinds: kinds.slice(0, mostKinds) }
}
