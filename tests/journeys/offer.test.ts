// A company keeps its offer: draft, preview, publish, confirm, end, take the end back, copy; and two who save at once.
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
const mainOf = (page: Page) => page.locator('main').innerText()
const idIn = (page: Page) => /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''

describe.each(bothWays)('a company, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  const statusOf = async (id: string) =>
    (await stage.rows<{ status: string }>('SELECT status FROM offers.offer WHERE id = $1', [id]))[0]?.status

  test('takes an offer from the draft to its end and back, and copies it', async () => {
    const { page, complaints } = await stage.visit({ role: 'company' })
    await page.getByRole('link', { name: 'Angebote', exact: true }).first().click()
    await page.getByRole('link', { name: 'Neues Angebot' }).click()
    await press(page, 'Entwurf speichern')
    expect(await mainOf(page)).toContain('Titel – Bitte füllen Sie dieses Feld aus')
    await page.getByLabel('Titel').fill('Schnuppertag in der Lackiererei')
    await page.getByLabel('Art des Angebots').selectOption({ label: 'Praktikum' })
    await page.getByLabel('Phase').selectOption({ index: 1 })
    await page.getByLabel('In einem Satz').fill('Einen Tag lang schleifen, abkleben, lackieren.')
    await press(page, 'Entwurf speichern')
    const id = idIn(page)
    expect(await mainOf(page)).toContain('Der Entwurf ist gespeichert.')
    expect(await statusOf(id)).toBe('draft')

    await page.getByRole('link', { name: 'Vorschau' }).click()
    expect(await mainOf(page)).toContain('So wird die öffentliche Seite aussehen')
    expect(await complaints()).toEqual([expect.stringContaining('422'), expect.stringContaining('422')])
    await page.goBack()
    await press(page, 'Veröffentlichen')
    expect(await mainOf(page)).toContain('Das Angebot ist veröffentlicht.')
    // Publishing is confirming: there is nothing to press again on the same day.
    expect(await page.getByRole('button', { name: 'Stimmt noch alles: bestätigen' }).count()).toBe(0)
    const visitor = await stage.visit()
    await visitor.go(paths.offer(id))
    expect(await mainOf(visitor.page)).toContain('schleifen, abkleben, lackieren')

    await press(page, 'Beenden')
    await visitor.page.reload()
    expect(await mainOf(visitor.page)).toContain('Dieses Angebot gibt es nicht mehr')
    expect(await visitor.complaints()).toEqual([])
    await press(page, 'Ende zurücknehmen')
    expect(await statusOf(id)).toBe('published')
    expect(await stage.auditOf(id)).toEqual(['offer.create', 'offer.publish', 'offer.end', 'offer.reopen'])
    await page.getByRole('link', { name: 'Kopieren' }).first().click()
    await press(page, 'Kopie als Entwurf speichern')
    const copy = idIn(page)
    expect(copy).not.toBe(id)
    expect([await statusOf(copy), await stage.auditOf(copy)]).toEqual(['draft', ['offer.create']])
  })

  test('sees both versions side by side when two save at once, and loses neither', async () => {
    const offerId = (
      await stage.rows<{ id: string }>(
        "SELECT offer.id FROM offers.offer JOIN accounts.membership USING (region_id, organization_id) WHERE role = 'company' AND status = 'published' ORDER BY offer.id DESC LIMIT 1",
      )
    )[0]?.id as string
    const master = await stage.visit({ role: 'company', expectedStatus: 409 })
    const office = await stage.visit({ role: 'coordinator' })
    await master.go(paths.workOffer(offerId))
    await press(master.page, 'Stimmt noch alles: bestätigen')
    expect(await mainOf(master.page)).toContain('Danke. Das Angebot ist heute bestätigt.')
    await master.go(paths.workOfferEdit(offerId))
    await office.go(paths.workOfferEdit(offerId))
    await office.page.getByLabel('In einem Satz').fill('Was die Leitstelle schreibt.')
    await press(office.page, 'Speichern')
    await master.page.getByLabel('In einem Satz').fill('Was der Meister schreibt.')
    await master.page.getByLabel('Kosten').fill('980 Euro, und das Ticket')
    await press(master.page, 'Speichern')
    const conflict = await mainOf(master.page)
    for (const text of ['Was die Leitstelle schreibt.', 'Was der Meister schreibt.', 'und das Ticket']) {
      expect(conflict).toContain(text)
    }
    expect(await master.complaints()).toEqual([])
    const stored = () =>
      stage.rows('SELECT summary, cost_text FROM offers.offer WHERE id = $1', [offerId]).then(([row]) => row)
    expect(await stored()).toMatchObject({ summary: 'Was die Leitstelle schreibt.' })
    await master.page.locator('button[name="entscheidung"][value="mine"]').click()
    expect(await stored()).toEqual({ summary: 'Was der Meister schreibt.', cost_text: '980 Euro, und das Ticket' })
    // The version that gave way stays in the history.
    expect(await mainOf(master.page)).toContain('Was der Meister schreibt. (vorher: Was die Leitstelle schreibt.)')
    expect(await stage.auditOf(offerId)).toEqual(['offer.create', 'offer.confirm', 'offer.change', 'offer.change'])
  })
})
