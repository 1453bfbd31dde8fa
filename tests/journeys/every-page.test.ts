// Every page that links lead to, for a visitor and for the roles with the most rooms, in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { axeViolations, gatherFaults, openBrowser, sidewaysOverflow } from '../support/browser.ts'
import { type BrowsedSite, browsedSite } from '../support/browsed-site.ts'
import { visitEveryPage } from './every-page.ts'

let browser: Browser
let site: BrowsedSite

beforeAll(async () => {
  browser = await openBrowser()
  site = await browsedSite()
}, 60_000)
afterAll(() => browser.close())

const soak = process.env.STEG_SOAK === '1'
const roles: readonly (MembershipRole | undefined)[] = [undefined, 'coordinator', 'school-lead', 'operator']
const cases = roles.flatMap((role) =>
  [320, 1280].flatMap((width) => (soak ? (['light', 'dark'] as const) : (['light'] as const)).map((theme) => ({ role, width, theme }))),
)

describe('every page', () => {
  test.each(cases)('is free of barriers and faults for $role at $width px, $theme', async ({ role, width, theme }) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    if (role !== undefined) await site.enterAs(page, role)
    const faults = gatherFaults(page)
    const barriers: string[] = []
    const kinds = await visitEveryPage(page, {
      origin: site.origin,
      starts: ['/', '/angebote', '/anmelden', ...(role === undefined ? [] : ['/arbeit'])],
      look: async (kind) => {
        for (const violation of await axeViolations(page)) barriers.push(`${kind}: ${violation.id} ${violation.nodes.join(' | ')}`)
        const overflow = await sidewaysOverflow(page)
        if (overflow > 0) barriers.push(`${kind}: ${overflow} px too wide`)
      },
    })
    await context.close()
    expect(barriers).toEqual([])
    expect(faults).toEqual([])
    // A crawl that stops at the first page would prove nothing.
    expect(kinds.length).toBeGreaterThan(role === undefined ? 10 : 14)
  }, 120_000)
})
