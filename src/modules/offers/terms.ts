// Ids, unions and value types of the offers: what there is in the region at the threshold between school and work.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Eligibility } from './eligibility/eligibility.ts'

export const offerStatuses = ['draft', 'published', 'ended'] as const
export type OfferStatus = (typeof offerStatuses)[number]

/** Whether there is a free place, as the provider said it last. */
export const placesStates = ['unknown', 'free', 'full'] as const
export type PlacesState = (typeof placesStates)[number]

/** Entry of a service area that means the whole region; all others are Amtliche Gemeindeschluessel. */
export const wholeRegion = 'region'

export type ForcedBecause = 'reports' | 'link'

/** What people and imports fill in. */
export interface OfferDetails {
  readonly organizationId: string
  readonly title: string
  readonly summary: string | null
  /** Light markup, see markup/parse-markup.ts. */
  readonly description: string
  /** Key of code-lists/angebotsart.json. */
  readonly kind: string
  /** Key of code-lists/uebergangsphase.json. */
  readonly phase: string
  /** Keys of code-lists/zielgruppe.json. */
  readonly targetGroups: readonly string[]
  /** ISO 639 codes. */
  readonly languages: readonly string[]
  readonly placeId: string | null
  readonly placeText: string | null
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly applyUntil: PlainDate | null
  readonly datesText: string | null
  readonly costText: string | null
  readonly website: string | null
  readonly contactPersonId: string | null
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly validUntil: PlainDate | null
  readonly placesState: PlacesState
  /** Day on which that was said; null where nothing was said. */
  readonly placesOn: PlainDate | null
  /** Where the provider comes to: keys of municipalities, or `wholeRegion`. Empty: people come to its place. */
  readonly serviceArea: readonly string[]
  /** Who may take part; null where nobody has said it yet. */
  readonly eligibility: Eligibility | null
}

export const offerDetailFields = [
  'organizationId',
  'title',
  'summary',
  'description',
  'kind',
  'phase',
  'targetGroups',
  'languages',
  'placeId',
  'placeText',
  'city',
  'latitude',
  'longitude',
  'startsOn',
  'endsOn',
  'applyUntil',
  'datesText',
  'costText',
  'website',
  'contactPersonId',
  'contactName',
  'contactEmail',
  'contactPhone',
  'validUntil',
  'placesState',
  'placesOn',
  'serviceArea',
  'eligibility',
] as const satisfies readonly (keyof OfferDetails)[]
export type OfferDetailField = (typeof offerDetailFields)[number]

/** Of these the audit keeps the name only: their values lie in the offer and nowhere else. */
export const personalOfferFields = [
  'contactName',
  'contactEmail',
  'contactPhone',
] as const satisfies readonly OfferDetailField[]

export interface Offer extends OfferDetails {
  readonly id: string
  readonly ownerPersonId: string | null
  readonly confirmedOn: PlainDate | null
  readonly status: OfferStatus
  readonly publishedAt: Date | null
  readonly endedAt: Date | null
  readonly hiddenAt: Date | null
  /** The provider is asked from askFrom on, and late after dueOn; both are null unless published (freshness/state.ts). */
  readonly askFrom: PlainDate | null
  readonly dueOn: PlainDate | null
  /** Day on which reports or a broken link said that the entry is wrong, and which of the two. */
  readonly forcedOn: PlainDate | null
  readonly forcedBecause: ForcedBecause | null
  /** Day on which the office decided to show it although nobody had confirmed it. */
  readonly shownAgainOn: PlainDate | null
  readonly source: string | null
  readonly sourceRef: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** An offer counts as confirmed for this long; the cycles per kind come with the freshness rules. */
export const confirmationDays = 180

/** Who provides: what the pages of an offer say about the organisation. */
export interface Provider {
  readonly id: string
  readonly name: string
  readonly city: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly isActive: boolean
}

/** The contact as a page shows it, from the network or from free text. */
export interface OfferContact {
  readonly name: string | null
  readonly functionName: string | null
  readonly email: string | null
  readonly phone: string | null
}
