// What a list of offers tells before anybody opens one: every filter there is, and why somebody may come in vain.
import { beforeAll, describe, expect, test } from 'vitest'
import { look } from '../../../../tests/made-up/accounts-region.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { addDays, formatGermanDate } from '../../../kernel/plain-date.ts'
import { kinds } from '../code-lists.ts'
import { shortlistHref } from '../shortlist/shortlist-address.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

const get = async (address: string) => (await (await site.ask(address)).text()).replaceAll('&amp;', '&')

/** The part of the page about one facet. */
const facet = (html: string, legend: string): string =>
  html.split('<fieldset class="steg-facet">').find((part) => part.startsWith(`<legend>${legend}</legend>`)) ?? ''
const valuesIn = (part: string): string[] =>
  [...part.matchAll(/type="checkbox"[^>]* value="([^"]+)"/g)].map(([, value]) => value ?? '')
const [closing, opening] = ['</details>', '<details class="steg-facet__rest">']

describe('facets', () => {
  test('show twelve values, and all others behind one click that needs no script', async () => {
    const kind = facet(await get(paths.offers), 'Art')
    const [shown = '', behind = ''] = kind.split(opening)
    expect(valuesIn(shown)).toHaveLength(12)
    const rest = valuesIn(behind.split(closing)[0] ?? '')
    const all = [...valuesIn(shown), ...rest]
    expect(all.length).toBeGreaterThan(13)
    expect(new Set(all).size).toBe(all.length)
    expect([...all].sort()).toEqual(
      kinds
        .map(({ key }) => key)
        .filter((key) => all.includes(key))
        .sort(),
    )
    expect(kind).toContain(`und ${rest.length} weitere`)
    // Whoever does not see the page hears what the click opens, and labels belong to their boxes.
    expect(kind).toContain('<span class="kern-sr-only">: Art</span>')
    const ids = [...kind.matchAll(/<input [^>]*id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(all.length)
    for (const id of ids) expect(kind).toContain(`for="${id}"`)
  })

  test('never hide what is chosen', async () => {
    const [, behind = ''] = facet(await get(paths.offers), 'Art').split(opening)
    const last = valuesIn(behind).at(-1) ?? ''
    expect(last).not.toBe('')
    const [shown = '', rest = ''] = facet(await get(`${paths.offers}?art=${last}`), 'Art').split(opening)
    expect(valuesIn(shown)[0]).toBe(last)
    expect(shown).toMatch(new RegExp(`value="${last}" checked`))
    expect(rest).not.toContain('checked')
    const many = kinds.slice(0, 14).map(({ key }) => `art=${key}`)
    const chosen = facet(await get(`${paths.offers}?${many.join('&')}`), 'Art').split(opening)[0] ?? ''
    expect((chosen.match(/ checked/g) ?? []).length).toBe(14)
  })

  test('with few values have nothing to open', async () => {
    expect(facet(await get(paths.offers), 'Phase')).not.toContain(opening)
  })
})

describe('an offer that is full, closed or unsure', () => {
  const idOf = async (title: string): Promise<string> => {
    const [row] = await look<{ id: string }>(site.services, 'SELECT id FROM offers.offer WHERE title = $1', [title])
    return row?.id ?? ''
  }
  /** The entry of one offer in a list of results. */
  const entry = (html: string, id: string): string =>
    html.split('<li class="steg-result').find((part) => part.includes(`/angebote/${id}`)) ?? ''
  const listed = async (title: string) =>
    entry(await get(`${paths.offers}?q=${encodeURIComponent(title)}`), await idOf(title))
  const change = (title: string, set: string, values: readonly unknown[] = []) =>
    look(site.services, `UPDATE offers.offer SET ${set} WHERE title = $1`, [title, ...values])

  test('says so in the list', async () => {
    expect(await listed('Holzwerkstatt mit Begleitung')).toContain('>ausgebucht<')
    const title = 'Jugendwerkstatt Holz und Garten'
    expect(await listed(title)).not.toContain('steg-badge')
    const yesterday = addDays(site.services.today(), -1)
    await change(title, 'apply_until = $2', [yesterday])
    const closed = await listed(title)
    expect(closed).toContain('>Anmeldung beendet<')
    expect(closed).toContain(`Anmeldung war bis ${formatGermanDate(yesterday, 'short')}`)
    await change(title, 'apply_until = $2', [site.services.today()])
    const last = await listed(title)
    expect(last).not.toContain('Anmeldung beendet')
    expect(last).toContain(`Anmeldung bis ${formatGermanDate(site.services.today(), 'short')}`)
    await change(title, 'apply_until = NULL')
  })

  test('counts as full only as long as that was said not long ago', async () => {
    const title = 'Holzwerkstatt mit Begleitung'
    const [before] = await look<{ places_on: string; confirmed_on: string }>(
      site.services,
      'SELECT places_on, confirmed_on FROM offers.offer WHERE title = $1',
      [title],
    )
    const longAgo = addDays(site.services.today(), -91)
    await change(title, 'places_on = $2, confirmed_on = $2', [longAgo])
    expect(await listed(title)).not.toContain('ausgebucht')
    await change(title, 'places_on = $2, confirmed_on = $3', [before?.places_on, before?.confirmed_on])
  })

  test('says so among what fits, with both where both are true', async () => {
    const title = 'Jugendwerkstatt Holz und Garten'
    const id = await idOf(title)
    const fits = async () => {
      for (const view of ['passt', 'frag-nach', 'passt-nicht']) {
        for (let page = 1; page < 6; page++) {
          const query = `art=jugendwerkstatt&art=berufsvorbereitung&zeigen=1&ansicht=${view}&seite=${page}`
          const found = entry(await get(`${paths.fitsMe}?${query}`), id)
          if (found !== '') return found
        }
      }
      return ''
    }
    expect(await fits()).not.toContain('steg-badge')
    const longAgo = addDays(site.services.today(), -240)
    await change(title, `apply_until = $2, confirmed_on = $2`, [longAgo])
    expect(await fits()).toContain(`>Anmeldung beendet, seit ${formatGermanDate(longAgo, 'short')} nicht bestätigt<`)
    const list = await get(shortlistHref([id]))
    expect(list).toContain('>Anmeldung beendet<')
    expect(list).toContain(`>seit ${formatGermanDate(longAgo, 'short')} nicht bestätigt<`)
  })
})
