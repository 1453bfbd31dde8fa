// SQL for places and contact persons. Never exported from the module.
import { sql } from 'kysely'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { contactPersonOf, type NetworkTables, placeOf } from './tables.ts'
import type { ContactPerson, ContactPersonDetails, Place, PlaceDetails } from './terms.ts'

export async function findPlaces(tx: Tx, organizationId: string): Promise<Place[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.place')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy(sql`archived_at nulls first`)
    .orderBy('name')
    .execute()
  return rows.map(placeOf)
}

export async function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.place')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && placeOf(row)
}

const placeRow = (details: PlaceDetails) => ({
  name: details.name,
  street: details.street,
  postal_code: details.postalCode,
  city: details.city,
  latitude: details.latitude,
  longitude: details.longitude,
  step_free: details.stepFree,
  stop_name: details.stopName,
})

export async function insertPlace(
  tx: Tx,
  given: { regionId: string; id: string; organizationId: string; details: PlaceDetails },
): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .insertInto('network.place')
    .values({
      ...placeRow(given.details),
      region_id: given.regionId,
      id: given.id,
      organization_id: given.organizationId,
      archived_at: null,
      version: 1,
    })
    .execute()
}

export async function changePlaceRow(
  tx: Tx,
  given: { id: string; version: number; details?: PlaceDetails; archivedAt?: Date | null },
): Promise<boolean> {
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.place')
    .set({
      ...(given.details && placeRow(given.details)),
      ...(given.archivedAt !== undefined && { archived_at: given.archivedAt }),
      version: given.version + 1,
    })
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

export async function movePlaces(tx: Tx, from: string, to: string): Promise<number> {
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.place')
    .set((eb) => ({ organization_id: to, version: eb('version', '+', 1) }))
    .where('organization_id', '=', from)
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

export async function findContactPersons(tx: Tx, organizationIds: readonly string[]): Promise<ContactPerson[]> {
  if (organizationIds.length === 0) return []
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person')
    .selectAll()
    .where('organization_id', 'in', organizationIds)
    .orderBy(sql`deputy_of nulls first`)
    .orderBy('family_name')
    .execute()
  return rows.map(contactPersonOf)
}

/** Of the whole region: some thousands at most. */
export async function findAllContactPersons(tx: Tx): Promise<ContactPerson[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person')
    .selectAll()
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('id')
    .execute()
  return rows.map(contactPersonOf)
}

export async function findContactPerson(tx: Tx, id: string): Promise<ContactPerson | undefined> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && contactPersonOf(row)
}

const contactPersonRow = (details: ContactPersonDetails) => ({
  title: details.title,
  given_name: details.givenName,
  family_name: details.familyName,
  function_name: details.functionName,
  email: details.email,
  phone: details.phone,
  is_public: details.isPublic,
  deputy_of: details.deputyOf,
  valid_until: details.validUntil,
})

export async function insertContactPerson(
  tx: Tx,
  given: { regionId: string; id: string; organizationId: string; details: ContactPersonDetails; at: Date },
): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .insertInto('network.contact_person')
    .values({
      ...contactPersonRow(given.details),
      region_id: given.regionId,
      id: given.id,
      organization_id: given.organizationId,
      created_at: given.at,
      updated_at: given.at,
      version: 1,
    })
    .execute()
}

export async function changeContactPersonRow(
  tx: Tx,
  given: { id: string; version: number; details: ContactPersonDetails; at: Date },
): Promise<boolean> {
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.contact_person')
    .set({ ...contactPersonRow(given.details), updated_at: given.at, version: given.version + 1 })
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

export async function moveContactPersons(tx: Tx, from: string, to: string): Promise<number> {
  const answer = await tx
    .withTables<NetworkTables>()
    .updateTable('network.contact_person')
    .set((eb) => ({ organization_id: to, version: eb('version', '+', 1) }))
    .where('organization_id', '=', from)
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

/** Who stood in for the person stands on their own afterwards. */
export async function deleteContactPerson(tx: Tx, id: string): Promise<boolean> {
  await releaseDeputies(tx, id)
  const answer = await tx
    .withTables<NetworkTables>()
    .deleteFrom('network.contact_person')
    .where('id', '=', id)
    .executeTakeFirst()
  return answer.numDeletedRows === 1n
}

async function releaseDeputies(tx: Tx, id: string): Promise<void> {
  await tx
    .withTables<NetworkTables>()
    .updateTable('network.contact_person')
    .set((eb) => ({ deputy_of: null, version: eb('version', '+', 1) }))
    .where('deputy_of', '=', id)
    .execute()
}

export async function countExpiredContactPersons(tx: Tx, today: PlainDate): Promise<number> {
  const row = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person as person')
    .innerJoin('network.organization as organization', 'organization.id', 'person.organization_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person.valid_until', '<', today)
    .where('organization.status', '=', 'active')
    .executeTakeFirstOrThrow()
  return row.count
}

export async function findExpiredContactPersons(tx: Tx, today: PlainDate): Promise<ContactPerson[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person')
    .selectAll()
    .where('valid_until', '<', today)
    .orderBy('valid_until')
    .limit(200)
    .execute()
  return rows.map(contactPersonOf)
}

export async function findContactPersonsByEmail(tx: Tx, email: string): Promise<ContactPerson[]> {
  const rows = await tx
    .withTables<NetworkTables>()
    .selectFrom('network.contact_person')
    .selectAll()
    .where(sql<boolean>`lower(email) = ${email.trim().toLowerCase()}`)
    .execute()
  return rows.map(contactPersonOf)
}
