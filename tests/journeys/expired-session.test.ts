// A form is open, the session ends meanwhile, and nothing that was typed is lost.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const signInAgain = (page: Page) => page.locator('button[name="rolle"][value="company"]').click()

describe.each(bothWays)('a form whose session ended, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  test('comes back filled after the sign-in', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'company' })
    await go(paths.workOfferNew)
    await page.getByLabel('Titel').fill('Ferienwerkstatt')
    await page.getByLabel('Beschreibung').fill('Eine Stunde Arbeit an diesem Text.')
    await stage.rows('UPDATE accounts.session SET ended_at = now()')
    await press(page, 'Entwurf speichern')
    expect(new URL(page.url()).pathname).toBe(paths.signIn)
    expect(await complaints()).toEqual([])
    expect(await page.locator('main').innerText()).toContain('Danach geht es dort weiter, wo Sie waren.')
    await signInAgain(page)
    // The script keeps a draft in this tab; without it the way back leads to the page as it was left.
    if (!javaScript) await page.goBack().then(() => page.goBack())
    await page.waitForURL(`**${paths.workOfferNew}`)
    expect(await page.getByLabel('Beschreibung').inputValue()).toBe('Eine Stunde Arbeit an diesem Text.')
    expect(await complaints()).toEqual([])
    await page.getByLabel('Art des Angebots').selectOption({ label: 'Praktikum' })
    await page.getByLabel('Phase').selectOption({ index: 1 })
    await press(page, 'Entwurf speichern')
    expect(await page.locator('main').innerText()).toContain('Der Entwurf ist gespeichert.')
    const offers = await stage.rows<{ id: string; description: string }>(
      "SELECT id, description FROM offers.offer WHERE title = 'Ferienwerkstatt'",
    )
    expect(offers).toMatchObject([{ description: 'Eine Stunde Arbeit an diesem Text.' }])
    expect(await stage.auditOf(offers[0]?.id ?? '')).toEqual(['offer.create'])
  })
})
