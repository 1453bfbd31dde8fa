// What becomes of a change that comes a second time, too late or for nothing: over HTTP, as somebody behind the link sees it,
// and as the history of the offer tells it.
import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, codeInMailTo, look } from '../../../../tests/made-up/accounts-region.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { MembershipRole } from '../../../kernel/names/roles.ts'
import { inContext } from '../../../platform/db/database.ts'
import { findMail } from '../../../platform/mail/outbox.ts'
import { demoRegion } from '../../network/demo.ts'
import { setApprovalRule } from '../editing/approval-rules.ts'
import { detailsOf, updateOffer } from '../keep-offer.ts'
import { confirmOffer } from '../offer-state.ts'
import { reportOffer } from '../reports/report-offer.ts'
import { findOffer } from '../store.ts'
import { takeSuggestion } from './decide-suggestion.ts'
import { keepOffersFresh } from './keep-fresh.ts'
import { keepTakesDatesAtOnce } from './suggestion-store.ts'

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
    expect(first).not.toContain('Ihre erste Änderung wartet noch.')
    expect(JSON.parse(hidden(first, 'stand'))).toMatchObject({ datesText: 'freitags, 9 bis 14 Uhr' })
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

const valuesIn = async (id: string, columns: string) =>
  (await look(site.services, `SELECT ${columns} FROM offers.offer WHERE id = $1`, [id]))[0]
const setIn = (id: string, what: string) =>
  look(site.services, `UPDATE offers.offer SET ${what}, version = version + 1 WHERE id = $1`, [id])
const suggestionOf = async (id: string) => {
  const [row] = await look<{ id: string; changes: object }>(
    site.services,
    'SELECT id, changes FROM offers.suggestion WHERE offer_id = $1 ORDER BY created_at DESC LIMIT 1',
    [id],
  )
  return { id: row?.id ?? '', changes: row?.changes }
}

describe('a form that stood open while others saved', () => {
  test('takes nothing of it back, and shows both where both changed the same', async () => {
    const id = await idOf('Fahrradwerkstatt der Schülerfirma')
    const open = async () => hidden(await get(link(`&aendern=${id}`)), 'stand')
    const send = (fields: Record<string, string>) => post(paths.confirmChange, { code, angebot: id, ...fields })
    const stand = await open()
    await setIn(id, `cost_text = '3 Euro'`)
    expect((await send({ stand, datesText: 'donnerstags', costText: 'kostenlos' })).status).toBe(303)
    expect(await suggestionOf(id)).toMatchObject({ changes: { datesText: 'donnerstags' } })

    const second = await open()
    await setIn(id, `cost_text = '4 Euro', apply_until = '2030-03-04'`)
    const answer = await send({ stand: second, datesText: 'donnerstags', costText: '5 Euro' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Inzwischen steht hier: „4 Euro“.')
    expect(page).toContain('value="5 Euro"')
    // Where nobody typed, the newest stands, so that sending once more does not empty it.
    expect(page).toContain('value="2030-03-04"')
    const seen = hidden(page, 'stand')
    expect(
      (await send({ stand: seen, applyUntil: '2030-03-04', datesText: 'donnerstags', costText: '5 Euro' })).status,
    ).toBe(303)
    expect((await suggestionOf(id)).changes).toEqual({ datesText: 'donnerstags', costText: '5 Euro' })
  })

  test('counts as drawn from the offer as it is, when what it was drawn with is broken', async () => {
    const id = await idOf('Fahrradwerkstatt der Schülerfirma')
    for (const stand of ['{', '[]', '{"costText":1}', 'null', '{"__proto__":"x"}']) {
      const answer = await post(paths.confirmChange, { code, angebot: id, stand, startsOn: 'gestern' })
      expect(answer.status).toBe(422)
      const again = await post(paths.confirmChange, { code, angebot: id, stand, costText: '5 Euro', note: 'Ja.' })
      expect(again.status).toBe(303)
    }
  })
})

describe('what an editor takes over', () => {
  const decide = async (id: string, fields: Record<string, string> = { entscheidung: 'uebernehmen' }) => {
    const path = paths.workSuggestion((await suggestionOf(id)).id)
    const page = await get(path, 'coordinator')
    const done = await post(path, { ...fields, stand: hidden(page, 'stand') }, 'coordinator')
    expect(done.status).toBe(303)
    return page
  }
  const change = async (id: string, fields: Record<string, string>) => {
    const stand = hidden(await get(link(`&aendern=${id}`)), 'stand')
    const typed = JSON.parse(stand) as Record<string, string>
    expect((await post(paths.confirmChange, { code, angebot: id, stand, ...typed, ...fields })).status).toBe(303)
  }

  test('is the new number alone: name and e-mail stay; another person replaces all, and the page says what goes', async () => {
    const id = await idOf('Offene Sprechstunde im Werkhof')
    const columns = 'contact_person_id, contact_name, contact_email, contact_phone'
    await setIn(
      id,
      `contact_person_id = NULL, contact_name = 'Linh Đặng', contact_email = 'd@x.example', contact_phone = '05521 1'`,
    )
    await change(id, { contactPhone: '05521 2' })
    const page = await decide(id)
    expect(page).toContain('05521 2')
    expect(page).not.toContain('d@x.example')
    const kept = { contact_person_id: null, contact_name: 'Linh Đặng', contact_email: 'd@x.example' }
    expect(await valuesIn(id, columns)).toEqual({ ...kept, contact_phone: '05521 2' })
    await change(id, { contactName: 'Jan ’t Hooft' })
    expect(await decide(id)).toMatch(/d@x\.example[^–]*–/)
    expect(await valuesIn(id, columns)).toEqual({
      contact_person_id: null,
      contact_name: 'Jan ’t Hooft',
      contact_email: null,
      contact_phone: null,
    })
  })

  test('is added to a change that waits for the office, and a note alone hands nothing in again', async () => {
    const id = await idOf('Schnupperwerkstatt Holz')
    const { services } = site
    const [row] = await look<{ organization_id: string }>(
      services,
      'SELECT organization_id FROM offers.offer WHERE id = $1',
      [id],
    )
    const organizationId = row?.organization_id ?? ''
    const at = { regionId: demoRegion.id }
    const coordinator = { ...personIn('coordinator'), ...at }
    const editor = { ...personIn('traeger-lead'), ...at, organizationId }
    const rule = { owner: { of: 'organization', organizationId } } as const
    expect((await setApprovalRule(coordinator, services, { ...rule, mode: 'by-office' })).ok).toBe(true)
    const offer = await inContext(services.database, editor, (tx) => findOffer(tx, id))
    if (offer === undefined) throw new Error('no such offer')
    const details = { ...detailsOf(offer), description: 'Neu: mit Drechselbank.' }
    expect(await updateOffer(editor, services, { id, version: offer.version, details })).toMatchObject({
      value: { isHeld: true },
    })
    await change(id, { datesText: 'freitags' })
    const taken = await takeSuggestion(editor, services, { id: (await suggestionOf(id)).id })
    expect(taken).toMatchObject({ value: { isHeld: true } })
    const waiting = () => look(services, 'SELECT state, changes FROM offers.submission WHERE offer_id = $1', [id])
    const changes = { description: 'Neu: mit Drechselbank.', datesText: 'freitags' }
    expect(await waiting()).toEqual([{ state: 'submitted', changes }])

    await look(
      services,
      `UPDATE offers.submission SET state = 'returned', reason = 'Warum?', answered_at = now() WHERE offer_id = $1`,
      [id],
    )
    await change(id, { note: 'Bitte klingeln.' })
    expect((await takeSuggestion(editor, services, { id: (await suggestionOf(id)).id })).ok).toBe(true)
    expect(await waiting()).toEqual([{ state: 'returned', changes }])
    expect((await setApprovalRule(coordinator, services, { ...rule, mode: 'at-once' })).ok).toBe(true)
  })

  test('is the rest, where days and costs stood on the offer at once; declined, the mail says what stays', async () => {
    const { services } = site
    const system = { kind: 'system', regionId: demoRegion.id, reason: 'test' } as const
    const atOnce = (takesDatesAtOnce: boolean) =>
      inContext(services.database, system, (tx) =>
        keepTakesDatesAtOnce(tx, { regionId: demoRegion.id, takesDatesAtOnce, at: services.now() }),
      )
    await atOnce(true)
    const id = await idOf('Bewerbung schreiben in drei Stunden')
    await change(id, { datesText: 'sonntags', contactPhone: '05521 7' })
    await setIn(id, `dates_text = 'montags'`)
    const page = await decide(id)
    expect(page).toContain('war übernommen, seitdem geändert')
    expect(await valuesIn(id, 'dates_text, contact_phone')).toEqual({ dates_text: 'montags', contact_phone: '05521 7' })

    const other = await idOf('Patin oder Pate für das erste Lehrjahr')
    await change(other, { costText: '2 Euro', note: 'Neue Leitung.' })
    await decide(other, { entscheidung: 'ablehnen', reason: 'Die Leitung ist noch dieselbe.' })
    await atOnce(false)
    expect(await valuesIn(other, 'cost_text')).toEqual({ cost_text: '2 Euro' })
    const [mail] = await look<{ id: string }>(
      services,
      `SELECT id FROM platform.outbox_mail WHERE subject LIKE 'Ihre Änderung wurde nicht%Patin%'`,
    )
    const read = await inContext(services.database, system, (tx) => findMail(tx, services, mail?.id ?? ''))
    expect(read?.text).toContain(
      'Sofort übernommen haben wir: Kosten oder Vergütung. Alles andere ist nicht übernommen.',
    )
    expect(read?.text).toContain('Was sofort übernommen wurde, bleibt im Angebot stehen.')
    expect(read?.text).not.toContain('Das Angebot steht da wie vorher.')
    expect(await get(link())).toContain('nur zum Teil übernommen. Warum nicht ganz: Die Leitung')
  })
})

describe('an offer whose last day is over', () => {
  test('says so behind the link, asks for new days or an end, and does not count as right', async () => {
    const id = await idOf('Schnupperwerkstatt Farbe und Gestaltung')
    await setIn(id, `ends_on = '2026-03-04'`)
    const page = await get(link())
    expect(page).toContain('Der letzte Tag war der 4. März 2026.')
    expect(page).toContain('1 Angebot ist nicht dabei, weil der letzte Tag vorbei ist.')
    const choices = [...page.matchAll(new RegExp(`name="antwort-${id}"[^>]*value="(\\w+)"`, 'g'))].map(([, one]) => one)
    expect(choices).toEqual(['aendern', 'beendet'])
    // From a page that was opened before.
    const answer = await post(paths.confirm, { code, [`antwort-${id}`]: 'stimmt' })
    expect(answer.status).toBe(303)
    const flash = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const after = await (await site.ask(link(), { cookie: flash })).text()
    expect(after).toContain('Bei 1 Angebot ist der letzte Tag vorbei.')
    expect(await valuesIn(id, 'status')).toEqual({ status: 'published' })
    const work = await get(paths.workOffer(id), 'coordinator')
    expect(work).not.toContain(paths.workOfferConfirm(id))
    expect(work).toContain('Bitte tragen Sie neue Termine ein, oder beenden Sie es.')
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
