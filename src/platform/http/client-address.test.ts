import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { testSettings } from '../../../tests/support/services.ts'
import { clientAddress, deviceLabelOf, neighbourhoodOf, ownerOf } from './client-address.ts'

test.each([
  ['192.0.2.17', '192.0.2.17', '192.0.2'],
  ['::ffff:192.0.2.17', '192.0.2.17', '192.0.2'],
  ['2001:0db8:12:34:aaaa:bbbb:cccc:dddd', '2001:db8:12:34', '2001:db8:12'],
  ['2001:db8::1', '2001:db8:0:0', '2001:db8:0'],
  ['::1', '0:0:0:0', '0:0:0'],
  ['unknown', 'unknown', 'unknown'],
])('%s belongs to the connection %s in the neighbourhood %s', (address, owner, neighbourhood) => {
  expect(ownerOf(address)).toBe(owner)
  expect(neighbourhoodOf(address)).toBe(neighbourhood)
})

test.each([
  [0, '203.0.113.9', '10.0.0.1'],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, 'erfunden, 203.0.113.9', '203.0.113.9'],
  [2, 'erfunden, 203.0.113.9, 10.0.0.7', '203.0.113.9'],
  [1, '', '10.0.0.1'],
  // Some proxies write the port along; with it every connection would be somebody new.
  [1, '203.0.113.9:51234', '203.0.113.9'],
  [1, '[2001:db8::1]:51234', '2001:db8::1'],
  [1, '[2001:db8::1]', '2001:db8::1'],
  [1, '2001:db8::1', '2001:db8::1'],
])('behind %i proxies the header %j means %s', async (trustedProxies, header, expected) => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, testSettings({ trustedProxies }))))
  const env = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }
  const answer = await app.request('/', { headers: { 'x-forwarded-for': header } }, env)
  expect(await answer.text()).toBe(expected)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604',
    'Safari, iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['curl/8', null],
  [undefined, null],
])('%s is shown as %s', (userAgent, label) => {
  expect(deviceLabelOf(userAgent)).toBe(label)
})
