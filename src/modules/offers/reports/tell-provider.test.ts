// A report reaches providers without an account: one mail a day, the words behind its link, and what the reporter is told.

import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, codeInMailTo, look } from '../../../../tests/made-up/accounts-region.ts'
import { nothing } from '../../../../tests/made-up/suggestion.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { PublicActor, SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import { findMail } from '../../../platform/mail/outbox.ts'
import { demoRegion } from '../../network/demo.ts'
import { answerByLink } from '../freshness/answer.ts'
import { keepOffersFresh } from '../freshness/keep-fresh.ts'
import { openLink } from '../freshness/open-link.ts'
import { suggestByLink } from '../freshness/suggest.ts'
import { type ReportInput, reportOffer } from './report-offer.ts'

const visitor: PublicActor = { kind: 'public', regionId: demoRegion.id }
const system: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }
const contact = 'person8@musterau.example'
const day = 86_400_000

let site: TestSite
let fresh: string
let werkhof: string

beforeAll(async () => {
  site = await testSite()
  const [row] = await look<{ id: string; organization_id: string }>(
    site.services,
    `SELECT id, organization_id FROM offers.offer WHERE title = 'Jugendwerkstatt Holz und Garten'`,
  )
  fresh = row?.id ?? ''
  werkhof = row?.organization_id ?? ''
}, 60_000)

let caller = 1
const report = (changes: Partial<ReportInput> = {}) =>
  reportOffer(visitor, site.services, {
    offerId: fresh,
    about: 'contact',
    words: 'Die Nummer <b>ist</b> falsch.',
    replyEmail: 'leser@example.org',
    address: `203.0.113.${caller++}`,
    ...changes,
  })
const mails = () =>
  look<{ id: string; to_address: string; subject: string }>(
    site.services,
    `SELECT m.id, m.to_address, m.subject FROM platform.outbox_mail m
       JOIN offers.confirmation_request r ON r.region_id = m.region_id AND r.mail_id = m.id
     WHERE r.organization_id = $1 AND r.asked_because = 'report' ORDER BY m.created_at, m.id`,
    [werkhof],
  )
const standsBehind = async (code: string) => {
  const opened = await openLink(site.services, code)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value.offers.find(({ offer }) => offer.id === fresh)
}

describe('a reported mistake', () => {
  test('goes to the contact by mail, without the words and without whoever wrote them', async () => {
    expect(await report()).toEqual({ ok: true, value: 'mailed' })
    const [mail] = await mails()
    expect(mail).toMatchObject({
      to_address: contact,
      subject: 'Stimmt das noch? Ein Hinweis zu: Jugendwerkstatt Holz und Garten',
    })
    const read = await inContext(site.services.database, system, (tx) => findMail(tx, site.services, mail?.id ?? ''))
    expect(read?.text).toContain('Telefon, E-Mail oder Ansprechperson stimmen nicht')
    expect(read?.text).not.toMatch(/Die Nummer|leser@/)
    expect((await auditActions(site.services, fresh)).slice(-2)).toEqual(['offer.report', 'offer.tell-report'])
  })

  test('is one mail per offer and day, however many report it, also at once', async () => {
    const more = await Promise.all([report(), report({ about: 'dates', words: null })])
    expect(more).toEqual([
      { ok: true, value: 'before' },
      { ok: true, value: 'before' },
    ])
    expect(await mails()).toHaveLength(1)
    site.services.setNow(new Date(Date.now() + day))
    expect(await report({ about: 'other', words: 'Morgen auch.' })).toEqual({ ok: true, value: 'mailed' })
    expect(await mails()).toHaveLength(2)
    site.services.setNow(undefined)
  })

  test('stands behind the link with kind and words as text, and nothing of the reporter', async () => {
    const code = await codeInMailTo(site.services, contact)
    expect(await standsBehind(code)).toMatchObject({ stands: 'open', freshness: 'fresh' })
    const html = await (await site.ask(`${paths.confirm}?code=${code}`)).text()
    expect(html).toContain('Telefon, E-Mail oder Ansprechperson stimmen nicht.')
    expect(html).toContain('„Die Nummer &lt;b&gt;ist&lt;/b&gt; falsch.“')
    expect(html).not.toContain('leser@example.org')
  })

  test('is no step of the escalation: the question about what is due goes out all the same', async () => {
    await keepOffersFresh(site.services)
    const due = await look(
      site.services,
      `SELECT 1 FROM offers.confirmation_request WHERE organization_id = $1 AND asked_because = 'due'`,
      [werkhof],
    )
    expect(due).toHaveLength(1)
  })

  test('is answered behind the link once; the office sees the answer and closes the report', async () => {
    site.services.setNow(new Date(Date.now() + 2 * day))
    const code = await codeInMailTo(site.services, contact)
    const answer = () =>
      answerByLink(site.services, { code, answers: new Map([[fresh, 'right' as const]]), all: false, except: [] })
    expect(await answer()).toMatchObject({ value: { right: 1, settledBefore: 0 } })
    expect(await answer()).toMatchObject({ value: { right: 0, settledBefore: 1 } })
    expect(await standsBehind(code)).toMatchObject({ stands: 'settled', reports: [] })
    const open = await look<{ id: string }>(
      site.services,
      'SELECT id FROM offers.report WHERE offer_id = $1 AND closed_at IS NULL ORDER BY created_at',
      [fresh],
    )
    expect(open).toHaveLength(4)
    const signedIn = await site.ask(paths.demoSignIn, {
      method: 'POST',
      body: 'rolle=coordinator',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '17' },
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const page = await (await site.ask(paths.workReport(open[0]?.id ?? ''), { cookie })).text()
    expect(page).toContain('Antwort seit der Meldung: „Stimmt noch“ am')
    site.services.setNow(undefined)
  })

  test('can be answered by a change as well', async () => {
    site.services.setNow(new Date(Date.now() + 3 * day))
    expect(await report({ about: 'other', words: 'Noch etwas.' })).toMatchObject({ value: 'mailed' })
    const code = await codeInMailTo(site.services, contact)
    expect(await standsBehind(code)).toMatchObject({ stands: 'open' })
    const stored = (await standsBehind(code))?.offer
    const input = { ...nothing, datesText: stored?.datesText ?? null, costText: stored?.costText ?? null }
    await suggestByLink(site.services, { code, offerId: fresh, input: { ...input, note: 'Neue Nummer: 05521 2' } })
    expect(await standsBehind(code)).toMatchObject({ stands: 'proposed', reports: [] })
    site.services.setNow(undefined)
  })
})

describe('whoever reports is told what is true', () => {
  const sentence = async (offerId: string) => {
    const body = 'about=gone&words=&replyEmail='
    const done = await site.ask(paths.offerReport(offerId), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    })
    const cookie = done.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return (await site.ask(done.headers.get('location') ?? '', { cookie })).text()
  }

  test('also where nobody can be written to, and where the address stands with the offer alone', async () => {
    const [row] = await look<{ id: string; organization_id: string }>(
      site.services,
      `SELECT id, organization_id FROM offers.offer WHERE title = 'Nachts in der Backstube'`,
    )
    const [id, organization] = [row?.id ?? '', row?.organization_id ?? '']
    await look(site.services, 'UPDATE network.organization SET email = NULL WHERE id = $1', [organization])
    await look(site.services, 'UPDATE network.contact_person SET email = NULL WHERE organization_id = $1', [
      organization,
    ])
    expect(await sentence(id)).toContain('Den Anbieter können wir nicht per E-Mail erreichen')
    await look(site.services, `UPDATE offers.offer SET contact_email = 'backstube@musterau.example' WHERE id = $1`, [
      id,
    ])
    expect(await sentence(id)).toContain('der Anbieter bekommt eine E-Mail')
    expect(
      await look(site.services, `SELECT 1 FROM platform.outbox_mail WHERE to_address = 'backstube@musterau.example'`),
    ).toHaveLength(1)
    expect(await sentence(id)).toContain('hat heute schon eine E-Mail zu diesem Angebot bekommen')
  })
})
