// The week before the holidays: the last school hands in its class list, wishes come by phone and on paper, the office lets
// the plan be made, publishes it, and everybody finds what they came for: school, bus, workshop, pupil.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import { demoOrganizationId } from '../../src/modules/network/demo.ts'
import { demoRoundId } from '../../src/modules/rounds/demo.ts'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

const list = fileURLToPath(new URL('../made-up/class-lists/oberschule-am-muehlenteich.csv', import.meta.url))
const listedCount = readFileSync(list, 'utf8')
  .split('\n')
  .filter((line) => /\d\d\.\d\d\.\d{4}/.test(line)).length
const roundId = demoRoundId(2)
const missingSchool = demoOrganizationId(24)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const onPhone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
const main = (page: Page) => page.locator('main').innerText()
const notice = (page: Page, words: string) => page.locator('.steg-notice', { hasText: words }).first()
const heading = (page: Page, words: string | RegExp) =>
  page.locator('h1', { hasText: words }).waitFor({ timeout: 120_000 })

/** The browser prints at most so many pages of A4 for each part that is kept together, and one for the words above. */
async function expectPages(page: Page, mostPerSheet: number): Promise<void> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const sheets = await page.locator('.steg-plan-sheet').count()
  expect(sheets).toBeGreaterThan(0)
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThanOrEqual(1 + mostPerSheet * sheets)
}

/** Clicks the file and reads what came. */
async function downloaded(page: Page, form: 'CSV'): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: form }).first().click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

describe.each(bothWays)('Praxistage for the whole region, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
    // The school that signs in is the one whose list is missing.
    await stage.rows('RESET ROLE')
    await stage.rows(`UPDATE accounts.membership SET organization_id = $1 WHERE role = 'school-lead'`, [missingSchool])
    await stage.rows('SET ROLE steg_operator')
  }, 120_000)

  const pupilCount = async () =>
    Number((await stage.rows(`SELECT count(*) FROM pupils.pupil WHERE state = 'active'`))[0]?.count)
  const ownPupils = () =>
    stage.rows<{ id: string; code: string; class_id: string }>(
      'SELECT id, code, class_id FROM pupils.pupil WHERE organization_id = $1 ORDER BY code',
      [missingSchool],
    )

  test('the last school hands in its class list', async () => {
    const before = await pupilCount()
    const { page, complaints } = await stage.visit({ role: 'school-lead' })
    await page.getByRole('link', { name: 'Klassen', exact: true }).click()
    await page.getByRole('link', { name: 'Klassenliste einlesen' }).first().click()
    await page.getByLabel('Datei').setInputFiles(list)
    await page.getByRole('button', { name: 'Datei laden' }).click()
    await heading(page, 'Spalten zuordnen')
    await page.getByRole('button', { name: 'Prüfen, ohne etwas zu ändern' }).click()
    await heading(page, 'Prüfung')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: /Zeilen übernehmen/ }).click()
    await heading(page, 'Übernommen')
    expect(await pupilCount()).toBe(before + listedCount)
    expect(await pupilCount()).toBe(1240)
  }, 240_000)

  test('one of them wishes on the phone, another one on paper', async () => {
    const [first, second] = await ownPupils()
    const phone = await stage.visit({ options: onPhone })
    await phone.go(`${paths.wishes}?code=${first?.code}`)
    await phone.page.getByRole('link', { name: 'Ja, los geht’s' }).click()
    await phone.page.getByRole('group', { name: 'Fahrzeuge' }).getByLabel('Das will ich').check()
    await phone.page.getByRole('button', { name: 'Weiter' }).click()
    await phone.page.waitForURL(/pruefen/)
    await phone.page.getByRole('button', { name: 'Abschicken' }).click()
    await phone.page.waitForURL(/fertig/)

    const paper = await stage.visit({ role: 'school-lead' })
    await paper.go(paths.workWishSheet(roundId, second?.class_id ?? ''))
    const row = paper.page.locator('tbody tr').filter({ has: paper.page.locator(`[name="v.${second?.id}"]`) })
    await row.locator('input:not([type="hidden"])').first().fill('1')
    await paper.page.getByRole('button', { name: 'Ganze Klasse speichern' }).click()
    await paper.page.getByText('Gespeichert: 1 Schülerin oder Schüler.').waitFor()
    const ways = await stage.rows<{ way: string }>(
      'SELECT way FROM wishes.answer WHERE round_id = $1 AND pupil_id = ANY ($2) ORDER BY way',
      [roundId, [first?.id, second?.id]],
    )
    expect(ways.map(({ way }) => way)).toEqual(['paper', 'phone'])
  }, 240_000)

  test('the office makes the plan, looks at it, and publishes it', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go(paths.workPlans(roundId))
    expect(await main(page)).toContain('Erst muss die Zahl für das Los veröffentlicht sein.')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Zu Regeln und Los' }).click()
    await page.getByRole('button', { name: 'Losnummer veröffentlichen' }).click()
    await notice(page, 'Die Losnummer ist veröffentlicht').waitFor()
    await go(paths.workPlans(roundId))
    expect(await main(page)).toMatch(
      /Fahrzeuge am (Montag|Dienstag|Mittwoch|Donnerstag|Freitag): \d+ wollten hin, \d+ Plätze\./,
    )
    expect(await complaints()).toEqual([])
    // The last day of the wishes goes by: a plan that is to be published is made from all of them.
    await stage.rows(
      'UPDATE rounds.round SET wishes_from = current_date - 30, wishes_until = current_date - 1 WHERE id = $1',
      [roundId],
    )
    await go(paths.workPlans(roundId))
    expect(await main(page)).not.toContain('Wünsche kommen noch bis')
    await page.getByRole('button', { name: 'Plan rechnen' }).click()
    // The script asks by itself; without it the page loads itself anew.
    await heading(page, /^Plan, Lauf 1$/)
    expect(await main(page)).toMatch(
      /in dieser Reihenfolge, (gibt es keinen besseren Plan|kann ein besserer Plan höchstens)/,
    )
    expect(await main(page)).toContain('Auslastung der Werkstätten')
    expect(await complaints()).toEqual([])

    await page.locator('a.steg-load').first().click()
    expect(await main(page)).toMatch(/Block 1/)
    expect(await complaints()).toEqual([])
    await page.locator('tbody a').first().click()
    expect(await main(page)).toContain('Warum')
    expect(await complaints()).toEqual([])

    await page.getByRole('link', { name: 'Lauf 1' }).click()
    await page.getByRole('link', { name: 'Veröffentlichen' }).click()
    expect(await main(page)).toMatch(/\d+ Schulen und 2 BBS bekommen eine E-Mail/)
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click()
    await notice(page, 'Der Plan ist veröffentlicht.').waitFor({ timeout: 60_000 })
    expect(await complaints()).toEqual([])
    const [run] = await stage.rows<{ id: string; is_checked: boolean; pupils: number }>(
      `SELECT id, is_checked, (SELECT count(DISTINCT pupil_id) FROM plans.seat s WHERE s.run_id = r.id) AS pupils
       FROM plans.run r WHERE round_id = $1 AND published_at IS NOT NULL`,
      [roundId],
    )
    expect(run).toMatchObject({ is_checked: true })
    expect(Number(run?.pupils)).toBeGreaterThan(1200)
    expect(await stage.auditOf(run?.id ?? '')).toEqual(['plan.start', 'plan.complete', 'plan.publish'])
  }, 400_000)

  test('the school prints its classes and its buses, and takes the plan along as a file', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'school-lead' })
    await go(paths.workPlans(roundId))
    await page.getByRole('link', { name: 'Listen öffnen' }).click()
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Oberschule am Mühlenteich', exact: true }).click()
    expect(await main(page)).toMatch(/Sørensen, Anton/)
    expect(await complaints()).toEqual([])
    // A class of 33 fits onto one.
    await expectPages(page, 1)
    expect(await downloaded(page, 'CSV')).toMatch(/Nachname.*Block 1/)
    expect(await downloaded(page, 'CSV')).toContain('Sørensen')
    await page.goBack()
    await page.getByRole('link', { name: 'Busse: Oberschule am Mühlenteich' }).click()
    expect(await main(page)).toMatch(/Bus \d+ bis/)
    expect(await complaints()).toEqual([])
    // Everybody who rides to one vocational school, block after block.
    await expectPages(page, 2)
    expect(await downloaded(page, 'CSV')).toMatch(/Weg.*Nachname/)
  }, 120_000)

  test('the school goes by links from its start page to a reason, to an objection, and finds it again', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'school-lead' })
    await go(paths.work)
    await page
      .getByRole('link', { name: /Der Plan für die Praxistage ist veröffentlicht/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Oberschule am Mühlenteich', exact: true }).click()
    await page.locator('tbody a').last().click()
    expect(await main(page)).toContain('Warum, wie es dort gelesen wird')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Einspruch erheben' }).click()
    await page.getByLabel('Was passt nicht, und was würde helfen?').fill('Der Weg ist mit dem Rollstuhl nicht möglich.')
    await page.getByRole('button', { name: 'Einspruch abschicken' }).click()
    await notice(page, 'Der Einspruch ist abgeschickt.').waitFor()
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByRole('link', { name: 'Einsprüche (1 offen)' }).click()
    await page.locator('tbody a').first().click()
    expect(await main(page)).toContain('Der Weg ist mit dem Rollstuhl nicht möglich.')
    expect(await complaints()).toEqual([])
  }, 120_000)

  test('the vocational school prints the day lists of a workshop', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'bbs' })
    await go(paths.workPlans(roundId))
    await page.getByRole('link', { name: 'Listen öffnen' }).click()
    expect(await main(page)).not.toContain('Je Schule')
    await page.locator('tbody a').first().click()
    expect(await main(page)).toMatch(/Block 1/)
    expect(await main(page)).toContain('Dass Namen gelesen wurden, steht im Protokoll.')
    // Why so many come, beside the list and on paper.
    expect(await main(page)).toMatch(/wollten hin, davon \d+ als Erstwunsch\./)
    expect(await complaints()).toEqual([])
    // A group with a box for each day.
    await expectPages(page, 1.5)
    expect(await downloaded(page, 'CSV')).toContain('Nachname')
  }, 120_000)

  test('the pupil finds the own place, with the way and the reason', async () => {
    const [first] = await ownPupils()
    const { page, go, complaints } = await stage.visit({ options: onPhone })
    await go(`${paths.wishes}?code=${first?.code}`)
    await page.getByRole('link', { name: 'Meinen Platz ansehen' }).click()
    expect(await main(page)).toContain('Dein Platz')
    expect(await main(page)).toContain('So kommst du hin')
    expect(await main(page)).toContain('Warum dieser Platz')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Einspruch erheben' }).click()
    await page.getByLabel('Was passt nicht?').fill('Der Bus fährt erst nach Beginn. Gibt es einen anderen Weg?')
    await page.getByRole('button', { name: 'Abschicken' }).click()
    await notice(page, 'Dein Einspruch ist angekommen.').waitFor()
    expect(await complaints()).toEqual([])
  }, 120_000)
})
