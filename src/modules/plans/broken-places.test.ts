// Who takes away what a published plan counts on is told what it breaks: places, open weeks, ways.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { findRound, type Workshop } from '../rounds/index.ts'
import { setTravel } from '../rounds/schools/keep-travel.ts'
import { addClosing, removeClosing, setBlockCapacities } from '../rounds/workshops/keep-places.ts'
import { setWorkshopTable } from '../rounds/workshops/keep-table.ts'
import { changeWorkshop } from '../rounds/workshops/keep-workshop.ts'
import { demoRunId } from './demo.ts'
import { publishedGroups } from './published-plan.ts'

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
})
