// A provider answers for twelve offers in one page view, from the mail in the mailbox: with one button, or one by one;
// with a change, an end that was a wrong click, and a second visit.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import { keepOffersFresh } from '../../src/modules/offers/index.ts'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const mainOf = (page: Page) => page.locator('main').innerText()

describe.each(bothWays)('a provider with twelve offers, $way', ({ javaScript }) => {
  let stage: Stage
  let link: string

  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
    await keepOffersFresh(stage.site.services)
  }, 60_000)

  const counted = async () => {
    const [row] = await stage.rows<{ open: number; confirmed: number; ended: number }>(
      `SELECT count(*) FILTER (WHERE status = 'published' AND ask_from <= $1)::int AS open,
         count(*) FILTER (WHERE confirmed_on = $1)::int AS confirmed,
         count(*) FILTER (WHERE status = 'ended')::int AS ended
       FROM offers.offer WHERE organization_id = (SELECT id FROM network.organization WHERE name LIKE 'Werkhof%')`,
      [stage.site.services.today()],
    )
    return row
  }

  test('finds the mail in the mailbox, and the page behind its link', async () => {
    const { page, complaints } = await stage.visit({ role: 'operator' })
    await page.goto(stage.site.origin + paths.settingsMailbox)
    await page.getByRole('link', { name: /Stimmen Ihre 12 Angebote noch\? Werkhof/ }).click()
    const text = await mainOf(page)
    const found = /https?:\/\/\S+\?code=[\w-]+/.exec(text)?.[0]
    expect(found).toBeDefined()
    const address = new URL(found ?? '')
    link = address.pathname + address.search
    expect(text).toContain('- Schnupperküche (bestätigt am')
    expect(text).toMatch(/Leitstelle Übergang Schule–Beruf\s+Telefon: \d/)
    expect(await complaints()).toEqual([])
  })

  test('is asked about all twelve on one page, on the phone, and looking changes nothing', async () => {
    const { page, go, complaints } = await stage.visit({ options: { viewport: { width: 320, height: 800 } } })
    // The scanner of the mail server was here first.
    for (let visit = 0; visit < 3; visit++) await stage.site.ask(link)
    await go(link)
    expect(await page.locator('h1').innerText()).toBe('Stimmen diese Angebote noch?')
    const text = await mainOf(page)
    expect(text).toContain('12 Angebote warten auf Ihre Antwort.')
    expect(text).toContain('Werkhof Aue gGmbH')
    // No personal data of anybody: neither the contact nor the editor.
    expect(text).not.toMatch(/Æbelø|D’Angelo|@/)
    expect(await page.getByRole('group', { name: 'Ihre Antwort' }).count()).toBe(12)
    expect(await counted()).toEqual({ open: 12, confirmed: 0, ended: 0 })
    expect(await complaints()).toEqual([])
  })

  test('answers some one by one with the keyboard alone, and takes a wrong click back', async () => {
    const { page, go, complaints } = await stage.visit()
    await go(link)
    const of = (title: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    await of('Schnupperküche').getByLabel('Stimmt noch').focus()
    await page.keyboard.press('Space')
    await of('Offene Metallwerkstatt').getByLabel('Beendet').focus()
    await page.keyboard.press('Space')
    await of('Fahrradwerkstatt der Schülerfirma').getByLabel('Ändern').focus()
    await page.keyboard.press('Space')
    // The enter key sends what was chosen, and never presses the button for all.
    await page.keyboard.press('Enter')
    await page.waitForURL(/aendern=/)
    let text = await mainOf(page)
    expect(text).toContain('1 Angebot ist heute bestätigt, 1 Angebot ist beendet')
    expect(text).toContain('10 Angebote warten noch auf Ihre Antwort')
    expect(text).toContain('Was hat sich geändert?')
    await page.getByLabel('Zeiten in Worten').fill('donnerstags, 14 bis 16 Uhr')
    await page.getByLabel('Was hat sich sonst geändert?').fill('Wir nehmen auch Roller an.')
    await press(page, 'Änderung senden')
    text = await mainOf(page)
    expect(text).toContain('Ihre Änderung ist angekommen')
    expect(text).toContain('9 Angebote warten auf Ihre Antwort')
    expect(await counted()).toEqual({ open: 10, confirmed: 1, ended: 1 })
    await press(page, /Ende zurücknehmen/)
    expect(await mainOf(page)).toContain('Das Ende ist zurückgenommen')
    expect(await counted()).toEqual({ open: 11, confirmed: 1, ended: 0 })
    expect(await complaints()).toEqual([])
  })

  test('answers all the rest with one button, and finds at a second visit what was answered', async () => {
    const { page, go, complaints } = await stage.visit()
    await go(link)
    await press(page, 'Alle 10 stimmen noch')
    const text = await mainOf(page)
    expect(text).toContain('Danke. 10 Angebote sind heute bestätigt.')
    expect(text).toContain('Alles ist beantwortet')
    expect(await counted()).toEqual({ open: 1, confirmed: 11, ended: 0 })
    await go(link)
    const again = await mainOf(page)
    expect(again).toContain('Schon beantwortet')
    expect(again).toContain('„Stimmt noch“ am')
    expect(again).toContain('Ihre Einrichtung oder die Koordinierungsstelle entscheidet darüber.')
    expect(await page.getByRole('button', { name: /stimmen noch/ }).count()).toBe(0)
    expect(await complaints()).toEqual([])
  })

  test('sees the change in the work area and takes it over', async () => {
    const { page, complaints } = await stage.visit({ role: 'coordinator' })
    await page.goto(stage.site.origin + paths.workReports)
    await page.getByRole('link', { name: 'Fahrradwerkstatt der Schülerfirma' }).click()
    expect(await mainOf(page)).toContain('Wir nehmen auch Roller an.')
    await press(page, 'Übernehmen und bestätigen')
    expect(await mainOf(page)).toContain('Das Angebot ist heute bestätigt.')
    expect(await mainOf(page)).toContain('donnerstags, 14 bis 16 Uhr')
    expect(await counted()).toEqual({ open: 0, confirmed: 12, ended: 0 })
    expect(await complaints()).toEqual([])
  })

  test('comes too late with a mistyped link, and is told what to do', async () => {
    const { page, go } = await stage.visit({ expectedStatus: 404 })
    await go(`${link}x`)
    expect(await mainOf(page)).toContain('Diesen Link kennen wir nicht')
  })
})
