// Who takes away what a published plan counts on is told what it breaks: places, open weeks, ways.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formSite } from '../../../tests/support/form-site.ts'
import { type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { listClasses } from '../pupils/index.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { findRound, type Workshop } from '../rounds/index.ts'
import { setSchools } from '../rounds/schools/keep-schools.ts'
import { setTravel } from '../rounds/schools/keep-travel.ts'
import { addClosing, removeClosing, setBlockCapacities } from '../rounds/workshops/keep-places.ts'
import { setWorkshopTable } from '../rounds/workshops/keep-table.ts'
import { changeWorkshop } from '../rounds/workshops/keep-workshop.ts'
import { addFreeTime, removeFreeTime } from '../rounds/year/keep-free-times.ts'
import { findFlaws } from './decisions/find-flaws.ts'
import { demoRunId } from './demo.ts'
import { publishedGroups } from './published-plan.ts'
import { plansRoutes } from './routes.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 180_000)
afterAll(() => stage.owner.end())

const roundId = demoRoundId(1)
const coordinator = () => stage.acting('coordinator')
const ground = async () => {
  const found = await findRound(coordinator(), stage.site.services, roundId)
  if (!found.ok) throw new Error(found.error)
  return found.value
}
const guard = { findPlaced: publishedGroups, isAccepted: false }
const inputOf = (workshop: Workshop) => ({ details: workshop, teacher: workshop.teacher, days: workshop.days })

describe('the ground of a published plan', () => {
  test('asks before fewer places, a closing or a missing way break places of the plan, and counts them', async () => {
    const { services, owner } = { ...stage, services: stage.site.services }
    const { workshops, round, travel } = await ground()
    const seats = (await stage.seatsOf(demoRunId)).filter((seat) => seat.workshopId !== null)
    const workshop = workshops.find(
      (one) => one.blockCapacities.length === 0 && seats.some(({ workshopId }) => workshopId === one.id),
    )
    const own = seats.filter(({ workshopId }) => workshopId === workshop?.id)
    if (workshop === undefined) throw new Error('nobody has a place')
    const [seat] = own
    if (seat === undefined) throw new Error('no seat')
    const { weekday, blockNumber, organizationId: school } = seat
    const sizes = [...Map.groupBy(own, (seat) => `${seat.weekday} ${seat.blockNumber}`)].map(([key, all]) => {
      const [day, block] = key.split(' ').map(Number)
      return { weekday: day, block, size: all.length }
    })
    const sizeOf = (block: number) => sizes.find((one) => one.weekday === weekday && one.block === block)?.size ?? 0
    const broken = (result: { ok: boolean; error?: unknown }) =>
      (result as { error?: { groups?: { workshopId: string; weekday: number; block: number; count: number }[] } }).error
        ?.groups ?? []
    const sum = (groups: readonly { count: number }[]) => groups.reduce((all, { count }) => all + count, 0)
    const ofWorkshop = { roundId, workshopId: workshop.id }
    // One place less than the largest group of the day has pupils.
    const largest = Math.max(...sizes.filter((one) => one.weekday === weekday).map(({ size }) => size))
    const fewer = workshop.days.map((day) =>
      day.weekday === weekday ? { ...day, capacity: largest - 1, minimum: 0 } : day,
    )
    const asked = { ...ofWorkshop, version: workshop.version, input: { ...inputOf(workshop), days: fewer } }
    const refused = broken(await changeWorkshop(coordinator(), services, { ...asked, guard }))
    expect(refused).toEqual(
      sizes
        .filter((one) => one.weekday === weekday && one.size === largest)
        .map(({ block }) => ({ workshopId: workshop.id, weekday, block, count: 1 }))
        .sort((a, b) => Number(a.block) - Number(b.block)),
    )
    const { organizationId, id, version } = workshop
    const rows = [{ id, version, ...inputOf(workshop), days: fewer }]
    const table = await setWorkshopTable(coordinator(), services, { roundId, organizationId, rows, guard })
    expect(broken(table)).toEqual(refused)
    // A block without places.
    const closed = [{ weekday: weekday as 0, block: blockNumber, capacity: 0, reason: null }]
    expect(
      broken(await setBlockCapacities(coordinator(), services, { ...ofWorkshop, capacities: closed, guard })),
    ).toEqual([{ workshopId: workshop.id, weekday, block: blockNumber, count: sizeOf(blockNumber) }])
    // All of the round; the vocational school is asked the same about what is its own.
    const closing = {
      organizationId,
      workshopId: workshop.id,
      startsOn: round.startsOn,
      endsOn: round.endsOn,
      reason: 'Umbau',
    }
    for (const actor of [coordinator(), stage.acting('bbs', organizationId)]) {
      const refusal = broken(await addClosing(actor, services, { roundId, closing, guard }))
      expect(sum(refusal)).toBe(own.length)
    }
    const way = { schoolId: school, bbsId: organizationId, isPossible: false, minutes: null, way: null }
    const stuck = seats.filter((seat) => seat.organizationId === school && seat.bbsId === organizationId)
    expect(sum(broken(await setTravel(coordinator(), services, { roundId, travel: [way], guard })))).toBe(stuck.length)
    // Nothing of it was written.
    expect((await ground()).travel).toEqual(travel)
    expect((await ground()).workshops).toEqual(workshops)
    expect((await ground()).closings.filter(({ reason }) => reason === 'Umbau')).toEqual([])
    // Accepted: it is written, and beside it what it broke.
    const accepting = { ...guard, isAccepted: true }
    const added = await addClosing(coordinator(), services, { roundId, closing, guard: accepting })
    expect(added).toMatchObject({ ok: true })
    const { rows: lines } = await owner.query<{ changes: unknown }>(
      `SELECT changes FROM platform.audit_event WHERE object_id = $1 AND action = 'workshop.close'`,
      [workshop.id],
    )
    expect(lines.at(-1)?.changes).toContainEqual({ field: 'brokenPlaces', before: null, after: String(own.length) })
    // What is broken already is not broken once more, and giving it back is free.
    const again = { ...closing, reason: 'Noch ein Umbau' }
    expect(await addClosing(coordinator(), services, { roundId, closing: again, guard })).toMatchObject({ ok: true })
    for (const { id: closingId } of (await ground()).closings.filter((one) => one.workshopId === workshop.id))
      expect(await removeClosing(coordinator(), services, { roundId, closingId })).toMatchObject({ ok: true })
  })

  test('asks on a page that counts and leads to the plan; sent once more, it is saved', async () => {
    const post = (path: string, fields: Readonly<Record<string, string>>, cookie = '') => {
      const body = new URLSearchParams(fields).toString()
      return stage.site.ask(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
        cookie,
      })
    }
    const cookie = (await post(paths.demoSignIn, { rolle: 'coordinator' })).headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const { round, closings } = await ground()
    const seat = (await stage.seatsOf(demoRunId)).find(({ workshopId }) => workshopId !== null)
    const fields = {
      what: seat?.workshopId ?? '',
      startsOn: round.startsOn,
      endsOn: round.endsOn,
      reason: 'Fortbildung',
    }
    const asked = await post(paths.workClosings(roundId), fields, cookie)
    const page = await asked.text()
    expect(asked.status).toBe(409)
    expect(page).toMatch(/\d+ Plätze des veröffentlichten Plans in \d+ Gruppe/)
    expect(page).toContain(`href="${paths.workPlans(roundId)}"`)
    expect(page).toContain('value="Fortbildung"')
    expect((await ground()).closings).toEqual(closings)
    const saved = await post(paths.workClosings(roundId), { ...fields, trotzdem: 'ja' }, cookie)
    expect(saved.status).toBe(303)
    const added = (await ground()).closings.find(({ reason }) => reason === 'Fortbildung')
    expect(added).toBeDefined()
    await removeClosing(coordinator(), stage.site.services, { roundId, closingId: added?.id ?? '' })
  })

  test('keeps who takes part and on which day they come; expected numbers may change', async () => {
    const { services } = stage.site
    const { schools, classDays } = await ground()
    const school = schools.find(({ takesPart, weekday }) => takesPart && weekday !== null)
    if (school === undefined || school.weekday === null) throw new Error('no school with a day')
    const other = school.weekday === 4 ? 3 : 4
    const held = { ok: false, error: { code: 'held', heldBy: 'published' } }
    const set = (part: Partial<typeof school>, days = classDays) =>
      setSchools(coordinator(), services, { roundId, schools: [{ ...school, ...part }], classDays: days })
    expect(await set({ takesPart: false })).toEqual(held)
    expect(await set({ weekday: other })).toEqual(held)
    expect(await set({ weekday: null })).toEqual(held)
    const { schoolYear, grade } = stage.page.round
    const own = (await listClasses(coordinator(), services, { schoolYear, grade })).find(
      ({ id, organizationId }) =>
        organizationId === school.organizationId && !classDays.some(({ classId }) => classId === id),
    )
    if (own === undefined) throw new Error('no class without a day of its own')
    const ownDay = { classId: own.id, organizationId: school.organizationId, weekday: other } as const
    expect(await set({}, [...classDays, ownDay])).toEqual(held)
    expect(await set({ expectedCount: 123 })).toEqual({ ok: true, value: { changed: 1 } })
    // A school that joins takes nothing from anybody.
    const joining = schools.find(({ takesPart }) => !takesPart)
    if (joining === undefined) throw new Error('all schools take part')
    expect(
      await setSchools(coordinator(), services, {
        roundId,
        schools: [{ ...joining, takesPart: true, weekday: 0 }],
        classDays,
      }),
    ).toEqual({ ok: true, value: { changed: 1 } })
  })

  test('asks before days without school close a block, from whatever round they are typed', async () => {
    const { services, owner } = { ...stage, services: stage.site.services }
    const { round, freeTimes } = await ground()
    const seats = (await stage.seatsOf(demoRunId)).filter(({ workshopId }) => workshopId !== null)
    const time = { name: 'Hochwasser', from: round.startsOn, to: round.endsOn, appliesTo: 'both' as const }
    const refused = await addFreeTime(coordinator(), services, { time, guard })
    if (refused.ok || typeof refused.error !== 'object') throw new Error('was not asked')
    expect(refused.error.page.round.id).toBe(roundId)
    expect(refused.error.groups.reduce((sum, { count }) => sum + count, 0)).toBe(seats.length)
    expect((await ground()).freeTimes).toEqual(freeTimes)
    // Elsewhere in the year nothing is broken, and nobody is asked.
    const later = { ...time, from: addDays(round.endsOn, 1), to: addDays(round.endsOn, 2) }
    expect(await addFreeTime(coordinator(), services, { time: later, guard })).toMatchObject({ ok: true })
    const added = await addFreeTime(coordinator(), services, { time, guard: { ...guard, isAccepted: true } })
    if (!added.ok) throw new Error('was not accepted')
    const { rows } = await owner.query<{ changes: unknown }>(
      'SELECT changes FROM platform.audit_event WHERE object_id = $1',
      [added.value.id],
    )
    expect(rows[0]?.changes).toContainEqual({ field: 'brokenPlaces', before: null, after: String(seats.length) })
    await removeFreeTime(coordinator(), services, added.value.id)
  })

  test('a plan of pupils whose school is out, or whose class has no day any more, has flaws that lead to the schools', async () => {
    const { services, owner } = { ...stage, services: stage.site.services }
    const seats = (await stage.seatsOf(demoRunId)).filter(({ workshopId }) => workshopId !== null)
    const bySchool = [...Map.groupBy(seats, ({ organizationId }) => organizationId)]
    const [[out = '', ofOut] = [], [dayless = '', ofDayless] = []] = bySchool
    await owner.query('UPDATE rounds.school SET takes_part = false WHERE round_id = $1 AND organization_id = $2', [
      roundId,
      out,
    ])
    await owner.query('UPDATE rounds.school SET weekday = NULL WHERE round_id = $1 AND organization_id = $2', [
      roundId,
      dayless,
    ])
    await owner.query('DELETE FROM rounds.class_day WHERE round_id = $1 AND organization_id = $2', [roundId, dayless])
    // Who has left waits for no place, of whatever school.
    const left = ofOut?.[0]?.pupilId
    await owner.query(`UPDATE pupils.pupil SET state = 'left', left_on = current_date WHERE id = $1`, [left])
    const flaws = await findFlaws(coordinator(), services, await stage.runOf(demoRunId))
    const countOf = (rule: string) => flaws?.breaches.filter((flaw) => flaw.rule === rule).length
    expect(countOf('school-out')).toBe(ofOut?.filter(({ pupilId }) => pupilId !== left).length)
    expect(countOf('no-day')).toBe(ofDayless?.length)
    const office = formSite(services, plansRoutes, coordinator())
    const { html } = await office.get(paths.workPlanPublish(roundId, demoRunId))
    expect(html).toContain('für Jugendliche von Schulen, die nicht mehr teilnehmen.')
    expect(html).toContain(`href="${paths.workRoundSchools(roundId)}"`)
  })
})
