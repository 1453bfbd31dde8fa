// A school lead invites a teacher, who comes in by the mail; when the membership ends, the open page stops at once.
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

describe.each(bothWays)('a school lead and a teacher, $way', ({ javaScript }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(browser, javaScript)
  }, 60_000)

  test('from the invitation to the last click', async () => {
    const email = 'thi-mai.dang@anne-frank.example'
    const lead = await stage.visit({ role: 'school-lead' })
    await lead.go(paths.settingsAccounts)
    await lead.page.getByRole('link', { name: 'Jemanden einladen' }).click()
    // One school, no choice: the question does not come up.
    expect(await lead.page.getByRole('link', { name: 'Andere Einrichtung' }).count()).toBe(0)
    await lead.page.getByLabel('E-Mail-Adresse').fill(email)
    await lead.page.getByLabel('Lehrkraft für berufliche Orientierung').check()
    await press(lead.page, 'Einladung schicken')
    expect(await mainOf(lead.page)).toContain(email)
    expect(await lead.complaints()).toEqual([])

    // Without a mail server the mail lies in the mailbox; in the fictional region the office may read it.
    const office = await stage.visit({ role: 'coordinator' })
    await office.go(paths.settings)
    await office.page.getByRole('link', { name: 'Postfach des Betriebs' }).click()
    await office.page.locator('tbody tr', { hasText: email }).getByRole('link').click()
    const link = (await office.page.locator('main a[href*="/einladung?code="]').getAttribute('href')) ?? ''
    expect(await office.complaints()).toEqual([])

    const teacher = await stage.visit()
    await teacher.go(new URL(link).pathname + new URL(link).search)
    expect(await mainOf(teacher.page)).toContain('Anne-Frank-Oberschule')
    await teacher.page.getByLabel('Vorname').fill('Thị Mai')
    await teacher.page.getByLabel('Nachname').fill('Đặng-O’Neill')
    await teacher.page.getByLabel('Neues Passwort').fill('sieben Brücken über die Aue')
    await press(teacher.page, 'Zugang anlegen')
    expect(await teacher.complaints()).toEqual([])
    await stage.visit().then(async (again) => {
      await again.go(paths.signIn)
      await again.page.getByLabel('E-Mail-Adresse').fill(email)
      await again.page.getByLabel('Passwort', { exact: false }).first().fill('sieben Brücken über die Aue')
      await press(again.page, 'Anmelden')
      expect(new URL(again.page.url()).pathname).toBe(paths.work)
      const rooms = await again.page.locator('.steg-nav__link').allInnerTexts()
      expect(rooms.map((room) => room.trim())).toEqual([
        'Start',
        'Netzwerk',
        'Angebote',
        'Praxistage',
        'Klassen',
        'Einstellungen',
      ])
      await again.go(paths.settings)
      expect(await mainOf(again.page)).not.toContain('Zugänge')
      expect(await again.complaints()).toEqual([])
      // Somebody else's room is closed even for who knows its address.
      expect((await again.page.goto(stage.site.origin + paths.settingsAccounts))?.status()).toBe(403)
      await again.go(paths.settingsProfile)

      await lead.page.reload()
      await lead.page
        .getByRole('link', { name: /Zugang beenden: .*O’Neill$/ })
        .last()
        .click()
      expect(await mainOf(lead.page)).toContain('Đặng-O’Neill')
      await press(lead.page, 'Zugang beenden')
      expect(await mainOf(lead.page)).toContain('ist beendet')

      await press(again.page, 'Name speichern')
      expect(new URL(again.page.url()).pathname).toBe(paths.signIn)
    })
    const [row] = await stage.rows<{
      id: string
      role: string
      ended: boolean
      family_name: string
      invitation: string
    }>(
      `SELECT membership.id, role, ended_at IS NOT NULL AS ended, family_name,
          (SELECT id FROM accounts.invitation WHERE email_key = $1) AS invitation
        FROM accounts.membership JOIN accounts.person ON person.id = person_id WHERE email_key = $1`,
      [email],
    )
    expect(row).toMatchObject({ role: 'school-teacher', ended: true, family_name: 'Đặng-O’Neill' })
    expect(await stage.auditOf(row?.invitation ?? '')).toEqual(['invitation.send'])
    expect(await stage.auditOf(row?.id ?? '')).toEqual(['invitation.accept', 'membership.end'])
  })
})
