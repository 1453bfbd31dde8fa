// Where offers are and where people look for them: villages in which nobody sits, providers that come along, offers without
// a place, and what is counted of a search that missed something. Asked as a browser would.
import { beforeAll, describe, expect, test } from 'vitest'
import { enterAs } from '../../../tests/faults/known-requests.ts'
import { look } from '../../../tests/made-up/accounts-region.ts'
import { someOffer } from '../../../tests/made-up/offers-region.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { demoOrganizationId, demoRegionId } from '../network/demo-data.ts'
import { createOffer } from './keep-offer.ts'
import { publishOffer } from './offer-state.ts'
import { refreshIndexes } from './search/kept-index.ts'
import type { OfferDetails } from './terms.ts'
import { t } from './texts.ts'
import { w } from './work-texts.ts'

/** Of the region, with a centre, and without any organisation or offer. */
const village = { key: '03999008', name: 'Tannengrund' }
const werkhof = demoOrganizationId(70)

let site: TestSite
const office: SystemActor = { kind: 'system', regionId: demoRegionId, reason: 'test' }
beforeAll(async () => {
  site = await testSite()
}, 60_000)

const list = async (query: string) => (await site.ask(`${paths.offers}?${query}`)).text()

const publish = async (changes: Partial<OfferDetails>): Promise<string> => {
  const made = await createOffer(office, site.services, someOffer({ organizationId: werkhof, ...changes }))
  if (!made.ok) throw new Error(made.error.code)
  const done = await publishOffer(office, site.services, { id: made.value.id, version: 1 })
  if (!done.ok) throw new Error(done.error.code)
  // A page answers from the index before, where a busy machine takes its time.
  await refreshIndexes(site.services)
  return made.value.id
}

const offerRow = async (id: string) => {
  const [row] = await look<{
    latitude: number | null
    longitude: number | null
    service_area: string[]
    version: number
  }>(site.services, 'SELECT latitude, longitude, service_area, version FROM offers.offer WHERE id = $1', [id])
  return row
}

describe('a village in which nobody sits', () => {
  test('is known, and what lies around it is found', async () => {
    const html = await list(`von=${village.name}&umkreis=10`)
    expect(html).not.toContain(t.list.unknownTown(village.name))
    expect(html).toContain('Brückstedt · ')
    expect(await list('von=Nirgendwo&umkreis=10')).toContain(t.list.unknownTown('Nirgendwo'))
  })

  test('is where an offer takes place whose town was typed', async () => {
    const id = await publish({ title: 'Fahrradwerkstatt im Feuerwehrhaus', city: village.name })
    expect(await offerRow(id)).toMatchObject({ latitude: 51.85, longitude: 10.39 })
    expect(await list(`von=${village.name}&umkreis=1`)).toContain('Fahrradwerkstatt im Feuerwehrhaus')
  })

  test('is reached by who comes there, however far away, and by who comes everywhere', async () => {
    await publish({ title: 'Werkbus fährt vor', serviceArea: [village.key] })
    await publish({ title: 'Werkbus fährt überall hin', serviceArea: ['region'] })
    const here = await list(`von=${village.name}&umkreis=5`)
    expect(here).toContain('Werkbus fährt vor')
    expect(here).toContain('Werkbus fährt überall hin')
    expect(here).toContain(t.card.comes(village.name))
    const elsewhere = await list('von=Wiesental&umkreis=5')
    expect(elsewhere).not.toContain('Werkbus fährt vor')
    expect(elsewhere).toContain('Werkbus fährt überall hin')
    const near = await list('von=Musterau&umkreis=5&sortierung=entfernung')
    expect(near).toContain('Werkbus fährt überall hin')
    expect(near).not.toContain(t.card.comes('Musterau'))
  })
})

test('a distance says what it hides because nobody knows where it is', async () => {
  const before = await list('von=Musterau&umkreis=5&q=Zirkus')
  expect(before).not.toContain('ohne Ort')
  await publish({ title: 'Zirkus', city: 'Irgendwo' })
  const html = await list('von=Musterau&umkreis=5&q=Zirkus')
  expect(html).toContain(t.list.placeless(1))
  expect(html).toContain('href="/angebote?q=Zirkus"')
  expect(await list('q=Zirkus')).not.toContain(t.list.placeless(1))
})

describe('the form of an offer', () => {
  const post = async (path: string, fields: readonly (readonly [string, string])[], cookie: string) => {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
    return site.ask(path, { method: 'POST', body, headers, cookie })
  }
  const typed = [
    ['provider', 'Werkhof Aue gGmbH'],
    ['title', 'Werkbus'],
    ['kind', 'training'],
    ['phase', 'berufswahl'],
    ['summary', 'Wir kommen.'],
    ['languages', 'de'],
    ['placesState', 'unknown'],
  ] as const

  test('names the Gemeinden in which nobody sits, and keeps those that it does not name', async () => {
    const cookie = await enterAs(site, 'coordinator')
    expect(await (await site.ask(paths.workOfferNew, { cookie })).text()).toContain(w.form.serviceArea)
    const made = await post(paths.workOfferNew, [...typed, ['serviceArea', village.key]], cookie)
    expect(made.status).toBe(303)
    const id = (made.headers.get('location') ?? '').split('/').at(-1) ?? ''
    expect((await offerRow(id))?.service_area).toEqual([village.key])

    // As an import or a larger region left it.
    await look(site.services, `UPDATE offers.offer SET service_area = '{03998001,03999008}' WHERE id = $1`, [id])
    const version = String((await offerRow(id))?.version)
    const saved = await post(
      paths.workOfferEdit(id),
      [...typed, ['serviceArea', '03999007'], ['serviceArea', 'region'], ['version', version]],
      cookie,
    )
    expect(saved.status).toBe(303)
    expect((await offerRow(id))?.service_area.toSorted()).toEqual(['03998001', '03999007', 'region'])
  })
})

describe('a search that missed something is counted', () => {
  const counted = async (query: string): Promise<string[]> => {
    await look(site.services, 'DELETE FROM offers.search_demand', [])
    await list(query)
    const rows = await look<{ words: string }>(site.services, 'SELECT words FROM offers.search_demand', [])
    return rows.map(({ words }) => words)
  }

  test.each([
    ['nothing was found', 'q=Unterwasserarchäologie', ['unterwasserarchaeologie']],
    ['one of the words has no offer', 'q=Beratung+Unterwasserarchäologie', ['unterwasserarchaeologie']],
    ['a word was only taken for a similar one', 'q=Praktikum+Beratunk', ['beratunk']],
    ['filters left nothing', `q=Praktikum&von=${village.name}&umkreis=1`, ['praktikum tannengrund']],
    [
      'filters left nothing, and one of the words may be a name',
      `q=Praktikum+Unterwasserarchäologie&von=${village.name}&umkreis=1`,
      ['tannengrund'],
    ],
    [
      'a kind is missing around a town',
      'art=freiwilligendienst&von=Kleinaue&umkreis=1',
      ['freiwilligendienst kleinaue'],
    ],
  ])('%s', async (_sentence, query, words) => {
    expect(await counted(query)).toEqual(words)
  })

  test.each([
    ['all words are known', 'q=Beratung'],
    ['an abbreviation of the field stands for others', 'q=BvB'],
    ['the town is unknown: nothing was filtered by it', 'von=Nirgendwo'],
    ['nobody wants to know of a number or an address', 'q=0171+1234567+dang%40example.org'],
    ['it is a further page', 'q=Beratung+Unterwasserarchäologie&seite=2'],
    ['the same words were counted before a filter was set', 'q=Beratung+Unterwasserarchäologie&art=beratung'],
    ['they were counted before a filter that leaves nothing, too', 'q=Unterwasserarchäologie&art=praktikum'],
    ['the order was changed', 'q=Unterwasserarchäologie&sortierung=titel'],
    ['what was filtered by is not counted', `q=Praktikum&ort=unfug&von=${village.name}&umkreis=1`],
  ])('but not where %s', async (_sentence, query) => {
    expect(await counted(query)).toEqual([])
  })
})
