// The page of the marked offers through the whole site.
import { beforeAll, expect, test } from 'vitest'
import { look } from '../../../../tests/made-up/accounts-region.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { demoOfferId } from '../demo.ts'
import { shortlistHref } from './shortlist-address.ts'
import { s } from './texts.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

const two = [demoOfferId(0), demoOfferId(7)]

const get = async (address: string) => {
  const answer = await site.ask(address)
  return { status: answer.status, html: await answer.text() }
}

const post = async (ids: readonly string[], fields: Record<string, string>) => {
  const body = new URLSearchParams([...ids.map((id) => ['id', id]), ...Object.entries(fields)]).toString()
  const answer = await site.ask(paths.shortlist, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
  })
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
}

test('an empty list explains itself', async () => {
  const { status, html } = await get(paths.shortlist)
  expect(status).toBe(200)
  expect(html).toContain(s.emptyTitle)
  expect(html).toContain('<steg-shortlist')
})

test('a full one says what, when and whom to ask, and how to take one away', async () => {
  const { html } = await get(shortlistHref(two))
  expect(html).toContain(s.lead(2))
  expect(html).toContain('Praxistage Metall und Fahrzeug')
  expect(html).toContain('Berufsberatung')
  expect(html).toContain(`href="${shortlistHref([two[1] ?? ''])}"`)
  expect(html).toContain('noindex')
})

test('boxes of the list of offers lead to it', async () => {
  const { html } = await get(paths.offers)
  expect(html).toMatch(/<form method="get" action="\/merkliste">/)
  expect(html).toMatch(/<input type="checkbox"[^>]*name="id"/)
})

test('ten thousand ids are cut, nonsense is counted, and both are said', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => demoOfferId(index % 900))
  const cut = await get(shortlistHref([...two, ...many]))
  expect(cut.status).toBe(200)
  expect(cut.html).toContain(s.tooMany(50))
  const nonsense = await get(`${paths.shortlist}?id=1&id=%3Cscript%3Ealert(1)%3C%2Fscript%3E&id=${two[0]}`)
  expect(nonsense.html).toContain(s.unreadable(2))
  expect(nonsense.html).not.toContain('<script>alert')
  const gone = await get(shortlistHref(['0199c0de-0000-7000-8000-00000000dead']))
  expect(gone.html).toContain(s.gone(1))
})

test('a list is sent to an address, and the answer repeats neither it nor the marks in the notice', async () => {
  const sent = await post(two, { email: 'mutter@familie.example' })
  expect(sent.status).toBe(303)
  expect(sent.location).toBe(shortlistHref(two))
  const rows = await look(
    site.services,
    `SELECT 1 FROM platform.outbox_mail WHERE to_address = 'mutter@familie.example'`,
  )
  expect(rows).toHaveLength(1)
})

test('wrong input keeps the list and what was typed', async () => {
  const wrong = await post(two, { email: 'keine adresse' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="keine adresse"')
  expect(wrong.html).toContain('Praxistage Metall und Fahrzeug')
  const real = await post(two, { email: 'jemand@gemeinde.de' })
  expect(real.status).toBe(422)
  expect(real.html).toContain(s.mail.fictionalOnly)
  expect((await post([], { email: 'a@b.example' })).status).toBe(422)
  // Nothing but one plain address fits: no second recipient, no header.
  for (const email of ['a@b.example,c@d.example', 'a@b.example\r\nBcc: c@d.example']) {
    expect((await post(two, { email })).status).toBe(422)
  }
})

test('no more words of its own: other fields do not come into the mail', async () => {
  await post(two, { email: 'knapp@familie.example', text: 'Kaufen Sie jetzt', subject: 'Gewonnen' })
  const [row] = await look<{ subject: string }>(
    site.services,
    `SELECT subject FROM platform.outbox_mail WHERE to_address = 'knapp@familie.example'`,
  )
  expect(row?.subject).toBe('Merkliste: Angebote in Landkreis Musterau')
})
