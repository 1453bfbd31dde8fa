// The database is gone for a while, or its disk is full: a sentence, nothing half-written, and it goes on by itself.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isDatabaseUp } from '../../src/app/ops-server.ts'
import { webApp } from '../../src/app/web/web-app.tsx'
import { openDatabase } from '../../src/platform/db/database.ts'
import { openMetrics } from '../../src/platform/metrics/metrics.ts'
import { type TestServices, testServices } from '../support/services.ts'
import { type BreakableLine, breakableLine } from './breakable-line.ts'
import { expectGermanRefusal, expectSecurityHeaders } from './known-requests.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const origin = 'http://steg.test'

const services: TestServices = await testServices()
const line: BreakableLine = await breakableLine(services.testDatabase.appConfig)
const behind: pg.Client = new pg.Client(services.testDatabase.ownerConfig)
const database = openDatabase(line.config, { onIdleError: () => undefined })
const site = webApp({ ...services, database }, { assets: undefined, metrics: openMetrics() })
let cookie = ''

const get = async (path: string) => site.request(origin + path, { headers: { cookie } })
const post = async (path: string, fields: Record<string, string>) =>
  site.request(origin + path, { method: 'POST', headers: { cookie, origin }, body: new URLSearchParams(fields) })

beforeAll(async () => {
  await behind.connect()
  const entered = await post('/demo-anmelden', { rolle: 'coordinator' })
  cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  expect((await get('/arbeit')).status).toBe(200)
})

afterAll(async () => {
  await database.close()
  await behind.end()
})

describe('while the database is gone', () => {
  test('every page says so and when to come back, and afterwards all is as before', async () => {
    await line.cut()
    for (const path of ['/', '/angebote', '/arbeit', '/arbeit/netzwerk', '/api/offers', '/gibt-es-nicht']) {
      const answer = await get(path)
      expect(answer.status, path).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('30')
      expectSecurityHeaders(answer)
      await expectGermanRefusal(path, answer.clone())
      expect(await answer.text()).toContain('Steg ist gerade nicht erreichbar')
    }
    const saving = await post('/arbeit/netzwerk/neu', { kind: 'company', name: 'Betrieb im Dunkeln' })
    expect(saving.status).toBe(503)
    expect(await isDatabaseUp({ ...services, database })).toBe(false)
    await line.mend()
    expect((await get('/arbeit')).status).toBe(200)
    expect(await isDatabaseUp({ ...services, database })).toBe(true)
    const again = await post('/arbeit/netzwerk/neu', { kind: 'company', name: 'Betrieb im Licht' })
    expect(again.status).toBe(303)
  })

  test('cut at any moment of many requests, each is answered by the page or by the sentence', async () => {
    const asked = Array.from({ length: 40 }, (_, number) => get(number % 2 === 0 ? '/angebote' : '/arbeit/netzwerk'))
    // The first answer means that the others are somewhere in their transactions.
    await Promise.race(asked)
    await line.cut()
    const statuses = (await Promise.all(asked)).map((answer) => answer.status)
    expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(statuses).toContain(503)
    await line.mend()
    expect((await get('/angebote')).status).toBe(200)
  })
})

describe('while the disk of the database is full', () => {
  const fail = `CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`

  test.each([
    ['at the first row', 'network.organization', 'BEFORE'],
    ['at the last one', 'platform.audit_event', 'AFTER'],
  ])('%s, a page says so, what is public stays readable, and nothing is half-written', async (_when, table, moment) => {
    const name = `Betrieb ohne Platz ${moment}`
    await behind.query(fail)
    await behind.query(
      `CREATE TRIGGER no_room ${moment} INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION public.no_room()`,
    )
    const answer = await post('/arbeit/netzwerk/neu', { kind: 'company', name })
    expect(answer.status).toBe(507)
    expectSecurityHeaders(answer)
    expect(await answer.clone().text()).toContain('Es ist kein Speicherplatz mehr frei')
    await expectGermanRefusal('/arbeit/netzwerk/neu', answer)
    expect((await get('/angebote')).status).toBe(200)
    await behind.query(`DROP TRIGGER no_room ON ${table}; DROP FUNCTION public.no_room()`)
    expect(await (await get(`/arbeit/netzwerk?q=${encodeURIComponent(name)}`)).text()).not.toContain(`${name}</a>`)
    expect((await post('/arbeit/netzwerk/neu', { kind: 'company', name })).status).toBe(303)
  })
})

describe('two people save the same record at once', () => {
  test('one is taken, the other sees both versions side by side', async () => {
    const made = await post('/arbeit/netzwerk/neu', { kind: 'company', name: 'Tischlerei ’t Hooft' })
    const edit = `${made.headers.get('location')}/bearbeiten`
    const form = await (await get(edit)).text()
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
    expect(version).not.toBe('')
    const saved = await Promise.all(
      ['Auhagen', 'Nordheim'].map((city) =>
        post(edit, { version, kind: 'company', name: 'Tischlerei ’t Hooft', city, note: `Von der Person aus ${city}` }),
      ),
    )
    expect(saved.map((answer) => answer.status).sort()).toEqual([303, 409])
    const conflict = (await saved.find((answer) => answer.status === 409)?.text()) ?? ''
    expect(conflict).toContain('Auhagen')
    expect(conflict).toContain('Nordheim')
    expect(conflict).toContain('value="mine"')
  })
})
