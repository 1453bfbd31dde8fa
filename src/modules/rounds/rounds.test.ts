// The rounds on a real database with Landkreis Musterau: who may, what is written, what the protocol says.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingPerson } from '../../../tests/made-up/acting-person.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { importFile } from '../../platform/imports/import-file.ts'
import { demoOrganizationId, demoRegion } from '../network/demo.ts'
import { demoRoundId, demoWorkshopId } from './demo.ts'
import { roundsErasure } from './erase.ts'
import { roundsFacts } from './facts.ts'
import { findRound, listPublicRounds, listRounds } from './find-round.ts'
import { forgetOldTeachers } from './forget-teachers.ts'
import { roundsImports } from './imports.ts'
import { usualRules } from './policy-rules.ts'
import { publishSeed } from './rules/publish-seed.ts'
import { setPolicy } from './rules/set-policy.ts'
import { setSchools } from './schools/keep-schools.ts'
import { waitingTasks } from './waiting-tasks.ts'
import { addClosing } from './workshops/keep-places.ts'
import { addWorkshop, changeWorkshop, setArchived } from './workshops/keep-workshop.ts'
import { setBlocks } from './year/keep-blocks.ts'
import { createRound, removeRound } from './year/keep-round.ts'

let site: TestSite
let owner: pg.Client
const bbsOne = demoOrganizationId(30)
const bbsTwo = demoOrganizationId(31)

beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client(site.services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
}, 60_000)
afterAll(() => owner.end())

const acting = (role: MembershipRole, organizationId = demoOrganizationId(1)) =>
  actingPerson({ role, organizationId, regionId: demoRegion.id })
const office = acting('coordinator')
const everybody: Actor = { kind: 'public', regionId: demoRegion.id }

const auditOf = async (id: string) =>
  (
    await owner.query<{ action: string; changes: { field: string; before?: string; after?: string }[] }>(
      'SELECT action, changes FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
      [id],
    )
  ).rows

const pageOf = async (actor: Actor, id = demoRoundId(2)) => {
  const found = await findRound(actor, site.services, id)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

/** Far enough ahead that nothing of the demo is in the way, and within the list of holidays. */
const details = {
  name: 'Praxistage 2027/28, 2. Halbjahr',
  schoolYear: 2027,
  grade: 8,
  startsOn: plainDate('2028-02-02'),
  endsOn: plainDate('2028-07-19'),
  wishesFrom: null,
  wishesUntil: null,
  wishCount: 4,
  asksOutsideField: false,
}
const create = (changes: Partial<typeof details> = {}, rest: { blockCount?: number; copyOf?: string } = {}) =>
  createRound(office, site.services, {
    details: { ...details, ...changes },
    blockCount: rest.blockCount ?? 4,
    copyOf: rest.copyOf ?? null,
  })

describe('a round', () => {
  test('is made with blocks, schools and rules, and the protocol knows', async () => {
    const made = await create()
    const page = await pageOf(office, made.ok ? made.value.id : '')
    expect(page.blocks).toHaveLength(4)
    expect(page.policy.current).toMatchObject({ version: 1, rules: usualRules })
    expect(page.schools.filter(({ takesPart }) => takesPart)).toHaveLength(14)
    expect(page.schools.find(({ name }) => name === 'Gymnasium Musterau')?.takesPart).toBe(false)
    expect((await auditOf(page.round.id)).map(({ action }) => action)).toEqual(['round.create'])
    expect(await removeRound(office, site.services, page.round.id)).toMatchObject({ ok: true })
    expect((await findRound(office, site.services, page.round.id)).ok).toBe(false)
  })

  test('brings the workshops, ways and rules of another one, but not its closings', async () => {
    const made = await create({ name: 'Kopie' }, { copyOf: demoRoundId(2) })
    const [copy, source] = [await pageOf(office, made.ok ? made.value.id : ''), await pageOf(office)]
    const plain = (page: typeof copy) =>
      page.workshops.map(({ name, teacher, days, berufsfeld }) => ({ name, teacher, days, berufsfeld }))
    expect(plain(copy)).toEqual(plain(source))
    expect(copy.travel).toEqual(source.travel)
    expect([source.closings.length, copy.closings.length]).toEqual([1, 0])
    expect(copy.policy.current.rules).toEqual(source.policy.current.rules)
    await removeRound(office, site.services, copy.round.id)
  })

  test.each([
    [{ endsOn: plainDate('2028-01-01') }, 'ends-before-start'],
    [{ endsOn: plainDate('2028-09-01') }, 'outside-year'],
    [{ schoolYear: 2040, startsOn: plainDate('2041-02-02'), endsOn: plainDate('2041-06-01') }, 'unknown-school-year'],
  ])('is refused: %o', async (changes, code) => {
    const made = await create(changes as Partial<typeof details>)
    expect(made.ok ? 'made' : typeof made.error === 'string' ? made.error : made.error.code).toBe(code)
  })

  test('of the demo stays once young people may have answered', async () => {
    expect(await removeRound(office, site.services, demoRoundId(2))).toEqual({ ok: false, error: 'has-begun' })
  })

  test('keeps its blocks when new ones overlap, and says which', async () => {
    const { blocks } = await pageOf(office)
    const [first] = blocks
    if (first === undefined) throw new Error('no block')
    const dates = [first, { startsOn: first.endsOn, endsOn: addDays(first.endsOn, 7) }]
    expect(await setBlocks(office, site.services, { roundId: demoRoundId(2), blocks: dates })).toEqual({
      ok: false,
      error: { code: 'overlap', block: 1 },
    })
    expect((await pageOf(office)).blocks).toEqual(blocks)
  })
})

describe('who sees what', () => {
  test('teachers are for those who meet them; the public sees no schools and no ways', async () => {
    const named = async (actor: Actor) =>
      (await pageOf(actor)).workshops.filter(({ teacher }) => teacher !== null).length
    expect(await named(office)).toBe(19)
    expect(await named(acting('school-teacher', demoOrganizationId(10)))).toBe(19)
    expect([await named(acting('monitoring')), await named(acting('agency'))]).toEqual([0, 0])
    const pages = await listPublicRounds(everybody, site.services)
    expect(pages.map(({ round }) => round.id).sort()).toEqual([demoRoundId(1), demoRoundId(2)])
    for (const page of pages) {
      expect(Object.keys(page).sort()).toEqual(['blocks', 'names', 'policy', 'round', 'workshops'])
      // Names are those of the vocational schools, and each workshop is of its own round.
      expect(new Set(page.names.keys())).toEqual(new Set([bbsOne, bbsTwo]))
      expect(page.workshops.length).toBeGreaterThan(0)
      expect(page.workshops.every(({ teacher, roundId }) => teacher === null && roundId === page.round.id)).toBe(true)
    }
    for (const role of ['company', 'chamber', 'operator', 'traeger-lead'] as const)
      expect(await listRounds(acting(role), site.services)).toEqual({ ok: false, error: 'forbidden' })
  })

  test('facts are counts, and nothing for those who may not see them', async () => {
    const facts = await roundsFacts(acting('monitoring'), site.services)
    expect(facts).toContainEqual({ name: `rounds.${demoRoundId(2)}.workshops`, value: 19 })
    expect(await roundsFacts(everybody, site.services)).toEqual([])
  })

  test('the number of the lot waits for the office, and nobody else', async () => {
    const titles = async (actor: Actor) => (await waitingTasks(actor, site.services)).map(({ title }) => title)
    expect(await titles(office)).toContain('Die Losnummer ist noch nicht veröffentlicht')
    expect(await titles(acting('school-lead', demoOrganizationId(10)))).toEqual([])
    expect(await titles(acting('bbs', bbsOne))).toEqual([])
  })
})

describe('rules and lot', () => {
  const roundId = demoRoundId(2)

  test('a next version stands beside the older ones; two at once do not lose each other', async () => {
    const rules = { ...usualRules, perClass: 4 }
    const set = (after: number) =>
      setPolicy(office, site.services, { roundId, after, rules, reason: 'Kleinere Gruppen' })
    expect(await set(2)).toEqual({ ok: true, value: { version: 3 } })
    expect(await set(2)).toEqual({ ok: false, error: 'stale' })
    const { history } = (await pageOf(office)).policy
    expect(history.map(({ version, rules: { perClass } }) => [version, perClass])).toEqual([
      [3, 4],
      [2, 5],
      [1, null],
    ])
    expect((await auditOf(roundId)).at(-1)?.action).toBe('round.rules')
    const upside = { ...usualRules, rankWeights: [1, 2] }
    const refused = await setPolicy(office, site.services, { roundId, after: 3, rules: upside, reason: 'x' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'faults' } })
  })

  test('the number is published once and never changed', async () => {
    const publish = (actor: Actor, value: number) =>
      publishSeed(actor, site.services, { roundId, drawn: { value, source: 'Lottozahlen' } })
    expect(await publish(acting('bbs', bbsOne), 7)).toEqual({ ok: false, error: 'forbidden' })
    expect(await publish(office, 4_294_967_296)).toEqual({ ok: false, error: 'out-of-range' })
    expect(await publish(office, 7)).toMatchObject({ ok: true, value: { value: 7 } })
    expect(await publish(office, 8)).toEqual({ ok: false, error: 'published-already' })
    expect((await pageOf(office)).round.seed).toMatchObject({ value: 7, source: 'Lottozahlen' })
  })
})

describe('workshops', () => {
  const roundId = demoRoundId(2)
  const input = {
    details: {
      berufsfeld: 'holz',
      name: 'Tischlerei',
      room: null,
      minimumAge: null,
      protectiveGear: null,
      needsHygieneInstruction: false,
      isStepFree: true,
    },
    teacher: 'Đặng O’Neill',
    days: [{ weekday: 1 as const, capacity: 10, minimum: 4 }],
  }
  const bbs = acting('bbs', bbsOne)
  const guard = { findPlaced: async () => [], isAccepted: false }

  test('are kept by their vocational school and by the office; the protocol keeps no name', async () => {
    const added = await addWorkshop(bbs, site.services, { roundId, organizationId: bbsOne, ...input })
    const workshopId = added.ok ? added.value.id : ''
    expect(await addWorkshop(bbs, site.services, { roundId, organizationId: bbsTwo, ...input })).toEqual({
      ok: false,
      error: 'forbidden',
    })
    const change = (actor: Actor, version: number) =>
      changeWorkshop(actor, site.services, { roundId, workshopId, version, input: { ...input, teacher: 'Neu' }, guard })
    expect(await change(acting('bbs', bbsTwo), 1)).toEqual({ ok: false, error: 'forbidden' })
    expect(await change(bbs, 1)).toEqual({ ok: true, value: { changed: 1 } })
    expect(await change(office, 1)).toMatchObject({ ok: false, error: { code: 'stale' } })
    const audit = await auditOf(workshopId)
    expect(audit.map(({ action }) => action)).toEqual(['workshop.create', 'workshop.change'])
    expect(JSON.stringify(audit)).not.toContain('Neill')
    expect(audit[1]?.changes).toEqual([{ field: 'teacher' }])
    await setArchived(bbs, site.services, { roundId, workshopId, isArchived: true })
    expect((await pageOf(office)).workshops.find(({ id }) => id === workshopId)?.archivedAt).not.toBeNull()
  })

  test.each([
    [{ ...input, days: [] }, 'no-day'],
    [{ ...input, days: [{ weekday: 1 as const, capacity: 3, minimum: 4 }] }, 'minimum-above-capacity'],
    [{ ...input, details: { ...input.details, berufsfeld: 'zauberei' } }, 'unknown-berufsfeld'],
  ])('that nobody could use are refused', async (wrong, error) => {
    expect(await addWorkshop(bbs, site.services, { roundId, organizationId: bbsOne, ...wrong })).toEqual({
      ok: false,
      error,
    })
  })

  test('of another school cannot be closed', async () => {
    const closing = {
      organizationId: bbsOne,
      workshopId: demoWorkshopId(2, 15),
      startsOn: (await pageOf(office)).round.startsOn,
      endsOn: (await pageOf(office)).round.endsOn,
      reason: 'Umbau',
    }
    expect(await addClosing(bbs, site.services, { roundId, closing, guard })).toEqual({
      ok: false,
      error: 'unknown-workshop',
    })
  })

  test('come from a file: new, known, changed, and every bad row with its reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'steg-workshops-'))
    const file = join(folder, 'werkstaetten.csv')
    const lines = [
      'Werkstatt;Berufsfeld;BBS;Montag;Dienstag;Mindestgröße',
      'Uhrmacherei;Metall und Maschinen;39930;8;8;3',
      'Zauberei;Zauberei;39930;8;;',
      'Küche 9;Backen und Kochen;39931;zehn;;',
      'Küche 8;ernaehrung;Nirgendwo;10;;',
    ]
    await writeFile(file, lines.join('\n'))
    const run = () =>
      importFile(site.services, roundsImports, { target: 'workshops', path: file, regionId: demoRegion.id })
    const first = await run()
    expect(first.lines.at(-1)).toMatch(/übernommen 1, geändert 0, bekannt 0, abgelehnt 3/)
    expect((await run()).lines.at(-1)).toMatch(/übernommen 0, geändert 0, bekannt 1, abgelehnt 3/)
    await rm(folder, { recursive: true })
    const stored = await owner.query('SELECT name FROM rounds.workshop WHERE name = $1', ['Uhrmacherei'])
    expect(stored.rows).toHaveLength(1)
  })

  test('keep what a file with fewer columns does not speak of, and say what an empty cell removes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'steg-workshops-'))
    const file = join(folder, 'werkstaetten.csv')
    const read = async (...lines: string[]) => {
      await writeFile(file, lines.join('\n'))
      const given = { target: 'workshops', path: file, regionId: demoRegion.id }
      const { lines: findings } = await importFile(site.services, roundsImports, given)
      return { workshop: (await pageOf(office)).workshops.find(({ name }) => name === 'Glaserei'), findings }
    }
    const whole =
      'Werkstatt;Berufsfeld;BBS;Raum;Lehrkraft;Montag;Dienstag;Mindestgröße;Alter;PSA;Belehrung;Barrierefrei'
    const first = await read(whole, 'Glaserei;Bau;39930;R 7;Đặng O’Neill;8;9;4;15;Handschuhe;ja;ja')
    const stored = {
      room: 'R 7',
      teacher: 'Đặng O’Neill',
      minimumAge: 15,
      protectiveGear: 'Handschuhe',
      needsHygieneInstruction: true,
      isStepFree: true,
      days: [
        { weekday: 0, capacity: 8, minimum: 4 },
        { weekday: 1, capacity: 9, minimum: 4 },
      ],
    }
    expect(first.workshop).toMatchObject(stored)
    const fewer = await read('Werkstatt;Berufsfeld;BBS;Dienstag', 'Glaserei;Bau;39930;11')
    const days = [stored.days[0], { weekday: 1, capacity: 11, minimum: 4 }]
    expect(fewer.workshop).toMatchObject({ ...stored, days })
    const empty = await read(whole, 'Glaserei;Bau;39930;;;;11;;sechzehn;;nein;')
    expect(empty.workshop).toMatchObject({
      room: null,
      teacher: null,
      // Not understood, so not taken.
      minimumAge: 15,
      protectiveGear: null,
      needsHygieneInstruction: false,
      isStepFree: false,
      days: [{ weekday: 1, capacity: 11, minimum: 0 }],
    })
    const said = empty.findings.join(' ')
    for (const words of [
      'R 7',
      'stand hier ein Name',
      'Bisher 8',
      'Dienstag: bisher ab 4',
      'Handschuhe',
      '10 bis 18',
    ]) {
      expect(said).toContain(words)
    }
    expect(said.match(/Bisher „ja“/g)).toHaveLength(2)
    expect(said).not.toContain('Neill')
    expect(fewer.findings.join(' ')).not.toContain('isher')
    await rm(folder, { recursive: true })
  })
})

test('a school or a class that is not there is refused, and nothing is written', async () => {
  const page = await pageOf(office)
  const [school] = page.schools
  if (school === undefined) throw new Error('no school')
  const set = (schools: readonly (typeof school)[], classId?: string) =>
    setSchools(office, site.services, {
      roundId: page.round.id,
      schools,
      classDays:
        classId === undefined
          ? []
          : [{ classId, organizationId: school.organizationId, weekday: school.weekday === 4 ? 3 : 4 }],
    })
  expect(await set([{ ...school, organizationId: bbsOne }])).toEqual({ ok: false, error: 'unknown-school' })
  expect(await set([school], demoRoundId(1))).toEqual({ ok: false, error: 'unknown-class' })
  expect((await pageOf(office)).classDays).toEqual(page.classDays)
})

describe('names of teachers', () => {
  test('are found and forgotten by name', async () => {
    const system: Actor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }
    const { inContext } = await import('../../platform/db/database.ts')
    const subject = { name: 'hatice celik' }
    const held = await inContext(site.services.database, system, (tx) =>
      roundsErasure.exportOf(tx, subject, site.services),
    )
    expect(Object.values(held).flat()).toHaveLength(2)
    const gone = await inContext(site.services.database, system, (tx) =>
      roundsErasure.erase(tx, system, site.services, subject),
    )
    expect(gone).toEqual({ 'rounds.workshop_teacher': 2 })
    expect(
      await inContext(site.services.database, system, (tx) => roundsErasure.exportOf(tx, {}, site.services)),
    ).toEqual({
      Lehrkraft: [],
    })
  })

  test('go a year after the round, and not a day before', async () => {
    const { endsOn } = (await pageOf(office, demoRoundId(1))).round
    const at = (day: PlainDate) => site.services.setNow(new Date(`${day}T12:00:00Z`))
    at(addDays(endsOn, 365))
    expect(await forgetOldTeachers(site.services)).toBe(0)
    at(addDays(endsOn, 366))
    expect(await forgetOldTeachers(site.services)).toBe(18)
    site.services.setNow(undefined)
  })
})
