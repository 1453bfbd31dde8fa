// Every building block in a real browser under the product's Content-Security-Policy.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, gatherFaults, openBrowser, sidewaysOverflow } from '../support/browser.ts'
import { kitchenSink } from './kitchen-sink.tsx'
import { serveKitchenSink } from './kitchen-sink-server.tsx'

let browser: Browser
let server: Awaited<ReturnType<typeof serveKitchenSink>>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), serveKitchenSink()])
}, 60_000)

afterAll(async () => {
  await browser.close()
  await server.close()
})

type Look = { width: number; colorScheme?: 'light' | 'dark'; javaScript?: boolean }

async function withPage(look: Look, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.colorScheme ?? 'light',
    javaScriptEnabled: look.javaScript ?? true,
  })
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
  }
}

const paths = Object.keys(kitchenSink)

// Colours do not depend on the width: the dark theme is looked at once.
describe.each([
  ['light', [320, 1280]],
  ['dark', [1280]],
] as const)('in the %s theme', (colorScheme, widths) => {
  it.each(widths)('nobody meets a barrier, a blocked file or a sideways page at %i px', async (width) => {
    await withPage({ width, colorScheme }, async (page) => {
      const faults = gatherFaults(page)
      for (const path of paths) {
        await page.goto(server.url + path)
        expect(await axeViolations(page), path).toEqual([])
        expect(await sidewaysOverflow(page), path).toBe(0)
        // What is folded away is read, too.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        expect(await axeViolations(page), `${path}, unfolded`).toEqual([])
        expect(await sidewaysOverflow(page), `${path}, unfolded`).toBe(0)
      }
      expect(faults).toEqual([])
    })
  })
})

it('a theme that was chosen wins over the one of the device', async () => {
  await withPage({ width: 1280, colorScheme: 'light' }, async (page) => {
    const background = (query: string) =>
      page
        .goto(`${server.url}/start${query}`)
        .then(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
    const light = await background('')
    expect(await background('?thema=light')).toBe(light)
    const dark = await background('?thema=dark')
    expect(dark).not.toBe(light)
    expect(await axeViolations(page)).toEqual([])
  })
})

/**
 * What the Tab key reaches until it comes round; every stop must be visible (the calendar inside a date field draws its
 * own focus).
 */
async function tabStops(page: Page): Promise<ReadonlySet<string>> {
  // A set, because a date field is one element with several stops of its own.
  const stops = new Set<string>()
  let first: string | undefined
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate((drawsItsOwnFocus) => {
      const element = document.activeElement
      if (element === null || element === document.body) return undefined
      const box = element.getBoundingClientRect()
      const seen = box.width > 0 && box.height > 0 && getComputedStyle(element).outlineStyle !== 'none'
      const ordinal = Array.from(document.querySelectorAll('*')).indexOf(element)
      return { key: `${element.tagName} ${ordinal}`, seen: seen || element.matches(drawsItsOwnFocus) }
    }, '[type=date]')
    // Behind the last stop comes the browser itself, then the first one again.
    if (stop === undefined) continue
    if (stop.key === first && stops.size > 1) break
    first ??= stop.key
    expect(stop.seen, stop.key).toBe(true)
    stops.add(stop.key)
  }
  return stops
}

/** Everything a mouse could use; of a group of radio buttons the keyboard needs one. */
const usable = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const elements = Array.from(
      document.querySelectorAll<HTMLElement>(
        'a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]',
      ),
    ).filter((element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    const groups = new Set(
      elements.filter((element) => element.matches('[type=radio]')).map((radio) => radio.getAttribute('name')),
    )
    return elements.filter((element) => !element.matches('[type=radio]')).length + groups.size
  })

it.each(paths)('the keyboard alone reaches everything on %s', async (path) => {
  for (const width of [320, 1280]) {
    await withPage({ width }, async (page) => {
      await page.goto(server.url + path)
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      expect((await tabStops(page)).size).toBeGreaterThanOrEqual(await usable(page))
    })
  }
})

it('everything a finger must hit is at least 24 px high', async () => {
  await withPage({ width: 320 }, async (page) => {
    for (const path of paths) {
      await page.goto(server.url + path)
      const small = await page.evaluate(() =>
        Array.from(
          document.querySelectorAll<HTMLElement>(
            'a[href], button, summary, select, textarea, input:not([type=hidden])',
          ),
        )
          .filter(
            (element) =>
              element.checkVisibility({ contentVisibilityAuto: true }) &&
              element.closest('p, dd, li > a.kern-link') === null,
          )
          .map((element) => ({
            words: element.outerHTML.slice(0, 120),
            height: element.getBoundingClientRect().height,
          }))
          .filter(({ height }) => height > 0 && height < 24),
      )
      expect(small, path).toEqual([])
    }
  })
})

it('after a refused form the error summary has the focus, and its link leads to the field', async () => {
  await withPage({ width: 320, javaScript: false }, async (page) => {
    await page.goto(`${server.url}/fehler`)
    expect(await page.title()).toMatch(/^Fehler: /)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Neuer Name')
    expect(await page.inputValue('[name=name]')).toBe('Neuer Name')
  })
})

it('without a script the menu opens and the filters have a button', async () => {
  await withPage({ width: 320, javaScript: false }, async (page) => {
    await page.goto(`${server.url}/liste`)
    await page.getByText('Menü').click()
    expect(await page.getByRole('link', { name: 'Praxistage' }).isVisible()).toBe(true)
    await page.getByText('Filter (2)').click()
    await page.getByLabel('Nach der Schule').check()
    await page.getByRole('button', { name: 'Filter anwenden' }).click()
    expect(new URL(page.url()).search).toBe('?q=werkstatt&phase=schule&phase=nach&umkreis=25')
  })
})

it('with a script a filter works at once', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${server.url}/liste`)
    // Not check(): that looks at the box once more, and on a slow machine the next page is there by then.
    await page.getByLabel('Nach der Schule').click()
    await page.waitForURL(/phase=nach/)
  })
})

it('a form that was never sent is there again, without its password, and can be thrown away', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${server.url}/formular`)
    await page.fill('[name=name]', 'Đặng & Söhne')
    await page.fill('[name=passwort]', 'ein sehr geheimer Satz')
    await page.check('[name=sprachen][value=uk]')
    await page.goto(`${server.url}/start`)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('geheimer')
    await page.goto(`${server.url}/formular`)
    await page.getByText('Ihre Eingaben von vorhin sind wieder da.').waitFor()
    expect(await page.inputValue('[name=name]')).toBe('Đặng & Söhne')
    expect(await page.inputValue('[name=passwort]')).toBe('')
    expect(await page.isChecked('[name=sprachen][value=uk]')).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Verwerfen' }).click()
    expect(await page.inputValue('[name=name]')).toBe('Gesamtschule am Steg')
    expect(await page.isChecked('[name=sprachen][value=uk]')).toBe(false)
    await page.reload()
    expect(await page.inputValue('[name=name]')).toBe('Gesamtschule am Steg')
  })
})

it('a draft that was taken by the server is let go', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await page.goto(`${server.url}/formular`)
    await page.fill('[name=name]', 'Gesamtschule Niederau')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.waitForURL(/\/arbeit$/)
    await page.waitForFunction(
      () => !Object.keys(sessionStorage).some((key) => key.startsWith('steg-entwurf:') || key === 'steg-gesendet'),
    )
  })
})

it('drafts do not outlive signing out, nor somebody else signing in', async () => {
  const drafts = (page: Page) =>
    page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('steg-entwurf:')).length)
  await withPage({ width: 1280 }, async (page) => {
    const typeDraft = async () => {
      await page.goto(`${server.url}/formular`)
      await page.fill('[name=name]', 'Gesamtschule Niederau')
      expect(await drafts(page)).toBe(1)
    }
    await typeDraft()
    await page.goto(`${server.url}/start`)
    expect(await drafts(page)).toBe(1)
    await page.goto(`${server.url}/konflikt`)
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await page.waitForURL(/\/arbeit$/)
    expect(await drafts(page)).toBe(0)
    await typeDraft()
    await page.goto(`${server.url}/auftrag`)
    expect(await drafts(page)).toBe(0)
  })
})

describe('a running job', () => {
  it('moves its bar with a script and goes on when it has ended', async () => {
    await withPage({ width: 320 }, async (page) => {
      await page.goto(`${server.url}/auftrag`)
      await page.getByText('2.700 von 5.407').waitFor()
      expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBe(2700)
      await page.route('**/auftrag/stand', (route) =>
        route.fulfill({ json: { done: 5407, total: 5407, finished: true, href: '/start' } }),
      )
      await page.waitForURL(/\/start$/)
    })
  })

  it('is read as far as it is, and loads itself anew, without one', async () => {
    await withPage({ width: 320, javaScript: false }, async (page) => {
      await page.goto(`${server.url}/auftrag`)
      expect(await page.getByText('1.800 von 5.407').isVisible()).toBe(true)
      expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe('5')
    })
  })
})

it('paper shows dark words on white even when the screen is dark', async () => {
  await withPage({ width: 794 }, async (page) => {
    await page.goto(`${server.url}/arbeit?thema=dark`)
    await page.emulateMedia({ media: 'print' })
    const colours = await page.evaluate(() =>
      ['h1', '.steg-lead', 'td', 'th a', '.kern-description-list-item__value', '.steg-history__title'].map(
        (selector) => {
          const element = document.querySelector(selector)
          return element === null ? selector : getComputedStyle(element).color
        },
      ),
    )
    expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)']))
    expect(await page.locator('nav').first().isVisible()).toBe(false)
  })
})
