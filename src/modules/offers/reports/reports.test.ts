// "Fehler melden" from the public form to the answer, with rows, audit lines and what is forgotten.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, look } from '../../../../tests/made-up/accounts-region.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import type { PersonActor, PublicActor, SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import { findMail } from '../../../platform/mail/outbox.ts'
import { demoRegion } from '../../network/demo.ts'
import { offersErasure } from '../erase.ts'
import { waitingTasks } from '../waiting-tasks.ts'
import { forgetOldReports } from './forget.ts'
import { answerReport, getReport, listIncoming } from './handle-report.ts'
import { type ReportInput, reportOffer } from './report-offer.ts'

const visitor: PublicActor = { kind: 'public', regionId: demoRegion.id }
const system: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }

let services: TestServices
let offer: { id: string; organization_id: string }
let editor: PersonActor
let office: PersonActor
let stranger: PersonActor

beforeAll(async () => {
  services = await testServices()
  const [found] = await look<{ id: string; organization_id: string }>(
    services,
    `SELECT id, organization_id FROM offers.offer WHERE title = 'Praktikum im Metallbau' OR (status = 'published' AND forced_on IS NULL)
     ORDER BY confirmed_on DESC NULLS LAST LIMIT 1`,
  )
  if (found === undefined) throw new Error('no offer')
  offer = found
  const at = { regionId: demoRegion.id }
  editor = { ...personIn('company'), ...at, organizationId: offer.organization_id }
  office = { ...personIn('coordinator'), ...at }
  stranger = { ...personIn('company'), ...at }
})

const report = (changes: Partial<ReportInput> = {}) =>
  reportOffer(visitor, services, {
    offerId: offer.id,
    about: 'contact',
    words: 'Die Nummer ist falsch.',
    replyEmail: null,
    address: '203.0.113.7',
    ...changes,
  })

const incomingOf = async (actor: PersonActor) => {
  const found = await listIncoming(actor, services)
  if (!found.ok) throw new Error('forbidden')
  return found.value.reports.filter((one) => one.offer.id === offer.id)
}

const forcedOn = async () =>
  (
    await look<{ forced_on: string | null }>(services, 'SELECT forced_on FROM offers.offer WHERE id = $1', [offer.id])
  )[0]?.forced_on

describe('a report', () => {
  test('arrives at the provider and at the office, and at nobody else', async () => {
    expect(await report({ replyEmail: 'leser@example.org' })).toEqual({ ok: true, value: 'mailed' })
    expect(await incomingOf(editor)).toHaveLength(1)
    expect(await incomingOf(office)).toHaveLength(1)
    expect(await incomingOf(stranger)).toEqual([])
    expect(await listIncoming({ ...office, role: 'monitoring' }, services)).toMatchObject({ ok: false })
    expect((await auditActions(services, offer.id)).slice(-2)).toEqual(['offer.report', 'offer.tell-report'])
    const tasks = await waitingTasks(editor, services)
    expect(tasks).toContainEqual(expect.objectContaining({ title: '1 Fehler ist gemeldet', urgency: 'overdue' }))
  })

  test('is refused for what the public cannot see', async () => {
    const [draft] = await look<{ id: string }>(services, `SELECT id FROM offers.offer WHERE status = 'draft' LIMIT 1`)
    for (const offerId of [draft?.id ?? '', 'keine-uuid', '0199e000-0000-7000-8000-00000000dead']) {
      expect(await report({ offerId })).toMatchObject({ error: { code: 'not-found' } })
    }
  })

  test('makes the offer due when three came from different networks, and not before', async () => {
    await report({ address: '203.0.113.8' })
    await report({ address: '203.0.113.9' })
    expect(await forcedOn()).toBeNull()
    await report({ address: '198.51.100.1' })
    expect(await forcedOn()).toBeNull()
    await report({ address: '2001:db8:7::1' })
    expect(await forcedOn()).toBe(services.today())
    expect((await auditActions(services, offer.id)).at(-1)).toBe('offer.force-due')
  })

  test('is slowed down after five from one connection', async () => {
    for (let more = 0; more < 4; more++) expect((await report({ address: '192.0.2.55' })).ok).toBe(true)
    expect((await report({ address: '192.0.2.55' })).ok).toBe(true)
    expect(await report({ address: '192.0.2.55' })).toMatchObject({ error: { code: 'throttled' } })
  })
})

describe('answering', () => {
  test('closes the report once, and mails whoever left an address', async () => {
    const [first] = await incomingOf(office)
    const id = first?.about.id ?? ''
    expect(await getReport(stranger, services, id)).toMatchObject({ ok: false })
    expect(await answerReport(stranger, services, { id, outcome: 'mended', answer: null })).toMatchObject({
      error: { code: 'not-found' },
    })
    const both = await Promise.all([
      answerReport(editor, services, { id, outcome: 'mended', answer: 'Jetzt stimmt die Nummer.' }),
      answerReport(office, services, { id, outcome: 'was-right', answer: null }),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.filter((one) => !one.ok)).toEqual([{ ok: false, error: { code: 'closed' } }])
    const [mail] = await look<{ id: string }>(
      services,
      `SELECT id FROM platform.outbox_mail WHERE to_address = 'leser@example.org'`,
    )
    const sent = await inContext(services.database, system, (tx) => findMail(tx, services, mail?.id ?? ''))
    expect(sent).toMatchObject({ purpose: 'report-answer' })
    expect(sent?.text).toContain('löschen wir spätestens in 30 Tagen')
    expect((await auditActions(services, offer.id)).at(-1)).toBe('offer.close-report')
  })

  const personal = 'reply_email, reporter_key, words, answer'
  const daysLater = async (days: number) => {
    services.setNow(new Date(Date.now() + days * 86_400_000))
    await forgetOldReports(services)
  }

  test('lets address, words and answer go 30 days later, and not before', async () => {
    const [closed] = await look<{ id: string }>(services, 'SELECT id FROM offers.report WHERE closed_at IS NOT NULL')
    const id = closed?.id ?? ''
    const kept = () =>
      look<{ outcome: string }>(
        services,
        `SELECT num_nonnulls(${personal}) AS count, outcome FROM offers.report WHERE id = $1`,
        [id],
      )
    // Which of the two answers was first is nobody's: one of them had no words.
    await look(services, `UPDATE offers.report SET answer = 'Jetzt stimmt die Nummer.' WHERE id = $1`, [id])
    const outcome = (await kept())[0]?.outcome
    await daysLater(29)
    expect(await kept()).toEqual([{ count: 4, outcome }])
    expect(await getReport(office, services, id)).toMatchObject({ value: { isForgotten: false } })
    await daysLater(31)
    expect(await kept()).toEqual([{ count: 0, outcome }])
    expect(await getReport(office, services, id)).toMatchObject({ value: { isForgotten: true } })
    services.setNow(undefined)
  })

  test('or 180 days after it came in, where nobody closes it', async () => {
    await report({ replyEmail: 'offen@example.org', address: '198.51.100.200' })
    const [open] = await look<{ id: string }>(
      services,
      `SELECT id FROM offers.report WHERE reply_email = 'offen@example.org'`,
    )
    const id = open?.id ?? ''
    const kept = () =>
      look(services, `SELECT num_nonnulls(${personal}) AS count FROM offers.report WHERE id = $1`, [id])
    await daysLater(179)
    expect(await kept()).toEqual([{ count: 3 }])
    await daysLater(181)
    expect(await kept()).toEqual([{ count: 0 }])
    expect(await getReport(office, services, id)).toMatchObject({
      value: { isForgotten: true, about: { closedAt: null, about: 'contact' } },
    })
    services.setNow(undefined)
  })

  test('or at once, when the person asks for it, with words and answer', async () => {
    services.setNow(new Date(Date.now() + 2 * 3_600_000))
    await report({ replyEmail: 'Weg@Example.org', words: 'Ich bin es.', address: '198.51.100.77' })
    await look(
      services,
      `UPDATE offers.report SET closed_at = now(), outcome = 'mended', answer = 'Danke, Frau Weg.'
       WHERE reply_email ILIKE 'weg@%'`,
    )
    const held = await inContext(services.database, system, (tx) =>
      offersErasure.exportOf(tx, { email: 'weg@example.org' }, services),
    )
    expect(held['offers.report']).toMatchObject([{ Meldung: 'Ich bin es.', Antwort: 'Danke, Frau Weg.' }])
    const done = await inContext(services.database, system, (tx) =>
      offersErasure.erase(tx, system, services, { email: 'weg@example.org' }),
    )
    expect(done['offers.report']).toBe(1)
    expect(
      await look(
        services,
        `SELECT 1 FROM offers.report WHERE words = 'Ich bin es.' OR reply_email ILIKE 'weg@%' OR answer ILIKE '%Frau Weg%'`,
      ),
    ).toEqual([])
    services.setNow(undefined)
  })
})
