// Fills the fictional region. Every part leaves alone what is there already, so a demo that was cut off is completed.
import { addDays } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import {
  type DemoOrganization,
  demoContactId,
  demoContacts,
  demoMunicipalities,
  demoOrganizationId,
  demoOrganizations,
  demoPlaces,
  demoRegionId,
  municipalityKeyOf,
} from './demo-data.ts'
import { findOrganizations, insertOrganization } from './store.ts'
import { findStoredMunicipalities, insertMunicipalities } from './store-municipalities.ts'
import { insertContactPerson, insertPlace } from './store-people.ts'
import type { OrganizationDetails, Region } from './terms.ts'

export { demoContactId, demoMunicipalities, demoOrganizationId, demoOrganizations } from './demo-data.ts'

export const demoRegion: Omit<Region, 'version'> = {
  id: demoRegionId,
  slug: 'musterau',
  name: 'Landkreis Musterau',
  officeName: 'Leitstelle Übergang Schule–Beruf',
  land: '03',
  kreisKeys: ['03999'],
  latitude: 51.73,
  longitude: 10.25,
  isDefault: true,
  isDemo: true,
}

/** The first organisations of the demo are confirmed, the others were entered and nobody has looked at them since. */
const isConfirmed = (one: DemoOrganization): boolean => one.number % 4 !== 3

const detailsOf = (one: DemoOrganization): OrganizationDetails => ({
  kind: one.kind,
  name: one.name,
  shortName: null,
  schulform: one.schulform ?? null,
  officialNumber: one.officialNumber ?? null,
  legalStatus: one.kind === 'school' || one.kind === 'bbs' ? 'public' : null,
  street: one.street,
  postalCode: one.postalCode,
  city: one.city,
  municipalityKey: municipalityKeyOf(one.city),
  latitude: one.at[0],
  longitude: one.at[1],
  // Numbers of the range that is kept free for films and books.
  phone: `0551 ${String(5550100 + one.number)}`,
  email: `kontakt${one.number}@musterau.example`,
  website: one.website ?? null,
  note: null,
})

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  await inContext(services.database, actor, async (tx) => {
    await fillMunicipalities(tx, actor, services)
    const ids = demoOrganizations.map((one) => demoOrganizationId(one.number))
    const there = new Set((await findOrganizations(tx, ids)).map((one) => one.id))
    if (there.size > 0) return
    for (const one of demoOrganizations) {
      const id = demoOrganizationId(one.number)
      await insertOrganization(tx, {
        regionId: actor.regionId,
        id,
        details: detailsOf(one),
        confirmedOn: isConfirmed(one) ? addDays(services.today(), -30) : addDays(services.today(), -400),
        at: services.now(),
      })
      await recordAudit(tx, actor, services, {
        action: 'organization.create',
        objectKind: 'organization',
        objectId: id,
      })
    }
    await fillPlaces(tx, actor)
    await fillContacts(tx, actor, services)
  })
}

async function fillMunicipalities(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  if ((await findStoredMunicipalities(tx)).length > 0) return
  await insertMunicipalities(tx, { regionId: actor.regionId, at: services.now() }, demoMunicipalities)
}

async function fillPlaces(tx: Tx, actor: SystemActor): Promise<void> {
  for (const { id, organization, city, ...place } of demoPlaces) {
    const near = demoOrganizations.find((one) => one.city === city)
    await insertPlace(tx, {
      regionId: actor.regionId,
      id,
      organizationId: demoOrganizationId(organization),
      details: {
        ...place,
        city,
        postalCode: near?.postalCode ?? null,
        latitude: near?.at[0] ?? null,
        longitude: near?.at[1] ?? null,
      },
    })
  }
}

async function fillContacts(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  for (const person of demoContacts) {
    await insertContactPerson(tx, {
      regionId: actor.regionId,
      id: demoContactId(person.number),
      organizationId: demoOrganizationId(person.organization),
      details: {
        title: person.title ?? null,
        givenName: person.givenName,
        familyName: person.familyName,
        functionName: person.functionName,
        email: `person${person.number}@musterau.example`,
        phone: `0551 ${String(5550200 + person.number)}`,
        isPublic: person.isPublic,
        deputyOf: person.deputyOf === undefined ? null : demoContactId(person.deputyOf),
        validUntil: person.validUntilDays === undefined ? null : addDays(services.today(), person.validUntilDays),
      },
      at: services.now(),
    })
  }
}
