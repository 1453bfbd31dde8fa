// The pages that a person of each role can open, found the way a person finds them: by following links from the start.
import type { Page } from 'playwright-core'

/** Ids differ, the page is the same: one of each kind is enough. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, ':id')
    .replace(/\?.*$/, '')
    .replace(/#.*$/, '')

/** Visits every kind of page once, breadth first, and lets `look` examine it. Answers the kinds in order of finding. */
export async function visitEveryPage(
  page: Page,
  given: { origin: string; starts: readonly string[]; look(kind: string): Promise<void>; limit?: number },
): Promise<string[]> {
  const found = new Set<string>()
  const waiting = [...given.starts]
  while (waiting.length > 0 && found.size < (given.limit ?? 100)) {
    const path = waiting.shift() ?? '/'
    const kind = kindOf(path)
    if (found.has(kind)) continue
    found.add(kind)
    await page.goto(given.origin + path)
    await given.look(kind)
    const links = await page.$$eval('a[href^="/"]', (anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''))
    waiting.push(...links.filter((link) => !/^\/(assets|api\/)/.test(link) && !/\/export/.test(link)))
  }
  return [...found]
}
