// A pupil looks for a workshop on the phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const heading = (page: Page) => page.locator('h1').innerText()

describe.each(bothWays)('a pupil on the phone, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  test('finds a workshop by a word and a facet, and reads where, when and whom to ask', async () => {
    const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
    const { page, go, complaints } = await stage.visit({ options: phone })
    await go('/')
    await page.getByRole('searchbox').fill('werkstatt')
    await page.getByRole('button', { name: 'Suchen' }).click()
    expect(await page.locator('main').innerText()).toMatch(/\d+ Angebote passen zu Ihrer Suche/)
    await page.locator('summary', { hasText: 'Filter' }).click()
    await page.getByLabel(/^Brückstedt/).click()
    // With a script the choice sends itself; the button is there for everybody else.
    if (javaScript) await page.waitForURL(/ort=/)
    else await page.getByRole('button', { name: 'Filter anwenden' }).click()
    const workshop = page.getByRole('link', { name: 'Praxistage Küche und Service' })
    expect(await page.getByRole('link', { name: /^Praxistage/ }).count()).toBeLessThan(6)
    expect(await complaints()).toEqual([])
    await workshop.click()
    const main = await page.locator('main').innerText()
    expect(await heading(page)).toBe('Praxistage Küche und Service')
    expect(main).toContain('Brückstedt')
    expect(main).toContain('8 bis 13 Uhr')
    expect(await page.locator('main a[href^="tel:"], main a[href^="mailto:"]').count()).toBeGreaterThan(0)
    expect(await complaints()).toEqual([])
    // Reading leaves nothing behind: no cookie, no line in the protocol.
    expect(await page.context().cookies()).toEqual([])
    expect(await stage.rows("SELECT 1 FROM platform.audit_event WHERE actor_kind = 'public'")).toEqual([])
  })

  test('gets there with the keyboard alone, at 320 px as with 400 % zoom', async () => {
    const { page, go, complaints } = await stage.visit({ options: { viewport: { width: 320, height: 640 } } })
    await go('/angebote')
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    const tabTo = async (isThere: () => Promise<boolean>) => {
      for (let steps = 0; steps < 60; steps++) {
        await page.keyboard.press('Tab')
        if (await isThere()) return
      }
      throw new Error(`never reached with the Tab key; stuck at "${await focused()}"`)
    }
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Zum Inhalt springen')
    await page.keyboard.press('Enter')
    await tabTo(() => page.evaluate(() => document.activeElement?.getAttribute('type') === 'search'))
    await page.keyboard.type('Holz')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=Holz/)
    await tabTo(async () => (await focused()) === 'Praxistage Bau und Holz')
    // Whoever cannot see where the focus is cannot use a keyboard.
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
    expect(outline).toBe('solid')
    expect(await complaints()).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/angebote\/[0-9a-f-]{36}/)
    expect(await heading(page)).toBe('Praxistage Bau und Holz')
    expect(await complaints()).toEqual([])
  })
})
