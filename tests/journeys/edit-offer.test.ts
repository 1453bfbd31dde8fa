// An offer on its way: its provider drafts it with a picture, the office sends it back, it is mended, let pass, and seen
// by everybody; then a change stays hidden until it passes. With a script, and without.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import { d } from '../../src/modules/offers/editing/texts.ts'
import { w } from '../../src/modules/offers/work-texts.ts'
import { type BrowsedSite, browsedSite } from '../support/browsed-site.ts'
import { axeViolations, gatherFaults, openBrowser, sidewaysOverflow } from '../support/browser.ts'
import { makeJpeg, withMetadata } from '../support/pictures.ts'

let browser: Browser
let site: BrowsedSite
let photo: Buffer
beforeAll(async () => {
  browser = await openBrowser()
  site = await browsedSite()
  photo = withMetadata(await makeJpeg({ width: 1500, height: 1000 }), 1)
}, 60_000)
afterAll(() => browser.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

/** Free of barriers, and nobody scrolls sideways. Asked where a script may run; the pages are the same without. */
const looker = (isScripted: boolean) => async (page: Page) => {
  if (!isScripted) return
  expect(await axeViolations(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
}

describe.each([
  { way: 'with a script', javaScriptEnabled: true },
  { way: 'without a script', javaScriptEnabled: false },
])('an offer of a Träger, $way', ({ way, javaScriptEnabled }) => {
  test('is drafted, sent back, mended, let pass and seen; a change of it waits until it passes', async () => {
    const lookAt = looker(javaScriptEnabled)
    const title = `Schweißen für Anfänger, ${way}`
    const open = async (role?: 'traeger-lead' | 'coordinator') => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      if (role !== undefined) await site.enterAs(page, role)
      return page
    }
    const provider = await open('traeger-lead')
    const faults = gatherFaults(provider)

    // What it is, looked at before anything is stored.
    await provider.goto(site.origin + paths.workOfferNew)
    await provider.getByLabel(w.form.title).fill(title)
    await provider.getByLabel(w.form.kind).selectOption({ label: 'Training und Workshop' })
    await provider.getByLabel(w.form.phase).selectOption({ index: 1 })
    await provider.getByLabel(w.form.summary).fill('Die erste eigene Naht an einem Nachmittag.')
    await provider.getByLabel(w.form.description).fill('Wir <script>alert(1)</script> schweißen.')
    await press(provider, d.preview.button)
    await expect.poll(() => provider.textContent('h1')).toContain(title)
    expect(await provider.textContent('main')).toContain('<script>alert(1)</script>')
    await press(provider, d.preview.back)
    expect(await provider.getByLabel(w.form.title).inputValue()).toBe(title)
    await press(provider, w.form.saveDraft)
    await provider.waitForURL(/angebote\/[0-9a-f-]{36}$/)
    const offer = new URL(provider.url()).pathname
    const id = offer.split('/').at(-1) ?? ''

    // A picture with what the camera wrote, and with words.
    await follow(provider, d.picture.add)
    await provider.getByLabel(d.picture.file).setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: photo })
    await provider.getByLabel(d.picture.altText).fill('Funken über einem Werkstück')
    await provider.getByLabel(d.picture.source).fill('Foto: Werkhof Aue')
    await press(provider, d.picture.save)
    await provider.waitForURL(`**${offer}`)
    const picture = provider.getByAltText('Funken über einem Werkstück')
    expect(await picture.isVisible()).toBe(true)
    await press(provider, d.waits.submit)
    await provider.getByText(d.waits.title).waitFor()

    // Nobody else sees it.
    const stranger = await open()
    expect((await stranger.goto(site.origin + paths.offer(id)))?.status()).toBe(404)

    // The office sends it back.
    const office = await open('coordinator')
    await office.goto(site.origin + paths.work)
    await office
      .getByRole('link', { name: /auf Ihre Freigabe/ })
      .first()
      .click()
    await follow(office, title)
    await lookAt(office)
    await office.getByLabel(d.review.reason).fill('Bitte mit Uhrzeit.')
    await press(office, d.review.sendBack)
    await office.waitForURL(`**${paths.workOfferApprovals}`)

    // It is read, mended, handed in again.
    await provider.goto(site.origin + paths.work)
    await provider
      .getByRole('link', { name: /kam(en)? von der Leitstelle zurück/ })
      .first()
      .click()
    await provider.goto(site.origin + offer)
    await provider
      .getByText(/Bitte mit Uhrzeit\./)
      .first()
      .waitFor()
    await lookAt(provider)
    await follow(provider, w.page.edit)
    await provider.getByLabel(w.form.datesText).fill('freitags, 14 bis 17 Uhr')
    await press(provider, w.form.save)
    await press(provider, d.waits.submitAgain)
    await provider.getByText(d.waits.title).waitFor()

    // It passes, and everybody sees it with its picture.
    await office.goto(site.origin + paths.workOfferReview(id))
    await press(office, d.review.approve)
    await office.waitForURL(`**${paths.workOfferApprovals}`)
    await stranger.goto(site.origin + paths.offer(id))
    expect(await stranger.textContent('main')).toContain('freitags, 14 bis 17 Uhr')
    const shown = await stranger.getByAltText('Funken über einem Werkstück').getAttribute('src')
    const bytes = await (await stranger.request.get(site.origin + (shown ?? ''))).body()
    expect(bytes.includes('Musterweg 7')).toBe(false)
    expect(bytes.toString('latin1', 8, 12)).toBe('WEBP')

    // A change waits; the office reads both versions side by side.
    await provider.goto(site.origin + paths.workOfferEdit(id))
    await provider.getByLabel(w.form.datesText).fill('samstags, 9 bis 12 Uhr')
    await press(provider, d.waits.saveAndSubmit)
    await provider.waitForURL(`**${offer}`)
    await stranger.reload()
    expect(await stranger.textContent('main')).not.toContain('samstags')
    await office.goto(site.origin + paths.workOfferReview(id))
    const table = await office.getByRole('table').textContent()
    expect(table).toContain('freitags, 14 bis 17 Uhr')
    expect(table).toContain('samstags, 9 bis 12 Uhr')
    await lookAt(office)
    await press(office, d.review.approve)
    await office.waitForURL(`**${paths.workOfferApprovals}`)
    await stranger.reload()
    expect(await stranger.textContent('main')).toContain('samstags, 9 bis 12 Uhr')
    expect(faults).toEqual([])
  }, 120_000)
})
