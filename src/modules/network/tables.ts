// The tables of the schema network as Kysely reads them, and the way from row to record.
import type { Insertable, Selectable } from 'kysely'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type {
  ContactPerson,
  LegalStatus,
  Organization,
  OrganizationDetails,
  OrganizationKind,
  OrganizationStatus,
  Place,
  Region,
  StepFree,
} from './terms.ts'

export interface RegionTable {
  id: string
  slug: string
  name: string
  office_name: string
  land: string
  kreis_keys: string[]
  latitude: number | null
  longitude: number | null
  is_default: boolean
  is_demo: boolean
  version: number
}

export interface OrganizationTable {
  region_id: string
  id: string
  kind: OrganizationKind
  name: string
  short_name: string | null
  schulform: string | null
  official_number: string | null
  legal_status: LegalStatus | null
  street: string | null
  postal_code: string | null
  city: string | null
  municipality_key: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  email: string | null
  website: string | null
  note: string | null
  status: OrganizationStatus
  merged_into: string | null
  source: string | null
  imported: string | null
  name_key: string
  city_key: string
  search_key: string
  created_at: Date
  updated_at: Date
  confirmed_on: PlainDate | null
  version: number
}

export interface PlaceTable {
  region_id: string
  id: string
  organization_id: string
  name: string
  street: string | null
  postal_code: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
  step_free: StepFree
  stop_name: string | null
  archived_at: Date | null
  version: number
}

export interface ContactPersonTable {
  region_id: string
  id: string
  organization_id: string
  title: string | null
  given_name: string | null
  family_name: string
  function_name: string
  email: string | null
  phone: string | null
  is_public: boolean
  deputy_of: string | null
  valid_until: PlainDate | null
  created_at: Date
  updated_at: Date
  version: number
}

/** A type, not an interface: Kysely asks for an index signature. */
export interface MunicipalityTable {
  region_id: string
  municipality_key: string
  name: string
  latitude: number | null
  longitude: number | null
  population: number | null
  source: string
  updated_at: Date
}

export type NetworkTables = {
  'network.region': RegionTable
  'network.organization': OrganizationTable
  'network.place': PlaceTable
  'network.contact_person': ContactPersonTable
  'network.distinct_pair': { region_id: string; first_id: string; second_id: string; decided_at: Date }
  'network.municipality': MunicipalityTable
}

export const organizationColumns = [
  'id',
  'kind',
  'name',
  'short_name',
  'schulform',
  'official_number',
  'legal_status',
  'street',
  'postal_code',
  'city',
  'municipality_key',
  'latitude',
  'longitude',
  'phone',
  'email',
  'website',
  'note',
  'status',
  'merged_into',
  'source',
  'created_at',
  'updated_at',
  'confirmed_on',
  'version',
] as const satisfies readonly (keyof OrganizationTable)[]

type OrganizationRow = Pick<Selectable<OrganizationTable>, (typeof organizationColumns)[number]>

export const organizationOf = (row: OrganizationRow): Organization => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  schulform: row.schulform,
  officialNumber: row.official_number,
  legalStatus: row.legal_status,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  municipalityKey: row.municipality_key,
  latitude: row.latitude,
  longitude: row.longitude,
  phone: row.phone,
  email: row.email,
  website: row.website,
  note: row.note,
  status: row.status,
  mergedInto: row.merged_into,
  source: row.source,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  confirmedOn: row.confirmed_on,
  version: row.version,
})

export const columnOfDetail = {
  kind: 'kind',
  name: 'name',
  shortName: 'short_name',
  schulform: 'schulform',
  officialNumber: 'official_number',
  legalStatus: 'legal_status',
  street: 'street',
  postalCode: 'postal_code',
  city: 'city',
  municipalityKey: 'municipality_key',
  latitude: 'latitude',
  longitude: 'longitude',
  phone: 'phone',
  email: 'email',
  website: 'website',
  note: 'note',
} as const satisfies Record<keyof OrganizationDetails, keyof OrganizationTable>

export const regionOf = (row: Selectable<RegionTable>): Region => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  officeName: row.office_name,
  land: row.land,
  kreisKeys: row.kreis_keys,
  latitude: row.latitude,
  longitude: row.longitude,
  isDefault: row.is_default,
  isDemo: row.is_demo,
  version: row.version,
})

export const placeOf = (row: Omit<Selectable<PlaceTable>, 'region_id'>): Place => ({
  id: row.id,
  organizationId: row.organization_id,
  name: row.name,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  latitude: row.latitude,
  longitude: row.longitude,
  stepFree: row.step_free,
  stopName: row.stop_name,
  archivedAt: row.archived_at,
  version: row.version,
})

export const contactPersonOf = (
  row: Omit<Selectable<ContactPersonTable>, 'region_id' | 'created_at' | 'updated_at'>,
): ContactPerson => ({
  id: row.id,
  organizationId: row.organization_id,
  title: row.title,
  givenName: row.given_name,
  familyName: row.family_name,
  functionName: row.function_name,
  email: row.email,
  phone: row.phone,
  isPublic: row.is_public,
  deputyOf: row.deputy_of,
  validUntil: row.valid_until,
  version: row.version,
})

export type NewOrganizationRow = Insertable<OrganizationTable>
