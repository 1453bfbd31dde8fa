// Every page that links lead to, in a real browser: free of barriers, faults and sideways scrolling. `npm test` opens each
// page once, for the first role that finds it, and widens it from phone to desk; `npm run soak` opens it for every role,
// width and theme.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { membershipRoles } from '../../src/kernel/names/roles.ts'
import { type BrowsedSite, browsedSite } from '../support/browsed-site.ts'
import { axeViolations, gatherFaults, openBrowser, sidewaysOverflow } from '../support/browser.ts'
import { visitEveryPage } from './every-page.ts'

let browser: Browser
let site: BrowsedSite

beforeAll(async () => {
  browser = await openBrowser()
  site = await browsedSite()
}, 60_000)
afterAll(() => browser.close())

type Role = Parameters<BrowsedSite['enterAs']>[1] | undefined
type Look = { widths: readonly number[]; theme: 'light' | 'dark' }

/** What is wrong on the pages that this role finds and nobody has seen yet; they are opened at the first of the widths. */
async function visit(role: Role, { widths, theme }: Look, seen: Set<string>): Promise<string[]> {
  const viewports = widths.map((width) => ({ width, height: 900 }))
  const context = await browser.newContext({ viewport: viewports[0] ?? null, colorScheme: theme })
  const page = await context.newPage()
  if (role !== undefined) await site.enterAs(page, role)
  const faults = gatherFaults(page)
  const barriers: string[] = []
  await visitEveryPage(page, {
    origin: site.origin,
    starts: role === undefined ? ['/', '/angebote', '/anmelden'] : ['/arbeit'],
    seen,
    look: async (kind) => {
      for (const viewport of viewports) {
        if (viewports.length > 1) await page.setViewportSize(viewport)
        const at = `${kind} at ${viewport.width} px`
        for (const { id, nodes } of await axeViolations(page)) barriers.push(`${at}: ${id} ${nodes.join(' | ')}`)
        const overflow = await sidewaysOverflow(page)
        if (overflow > 0) barriers.push(`${at}: ${overflow} px too wide`)
      }
      if (viewports.length > 1 && viewports[0] !== undefined) await page.setViewportSize(viewports[0])
    },
  })
  await context.close()
  return [...barriers, ...faults].map((fault) => `${role ?? 'public'}, ${theme}: ${fault}`)
}

// Those who find pages that others do not; the others see a part of theirs.
const roles: readonly Role[] = [undefined, 'coordinator', 'operator', 'dpo', 'bbs', 'school-lead']

describe('every page', () => {
  test('is free of barriers and faults on a phone and at a desk', async () => {
    const seen = new Set<string>()
    const faults: string[] = []
    for (const role of roles) faults.push(...(await visit(role, { widths: [320, 1280], theme: 'light' }, seen)))
    expect(faults).toEqual([])
    // A crawl that stops at the first page would prove nothing.
    expect(seen.size).toBeGreaterThan(30)
  }, 240_000)

  const isSoak = process.env.STEG_SOAK === '1'
  const everything = [undefined, ...membershipRoles].flatMap((role) =>
    [320, 1280].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ role, width, theme }))),
  )
  for (const { role, width, theme } of isSoak ? everything : []) {
    test(`is so for ${role ?? 'the public'} at ${width} px, ${theme}`, async () => {
      const seen = new Set<string>()
      expect(await visit(role, { widths: [width], theme }, seen)).toEqual([])
      expect(seen.size).toBeGreaterThan(role === undefined ? 10 : 4)
    }, 180_000)
  }
})
