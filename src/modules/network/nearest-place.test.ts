// Distances count from the nearest of an organisation and its active places, and the list says which one it is.

import { beforeAll, expect, test } from 'vitest'
import { organizationDetails } from '../../../tests/made-up/organization.ts'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { distanceKm } from '../../kernel/geo.ts'
import { createOrganization } from './change-organization.ts'
import { addPlace, archivePlace } from './change-places.ts'
import { listOrganizations, listPublicOrganizations } from './list-organizations.ts'
import { presentPublicOrganization } from './present.ts'

let stage: Stage
const ids = new Map<string, string>()
const centre = { latitude: 51.73, longitude: 10.25 }
const far = { latitude: 51.73, longitude: 10.95 }
const near = { latitude: 51.735, longitude: 10.255 }
const nearer = { latitude: 51.731, longitude: 10.251 }

const office = () => stage.person('coordinator')

async function add(name: string, at: { latitude: number; longitude: number } | undefined): Promise<string> {
  const made = await createOrganization(
    office(),
    stage.services,
    organizationDetails({ name, latitude: at?.latitude ?? null, longitude: at?.longitude ?? null }),
  )
  if (!made.ok) throw new Error(made.error.code)
  ids.set(name, made.value.id)
  return made.value.id
}

async function addAt(organizationId: string, name: string, at: { latitude: number; longitude: number } | undefined) {
  const made = await addPlace(office(), stage.services, {
    organizationId,
    details: {
      name,
      street: null,
      postalCode: null,
      city: null,
      latitude: at?.latitude ?? null,
      longitude: at?.longitude ?? null,
      stepFree: 'unknown',
      stopName: null,
    },
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.id
}

beforeAll(async () => {
  stage = await networkStage()
  await add('Wegweiser Mitte', centre)
  const branches = await add('Filialen weit weg', far)
  await addAt(branches, 'Halle Nord', near)
  await addAt(branches, 'Halle Mitte', nearer)
  await addAt(branches, 'Halle ohne Lage', undefined)
  const closed = await add('Früher auch hier', far)
  const gone = await addAt(closed, 'Alte Halle', near)
  await archivePlace(office(), stage.services, { organizationId: closed, placeId: gone, version: 1, archived: true })
  const roaming = await add('Nur Werkstatt', undefined)
  await addAt(roaming, 'Werkstatt am Bach', near)
  const both = await add('Am besten das Haus', nearer)
  await addAt(both, 'Weiter weg', far)
})

const ask = async (withinKm?: number) => {
  const answer = await listOrganizations(office(), stage.services, {
    from: ids.get('Wegweiser Mitte'),
    withinKm,
    pageSize: 200,
  })
  if (!answer.ok) throw new Error(answer.error.code)
  const found = new Map(answer.value.items.map((one) => [one.name, one]))
  return {
    found,
    names: answer.value.items.map(({ name }) => name),
    total: answer.value.total,
    facets: answer.value.facets,
  }
}

test('the nearest of an organisation and its active places counts', async () => {
  const { found } = await ask()
  const km = (at: typeof near) => distanceKm(centre, at)
  const shown = (name: string) => ({ km: found.get(name)?.distanceKm, place: found.get(name)?.nearestPlace })
  expect(shown('Filialen weit weg')).toEqual({ km: expect.closeTo(km(nearer), 6), place: 'Halle Mitte' })
  expect(shown('Früher auch hier')).toEqual({ km: expect.closeTo(km(far), 6), place: null })
  expect(shown('Nur Werkstatt')).toEqual({ km: expect.closeTo(km(near), 6), place: 'Werkstatt am Bach' })
  expect(shown('Am besten das Haus')).toEqual({ km: expect.closeTo(km(nearer), 6), place: null })
})

test('the radius, the order and the counts go by it', async () => {
  const { found, names, total, facets } = await ask(5)
  expect([...found.keys()]).toEqual(
    expect.arrayContaining(['Filialen weit weg', 'Nur Werkstatt', 'Am besten das Haus']),
  )
  expect(found.has('Früher auch hier')).toBe(false)
  expect(names.indexOf('Filialen weit weg')).toBeLessThan(names.indexOf('Nur Werkstatt'))
  expect(total).toBe(names.length)
  expect(facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})

test('the public list and the interface say it, too', async () => {
  const list = await listPublicOrganizations(stage.everybody, stage.services, {
    from: ids.get('Wegweiser Mitte'),
    withinKm: 1,
    pageSize: 200,
  })
  const one = list.items.find(({ name }) => name === 'Nur Werkstatt')
  expect(one?.nearestPlace).toBe('Werkstatt am Bach')
  expect(one && Object.keys(presentPublicOrganization(one))).not.toContain('note')
})
