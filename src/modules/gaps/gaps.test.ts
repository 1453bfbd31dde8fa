// The gap analysis on a real database with Landkreis Musterau: who may, what is written, what the audit says.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingPerson } from '../../../tests/made-up/acting-person.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { readTable } from '../../platform/tabular/read-table.ts'
import { demoMunicipalities } from '../network/demo.ts'
import { readDemand } from './demand.ts'
import { demoWaiverId } from './demo.ts'
import { exportMatrix } from './export-matrix.ts'
import { gapsFacts } from './facts.ts'
import { noteNeed, removeNeed } from './keep-need.ts'
import { liftWaiver, listWaivers, setWaiver } from './keep-waiver.ts'
import { gapQuestionFrom } from './question.ts'
import { readGaps } from './read-gaps.ts'
import type { NewNeed } from './terms.ts'
import { waitingTasks } from './waiting-tasks.ts'

let site: TestSite
let owner: pg.Client
let regionId = ''
let office = ''

beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client(site.services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
  const found = await owner.query<{ region_id: string; id: string }>(
    `SELECT region_id, id FROM network.organization WHERE kind = 'office'`,
  )
  regionId = found.rows[0]?.region_id ?? ''
  office = found.rows[0]?.id ?? ''
}, 60_000)
afterAll(() => owner.end())

const acting = (role: MembershipRole) => actingPerson({ role, organizationId: office, regionId })
const everybody = (): Actor => ({ kind: 'public', regionId })
const usual = gapQuestionFrom(new URLSearchParams())

const auditOf = async (id: string) =>
  (
    await owner.query<{ action: string; reason: string | null; changes: unknown }>(
      'SELECT action, reason, changes FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
      [id],
    )
  ).rows

const wiesental = '03999007'

describe('the matrix', () => {
  test('has a cell of every kind in the region of the demo', async () => {
    const facts = await gapsFacts(acting('coordinator'), site.services)
    const count = (name: string) => facts.find((fact) => fact.name === name)?.value ?? 0
    for (const name of ['none', 'stale', 'full', 'elsewhere', 'available', 'waived']) {
      expect(`${name}: ${count(`gaps.${name}`) > 0}`).toBe(`${name}: true`)
    }
    expect(count('gaps.gaps')).toBe(count('gaps.none') + count('gaps.stale') + count('gaps.full'))
    expect(count('gaps.cells') + count('gaps.waived')).toBe(13 * demoMunicipalities.length)
  })

  test('is the same for all who may see it, and closed to everybody else', async () => {
    const seen = async (actor: Actor) => {
      const read = await readGaps(actor, site.services, usual)
      return read.ok ? Buffer.from(read.value.cube.worth).toString('base64') : read.error
    }
    const first = await seen(acting('coordinator'))
    for (const role of ['monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs'] as const) {
      expect(await seen(acting(role))).toBe(first)
    }
    for (const role of ['school-lead', 'company', 'traeger-coach', 'dpo', 'operator'] as const) {
      expect(await seen(acting(role))).toBe('forbidden')
    }
    expect(await seen(everybody())).toBe('forbidden')
    expect(await gapsFacts(everybody(), site.services)).toEqual([])
  })

  test('does not count drafts and ended offers; what is hidden counts as stale, the same for every role', async () => {
    await owner.query(
      `UPDATE offers.offer SET hidden_at = now() WHERE id =
        (SELECT id FROM offers.offer WHERE region_id = $1 AND status = 'published' AND hidden_at IS NULL LIMIT 1)`,
      [regionId],
    )
    const read = await readGaps(acting('coordinator'), site.services, usual)
    const counted = read.ok ? read.value.region.supply.map(({ id }) => id).sort() : []
    const open = await owner.query<{ id: string }>(
      `SELECT id FROM offers.offer WHERE region_id = $1 AND status = 'published' AND published_at IS NOT NULL ORDER BY id`,
      [regionId],
    )
    expect(counted).toEqual(open.rows.map(({ id }) => id))
    expect(counted.length).toBeGreaterThan(50)
    const hiddenIn = async (role: MembershipRole) => {
      const seen = await readGaps(acting(role), site.services, usual)
      return seen.ok ? seen.value.region.supply.filter(({ isHidden }) => isHidden) : []
    }
    const hidden = await hiddenIn('coordinator')
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.every(({ isStale }) => isStale)).toBe(true)
    expect(await hiddenIn('chamber')).toEqual(hidden)
  })

  test.each(['csv', 'xlsx'] as const)('comes as %s, one line for each cell, and the protocol knows', async (form) => {
    const file = await exportMatrix(acting('agency'), site.services, { question: usual, form })
    if (!file.ok) throw new Error(file.error)
    const table = readTable(file.value.bytes, { fileName: file.value.fileName })
    if (!table.ok) throw new Error(table.error.code)
    expect(table.value.rows).toHaveLength(13 * demoMunicipalities.length)
    expect(table.value.columns.slice(0, 5)).toEqual(['Zielgruppe', 'Gemeinde', 'Angebotsart', 'Zeitraum', 'Zustand'])
    const audit = await auditOf(regionId)
    expect(audit.at(-1)).toMatchObject({
      action: 'gap.export',
      changes: [{ field: 'rows', after: String(13 * demoMunicipalities.length) }],
    })
  })

  test('has the demand beside the supply for those who may read it, and no small number', async () => {
    const demandIn = async (role: MembershipRole) => {
      const file = await exportMatrix(acting(role), site.services, { question: usual, form: 'csv' })
      const table = file.ok ? readTable(file.value.bytes, { fileName: file.value.fileName }) : undefined
      if (!table?.ok) throw new Error('no table')
      const { columns, rows } = table.value
      const at = columns.indexOf('Genannter Bedarf, Personen')
      return at === -1 ? undefined : rows.map(({ cells }) => [cells[0], cells[1], cells[at]].join(' '))
    }
    const lines = await demandIn('monitoring')
    expect(lines).toContain('Neu Zugewanderte Wiesental 7')
    expect(lines).toContain('Menschen mit Behinderung Nordheim unter 5')
    expect(lines).toContain('Jugendliche nach der Schule Wiesental ')
    expect(await demandIn('agency')).toBeUndefined()
  })

  test('is not given out to those who may not see it, nor for what is not there', async () => {
    const of = async (actor: Actor, query: string) => {
      const question = gapQuestionFrom(new URLSearchParams(query))
      const file = await exportMatrix(actor, site.services, { question, form: 'csv' })
      return file.ok ? 'ok' : file.error
    }
    expect(await of(acting('company'), '')).toBe('forbidden')
    expect(await of(acting('coordinator'), 'art=wanderjahr')).toBe('not-found')
  })
})

describe('"no need here"', () => {
  const input = {
    targetGroup: 'eltern',
    kind: null,
    municipalityKey: wiesental,
    reason: 'Die Grundschule lädt alle Eltern ein.',
  }
  const until = () => addDays(site.services.today(), 100)

  test('is set with reason and end, takes the cell out of the gaps, and is lifted, never deleted', async () => {
    const coordinator = acting('coordinator')
    const before = await gapsFacts(coordinator, site.services)
    const done = await setWaiver(coordinator, site.services, { ...input, validUntil: until() })
    if (!done.ok) throw new Error(done.error)
    const { id } = done.value
    const after = await gapsFacts(coordinator, site.services)
    const count = (facts: typeof before, name: string) => facts.find((fact) => fact.name === name)?.value ?? 0
    expect(count(after, 'gaps.waived')).toBe(count(before, 'gaps.waived') + 1)
    expect(count(after, 'gaps.gaps')).toBe(count(before, 'gaps.gaps') - 1)

    expect(await liftWaiver(coordinator, site.services, id)).toMatchObject({ ok: true })
    // Pressing twice is no mistake, and no second line.
    expect(await liftWaiver(coordinator, site.services, id)).toMatchObject({ ok: true })
    expect(count(await gapsFacts(coordinator, site.services), 'gaps.waived')).toBe(count(before, 'gaps.waived'))
    const rows = await owner.query('SELECT target_group, lifted_at FROM gaps.waiver WHERE id = $1', [id])
    expect(rows.rows).toMatchObject([{ target_group: 'eltern', lifted_at: expect.any(Date) }])
    expect(await auditOf(id)).toMatchObject([{ action: 'gap.waive', reason: input.reason }, { action: 'gap.unwaive' }])
    const list = await listWaivers(acting('chamber'), site.services)
    expect(list.ok && list.value.past.map((waiver) => waiver.id)).toContain(id)
  })

  test.each([
    ['about nothing', { targetGroup: null, municipalityKey: null }, 100, 'about-nothing'],
    ['a municipality of another region', { municipalityKey: '03998001' }, 100, 'unknown-municipality'],
    ['an end that is over', {}, -1, 'bad-end'],
    ['an end that nobody can foresee', {}, 4 * 365, 'bad-end'],
  ] as const)('%s is refused', async (_sentence, changes, days, code) => {
    const validUntil = addDays(site.services.today(), days)
    const done = await setWaiver(acting('coordinator'), site.services, { ...input, ...changes, validUntil })
    expect(done).toEqual({ ok: false, error: code })
  })

  test('is for the office alone, and a foreign one is not found', async () => {
    const given = { ...input, validUntil: until() }
    expect(await setWaiver(acting('monitoring'), site.services, given)).toEqual({ ok: false, error: 'forbidden' })
    expect(await liftWaiver(acting('bbs'), site.services, demoWaiverId(1))).toEqual({ ok: false, error: 'forbidden' })
    const elsewhere = { ...acting('coordinator'), regionId: '03998000-0000-7000-8000-000000000001' }
    const found = await liftWaiver(elsewhere, site.services, demoWaiverId(1))
    expect(found).toEqual({ ok: false, error: 'not-found' })
    expect(await liftWaiver(acting('coordinator'), site.services, 'x')).toEqual({ ok: false, error: 'not-found' })
    expect(await listWaivers(acting('company'), site.services)).toEqual({ ok: false, error: 'forbidden' })
  })

  test('reminds the office before it ends, and nobody else', async () => {
    expect(await waitingTasks(acting('coordinator'), site.services)).toMatchObject([{ count: 1, urgency: 'sometime' }])
    expect(await waitingTasks(acting('monitoring'), site.services)).toEqual([])
  })
})

describe('a need', () => {
  const need = (changes: Partial<NewNeed> = {}): NewNeed => ({
    targetGroup: 'maedchen',
    kind: 'training',
    municipalityKey: wiesental,
    askedBy: 'school',
    askedOn: site.services.today(),
    personCount: 3,
    ...changes,
  })

  test('is noted without a name; its number stays out of the protocol, and small ones out of every sum', async () => {
    const done = await noteNeed(acting('coordinator'), site.services, need())
    if (!done.ok) throw new Error(done.error)
    const read = await readDemand(acting('monitoring'), site.services)
    const sum = () => read.ok && read.value.sums.find(({ targetGroup }) => targetGroup === 'maedchen')
    expect(sum()).toMatchObject({ people: { kind: 'suppressed', because: 'below-5' }, toldBy: ['school'] })
    const [line] = await auditOf(done.value.id)
    expect(line?.action).toBe('need.note')
    expect(JSON.stringify(line?.changes)).not.toContain('3"')

    expect(await removeNeed(acting('coordinator'), site.services, done.value.id)).toEqual({ ok: true, value: true })
    expect(await removeNeed(acting('coordinator'), site.services, done.value.id)).toEqual({
      ok: false,
      error: 'not-found',
    })
    const left = await owner.query('SELECT FROM gaps.need WHERE id = $1', [done.value.id])
    expect(left.rowCount).toBe(0)
  })

  test.each([
    ['from tomorrow', 1, {}, 'bad-day'],
    ['older than a year', -366, {}, 'bad-day'],
    ['of another region', 0, { municipalityKey: '03998001' }, 'unknown-municipality'],
  ] as const)('%s is refused', async (_sentence, days, changes, code) => {
    const askedOn = addDays(site.services.today(), days)
    const done = await noteNeed(acting('coordinator'), site.services, need({ ...changes, askedOn }))
    expect(done).toEqual({ ok: false, error: code })
  })

  test('is read by office and monitoring, and written by the office', async () => {
    for (const role of ['chamber', 'agency', 'traeger-lead', 'bbs', 'school-lead', 'dpo'] as const) {
      expect(await readDemand(acting(role), site.services)).toEqual({ ok: false, error: 'forbidden' })
      expect(await noteNeed(acting(role), site.services, need())).toEqual({ ok: false, error: 'forbidden' })
    }
    expect(await readDemand(everybody(), site.services)).toEqual({ ok: false, error: 'forbidden' })
    expect(await noteNeed(acting('monitoring'), site.services, need())).toEqual({ ok: false, error: 'forbidden' })
    expect(await removeNeed(acting('monitoring'), site.services, 'x')).toEqual({ ok: false, error: 'forbidden' })
  })
})

describe('searches without a hit', () => {
  test('are shown from the fifth day on; of the others only how many there are, however often on a day', async () => {
    const day = site.services.today()
    await owner.query(
      `INSERT INTO offers.search_demand (region_id, day, words, searches)
       SELECT $1::uuid, $2::date - i, 'schweisser', 1 + i / 4 FROM generate_series(0, 4) i
       UNION ALL SELECT $1::uuid, $2::date - i, 'hoa dang', 50 FROM generate_series(0, 3) i`,
      [regionId, day],
    )
    const read = await readDemand(acting('coordinator'), site.services)
    expect(read.ok && read.value.searches).toEqual({
      searches: [{ words: 'schweisser', times: 6, lastOn: day }],
      rareCount: 1,
    })
  })
})

describe('the pages', () => {
  const signIn = async (role: MembershipRole): Promise<string> => {
    const answer = await send(paths.demoSignIn, { rolle: role })
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  const send = (path: string, fields: Record<string, string>, cookie = '') => {
    const body = new URLSearchParams(fields).toString()
    return site.ask(path, {
      method: 'POST',
      body,
      cookie,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    })
  }

  test('lead the signed-out to the sign-in', async () => {
    const answer = await site.ask(paths.workGaps)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${paths.signIn}?weiter=${encodeURIComponent(paths.workGaps)}`,
    ])
  })

  test('keep what was typed, and say what is wrong', async () => {
    const cookie = await signIn('coordinator')
    const waiver = await send(paths.workGapWaiverNew, { reason: '<script>', validUntil: 'gestern' }, cookie)
    const page = await waiver.text()
    expect(waiver.status).toBe(422)
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>')
    const need = await send(paths.workGapNeeds, { personCount: '0', targetGroup: 'foo' }, cookie)
    expect(need.status).toBe(422)
  })

  test('write a need, and show it as "unter 5"', async () => {
    const cookie = await signIn('coordinator')
    const answer = await send(
      paths.workGapNeeds,
      {
        ...{ targetGroup: 'jungen', kind: 'praktikum', municipalityKey: wiesental },
        ...{ personCount: '2', askedBy: 'traeger', askedOn: site.services.today() },
      },
      cookie,
    )
    expect(answer.status).toBe(303)
    const page = await (await site.ask(paths.workGapNeeds, { cookie })).text()
    expect(page).toContain('unter 5')
    const rows = await owner.query('SELECT person_count FROM gaps.need WHERE target_group = $1', ['jungen'])
    expect(rows.rows).toEqual([{ person_count: 2 }])
  })

  test('say so where an address names what is not there', async () => {
    const cookie = await signIn('monitoring')
    const answer = await site.ask(`${paths.workGapCell}?gemeinde=99999999`, { cookie })
    expect(answer.status).toBe(422)
    expect((await site.ask(paths.workGapExport('pdf'), { cookie })).status).toBe(404)
  })

  test('show the demand in the matrix to the office, and to nobody who may not read it', async () => {
    const seenBy = async (role: MembershipRole) =>
      (await site.ask(paths.workGaps, { cookie: await signIn(role) })).text()
    expect(await seenBy('coordinator')).toContain('Bedarf: 7')
    expect(await seenBy('coordinator')).not.toMatch(/Bedarf: [1-4]\b/)
    expect(await seenBy('chamber')).not.toContain('Bedarf: ')
  })

  test('offer readers nothing that is refused', async () => {
    const cookie = await signIn('chamber')
    const page = await (await site.ask(`${paths.workGapCell}?zielgruppe=eltern`, { cookie })).text()
    expect(page).not.toContain(paths.workGapNeeds)
    expect(page).not.toContain(paths.workGapWaiverNew)
    expect((await site.ask(paths.workGapNeeds, { cookie })).status).toBe(403)
    expect((await site.ask(paths.workGapWaiverNew, { cookie })).status).toBe(403)
  })
})
