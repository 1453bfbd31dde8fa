// Links of offers over days, against a server on this machine.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditActions, look } from '../../../../tests/made-up/accounts-region.ts'
import { asSystem, bbs, here, someOffer, writeOffersRegion } from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { inContext } from '../../../platform/db/database.ts'
import { insertOffers } from '../store.ts'
import { checkOfferLinks } from './check-links.ts'

const day = 86_400_000
let services: TestServices
let server: Server
let port: number
let status = 200
let asked = 0

beforeAll(async () => {
  services = await testServices({ content: 'migrated', settings: { checksLinks: true } })
  await writeOffersRegion(services)
  server = createServer((_request, response) => {
    asked++
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

let numbers = 0
async function publish(website: string): Promise<string> {
  const id = `0199f000-0000-7000-8000-${String(++numbers).padStart(12, '0')}`
  await inContext(services.database, asSystem, (tx) =>
    insertOffers(tx, [
      {
        regionId: here,
        id,
        details: someOffer({ organizationId: bbs, website }),
        status: 'published',
        publishedAt: services.now(),
        confirmedOn: services.today(),
        at: services.now(),
      },
    ]),
  )
  return id
}

const start = Date.now()
const onDay = async (number: number) => {
  services.setNow(new Date(start + number * day))
  await checkOfferLinks(services, undefined, { pauseMilliseconds: 0, permits: new Set([`127.0.0.1:${port}`]) })
}
const checkOf = async (id: string) =>
  (await look(services, 'SELECT outcome, status, failed_days FROM offers.link_check WHERE offer_id = $1', [id]))[0]
const forcedOf = async (id: string) =>
  (await look(services, 'SELECT forced_because FROM offers.offer WHERE id = $1', [id]))[0]

describe('the website of an offer', () => {
  test('is asked once a week, daily while it is broken, and makes the offer due on the third day', async () => {
    const id = await publish(`http://127.0.0.1:${port}/kurs`)
    await onDay(0)
    expect(await checkOf(id)).toEqual({ outcome: 'ok', status: 200, failed_days: 0 })
    asked = 0
    await onDay(1)
    await onDay(6)
    expect(asked).toBe(0)
    status = 404
    await onDay(7)
    expect(await checkOf(id)).toEqual({ outcome: 'gone', status: 404, failed_days: 1 })
    // A second look on the same day proves nothing new.
    await onDay(7.01)
    expect(await checkOf(id)).toMatchObject({ failed_days: 1 })
    await onDay(8)
    expect(await forcedOf(id)).toEqual({ forced_because: null })
    await onDay(9)
    expect(await checkOf(id)).toMatchObject({ failed_days: 3 })
    expect(await forcedOf(id)).toEqual({ forced_because: 'link' })
    expect((await auditActions(services, id)).at(-1)).toBe('offer.force-due')
    status = 200
    await onDay(10)
    expect(await checkOf(id)).toEqual({ outcome: 'ok', status: 200, failed_days: 0 })
  })

  test('begins anew when it is another one', async () => {
    const id = await publish(`http://127.0.0.1:${port}/alt`)
    status = 500
    await onDay(20)
    expect(await checkOf(id)).toMatchObject({ outcome: 'server-error', failed_days: 1 })
    await look(services, 'UPDATE offers.offer SET website = $1 WHERE id = $2', [`http://127.0.0.1:${port}/neu`, id])
    await onDay(21)
    expect(await checkOf(id)).toMatchObject({ failed_days: 1 })
    status = 200
  })

  test('that leads inside is never asked', async () => {
    const id = await publish('http://127.0.0.1:1/')
    await onDay(30)
    expect(await checkOf(id)).toMatchObject({ outcome: 'forbidden-port', failed_days: 1 })
  })

  test('is not asked at all where the operator does not want it', async () => {
    const id = await publish(`http://127.0.0.1:${port}/aus`)
    await checkOfferLinks({ ...services, settings: { ...services.settings, checksLinks: false } })
    expect(await checkOf(id)).toBeUndefined()
  })
})
