// Runs and what is decided before them, on a real database with Landkreis Musterau: who may, what is written, what the audit
// says. Plans are made in the thread that makes them in the product.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextRound, type PlansStage, plansStage } from '../../../../tests/support/plans-stage.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { liftLock, setLock } from '../decisions/keep-locks.ts'
import { demoObjectionId } from '../demo.ts'
import { comparePlans } from '../reading/compare-plans.ts'
import type { RunningPlan } from './plan-thread.ts'
import { cancelRun, discardRun, startRun } from './steer-run.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 120_000)
afterAll(() => stage.owner.end())

const coordinator = () => stage.acting('coordinator')
const next = nextRound

/** A plan that is being made until somebody stops it. */
const endless = (onStart: () => void) => (): RunningPlan => {
  let end: (answer: Awaited<RunningPlan['answer']>) => void = () => undefined
  const answer: RunningPlan['answer'] = new Promise((resolve) => {
    end = resolve
  })
  onStart()
  return { answer, progress: () => 40, stop: () => end({ ok: false, error: { code: 'stopped' } }) }
}

describe('a run', () => {
  test('starts only after the number of the lot was published', async () => {
    const { rows } = await stage.owner.query<{ seed: string; seed_source: string; seed_published_at: Date }>(
      'SELECT seed, seed_source, seed_published_at FROM rounds.round WHERE id = $1',
      [next],
    )
    await stage.owner.query(
      'UPDATE rounds.round SET seed = NULL, seed_source = NULL, seed_published_at = NULL WHERE id = $1',
      [next],
    )
    const refused = await startRun(coordinator(), stage.site.services, { roundId: next, note: null })
    expect(refused).toEqual({ ok: false, error: { code: 'seed-unpublished' } })
    const known = rows[0]
    await stage.owner.query(
      'UPDATE rounds.round SET seed = $2, seed_source = $3, seed_published_at = $4 WHERE id = $1',
      [next, known?.seed ?? 4711, known?.seed_source ?? 'Lottozahlen', known?.seed_published_at ?? new Date()],
    )
  })

  test('is started by nobody but the office, for a round that there is', async () => {
    const start = async (actor: PersonActor, roundId: string) => {
      const run = await startRun(actor, stage.site.services, { roundId, note: null })
      return run.ok ? 'started' : run.error.code
    }
    for (const role of ['school-lead', 'bbs', 'monitoring', 'dpo'] as const) {
      expect(await start(stage.acting(role), next)).toBe('forbidden')
    }
    expect(await start(coordinator(), demoObjectionId(1))).toBe('not-found')
    expect(await start(coordinator(), 'kein-durchgang')).toBe('not-found')
  })

  test('makes a checked plan in a thread, stores all seats at once, and leaves its lines in the protocol', async () => {
    const runId = await stage.started('erster Versuch')
    expect(await stage.runOf(runId)).toMatchObject({ state: 'waiting', note: 'erster Versuch', worth: null })
    const second = await startRun(coordinator(), stage.site.services, { roundId: next, note: null })
    expect(second).toEqual({ ok: false, error: { code: 'already-running' } })
    await stage.work(runId)
    const run = await stage.runOf(runId)
    expect(run).toMatchObject({ state: 'done', progress: 100, failure: null })
    expect(run.bound).toBeGreaterThanOrEqual(run.worth ?? 0)
    const seats = await stage.seatsOf(runId)
    expect(seats).toHaveLength((run.report?.pupilCount ?? 0) * stage.page.blocks.length)
    expect(seats.filter(({ workshopId }) => workshopId === null)).toHaveLength(run.emptyCount ?? -1)
    expect(await stage.auditOf(runId)).toEqual(['plan.start', 'plan.complete'])
    expect(await discardRun(coordinator(), stage.site.services, runId)).toMatchObject({ ok: true })
  }, 120_000)

  test('is no plan when the verifier finds a breach', async () => {
    const runId = await stage.started()
    await stage.work(runId, {
      plan: () => ({
        answer: Promise.resolve({ ok: true, value: { code: 'breach', breaches: ['field-twice'] } }),
        progress: () => 0,
        stop: () => undefined,
      }),
    })
    expect(await stage.runOf(runId)).toMatchObject({ state: 'failed', failure: 'breach', worth: null })
    expect(await stage.seatsOf(runId)).toEqual([])
    expect(await stage.auditOf(runId)).toEqual(['plan.start', 'plan.fail'])
    // Not even by hand: the table takes no unchecked plan.
    await expect(
      stage.owner.query(`UPDATE plans.run SET state = 'done', worth = 1, bound = 1 WHERE id = $1`, [runId]),
    ).rejects.toThrow(/run_check/)
    expect(stage.site.services.logLines.some((line) => line.includes('plan breaks rules'))).toBe(true)
  })

  test('ends when it is cancelled, and stores nothing', async () => {
    const runId = await stage.started()
    let cancelled: ReturnType<typeof cancelRun> | undefined
    await stage.work(runId, {
      plan: endless(() => {
        cancelled = cancelRun(coordinator(), stage.site.services, runId)
      }),
    })
    expect(await cancelled).toMatchObject({ ok: true })
    expect(await stage.runOf(runId)).toMatchObject({ state: 'cancelled', failure: null })
    expect(await stage.seatsOf(runId)).toEqual([])
    expect(await stage.auditOf(runId)).toEqual(['plan.start', 'plan.cancel'])
    expect(await cancelRun(coordinator(), stage.site.services, runId)).toEqual({ ok: false, error: 'ended' })
    expect(await cancelRun(stage.acting('bbs'), stage.site.services, runId)).toEqual({ ok: false, error: 'forbidden' })
  })

  test('that was half done when the program ended says so, and the next one may begin', async () => {
    const runId = await stage.started()
    const ending = new AbortController()
    await stage.work(runId, { plan: endless(() => ending.abort()) }, ending.signal)
    expect(await stage.runOf(runId)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    // Killed without a chance to say anything: whoever takes the job up again finds it half done.
    const killed = await stage.started()
    await stage.owner.query(`UPDATE plans.run SET state = 'running' WHERE id = $1`, [killed])
    await stage.work(killed)
    expect(await stage.runOf(killed)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    // And if nobody takes it up, it counts as over after a minute.
    const silent = await stage.started()
    await stage.owner.query(
      `UPDATE plans.run SET state = 'running', touched_at = now() - interval '2 minutes' WHERE id = $1`,
      [silent],
    )
    const after = await stage.started()
    expect(await stage.runOf(silent)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    await cancelRun(coordinator(), stage.site.services, after)
  })
})

describe('a decision before a run', () => {
  test('is kept by the plan, and refused when no plan could keep it', async () => {
    const base = await stage.planned()
    const seat = (await stage.seatsOf(base)).find(
      ({ workshopId, reason }) => workshopId !== null && reason.code === 'wish',
    )
    const code =
      (await stage.owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [seat?.pupilId]))
        .rows[0]?.code ?? ''
    const input = {
      code: code.toLowerCase(),
      blockNumber: seat?.blockNumber ?? 0,
      workshopId: null,
      reason: 'Praktikum',
    }
    const lock = (given: { code?: string; blockNumber?: number; workshopId?: string | null }) =>
      setLock(coordinator(), stage.site.services, { roundId: next, input: { ...input, ...given } })
    expect(await lock({ code: 'AAAAAAAA' })).toMatchObject({ error: { code: 'unknown-code' } })
    expect(await lock({ workshopId: demoObjectionId(1) })).toMatchObject({
      error: { code: 'contradiction', rule: 'no-such-workshop' },
    })
    const set = await lock({})
    if (!set.ok) throw new Error(set.error.code)
    expect(await lock({})).toMatchObject({ error: { code: 'locked-already' } })
    const other = (seat?.blockNumber ?? 0) === 0 ? 1 : 0
    const place = await lock({ blockNumber: other, workshopId: seat?.workshopId ?? null })
    if (!place.ok) throw new Error(place.error.code)
    const third = stage.page.blocks.find(({ number }) => number !== other && number !== seat?.blockNumber)?.number ?? 2
    expect(await lock({ blockNumber: third, workshopId: seat?.workshopId ?? null })).toMatchObject({
      error: { code: 'contradiction', rule: 'field-twice', otherLockIds: [place.value.id] },
    })
    const runId = await stage.planned()
    const own = (await stage.seatsOf(runId)).filter(({ pupilId }) => pupilId === seat?.pupilId)
    expect(own.find(({ blockNumber }) => blockNumber === seat?.blockNumber)).toMatchObject({
      workshopId: null,
      source: 'lock',
    })
    expect(own.find(({ blockNumber }) => blockNumber === other)).toMatchObject({
      workshopId: seat?.workshopId,
      source: 'lock',
    })
    for (const { id } of [set.value, place.value]) {
      expect(await liftLock(coordinator(), stage.site.services, { roundId: next, lockId: id })).toMatchObject({
        ok: true,
      })
    }
    expect(
      await liftLock(stage.acting('dpo'), stage.site.services, { roundId: next, lockId: set.value.id }),
    ).toMatchObject({
      error: 'forbidden',
    })
    // Side by side: what differs for how many.
    const compared = await comparePlans(coordinator(), stage.site.services, { roundId: next, runId, otherId: base })
    if (!compared.ok) throw new Error(compared.error)
    expect(compared.value.changed.map(({ pupilId }) => pupilId)).toContain(seat?.pupilId)
    expect(compared.value.schools.reduce((sum, { changed }) => sum + changed, 0)).toBe(compared.value.changed.length)
    for (const id of [base, runId]) await discardRun(coordinator(), stage.site.services, id)
  }, 240_000)
})
