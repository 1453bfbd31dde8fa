// What a search of offers asks for and what it answers.
import type { Coordinates } from '../../../kernel/geo.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { OfferStatus } from '../terms.ts'

/** current: not over yet; upcoming: begins after today; all: the past, too. */
export const offerTimes = ['current', 'upcoming', 'all'] as const
export type OfferTime = (typeof offerTimes)[number]

export const offerSorts = ['relevance', 'title', 'start', 'confirmed', 'distance'] as const
export type OfferSort = (typeof offerSorts)[number]

/** Facets of which several values may be chosen; within one facet any value is enough, between facets all count. */
export const facetNames = ['kind', 'phase', 'targetGroup', 'language', 'city', 'provider'] as const
export type FacetName = (typeof facetNames)[number]
export type ChosenFacets = Readonly<Record<FacetName, readonly string[]>>

export type OfferScope =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'work'
      readonly statuses: readonly OfferStatus[]
      readonly organizationId?: string
      readonly ownerPersonId?: string
      /** Published, and its provider is asked for a confirmation on this day. */
      readonly askedOn?: PlainDate
      /** Taken from the public pages because nobody confirmed it. */
      readonly isHidden?: true
      /** Published although it is over on this day. */
      readonly overOn?: PlainDate
    }

/**
 * What the asker may see at all, as in the table's own lock: what the public may read; that and the inward offers of
 * one organisation; or everything of the region.
 */
export type OfferSight =
  | { readonly kind: 'public' }
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'region' }

export interface OfferQuery {
  readonly text: string
  readonly facets: ChosenFacets
  readonly time: OfferTime
  /** Offers that come to the place are in reach however far away they are. */
  readonly near?: { readonly centre: Coordinates; readonly km: number; readonly comingIds?: ReadonlySet<string> }
  readonly sort: OfferSort
  readonly page: number
  readonly pageSize: number
  readonly today: PlainDate
  /** Who was confirmed on this day or later counts as confirmed. */
  readonly confirmedSince: PlainDate
  readonly scope: OfferScope
  readonly sight: OfferSight
  /** Only these, where the scope asks for what the index does not know (who looks after an offer). */
  readonly onlyIds?: ReadonlySet<string>
}

export interface FacetCount {
  readonly value: string
  /** Only where the value itself is a key that says nothing (towns). */
  readonly label: string | null
  readonly count: number
}

export interface FoundOffer {
  readonly id: string
  readonly distanceKm: number | null
  /** In reach only because it comes to the place. */
  readonly comes: boolean
  readonly isPartial: boolean
}

export interface FoundOffers {
  readonly total: number
  /** Of the total: those that answer the words only in part; they come last in every order. */
  readonly partial: number
  /** Of the total: confirmed since the day asked for. */
  readonly confirmed: number
  /** One page, in order. */
  readonly hits: readonly FoundOffer[]
  /** Fulfil everything but the distance, since nobody said where they are. */
  readonly placeless: number
  /** How many offers each value would give, with all the other facets as chosen. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
  readonly times: Readonly<Record<OfferTime, number>>
  readonly words: WordsFound
}

/** What the search made of the words. */
export interface WordsFound {
  /** Whether the words were found anywhere in scope, whatever else was filtered. */
  readonly areFound: boolean
  /** The words as they were probably meant, where some of them are not used here. */
  readonly suggestion: string | undefined
  /** Words as typed, with what hangs on them, that no public offer has in any form or meaning; only for the public list. */
  readonly missed: readonly string[]
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[]
  /** Other wordings of the same that were looked for, too. */
  readonly alsoSearched: readonly string[]
  /** Stems and their weights, for marks in what is shown. */
  readonly searched: ReadonlyMap<string, number>
}

export const noWords: WordsFound = {
  areFound: true,
  suggestion: undefined,
  missed: [],
  corrections: [],
  alsoSearched: [],
  searched: new Map(),
}

export const noFacets: ChosenFacets = { kind: [], phase: [], targetGroup: [], language: [], city: [], provider: [] }
