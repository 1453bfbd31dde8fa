import { beforeAll, describe, expect, test, vi } from 'vitest'
import { organizationDetails } from '../../../tests/made-up/organization.ts'
import { networkStage, otherRegionId, type Stage } from '../../../tests/support/network-stage.ts'
import { inContext } from '../../platform/db/database.ts'
import { addContactPerson, removeContactPerson, updateContactPerson } from './change-contact-persons.ts'
import { createOrganization, updateOrganization } from './change-organization.ts'
import { addPlace, archivePlace, updatePlace } from './change-places.ts'
import { demoContactId, demoOrganizationId, demoOrganizations, demoRegion } from './demo.ts'
import { networkErasure } from './erase.ts'
import { networkFacts } from './facts.ts'
import { findDuplicates, markDistinct } from './find-duplicates.ts'
import { findWorkHits } from './find-work-hits.ts'
import { getOrganization } from './get-organization.ts'
import { archiveOrganization, confirmOrganization } from './keep-organization.ts'
import { listOrganizations, listPublicOrganizations } from './list-organizations.ts'
import { mergeOrganizations } from './merge-organizations.ts'
import { listRegions, updateRegion } from './regions.ts'
import { waitingTasks } from './waiting-tasks.ts'

const company = organizationDetails({
  name: 'Tischlerei ’t Hooft',
  street: 'Am Wald 1',
  postalCode: '37992',
  city: 'Auhagen',
})

const emptyPlace = {
  street: null,
  postalCode: null,
  city: null,
  latitude: null,
  longitude: null,
  stepFree: 'unknown',
  stopName: null,
} as const

const unwrap = <T, E>(answer: { ok: true; value: T } | { ok: false; error: E }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

describe('use cases of the network', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await networkStage()
  })
  const office = () => stage.person('coordinator')
  const lastAudit = async (objectId: string) =>
    (
      await stage.rows<{ action: string; role: string; changes: unknown }>(
        'SELECT action, role, changes FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at DESC, id DESC LIMIT 1',
        [objectId],
      )
    )[0]

  test('the office creates an organisation; nobody else does', async () => {
    for (const actor of [stage.everybody, stage.person('school-lead', 10), stage.person('operator')]) {
      expect(await createOrganization(actor, stage.services, company)).toEqual({
        ok: false,
        error: { code: 'forbidden' },
      })
    }
    const { id } = unwrap(await createOrganization(office(), stage.services, company))
    const [row] = await stage.rows(
      'SELECT name, search_key, version, region_id FROM network.organization WHERE id = $1',
      [id],
    )
    expect(row).toMatchObject({ name: company.name, version: 1, region_id: demoRegion.id })
    expect(row?.['search_key']).toContain('t hooft')
    expect(await lastAudit(id)).toMatchObject({ action: 'organization.create', role: 'coordinator' })
  })

  test('an official number belongs to one organisation of a kind, a Schulform to the list', async () => {
    const school = { ...company, kind: 'school', officialNumber: '39910', schulform: 'oberschule' } as const
    expect(await createOrganization(office(), stage.services, school)).toMatchObject({
      ok: false,
      error: { code: 'number-taken', holder: { id: demoOrganizationId(10) } },
    })
    const wrong = { ...school, officialNumber: '1', schulform: 'zauberschule' }
    expect(await createOrganization(office(), stage.services, wrong)).toMatchObject({
      error: { code: 'unknown-schulform' },
    })
  })

  test('a head of school changes their own school, but not what the register says, and no other', async () => {
    const id = demoOrganizationId(12)
    const stored = unwrap(await getOrganization(office(), stage.services, id)).organization
    const details = {
      ...stored,
      website: 'https://curie.example',
      officialNumber: '1',
      note: 'Neue Leitung ab Februar',
    }
    const input = { id, version: stored.version, details }
    expect(await updateOrganization(stage.person('school-lead', 13), stage.services, input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await updateOrganization(stage.everybody, stage.services, input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    unwrap(await updateOrganization(stage.person('school-lead', 12), stage.services, input))
    const [row] = await stage.rows('SELECT website, official_number, version FROM network.organization WHERE id = $1', [
      id,
    ])
    expect(row).toEqual({ website: 'https://curie.example', official_number: '39912', version: 2 })
    const line = await lastAudit(id)
    expect(line).toMatchObject({ action: 'organization.change', role: 'school-lead' })
    expect(JSON.stringify(line?.changes)).not.toContain('Neue Leitung')
    const stale = await updateOrganization(office(), stage.services, input)
    expect(stale).toMatchObject({ ok: false, error: { code: 'conflict', stored: { version: 2 } } })
  })

  test('a foreign region sees, lists and changes nothing here', async () => {
    const foreign = stage.person('coordinator', 1, otherRegionId)
    const id = demoOrganizationId(10)
    expect(await getOrganization(foreign, stage.services, id)).toMatchObject({ error: { code: 'not-found' } })
    expect(unwrap(await listOrganizations(foreign, stage.services, {})).total).toBe(0)
    expect(await updateOrganization(foreign, stage.services, { id, version: 1, details: company })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await confirmOrganization(foreign, stage.services, { id })).toMatchObject({ error: { code: 'not-found' } })
  })

  test('the list filters, counts its facets without their own filter, sorts and pages', async () => {
    const schools = demoOrganizations.filter((one) => one.kind === 'school').length
    const list = unwrap(await listOrganizations(office(), stage.services, { kinds: ['school'], pageSize: 5 }))
    expect(list).toMatchObject({ total: schools, page: 1, pageSize: 5, sort: 'name' })
    expect(list.items).toHaveLength(5)
    expect(list.facets.kind.find((entry) => entry.value === 'bbs')?.count).toBe(2)
    expect(list.facets.schulform.find((entry) => entry.value === 'oberschule')?.count).toBe(5)
    const found = unwrap(await listOrganizations(office(), stage.services, { text: 'mueller auhagen' }))
    expect(found.total).toBe(0)
    const sahin = unwrap(await listOrganizations(office(), stage.services, { text: 'sahin nordheim' }))
    expect(sahin.items.map((one) => one.name)).toEqual(['Bäckerei Şahin'])
    expect(await listOrganizations(stage.everybody, stage.services, {})).toMatchObject({ error: { code: 'forbidden' } })
  })

  test('distances start at a town, a postal code or a house, and say from where', async () => {
    const near = unwrap(await listOrganizations(office(), stage.services, { from: 'brueckstedt', withinKm: 6 }))
    expect(near.origin).toMatchObject({ label: 'Brückstedt', basis: { kind: 'city' } })
    const distances = near.items.map((one) => one.distanceKm ?? Number.NaN)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(Math.max(...distances)).toBeLessThanOrEqual(6)
    expect(near.items.every((one) => one.city === 'Brückstedt')).toBe(true)
    const house = unwrap(await listOrganizations(office(), stage.services, { from: demoOrganizationId(22) }))
    expect(house.items[0]).toMatchObject({ id: demoOrganizationId(22), distanceKm: 0 })
    const nowhere = unwrap(await listOrganizations(office(), stage.services, { from: 'Atlantis' }))
    expect(nowhere).toMatchObject({ origin: undefined, unknownOrigin: 'Atlantis' })
  })

  test('nobody archives the organisation they act for: all who work there would be locked out, the office for good', async () => {
    const own = demoOrganizationId(1)
    for (const id of [own, own.toUpperCase()]) {
      expect(await archiveOrganization(office(), stage.services, { id })).toMatchObject({
        error: { code: 'own-organization' },
      })
    }
    expect(await archiveOrganization(stage.person('bbs', 31), stage.services, { id: demoOrganizationId(31) })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    })
    expect(await stage.rows('SELECT status FROM network.organization WHERE id = $1', [own])).toEqual([
      { status: 'active' },
    ])
  })

  test('places are added, changed and archived by whoever speaks for the organisation', async () => {
    const organizationId = demoOrganizationId(31)
    const details = {
      name: 'Pflegelabor',
      street: null,
      postalCode: null,
      city: null,
      latitude: null,
      longitude: null,
      stepFree: 'partly',
      stopName: null,
    } as const
    const teacher = stage.person('school-teacher', 31)
    expect(await addPlace(teacher, stage.services, { organizationId, details })).toMatchObject({
      error: { code: 'forbidden' },
    })
    const bbs = stage.person('bbs', 31)
    const { id: placeId } = unwrap(await addPlace(bbs, stage.services, { organizationId, details }))
    const changed = { ...details, stepFree: 'yes' } as const
    unwrap(await updatePlace(bbs, stage.services, { organizationId, placeId, version: 1, details: changed }))
    expect(await updatePlace(bbs, stage.services, { organizationId, placeId, version: 1, details })).toMatchObject({
      error: { code: 'conflict', stored: { stepFree: 'yes' } },
    })
    unwrap(await archivePlace(bbs, stage.services, { organizationId, placeId, version: 2, archived: true }))
    const [row] = await stage.rows('SELECT step_free, archived_at, version FROM network.place WHERE id = $1', [placeId])
    expect(row).toMatchObject({ step_free: 'yes', archived_at: expect.any(Date), version: 3 })
    expect(await lastAudit(organizationId)).toMatchObject({ action: 'place.archive', role: 'bbs' })
  })

  test('of two who save a place at the same moment one wins, and the protocol names no change that did not happen', async () => {
    const organizationId = demoOrganizationId(31)
    const details = { ...emptyPlace, name: 'Halle 1' }
    const { id: placeId } = unwrap(await addPlace(office(), stage.services, { organizationId, details }))
    const lines = async () =>
      (await stage.rows("SELECT 1 FROM platform.audit_event WHERE action IN ('place.change', 'place.archive')")).length
    const before = await lines()
    const place = { organizationId, placeId, version: 1 }
    // Both have read version 1 and wait for the row.
    await stage.rows('BEGIN')
    await stage.rows('SELECT 1 FROM network.place WHERE id = $1 FOR UPDATE', [placeId])
    const saving = Promise.all([
      archivePlace(office(), stage.services, { ...place, archived: true }),
      updatePlace(office(), stage.services, { ...place, details: { ...details, name: 'Halle 2' } }),
    ])
    const waiting = `SELECT DISTINCT w.pid FROM pg_locks w JOIN pg_locks h USING (pid) JOIN pg_database d ON d.oid = h.database
      WHERE NOT w.granted AND d.datname = current_database()`
    await vi.waitUntil(async () => (await stage.rows(waiting)).length === 2)
    await stage.rows('COMMIT')
    expect((await saving).filter((answer) => answer.ok)).toHaveLength(1)
    expect(await lines()).toBe(before + 1)
  })

  test('what is in use does not vanish into what is archived', async () => {
    const made = async (name: string) =>
      unwrap(await createOrganization(office(), stage.services, { ...company, name })).id
    const [used, gone] = [await made('Schreinerei ’t Hooft'), await made('Schreinerei Hooft')]
    unwrap(await archiveOrganization(office(), stage.services, { id: gone }))
    const merge = (keep: { id: string; version: number }, drop: { id: string; version: number }) =>
      mergeOrganizations(office(), stage.services, { keep, drop, fromDropped: [], onMerge: [] })
    const [one, other] = [
      { id: used, version: 1 },
      { id: gone, version: 2 },
    ]
    expect(await merge(other, one)).toEqual({ ok: false, error: { code: 'conflict' } })
    expect(await merge(one, other)).toMatchObject({ ok: true })
  })

  test('contact persons: names stay out of the audit, deputies must fit, removing really removes', async () => {
    const organizationId = demoOrganizationId(70)
    const lead = stage.person('traeger-lead', 70)
    const details = {
      title: null,
      givenName: 'Thị',
      familyName: 'Đặng',
      functionName: 'Werkstatt',
      email: 'dang@musterau.example',
      phone: null,
      isPublic: true,
      deputyOf: demoContactId(8),
      validUntil: null,
    }
    expect(
      await addContactPerson(lead, stage.services, {
        organizationId,
        details: { ...details, deputyOf: demoContactId(1) },
      }),
    ).toMatchObject({ error: { code: 'wrong-deputy' } })
    expect(await addContactPerson(stage.everybody, stage.services, { organizationId, details })).toMatchObject({
      error: { code: 'forbidden' },
    })
    const { id } = unwrap(await addContactPerson(lead, stage.services, { organizationId, details }))
    unwrap(
      await updateContactPerson(lead, stage.services, {
        organizationId,
        contactPersonId: id,
        version: 1,
        details: { ...details, familyName: 'Müller-Łukaszewicz' },
      }),
    )
    const lines = await stage.rows('SELECT changes FROM platform.audit_event WHERE object_id = $1', [organizationId])
    expect(JSON.stringify(lines)).not.toMatch(/Đặng|Łukaszewicz|dang@/)
    // The data protection officer may not read, but may remove.
    const dpo = stage.person('dpo')
    const seen = unwrap(await getOrganization(dpo, stage.services, organizationId))
    expect(seen.contactPersons.every((person) => person.name === null && person.email === null)).toBe(true)
    unwrap(await removeContactPerson(dpo, stage.services, { organizationId, contactPersonId: id }))
    expect(await stage.rows('SELECT 1 FROM network.contact_person WHERE id = $1', [id])).toEqual([])
  })

  test('everything about a person is exported and erased by their address', async () => {
    const subject = { email: 'PERSON6@musterau.example' }
    const dpo = stage.person('dpo')
    const shown = await inContext(stage.services.database, dpo, (tx) =>
      networkErasure.exportOf(tx, subject, stage.services),
    )
    expect(JSON.stringify(shown)).toContain('Weiß')
    const gone = await inContext(stage.services.database, dpo, (tx) =>
      networkErasure.erase(tx, dpo, stage.services, subject),
    )
    expect(gone).toEqual({ 'network.contact_person': 1, 'network.organization': 0 })
    expect(await stage.rows('SELECT 1 FROM network.contact_person WHERE id = $1', [demoContactId(6)])).toEqual([])
  })

  test('duplicates are found, merged field by field, everything moves along, and the old address leads on', async () => {
    const [keep, drop] = [demoOrganizationId(40), demoOrganizationId(46)]
    expect(await findDuplicates(stage.person('company', 40), stage.services)).toMatchObject({
      error: { code: 'forbidden' },
    })
    const pairs = unwrap(await findDuplicates(office(), stage.services)).pairs
    expect(pairs.map(({ first, second }) => [first.id, second.id])).toContainEqual([keep, drop])
    await addContactPerson(office(), stage.services, {
      organizationId: drop,
      details: {
        title: null,
        givenName: null,
        familyName: 'Krüger',
        functionName: 'Inhaber',
        email: null,
        phone: null,
        isPublic: false,
        deputyOf: null,
        validUntil: null,
      },
    })
    const followed: unknown[] = []
    const input = {
      keep: { id: keep, version: 1 },
      drop: { id: drop, version: 1 },
      fromDropped: ['phone'],
      onMerge: [async (_tx, _actor, _services, merge) => void followed.push(merge)],
    } as const satisfies Parameters<typeof mergeOrganizations>[2]
    expect(await mergeOrganizations(stage.person('chamber', 50), stage.services, input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    const stale = { ...input, keep: { id: keep, version: 7 } }
    expect(await mergeOrganizations(office(), stage.services, stale)).toMatchObject({ error: { code: 'conflict' } })
    unwrap(await mergeOrganizations(office(), stage.services, input))
    expect(followed).toEqual([{ from: drop, to: keep }])
    const [row] = await stage.rows('SELECT name, phone FROM network.organization WHERE id = $1', [keep])
    expect(row).toEqual({ name: 'Metallbau Krüger GmbH', phone: '0551 5550146' })
    expect(await getOrganization(office(), stage.services, drop)).toEqual({
      ok: false,
      error: { code: 'merged', into: keep },
    })
    const moved = await stage.rows(
      'SELECT 1 FROM network.contact_person WHERE organization_id = $1 AND family_name = $2',
      [keep, 'Krüger'],
    )
    expect(moved).toHaveLength(1)
    expect(await lastAudit(keep)).toMatchObject({ action: 'organization.merge' })
    expect(unwrap(await findDuplicates(office(), stage.services)).pairs).toEqual([])
  })

  test('a pair that a person has told apart is not asked again', async () => {
    const { id } = unwrap(
      await createOrganization(office(), stage.services, {
        ...company,
        name: 'Holzwerk Aue',
        street: 'Sägemühlenweg 3',
      }),
    )
    expect(unwrap(await findDuplicates(office(), stage.services)).pairs).toHaveLength(1)
    unwrap(await markDistinct(office(), stage.services, { first: id, second: demoOrganizationId(43) }))
    expect(unwrap(await findDuplicates(office(), stage.services)).pairs).toEqual([])
    expect(await stage.rows('SELECT 1 FROM network.distinct_pair')).toHaveLength(1)
  })

  test('tasks, hits, facts', async () => {
    const tasks = await waitingTasks(office(), stage.services)
    expect(tasks.map((task) => task.urgency)).toContain('overdue')
    expect((await waitingTasks(stage.person('school-lead', 11), stage.services)).length).toBeGreaterThan(0)
    expect(await waitingTasks(stage.person('school-teacher', 11), stage.services)).toEqual([])
    const [organizations] = await findWorkHits(office(), stage.services, 'nordheim bäckerei')
    expect(organizations?.hits[0]?.title).toBe('Bäckerei Şahin')
    const facts = await networkFacts(stage.person('monitoring'), stage.services)
    expect(facts.find((fact) => fact.name === 'network.organizations.bbs')?.value).toBe(2)
  })

  test('the public list holds active organisations only, and the regions answer without context', async () => {
    const list = await listPublicOrganizations(stage.everybody, stage.services, { statuses: ['archived'] })
    expect(list.items.every((one) => one.status === 'active')).toBe(true)
    expect((await listRegions(stage.services)).map((region) => region.slug)).toEqual(['andernorts', 'musterau'])
  })

  test('the region is changed by its office and the operator, with both versions at a conflict', async () => {
    const [stored] = (await listRegions(stage.services)).filter((region) => region.id === demoRegion.id)
    if (stored === undefined) throw new Error('no region')
    const input = { id: stored.id, version: stored.version, details: { ...stored, name: 'Landkreis Musterau-Nord' } }
    expect(await updateRegion(stage.person('monitoring'), stage.services, input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await updateRegion(stage.person('coordinator', 1, otherRegionId), stage.services, input)).toMatchObject({
      error: { code: 'not-found' },
    })
    unwrap(await updateRegion(stage.person('operator'), stage.services, input))
    expect(await updateRegion(office(), stage.services, input)).toMatchObject({ error: { code: 'conflict' } })
    expect(await lastAudit(stored.id)).toMatchObject({ action: 'region.change' })
  })
})
