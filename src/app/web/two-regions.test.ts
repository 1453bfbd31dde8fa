// An installation with two regions: whoever comes by a link, a printout or a slip of the one that is not the default.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeWishesRound, type WishesRound } from '../../../tests/made-up/wishes-round.ts'
import { phoneOf } from '../../../tests/support/phone.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import { createRegion } from '../../modules/network/index.ts'
import { asOperator } from '../../platform/db/operator.ts'

let site: TestSite
let round: WishesRound
let offer: { id: string; title: string; picture: string; provider: string }

const own = { name: 'Landkreis Musterau', slug: 'musterau' }
const standard = { name: 'Altkreis Andernorts', slug: 'andernorts' }

beforeAll(async () => {
  site = await testSite()
  round = await makeWishesRound(site.services)
  const [found] = await round.rows<typeof offer>(
    `SELECT o.id, o.title, p.id AS picture, o.organization_id AS provider
     FROM offers.offer o JOIN offers.picture p ON p.offer_id = o.id
     WHERE o.status = 'published' AND o.hidden_at IS NULL AND p.is_shown LIMIT 1`,
  )
  if (found === undefined) throw new Error('the filled region needs an offer with a picture')
  offer = found
  const [slug] = await round.rows<{ slug: string }>('SELECT slug FROM network.region')
  own.slug = slug?.slug ?? ''
  await asOperator(site.services.testDatabase.ownerConfig, (tx) =>
    createRegion(tx, {
      ...standard,
      id: '03997000-0000-7000-8000-000000000001',
      officeName: 'Leitstelle Andernorts',
      land: '03',
      kreisKeys: ['03997'],
      latitude: null,
      longitude: null,
      isDefault: true,
      isDemo: false,
    }),
  )
}, 60_000)
afterAll(() => round.close())
beforeEach(() => round.rows('DELETE FROM platform.throttle'))

type Phone = ReturnType<typeof phoneOf>
const regionOf = async (phone: Phone, path: string = paths.offers) => {
  const { text, status } = await phone.ask(path)
  expect(status).toBe(200)
  return [own.name, standard.name].filter((name) => text.includes(name))
}

const unknownId = '03997000-0000-7000-8000-00000000dead'

describe('a page about one thing', () => {
  test('is found by its id, and the next click stays in its region', async () => {
    const phone = phoneOf(site)
    expect(await regionOf(phone)).toEqual([standard.name])
    const page = await phone.ask(paths.offer(offer.id))
    expect(page.status).toBe(200)
    expect(page.text).toContain(own.name)
    expect(page.text).not.toContain(standard.name)
    expect(await regionOf(phone)).toEqual([own.name])
  })

  test.each([
    ['an organisation', () => paths.networkOrganization(offer.provider)],
    ['the report of a mistake', () => paths.offerReport(offer.id)],
    ['a list of marked offers', () => `${paths.shortlist}?id=${unknownId}&id=${offer.id}`],
  ])('also %s', async (_what, path) => {
    const phone = phoneOf(site)
    expect(await regionOf(phone, path())).toEqual([own.name])
    expect(await regionOf(phone)).toEqual([own.name])
  })

  test('a mistake is reported where the offer is', async () => {
    const phone = phoneOf(site)
    const sent = await phone.ask(paths.offerReport(offer.id), { reason: 'x' })
    expect(sent.status).not.toBe(404)
    expect(sent.text).toContain(offer.title)
  })

  test('a picture comes from everywhere, may be kept by everybody, and sets no cookie', async () => {
    for (const path of [paths.picture(offer.picture), paths.pictureSmall(offer.picture)]) {
      const answer = await site.ask(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  test('what the other region hides looks like what nobody knows, and leads nowhere', async () => {
    const [draft] = await round.rows<{ id: string }>(`SELECT id FROM offers.offer WHERE status = 'draft' LIMIT 1`)
    if (draft === undefined) throw new Error('the filled region needs a draft')
    const phone = phoneOf(site)
    const [hidden, unknown] = [await phone.ask(paths.offer(draft.id)), await phone.ask(paths.offer(unknownId))]
    expect([hidden.status, unknown.status]).toEqual([404, 404])
    expect(hidden.text.replaceAll(draft.id, '')).toBe(unknown.text.replaceAll(unknownId, ''))
    expect(phone.jar.has('steg_region')).toBe(false)
    for (const id of [draft.id, unknownId]) expect((await site.ask(`/api/offers/${id}`)).status).toBe(404)
  })
})

describe('a slip', () => {
  const code = () => round.pupils[0]?.code ?? ''

  test('opens by its link and by its typed code, and counts for nothing wrong', async () => {
    for (const ask of [
      (phone: Phone) => phone.ask(`${paths.wishes}?code=${code()}`),
      (phone: Phone) => phone.ask(paths.wishes, { code: code() }),
    ]) {
      const phone = phoneOf(site)
      const entered = await ask(phone)
      expect(`${entered.status} ${entered.location}`).toBe(`303 ${paths.wishesStart}`)
      expect(await regionOf(phone, paths.wishesStart)).toEqual([own.name])
      expect(await regionOf(phone)).toEqual([own.name])
    }
    const wrong = await round.rows(`SELECT FROM platform.throttle WHERE key LIKE 'wishesWrong%' AND points > 0`)
    expect(wrong).toEqual([])
  })

  test('that nobody gave out is one wrong code, however many regions there are', async () => {
    const phone = phoneOf(site)
    expect((await phone.ask(paths.wishes, { code: 'ZZZZ9999' })).status).toBe(422)
    expect(phone.jar.has('steg_region')).toBe(false)
    const [count] = await round.rows<{ points: number }>(
      `SELECT points FROM platform.throttle WHERE key LIKE 'wishesWrongAddress:%'`,
    )
    expect(count?.points).toBe(1)
  })
})

test('the API gives out by the id, and its addresses answer', async () => {
  const answer = await site.ask(`/api/offers/${offer.id}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual([])
  const read = (await answer.json()) as { url: string; picture: { url: string; small: { url: string } } }
  for (const address of [read.url, read.picture.url, read.picture.small.url]) {
    const { pathname, search } = new URL(address)
    expect((await site.ask(pathname + search)).status).toBe(200)
  }
  expect((await site.ask(`/api/organizations/${offer.provider}`)).status).toBe(200)
})

test('a list is of the region that its address names, and so is the next click', async () => {
  const phone = phoneOf(site)
  await phone.ask(`/api/offers?region=${own.slug}`)
  expect(await regionOf(phone)).toEqual([standard.name])
  expect(await regionOf(phone, `${paths.offers}?region=${own.slug}`)).toEqual([own.name])
  expect(await regionOf(phone)).toEqual([own.name])
  expect(await regionOf(phone, `${paths.offers}?region=gibt-es-nicht`)).toEqual([own.name])
  expect(await regionOf(phone, `${paths.offers}?region=${standard.slug}`)).toEqual([standard.name])
  expect(await regionOf(phone)).toEqual([standard.name])
})
