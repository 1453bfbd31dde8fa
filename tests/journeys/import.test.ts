// The coordination office loads a school register in a coffee break, sees the doubtful rows, and merges a duplicate.
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

const register = fileURLToPath(new URL('../../src/modules/network/testdata/schulen-made-up.csv', import.meta.url))

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const mainOf = (page: Page) => page.locator('main').innerText()

describe.each(bothWays)('the coordination office, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  const schools = async () =>
    Number((await stage.rows("SELECT count(*) FROM network.organization WHERE kind IN ('school', 'bbs')"))[0]?.count)
  /** The script asks by itself; without it the page loads itself anew. */
  const waitFor = (page: Page, heading: string) => page.locator('h1', { hasText: heading }).waitFor({ timeout: 15_000 })
  const upload = async (page: Page) => {
    await page.getByLabel('Schulen').check()
    await page.getByLabel('Datei').setInputFiles(register)
    await page.getByRole('button', { name: 'Datei laden' }).click()
    await waitFor(page, 'Spalten zuordnen')
  }

  test('takes the register once, and nothing when it comes again', async () => {
    const before = await schools()
    const { page, complaints } = await stage.visit({ role: 'coordinator' })
    await page.getByRole('link', { name: 'Netzwerk', exact: true }).click()
    await page.getByRole('link', { name: 'Datei importieren' }).click()
    await upload(page)
    expect(await mainOf(page)).toContain('Steg hat die Zuordnung vorgeschlagen')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Prüfen, ohne etwas zu ändern' }).click()
    await waitFor(page, 'Prüfung')
    expect(await schools()).toBe(before)
    const report = await mainOf(page)
    const taken = Number(/(\d+) neu/.exec(report)?.[1])
    expect(taken).toBeGreaterThan(20)
    expect(report).toMatch(/Zweifelhafte Zeilen/)
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: `${taken} Zeilen übernehmen` }).click()
    await waitFor(page, 'Übernommen')
    expect(await schools()).toBe(before + taken)

    await page.getByRole('link', { name: 'Neue Datei laden' }).click()
    await upload(page)
    expect(await mainOf(page)).toContain('Diese Zuordnung haben Sie beim letzten Mal bestätigt')
    await page.getByRole('button', { name: 'Prüfen, ohne etwas zu ändern' }).click()
    await waitFor(page, 'Prüfung')
    expect(await mainOf(page)).toContain('Es gibt nichts zu übernehmen')
    expect(await schools()).toBe(before + taken)
    expect(await complaints()).toEqual([])
    const [line] = await stage.rows<{ changes: { field: string; after: string }[] }>(
      "SELECT changes FROM platform.audit_event WHERE action = 'import.take'",
    )
    expect(line?.changes).toContainEqual({ field: 'taken', before: null, after: String(taken) })
    await page.goto(stage.site.origin + paths.settingsAudit)
    expect(await mainOf(page)).toContain('Datei importiert')
  })

  test('merges a duplicate, and the old address leads to what remained', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go(paths.workDuplicates)
    await page.getByRole('link', { name: /Metallbau Krüger GmbH/ }).click()
    expect(await mainOf(page)).toContain('Ist das dieselbe Einrichtung?')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Zusammenführen' }).click()
    expect(await mainOf(page)).toContain('Zusammengeführt zu')
    const [gone] = await stage.rows<{ id: string; merged_into: string; status: string }>(
      'SELECT id, merged_into, status FROM network.organization WHERE merged_into IS NOT NULL',
    )
    expect(gone?.status).toBe('archived')
    await go(paths.workOrganization(gone?.id ?? ''))
    expect(page.url()).toContain(gone?.merged_into)
    expect(await stage.auditOf(gone?.id ?? '')).toContain('organization.merged-away')
    expect(await stage.auditOf(gone?.merged_into ?? '')).toContain('organization.merge')
    expect(await complaints()).toEqual([])
  })
})
