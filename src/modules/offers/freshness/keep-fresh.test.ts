// The daily round over weeks, on the demo region: asked once per step, the deputy after a week, the office after two;
// mails that come back, offers that are hidden and shown again.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, look } from '../../../../tests/made-up/accounts-region.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { demoContactId, demoRegion } from '../../network/demo.ts'
import { confirmOffer } from '../offer-state.ts'
import { waitingTasks } from '../waiting-tasks.ts'
import { decideDatesAtOnce, readFigures, remindNow } from './figures.ts'
import { keepOffersFresh } from './keep-fresh.ts'
import { showAgain } from './show-again.ts'

const day = 86_400_000
const deputyMail = 'vertretung@musterau.example'

let services: TestServices
let werkhof: string
let office: PersonActor
let editor: PersonActor
let start: number

beforeAll(async () => {
  services = await testServices()
  start = Date.now()
  const idOf = async (name: string) => {
    const [row] = await look<{ id: string }>(services, 'SELECT id FROM network.organization WHERE name LIKE $1', [name])
    return row?.id ?? ''
  }
  werkhof = await idOf('Werkhof%')
  const at = { regionId: demoRegion.id }
  office = { ...personIn('coordinator'), ...at, organizationId: await idOf('Leitstelle%') }
  editor = { ...personIn('traeger-lead'), ...at, organizationId: werkhof }
  await look(
    services,
    `INSERT INTO network.contact_person (region_id, id, organization_id, family_name, function_name, email, deputy_of)
     VALUES ($1, '0199e000-0000-7000-8000-000000000001', $2, 'Đặng', 'Vertretung', $3, $4)`,
    [demoRegion.id, werkhof, deputyMail, demoContactId(8)],
  )
})

const onDay = async (number: number) => {
  services.setNow(new Date(start + number * day))
  await keepOffersFresh(services)
}

const mailsTo = async (organizationId: string) =>
  (
    await look<{ to_address: string; subject: string }>(
      services,
      `SELECT m.to_address, m.subject FROM platform.outbox_mail m
         JOIN offers.confirmation_request r ON r.region_id = m.region_id AND r.mail_id = m.id
       WHERE r.organization_id = $1 ORDER BY m.created_at, m.id`,
      [organizationId],
    )
  ).map(({ to_address }) => to_address)

const titlesOf = async (actor: PersonActor) => (await waitingTasks(actor, services)).map(({ title }) => title)

describe('the daily round', () => {
  test('asks each organisation by one mail, and on the same day not again', async () => {
    await onDay(0)
    expect(await mailsTo(werkhof)).toEqual(['person8@musterau.example'])
    const [mail] = await look<{ subject: string }>(
      services,
      `SELECT subject FROM platform.outbox_mail WHERE to_address = 'person8@musterau.example'`,
    )
    expect(mail?.subject).toBe('Stimmen Ihre 12 Angebote noch? Werkhof Aue gGmbH')
    await keepOffersFresh(services)
    await onDay(1)
    expect(await mailsTo(werkhof)).toHaveLength(1)
    expect(await auditActions(services, werkhof)).toContain('offer.ask-confirmation')
  })

  test('has one answer to two rounds at once', async () => {
    await Promise.all([keepOffersFresh(services), keepOffersFresh(services)])
    expect(await mailsTo(werkhof)).toHaveLength(1)
  })

  test('asks the deputy after a week of silence, and tells the office after two', async () => {
    await onDay(6)
    expect(await mailsTo(werkhof)).toHaveLength(1)
    await onDay(7)
    const after = await mailsTo(werkhof)
    expect(after.length).toBeGreaterThan(1)
    const silentOnDay = async (number: number) => {
      await onDay(number)
      const figures = await readFigures(office, services)
      if (!figures.ok) throw new Error('forbidden')
      return figures.value.organizations.find(({ organizationId }) => organizationId === werkhof)
    }
    expect(await silentOnDay(13)).toMatchObject({ isSilent: false, open: 12 })
    expect(await silentOnDay(14)).toMatchObject({ isSilent: true, open: 12 })
    expect((await mailsTo(werkhof)).slice(0, 4)).toContain(deputyMail)
    expect((await titlesOf(office)).some((title) => title.includes('auf die Bitte um Bestätigung'))).toBe(true)
  })

  test('never writes more than once a week to the first, whatever comes due', async () => {
    for (let number = 15; number < 40; number++) await onDay(number)
    const rows = await look<{ created_at: Date }>(
      services,
      `SELECT created_at FROM offers.confirmation_request WHERE organization_id = $1 AND asked_because = 'due' ORDER BY created_at`,
      [werkhof],
    )
    const gaps = rows.slice(1).map((row, index) => row.created_at.getTime() - (rows[index]?.created_at.getTime() ?? 0))
    expect(rows.length).toBeGreaterThan(1)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7 * day)
  }, 60_000)
})

describe('a mail that comes back', () => {
  test('flags the contact, and the next mail goes to somebody else', async () => {
    await look(
      services,
      `UPDATE platform.outbox_mail SET failed_at = now(), last_error = 'EENVELOPE 550'
       WHERE to_address = 'person8@musterau.example'`,
    )
    await onDay(40)
    expect(
      await look(
        services,
        `SELECT 1 FROM offers.confirmation_request WHERE organization_id = $1 AND bounced_at IS NOT NULL`,
        [werkhof],
      ),
    ).not.toEqual([])
    expect((await titlesOf(office)).some((title) => /E-Mail-Adressen? (ist|sind) falsch/.test(title))).toBe(true)
    services.setNow(new Date(start + 60 * day))
    expect((await remindNow(office, services, { organizationId: werkhof })).ok).toBe(true)
    expect((await mailsTo(werkhof)).at(-1)).toBe(deputyMail)
    expect(await remindNow(office, services, { organizationId: werkhof })).toMatchObject({
      error: { code: 'reminded-lately' },
    })
  })

  test('with a soft refusal or none at all flags nobody', async () => {
    await look(services, `UPDATE platform.outbox_mail SET last_error = 'EENVELOPE 450' WHERE to_address = $1`, [
      deputyMail,
    ])
    await onDay(61)
    expect(
      await look(
        services,
        `SELECT 1 FROM offers.confirmation_request r JOIN platform.outbox_mail m ON m.region_id = r.region_id AND m.id = r.mail_id
         WHERE m.to_address = $1 AND r.bounced_at IS NOT NULL`,
        [deputyMail],
      ),
    ).toEqual([])
  })
})

describe('an offer that nobody confirms', () => {
  const stateOf = async (id: string) => {
    const [row] = await look<{ hidden: boolean; version: number }>(
      services,
      'SELECT hidden_at IS NOT NULL AS hidden, version FROM offers.offer WHERE id = $1',
      [id],
    )
    return row ?? { hidden: false, version: 0 }
  }
  const theirs = async () => {
    const [row] = await look<{ id: string }>(
      services,
      `SELECT id FROM offers.offer WHERE organization_id = $1 AND title = 'Schnupperküche'`,
      [werkhof],
    )
    return row?.id ?? ''
  }

  test('is hidden after a quarter of a year, shown again by the office with a reason, and fresh by a confirmation', async () => {
    const id = await theirs()
    // Confirmed 158 days before the start: due on day 22, hidden on day 112.
    await onDay(111)
    expect(await stateOf(id)).toMatchObject({ hidden: false })
    await onDay(112)
    expect(await stateOf(id)).toMatchObject({ hidden: true })
    expect((await auditActions(services, id)).at(-1)).toBe('offer.hide')
    expect((await titlesOf(office)).some((title) => title.includes('nicht mehr öffentlich'))).toBe(true)

    expect(await showAgain(editor, services, { id, reason: 'bitte' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await showAgain(office, services, { id, reason: '' })).toMatchObject({ error: { code: 'no-reason' } })
    expect((await showAgain(office, services, { id, reason: 'Telefonisch bestätigt.' })).ok).toBe(true)
    expect(await showAgain(office, services, { id, reason: 'nochmal' })).toMatchObject({
      error: { code: 'not-hidden' },
    })
    await onDay(201)
    expect(await stateOf(id)).toMatchObject({ hidden: false })
    await onDay(202)
    expect(await stateOf(id)).toMatchObject({ hidden: true })

    const { version } = await stateOf(id)
    expect((await confirmOffer(editor, services, { id, version })).ok).toBe(true)
    expect(await stateOf(id)).toMatchObject({ hidden: false })
    expect(
      await look(services, 'SELECT answer, way FROM offers.confirmation WHERE offer_id = $1 ORDER BY happened_at', [
        id,
      ]),
    ).toEqual([
      { answer: 'shown-again', way: 'work' },
      { answer: 'right', way: 'work' },
    ])
  })

  test('has stored deadlines that the daily round finds nothing to mend in', async () => {
    const before = await look(services, 'SELECT id, ask_from, due_on FROM offers.offer ORDER BY id')
    await look(services, `UPDATE offers.offer SET ask_from = NULL, due_on = NULL`)
    await keepOffersFresh(services)
    expect(await look(services, 'SELECT id, ask_from, due_on FROM offers.offer ORDER BY id')).toEqual(before)
  })
})

describe('every round', () => {
  test('asks the contact, and the deputy after a week, also the second and the third time', async () => {
    const first = 210
    // All mails came through again, and all offers of one kind are asked about together, 46 days after a confirmation.
    await look(services, 'UPDATE platform.outbox_mail SET failed_at = NULL, last_error = NULL')
    await look(services, 'UPDATE offers.confirmation_request SET bounced_at = NULL')
    await look(services, 'UPDATE network.contact_person SET valid_until = NULL WHERE organization_id = $1', [werkhof])
    const confirmOn = (number: number) =>
      look(
        services,
        `UPDATE offers.offer SET kind = 'ausbildungsplatz', confirmed_on = $2, starts_on = NULL, ends_on = NULL,
           valid_until = NULL, places_state = 'unknown', places_on = NULL, forced_on = NULL, forced_because = NULL
         WHERE organization_id = $1 AND status = 'published'`,
        [werkhof, new Date(start + number * day).toISOString().slice(0, 10)],
      )
    for (const confirmed of [first, first + 60, first + 120]) {
      await confirmOn(confirmed)
      const before = (await mailsTo(werkhof)).length
      for (const after of [1, 45, 46, 52, 53]) await onDay(confirmed + after)
      expect((await mailsTo(werkhof)).slice(before)).toEqual(['person8@musterau.example', deputyMail])
    }
  }, 60_000)
})

describe('the figures', () => {
  test('are for all organisations or for the own one, worst first, and for nobody else', async () => {
    const all = await readFigures(office, services)
    const own = await readFigures(editor, services)
    if (!all.ok || !own.ok) throw new Error('forbidden')
    expect(own.value.organizations.map(({ organizationId }) => organizationId)).toEqual([werkhof])
    const shares = all.value.organizations.map(({ confirmed, offers }) => confirmed / offers)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(all.value.offers).toBe(Object.values(all.value.byState).reduce((sum, count) => sum + count, 0))
    expect(all.value.confirmed).toBeLessThan(all.value.offers)
    expect(await readFigures({ ...office, role: 'operator' }, services)).toEqual({ ok: false, error: 'forbidden' })
    expect(await readFigures({ kind: 'public', regionId: demoRegion.id }, services)).toMatchObject({ ok: false })
    expect(await remindNow(editor, services, { organizationId: werkhof })).toMatchObject({
      error: { code: 'forbidden' },
    })
  })

  test('let the office decide what is taken over at once, with an audit line', async () => {
    expect(await decideDatesAtOnce(editor, services, { takesDatesAtOnce: true })).toMatchObject({ ok: false })
    expect((await decideDatesAtOnce(office, services, { takesDatesAtOnce: true })).ok).toBe(true)
    expect((await auditActions(services, demoRegion.id)).at(-1)).toBe('freshness.decide')
    const figures = await readFigures(office, services)
    expect(figures.ok && figures.value.takesDatesAtOnce).toBe(true)
  })
})
