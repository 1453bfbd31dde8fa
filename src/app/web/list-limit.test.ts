import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import { t } from './texts.ts'

const listLimit = 4
let site: TestSite

beforeAll(async () => {
  site = await testSite({ settings: { listLimit, trustedProxies: 1 } })
})

const from = (address: string, path: string, init: Parameters<TestSite['ask']>[1] = {}) =>
  site.ask(path, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } })

async function useUp(address: string): Promise<void> {
  for (let i = 0; i < listLimit; i++) expect((await from(address, paths.offers)).status).toBe(200)
}

test('whoever asks for too many lists gets a calm page, and when to go on', async () => {
  await useUp('192.0.2.1')
  const answer = await from('192.0.2.1', `${paths.offers}?q=praktikum`)
  expect(answer.status).toBe(429)
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  const html = await answer.text()
  expect(html).toContain(t.tooMany.title)
  expect(html).toContain('noindex')
})

test('all lists count together, the API answers with a problem', async () => {
  const address = '192.0.2.2'
  for (const path of [paths.offers, paths.fitsMe, paths.network, '/api/offers'])
    expect((await from(address, path)).status).toBe(200)
  for (const path of [paths.offers, paths.fitsMe, paths.network]) expect((await from(address, path)).status).toBe(429)
  const answer = await from(address, '/api/offers')
  expect(answer.status).toBe(429)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ status: 429, title: t.tooMany.title })
})

test('other pages, other connections, forms and those who are signed in are not held up', async () => {
  const address = '192.0.2.3'
  await useUp(address)
  const list = await (await from('192.0.2.4', paths.offers)).text()
  const offer = /href="(\/angebote\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
  for (const path of [paths.start, offer, paths.help, paths.signIn])
    expect((await from(address, path)).status).toBe(200)
  const signedIn = await from(address, paths.demoSignIn, {
    method: 'POST',
    body: new URLSearchParams({ rolle: 'coordinator' }),
    headers: { origin: new URL(site.services.settings.baseUrl).origin },
  })
  expect(signedIn.status).toBe(303)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  expect((await from(address, paths.offers, { headers: { cookie } })).status).toBe(200)
  expect((await from(address, paths.offers)).status).toBe(429)
})

test('an installation may do without', async () => {
  const open = await testSite({ settings: { listLimit: 0 } })
  for (let i = 0; i < 20; i++) expect((await open.ask(paths.network)).status).toBe(200)
})

test('nothing is written for a page view', async () => {
  const rows = async () =>
    (await sql<{ n: number }>`SELECT count(*)::int AS n FROM platform.throttle`.execute(site.services.database.kysely))
      .rows
  const before = await rows()
  await from('192.0.2.5', paths.offers)
  expect(await rows()).toEqual(before)
})
