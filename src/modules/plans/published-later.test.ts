// A published plan while the world goes on: class lists of the next year, people who leave, changed ground.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { overrideSeat } from './decisions/override-seat.ts'
import { findFlaws } from './decisions/publish-plan.ts'
import { demoRunId } from './demo.ts'
import { readSchoolList, readWorkshopList } from './lists/read-list.ts'
import { getGroup } from './reading/get-group.ts'
import { getPath } from './reading/get-path.ts'

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
    expect(flaws?.breaches).toEqual(new Map())
    // The verifier still looks at them: a place that is gone is seen.
    await stage.owner.query('UPDATE plans.seat SET weekday = (weekday + 1) % 5 WHERE run_id = $1 AND pupil_id = $2', [
      demoRunId,
      pupilId,
    ])
    const after = await findFlaws(coordinator(), services, await stage.runOf(demoRunId))
    await stage.owner.query('UPDATE plans.seat SET weekday = $3 WHERE run_id = $1 AND pupil_id = $2', [
      demoRunId,
      pupilId,
      weekday,
    ])
    expect(after?.breaches.size).toBeGreaterThan(0)
    const list = await readWorkshopList(coordinator(), services, { at, workshopId })
    const listed = list.ok ? list.value.groups.flatMap(({ members }) => members) : []
    expect(listed.length).toBe(seats.filter((one) => one.workshopId === workshopId).length)
  })
})
