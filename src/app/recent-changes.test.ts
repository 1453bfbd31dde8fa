// What the start of the work area tells about recent changes.
import { beforeAll, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../tests/support/site.ts'
import { paths } from '../kernel/names/paths.ts'
import type { MembershipRole } from '../kernel/names/roles.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

async function enter(role: MembershipRole): Promise<string> {
  const answer = await site.ask(paths.demoSignIn, { method: 'POST', body: new URLSearchParams({ rolle: role }) })
  const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return lines.join('; ')
}

const startOf = async (role: MembershipRole): Promise<string> =>
  (await site.ask(paths.work, { cookie: await enter(role) })).text()

/** Of the column "Zuletzt geändert" only. */
const changesIn = (html: string): string => html.slice(html.indexOf('Zuletzt geändert'))

test('what the office does to a company is told to the company, and to no other organisation', async () => {
  const [, own = ''] = new RegExp(`href="${paths.workNetwork}/([0-9a-f-]{36})"`).exec(await startOf('company')) ?? []
  expect(own).not.toBe('')
  const office = await enter('coordinator')
  const confirmed = await site.ask(paths.workOrganizationConfirm(own), {
    method: 'POST',
    body: new URLSearchParams(),
    cookie: office,
  })
  expect(confirmed.status).toBe(303)
  const told = changesIn(await startOf('company'))
  expect(told).toMatch(/bestätigt/)
  expect(told).toContain('Koordinierung')
  const chamber = changesIn(await startOf('chamber'))
  expect(chamber).not.toContain('Koordinierung,')
})

test('so is what it does to an offer of the company', async () => {
  const list = await (await site.ask(`${paths.workOffers}?ansicht=eigene`, { cookie: await enter('company') })).text()
  const [offer = ''] = new RegExp(`${paths.workOffers}/[0-9a-f-]{36}`).exec(list) ?? []
  expect(offer).not.toBe('')
  const page = await (await site.ask(offer, { cookie: await enter('company') })).text()
  const [, title = ''] = /<h1[^>]*>([^<]+)/.exec(page) ?? []
  const cookie = await enter('coordinator')
  const [, version = ''] = /name="version" value="(\d+)"/.exec(await (await site.ask(offer, { cookie })).text()) ?? []
  const body = new URLSearchParams({ version })
  const confirmed = await site.ask(`${offer}/bestaetigen`, { method: 'POST', body, cookie })
  expect(confirmed.status).toBe(303)
  const [, newest = ''] = /class="steg-history__title">([^<]+)</.exec(changesIn(await startOf('company'))) ?? []
  expect(newest).toContain(title.trim())
  expect(newest).toMatch(/bestätigt/i)
})
