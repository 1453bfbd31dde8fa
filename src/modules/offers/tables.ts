// The table of the schema offers as Kysely reads it, and the way between row and record.
import type { Selectable } from 'kysely'
import type { PlainDate } from '../../kernel/plain-date.ts'
import { readEligibility } from './eligibility/eligibility.ts'
import type { ForcedBecause, Offer, OfferDetailField, OfferDetails, OfferStatus, PlacesState } from './terms.ts'

export type OfferTable = {
  region_id: string
  id: string
  organization_id: string
  title: string
  summary: string | null
  description: string
  kind: string
  phase: string
  target_groups: string[]
  languages: string[]
  place_id: string | null
  place_text: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
  starts_on: PlainDate | null
  ends_on: PlainDate | null
  apply_until: PlainDate | null
  dates_text: string | null
  cost_text: string | null
  website: string | null
  contact_person_id: string | null
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  owner_person_id: string | null
  confirmed_on: PlainDate | null
  valid_until: PlainDate | null
  places_state: PlacesState
  places_on: PlainDate | null
  service_area: string[]
  status: OfferStatus
  published_at: Date | null
  ended_at: Date | null
  hidden_at: Date | null
  ask_from: PlainDate | null
  due_on: PlainDate | null
  forced_on: PlainDate | null
  forced_because: ForcedBecause | null
  shown_again_on: PlainDate | null
  source: string | null
  source_ref: string | null
  imported: string | null
  eligibility: unknown
  city_key: string
  title_key: string
  created_at: Date
  updated_at: Date
  version: number
}

export type OffersTables = {
  'offers.offer': OfferTable
}

export const offerColumns = [
  'id',
  'organization_id',
  'title',
  'summary',
  'description',
  'kind',
  'phase',
  'target_groups',
  'languages',
  'place_id',
  'place_text',
  'city',
  'latitude',
  'longitude',
  'starts_on',
  'ends_on',
  'apply_until',
  'dates_text',
  'cost_text',
  'website',
  'contact_person_id',
  'contact_name',
  'contact_email',
  'contact_phone',
  'owner_person_id',
  'confirmed_on',
  'valid_until',
  'places_state',
  'places_on',
  'service_area',
  'status',
  'published_at',
  'ended_at',
  'hidden_at',
  'ask_from',
  'due_on',
  'forced_on',
  'forced_because',
  'shown_again_on',
  'source',
  'source_ref',
  'eligibility',
  'created_at',
  'updated_at',
  'version',
] as const satisfies readonly (keyof OfferTable)[]

type OfferRow = Pick<Selectable<OfferTable>, (typeof offerColumns)[number]>

export const offerOf = (row: OfferRow): Offer => ({
  id: row.id,
  organizationId: row.organization_id,
  title: row.title,
  summary: row.summary,
  description: row.description,
  kind: row.kind,
  phase: row.phase,
  targetGroups: row.target_groups,
  languages: row.languages,
  placeId: row.place_id,
  placeText: row.place_text,
  city: row.city,
  latitude: row.latitude,
  longitude: row.longitude,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  applyUntil: row.apply_until,
  datesText: row.dates_text,
  costText: row.cost_text,
  website: row.website,
  contactPersonId: row.contact_person_id,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
  contactPhone: row.contact_phone,
  ownerPersonId: row.owner_person_id,
  confirmedOn: row.confirmed_on,
  validUntil: row.valid_until,
  placesState: row.places_state,
  placesOn: row.places_on,
  serviceArea: row.service_area,
  status: row.status,
  publishedAt: row.published_at,
  endedAt: row.ended_at,
  hiddenAt: row.hidden_at,
  askFrom: row.ask_from,
  dueOn: row.due_on,
  forcedOn: row.forced_on,
  forcedBecause: row.forced_because,
  shownAgainOn: row.shown_again_on,
  source: row.source,
  sourceRef: row.source_ref,
  eligibility: readEligibility(row.eligibility),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})

export const columnOfDetail = {
  organizationId: 'organization_id',
  title: 'title',
  summary: 'summary',
  description: 'description',
  kind: 'kind',
  phase: 'phase',
  targetGroups: 'target_groups',
  languages: 'languages',
  placeId: 'place_id',
  placeText: 'place_text',
  city: 'city',
  latitude: 'latitude',
  longitude: 'longitude',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  applyUntil: 'apply_until',
  datesText: 'dates_text',
  costText: 'cost_text',
  website: 'website',
  contactPersonId: 'contact_person_id',
  contactName: 'contact_name',
  contactEmail: 'contact_email',
  contactPhone: 'contact_phone',
  validUntil: 'valid_until',
  placesState: 'places_state',
  placesOn: 'places_on',
  serviceArea: 'service_area',
  eligibility: 'eligibility',
} as const satisfies Record<keyof OfferDetails, keyof OfferTable>

type DetailColumns = Pick<OfferTable, (typeof columnOfDetail)[OfferDetailField]>

export const rowOfDetails = (details: OfferDetails): DetailColumns =>
  Object.fromEntries(
    (Object.keys(columnOfDetail) as OfferDetailField[]).map((field) => [columnOfDetail[field], details[field]]),
  ) as unknown as DetailColumns
