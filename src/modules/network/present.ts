// What each audience may see, as allow-lists: a new column stays invisible until it is written down here.
import type { ContactPerson, Organization, Place } from './terms.ts'

/** functions-only: monitoring, operator and dpo see that there is somebody, and not who. */
export type Audience = 'public' | 'work' | 'functions-only'

export interface ContactPersonView {
  readonly id: string
  readonly functionName: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly isPublic: boolean
  readonly deputyOf: string | null
  readonly validUntil: ContactPerson['validUntil']
  readonly version: number
}

export const fullName = (person: Pick<ContactPerson, 'title' | 'givenName' | 'familyName'>): string =>
  [person.title, person.givenName, person.familyName].filter((part) => part !== null && part !== '').join(' ')

export function presentContactPerson(audience: Audience, person: ContactPerson): ContactPersonView {
  const seen = audience !== 'functions-only'
  return {
    id: person.id,
    functionName: person.functionName,
    name: seen ? fullName(person) : null,
    email: seen ? person.email : null,
    phone: seen ? person.phone : null,
    isPublic: person.isPublic,
    deputyOf: person.deputyOf,
    validUntil: person.validUntil,
    version: person.version,
  }
}

export interface PublicOrganization {
  readonly id: string
  readonly kind: Organization['kind']
  readonly name: string
  readonly schulform: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly confirmedOn: string | null
}

export const presentPublicOrganization = (organization: Organization): PublicOrganization => ({
  id: organization.id,
  kind: organization.kind,
  name: organization.name,
  schulform: organization.schulform,
  street: organization.street,
  postalCode: organization.postalCode,
  city: organization.city,
  latitude: organization.latitude,
  longitude: organization.longitude,
  phone: organization.phone,
  email: organization.email,
  website: organization.website,
  confirmedOn: organization.confirmedOn,
})

export interface PublicPlace {
  readonly name: string
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly stepFree: Place['stepFree']
  readonly stopName: string | null
}

export const presentPublicPlace = (place: Place): PublicPlace => ({
  name: place.name,
  street: place.street,
  postalCode: place.postalCode,
  city: place.city,
  stepFree: place.stepFree,
  stopName: place.stopName,
})

export interface PublicContactPerson {
  readonly functionName: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

/** Only who agreed, and only while the entry may be relied upon. */
export const presentPublicContactPersons = (
  persons: readonly ContactPersonView[],
  today: string,
): PublicContactPerson[] =>
  persons.flatMap((person) =>
    person.isPublic && person.name !== null && (person.validUntil === null || person.validUntil >= today)
      ? [{ functionName: person.functionName, name: person.name, email: person.email, phone: person.phone }]
      : [],
  )
