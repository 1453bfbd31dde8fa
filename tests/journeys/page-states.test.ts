// Pages that no link leads to, and states of pages that depend on what was asked or typed: refusals, answers to forms,
// filtered and empty lists. In a real browser, free of barriers and sideways scrolling at both widths.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { siteServer } from '../../src/app/web/site-server.ts'
import { webApp } from '../../src/app/web/web-app.tsx'
import { paths } from '../../src/kernel/names/paths.ts'
import { demoPersons } from '../../src/modules/accounts/demo.ts'
import { invitePerson, listInvitableOrganizations, revokeInvitation } from '../../src/modules/accounts/index.ts'
import { demoRegion } from '../../src/modules/network/demo.ts'
import { keepOffersFresh } from '../../src/modules/offers/index.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { openMetrics } from '../../src/platform/metrics/metrics.ts'
import type { Services } from '../../src/platform/services.ts'
import { type BrowsedSite, browsedSite } from '../support/browsed-site.ts'
import { axeViolations, openBrowser, sidewaysOverflow } from '../support/browser.ts'
import { testSite } from '../support/site.ts'

let browser: Browser
let site: BrowsedSite
const contexts = new Map<string, Page>()

beforeAll(async () => {
  browser = await openBrowser()
  site = await browsedSite()
}, 60_000)
afterAll(() => browser.close())

// Each looks at a page twice, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

type Role = Parameters<BrowsedSite['enterAs']>[1]

/** One window per role; whoever is not signed in has one, too. */
async function pageOf(role?: Role): Promise<Page> {
  const known = contexts.get(role ?? '')
  if (known !== undefined) return known
  const context: BrowserContext = await browser.newContext({ viewport: { width: 320, height: 900 } })
  const page = await context.newPage()
  contexts.set(role ?? '', page)
  if (role !== undefined) await site.enterAs(page, role)
  return page
}

/** The rules are asked at one width: the pages are those of the crawl, which asks at both, in another state. */
async function expectNoBarriers(page: Page): Promise<void> {
  const barriers: string[] = []
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await sidewaysOverflow(page)
    if (overflow > 0) barriers.push(`${width} px: ${overflow} px too wide`)
  }
  for (const { id, nodes } of await axeViolations(page)) barriers.push(`${id} ${nodes.join(' | ')}`)
  expect(barriers).toEqual([])
}

const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()

describe('a question to a list', () => {
  /** The sentence of its state first: an address with a mistake in it opens another page, free of barriers, too. */
  async function expectState(page: Page, path: string, sentence: RegExp): Promise<void> {
    expect((await page.goto(site.origin + path))?.status()).toBe(200)
    const main = page.locator('main')
    const current = await main.locator('[aria-current="page"]').allInnerTexts()
    expect([await main.innerText(), ...current].join(' Hier: ').replace(/\s+/g, ' ')).toMatch(sentence)
    await expectNoBarriers(page)
  }

  test.each([
    ['/angebote?q=praktikum&art=praktikum', /Filter entfernen: Praktikum/],
    ['/angebote?q=ausbildung&sortierung=titel&seite=2', /Seite 2 von \d/],
    ['/angebote?q=praktikom', /kommt hier nicht vor/],
    ['/angebote?q=xylophon', /Dazu haben wir nichts gefunden/],
    ['/angebote?von=Musterau&umkreis=5', /bis 5 km um Musterau/],
    ['/netzwerk?von=37990&umkreis=10', /3\d Einrichtungen, die .* Filter entfernen: bis 10 km/],
    ['/netzwerk?q=quastenmacherei', /Dazu haben wir nichts gefunden/],
    ['/netzwerk?von=Nirgendwo', /„Nirgendwo“ kennen wir in dieser Region nicht/],
    ['/passt-das', /Frage 1 von höchstens 5 .* Wie alt bist du\?/],
    ['/passt-das?alter=16', /Frage 2 von höchstens 5 .* In welcher Klasse bist du\?/],
    ['/passt-das?alter=16&klasse=keine&abschluss=esa&zeigen=1', /Bei \d+ frag nach\. .* Deine 3 Antworten/],
    ['/passt-das?alter=16&klasse=keine&abschluss=esa&zeigen=1&ansicht=passt-nicht', /Hier: Passt nicht/],
    ['/merkliste?id=03999000-0000-7000-8000-000000001001', /1 Angebot auf der Merkliste\./],
  ] as const)('%s', async (path, sentence) => {
    await expectState(await pageOf(), path, sentence)
  })

  test.each([
    [`${paths.workSearch}?q=schule`, /\d+ Treffer zu „schule“/],
    [`${paths.workSearch}?q=xylophon`, /Nichts gefunden zu „xylophon“/],
    [`${paths.workNetwork}?art=school&stand=active&von=37990&umkreis=20`, /Filter entfernen: .* bis 20 km/],
    [`${paths.workNetwork}?q=quastenmacherei`, /Dazu haben wir nichts gefunden/],
    [`${paths.workOffers}?ansicht=abgelaufen`, /Herbstferien im Handwerk vorbei/],
    [`${paths.workOffers}?q=xylophon`, /In dieser Ansicht steht kein Angebot/],
  ] as const)('%s', async (path, sentence) => {
    await expectState(await pageOf('coordinator'), path, sentence)
  })
})

describe('a refusal', () => {
  test.each([
    ['unknown', '/gibt-es-nicht', 404, undefined],
    ['unknown, in the work area', '/arbeit/gibt-es-nicht', 404, 'company'],
    ['not for this role', paths.workOrganizationNew, 403, 'company'],
    ['a broken link for a new password', `${paths.newPassword}?code=kaputt`, 410, undefined],
    ['an unknown invitation', `${paths.invitation}?code=kaputt`, 404, undefined],
    ['an unknown confirmation', `${paths.confirm}?code=kaputt`, 404, undefined],
  ] as const)('%s', async (_what, path, status, role) => {
    const page = await pageOf(role)
    expect((await page.goto(site.origin + path))?.status()).toBe(status)
    await expectNoBarriers(page)
  })

  test('an invitation that was taken back', async () => {
    const system = { kind: 'system', regionId: demoRegion.id, reason: 'test' } as const
    const { services } = site
    const organizations = await listInvitableOrganizations(system, services, { text: '' })
    const organizationId = organizations.ok ? (organizations.value.items[0]?.id ?? '') : ''
    const invited = await invitePerson(system, services, { email: 'x@musterau.example', organizationId, role: 'dpo' })
    if (!invited.ok) throw new Error(invited.error.code)
    await revokeInvitation(system, services, { id: invited.value.id })
    const page = await pageOf()
    const { pathname, search } = new URL(invited.value.link ?? '')
    expect((await page.goto(site.origin + pathname + search))?.status()).toBe(410)
    await expectNoBarriers(page)
  })

  /** The same site with one thing wrong. */
  async function otherSite(change: Partial<Services>): Promise<string> {
    const services = { ...site.services, ...change }
    const app = webApp(services, { assets: site.assets, metrics: openMetrics() })
    const server = siteServer((request, env) => app.fetch(request, env), { https: false, log: services.log })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    closing.push(() => new Promise<void>((done) => server.close(() => done())))
    const address = server.address()
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
  }
  const closing: (() => Promise<void>)[] = []
  afterAll(async () => {
    // Connections that the browser keeps open would hold up the servers.
    await contexts.get('')?.goto('about:blank')
    await Promise.all(closing.map((close) => close()))
  })

  test('too many lists', async () => {
    const { origin } = await testSite({ assets: site.assets, settings: { listLimit: 1 } })
    const page = await pageOf()
    await page.goto(`${origin}${paths.offers}`)
    expect((await page.goto(`${origin}${paths.offers}`))?.status()).toBe(429)
    await expectNoBarriers(page)
  })

  test('a mistake of ours', async () => {
    const origin = await otherSite({
      today: () => {
        throw new Error('made for this test')
      },
    })
    const page = await pageOf()
    expect((await page.goto(`${origin}${paths.offers}`))?.status()).toBe(500)
    await expectNoBarriers(page)
  })

  test('a database that does not answer', async () => {
    const database = openDatabase({ host: '127.0.0.1', port: 9, user: 'nobody' }, { onIdleError: () => undefined })
    closing.push(() => database.close())
    const origin = await otherSite({ database })
    const page = await pageOf()
    expect((await page.goto(origin + paths.start))?.status()).toBe(503)
    await expectNoBarriers(page)
  })
})

describe('the answer to a form', () => {
  test('a refused sign-in', async () => {
    const page = await pageOf()
    await page.goto(site.origin + paths.signIn)
    await page.locator('main input[type="email"]').first().fill('niemand@musterau.example')
    await page.locator('main input[type="password"]').first().fill('falsches Passwort')
    await press(page, 'Anmelden')
    expect(await page.locator('main').innerText()).toMatch(/stimm|passt|falsch/)
    await expectNoBarriers(page)
  })

  test('what is held about a person', async () => {
    const page = await pageOf('dpo')
    await page.goto(site.origin + paths.settingsSubject)
    await page.locator('main input[type="email"]').fill(demoPersons[2]?.email ?? '')
    await press(page, 'Nachsehen')
    expect(await page.locator('main').innerText()).toContain('Rollen in Einrichtungen')
    await expectNoBarriers(page)
  })

  test('a stale tab about somebody who was removed', async () => {
    const page = await pageOf('coordinator')
    await page.goto(`${site.origin}${paths.workNetwork}?q=Oberschule`)
    const organization = await page.locator('main .steg-result a').first().getAttribute('href')
    await page.goto(`${site.origin}${organization}/personen/neu`)
    await page.locator('main form[action$="/personen/neu"]').evaluate((form) => {
      form.setAttribute(
        'action',
        form.getAttribute('action')?.replace(/neu$/, '03999000-0000-7000-8000-00000000ffff') ?? '',
      )
    })
    await page.locator('main input[name="functionName"]').fill('Beratung am Abend')
    await page.locator('main input[name="familyName"]').fill('Đặng')
    await press(page, 'Speichern')
    expect(await page.locator('h1').innerText()).toContain('inzwischen entfernt')
    await expectNoBarriers(page)
  })

  test('offers behind the link of a mail, and the form for a change', async () => {
    await keepOffersFresh(site.services)
    const operator = await pageOf('operator')
    await operator.goto(site.origin + paths.settingsMailbox)
    await operator.getByRole('link', { name: /Stimmen Ihre 12 Angebote noch/ }).click()
    const [link = ''] = /https?:\/\/\S+\?code=[\w-]+/.exec(await operator.locator('main').innerText()) ?? []
    const { pathname, search } = new URL(link)
    const page = await pageOf()
    await page.goto(site.origin + pathname + search)
    await expectNoBarriers(page)
    await page.getByLabel('Ändern').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.waitForURL(/aendern=/)
    expect(await page.locator('main form').count()).toBeGreaterThan(0)
    await expectNoBarriers(page)
  })
})
