// Requests that no browser of a well-meaning person sends: each gets a calm answer, and nothing is changed.
import { connect } from 'node:net'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { allPageRoutes } from '../../src/app/routes.ts'
import { type TestSite, testSite } from '../support/site.ts'
import { addressOf, enterAs, expectCalmAnswer, expectSecurityHeaders, unknownId } from './known-requests.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let site: TestSite
let cookie: string

beforeAll(async () => {
  site = await testSite()
  cookie = await enterAs(site, 'coordinator')
})

const postRoutes = allPageRoutes.filter((route) => route.method === 'POST').map((route) => route.path)

/** Sends bytes as they are and answers what comes back until the other side closes. */
const send = (text: string): Promise<string> =>
  new Promise((done, fail) => {
    const { hostname, port } = new URL(site.origin)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('error', fail)
    socket.on('close', () => done(answer))
  })

const answerOf = (raw: string): { status: number; headers: Headers; body: string } => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
  return { status: Number(first.split(' ')[1]), headers, body: body.join('\r\n\r\n') }
}

describe('a form that another site sends in the name of our users', () => {
  const foreign: readonly Record<string, string>[] = [
    { origin: 'https://boese.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://boese.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://boese.example', 'sec-fetch-site': 'same-site' },
  ]

  test.each(postRoutes)('is refused at %s', async (path) => {
    for (const headers of foreign) {
      const answer = await site.ask(addressOf({ path }), {
        method: 'POST',
        headers,
        cookie,
        body: new URLSearchParams(),
      })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Das kam nicht von unserer Seite')
    }
  })

  test('is refused for PUT, PATCH and DELETE as well, and for a foreign origin that only looks like ours', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const headers = { origin: 'https://boese.example' }
      expect((await site.ask('/darstellung', { method, headers, cookie })).status).toBe(403)
    }
    const headers = { origin: `${site.origin}.boese.example` }
    expect((await site.ask('/darstellung', { method: 'POST', headers, cookie })).status).toBe(403)
  })

  test('but our own is taken', async () => {
    const own: readonly Record<string, string>[] = [
      { origin: site.origin },
      { origin: site.origin, 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of own) {
      const body = new URLSearchParams({ darstellung: 'dark', zurueck: '/hilfe' })
      const answer = await site.ask('/darstellung', { method: 'POST', headers, body })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/hilfe')
    }
  })
})

describe('addresses', () => {
  test.each([
    '/%E0%A4%A',
    '/%',
    '/angebote/%E0%A4%A',
    '/angebote?q=%E0%A4%A',
    '/angebote?q=%00',
    '/angebote/%00',
    '/netzwerk/%00%00',
    '/arbeit/netzwerk?q=a%00b',
    '/api/offers/%00',
    '/api/organizations?q=%00',
    '/api/organizations?page=-1',
    '/api/organizations?page=1e99',
    '/api/organizations?page=abc&pageSize=999999999999999999999',
    '/api/gibt-es-nicht',
    '/api/offers/kein-uuid',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/__proto__',
    '/angebote?seite=-1',
    '/angebote?seite=1e308',
    '/angebote?seite=NaN&umkreis=-5&ort=%27%3B--',
    '/netzwerk?seite=99999999999999999999',
    '/arbeit/netzwerk?umkreis=Infinity&plz=abcde',
    '/?__proto__[x]=1&constructor=1&region=__proto__',
    '/angebote?region=constructor',
    '//boese.example/',
    '/angebote//',
    '/ANGEBOTE',
    '/angebote;jsessionid=1',
    `/angebote?q=${'%27%22%3Cscript%3E'.repeat(100)}`,
    `/${'a/'.repeat(2000)}`,
    `/angebote?${'q=1&'.repeat(2000)}`,
    `/arbeit/suche?q=${encodeURIComponent('ß'.repeat(1500))}`,
    `/arbeit/suche?q=${encodeURIComponent('%_\\\\%'.repeat(200))}`,
  ])('%s', async (path) => {
    await expectCalmAnswer(path, await site.ask(path))
    await expectCalmAnswer(path, await site.ask(path, { cookie }))
  })

  test.each(['/?q=%00', '/angebote?q=a%00b', '/%00', '/hilfe?%00=1'])('%s is no page at all', async (path) => {
    expect((await site.ask(path, { cookie })).status).toBe(404)
  })

  test('an unknown page and a foreign record cannot be told apart', async () => {
    const pages = allPageRoutes.filter((route) => route.method === 'GET' && /:[a-z]+Id?\b|:id/.test(route.path))
    expect(pages.length).toBeGreaterThan(5)
    const withoutAddress = async (path: string) => {
      const answer = await site.ask(path, { cookie })
      const text = (await answer.text()).replaceAll(path, 'ADRESSE')
      return { status: answer.status, text }
    }
    for (const route of pages) {
      // Beside it, since the navigation marks the part of the site that an address belongs to.
      const page = await withoutAddress(`${addressOf(route)}-gibt-es-nicht`)
      expect(page.status).toBe(404)
      expect(await withoutAddress(addressOf(route)), route.path).toEqual(page)
      expect(await withoutAddress(addressOf(route, 'kein-uuid')), route.path).toEqual(page)
    }
    const api = await Promise.all(
      ['/api/gibt-es-nicht', `/api/offers/${unknownId}`, `/api/organizations/${unknownId}`].map(async (path) => {
        const problem = (await (await site.ask(path)).json()) as Record<string, unknown>
        return { names: Object.keys(problem).sort(), type: problem.type, status: problem.status }
      }),
    )
    expect(api[1]).toEqual(api[0])
    expect(api[2]).toEqual(api[0])
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('the method %s finds nothing', async (method) => {
    for (const path of ['/', '/angebote', '/arbeit/netzwerk', '/api/offers', '/assets/steg.css', '/darstellung']) {
      const answer = await site.ask(path, { method, headers: { origin: site.origin }, cookie })
      expect(answer.status).toBe(404)
      await expectCalmAnswer(path, answer)
    }
  })

  test('HEAD answers what GET answers, without the body', async () => {
    for (const path of ['/', '/angebote', '/api/openapi.json', '/gibt-es-nicht', '/assets/gibt-es-nicht']) {
      const [head, get] = [await site.ask(path, { method: 'HEAD' }), await site.ask(path)]
      expect(head.status).toBe(get.status)
      expect(await head.text()).toBe('')
      expectSecurityHeaders(head)
    }
  })

  test.each([
    '//boese.example',
    'https://boese.example',
    '/\\boese.example',
    '/\t/boese.example',
    '/\n/boese.example',
    '/.//boese.example',
    'javascript:alert(1)',
    '\\\\boese.example',
  ])('no form leads away to %j', async (target) => {
    const stays = (answer: Response) => {
      expect(answer.status).toBe(303)
      const location = new URL(answer.headers.get('location') ?? '', site.origin)
      expect(location.origin).toBe(site.origin)
    }
    const back = new URLSearchParams({ darstellung: 'dark', zurueck: target })
    stays(await site.ask('/darstellung', { method: 'POST', body: back }))
    const onwards = new URLSearchParams({ rolle: 'coordinator', weiter: target })
    stays(await site.ask('/demo-anmelden', { method: 'POST', body: onwards }))
    stays(await site.ask(`/anmelden?weiter=${encodeURIComponent(target)}`, { cookie }))
  })
})

describe('cookies and headers', () => {
  test.each([
    'steg_session=%E0%A4%A',
    'steg_session=%00; steg_region=%00',
    'steg_session=a.b.c; steg_hinweis=a.b.c',
    'steg_hinweis=; steg_hinweis=.; steg_darstellung=__proto__',
    'steg_hinweis=eyJ0aXRsZSI6Ilg8c2NyaXB0PiJ9.AAAA',
    '=; ;;;===; __proto__=1',
    `steg_session=${'a'.repeat(7000)}`,
    'steg_region=../../etc/passwd; steg_darstellung=<script>',
  ])('%s is a visitor without a session', async (given) => {
    const answer = await site.ask('/', { cookie: given })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(/<script>|X&lt;script/)
    expect((await site.ask('/arbeit', { cookie: given })).status).toBe(303)
  })

  test.each([
    { 'accept-language': 'x'.repeat(5000) },
    { 'accept-encoding': 'br;q=x, zzz' },
    { 'if-none-match': '*', range: 'bytes=9-1', 'x-forwarded-for': '1.2.3.4, ::1, <script>', forwarded: 'for=_x' },
    { 'x-forwarded-host': 'boese.example', 'x-forwarded-proto': 'https', 'x-original-url': '/arbeit' },
    { 'content-type': 'application/json', 'content-length': 'viel' },
  ])('%j', async (headers) => {
    const answer = await site.ask('/angebote', { headers: headers as Record<string, string> })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('boese.example')
  })
})

describe('forms', () => {
  const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
    site.ask(path, { method: 'POST', body, headers, cookie })

  test.each([
    ['kein Rand', 'multipart/form-data'],
    ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabgeschnitten', 'multipart/form-data; boundary=x'],
    ['--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['{"name":"x"}', 'application/json'],
    ['name=x', 'text/plain'],
    ['name=x', 'Quatsch'],
    ['name=a%00b', 'application/x-www-form-urlencoded'],
    ['a%00b=x', 'application/x-www-form-urlencoded'],
  ])('%j as %s comes back as a page that says so', async (body, type) => {
    for (const path of ['/darstellung', '/anmelden', '/arbeit/netzwerk/neu', '/arbeit/angebote/neu']) {
      const answer = await post(path, body, { 'content-type': type })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('Das Formular kam unvollständig an')
    }
  })

  test.each([
    '__proto__=x&constructor=y&toString=z',
    'name=%FF%FE%E0&kind=%C3',
    `name=${'N'.repeat(10_000)}&kind=company`,
    `${'name=x&'.repeat(5000)}`,
    'kind[]=company&name[$ne]=x',
    'version=99999999999999999999&entscheidung=mine',
    '',
  ])('%s at every address that takes a form', async (body) => {
    for (const route of allPageRoutes.filter(({ method, path }) => method === 'POST' && path !== '/abmelden')) {
      const path = addressOf(route)
      const answer = await post(path, body, { 'content-type': 'application/x-www-form-urlencoded' })
      await expectCalmAnswer(path, answer)
    }
  })

  test('a name of 10,000 characters is refused at its field, and what was typed stays', async () => {
    const name = `Betrieb ${'N'.repeat(10_000)}`
    const answer = await post('/arbeit/netzwerk/neu', new URLSearchParams({ kind: 'company', name }))
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('aria-invalid="true"')
    expect(text).toContain(name)
  })

  test('a script in a name is text everywhere it is shown', async () => {
    const name = 'Betrieb <script>alert(1)</script> & "Söhne" <img src=x onerror=alert(2)>'
    const answer = await post(
      '/arbeit/netzwerk/neu',
      new URLSearchParams({ kind: 'company', name, city: '<b>Ort</b>' }),
    )
    expect([303, 422]).toContain(answer.status)
    const pages = [
      answer.status === 303 ? await site.ask(answer.headers.get('location') ?? '', { cookie }) : answer,
      await site.ask('/arbeit/netzwerk?q=Betrieb', { cookie }),
      await site.ask(`/arbeit/suche?q=${encodeURIComponent(name)}`, { cookie }),
      await site.ask(`/netzwerk?q=${encodeURIComponent(name)}`),
      await site.ask(`/angebote?q=${encodeURIComponent(name)}`),
      await site.ask('/arbeit', { cookie }),
    ]
    for (const page of pages) expect(await page.text()).not.toMatch(/<script>alert|<img src=x|<b>Ort/)
  })
})

describe('what is hardly HTTP', () => {
  const request = (line: string, headers = 'Host: steg.example\r\nConnection: close\r\n') =>
    send(`${line}\r\n${headers}\r\n`)

  test.each([
    ['no address', 'GET  HTTP/1.1'],
    ['a backslash as path', 'GET \\boese HTTP/1.1'],
    ['an absolute address that is none', 'GET http:// HTTP/1.1'],
    ['a star', 'GET * HTTP/1.1'],
    ['an unknown method', 'HOLE / HTTP/1.1'],
    ['an unknown version', 'GET / HTTP/7.0'],
    ['a megabyte of address', `GET /angebote?q=${'a'.repeat(1024 * 1024)} HTTP/1.1`],
    ['TRACE', 'TRACE /angebote HTTP/1.1'],
  ])('%s', async (_what, line) => {
    const answer = answerOf(await request(line).catch(() => 'HTTP/1.1 431 closed\r\nclosed: yes\r\n\r\n'))
    expect([400, 404, 431]).toContain(answer.status)
    // The other side may have closed before all of a megabyte was sent; then its answer is lost on the way.
    if (answer.headers.has('closed')) return
    expectSecurityHeaders(answer)
    expect(answer.body).toContain('<html lang="de"')
    expect(answer.body).not.toContain('boese')
  })

  test.each([
    ['no host', ''],
    ['a host that is none', 'Host: <script>\r\n'],
    ['two lengths', 'Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n'],
    ['a length and chunks', 'Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n'],
    ['a header of 100,000 characters', `Host: a\r\nX: ${'x'.repeat(100_000)}\r\n`],
    ['3,000 headers', `Host: a\r\n${'X: 1\r\n'.repeat(3000)}`],
  ])('%s', async (_what, headers) => {
    const answer = answerOf(await request('GET /hilfe HTTP/1.1', `${headers}Connection: close\r\n`))
    expect([400, 431]).toContain(answer.status)
    expectSecurityHeaders(answer)
    expect(answer.body).toContain('<html lang="de"')
    expect(answer.body).not.toContain('<script>')
  })

  test('after all of it the site answers', async () => {
    expect((await fetch(site.origin)).status).toBe(200)
  })
})
