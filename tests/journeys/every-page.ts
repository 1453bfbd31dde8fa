// The pages that a person of each role can open, found the way a person finds them: by following links from the start.
import type { Page } from 'playwright-core'

/** Ids differ, the page is the same: one of each kind is enough. */
export const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, ':id')
    .replace(/\?.*$/, '')
    .replace(/#.*$/, '')

/** Files to download are no pages. */
export const isPage = (link: string): boolean =>
  !/^\/(assets|api\/(?!probleme))/.test(link) && !/\/export|\/(csv|xlsx)(\?|$)|\.csv/.test(link)

/** Visits every kind of page that is not in `seen` yet, breadth first, adds it there, and lets `look` examine it. */
export async function visitEveryPage(
  page: Page,
  given: { origin: string; starts: readonly string[]; seen: Set<string>; look(kind: string): Promise<void> },
): Promise<void> {
  const waiting = [...given.starts]
  while (waiting.length > 0) {
    const path = waiting.shift() ?? '/'
    const kind = kindOf(path)
    if (given.seen.has(kind)) continue
    given.seen.add(kind)
    await page.goto(given.origin + path)
    await given.look(kind)
    const links = await page.$$eval('a[href^="/"]', (anchors) =>
      anchors.map((anchor) => anchor.getAttribute('href') ?? ''),
    )
    waiting.push(...links.filter(isPage))
  }
}
