// A published plan while the world goes on: class lists of the next year, people who leave, changed ground.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { readNamesForList } from '../pupils/index.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { findRound, type RoundDetails, type Workshop } from '../rounds/index.ts'
import { setWorkshopTable } from '../rounds/workshops/keep-table.ts'
import { changeWorkshop, setArchived, type WorkshopInput } from '../rounds/workshops/keep-workshop.ts'
import { setBlocks, takeProposedBlocks } from '../rounds/year/keep-blocks.ts'
import { updateRoundDetails } from '../rounds/year/keep-round.ts'
import { findFlaws } from './decisions/find-flaws.ts'
import { overrideSeat } from './decisions/override-seat.ts'
import { freezePlan, withdrawPlan } from './decisions/publish-plan.ts'
import { readAddressees } from './decisions/tell-organizations.ts'
import { demoRunId } from './demo.ts'
import { exportList } from './lists/export-list.ts'
import { listedName, readSchoolList, readWorkshopList } from './lists/read-list.ts'
import { publishedGroups } from './published-plan.ts'
import { getGroup } from './reading/get-group.ts'
import { getPath } from './reading/get-path.ts'
import { getPlan } from './reading/get-plan.ts'
import { discardRun } from './runs/steer-run.ts'
import { waitingTasks } from './waiting-tasks.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 180_000)
afterAll(() => stage.owner.end())

const at = { roundId: demoRoundId(1), runId: demoRunId }
const coordinator = () => stage.acting('coordinator')
const schoolId = () => stage.organizations.get('school-lead') ?? ''

describe('when the class lists of the next year have moved the pupils', () => {
  const toNextYear = (by: 1 | -1) =>
    stage.owner.query(
      'UPDATE pupils.school_class SET school_year = school_year + $1, grade = grade + $1 WHERE organization_id = $2',
      [by, schoolId()],
    )
  beforeAll(() => toNextYear(1))
  afterAll(() => toNextYear(-1))

  test('the lists of the running round still name them, with their class', async () => {
    const seats = await stage.seatsOf(demoRunId)
    const own = new Set(
      seats.filter(({ organizationId }) => organizationId === schoolId()).map(({ pupilId }) => pupilId),
    )
    const list = await readSchoolList(stage.acting('school-lead'), stage.site.services, { at, schoolId: schoolId() })
    const rows = list.ok ? list.value.groups.flatMap((group) => group.rows) : []
    expect(rows.length).toBe(own.size)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.every(({ pupil }) => pupil.className !== '' && pupil.name !== undefined)).toBe(true)
  })

  test('the office still finds the path and the group, moves within the rules, and sees no flaw', async () => {
    const { services } = stage.site
    const seats = await stage.seatsOf(demoRunId)
    const seat = seats.find(({ organizationId, workshopId }) => organizationId === schoolId() && workshopId !== null)
    if (seat?.workshopId == null) throw new Error('nobody has a place')
    const { pupilId, workshopId, weekday, blockNumber } = seat
    expect(await getPath(coordinator(), services, { ...at, pupilId })).toMatchObject({ ok: true })
    const group = await getGroup(coordinator(), services, { ...at, group: { workshopId, weekday, blockNumber } })
    expect(group.ok && group.value.members.every(({ code, className }) => code !== '' && className !== '')).toBe(true)
    const moved = await overrideSeat(coordinator(), services, {
      ...at,
      move: { pupilId, blockNumber, workshopId: null, reason: 'Praktikum' },
    })
    expect(moved).toEqual({ ok: false, error: { code: 'not-a-draft', stage: 'published' } })
    const flaws = await findFlaws(coordinator(), services, await stage.runOf(demoRunId))
    expect(flaws?.breaches).toEqual([])
    // The verifier still looks at them: one workshop for all blocks is seen, since a field may be visited once only.
    const { rows: places } = await stage.owner.query<{ block_number: number; workshop_id: string; bbs_id: string }>(
      'SELECT block_number, workshop_id, bbs_id FROM plans.seat WHERE run_id = $1 AND pupil_id = $2',
      [demoRunId, pupilId],
    )
    const sit = (block: number, workshop: string, bbs: string) =>
      stage.owner.query(
        'UPDATE plans.seat SET workshop_id = $4, bbs_id = $5 WHERE run_id = $1 AND pupil_id = $2 AND block_number = $3',
        [demoRunId, pupilId, block, workshop, bbs],
      )
    const [one] = places
    for (const { block_number } of places) await sit(block_number, one?.workshop_id ?? '', one?.bbs_id ?? '')
    const after = await findFlaws(coordinator(), services, await stage.runOf(demoRunId))
    for (const { block_number, workshop_id, bbs_id } of places) await sit(block_number, workshop_id, bbs_id)
    expect(
      after?.breaches.map((one) => ({ rule: one.rule, pupilId: one.pupilId, block: one.blockNumber })),
    ).toContainEqual({
      rule: 'field-twice',
      pupilId,
      block: 1,
    })
    const list = await readWorkshopList(coordinator(), services, { at, workshopId })
    const listed = list.ok ? list.value.groups.flatMap(({ members }) => members) : []
    expect(listed.length).toBe(seats.filter((one) => one.workshopId === workshopId).length)
  })
})

describe('a group', () => {
  test('is not found where the address names no day or no block', async () => {
    const seat = (await stage.seatsOf(demoRunId)).find((one) => one.workshopId !== null)
    const workshopId = seat?.workshopId ?? ''
    const ask = (weekday: number, blockNumber: number) =>
      getGroup(coordinator(), stage.site.services, { ...at, group: { workshopId, weekday, blockNumber } })
    expect(await ask(seat?.weekday ?? 0, 0)).toMatchObject({ ok: true })
    for (const odd of [Number.NaN, -1, 1.5, 5, 99_999, Number.POSITIVE_INFINITY]) {
      expect(await ask(odd, 0)).toEqual({ ok: false, error: 'not-found' })
      expect(await ask(0, odd === 5 || odd === -1 ? 21 : odd)).toEqual({ ok: false, error: 'not-found' })
    }
  })
})

describe('when somebody objects or leaves after the plan was published', () => {
  let [objector, leaver, bbsWorkshop] = ['', '', '']
  const shown = async () => {
    const list = await readWorkshopList(stage.acting('bbs'), stage.site.services, { at, workshopId: bbsWorkshop })
    if (!list.ok) throw new Error(list.error)
    return list.value.groups
  }
  const sizeOf = (groups: Awaited<ReturnType<typeof shown>>) =>
    groups.map(({ members, freeCount }) => members.length + freeCount)
  let before: Awaited<ReturnType<typeof shown>> = []

  beforeAll(async () => {
    const bbsId = stage.organizations.get('bbs') ?? ''
    const seats = await stage.seatsOf(demoRunId)
    const byWorkshop = [...Map.groupBy(seats, ({ workshopId }) => workshopId)]
    const [workshopId, ofWorkshop] =
      byWorkshop.find(([, [seat]]) => seat?.bbsId === bbsId && seat.workshopId !== null) ?? []
    bbsWorkshop = workshopId ?? ''
    const ids = [...new Set(ofWorkshop?.map(({ pupilId }) => pupilId))]
    objector = ids[0] ?? ''
    leaver = ids[1] ?? ''
    before = await shown()
    await stage.owner.query(
      `INSERT INTO pupils.consent_event (region_id, id, pupil_id, organization_id, legal_basis_id, event, given_by,
         happened_on, recorded_at)
       SELECT p.region_id, gen_random_uuid(), p.id, p.organization_id, b.id,
         CASE b.kind WHEN 'consent' THEN 'withdrawn' ELSE 'objected' END, 'guardian', current_date, now()
       FROM pupils.pupil p JOIN pupils.legal_basis b ON b.region_id = p.region_id AND b.purpose = 'planning'
       WHERE p.id = $1`,
      [objector],
    )
    await stage.owner.query(`UPDATE pupils.pupil SET state = 'left', left_on = current_date WHERE id = $1`, [leaver])
  })

  test('the vocational school sees free places instead of them, and the groups add up', async () => {
    const after = await shown()
    expect(sizeOf(after)).toEqual(sizeOf(before))
    const listed = new Set(after.flatMap(({ members }) => members.map(({ pupilId }) => pupilId)))
    expect(listed.has(objector) || listed.has(leaver)).toBe(false)
    expect(before.reduce((sum, { freeCount }) => sum + freeCount, 0)).toBe(0)
    expect(after.reduce((sum, { freeCount }) => sum + freeCount, 0)).toBeGreaterThanOrEqual(2)
    const names = await readNamesForList(stage.acting('bbs'), stage.site.services, {
      pupilIds: [objector, leaver],
      list: 'day list',
    })
    expect(names.size).toBe(0)
    const file = await exportList(stage.acting('bbs'), stage.site.services, {
      at,
      which: { kind: 'workshop', workshopId: bbsWorkshop },
      form: 'csv',
    })
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toContain('Freier Platz')
  })

  test('the vocational school sees no code, which would open the wishes: not on the page, in the file, nor for a name that is missing', async () => {
    const { services } = stage.site
    const members = (await shown()).flatMap((group) => group.members)
    const [first] = members
    if (first === undefined) throw new Error('nobody comes')
    expect(members.map(({ code }) => code).filter((code) => code !== null)).toEqual([])
    expect(listedName({ ...first, name: undefined })).toBe('Schülerin oder Schüler')
    const { rows } = await stage.owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = ANY($1)', [
      members.map(({ pupilId }) => pupilId),
    ])
    const fileFor = async (role: 'bbs' | 'coordinator') => {
      const which = { kind: 'workshop', workshopId: bbsWorkshop } as const
      const file = await exportList(stage.acting(role), services, { at, which, form: 'csv' })
      return file.ok ? new TextDecoder().decode(file.value.bytes) : ''
    }
    const [ofBbs, ofOffice] = [await fileFor('bbs'), await fileFor('coordinator')]
    expect(ofBbs).not.toContain('Code')
    expect(ofBbs).toContain(first.name?.familyName)
    expect(rows.length).toBeGreaterThan(3)
    for (const { code } of rows) {
      expect(ofBbs).not.toContain(code)
      expect(ofOffice).toContain(code)
    }
  })

  test('their school has them on no list', async () => {
    const seats = await stage.seatsOf(demoRunId)
    const own = seats.find(({ pupilId }) => pupilId === objector)?.organizationId ?? ''
    const list = await readSchoolList(stage.acting('school-lead', own), stage.site.services, { at, schoolId: own })
    if (!list.ok) throw new Error(list.error)
    const listed = list.value.groups.flatMap(({ rows }) => rows.map(({ pupil }) => pupil.pupilId))
    expect(listed).not.toContain(objector)
    expect(list.value.freeCount).toBeGreaterThan(0)
  })

  test('the office is told how many places that are, and can only give them free', async () => {
    const { services } = stage.site
    const seats = (await stage.seatsOf(demoRunId)).filter(({ pupilId }) => pupilId === objector)
    const endOf = new Map(stage.page.blocks.map(({ number, endsOn }) => [number, endsOn]))
    expect(endOf.size).toBeGreaterThan(0)
    const freed = async () => {
      const view = await getPlan(coordinator(), services, at)
      return view.ok ? view.value.freed.map(({ pupil, count }) => [pupil.id, count]) : []
    }
    const [[id, count] = []] = await freed()
    expect(id).toBe(objector)
    expect(count).toBeGreaterThan(0)
    const title = `${count} ${count === 1 ? 'Platz' : 'Plätze'} von Jugendlichen, die nicht mehr geplant werden dürfen`
    expect((await waitingTasks(coordinator(), services)).map((task) => task.title)).toContain(title)
    expect((await waitingTasks(stage.acting('bbs'), services)).map((task) => task.title)).not.toContain(title)
    const move = (pupilId: string, blockNumber: number, workshopId: string | null) =>
      overrideSeat(coordinator(), services, {
        ...at,
        move: { pupilId, blockNumber, workshopId, reason: 'Widerspruch' },
      })
    for (const { blockNumber, workshopId } of seats) {
      if (workshopId !== null) expect(await move(objector, blockNumber, null)).toEqual({ ok: true, value: undefined })
    }
    expect(await freed()).toEqual([])
    expect(await move(objector, 0, bbsWorkshop)).toEqual({
      ok: false,
      error: { code: 'not-a-draft', stage: 'published' },
    })
    // Nobody else is moved by hand in a published plan.
    const other = (await stage.seatsOf(demoRunId)).find(
      ({ pupilId, workshopId }) => pupilId !== objector && pupilId !== leaver && workshopId !== null,
    )
    expect(await move(other?.pupilId ?? '', other?.blockNumber ?? 0, null)).toMatchObject({
      error: { code: 'not-a-draft' },
    })
  })
})

describe('the ground of a published plan', () => {
  const { roundId } = at
  const ground = async () => {
    const found = await findRound(coordinator(), stage.site.services, roundId)
    if (!found.ok) throw new Error(found.error)
    return found.value
  }
  const held = { ok: false, error: { code: 'held', heldBy: 'published' } }
  const guard = { findPlaced: publishedGroups, isAccepted: false }
  const inputOf = (workshop: Workshop) => ({ details: workshop, teacher: workshop.teacher, days: workshop.days })

  test('keeps year, dates and blocks of the round; its name may change', async () => {
    const { services } = stage.site
    const { round, blocks } = await ground()
    const dates = blocks.map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))
    const update = (details: Partial<RoundDetails>) =>
      updateRoundDetails(coordinator(), services, {
        id: roundId,
        version: round.version,
        details: { ...round, ...details },
      })
    expect(await update({ grade: 9 })).toEqual(held)
    expect(await update({ endsOn: addDays(round.endsOn, -1) })).toEqual(held)
    expect(await setBlocks(coordinator(), services, { roundId, blocks: dates.slice(1) })).toEqual(held)
    expect(await takeProposedBlocks(coordinator(), services, { roundId, blockCount: 1 })).toEqual(held)
    expect(await setBlocks(coordinator(), services, { roundId, blocks: dates })).toMatchObject({ ok: true })
    expect((await ground()).blocks).toEqual(blocks)
    expect(await update({ name: `${round.name} (neu)` })).toEqual({ ok: true, value: { changed: 1 } })
  })

  test('keeps field and days of its workshops, one by one and in the table; numbers may change', async () => {
    const { services } = stage.site
    const { workshops } = await ground()
    const workshop = workshops.find(({ archivedAt, days }) => archivedAt === null && days.length > 0)
    if (workshop === undefined) throw new Error('no workshop')
    const asked = { roundId, workshopId: workshop.id, version: workshop.version }
    const days = workshop.days.map((day) => ({ ...day, capacity: day.capacity + 1 }))
    const other = workshop.berufsfeld === 'holz' ? 'metall' : 'holz'
    const change = (input: WorkshopInput) => changeWorkshop(coordinator(), services, { ...asked, input, guard })
    const withField = { ...inputOf(workshop), details: { ...workshop, berufsfeld: other } }
    const withoutDay = workshop.days[0]
    if (withoutDay === undefined) throw new Error('no day')
    const free = ([0, 1, 2, 3, 4] as const).find((day) => !workshop.days.some(({ weekday }) => weekday === day)) ?? 0
    const onAnotherDay = { ...inputOf(workshop), days: [{ ...withoutDay, weekday: free }] }
    expect(await change(withField)).toEqual(held)
    expect(await change(onAnotherDay)).toEqual(held)
    const { organizationId, id, version } = workshop
    expect(
      await setWorkshopTable(coordinator(), services, {
        roundId,
        organizationId,
        rows: [{ id, version, ...withField }],
        guard,
      }),
    ).toEqual({ ok: false, error: { ...held.error, row: 0 } })
    expect(await setArchived(coordinator(), services, { roundId, workshopId: id, isArchived: true })).toEqual(held)
    expect(await change({ ...inputOf(workshop), days })).toMatchObject({ ok: true })
  })

  test('is free again once the plan is withdrawn, and held by a frozen one', async () => {
    const { services } = stage.site
    expect((await ground()).round.heldBy).toBe('published')
    await withdrawPlan(coordinator(), services, { at, because: 'Ein Fehler.' })
    expect((await ground()).round.heldBy).toBeNull()
    const { blocks } = await ground()
    expect(await setBlocks(coordinator(), services, { roundId, blocks: blocks.slice(0, -1) })).toMatchObject({
      ok: true,
    })
    const runId = await stage.planned()
    const next = { roundId: nextRound, runId }
    const heldBy = async () => {
      const found = await findRound(coordinator(), services, nextRound)
      return found.ok ? found.value.round.heldBy : undefined
    }
    await freezePlan(coordinator(), services, { at: next, isFrozen: true })
    expect(await heldBy()).toBe('frozen')
    await freezePlan(coordinator(), services, { at: next, isFrozen: false })
    expect(await heldBy()).toBeNull()
    await freezePlan(coordinator(), services, { at: next, isFrozen: true })
    await discardRun(coordinator(), services, runId)
    expect(await heldBy()).toBeNull()
  }, 120_000)
})

describe('a region with more schools than one page holds', () => {
  test('tells all of them', async () => {
    const { owner, site } = stage
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO network.organization
       SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'name', 'Schule ' || n,
         'official_number', null, 'email', 'schule' || n || '@example.org'))).*
       FROM network.organization o, generate_series(1, 205) n WHERE o.id = $1 RETURNING id`,
      [schoolId()],
    )
    const schools = rows.map(({ id }) => ({
      organizationId: id,
      name: '',
      takesPart: true,
      expectedCount: null,
      weekday: null,
    }))
    const { organizations } = await readAddressees(coordinator(), site.services, {
      ...stage.page,
      schools,
      workshops: [],
    })
    expect(organizations.length).toBe(205)
    expect(organizations.every(({ email }) => email !== null)).toBe(true)
  })
})
