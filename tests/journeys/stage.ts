// A stage for stories in the real browser: the site with its worker, people with or without JavaScript, and a look
// behind the pages at rows and audit lines. What must never happen on a page is gathered on the way.

import pg from 'pg'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { allImportTargets } from '../../src/app/imports.ts'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { planJob } from '../../src/modules/plans/index.ts'
import { importJob } from '../../src/platform/imports/job.ts'
import { startWorker } from '../../src/platform/jobs/jobs.ts'
import { whenFileIsDone } from '../set-up/when-done.ts'
import { type BrowsedSite, browsedSite } from '../support/browsed-site.ts'
import { axeViolations, gatherFaults, sidewaysOverflow } from '../support/browser.ts'

export interface Visit {
  readonly page: Page
  /** Follows an address of the site. */
  go(path: string): Promise<void>
  /** Whatever axe, the console, the network or the width of the page complain about at this point of the story. */
  complaints(): Promise<string[]>
}

export interface Stage {
  readonly site: BrowsedSite
  visit(given?: { role?: MembershipRole; options?: BrowserContextOptions; expectedStatus?: number }): Promise<Visit>
  /** As the owner of the database, looking behind row-level security. */
  rows<T extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<T[]>
  /** Actions on one thing, oldest first. */
  auditOf(objectId: string): Promise<string[]>
}

export async function openStage(browser: Browser, javaScriptEnabled: boolean): Promise<Stage> {
  const site = await browsedSite()
  const worker = startWorker(site.services, {
    kinds: [importJob(allImportTargets), planJob()],
    pollMilliseconds: 50,
    onJobEnd: () => undefined,
  })
  const operator = new pg.Client(site.services.testDatabase.ownerConfig)
  await operator.connect()
  await operator.query('SET ROLE steg_operator')
  whenFileIsDone(async () => {
    await worker.stop()
    await operator.end()
  })
  const rows: Stage['rows'] = async (statement, values = []) => (await operator.query(statement, [...values])).rows
  return {
    site,
    rows,
    auditOf: async (objectId) => {
      const lines = await rows<{ action: string }>(
        'SELECT action FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
        [objectId],
      )
      return lines.map((line) => line.action)
    },
    visit: async ({ role, options, expectedStatus } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'de-DE',
        javaScriptEnabled,
        ...options,
      })
      const page = await context.newPage()
      const faults = gatherFaults(page)
      if (role !== undefined) await site.enterAs(page, role)
      return {
        page,
        go: async (path) => void (await page.goto(site.origin + path)),
        complaints: async () => {
          const violations = javaScriptEnabled ? await axeViolations(page) : []
          const overflow = await sidewaysOverflow(page)
          // A refusal that the story is about is no fault; the browser reports it twice.
          const isExpected = (fault: string) =>
            expectedStatus !== undefined && new RegExp(`(^|status of )${expectedStatus}\\b`).test(fault)
          return [
            ...violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`),
            ...(overflow > 0 ? [`${overflow} px too wide`] : []),
            ...faults.filter((fault) => !isExpected(fault)),
          ]
        },
      }
    },
  }
}

/** Every story is told twice: with the scripts, and without any. */
export const bothWays = [
  { way: 'with JavaScript', javaScript: true },
  { way: 'without JavaScript', javaScript: false },
] as const
