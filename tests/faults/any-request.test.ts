// Drawn requests over every address of the site: whatever comes, the answer is calm and never our fault.
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { allApiRoutes } from '../../src/app/api.tsx'
import { allPageRoutes } from '../../src/app/routes.ts'
import { type TestSite, testSite } from '../support/site.ts'
import { enterAs, expectCalmAnswer, unknownId } from './known-requests.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 })

let site: TestSite
let cookies: readonly (string | undefined)[]
let ids: readonly string[]

beforeAll(async () => {
  site = await testSite()
  cookies = [
    undefined,
    ...(await Promise.all(['coordinator', 'company', 'operator'].map((role) => enterAs(site, role)))),
  ]
  const pages = await Promise.all(
    ['/arbeit/netzwerk', '/arbeit/angebote', '/netzwerk', '/angebote'].map(async (path) =>
      (await site.ask(path, { cookie: cookies[1] ?? '' })).text(),
    ),
  )
  ids = [...new Set(pages.join('').match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [])].slice(0, 20)
  expect(ids.length).toBeGreaterThan(4)
})

/** Every field and parameter of the site that is read by its name, and some that are not. */
const names = fc.constantFrom(
  ...['q', 'seite', 'art', 'typ', 'ort', 'umkreis', 'plz', 'sort', 'region', 'weiter', 'zurueck', 'code', 'version'],
  ...[
    'entscheidung',
    'kind',
    'name',
    'email',
    'password',
    'rolle',
    'organization',
    'page',
    'pageSize',
    'title',
    'phone',
  ],
  ...[
    'latitude',
    'longitude',
    'validUntil',
    'startsOn',
    'endsOn',
    'familyName',
    'givenName',
    'functionName',
    'deputyId',
    'schulform',
    'into',
  ],
  ...[
    'datei',
    'file',
    'phase',
    'zielgruppe',
    'anbieter',
    '__proto__',
    'constructor',
    'toString',
    'membership',
    'mitgliedschaft',
  ],
)

const values = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      '0',
      '-1',
      '1e309',
      'NaN',
      '99999999999999999999',
      '01.01.99999',
      '2026-02-30',
      '0001-01-01',
      '31.12.9999',
      '9999-12-18',
      'ja',
      'company',
    ],
    ...[
      "'; DROP TABLE x; --",
      '%',
      '_',
      '\\',
      '%_%\\',
      '\u0000',
      '\ud800',
      '\u202e',
      '\ufeff',
      '<script>',
      '{{7*7}}',
      'ß',
    ],
    ...[unknownId, 'kein-uuid', 'mine', 'theirs', 'coordinator', '31134', '51,73', '//boese.example', 'a@b.example'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ minLength: 300, maxLength: 3000 }),
)

const pairs = fc.array(fc.tuple(names, values), { maxLength: 8 })

const written = (given: readonly (readonly [string, string])[]): string =>
  given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`).join('&')

const routes = [
  ...allPageRoutes.map(({ method, path }) => ({ method, path })),
  ...allApiRoutes.map(({ route }) => ({ method: 'GET', path: `/api${route.path.replace(/\{(\w+)\}/g, ':$1')}` })),
].filter(({ path }) => path !== '/abmelden')

const parameter = () =>
  fc.oneof(
    fc.constantFrom(...ids),
    fc.constantFrom(unknownId, 'neu', 'kein-uuid', 'csv', '%00', '%', '..', 'a b'),
    fc.webSegment(),
  )

test('2,500 drawn requests over all addresses find no fault of ours', async () => {
  const request = fc.record({
    route: fc.constantFrom(...routes),
    parameters: fc.array(parameter(), { minLength: 2, maxLength: 2 }),
    query: pairs,
    form: pairs,
    cookie: fc.constantFrom(...cookies),
    as: fc.constantFrom('form', 'multipart', 'text'),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ route, parameters, query, form, cookie, as }) => {
      let filled = 0
      const address = route.path.replace(/:[A-Za-z]+(\{[^}]*\})?/g, () => parameters[filled++] ?? unknownId)
      const path = address + (query.length > 0 ? `?${written(query)}` : '')
      const init = { method: route.method, ...(cookie !== undefined && { cookie }) }
      const answer = await site.ask(path, route.method === 'POST' ? { ...init, body: bodyOf(form, as) } : init)
      if (answer.status >= 500)
        throw new Error(`${answer.status} ${route.method} ${path}\n${site.services.logLines.at(-1)}`)
      await expectCalmAnswer(path, answer)
    }),
    { numRuns: 2500 },
  )
})

function bodyOf(form: readonly (readonly [string, string])[], as: string): BodyInit {
  if (as === 'text') return written(form)
  if (as === 'form') return new URLSearchParams(form.map(([name, value]) => [name, value.toWellFormed()]))
  const data = new FormData()
  for (const [name, value] of form) {
    if (name === 'datei' || name === 'file') data.append(name, new Blob([value]), 'Liste.csv')
    else data.append(name, value)
  }
  return data
}
