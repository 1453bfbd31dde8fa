// A pupil says on the phone what to try out, changes it again, and a school types in what came on paper.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWishesRound, type WishesRound } from '../made-up/wishes-round.ts'
import { openBrowser } from '../support/browser.ts'
import { bothWays, openStage, type Stage } from './stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const onPhone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
const main = (page: Page) => page.locator('main').innerText()
const card = (page: Page, label: string) => page.getByRole('group', { name: label })
const order = (page: Page) => page.locator('ol.steg-rank strong').allInnerTexts()

describe.each(bothWays)('wishes, $way', ({ javaScript }) => {
  let stage: Stage
  let round: WishesRound
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
    round = await makeWishesRound(stage.site.services)
  }, 60_000)
  afterAll(() => round.close())

  const codeOf = (index: number) => round.pupils[index]?.code ?? ''
  const storedOf = async (index: number) =>
    (
      await stage.rows<{ words: string }>(
        `SELECT berufsfeld || ' ' || coalesce(rank::text, 'n') AS words FROM wishes.wish WHERE pupil_id = $1
         ORDER BY rank, berufsfeld`,
        [round.pupils[index]?.id],
      )
    ).map(({ words }) => words)

  test('by QR code: choose, put in order, check, send, change, sign out', async () => {
    const { page, go, complaints } = await stage.visit({ options: onPhone })
    await go(`/wuensche?code=${codeOf(0)}`)
    expect(page.url()).toMatch(/\/wuensche\/start$/)
    expect(await main(page)).toContain('Bist du das?')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'Ja, los geht’s' }).click()

    await card(page, 'Fahrzeuge').getByLabel('Das will ich').check()
    await card(page, 'Holz').getByLabel('Das will ich').check()
    await card(page, 'Computer und Netze').getByLabel('Das will ich').check()
    await card(page, 'Pflege und Gesundheit').getByLabel('Auf keinen Fall').check()
    if (javaScript) expect(await main(page)).toContain('3 von 3 ausgesucht')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Weiter' }).click()

    await page.waitForURL(/reihenfolge/)
    expect(await order(page)).toEqual(['Fahrzeuge', 'Holz', 'Computer und Netze'])
    // By keyboard alone: the button that was pressed keeps the focus.
    await page.getByRole('button', { name: 'Computer und Netze: nach oben' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('ol.steg-rank > li:nth-child(2)', { hasText: 'Computer und Netze' }).waitFor()
    await page.locator('button[data-move="up"][value="it"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('ol.steg-rank > li:first-child', { hasText: 'Computer und Netze' }).waitFor()
    expect(await order(page)).toEqual(['Computer und Netze', 'Fahrzeuge', 'Holz'])
    expect(await page.locator('steg-rank [role="status"]').textContent()).toBe(
      'Computer und Netze ist jetzt dein 1. Wunsch.',
    )
    expect(await page.locator('.steg-rank__number').allInnerTexts()).toEqual(['1. Wunsch', '2. Wunsch', '3. Wunsch'])
    await page.getByLabel('Ein Feld, an das du sonst nie denkst').selectOption({ label: 'Haare und Kosmetik' })
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Weiter' }).click()

    await page.waitForURL(/pruefen/)
    expect(await main(page)).toContain('Noch ist nichts abgeschickt.')
    await page.getByLabel('Warum nicht Pflege und Gesundheit?').fill('Ich kann kein Blut sehen.')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Abschicken' }).click()

    await page.waitForURL(/fertig/)
    expect(await main(page)).toMatch(/Fertig\.\s+Du kannst bis \S+, \d+\. \S+ \d{4} ändern\./)
    expect(await storedOf(0)).toEqual(['it 1', 'kfz 2', 'holz 3', 'pflege n'])
    expect(await complaints()).toEqual([])

    await page.getByRole('link', { name: 'Noch einmal ändern' }).click()
    expect(await card(page, 'Holz').getByLabel('Das will ich').isChecked()).toBe(true)
    await card(page, 'Holz').getByLabel('Weiß nicht').check()
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.waitForURL(/reihenfolge/)
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.waitForURL(/pruefen/)
    expect(await page.getByLabel('Warum nicht Pflege und Gesundheit?').inputValue()).toBe('')
    expect(await main(page)).toContain('Dein Grund ist gespeichert.')
    expect(await main(page)).not.toContain('Blut')
    await page.getByRole('button', { name: 'Abschicken' }).click()
    await page.waitForURL(/fertig/)
    expect(await storedOf(0)).toEqual(['it 1', 'kfz 2', 'pflege n'])
    expect(await stage.auditOf(round.pupils[0]?.id ?? '')).toEqual(['wishes.save', 'wishes.save'])
    await page.getByRole('button', { name: 'Abmelden' }).click()
    expect(await main(page)).toContain('Du bist abgemeldet.')
    if (javaScript) expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
    await go('/wuensche/fertig')
    expect(await main(page)).toContain('Code von deinem Zettel')
    expect(await complaints()).toEqual([])
  }, 60_000)

  test('a wrong code and too many fields are said calmly, and nothing is lost', async () => {
    const { page, go, complaints } = await stage.visit({ options: onPhone, expectedStatus: 422 })
    await go('/wuensche')
    await page.getByLabel('Code von deinem Zettel').fill('zzzz 9999')
    await page.getByRole('button', { name: 'Weiter' }).click()
    expect(await main(page)).toContain('Diesen Code kennen wir nicht.')
    expect(await complaints()).toEqual([])
    await page.getByLabel('Code von deinem Zettel').fill(codeOf(1).toLowerCase())
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.getByRole('link', { name: 'Ja, los geht’s' }).click()
    const labels = ['Fahrzeuge', 'Holz', 'Computer und Netze', 'Haare und Kosmetik']
    for (const label of labels) await card(page, label).getByLabel('Das will ich').check()
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.getByText('Du hast 4 Felder ausgesucht. Es gehen nur 3.').waitFor()
    for (const label of labels) expect(await card(page, label).getByLabel('Das will ich').isChecked()).toBe(true)
    expect(await complaints()).toEqual([])
  }, 30_000)

  test('in Arabic, from right to left', async () => {
    const { page, go, complaints } = await stage.visit({ options: onPhone })
    await go(`/wuensche?code=${codeOf(2)}`)
    await page.getByRole('link', { name: 'العربية' }).click()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'نعم، لنبدأ' }).click()
    await card(page, 'المركبات').getByLabel('أريد هذا').check()
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'متابعة' }).click()
    await page.waitForURL(/reihenfolge/)
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'متابعة' }).click()
    await page.getByRole('button', { name: 'إرسال' }).click()
    await page.waitForURL(/fertig/)
    expect(await storedOf(2)).toEqual(['kfz 1'])
    expect(await complaints()).toEqual([])
  }, 30_000)

  test('two windows: both versions stand side by side', async () => {
    const { page, go, complaints } = await stage.visit({ options: onPhone, expectedStatus: 409 })
    await go(`/wuensche?code=${codeOf(3)}`)
    await go('/wuensche/pruefen?w=kfz&v=0')
    await page.getByRole('button', { name: 'Abschicken' }).click()
    await page.waitForURL(/fertig/)
    await go('/wuensche/pruefen?w=it&v=0')
    await page.getByRole('button', { name: 'Abschicken' }).click()
    await page.getByText('Es gibt zwei Fassungen').waitFor()
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Das hier nehmen' }).click()
    await page.waitForURL(/fertig/)
    expect(await storedOf(3)).toEqual(['it 1'])
  }, 30_000)

  if (javaScript) {
    test('without network what was chosen waits on the phone, and goes by itself when it is back', async () => {
      const { page, go } = await stage.visit({ options: onPhone })
      await go(`/wuensche?code=${codeOf(4)}`)
      await go('/wuensche/felder')
      await card(page, 'Fahrzeuge').getByLabel('Das will ich').check()
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Weiter' }).click()
      await page.getByText('Kein Netz. Deine Auswahl bleibt auf diesem Gerät.').waitFor()
      expect(page.url()).toMatch(/felder/)
      await page.context().setOffline(false)
      await page.waitForURL(/reihenfolge/)
      expect(await order(page)).toEqual(['Fahrzeuge'])
    }, 30_000)

    test('an entry can be dragged to another place', async () => {
      const { page, go } = await stage.visit({ options: { viewport: { width: 360, height: 1000 } } })
      await go(`/wuensche?code=${codeOf(5)}`)
      await go('/wuensche/reihenfolge?w=kfz&w=holz&w=it&v=0')
      const handle = page.locator('ol.steg-rank > li:nth-child(3) .steg-rank__handle')
      const [from, to] = [await handle.boundingBox(), await page.locator('ol.steg-rank > li').first().boundingBox()]
      if (from === null || to === null) throw new Error('nothing to drag')
      await page.mouse.move(from.x + 5, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(from.x + 5, from.y - 40, { steps: 5 })
      await page.mouse.move(from.x + 5, to.y + 4, { steps: 5 })
      await page.mouse.up()
      expect(await order(page)).toEqual(['Computer und Netze', 'Fahrzeuge', 'Holz'])
      await page.getByRole('button', { name: 'Weiter' }).click()
      await page.waitForURL(/pruefen/)
      expect(new URL(page.url()).searchParams.getAll('w')).toEqual(['it', 'kfz', 'holz'])
    }, 30_000)
  }

  test('a school types in a class by keyboard alone, and hears all faults at once', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'school-lead', expectedStatus: 422 })
    await go(`/arbeit/praxistage/${round.roundId}/wuensche`)
    expect(await main(page)).toMatch(/\d+ von \d+ haben geantwortet\. Es fehlen \d+: /)
    expect(await complaints()).toEqual([])
    await page
      .getByRole('link', { name: /^Eintippen/ })
      .first()
      .click()
    expect(await complaints()).toEqual([])
    const row = page.locator('tbody tr').filter({ has: page.locator(`[name="v.${round.pupils[6]?.id}"]`) })
    await row.locator('input:not([type="hidden"])').first().focus()
    for (const typed of ['2', 'n', '', '2', '1']) {
      await page.keyboard.type(typed)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Tab')
    const save = page.getByRole('button', { name: 'Ganze Klasse speichern' })
    await save.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '2 Angaben fehlen noch oder stimmen nicht' }).waitFor()
    expect(await main(page)).toContain('Diese Zahl steht in der Zeile zweimal.')
    expect(await complaints()).toEqual([])
    await row.locator('input:not([type="hidden"])').nth(3).fill('')
    await save.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Gespeichert: 1 Schülerin oder Schüler.').waitFor()
    expect(await storedOf(6)).toEqual(['it 1', 'kfz 2', 'holz n'])
    if (javaScript) {
      const [first, second] = [0, 1].map((at) => page.locator('tbody tr').nth(at).locator('[name$=".pflege"]'))
      await first?.focus()
      await page.keyboard.press('ArrowDown')
      const below = await page.evaluate(() => (document.activeElement as HTMLInputElement).name)
      expect(below).toBe(await second?.getAttribute('name'))
    }
  }, 60_000)

  test('sheets and reminders are on paper, two sheets on a page', async () => {
    const { page, go, complaints } = await stage.visit({ role: 'coordinator' })
    await go(`/arbeit/praxistage/${round.roundId}/wuensche/${round.classId}/bogen`)
    expect(await complaints()).toEqual([])
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(Math.ceil(round.pupils.length / 2))
    await go(`/arbeit/praxistage/${round.roundId}/wuensche/${round.classId}/erinnerung`)
    expect(await complaints()).toEqual([])
  }, 60_000)
})
