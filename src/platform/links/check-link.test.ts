// The link checker against a real server on this machine, by the explicit permission that only tests give.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink, isBroken, type LinkOptions } from './check-link.ts'

let server: Server
let port: number
const asked: { method: string; path: string; host: string; agent: string }[] = []

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
  '/da': (_request, response) => response.end('da'),
  '/weg': (_request, response) => response.writeHead(404).end(),
  '/kaputt': (_request, response) => response.writeHead(500).end(),
  '/nur-get': (request, response) => response.writeHead(request.method === 'GET' ? 200 : 405).end(),
  '/gesperrt': (_request, response) => response.writeHead(403).end(),
  '/umzug': (_request, response) => response.writeHead(301, { location: '/da' }).end(),
  '/kreis': (_request, response) => response.writeHead(302, { location: '/kreis' }).end(),
  '/nach-innen': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/nach-nebenan': (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  '/in-eine-datei': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/ins-nichts': (_request, response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/schweigt': () => undefined,
  '/legt-auf': (request) => request.socket.destroy(),
  '/viel-kopf': (_request, response) => response.writeHead(200, { 'x-viel': 'a'.repeat(60_000) }).end(),
  '/viel': (request, response) => {
    if (request.method === 'HEAD') return response.writeHead(405).end()
    response.writeHead(200)
    response.on('error', () => undefined)
    return response.write(Buffer.alloc(1024 * 1024))
  },
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({
      method: request.method ?? '',
      path: request.url ?? '',
      host: request.headers.host ?? '',
      agent: request.headers['user-agent'] ?? '',
    })
    answers[request.url ?? '']?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const look = (path: string, changes: Partial<LinkOptions> = {}) =>
  checkLink(`http://127.0.0.1:${port}${path}`, {
    userAgent: 'Steg-Test (+https://steg.example)',
    permits: new Set([`127.0.0.1:${port}`]),
    ...changes,
  })

describe('a link', () => {
  test.each([
    ['/da', 'ok', 200],
    ['/umzug', 'ok', 200],
    ['/nur-get', 'ok', 200],
    ['/gesperrt', 'ok', 403],
    ['/weg', 'gone', 404],
    ['/kaputt', 'server-error', 500],
    ['/ins-nichts', 'gone', 302],
    ['/kreis', 'too-many-redirects', null],
    ['/nach-innen', 'forbidden-address', null],
    ['/nach-nebenan', 'forbidden-port', null],
    ['/in-eine-datei', 'not-a-web-address', null],
    ['/legt-auf', 'no-answer', null],
    ['/viel-kopf', 'no-answer', null],
    ['/viel', 'ok', 200],
  ] as const)('%s is %s', async (path, outcome, status) => {
    expect(await look(path)).toEqual({ outcome, status })
  })

  test('is asked by HEAD first, with our name, and by GET only where that fails', async () => {
    asked.length = 0
    await look('/da')
    await look('/nur-get')
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['HEAD /da', 'HEAD /nur-get', 'GET /nur-get'])
    expect(asked[0]).toMatchObject({ host: `127.0.0.1:${port}`, agent: 'Steg-Test (+https://steg.example)' })
  })

  test('is followed three times at most', async () => {
    asked.length = 0
    await look('/kreis')
    expect(asked).toHaveLength(4)
  })

  test('that does not answer is given up in time', async () => {
    expect(await look('/schweigt', { timeoutMilliseconds: 50 })).toEqual({ outcome: 'timeout', status: null })
  })

  test('is not asked without permission', async () => {
    asked.length = 0
    expect(await look('/da', { permits: new Set() })).toMatchObject({ outcome: 'forbidden-port' })
    expect(asked).toEqual([])
  })
})

describe('a name', () => {
  const named = (addresses: readonly string[], permits: readonly string[] = []) =>
    checkLink('http://werkhof-aue.de/', {
      userAgent: 'Steg-Test',
      resolve: async () => addresses,
      permits: new Set(permits),
    })

  test.each([
    ['leads inside', ['127.0.0.1']],
    ['leads inside and outside', ['8.8.8.8', '10.0.0.1']],
    ['leads inside by IPv6', ['::ffff:127.0.0.1']],
    ['leads to the data of a cloud machine', ['169.254.169.254']],
    ['leads nowhere', []],
  ])('that %s is not asked', async (_label, addresses) => {
    expect(await named(addresses)).toEqual({ outcome: 'forbidden-address', status: null })
  })

  test('is asked at the address that was checked, under its own name', async () => {
    asked.length = 0
    const result = await checkLink(`http://werkhof-aue.de:${port}/da`, {
      userAgent: 'Steg-Test',
      // A name server that answers differently the second time would be asked a second time only by a fault.
      resolve: async () => ['127.0.0.1'],
      permits: new Set([`werkhof-aue.de:${port}`, `127.0.0.1:${port}`]),
    })
    expect(result).toEqual({ outcome: 'ok', status: 200 })
    expect(asked[0]?.host).toBe(`werkhof-aue.de:${port}`)
  })

  test('that does not exist is said to be so', async () => {
    const result = await checkLink('http://werkhof-aue.de/', {
      userAgent: 'Steg-Test',
      resolve: async () => {
        throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
      },
    })
    expect(result.outcome).toBe('no-such-host')
    expect(isBroken(result)).toBe(true)
  })

  test('that nobody has is neither asked nor broken', async () => {
    const result = await checkLink('https://bbs1.musterau.example/', { userAgent: 'Steg-Test' })
    expect(result.outcome).toBe('reserved-name')
    expect(isBroken(result)).toBe(false)
  })
})
