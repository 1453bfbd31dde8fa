// Ids, unions and value types of the network: who exists in the region.
import type { PlainDate } from '../../kernel/plain-date.ts'

export const organizationKinds = [
  'school',
  'bbs',
  'company',
  'chamber',
  'agency',
  'traeger',
  'municipality',
  'initiative',
  'office',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]
export const isOrganizationKind = (text: string): text is OrganizationKind =>
  (organizationKinds as readonly string[]).includes(text)

export type OrganizationStatus = 'active' | 'archived'
export type LegalStatus = 'public' | 'private'
export const stepFreeAnswers = ['yes', 'partly', 'no', 'unknown'] as const
export type StepFree = (typeof stepFreeAnswers)[number]

export interface Region {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly officeName: string
  /** First two digits of the Amtlicher Gemeindeschluessel. */
  readonly land: string
  /** Prefixes of Amtliche Gemeindeschluessel that belong to the region. */
  readonly kreisKeys: readonly string[]
  readonly latitude: number | null
  readonly longitude: number | null
  readonly isDefault: boolean
  readonly isDemo: boolean
  readonly version: number
}

/** What people and imports fill in. */
export interface OrganizationDetails {
  readonly kind: OrganizationKind
  readonly name: string
  readonly shortName: string | null
  /** Key of code-lists/schulform.json. */
  readonly schulform: string | null
  readonly officialNumber: string | null
  readonly legalStatus: LegalStatus | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  /** Amtlicher Gemeindeschluessel, eight digits. */
  readonly municipalityKey: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  /** For the work area only. */
  readonly note: string | null
}

/** Everything that nobody has said yet. */
export const unknownDetails = {
  shortName: null,
  schulform: null,
  officialNumber: null,
  legalStatus: null,
  street: null,
  postalCode: null,
  city: null,
  municipalityKey: null,
  latitude: null,
  longitude: null,
  phone: null,
  email: null,
  website: null,
  note: null,
} as const satisfies Omit<OrganizationDetails, 'kind' | 'name'>

export const detailFields = [
  'kind',
  'name',
  'shortName',
  'schulform',
  'officialNumber',
  'legalStatus',
  'street',
  'postalCode',
  'city',
  'municipalityKey',
  'latitude',
  'longitude',
  'phone',
  'email',
  'website',
  'note',
] as const satisfies readonly (keyof OrganizationDetails)[]
export type DetailField = (typeof detailFields)[number]

/** A one-person company is a person; of these fields the audit keeps the name only. */
export const personalDetailFields = ['email', 'phone', 'note'] as const satisfies readonly DetailField[]

/** Only the coordination office changes what an official register says. */
export const registerFields = [
  'kind',
  'schulform',
  'officialNumber',
  'legalStatus',
] as const satisfies readonly DetailField[]

export interface Organization extends OrganizationDetails {
  readonly id: string
  readonly status: OrganizationStatus
  readonly mergedInto: string | null
  /** Where it came from: file name of an import, or null when typed. */
  readonly source: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly confirmedOn: PlainDate | null
  readonly version: number
}

export interface PlaceDetails {
  readonly name: string
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly stepFree: StepFree
  /** Nearest stop of public transport. */
  readonly stopName: string | null
}

export interface Place extends PlaceDetails {
  readonly id: string
  readonly organizationId: string
  readonly archivedAt: Date | null
  readonly version: number
}

export interface ContactPersonDetails {
  readonly title: string | null
  readonly givenName: string | null
  readonly familyName: string
  readonly functionName: string
  readonly email: string | null
  readonly phone: string | null
  readonly isPublic: boolean
  /** Contact person of the same organisation who is stood in for. */
  readonly deputyOf: string | null
  readonly validUntil: PlainDate | null
}

export interface ContactPerson extends ContactPersonDetails {
  readonly id: string
  readonly organizationId: string
  readonly version: number
}

/** Schools and BBS carry a Schulform; nothing else does. */
export const carriesSchulform = (kind: OrganizationKind): boolean => kind === 'school' || kind === 'bbs'

/** A municipality of the official register, whether or not an organisation sits in it. */
export interface Municipality {
  /** Amtlicher Gemeindeschluessel, eight digits. */
  readonly key: string
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: number | null
  /** File or register it comes from. */
  readonly source: string
}

/** "Musterau, Stadt" in the official register is Musterau in an address. */
export const shortName = (name: string): string => name.replace(/,.*$/, '').trim()
