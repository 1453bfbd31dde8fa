// The use cases of the offers on a real database: who may, what is written, what the audit says.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  actingAs,
  archivedCompany,
  asPublic,
  asSystem,
  bbs,
  chamber,
  elsewhere,
  inwardContactOfBbs,
  office,
  personAtBbs,
  placeOfChamber,
  publicContactOfBbs,
  schoolElsewhere,
  someOffer,
  workshopOfBbs,
  writeOffersRegion,
} from '../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { allRoles, isMembershipRole } from '../../kernel/names/roles.ts'
import { addDays, plainDate } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { asOperator } from '../../platform/db/operator.ts'
import { offersErasure } from './erase.ts'
import { offersFacts } from './facts.ts'
import { followMerge } from './follow-merge.ts'
import { getOffer, getWorkOffer } from './get-offer.ts'
import { copyOffer, createOffer, updateOffer } from './keep-offer.ts'
import { confirmOffer, endOffer, publishOffer, reopenOffer } from './offer-state.ts'
import type { Offer, OfferDetails } from './terms.ts'
import { findWorkHits, waitingTasks } from './waiting-tasks.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  services.setNow(new Date('2026-11-20T10:00:00Z'))
  await writeOffersRegion(services)
})

const editor = actingAs('bbs')
const coordinator = actingAs('coordinator')

const created = async (changes: Partial<OfferDetails> = {}, actor: Actor = editor): Promise<string> => {
  const done = await createOffer(actor, services, someOffer(changes))
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}
const read = async (id: string): Promise<Offer> => {
  const found = await getWorkOffer(coordinator, services, id)
  if (!found.ok) throw new Error(found.error)
  return found.value.offer
}
const actionsOn = async (id: string) =>
  (
    await inContext(services.database, asSystem, (tx) =>
      sql<{ action: string; role: string; changes: unknown }>`SELECT action, role, changes FROM platform.audit_event
        WHERE object_id = ${id} ORDER BY happened_at, ctid`.execute(tx),
    )
  ).rows
const published = async (changes: Partial<OfferDetails> = {}): Promise<string> => {
  const id = await created(changes)
  const done = await publishOffer(editor, services, { id, version: 1 })
  if (!done.ok) throw new Error(done.error.code)
  return id
}
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? 'ok' : result.error.code

describe('writing an offer', () => {
  test('an editor writes for the own organisation: a draft, with its place, its owner and an audit line', async () => {
    const id = await created({ placeId: workshopOfBbs })
    expect(await read(id)).toMatchObject({
      status: 'draft',
      city: 'Nordheim',
      latitude: 51.9,
      ownerPersonId: personAtBbs,
      confirmedOn: null,
      version: 1,
    })
    expect(await actionsOn(id)).toEqual([{ action: 'offer.create', role: 'bbs', changes: [] }])
  })

  test.each([
    ['the public', asPublic, {}, 'forbidden'],
    ['an editor for another organisation', editor, { organizationId: chamber }, 'forbidden'],
    ['monitoring', actingAs('monitoring'), {}, 'forbidden'],
    ['an operator', actingAs('operator'), {}, 'forbidden'],
    [
      'the coordination office of another region',
      actingAs('coordinator', { regionId: elsewhere }),
      {},
      'unknown-provider',
    ],
    ['the office for an archived provider', coordinator, { organizationId: archivedCompany }, 'unknown-provider'],
    [
      'the office for a provider of another region',
      coordinator,
      { organizationId: schoolElsewhere },
      'unknown-provider',
    ],
    ['an editor with the place of another', editor, { placeId: placeOfChamber }, 'unknown-place'],
    ['an editor with the contact person of nobody', editor, { contactPersonId: office }, 'unknown-contact'],
    [
      'an editor with a last day before the first',
      editor,
      { startsOn: plainDate('2027-02-02'), endsOn: plainDate('2027-02-01') },
      'ends-before-start',
    ],
  ])('%s is refused', async (_who, actor, changes, code) => {
    expect(codeOf(await createOffer(actor, services, someOffer(changes)))).toBe(code)
  })

  test('a change is kept with what changed; personal fields by name only', async () => {
    const id = await created()
    const done = await updateOffer(editor, services, {
      id,
      version: 1,
      details: someOffer({
        title: 'Neuer Titel',
        contactName: 'Jürgen ’t Hooft',
        city: 'Musterau',
        latitude: 51.73,
        longitude: 10.25,
      }),
    })
    expect(done).toEqual({ ok: true, value: { changed: 2 } })
    expect((await actionsOn(id))[1]).toMatchObject({
      action: 'offer.change',
      changes: [{ field: 'title', before: someOffer().title, after: 'Neuer Titel' }, { field: 'contactName' }],
    })
    expect(await read(id)).toMatchObject({ version: 2, contactName: 'Jürgen ’t Hooft' })
  })

  test('of two people who save at once, the second gets the version of the first and changes nothing', async () => {
    const id = await created()
    const both = await Promise.all(
      ['Eins', 'Zwei'].map((title) => updateOffer(editor, services, { id, version: 1, details: someOffer({ title }) })),
    )
    expect(both.map(codeOf).sort()).toEqual(['ok', 'stale'])
    const late = both.find((one) => !one.ok)
    expect(late?.ok === false && late.error.code === 'stale' && late.error.current.version).toBe(2)
    expect((await read(id)).version).toBe(2)
  })

  test('an editor cannot give an offer away; the office can', async () => {
    const id = await created()
    const given = { id, version: 1, details: someOffer({ organizationId: chamber }) }
    expect(codeOf(await updateOffer(editor, services, given))).toBe('forbidden')
    expect(codeOf(await updateOffer(coordinator, services, given))).toBe('ok')
    expect(codeOf(await updateOffer(editor, services, { ...given, version: 2 }))).toBe('not-found')
  })

  test('a copy is a draft with the days of the form, for the same organisation', async () => {
    const id = await published({ startsOn: plainDate('2026-12-01'), endsOn: plainDate('2026-12-05') })
    const details = someOffer({ startsOn: plainDate('2027-01-01'), endsOn: plainDate('2027-01-05') })
    const done = await copyOffer(editor, services, { id, details })
    if (!done.ok) throw new Error(done.error.code)
    expect(await read(done.value.id)).toMatchObject({
      status: 'draft',
      startsOn: '2027-01-01',
      endsOn: '2027-01-05',
      title: someOffer().title,
    })
    expect((await read(id)).startsOn).toBe('2026-12-01')
    const stranger = actingAs('chamber', { organizationId: chamber })
    expect(codeOf(await copyOffer(stranger, services, { id, details }))).toBe('forbidden')
    const elsewhere = someOffer({ organizationId: chamber })
    expect(codeOf(await copyOffer(editor, services, { id, details: elsewhere }))).toBe('forbidden')
  })
})

describe('the life of an offer', () => {
  test('publish, confirm, end, take back: each with its audit line', async () => {
    const id = await created()
    expect(codeOf(await confirmOffer(editor, services, { id, version: 1 }))).toBe('not-published')
    expect(codeOf(await publishOffer(editor, services, { id, version: 7 }))).toBe('stale')
    services.setNow(new Date('2026-11-20T10:00:01Z'))
    expect(await publishOffer(editor, services, { id, version: 1 })).toEqual({ ok: true, value: { version: 2 } })
    expect(await read(id)).toMatchObject({ status: 'published', confirmedOn: '2026-11-20' })
    services.setNow(new Date('2027-08-01T10:00:00Z'))
    expect(codeOf(await confirmOffer(editor, services, { id, version: 2 }))).toBe('ok')
    services.setNow(new Date('2027-08-02T10:00:00Z'))
    expect(codeOf(await endOffer(editor, services, { id, version: 3 }))).toBe('ok')
    expect((await getOffer(asPublic, services, id)).ok).toBe(true)
    services.setNow(new Date('2027-08-03T10:00:00Z'))
    expect(codeOf(await reopenOffer(editor, services, { id, version: 4 }))).toBe('ok')
    services.setNow(new Date('2026-11-20T10:00:00Z'))
    expect(await read(id)).toMatchObject({ status: 'published', confirmedOn: '2027-08-01', endedAt: null })
    expect((await actionsOn(id)).map(({ action }) => action)).toEqual([
      'offer.create',
      'offer.publish',
      'offer.confirm',
      'offer.end',
      'offer.reopen',
    ])
  })

  test('a draft that is ended never becomes public, and comes back as a draft', async () => {
    const id = await created()
    await endOffer(editor, services, { id, version: 1 })
    expect(await getOffer(asPublic, services, id)).toEqual({ ok: false, error: 'not-found' })
    await reopenOffer(editor, services, { id, version: 2 })
    expect((await read(id)).status).toBe('draft')
  })

  test('nothing to read, or over already: not published', async () => {
    const empty = await created({ summary: null, description: '' })
    expect(codeOf(await publishOffer(editor, services, { id: empty, version: 1 }))).toBe('no-text')
    const over = await created({ endsOn: plainDate('2026-11-19') })
    expect(codeOf(await publishOffer(editor, services, { id: over, version: 1 }))).toBe('over')
  })

  test.each([
    ['the public', asPublic, 'forbidden'],
    ['another organisation', actingAs('company', { organizationId: chamber }), 'forbidden'],
    ['another region', actingAs('coordinator', { regionId: elsewhere }), 'not-found'],
  ])('%s cannot end it', async (_who, actor, code) => {
    const id = await published()
    expect(codeOf(await endOffer(actor, services, { id, version: 2 }))).toBe(code)
    expect((await read(id)).status).toBe('published')
  })

  test.each(['', 'keine-id', "' OR 1=1"])('an id like %j is not found', async (id) => {
    expect(await getOffer(asPublic, services, id)).toEqual({ ok: false, error: 'not-found' })
    expect(codeOf(await endOffer(editor, services, { id, version: 1 }))).toBe('not-found')
  })
})

describe('who sees what', () => {
  test('a draft is seen by its organisation and the office, and by nobody else, not even by direct SQL', async () => {
    const id = await created()
    const sees = async (actor: Actor): Promise<boolean> => {
      const found = await getOffer(actor, services, id)
      const { rows } = await inContext(services.database, actor, (tx) =>
        sql`SELECT FROM offers.offer WHERE id = ${id}`.execute(tx),
      )
      expect(found.ok).toBe(rows.length === 1)
      return found.ok
    }
    const seeing: string[] = []
    for (const role of allRoles) {
      if (isMembershipRole(role) && (await sees(actingAs(role, { organizationId: bbs })))) seeing.push(role)
      if (isMembershipRole(role) && role !== 'coordinator')
        expect(await sees(actingAs(role, { organizationId: chamber }))).toBe(false)
    }
    expect(seeing).toEqual([
      'coordinator',
      'school-lead',
      'school-teacher',
      'bbs',
      'company',
      'chamber',
      'agency',
      'traeger-coach',
      'traeger-lead',
      'requalification-counsellor',
    ])
    expect(await sees(asPublic)).toBe(false)
    expect(await sees(actingAs('coordinator', { regionId: elsewhere }))).toBe(false)
  })

  test('the public sees a contact person only who agreed to it', async () => {
    const open = await published({ contactPersonId: publicContactOfBbs })
    const inward = await published({ contactPersonId: inwardContactOfBbs })
    const contactOf = async (actor: Actor, id: string) => {
      const found = await getOffer(actor, services, id)
      return found.ok ? found.value.contact?.name : 'not found'
    }
    expect(await contactOf(asPublic, open)).toBe('Thị Mai Đặng')
    expect(await contactOf(asPublic, inward)).toBeUndefined()
    expect(await contactOf(editor, inward)).toBe('Seán O’Neill')
  })

  test('on a public page a contact person ends with the last day of the entry; who sees no persons sees none here', async () => {
    const id = await published({ contactPersonId: publicContactOfBbs })
    const inward = await published({ contactPersonId: inwardContactOfBbs })
    const nameFor = async (read: typeof getOffer | typeof getWorkOffer, actor: Actor, offerId: string) => {
      const found = await read(actor, services, offerId)
      return found.ok ? found.value.contact?.name : found.error
    }
    const until = (day: string | null) =>
      asOperator(services.testDatabase.ownerConfig, (tx) =>
        sql`UPDATE network.contact_person SET valid_until = ${day} WHERE id = ${publicContactOfBbs}`.execute(tx),
      )
    await until(services.today())
    expect(await nameFor(getOffer, asPublic, id)).toBe('Thị Mai Đặng')
    await until(addDays(services.today(), -1))
    expect(await nameFor(getOffer, asPublic, id)).toBeUndefined()
    expect(await nameFor(getWorkOffer, editor, id)).toBe('Thị Mai Đặng')
    await until(null)
    const dpo = actingAs('dpo', { organizationId: office })
    expect(await nameFor(getOffer, dpo, inward)).toBeUndefined()
    expect(await nameFor(getWorkOffer, dpo, inward)).toBeUndefined()
  })

  test('only those who may edit read the history', async () => {
    const id = await published()
    const history = async (actor: Actor) => {
      const found = await getWorkOffer(actor, services, id)
      return found.ok ? found.value.history.length : found.error
    }
    expect(await history(editor)).toBe(2)
    expect(await history(actingAs('monitoring', { organizationId: office }))).toBe(0)
    expect(await history(asPublic)).toBe('forbidden')
  })
})

describe('what others ask of the module', () => {
  test('tasks, hits and facts count what is there', async () => {
    const own = actingAs('chamber', { organizationId: chamber, personId: chamber })
    const id = await created({ organizationId: chamber, title: 'Xylophonbau', endsOn: plainDate('2026-11-21') }, own)
    expect((await waitingTasks(own, services)).map(({ count, urgency }) => [count, urgency])).toEqual([[1, 'sometime']])
    await publishOffer(own, services, { id, version: 1 })
    const before = Object.fromEntries((await offersFacts(asPublic, services)).map(({ name, value }) => [name, value]))
    services.setNow(new Date('2027-09-01T10:00:00Z'))
    expect((await waitingTasks(own, services)).map(({ count, urgency }) => [count, urgency])).toEqual([
      [1, 'soon'],
      [1, 'overdue'],
    ])
    const after = Object.fromEntries((await offersFacts(asPublic, services)).map(({ name, value }) => [name, value]))
    services.setNow(new Date('2026-11-20T10:00:00Z'))
    expect(after['offers.over-but-published']).toBeGreaterThan(before['offers.over-but-published'] ?? 0)
    expect(await findWorkHits(own, services, 'xylophon')).toMatchObject([
      { total: 1, hits: [{ title: 'Xylophonbau' }] },
    ])
    expect(await findWorkHits(asPublic, services, 'xylophon')).toEqual([])
    expect(await waitingTasks(actingAs('monitoring'), services)).toEqual([])
  })

  test('when an organisation turns out to be another one, its offers go with it', async () => {
    const id = await published({ title: 'Geht mit' })
    // Rolled back at the end: the other tests need both.
    const undo = new Error('undo')
    const merged = inContext(services.database, coordinator, async (tx) => {
      await followMerge(tx, coordinator, services, { from: bbs, to: chamber })
      const { rows } = await sql<object>`SELECT organization_id, version FROM offers.offer WHERE id = ${id}`.execute(tx)
      expect(rows).toEqual([{ organization_id: chamber, version: 3 }])
      throw undo
    })
    await expect(merged).rejects.toBe(undo)
    expect((await read(id)).organizationId).toBe(bbs)
  })

  test('a person is told what is held, and is forgotten; the next look finds nothing', async () => {
    const id = await created({ contactName: 'Zoë Krčmář', contactEmail: 'Zoe@Example.org', contactPhone: '0551 1' })
    const subject = { email: ' zoe@example.org ', personId: '0190b7c0-0000-7000-8000-00000000dead' }
    const work = <T>(run: (tx: Parameters<typeof offersErasure.exportOf>[0]) => Promise<T>) =>
      inContext(services.database, asSystem, run)
    expect((await work((tx) => offersErasure.exportOf(tx, subject, services)))['offers.offer']).toMatchObject([
      { Ansprechperson: 'Zoë Krčmář' },
    ])
    expect(await work((tx) => offersErasure.erase(tx, asSystem, services, subject))).toMatchObject({
      'offers.offer': 1,
    })
    expect((await work((tx) => offersErasure.exportOf(tx, subject, services)))['offers.offer']).toEqual([])
    expect(await read(id)).toMatchObject({
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      ownerPersonId: personAtBbs,
    })
    expect((await actionsOn(id)).at(-1)).toMatchObject({
      action: 'offer.forget-person',
      changes: [{ field: 'contact' }],
    })
    expect(await work((tx) => offersErasure.erase(tx, asSystem, services, {}))).toMatchObject({ 'offers.offer': 0 })
  })
})
