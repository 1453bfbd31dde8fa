// What offers read of the network beside which they stand: provider, place, contact person. Foreign keys tie the two
// schemas, and these reads run in the transaction of the offer, under the same row-level security.
import { searchForm } from '../../kernel/din-91379.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OfferContact, Provider } from './terms.ts'

type NeighbourTables = {
  'network.organization': {
    id: string
    kind: string
    name: string
    city: string | null
    phone: string | null
    email: string | null
    website: string | null
    latitude: number | null
    longitude: number | null
    status: 'active' | 'archived'
    name_key: string
    city_key: string
  }
  'network.place': {
    id: string
    organization_id: string
    name: string
    street: string | null
    postal_code: string | null
    city: string | null
    latitude: number | null
    longitude: number | null
    archived_at: Date | null
  }
  'network.contact_person': {
    id: string
    organization_id: string
    title: string | null
    given_name: string | null
    family_name: string
    function_name: string
    email: string | null
    phone: string | null
    is_public: boolean
    valid_until: string | null
  }
}

const network = (tx: Tx) => tx.withTables<NeighbourTables>()

const providerColumns = ['id', 'name', 'city', 'phone', 'email', 'website', 'status', 'latitude', 'longitude'] as const

export type ProviderWithPlace = Provider & { readonly latitude: number | null; readonly longitude: number | null }

/** Organisations that the actor may see; archived ones are hidden from the public. */
export async function findProviders(tx: Tx, ids: readonly string[]): Promise<Map<string, ProviderWithPlace>> {
  if (ids.length === 0) return new Map()
  const rows = await network(tx)
    .selectFrom('network.organization')
    .select(providerColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ status, ...row }) => [row.id, { ...row, isActive: status === 'active' }]))
}

export interface Choice {
  readonly id: string
  readonly label: string
}

/** Suggestions for the form of the coordination office; any other name can be typed, too. */
export async function findProviderChoices(tx: Tx): Promise<Choice[]> {
  const rows = await network(tx)
    .selectFrom('network.organization')
    .select(['id', 'name', 'city'])
    .where('status', '=', 'active')
    .where('kind', '<>', 'school')
    .orderBy('name_key')
    .limit(300)
    .execute()
  return rows.map((row) => ({ id: row.id, label: row.city === null ? row.name : `${row.name}, ${row.city}` }))
}

export interface OfferPlace extends Choice {
  readonly organizationId: string
  readonly address: string
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
}

const placeColumns = [
  'id',
  'organization_id',
  'name',
  'street',
  'postal_code',
  'city',
  'latitude',
  'longitude',
] as const

type PlaceRow = Pick<NeighbourTables['network.place'], (typeof placeColumns)[number]>

const placeOf = (row: PlaceRow): OfferPlace => ({
  id: row.id,
  organizationId: row.organization_id,
  label: row.city === null ? row.name : `${row.name}, ${row.city}`,
  address: [row.street, [row.postal_code, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
  city: row.city,
  latitude: row.latitude,
  longitude: row.longitude,
})

export async function findPlace(tx: Tx, id: string): Promise<OfferPlace | undefined> {
  const row = await network(tx).selectFrom('network.place').select(placeColumns).where('id', '=', id).executeTakeFirst()
  return row && placeOf(row)
}

export async function findPlacesOf(tx: Tx, organizationId: string): Promise<OfferPlace[]> {
  const rows = await network(tx)
    .selectFrom('network.place')
    .select(placeColumns)
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(placeOf)
}

export type ContactPersonChoice = Choice &
  OfferContact & { readonly organizationId: string; readonly isPublic: boolean; readonly validUntil: string | null }

const contactColumns = [
  'id',
  'organization_id',
  'title',
  'given_name',
  'family_name',
  'function_name',
  'email',
  'phone',
  'is_public',
  'valid_until',
] as const

type ContactRow = Pick<NeighbourTables['network.contact_person'], (typeof contactColumns)[number]>

const contactOf = (row: ContactRow): ContactPersonChoice => {
  const name = [row.title, row.given_name, row.family_name].filter(Boolean).join(' ')
  return {
    id: row.id,
    organizationId: row.organization_id,
    label: `${name}, ${row.function_name}`,
    name,
    functionName: row.function_name,
    email: row.email,
    phone: row.phone,
    isPublic: row.is_public,
    validUntil: row.valid_until,
  }
}

/** The public finds only those who agreed to be shown. */
export async function findContactPerson(tx: Tx, id: string): Promise<ContactPersonChoice | undefined> {
  const row = await network(tx)
    .selectFrom('network.contact_person')
    .select(contactColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && contactOf(row)
}

export async function findContactPersonsOf(tx: Tx, organizationId: string): Promise<ContactPersonChoice[]> {
  const rows = await network(tx)
    .selectFrom('network.contact_person')
    .select(contactColumns)
    .where('organization_id', '=', organizationId)
    .orderBy('family_name')
    .execute()
  return rows.map(contactOf)
}

/** Organisations of this name; "Name, Ort" tells apart those of the same name. */
export async function findProvidersNamed(tx: Tx, typed: string): Promise<Choice[]> {
  const whole = searchForm(typed)
  if (whole === '') return []
  const comma = typed.lastIndexOf(',')
  const beforeTown = comma > 0 ? searchForm(typed.slice(0, comma)) : undefined
  const rows = await network(tx)
    .selectFrom('network.organization')
    .select(['id', 'name', 'city', 'name_key', 'city_key'])
    .where('status', '=', 'active')
    .where('name_key', 'in', beforeTown === undefined ? [whole] : [whole, beforeTown])
    .limit(50)
    .execute()
  const exact = rows.filter((row) => row.name_key === whole)
  const inTown = rows.filter(
    (row) => row.name_key === beforeTown && row.city_key === searchForm(typed.slice(comma + 1)),
  )
  return (inTown.length > 0 ? inTown : exact).map((row) => ({ id: row.id, label: row.name }))
}
