// Every offer is checked, whatever their number: against a slow loop over all of them.
import { beforeAll, expect, test } from 'vitest'
import { makeOffers } from '../../../../bench/make-offers.ts'
import { asPublic, asSystem, bbs, chamber, here, writeOffersRegion } from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { inContext } from '../../../platform/db/database.ts'
import { askedFrom } from '../asked.ts'
import { insertOffers } from '../store.ts'
import type { OfferDetails } from '../terms.ts'
import { isForOneself } from './audience.ts'
import { checkOffers } from './check-offers.ts'
import { decide, type Verdict, verdicts } from './decide.ts'

const count = 2_600
const answers = { age: 16, grade: 0 }
const query = new URLSearchParams('alter=16&klasse=keine&zeit=alle')
let services: TestServices
let drawn: readonly (OfferDetails & { id: string })[] = []

beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
  drawn = makeOffers(count, 3, [bbs, chamber]).map((details) => ({ ...details, id: services.newId() }))
  await inContext(services.database, asSystem, (tx) =>
    insertOffers(
      tx,
      drawn.map(({ id, ...details }) => ({
        regionId: here,
        id,
        details,
        at: new Date(),
        status: 'published' as const,
        publishedAt: new Date(),
      })),
    ),
  )
})

const expected = (verdict: Verdict): string[] =>
  drawn
    .filter(({ targetGroups }) => isForOneself(targetGroups))
    .filter(({ eligibility }) => decide(eligibility, answers).verdict === verdict)
    .map(({ id }) => id)
    .sort()

const check = (verdict: Verdict | undefined, page = 1) =>
  checkOffers(asPublic, services, { asked: { ...askedFrom(query), page }, parameters: query, verdict })

test('none of 2,600 offers is left out', async () => {
  const checked = await check(undefined)
  expect(checked.list.total).toBe(count)
  for (const verdict of verdicts) expect(checked.counts[verdict]).toBe(expected(verdict).length)
  expect(checked.checkedCount + checked.notForOneselfCount).toBe(count)
  expect(checked.verdict).toBe('fits')
})

test('the pages of a group hold each of its offers once, with the reasons of its own rules', async () => {
  const { pages } = await check('fits')
  const seen: string[] = []
  for (let page = 1; page <= pages; page++) {
    for (const { offer, decision } of (await check('fits', page)).items) {
      expect(decision).toEqual(decide(offer.eligibility, answers))
      seen.push(offer.id)
    }
  }
  expect(seen.sort()).toEqual(expected('fits'))
})

test('a page that does not exist is the last one', async () => {
  const last = await check('fits', 9_999)
  expect(last.page).toBe(last.pages)
  expect(last.items.length).toBeGreaterThan(0)
})
