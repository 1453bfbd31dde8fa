// What the API says when it refuses: German sentences, and an address that explains the kind of refusal.
import { beforeAll, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../tests/support/site.ts'
import { paths } from '../kernel/names/paths.ts'
import { problemCodes } from '../platform/http/problem.ts'
import { allApiRoutes } from './api.tsx'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

interface Problem {
  readonly type: string
  readonly title: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
}

const refusalOf = async (path: string, init?: RequestInit): Promise<Problem> => {
  const answer = await site.ask(path, init)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  return (await answer.json()) as Problem
}

test.each([
  ['page=abc', 'page', 'Bitte eine Zahl angeben.'],
  ['page=1.5', 'page', 'Bitte eine ganze Zahl angeben.'],
  ['page=0', 'page', 'Mindestens 1.'],
  ['pageSize=100000', 'pageSize', 'Höchstens 200.'],
  ['withinKm=-3', 'withinKm', 'Mehr als 0.'],
  [`q=${'x'.repeat(201)}`, 'q', 'Höchstens 200 Zeichen.'],
  ['kind=verein', 'kind', expect.stringMatching(/^Erlaubt ist: school, bbs, /)],
])('a wrong parameter is explained in German: %s', async (query, field, detail) => {
  expect((await refusalOf(`/api/organizations?${query}`)).errors).toEqual([{ field, detail }])
})

test('so is one that may be given several times, and an id that is none', async () => {
  const several = await refusalOf('/api/offers?art=gibtesnicht&anbieter=niemand')
  expect(several.errors?.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^Erlaubt ist: /),
    expect.stringContaining('Das ist keine Kennung'),
  ])
  expect((await refusalOf('/api/offers/kein-uuid')).errors?.[0]?.detail).toContain('Das ist keine Kennung')
})

test('the type of a problem leads to its explanation', async () => {
  const unknown = '0199c000-0000-7000-8000-00000000ffff'
  const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' } }
  const problems = [
    await refusalOf('/api/offers?page=abc'),
    await refusalOf(`/api/offers/${unknown}`),
    await refusalOf('/api/gibt-es-nicht'),
    await refusalOf('/api/offers', foreign),
  ]
  const strict = await testSite({ settings: { listLimit: 1 } })
  for (const tries of [1, 2]) {
    const answer = await strict.ask('/api/offers')
    expect(answer.status).toBe(tries === 1 ? 200 : 429)
    if (tries === 2) problems.push((await answer.json()) as Problem)
  }
  const codes = problems.map(({ type }) => type.split('#')[1])
  expect(new Set(codes)).toEqual(new Set(['invalid-request', 'not-found', 'foreign-origin', 'too-many-requests']))
  for (const { type } of problems) {
    const page = await site.ask(type)
    expect(`${type} ${page.status}`).toBe(`${type} 200`)
    expect(await page.text()).toContain(`id="${type.split('#')[1]}"`)
  }
})

test('every kind of problem has its explanation on one page, which the page of the API names', async () => {
  expect(await (await site.ask(paths.api)).text()).toContain(`href="${paths.apiProblems}"`)
  const page = await site.ask(paths.apiProblems)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  const text = await page.text()
  for (const code of problemCodes) expect(text).toContain(`id="${code}"`)
})

test('every refusal that the description promises has the form of a problem', () => {
  for (const { route } of allApiRoutes)
    for (const [status, response] of Object.entries(route.responses))
      if (Number(status) >= 400)
        expect(Object.keys(('content' in response && response.content) || {})).toEqual(['application/problem+json'])
})
