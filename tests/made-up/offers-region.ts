// A small region for the tests of the offers: two organisations that provide, one that does not, and a second region.

import { sql } from 'kysely'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import type { OfferDetails } from '../../src/modules/offers/terms.ts'
import type { PersonActor, PublicActor, SystemActor } from '../../src/platform/actor/actor.ts'
import { asOperator } from '../../src/platform/db/operator.ts'
import type { TestServices } from '../support/services.ts'

const id = (last: number): string => `0190b7c0-0000-7000-8000-${last.toString().padStart(12, '0')}`

export const here = id(1)
export const elsewhere = id(2)
export const bbs = id(11)
export const chamber = id(12)
export const archivedCompany = id(13)
export const office = id(14)
export const schoolElsewhere = id(21)
export const workshopOfBbs = id(31)
export const placeOfChamber = id(32)
export const publicContactOfBbs = id(41)
export const inwardContactOfBbs = id(42)
export const personAtBbs = id(51)

export const asPublic: PublicActor = { kind: 'public', regionId: here }
export const asSystem: SystemActor = { kind: 'system', regionId: here, reason: 'test' }

export const actingAs = (
  role: MembershipRole,
  given: { organizationId?: string; regionId?: string; personId?: string } = {},
): PersonActor => ({
  kind: 'person',
  personId: given.personId ?? personAtBbs,
  sessionId: id(91),
  membershipId: id(92),
  organizationId: given.organizationId ?? (role === 'coordinator' ? office : bbs),
  regionId: given.regionId ?? here,
  role,
})

export async function writeOffersRegion(services: TestServices): Promise<void> {
  await asOperator(services.testDatabase.ownerConfig, async (tx) => {
    await sql`INSERT INTO network.region (id, slug, name, office_name, land) VALUES
      (${here}, 'offers-here', 'Landkreis Musterau', 'Leitstelle', '03'),
      (${elsewhere}, 'offers-elsewhere', 'Landkreis Anderswo', 'Leitstelle', '03')`.execute(tx)
    await sql`INSERT INTO network.organization (region_id, id, kind, name, city, city_key, latitude, longitude, status, name_key, phone) VALUES
      (${here}, ${bbs}, 'bbs', 'BBS Musterau', 'Musterau', 'musterau', 51.73, 10.25, 'active', 'bbs musterau', '05521 100'),
      (${here}, ${chamber}, 'chamber', 'Handwerkskammer Südaue', 'Brückstedt', 'brueckstedt', 51.80, 10.40, 'active', 'handwerkskammer suedaue', NULL),
      (${here}, ${archivedCompany}, 'company', 'Holzbau Alt', 'Auhagen', 'auhagen', NULL, NULL, 'archived', 'holzbau alt', NULL),
      (${here}, ${office}, 'office', 'Leitstelle', 'Musterau', 'musterau', 51.73, 10.25, 'active', 'leitstelle', NULL),
      (${elsewhere}, ${schoolElsewhere}, 'school', 'Schule Anderswo', 'Fern', 'fern', NULL, NULL, 'active', 'schule anderswo', NULL)`.execute(
      tx,
    )
    await sql`INSERT INTO network.place (region_id, id, organization_id, name, street, postal_code, city, latitude, longitude) VALUES
      (${here}, ${workshopOfBbs}, ${bbs}, 'Werkstatt Nord', 'Am Wehr 3', '37999', 'Nordheim', 51.90, 10.10),
      (${here}, ${placeOfChamber}, ${chamber}, 'Bildungszentrum', NULL, NULL, 'Brückstedt', 51.80, 10.40)`.execute(tx)
    await sql`INSERT INTO network.contact_person (region_id, id, organization_id, given_name, family_name, function_name, email, is_public) VALUES
      (${here}, ${publicContactOfBbs}, ${bbs}, 'Thị Mai', 'Đặng', 'Berufsorientierung', 'dang@bbs.example', true),
      (${here}, ${inwardContactOfBbs}, ${bbs}, 'Seán', 'O’Neill', 'Sekretariat', 'oneill@bbs.example', false)`.execute(
      tx,
    )
  })
}

/** A complete, valid offer of the BBS; tests change what they are about. */
export const someOffer = (changes: Partial<OfferDetails> = {}): OfferDetails => ({
  organizationId: bbs,
  title: 'Praxistage in der Metallwerkstatt',
  summary: 'Ein Tag in der Woche feilen, bohren und biegen.',
  description: 'Ihr arbeitet an einem eigenen Werkstück.',
  kind: 'praxistag',
  phase: 'orientierung',
  targetGroups: ['schuelerinnen-und-schueler'],
  languages: ['de'],
  placeId: null,
  placeText: null,
  city: null,
  latitude: null,
  longitude: null,
  startsOn: null,
  endsOn: null,
  applyUntil: null,
  datesText: null,
  costText: null,
  website: null,
  contactPersonId: null,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  validUntil: null,
  placesState: 'unknown',
  placesOn: null,
  serviceArea: [],
  eligibility: null,
  ...changes,
})
