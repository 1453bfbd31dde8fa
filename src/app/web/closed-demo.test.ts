// STEG_DEMO=off closes the fictional region wherever visitors could meet it; on, it says what it is.
import { beforeAll, expect, test } from 'vitest'
import { look, realRegion, writeAccountsRegions } from '../../../tests/made-up/accounts-region.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import { openMetrics } from '../../platform/metrics/metrics.ts'
import { webApp } from './web-app.tsx'

const demo = { slug: 'accounts-demo', name: 'Landkreis Musterau', school: 'Oberschule Brückstedt' }
const real = { slug: 'accounts-real', name: 'Landkreis Anderswo', school: 'Schule Anderswo' }

let open: TestSite
let closed: TestSite['ask']
beforeAll(async () => {
  open = await testSite({ content: 'migrated' })
  await writeAccountsRegions(open.services)
  const services = { ...open.services, settings: { ...open.services.settings, demo: false } }
  const app = webApp(services, { assets: undefined, metrics: openMetrics() })
  closed = async (path, { cookie = '', ...init } = {}) =>
    app.request(open.origin + path, { redirect: 'manual', ...init, headers: { origin: open.origin, cookie } })
})

const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text()
const choose = (slug: string): RequestInit => {
  const body = new FormData()
  body.set('region', slug)
  return { method: 'POST', body }
}
const regionsOf = async (answer: Promise<Response>) =>
  ((await (await answer).json()) as { items: { slug: string; isDemo: boolean }[] }).items.map(
    ({ slug, isDemo }) => `${slug} ${isDemo}`,
  )

test('no address, no choice made before and no list leads into the closed demo', async () => {
  for (const ask of [
    { path: `${paths.start}?region=${demo.slug}`, cookie: '' },
    { path: paths.start, cookie: `steg_region=${demo.slug}` },
    { path: paths.region, cookie: `steg_region=${demo.slug}` },
  ]) {
    const { path, cookie } = ask
    const [shown, hidden] = [await textOf(open.ask(path, { cookie })), await textOf(closed(path, { cookie }))]
    expect(shown, path).toContain(demo.name)
    expect(hidden, path).toContain(real.name)
    expect(hidden, path).not.toContain(demo.name)
    // Where there is one region, there is nothing to choose.
    expect(shown, path).toContain('Region wechseln')
    if (path !== paths.region) expect(hidden, path).not.toContain('Region wechseln')
  }
  expect((await open.ask(paths.region, choose(demo.slug))).status).toBe(303)
  expect((await closed(paths.region, choose(demo.slug))).status).toBe(404)
})

test('the API says which region is invented, and keeps silent about a closed one', async () => {
  expect(await regionsOf(open.ask('/api/regions'))).toEqual([`${real.slug} false`, `${demo.slug} true`])
  expect(await regionsOf(closed('/api/regions'))).toEqual([`${real.slug} false`])
  const path = `/api/organizations?kind=school&region=${demo.slug}`
  expect(await textOf(open.ask(path))).toContain(demo.school)
  const answer = await textOf(closed(path))
  expect(answer).toContain(real.school)
  expect(answer).not.toContain(demo.school)
})

test('a closed demo that is the only region is no region', async () => {
  await look(open.services, 'UPDATE network.region SET is_demo = true WHERE id = $1', [realRegion])
  const page = await closed(paths.start)
  expect(page.status).toBe(503)
  expect(await page.text()).toContain('noch keine Region offen')
  expect((await closed('/api/offers')).status).toBe(503)
  expect((await open.ask(paths.start)).status).toBe(200)
})
