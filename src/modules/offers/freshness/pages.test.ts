// The pages of freshness and reports over HTTP: what is answered to wrong input, and what stands in the rows afterwards.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, codeInMailTo, look } from '../../../../tests/made-up/accounts-region.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { MembershipRole } from '../../../kernel/names/roles.ts'
import { keepOffersFresh } from './keep-fresh.ts'

let site: TestSite
let code: string
const cookies = new Map<MembershipRole, string>()

const post = (path: string, fields: Record<string, string>, role?: MembershipRole) => {
  const body = new URLSearchParams(fields).toString()
  const cookie = role && cookies.get(role)
  return site.ask(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    ...(cookie === undefined ? {} : { cookie }),
  })
}
const get = (path: string, role?: MembershipRole) => {
  const cookie = role && cookies.get(role)
  return site.ask(path, cookie === undefined ? {} : { cookie })
}

beforeAll(async () => {
  site = await testSite()
  for (const role of ['coordinator', 'traeger-lead', 'monitoring'] as const) {
    const answer = await post(paths.demoSignIn, { rolle: role })
    const given = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    cookies.set(role, given.join('; '))
  }
  await keepOffersFresh(site.services)
  code = await codeInMailTo(site.services, 'person8@musterau.example')
}, 60_000)

describe('the page behind the link', () => {
  test('says what is wrong with a link, in German and with the right status', async () => {
    for (const [given, status, sentence] of [
      ['', 404, 'Diesen Link kennen wir nicht'],
      ['abc', 404, 'Diesen Link kennen wir nicht'],
      [code, 200, 'Stimmen diese Angebote noch?'],
    ] as const) {
      const answer = await get(`${paths.confirm}?code=${given}`)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(sentence)
    }
    expect((await get(paths.confirm)).status).toBe(404)
  })

  test('keeps out of search engines and shared stores', async () => {
    const answer = await get(`${paths.confirm}?code=${code}`)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(await answer.text()).toContain('noindex')
  })

  test('asks again when nothing was chosen, and when a change says nothing', async () => {
    const empty = await post(paths.confirm, { code })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Sie haben noch nichts ausgewählt.')
    const [offer] = await look<{ id: string; dates_text: string; cost_text: string }>(
      site.services,
      `SELECT id, dates_text, cost_text FROM offers.offer WHERE title = 'Schnupperküche'`,
    )
    const same = {
      code,
      angebot: offer?.id ?? '',
      datesText: offer?.dates_text ?? '',
      costText: offer?.cost_text ?? '',
    }
    const nothing = await post(paths.confirmChange, same)
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('Sie haben noch nichts geändert.')
    const wrong = await post(paths.confirmChange, { ...same, startsOn: 'gestern', contactEmail: 'keine' })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('value="gestern"')
    expect(text).toContain('value="keine"')
    expect(
      await look(
        site.services,
        'SELECT 1 FROM offers.suggestion s JOIN offers.offer o ON o.id = s.offer_id AND o.region_id = s.region_id WHERE o.title = $1',
        ['Schnupperküche'],
      ),
    ).toEqual([])
  })

  test('offers a new link when it is too late, and never says to whom it goes', async () => {
    site.services.setNow(new Date(Date.now() + 22 * 86_400_000))
    const late = await get(`${paths.confirm}?code=${code}`)
    expect(late.status).toBe(410)
    const text = await late.text()
    expect(text).toContain('Dieser Link gilt nicht mehr')
    expect(text).toContain('Neuen Link schicken')
    expect((await post(paths.confirm, { code, alle: 'stimmt' })).status).toBe(410)
    const sent = await post(paths.confirmNewLink, { code })
    expect(sent.status).toBe(200)
    expect(await sent.text()).not.toContain('person8@')
    expect((await post(paths.confirmNewLink, { code: 'falsch' })).status).toBe(404)
    site.services.setNow(undefined)
  })
})

describe('the figures', () => {
  test('open with a sentence, and come as CSV', async () => {
    const page = await (await get(paths.workFreshness, 'coordinator')).text()
    expect(page).toMatch(/\d+ von \d+ Angeboten sind in den letzten 180 Tagen bestätigt\./)
    const csv = await get(paths.workFreshnessExport('csv'), 'coordinator')
    expect(csv.headers.get('content-disposition')).toContain('aktualitaet.csv')
    const lines = (await csv.text()).split('\r\n')
    expect(lines[0]).toContain('Einrichtung;Angebote')
    expect(lines.length).toBeGreaterThan(10)
    expect((await get(paths.workFreshnessExport('xml'), 'coordinator')).status).toBe(404)
  })

  test('show monitoring all organisations but no mails, and a Traeger its own', async () => {
    const monitoring = await (await get(paths.workFreshness, 'monitoring')).text()
    expect(monitoring).toContain('Jugendwerkstatt Nordheim')
    expect(monitoring).not.toContain('Letzte E-Mail')
    const own = await (await get(paths.workFreshness, 'traeger-lead')).text()
    expect(own).not.toContain('Jugendwerkstatt Nordheim')
    expect(own).not.toContain('Jetzt erinnern')
  })

  test('remind once, then say why not again', async () => {
    const [organization] = await look<{ id: string }>(
      site.services,
      `SELECT id FROM network.organization WHERE name LIKE 'Werkhof%'`,
    )
    const id = organization?.id ?? ''
    await look(
      site.services,
      `UPDATE offers.confirmation_request SET created_at = now() - interval '5 days', expires_at = now()
       WHERE organization_id = $1`,
      [id],
    )
    const done = await post(paths.workFreshnessRemind, { einrichtung: id }, 'coordinator')
    expect(done.headers.get('location')).toBe(paths.workFreshness)
    expect((await auditActions(site.services, id)).at(-1)).toBe('offer.ask-confirmation')
    const again = await post(paths.workFreshnessRemind, { einrichtung: id }, 'coordinator')
    expect(again.status).toBe(429)
    expect(await again.text()).toContain('Gerade erst erinnert')
    expect((await post(paths.workFreshnessRemind, { einrichtung: 'keine' }, 'coordinator')).status).toBe(404)
  })
})

describe('reporting', () => {
  test('asks what is wrong, keeps what was typed, and thanks', async () => {
    const [offer] = await look<{ id: string }>(
      site.services,
      `SELECT id FROM offers.offer WHERE title = 'Berufsberatung' AND status = 'published'`,
    )
    const path = paths.offerReport(offer?.id ?? '')
    expect(await (await get(paths.offer(offer?.id ?? ''))).text()).toContain(path)
    expect((await get(path)).status).toBe(200)
    const wrong = await post(path, { words: 'Die Nummer <b>stimmt</b> nicht', replyEmail: 'keine Adresse' })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('&lt;b&gt;stimmt')
    expect(text).toContain('value="keine Adresse"')
    const done = await post(path, { about: 'contact', words: 'Die Nummer stimmt nicht', replyEmail: '' })
    expect(done.status).toBe(303)
    const rows = await look<{ id: string }>(site.services, 'SELECT id FROM offers.report WHERE offer_id = $1', [
      offer?.id,
    ])
    expect(rows).toHaveLength(1)
    for (let more = 0; more < 4; more++) await post(path, { about: 'gone' })
    const throttled = await post(path, { about: 'gone' })
    expect(throttled.status).toBe(429)
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0)

    const report = paths.workReport(rows[0]?.id ?? '')
    expect(await (await get(report, 'coordinator')).text()).toContain('Die Nummer stimmt nicht')
    expect((await post(report, {}, 'coordinator')).status).toBe(422)
    expect((await post(report, { outcome: 'mended', answer: '' }, 'coordinator')).status).toBe(303)
    expect((await post(report, { outcome: 'mended', answer: '' }, 'coordinator')).status).toBe(409)
    expect((await get(report, 'traeger-lead')).status).toBe(404)
  })
})
