// A pupil on the phone finds out which offers fit, marks some, and takes the list home.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
const leadOf = (page: Page) => page.locator('.steg-lead').innerText()

/** What a boy of 17 without a training place answers, whatever question comes. */
async function answer(page: Page): Promise<void> {
  const choices: readonly (readonly [string, string])[] = [
    ['lage', 'ohne-ausbildung'],
    ['klasse', 'keine'],
    ['abschluss', 'esa'],
    ['wohnort', '03999001'],
    ['deutsch', 'c1'],
    ['amt', 'sgb-iii'],
    ['foerderbedarf', 'nein'],
  ]
  const age = page.locator('input[name="alter"]:not([type="hidden"])')
  if ((await age.count()) > 0) await age.fill('17')
  for (const [name, value] of choices) {
    const choice = page.locator(`input[name="${name}"][value="${value}"]:not([type="hidden"])`)
    if ((await choice.count()) > 0) await choice.check()
  }
  await page.getByRole('button', { name: 'Weiter' }).click()
}

describe.each(bothWays)('does it fit me? $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  test('three to five questions, an answer with reasons, one answer changed', async () => {
    const { page, go, complaints } = await stage.visit({ options: phone })
    await go('/')
    await page.getByRole('link', { name: /^Passt das für mich/ }).click()
    expect(await complaints()).toEqual([])
    let asked = 0
    while ((await page.locator('input[name="beantwortet"]').count()) > 0) {
      asked++
      if (asked > 5) throw new Error('more than five questions')
      await answer(page)
    }
    expect(asked).toBeGreaterThanOrEqual(3)
    const before = await leadOf(page)
    expect(before).toMatch(/^\d+ Angebote passen zu dir\. Bei \d+ frag nach\. \d+ passen nicht\.$/)
    expect(await complaints()).toEqual([])

    await page.getByRole('link', { name: /^Passt nicht/ }).click()
    await page.locator('summary', { hasText: 'Warum?' }).first().click()
    expect(await page.locator('.steg-reason--no').first().innerText()).toMatch(/\. /)
    expect(await complaints()).toEqual([])

    await page.locator('summary', { hasText: 'Antworten ansehen' }).click()
    await page.getByRole('link', { name: 'Antwort ändern: Wie alt bist du?' }).click()
    await page.locator('input[name="alter"]:not([type="hidden"])').fill('31')
    await page.getByRole('button', { name: 'Weiter' }).click()
    expect(await leadOf(page)).not.toBe(before)

    // Nothing stays behind: no cookie, no line, no row.
    expect(await page.context().cookies()).toEqual([])
    expect(await stage.rows("SELECT 1 FROM platform.audit_event WHERE actor_kind = 'public'")).toEqual([])
  })

  test('a wrong age is said at the field, and kept', async () => {
    const { page, go, complaints } = await stage.visit({ options: phone })
    await go('/passt-das?frage=alter')
    // The browser itself takes only digits here; an address typed by hand may hold anything.
    await go('/passt-das?alter=217&beantwortet=alter')
    expect(await page.locator('#feld-alter-fehler').innerText()).toContain('zwischen 5 und 99')
    expect(await page.locator('#feld-alter').inputValue()).toBe('217')
    expect(await complaints()).toEqual([])
  })

  test('offers are marked, listed and mailed', async () => {
    const { page, go, complaints } = await stage.visit({ options: phone })
    await go('/angebote?q=Praktikum')
    if (javaScript) {
      await page
        .getByRole('button', { name: /^Merken: / })
        .first()
        .click()
      await page
        .getByRole('button', { name: /^Merken: / })
        .first()
        .click()
      expect(await page.getByRole('button', { name: /^Nicht mehr merken: / }).count()).toBe(2)
      expect(await complaints()).toEqual([])
      // The marks are still there on another page, and nothing was sent or stored for them.
      await go('/angebote')
      await page.getByRole('link', { name: 'Merkliste öffnen (2)' }).click()
      await page.waitForURL(/merkliste\?id=/)
    } else {
      const boxes = page.locator('input[type="checkbox"][name="id"]')
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      expect(await complaints()).toEqual([])
      await page.getByRole('button', { name: 'Angekreuzte auf die Merkliste' }).click()
    }
    expect(await leadOf(page)).toBe('2 Angebote auf der Merkliste.')
    expect(await complaints()).toEqual([])
    expect(await page.context().cookies()).toEqual([])

    await page.getByLabel('E-Mail-Adresse').fill('familie@musterau.example')
    await page.getByRole('button', { name: 'Liste schicken' }).click()
    expect(await page.locator('main').innerText()).toContain('Die Liste ist unterwegs.')
    expect(await complaints()).toEqual([])
    const sent = await stage.rows("SELECT 1 FROM platform.outbox_mail WHERE to_address = 'familie@musterau.example'")
    expect(sent).toHaveLength(1)

    if (javaScript)
      await page
        .getByRole('button', { name: /^Nicht mehr merken: / })
        .first()
        .click()
    else
      await page
        .getByRole('link', { name: /^Entfernen: / })
        .first()
        .click()
    await page.waitForURL(/merkliste\?id=[^&]+$/)
    expect(await leadOf(page)).toBe('1 Angebot auf der Merkliste.')
  })

  test('the list prints one line an offer, without boxes and buttons', async () => {
    const { page, go } = await stage.visit({ options: { viewport: { width: 1000, height: 800 } } })
    await go('/angebote?q=Praktikum')
    const ids = await page
      .locator('.steg-result__title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''))
    await go(
      `/merkliste?${ids
        .slice(0, 3)
        .map((id) => `id=${id}`)
        .join('&')}`,
    )
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Liste schicken' }).isVisible()).toBe(false)
    expect(await page.locator('steg-favourite').first().isVisible()).toBe(false)
    expect(await page.locator('tbody tr').count()).toBe(Math.min(3, ids.length))
    expect(await page.locator('.steg-print-only').first().isVisible()).toBe(true)
  })
})
