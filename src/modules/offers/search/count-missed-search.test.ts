// What is left of a search that found nothing: enough to see what is missing, too little to see who searched.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPublic, asSystem, here, writeOffersRegion } from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { inContext } from '../../../platform/db/database.ts'
import { askedFrom } from '../asked.ts'
import { searchOffers } from '../list-offers.ts'
import { countedWords, countMissedSearch, forgetOldSearches } from './count-missed-search.ts'

test.each([
  ['Tätowierer Lehrstelle', 'lehrstelle taetowierer'],
  ['Lehrstelle, LEHRSTELLE und Tätowierer?', 'lehrstelle taetowierer'],
  ['wo kann ich das lernen', 'lernen'],
  ['ich heiße Đặng, Tel. 0171 1234567, dang@example.org, wohne Aue 7b', 'aue dang heisse tel wohne'],
  ['eins zwei drei vier fuenf sechs', 'drei eins fuenf vier zwei'],
  ['0171 1234567 a b c', undefined],
  ['der die das', undefined],
  ['x'.repeat(200), undefined],
  ['???', undefined],
])('%j is counted as %j', (text, words) => {
  expect(countedWords(text)).toBe(words)
})

describe('counting', () => {
  let services: TestServices
  beforeAll(async () => {
    services = await testServices({ content: 'migrated' })
    await writeOffersRegion(services)
  })

  const counted = () =>
    inContext(services.database, asSystem, async (tx) => {
      const { rows } = await sql<{ words: string; searches: number }>`
        SELECT words, searches FROM offers.search_demand ORDER BY words`.execute(tx)
      return rows
    })

  test('adds up by day and words, and forgets after two years', async () => {
    await countMissedSearch(services, here, 'Lehrstelle Tätowierer')
    await countMissedSearch(services, here, 'tätowierer lehrstelle')
    await countMissedSearch(services, here, 'Imker')
    await countMissedSearch(services, here, '0171')
    expect(await counted()).toEqual([
      { words: 'imker', searches: 1 },
      { words: 'lehrstelle taetowierer', searches: 2 },
    ])
    services.setNow(new Date(services.now().getTime() + 729 * 86_400_000))
    await forgetOldSearches(services)
    expect(await counted()).toHaveLength(2)
    services.setNow(new Date(services.now().getTime() + 3 * 86_400_000))
    await forgetOldSearches(services)
    expect(await counted()).toEqual([])
    services.setNow(undefined)
  })

  test('has a daily limit that known words still pass', async () => {
    await inContext(services.database, asSystem, (tx) =>
      sql`INSERT INTO offers.search_demand (region_id, day, words, searches)
        SELECT ${here}, ${services.today()}, 'wort ' || i, 1 FROM generate_series(1, 1000) i`.execute(tx),
    )
    await countMissedSearch(services, here, 'noch eines')
    await countMissedSearch(services, here, 'wort')
    expect((await counted()).map(({ words }) => words)).not.toContain('eines')
    expect(await counted()).toHaveLength(1000)
  })

  test('the public cannot read it', async () => {
    const rows = await inContext(services.database, asPublic, async (tx) =>
      sql`SELECT FROM offers.search_demand`.execute(tx),
    )
    expect(rows.rows).toEqual([])
  })

  test('words that nobody uses here are said to be not found, words that only a filter hides are not', async () => {
    const found = await searchOffers(
      asPublic,
      services,
      askedFrom(new URLSearchParams({ q: 'Unterwasserarchäologie' })),
    )
    expect(found).toMatchObject({ total: 0, words: { areFound: false } })
  })
})
