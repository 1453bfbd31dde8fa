// Providers that cannot be asked, mails that come back after all, and the weekly mail to the office.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, look } from '../../../../tests/made-up/accounts-region.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { PersonActor, SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import { findMail } from '../../../platform/mail/outbox.ts'
import { demoRegion } from '../../network/demo.ts'
import { waitingTasks } from '../waiting-tasks.ts'
import { noteBounce, readFigures, remindNow } from './figures.ts'
import { keepOffersFresh } from './keep-fresh.ts'

const day = 86_400_000
const system: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }

let site: TestSite
let werkhof: string
let office: PersonActor
let editor: PersonActor
let cookie: string
let start: number

const get = async (path: string) => (await site.ask(path, { cookie })).text()
const post = (path: string, fields: Record<string, string>) => {
  const body = new URLSearchParams(fields).toString()
  return site.ask(path, {
    method: 'POST',
    body,
    cookie: cookie ?? '',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
  })
}
const taskAbout = async (actor: PersonActor, words: string) =>
  (await waitingTasks(actor, site.services)).find(({ title }) => title.includes(words))
const onDay = async (number: number) => {
  site.services.setNow(new Date(start + number * day))
  await keepOffersFresh(site.services)
}
const figuresOf = async (organizationId: string) => {
  const figures = await readFigures(office, site.services)
  if (!figures.ok) throw new Error('forbidden')
  return figures.value.organizations.find((one) => one.organizationId === organizationId)
}

beforeAll(async () => {
  site = await testSite()
  start = Date.now()
  const idOf = async (name: string) => {
    const sql = 'SELECT id FROM network.organization WHERE name LIKE $1'
    return (await look<{ id: string }>(site.services, sql, [name]))[0]?.id ?? ''
  }
  werkhof = await idOf('Werkhof%')
  const at = { regionId: demoRegion.id }
  office = { ...personIn('coordinator'), ...at, organizationId: await idOf('Leitstelle%') }
  editor = { ...personIn('traeger-lead'), ...at, organizationId: werkhof }
  const signedIn = await post(paths.demoSignIn, { rolle: 'coordinator' })
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

describe("a mail that came back to somebody's mailbox", () => {
  test('is noted by the office, counts as a wrong address, and the next one goes to somebody else at once', async () => {
    await onDay(0)
    const mail = (await figuresOf(werkhof))?.lastMail
    expect(mail).toMatchObject({ recipient: 'contact', bounced: false })
    const requestId = mail?.requestId ?? ''
    expect(await noteBounce(editor, site.services, { requestId, isBack: true })).toEqual({
      ok: false,
      error: 'forbidden',
    })
    const page = await get(paths.workFreshness)
    expect(page).toContain(`name="mail" value="${requestId}"`)
    expect(page).toContain('an Werkhof Aue gGmbH kam zurück')
    const before = await taskAbout(office, 'falsch')
    const done = await post(paths.workFreshnessReturned, { mail: requestId })
    expect(done.headers.get('location')).toBe(paths.workFreshness)
    expect((await taskAbout(office, 'falsch'))?.count).toBe((before?.count ?? 0) + 1)
    expect(await auditActions(site.services, werkhof)).toContain('freshness.note-bounce')
    expect(await get(paths.workFreshness)).not.toContain(`name="mail" value="${requestId}"`)
    // Nobody waits three days for an answer to a mail that did not arrive.
    site.services.setNow(new Date(start + 60_000))
    expect((await remindNow(office, site.services, { organizationId: werkhof })).ok).toBe(true)
    expect((await figuresOf(werkhof))?.lastMail).toMatchObject({ recipient: 'mailbox', bounced: false })
  })

  test('can be taken back, and a made-up one is not found', async () => {
    const [row] = await look<{ id: string }>(
      site.services,
      'SELECT id FROM offers.confirmation_request WHERE organization_id = $1 AND bounced_at IS NOT NULL',
      [werkhof],
    )
    const before = (await taskAbout(office, 'falsch'))?.count ?? 0
    await post(paths.workFreshnessReturned, { mail: row?.id ?? '', zuruecknehmen: 'ja' })
    expect((await taskAbout(office, 'falsch'))?.count ?? 0).toBe(before - 1)
    for (const mail of ['', 'keine', '0199e000-0000-7000-8000-00000000dead']) {
      expect((await post(paths.workFreshnessReturned, { mail })).status).toBe(404)
    }
  })
})

describe('a provider without any address', () => {
  test('is a task of the office, with the way to its entry, until somebody enters one', async () => {
    const before = (await taskAbout(office, 'keine gültige E-Mail-Adresse'))?.count ?? 0
    await look(site.services, `UPDATE network.organization SET email = 'kein Postfach' WHERE id = $1`, [werkhof])
    await look(site.services, 'UPDATE network.contact_person SET email = NULL WHERE organization_id = $1', [werkhof])
    const task = await taskAbout(office, 'keine gültige E-Mail-Adresse')
    expect(task).toMatchObject({ count: before + 1, urgency: 'overdue' })
    expect(task?.href).toBe(`${paths.workFreshness}#ohne-adresse`)
    expect(await taskAbout(editor, 'keine gültige E-Mail-Adresse')).toBeUndefined()
    const section = (await get(paths.workFreshness)).split('id="ohne-adresse"')[1]?.split('</section>')[0] ?? ''
    expect(section).toContain(`href="${paths.workOrganization(werkhof)}"`)
    await look(
      site.services,
      `UPDATE network.organization SET email = 'post@musterau.example', updated_at = now() WHERE id = $1`,
      [werkhof],
    )
    expect((await taskAbout(office, 'keine gültige E-Mail-Adresse'))?.count ?? 0).toBe(before)
  })

  test('counts as such when its only address sent the mail back', async () => {
    const before = (await taskAbout(office, 'keine gültige E-Mail-Adresse'))?.count ?? 0
    site.services.setNow(new Date(start + 5 * day))
    expect((await remindNow(office, site.services, { organizationId: werkhof })).ok).toBe(true)
    const requestId = (await figuresOf(werkhof))?.lastMail?.requestId ?? ''
    await noteBounce(office, site.services, { requestId, isBack: true })
    expect((await taskAbout(office, 'keine gültige E-Mail-Adresse'))?.count ?? 0).toBe(before + 1)
    expect(await remindNow(office, site.services, { organizationId: werkhof })).toMatchObject({
      error: { code: 'nobody-to-write-to' },
    })
  })
})

describe('the weekly mail to the office', () => {
  const digests = () =>
    look<{ id: string; to_address: string }>(
      site.services,
      `SELECT id, to_address FROM platform.outbox_mail WHERE purpose = 'office-digest' ORDER BY created_at`,
    )

  test('went out with what waited, once a week however often the round runs', async () => {
    const [first] = await digests()
    expect(await digests()).toHaveLength(1)
    const read = await inContext(site.services.database, system, (tx) => findMail(tx, site.services, first?.id ?? ''))
    expect(read?.text).toContain('- 2 Fehler sind gemeldet')
    expect(read?.text).toContain(paths.work)
    for (const number of [1, 3, 6]) await onDay(number)
    expect(await digests()).toHaveLength(1)
    await onDay(7)
    expect(await digests()).toHaveLength(2)
    const [, second] = await digests()
    const later = await inContext(site.services.database, system, (tx) => findMail(tx, site.services, second?.id ?? ''))
    expect(later?.text).toMatch(/- \d+ Einrichtung(en)? (hat|haben) keine gültige E-Mail-Adresse/)
  })

  test('does not go out where nothing waits', async () => {
    await look(site.services, 'UPDATE offers.offer SET confirmed_on = $1, valid_until = NULL', ['2027-06-01'])
    await look(site.services, `UPDATE offers.report SET closed_at = now(), outcome = 'mended' WHERE closed_at IS NULL`)
    await look(
      site.services,
      `UPDATE offers.suggestion SET decided_at = now(), decision = 'taken' WHERE decided_at IS NULL`,
    )
    await look(site.services, 'UPDATE offers.confirmation_request SET bounced_at = NULL')
    await look(
      site.services,
      `UPDATE offers.offer SET starts_on = NULL, ends_on = NULL, places_state = 'unknown', places_on = NULL, forced_on = NULL, forced_because = NULL`,
    )
    site.services.setNow(new Date('2027-06-02T10:00:00Z'))
    await keepOffersFresh(site.services)
    expect(await digests()).toHaveLength(2)
    site.services.setNow(undefined)
  })
})
