// What people decide themselves, and what the pages say about it: from the fitting block on, named when it does not go, and on
// record. On a real database with Landkreis Musterau, whose Schweißwerkstatt asks for 14 years.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FormSite, formSite } from '../../../tests/support/form-site.ts'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { findFlaws } from './decisions/find-flaws.ts'
import { liftLock, setLock } from './decisions/keep-locks.ts'
import { overrideSeat } from './decisions/override-seat.ts'
import { publishPlan, withdrawPlan } from './decisions/publish-plan.ts'
import { barOf, noWayOf } from './problem/bars.ts'
import type { PlanningPupil } from './problem/planning-input.ts'
import { plansRoutes } from './routes.ts'
import { readPlanningProblem } from './runs/read-planning-input.ts'
import { discardRun } from './runs/steer-run.ts'

let stage: PlansStage
let office: FormSite
/** Too young for the Schweißwerkstatt in the first block, old enough in the last one. */
let growing: readonly PlanningPupil[] = []
let welding = ''
let lastBlock = 0

const coordinator = () => stage.acting('coordinator')
const in14 = () => addDays(stage.site.services.today(), 14)
const problem = async () => {
  const read = await readPlanningProblem(coordinator(), stage.site.services, nextRound)
  if (read === undefined) throw new Error('no calendar')
  return read
}

beforeAll(async () => {
  stage = await plansStage()
  office = formSite(stage.site.services, plansRoutes, coordinator())
  welding = stage.page.workshops.find(({ name }) => name === 'Schweißwerkstatt')?.id ?? ''
  lastBlock = stage.page.blocks.length - 1
  // Room for one more, whatever the plan gives.
  await stage.owner.query('UPDATE rounds.workshop_day SET capacity = 300 WHERE workshop_id = $1', [welding])
  const { input } = await problem()
  const hasNoWay = noWayOf(input.noWay)
  growing = input.pupils.filter((pupil) => {
    const place = input.workshops.find((one) => one.workshopId === welding && one.weekday === pupil.weekday)
    const barIn = (block: number) =>
      place && barOf(pupil, place, input.blocks[block]?.startsOn ?? stage.site.services.today(), hasNoWay)
    return (
      pupil.barrier === undefined && place !== undefined && barIn(0) === 'too-young' && barIn(lastBlock) === undefined
    )
  })
}, 120_000)
afterAll(() => stage.owner.end())

const publish = (runId: string) =>
  publishPlan(coordinator(), stage.site.services, { at: { roundId: nextRound, runId }, objectionsUntil: in14() })

/** Somebody of them who has no other block in the field of the workshop. */
async function withoutField(runId: string): Promise<PlanningPupil> {
  const metal = stage.page.workshops.filter(({ berufsfeld }) => berufsfeld === 'metall').map(({ id }) => id)
  const busy = new Set(
    (await stage.seatsOf(runId)).filter(({ workshopId }) => metal.includes(workshopId ?? '')).map((one) => one.pupilId),
  )
  const pupil = growing.find(({ id }) => !busy.has(id))
  if (pupil === undefined) throw new Error('nobody grows old enough')
  return pupil
}

describe('a pupil who reaches the minimum age during the round', () => {
  test('is moved by hand from the fitting block on, and the plan can be published', async () => {
    const { services } = stage.site
    const runId = await stage.planned()
    const pupil = await withoutField(runId)
    const move = (blockNumber: number) =>
      overrideSeat(coordinator(), services, {
        roundId: nextRound,
        runId,
        move: { pupilId: pupil.id, blockNumber, workshopId: welding, reason: 'Praktikum im Metallbau' },
      })
    expect(await move(0)).toEqual({ ok: false, error: { code: 'breaks-rules', breaches: [{ code: 'barred' }] } })
    expect(await move(lastBlock)).toEqual({ ok: true, value: undefined })
    const run = await stage.runOf(runId)
    expect(await findFlaws(coordinator(), services, run)).toEqual({ breaches: [], changedWishes: 0, unplanned: 0 })
    expect(await publish(runId)).toMatchObject({ ok: true })
    await withdrawPlan(coordinator(), services, { at: { roundId: nextRound, runId }, because: 'Nur ein Versuch.' })
  }, 120_000)

  test('is locked into that block, and into no earlier one, and the plan keeps it', async () => {
    const { services } = stage.site
    const pupil = growing.at(-1)
    const lock = (blockNumber: number) =>
      setLock(coordinator(), services, {
        roundId: nextRound,
        input: { code: pupil?.code ?? '', blockNumber, workshopId: welding, reason: 'Praktikum im Metallbau' },
      })
    expect(await lock(0)).toMatchObject({ error: { code: 'contradiction', rule: 'barred' } })
    const set = await lock(lastBlock)
    if (!set.ok) throw new Error(set.error.code)
    const runId = await stage.planned()
    expect(await stage.runOf(runId)).toMatchObject({ state: 'done' })
    const there = (await stage.seatsOf(runId)).filter(
      ({ pupilId, workshopId }) => pupilId === pupil?.id && workshopId === welding,
    )
    expect(there).toMatchObject([{ blockNumber: lastBlock, source: 'lock' }])
    expect(await findFlaws(coordinator(), services, await stage.runOf(runId))).toMatchObject({ breaches: [] })
    await liftLock(coordinator(), services, { roundId: nextRound, lockId: set.value.id })
    await discardRun(coordinator(), services, runId)
  }, 120_000)
})

describe('a plan that no longer keeps a rule', () => {
  test('says who, in which block, in which workshop, and leads there', async () => {
    const { services } = stage.site
    const runId = await stage.planned()
    const pupil = await withoutField(runId)
    const bbsId = stage.page.workshops.find(({ id }) => id === welding)?.organizationId
    // Nobody can do this by hand; a birth date that was corrected since the run looks the same.
    await stage.owner.query(
      `UPDATE plans.seat SET workshop_id = $3, bbs_id = $4 WHERE run_id = $1 AND pupil_id = $2 AND block_number = 0`,
      [runId, pupil.id, welding, bbsId],
    )
    const flaws = await findFlaws(coordinator(), services, await stage.runOf(runId))
    expect(flaws?.breaches).toEqual([
      {
        rule: 'barred',
        pupilId: pupil.id,
        organizationId: pupil.schoolId,
        blockNumber: 0,
        weekday: pupil.weekday,
        workshopId: welding,
      },
    ])
    const page = await office.get(paths.workPlanPublish(nextRound, runId))
    expect(page.html).toContain(`href="${paths.workPlanPupil(nextRound, runId, pupil.id)}"`)
    expect(page.html).toContain(`${pupil.code}, Block 1, Schweißwerkstatt`)

    const seats = (await stage.seatsOf(runId)).filter(({ workshopId }) => workshopId !== null)
    const full = seats.find(({ workshopId }) => workshopId !== welding)
    await stage.owner.query('UPDATE rounds.workshop_day SET capacity = 1 WHERE workshop_id = $1 AND weekday = $2', [
      full?.workshopId,
      full?.weekday,
    ])
    const size = seats.filter(
      (one) =>
        one.workshopId === full?.workshopId && one.weekday === full?.weekday && one.blockNumber === full?.blockNumber,
    ).length
    const both = await office.get(paths.workPlanPublish(nextRound, runId))
    expect(both.html).toContain(`werkstatt=${full?.workshopId}&amp;tag=${full?.weekday}&amp;block=${full?.blockNumber}`)
    expect(both.html).toContain(`: ${size} statt höchstens 1`)
    await stage.owner.query('UPDATE rounds.workshop_day SET capacity = 300 WHERE workshop_id = $1', [full?.workshopId])
    await discardRun(coordinator(), services, runId)
  }, 120_000)
})

describe('the reasons of changes by hand', () => {
  test('stay on record: a draft with such changes is not thrown away', async () => {
    const { services } = stage.site
    const runId = await stage.planned()
    const seat = (await stage.seatsOf(runId)).find(({ workshopId }) => workshopId !== null)
    const here = paths.workPlan(nextRound, runId)
    const button = `action="${paths.workPlanDiscard(nextRound, runId)}"`
    expect((await office.get(here)).html).toContain(button)
    await overrideSeat(coordinator(), services, {
      roundId: nextRound,
      runId,
      move: {
        pupilId: seat?.pupilId ?? '',
        blockNumber: seat?.blockNumber ?? 0,
        workshopId: null,
        reason: 'Praktikum in derselben Woche',
      },
    })
    expect(await discardRun(coordinator(), services, runId)).toEqual({ ok: false, error: 'changed-by-hand' })
    expect((await office.post(paths.workPlanDiscard(nextRound, runId), {})).location).toBe(here)
    const { rows } = await stage.owner.query('SELECT reason FROM plans.override WHERE run_id = $1', [runId])
    expect(rows).toEqual([{ reason: 'Praktikum in derselben Woche' }])
    const after = (await office.get(here)).html
    expect(after).not.toContain(button)
    expect(after).toContain('In ihm stehen Änderungen von Hand mit ihren Gründen')
  }, 120_000)
})

describe('decisions that contradict each other', () => {
  test('are named by code, block and workshop, each with a button that lifts it', async () => {
    const { services } = stage.site
    const { input } = await problem()
    const pupil = input.pupils.find(({ barrier, weekday }) => barrier === undefined && weekday !== undefined)
    const place = input.workshops.find(
      ({ weekday, capacity, minimumAge, isStepFree, bbsId }) =>
        weekday === pupil?.weekday &&
        minimumAge === null &&
        isStepFree &&
        capacity.every((places) => places > 0) &&
        !noWayOf(input.noWay)(pupil.schoolId, bbsId),
    )
    const workshop = stage.page.workshops.find(({ id }) => id === place?.workshopId)
    const form = (block: number) => ({
      code: pupil?.code ?? '',
      block: String(block),
      workshop: workshop?.id ?? '',
      reason: 'Praktikum',
    })
    const locks = paths.workPlanLocks(nextRound)
    expect((await office.post(locks, form(0))).status).toBe(303)
    const first = (
      await stage.owner.query<{ id: string }>('SELECT id FROM plans.lock WHERE lifted_at IS NULL ORDER BY set_at DESC')
    ).rows[0]
    const named = (block: number) => `${pupil?.code}, Block ${block}, ${workshop?.name}`
    const liftOf = (id: string | undefined) => `action="${paths.workPlanLockLift(nextRound, id ?? '')}"`

    const refused = await office.post(locks, form(1))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Damit verträgt sich die neue Festlegung nicht')
    // In the sentence at the field, and in the list above the form.
    expect(refused.html.split(named(1)).length - 1).toBeGreaterThanOrEqual(2)
    expect(refused.html).toContain(liftOf(first?.id))

    // Two that were fine one by one, until somebody changed the ground below them.
    const second = '03999000-0000-7000-8000-00000000f002'
    await stage.owner.query(
      `INSERT INTO plans.lock (region_id, id, round_id, pupil_id, block_number, workshop_id, reason, set_at)
       SELECT region_id, $2, round_id, pupil_id, 1, workshop_id, reason, set_at FROM plans.lock WHERE id = $1`,
      [first?.id, second],
    )
    const list = (await office.get(paths.workPlans(nextRound))).html
    expect(list).toContain('So kann noch nicht gerechnet werden')
    for (const [block, id] of [
      [1, first?.id],
      [2, second],
    ] as const) {
      expect(list).toContain(named(block))
      expect(list).toContain(liftOf(id))
    }

    // A run that found it out says the same on its own page, until it is solved.
    const failed = '03999000-0000-7000-8000-00000000f003'
    await stage.owner.query(
      `INSERT INTO plans.run (region_id, id, round_id, number, state, policy_version, seed, failure, created_at, touched_at,
         finished_at)
       SELECT region_id, $2, round_id, 99, 'failed', (SELECT max(version) FROM rounds.policy p WHERE p.round_id = l.round_id),
         1, 'contradiction', now(), now(), now() FROM plans.lock l WHERE id = $1`,
      [first?.id, failed],
    )
    const page = async () => (await office.get(paths.workPlan(nextRound, failed))).html
    for (const words of [named(1), named(2), liftOf(first?.id), liftOf(second)]) expect(await page()).toContain(words)
    expect((await office.post(paths.workPlanLockLift(nextRound, second), {})).status).toBe(303)
    expect(await page()).toContain('Inzwischen steht nichts mehr im Weg.')
    await liftLock(coordinator(), services, { roundId: nextRound, lockId: first?.id ?? '' })
  }, 120_000)
})
