// The coordinator shows a council which young people have no offer within reach: every kind of gap, and why it is one.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const main = (page: Page) => page.locator('main').innerText()
const matrix = (page: Page) => page.getByRole('region', { name: 'Zielgruppen und Gemeinden' })
const cell = (page: Page, words: RegExp) => matrix(page).getByRole('link', { name: words })

describe.each(bothWays)('what is missing in the region, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  test('begins with the sentence, and shows every kind of cell by colour, sign and word', async () => {
    const { page, complaints } = await stage.visit({ role: 'coordinator' })
    await page.getByRole('link', { name: 'Lücken', exact: true }).click()
    expect(await main(page)).toMatch(/Für \d+ von \d+ Zielgruppen gibt es in \S.* kein erreichbares Angebot: /)
    for (const state of ['nichts', 'nur veraltet', 'nur ausgebucht', 'nur anderswo', 'vorhanden', 'kein Bedarf']) {
      expect(`${state}: ${(await cell(page, new RegExp(`^${state}`)).count()) > 0}`).toBe(`${state}: true`)
    }
    expect(await complaints()).toEqual([])
  })

  test('a click on a cell of every kind shows why', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    const cells = [
      [
        /^nichts ?: Eltern, Wiesental/,
        ['nichts in Reichweite', 'Berufsberatung', /Zu weit weg\. 1\d km von Wiesental/],
      ],
      [/^nur veraltet ?: Eltern, Kleinaue/, ['aber veraltet', /Veraltet: zuletzt bestätigt am \d\d\.\d\d\.\d{4}/]],
      [
        /^nur ausgebucht ?: Menschen mit Behinderung, Nordheim/,
        ['niemand aufgenommen', /Ausgebucht seit der Angabe vom/],
      ],
      [/^nur anderswo ?: Junge Eltern, Auhagen/, ['keines in der Gemeinde selbst', /\d km von Auhagen/]],
      [/^nur anderswo ?: Neu Zugewanderte, Wiesental/, ['Sprachcafé auf Rädern', 'Der Anbieter kommt nach Wiesental.']],
      [/^kein Bedarf ?: Betriebe, Kleinaue/, ['Hier wird nichts gebraucht', 'bildet zurzeit kein Betrieb aus']],
    ] as const
    for (const [name, reasons] of cells) {
      await go('/arbeit/angebote/luecken')
      await cell(page, name).click()
      await page.waitForURL(/luecken\/feld/)
      const text = await main(page)
      for (const reason of reasons) expect(text).toMatch(reason)
      expect(await complaints()).toEqual([])
    }
  }, 60_000)

  test('what nobody needs is taken out with a reason, and comes back', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go('/arbeit/angebote/luecken')
    await cell(page, /^nichts ?: Auszubildende, Wiesental/).click()
    await page.getByRole('link', { name: 'Hier wird nichts gebraucht' }).click()
    await page.getByLabel(/^Grund/).fill('In Wiesental gibt es keinen Ausbildungsbetrieb.')
    await page.getByRole('button', { name: 'Vermerken' }).click()
    expect(await main(page)).toContain('Vermerkt. Das Feld zählt nicht mehr als Lücke.')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Lücken', exact: true }).first().click()
    expect(await cell(page, /^kein Bedarf ?: Auszubildende, Wiesental/).count()).toBe(1)
    await page.getByRole('link', { name: 'Kein Bedarf', exact: true }).click()
    await page.getByRole('button', { name: /^Aufheben ?: Auszubildende, alle Angebotsarten, Wiesental/ }).click()
    expect(await main(page)).toContain('Der Vermerk ist aufgehoben.')
    const [waiver] = await stage.rows<{ id: string; lifted_at: Date | null }>(
      `SELECT id, lifted_at FROM gaps.waiver WHERE reason LIKE 'In Wiesental gibt es%'`,
    )
    expect(waiver?.lifted_at).toBeInstanceOf(Date)
    expect(await stage.auditOf(waiver?.id ?? '')).toEqual(['gap.waive', 'gap.unwaive'])
  })

  test('a need that a school tells is noted as a number, and small numbers stay unsaid', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go('/arbeit/angebote/luecken/feld?zielgruppe=maedchen&art=training&gemeinde=03999007')
    await page.getByRole('link', { name: 'Bedarf notieren' }).click()
    await page.getByLabel(/^Personen/).fill('3')
    await page.getByLabel(/^Gemeldet von/).selectOption({ label: 'Schule' })
    await page.getByRole('button', { name: 'Notieren' }).click()
    expect(await main(page)).toContain('Der Bedarf ist notiert.')
    expect(await complaints()).toEqual([])
    await go('/arbeit/angebote/luecken/feld?zielgruppe=maedchen&art=training&gemeinde=03999007')
    expect(await main(page)).toContain('Dazu eine Meldung mit unter 5 Personen.')
    const [need] = await stage.rows<{ id: string }>(`SELECT id FROM gaps.need WHERE target_group = 'maedchen'`)
    expect(await stage.auditOf(need?.id ?? '')).toEqual(['need.note'])
  })

  test('other axes and filters are chosen without a mouse being needed', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'monitoring' })
    await go('/arbeit/angebote/luecken')
    await page.locator('summary', { hasText: 'Ansicht ändern' }).press('Enter')
    await page.getByLabel('Zeilen').selectOption({ label: 'Angebotsarten' })
    await page.getByLabel('Spalten').selectOption({ label: 'Zeiträume' })
    await page.getByLabel('In Reichweite bis').selectOption({ label: '25 km Luftlinie' })
    await page.getByRole('button', { name: 'Anzeigen' }).press('Enter')
    await page.waitForURL(/zeilen=art/)
    expect(await page.getByRole('columnheader', { name: /Schulhalbjahr/ }).count()).toBe(4)
    expect(await page.getByRole('rowheader', { name: 'Sprachförderung' }).count()).toBe(1)
    expect(await complaints()).toEqual([])
  })

  test('on the phone the rows stand one below the other, and nothing is wider than the screen', async () => {
    const phone = { viewport: { width: 320, height: 640 } }
    const { page, go, complaints } = await stage.visit({ role: 'coordinator', options: phone })
    await go('/arbeit/angebote/luecken')
    expect(await cell(page, /^nichts ?: Eltern, Wiesental/).isVisible()).toBe(true)
    expect(await complaints()).toEqual([])
    await go('/arbeit/angebote/luecken/vorlage')
    expect(await complaints()).toEqual([])
  })

  test('the template for the council is one page A4, dated, with lines for a proposal and no small number', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go('/arbeit/angebote/luecken')
    await page.getByRole('link', { name: 'Vorlage für die Politik' }).click()
    const text = await main(page)
    for (const part of ['Ziel', 'Befund', 'Was das heißt', 'Vorschlag', 'So wurde gezählt', 'Was wir nicht wissen']) {
      expect(text).toContain(part)
    }
    expect(text).toMatch(/Stand: \d+\. \S+ 20\d\d\. Verfahren: Lückenanalyse, Fassung 2\./)
    expect(text).toMatch(/Meldung(en)? mit (je )?unter 5 Personen/)
    expect(text).not.toMatch(/\b[1-4] Personen/)
    expect(await complaints()).toEqual([])
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })

  test('the template stays one page where the Kreis has thirty municipalities, and names the worst of them', async () => {
    await stage.rows(
      `INSERT INTO network.municipality (region_id, municipality_key, name, latitude, longitude, population, source, updated_at)
       SELECT id, '03999' || n, 'Niederbrüggen bei Aue ' || n, 51.2, 9.2 + n * 0.001, n, 'test', now()
       FROM network.region, generate_series(101, 122) AS n WHERE is_demo`,
    )
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go('/arbeit/angebote/luecken/vorlage')
    const rows = await page.locator('.steg-sheet table tbody tr').allInnerTexts()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows[0]).toMatch(/\d+ von 30 Gemeinden\s+\S.*, \d+ weitere/)
    expect(rows.join('\n')).toContain('Niederbrüggen bei Aue 122')
    expect(await complaints()).toEqual([])
    // 210 mm without the margins of 15 mm, at 96 dots per inch.
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    const beyond = await page
      .locator('.steg-sheet, .steg-sheet .steg-scroll')
      .evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth))
    expect(beyond).toEqual([0, 0])
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})
