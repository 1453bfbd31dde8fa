// What a search asks for and what it answers. The contract that a search core of our own will keep.
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
      /** Published, and last confirmed before this day or never. */
      readonly confirmedBefore?: PlainDate
      /** Published although it is over on this day. */
      readonly overOn?: PlainDate
    }

export interface OfferQuery {
  readonly text: string
  readonly facets: ChosenFacets
  readonly time: OfferTime
  readonly near?: { readonly centre: Coordinates; readonly km: number }
  readonly sort: OfferSort
  readonly page: number
  readonly pageSize: number
  readonly today: PlainDate
  /** Who was confirmed on this day or later counts as confirmed. */
  readonly confirmedSince: PlainDate
  readonly scope: OfferScope
}

export interface FacetCount {
  readonly value: string
  /** Only where the value itself is a key that says nothing (towns). */
  readonly label: string | null
  readonly count: number
}

export interface FoundOffers {
  readonly total: number
  /** Of the total: confirmed since the day asked for. */
  readonly confirmed: number
  /** One page, in order. */
  readonly hits: readonly { readonly id: string; readonly distanceKm: number | null }[]
  /** How many offers each value would give, with all the other facets as chosen. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
  readonly times: Readonly<Record<OfferTime, number>>
}

export const noFacets: ChosenFacets = { kind: [], phase: [], targetGroup: [], language: [], city: [], provider: [] }
