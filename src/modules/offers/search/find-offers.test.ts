// The search against a slow count by hand, and the words that people really type.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeOffers, randomOf } from '../../../../bench/make-offers.ts'
import {
  asPublic,
  asSystem,
  bbs,
  chamber,
  here,
  someOffer,
  writeOffersRegion,
} from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { distanceKm } from '../../../kernel/geo.ts'
import { type PlainDate, plainDate } from '../../../kernel/plain-date.ts'
import { inContext } from '../../../platform/db/database.ts'
import { kindKeys, phaseKeys, targetGroupKeys } from '../code-lists.ts'
import { townKey } from '../keys.ts'
import { insertOffers, type NewOffer } from '../store.ts'
import type { OfferDetails } from '../terms.ts'
import { findOffers } from './find-offers.ts'
import { refreshIndexes, withOffersIndex } from './kept-index.ts'
import { type FacetName, facetNames, noFacets, type OfferQuery, offerSorts } from './offer-query.ts'

const today = plainDate('2026-11-20')
const middle = { latitude: 51.73, longitude: 10.25 }
let services: TestServices
let drawn: readonly (OfferDetails & { id: string; confirmedOn: PlainDate | null })[] = []

const publish = (details: OfferDetails, id: string, confirmedOn: PlainDate | null = null): NewOffer => ({
  regionId: here,
  id,
  details,
  at: new Date(),
  status: 'published',
  publishedAt: new Date(),
  confirmedOn,
})

beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
  const random = randomOf(7)
  drawn = makeOffers(300, 11, [bbs, chamber]).map((details) => ({
    ...details,
    id: services.newId(),
    confirmedOn: random() < 0.5 ? plainDate('2026-09-01') : null,
  }))
  await inContext(services.database, asSystem, (tx) =>
    insertOffers(
      tx,
      drawn.map((one) => publish(one, one.id, one.confirmedOn)),
    ),
  )
})

const ask = (changes: Partial<OfferQuery>) =>
  withOffersIndex(asPublic, services, async (_tx, index) =>
    findOffers(index, {
      text: '',
      facets: noFacets,
      time: 'current',
      sort: 'relevance',
      page: 1,
      pageSize: 400,
      today,
      confirmedSince: plainDate('2026-06-01'),
      scope: { kind: 'public' },
      sight: { kind: 'public' },
      ...changes,
    }),
  )

const valuesOf: Readonly<Record<FacetName, (offer: OfferDetails) => readonly string[]>> = {
  kind: (offer) => [offer.kind],
  phase: (offer) => [offer.phase],
  targetGroup: (offer) => offer.targetGroups,
  language: (offer) => offer.languages,
  city: (offer) => [townKey(offer.city)],
  provider: (offer) => [offer.organizationId],
}

const isInTime = (offer: OfferDetails, time: OfferQuery['time']): boolean =>
  time === 'all' ||
  (time === 'current'
    ? offer.endsOn === null || offer.endsOn >= today
    : offer.startsOn !== null && offer.startsOn > today)

const some = (keys: readonly string[]) => fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 2 })
const anyFacets = fc.record({
  kind: some(kindKeys),
  phase: some(phaseKeys),
  targetGroup: some(targetGroupKeys),
  language: some(['de', 'en', 'uk', 'ar']),
  city: some(['musterau', 'auhagen', 'steinfurt an der aue', 'nirgends']),
  provider: some([bbs, chamber]),
})

describe('facets', () => {
  test('count what a slow loop over all offers counts, whatever is chosen', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacets, fc.constantFrom('current', 'upcoming', 'all' as const), async (facets, time) => {
        const found = await ask({ facets, time })
        const fits = (offer: OfferDetails, without?: FacetName): boolean =>
          facetNames.every(
            (name) =>
              name === without ||
              facets[name].length === 0 ||
              valuesOf[name](offer).some((value) => facets[name].includes(value)),
          )
        const hits = drawn.filter((offer) => isInTime(offer, time) && fits(offer))
        expect(found.total).toBe(hits.length)
        expect(found.confirmed).toBe(hits.filter((offer) => offer.confirmedOn !== null).length)
        expect(found.hits.map(({ id }) => id).sort()).toEqual(hits.map(({ id }) => id).sort())
        for (const name of facetNames) {
          const counted: Record<string, number> = {}
          for (const offer of drawn.filter((one) => isInTime(one, time) && fits(one, name)))
            for (const value of valuesOf[name](offer)) counted[value] = (counted[value] ?? 0) + 1
          expect(Object.fromEntries(found.facets[name].map(({ value, count }) => [value, count]))).toEqual(counted)
        }
        for (const other of ['current', 'upcoming', 'all'] as const)
          expect(found.times[other]).toBe(drawn.filter((offer) => isInTime(offer, other) && fits(offer)).length)
      }),
      { numRuns: 40 },
    )
  })

  test('pages follow each other without gap and double', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => ask({ page, pageSize: 20, sort: 'start' })))
    const whole = await ask({ sort: 'start' })
    expect(pages.flatMap((page) => page.hits)).toEqual(whole.hits.slice(0, 60))
  })

  test('distance: the nearest first, nothing beyond, the same kilometres as the ground floor', async () => {
    const centre = middle
    const found = await ask({ near: { centre, km: 9 }, sort: 'distance', time: 'all' })
    const expected = drawn
      .map((offer) => distanceKm(centre, { latitude: offer.latitude ?? 0, longitude: offer.longitude ?? 0 }))
      .filter((km) => km <= 9)
      .sort((a, b) => a - b)
    expect(
      found.hits.map((hit) => hit.distanceKm ?? -1).every((km, index) => Math.abs(km - (expected[index] ?? 0)) < 1e-6),
    ).toBe(true)
    expect(found.total).toBe(expected.length)
  })
})

describe('words', () => {
  beforeAll(async () => {
    const titles = [
      'Freie Lehrstellen im Handwerk',
      'Ausbildungsplatz als Tischlerin',
      'Müller & Söhne: Praktikumsplätze',
      'Berufsberatung für Schülerinnen',
      'Schule ohne Rassismus',
      'Ausbildungs-Platz in leichter Sprache',
      'Kfz-Werkstatt zum Anfassen',
    ]
    await inContext(services.database, asSystem, (tx) =>
      insertOffers(
        tx,
        titles.map((title) =>
          publish(
            someOffer({ title: `§ ${title}`, summary: null, description: '', kind: 'information', targetGroups: [] }),
            services.newId(),
          ),
        ),
      ),
    )
    await refreshIndexes(services)
  })

  const found = async (text: string): Promise<string[]> => {
    const { hits } = await ask({ text, time: 'all' })
    const ids = hits.map(({ id }) => id)
    const rows = await inContext(services.database, asPublic, async (tx) =>
      (await import('../store.ts')).findOffersByIds(tx, ids),
    )
    return rows.filter((row) => row.title.startsWith('§ ')).map((row) => row.title.slice(2))
  }

  test.each([
    ['Lehrstelle', 'Freie Lehrstellen im Handwerk'],
    ['lehrst', 'Freie Lehrstellen im Handwerk'],
    ['Lehrstelle', 'Ausbildungsplatz als Tischlerin'],
    ['ausbildungsplaetze', 'Ausbildungsplatz als Tischlerin'],
    ['Ausbildungsplätze', 'Ausbildungs-Platz in leichter Sprache'],
    ['Ausbildungs-Platz', 'Ausbildungsplatz als Tischlerin'],
    ['praktikumsplatz', 'Müller & Söhne: Praktikumsplätze'],
    ['mueller', 'Müller & Söhne: Praktikumsplätze'],
    ['Muller soehne', 'Müller & Söhne: Praktikumsplätze'],
    ['BERUFSBERATUNG', 'Berufsberatung für Schülerinnen'],
    ['kfz', 'Kfz-Werkstatt zum Anfassen'],
    ['werkstätten', 'Kfz-Werkstatt zum Anfassen'],
  ])('"%s" finds "%s"', async (text, title) => {
    expect(await found(text)).toContain(title)
  })

  test('more matched words come first', async () => {
    expect((await found('Tischlerin Ausbildungsplatz'))[0]).toBe('Ausbildungsplatz als Tischlerin')
  })

  test('a typing error finds other wordings, too', async () => {
    expect(await found('lehrstele')).toEqual(
      expect.arrayContaining(['Freie Lehrstellen im Handwerk', 'Ausbildungsplatz als Tischlerin']),
    )
  })

  test('what answers only in part is counted apart and comes last in every order', async () => {
    const text = 'Wo finde ich einen Ausbildungsplatz als Tischlerin?'
    for (const sort of offerSorts) {
      const { hits, total, partial } = await ask({ text, time: 'all', sort, near: { centre: middle, km: 500 } })
      const flags = hits.map(({ isPartial }) => isPartial)
      expect(flags).toEqual([...flags].sort((a, b) => Number(a) - Number(b)))
      expect([total, partial]).toEqual([hits.length, flags.filter(Boolean).length])
      expect(partial).toBeGreaterThan(0)
      expect(partial).toBeLessThan(total)
    }
    expect((await ask({})).partial).toBe(0)
  })

  test('a pupil is not a school', async () => {
    expect(await found('Schüler')).not.toContain('Schule ohne Rassismus')
  })

  test.each(['???', '"', "'; DROP TABLE offers.offer; --", '\\', ':*', '!', 'a & | b', '\u0000', 'der die das', '𝕏'])(
    'odd input %j is answered calmly',
    async (text) => {
      expect((await ask({ text })).total).toBeGreaterThanOrEqual(0)
    },
  )

  test('whatever is typed, the database understands it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        expect((await ask({ text, pageSize: 1 })).hits.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })
})
