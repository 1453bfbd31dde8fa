// A real browser for tests: the Chromium that comes inside an npm package, and axe brought in past the strict CSP.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

export { openBrowser } from './chromium.ts'

export type AxeViolation = { readonly id: string; readonly help: string; readonly nodes: readonly string[] }

let axeSource: string | undefined

/** What axe finds on the page as it stands. Evaluated by the browser's debugger, where the page's CSP does not reach. */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    type Run = { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }
    const { axe } = globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<Run> } }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
    }))
  })
}

/** Gathers everything that must not happen on a page: CSP reports, console errors, thrown errors, failed requests. */
export function gatherFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Whatever was still under way when the page was left or loaded anew is no fault; what the server or the policy
    // refuses has another reason.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
  })
  return faults
}

/** By how many pixels the page is wider than its window; 0 when nobody has to scroll sideways. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
