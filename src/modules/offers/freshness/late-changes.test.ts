// What becomes of a change that comes a second time, too late or for nothing: over HTTP, as somebody behind the link sees it,
// and as the history of the offer tells it.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, codeInMailTo, look } from '../../../../tests/made-up/accounts-region.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { MembershipRole } from '../../../kernel/names/roles.ts'
import { demoRegion } from '../../network/demo.ts'
import { confirmOffer } from '../offer-state.ts'
import { reportOffer } from '../reports/report-offer.ts'
import { keepOffersFresh } from './keep-fresh.ts'

const contact = 'person8@musterau.example'
let site: TestSite
let code: string
const cookies = new Map<MembershipRole, string>()

const post = (path: string, fields: Record<string, string>, role?: MembershipRole) => {
  const body = new URLSearchParams(fields).toString()
  const cookie = role && cookies.get(role)
  return site.ask(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) },
    ...(cookie === undefined ? {} : { cookie }),
  })
}
const get = async (path: string, role?: MembershipRole) => {
  const cookie = role && cookies.get(role)
  return (await (await site.ask(path, cookie === undefined ? {} : { cookie })).text()).replaceAll('&amp;', '&')
}
const link = (query = '') => `${paths.confirm}?code=${code}${query}`
const idOf = async (title: string) =>
  (await look<{ id: string }>(site.services, 'SELECT id FROM offers.offer WHERE title = $1', [title]))[0]?.id ?? ''
const hidden = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&quot;', '"')
const mailTo = async (address: string, purpose: string) =>
  look<{ subject: string }>(
    site.services,
    'SELECT subject FROM platform.outbox_mail WHERE to_address = $1 AND purpose = $2 ORDER BY created_at, id',
    [address, purpose],
  )

beforeAll(async () => {
  site = await testSite()
  for (const role of ['coordinator'] as const) {
    const answer = await post(paths.demoSignIn, { rolle: role })
    cookies.set(
      role,
      answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    )
  }
  await keepOffersFresh(site.services)
  code = await codeInMailTo(site.services, contact)
}, 60_000)

describe('a change behind the link', () => {
  test('can be made again: the form knows the first one, and says so', async () => {
    const id = await idOf('Schnupperküche')
    const first = await get(link(`&aendern=${id}`))
    expect(hidden(first, 'stand')).toBe('')
    expect((await post(paths.confirmChange, { code, angebot: id, datesText: 'freitags' })).status).toBe(303)
    const page = await get(link())
    expect(page).toContain(`aendern=${id}`)
    expect(page).toContain('Noch etwas ändern')
    const second = await get(link(`&aendern=${id}`))
    expect(second).toContain('value="freitags"')
    expect(second).toContain('Ihre erste Änderung wartet noch.')
    const stand = hidden(second, 'stand')
    expect((await post(paths.confirmChange, { code, angebot: id, datesText: 'samstags', stand })).status).toBe(303)
    expect(await look(site.services, 'SELECT changes FROM offers.suggestion WHERE offer_id = $1', [id])).toMatchObject([
      { changes: { datesText: 'samstags' } },
    ])
  })

  test('that is declined is told by mail and behind the link, with the reason', async () => {
    const id = await idOf('Schnupperküche')
    const [row] = await look<{ id: string }>(site.services, 'SELECT id FROM offers.suggestion WHERE offer_id = $1', [
      id,
    ])
    const path = paths.workSuggestion(row?.id ?? '')
    const stand = hidden(await get(path, 'coordinator'), 'stand')
    // Added to meanwhile: nobody decides about words that were not read.
    await post(paths.confirmChange, { code, angebot: id, datesText: 'samstags', note: 'Erst ab März.' })
    const before = await post(path, { entscheidung: 'ablehnen', reason: 'Samstags ist zu.', stand }, 'coordinator')
    expect(before.status).toBe(409)
    expect(await before.text()).toContain('Inzwischen kam etwas dazu')
    const now = await get(path, 'coordinator')
    expect(now).toContain('Erst ab März.')
    const done = await post(
      path,
      { entscheidung: 'ablehnen', reason: 'Samstags ist <b>zu</b>.', stand: hidden(now, 'stand') },
      'coordinator',
    )
    expect(done.status).toBe(303)
    expect((await mailTo(contact, 'offer-confirmation')).at(-1)?.subject).toBe(
      'Ihre Änderung wurde nicht übernommen: Schnupperküche',
    )
    const page = await get(link())
    expect(page).toContain('nicht übernommen: Samstags ist &lt;b&gt;zu&lt;/b&gt;.')
    expect(await auditActions(site.services, id)).toContain('offer.tell-decision')
    // The mail opens a link of its own, and is no step of the escalation.
    const own = await codeInMailTo(site.services, contact)
    expect(own).not.toBe(code)
    expect(await get(`${paths.confirm}?code=${own}`)).toContain('Samstags ist')
    await keepOffersFresh(site.services)
    expect(await mailTo(contact, 'offer-confirmation')).toHaveLength(2)
  })

  test('for an offer that has ended comes back whole, with what to do next', async () => {
    const id = await idOf('Lerncoaching vor dem Abschluss')
    await look(site.services, `UPDATE offers.offer SET status = 'ended', ended_at = now() WHERE id = $1`, [id])
    const fields = { code, angebot: id, datesText: 'nur noch montags', note: 'Frau Đặng <übernimmt>.' }
    for (const extra of [{}, { contactEmail: 'keine Adresse' }]) {
      const answer = await post(paths.confirmChange, { ...fields, ...extra } as Record<string, string>)
      expect(answer.status).toBe(409)
      const text = await answer.text()
      expect(text).toContain('Ihre Änderung ist nicht gespeichert')
      expect(text).toContain('nur noch montags')
      expect(text).toContain('Frau Đặng &lt;übernimmt&gt;.')
      expect(text).not.toContain('müssen nichts mehr tun')
    }
    await look(site.services, `UPDATE offers.offer SET status = 'published', ended_at = NULL WHERE id = $1`, [id])
  })

  test('after the last day of the link comes back whole, with the way to a new link', async () => {
    const id = await idOf('Offene Metallwerkstatt')
    site.services.setNow(new Date(Date.now() + 22 * 86_400_000))
    for (const extra of [{}, { startsOn: 'gestern' }]) {
      const answer = await post(paths.confirmChange, {
        code,
        angebot: id,
        note: 'Neuer Raum: E 17.',
        ...extra,
      } as Record<string, string>)
      expect(answer.status).toBe(410)
      const text = await answer.text()
      expect(text).toContain('Neuer Raum: E 17.')
      expect(text).toContain('noch nicht gespeichert')
      expect(text).toContain(paths.confirmNewLink)
    }
    site.services.setNow(undefined)
    const lost = await post(paths.confirmChange, { code: 'kaputt', angebot: id, note: 'Neuer Raum: E 17.' })
    expect(lost.status).toBe(404)
    expect(await lost.text()).toContain('Neuer Raum: E 17.')
  })
})

describe('the history of an offer', () => {
  test('names the provider for what came by its link, the public for a report, and function and organisation else', async () => {
    const title = 'Deutsch für die Werkstatt'
    const id = await idOf(title)
    expect((await post(paths.confirm, { code, [`antwort-${id}`]: 'stimmt' })).status).toBe(303)
    await reportOffer({ kind: 'public', regionId: demoRegion.id }, site.services, {
      offerId: id,
      about: 'dates',
      words: null,
      replyEmail: null,
      address: '203.0.113.9',
    })
    const stored = async () => {
      await look(site.services, 'UPDATE offers.offer SET confirmed_on = confirmed_on - 1 WHERE id = $1', [id])
      const [row] = await look<{ version: number; organization_id: string }>(
        site.services,
        'SELECT version, organization_id FROM offers.offer WHERE id = $1',
        [id],
      )
      return row ?? { version: 0, organization_id: '' }
    }
    const { version, organization_id: organizationId } = await stored()
    const editor = { ...personIn('traeger-lead'), regionId: demoRegion.id, organizationId }
    expect((await confirmOffer(editor, site.services, { id, version })).ok).toBe(true)
    const again = await post(paths.workOfferConfirm(id), { version: String((await stored()).version) }, 'coordinator')
    expect(again.status).toBe(303)
    const page = await get(paths.workOffer(id), 'coordinator')
    const lines = [
      ...page.matchAll(
        /<p class="steg-history__title">([^<]*)<\/p>\s*<p class="steg-muted">[\s\S]*?<\/time> · ([^<]*)<\/p>/g,
      ),
    ].map(([, what, by]) => `${what}: ${by}`)
    // In words, not as it is stored.
    expect(page).toContain('Termine, Ort oder Kosten stimmen nicht')
    expect(lines.slice(0, 5)).toEqual([
      'Angebot bestätigt: Koordinierung, Leitstelle Übergang Schule–Beruf',
      'Angebot bestätigt: Leitung beim Träger, Werkhof Aue gGmbH',
      'Anbieter per E-Mail auf die Meldung hingewiesen: Steg selbst',
      'Fehler gemeldet: Öffentlichkeit',
      'Angebot bestätigt: Werkhof Aue gGmbH, über den Bestätigungslink',
    ])
  })
})
