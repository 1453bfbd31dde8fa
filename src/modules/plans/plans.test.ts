// Runs, decisions, publishing and objections on a real database with Landkreis Musterau: who may, what is written, what the
// audit says. Plans are made in the thread that makes them in the product.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { PersonActor, SystemActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { findRound, type RoundPage } from '../rounds/index.ts'
import { liftLock, setLock } from './decisions/keep-locks.ts'
import { overrideSeat } from './decisions/override-seat.ts'
import { freezePlan, publishPlan, withdrawPlan } from './decisions/publish-plan.ts'
import { demoObjectionId, demoRunId } from './demo.ts'
import { plansFacts } from './facts.ts'
import { exportList } from './lists/export-list.ts'
import { readSchoolList, readWorkshopList } from './lists/read-list.ts'
import { decideObjection } from './objections/decide-objection.ts'
import { holderOf, raiseObjection } from './objections/raise-objection.ts'
import { getObjection } from './objections/read-objections.ts'
import { comparePlans } from './reading/compare-plans.ts'
import { getPath } from './reading/get-path.ts'
import { getPlan } from './reading/get-plan.ts'
import type { RunningPlan } from './runs/plan-thread.ts'
import { planJob } from './runs/run-plan.ts'
import { cancelRun, discardRun, startRun } from './runs/steer-run.ts'
import { findRun } from './store.ts'
import { findSeats } from './store-seats.ts'
import type { Run, Seat } from './terms.ts'
import { waitingTasks } from './waiting-tasks.ts'

let site: TestSite
let owner: pg.Client
let regionId = ''
let page: RoundPage
const organizations = new Map<MembershipRole, string>()
const now = demoRoundId(1)
const next = demoRoundId(2)

const acting = (role: MembershipRole, organizationId = organizations.get(role) ?? ''): PersonActor => ({
  kind: 'person',
  personId: '03999000-0000-7000-8000-000000000901',
  sessionId: '03999000-0000-7000-8000-000000000902',
  membershipId: '03999000-0000-7000-8000-000000000903',
  organizationId,
  regionId,
  role,
})
const program = (): SystemActor => ({ kind: 'system', regionId, reason: 'test' })
const coordinator = () => acting('coordinator')

beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client(site.services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
  const members = await owner.query<{ region_id: string; role: MembershipRole; organization_id: string }>(
    'SELECT region_id, role, organization_id FROM accounts.membership',
  )
  for (const { role, organization_id } of members.rows) organizations.set(role, organization_id)
  regionId = members.rows[0]?.region_id ?? ''
  const found = await findRound(program(), site.services, next)
  if (!found.ok) throw new Error(found.error)
  page = found.value
}, 120_000)
afterAll(() => owner.end())

const auditOf = async (id: string): Promise<string[]> =>
  (
    await owner.query<{ action: string }>(
      'SELECT action FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
      [id],
    )
  ).rows.map(({ action }) => action)

const runOf = async (runId: string): Promise<Run> => {
  const run = await inContext(site.services.database, program(), (tx) => findRun(tx, runId))
  if (run === undefined) throw new Error('no such run')
  return run
}

const seatsOf = (runId: string): Promise<Seat[]> =>
  inContext(site.services.database, program(), (tx) => findSeats(tx, runId))

const started = async (note: string | null = null): Promise<string> => {
  const run = await startRun(coordinator(), site.services, { roundId: next, note })
  if (!run.ok) throw new Error(run.error.code)
  return run.value.runId
}

const jobOf = (runId: string): Job => ({ id: 'job', kind: 'plans.run', regionId, payload: { runId }, attempts: 1 })
const never = new AbortController().signal
const work = (runId: string, options: Parameters<typeof planJob>[0] = {}, signal = never): Promise<void> =>
  planJob(options).run(jobOf(runId), site.services, signal)

/** A plan that is being made until somebody stops it. */
const endless = (onStart: () => void) => (): RunningPlan => {
  let end: (answer: Awaited<RunningPlan['answer']>) => void = () => undefined
  const answer: RunningPlan['answer'] = new Promise((resolve) => {
    end = resolve
  })
  onStart()
  return { answer, progress: () => 40, stop: () => end({ ok: false, error: { code: 'stopped' } }) }
}

const planned = async (note?: string): Promise<string> => {
  const runId = await started(note)
  await work(runId)
  return runId
}

describe('a run', () => {
  test('starts only after the number of the lot was published', async () => {
    const { rows } = await owner.query<{ seed: string; seed_source: string; seed_published_at: Date }>(
      'SELECT seed, seed_source, seed_published_at FROM rounds.round WHERE id = $1',
      [next],
    )
    await owner.query(
      'UPDATE rounds.round SET seed = NULL, seed_source = NULL, seed_published_at = NULL WHERE id = $1',
      [next],
    )
    const refused = await startRun(coordinator(), site.services, { roundId: next, note: null })
    expect(refused).toEqual({ ok: false, error: { code: 'seed-unpublished' } })
    const known = rows[0]
    await owner.query('UPDATE rounds.round SET seed = $2, seed_source = $3, seed_published_at = $4 WHERE id = $1', [
      next,
      known?.seed ?? 4711,
      known?.seed_source ?? 'Lottozahlen',
      known?.seed_published_at ?? new Date(),
    ])
  })

  test('is started by nobody but the office, for a round that there is', async () => {
    const start = async (actor: PersonActor, roundId: string) => {
      const run = await startRun(actor, site.services, { roundId, note: null })
      return run.ok ? 'started' : run.error.code
    }
    for (const role of ['school-lead', 'bbs', 'monitoring', 'dpo'] as const) {
      expect(await start(acting(role), next)).toBe('forbidden')
    }
    expect(await start(coordinator(), demoObjectionId(1))).toBe('not-found')
    expect(await start(coordinator(), 'kein-durchgang')).toBe('not-found')
  })

  test('makes a checked plan in a thread, stores all seats at once, and leaves its lines in the protocol', async () => {
    const runId = await started('erster Versuch')
    expect(await runOf(runId)).toMatchObject({ state: 'waiting', note: 'erster Versuch', worth: null })
    const second = await startRun(coordinator(), site.services, { roundId: next, note: null })
    expect(second).toEqual({ ok: false, error: { code: 'already-running' } })
    await work(runId)
    const run = await runOf(runId)
    expect(run).toMatchObject({ state: 'done', progress: 100, failure: null })
    expect(run.bound).toBeGreaterThanOrEqual(run.worth ?? 0)
    const seats = await seatsOf(runId)
    expect(seats).toHaveLength((run.report?.pupilCount ?? 0) * page.blocks.length)
    expect(seats.filter(({ workshopId }) => workshopId === null)).toHaveLength(run.emptyCount ?? -1)
    expect(await auditOf(runId)).toEqual(['plan.start', 'plan.complete'])
    expect(await discardRun(coordinator(), site.services, runId)).toMatchObject({ ok: true })
  }, 120_000)

  test('is no plan when the verifier finds a breach', async () => {
    const runId = await started()
    await work(runId, {
      plan: () => ({
        answer: Promise.resolve({ ok: true, value: { code: 'breach', breaches: ['field-twice'] } }),
        progress: () => 0,
        stop: () => undefined,
      }),
    })
    expect(await runOf(runId)).toMatchObject({ state: 'failed', failure: 'breach', worth: null })
    expect(await seatsOf(runId)).toEqual([])
    expect(await auditOf(runId)).toEqual(['plan.start', 'plan.fail'])
    // Not even by hand: the table takes no unchecked plan.
    await expect(
      owner.query(`UPDATE plans.run SET state = 'done', worth = 1, bound = 1 WHERE id = $1`, [runId]),
    ).rejects.toThrow(/run_check/)
    expect(site.services.logLines.some((line) => line.includes('plan breaks rules'))).toBe(true)
  })

  test('ends when it is cancelled, and stores nothing', async () => {
    const runId = await started()
    let cancelled: ReturnType<typeof cancelRun> | undefined
    await work(runId, {
      plan: endless(() => {
        cancelled = cancelRun(coordinator(), site.services, runId)
      }),
    })
    expect(await cancelled).toMatchObject({ ok: true })
    expect(await runOf(runId)).toMatchObject({ state: 'cancelled', failure: null })
    expect(await seatsOf(runId)).toEqual([])
    expect(await auditOf(runId)).toEqual(['plan.start', 'plan.cancel'])
    expect(await cancelRun(coordinator(), site.services, runId)).toEqual({ ok: false, error: 'ended' })
    expect(await cancelRun(acting('bbs'), site.services, runId)).toEqual({ ok: false, error: 'forbidden' })
  })

  test('that was half done when the program ended says so, and the next one may begin', async () => {
    const runId = await started()
    const ending = new AbortController()
    await work(runId, { plan: endless(() => ending.abort()) }, ending.signal)
    expect(await runOf(runId)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    // Killed without a chance to say anything: whoever takes the job up again finds it half done.
    const killed = await started()
    await owner.query(`UPDATE plans.run SET state = 'running' WHERE id = $1`, [killed])
    await work(killed)
    expect(await runOf(killed)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    // And if nobody takes it up, it counts as over after a minute.
    const silent = await started()
    await owner.query(
      `UPDATE plans.run SET state = 'running', touched_at = now() - interval '2 minutes' WHERE id = $1`,
      [silent],
    )
    const after = await started()
    expect(await runOf(silent)).toMatchObject({ state: 'failed', failure: 'interrupted' })
    await cancelRun(coordinator(), site.services, after)
  })
})

describe('a decision before a run', () => {
  test('is kept by the plan, and refused when no plan could keep it', async () => {
    const base = await planned()
    const seat = (await seatsOf(base)).find(({ workshopId, reason }) => workshopId !== null && reason.code === 'wish')
    const code =
      (await owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [seat?.pupilId])).rows[0]
        ?.code ?? ''
    const input = {
      code: code.toLowerCase(),
      blockNumber: seat?.blockNumber ?? 0,
      workshopId: null,
      reason: 'Praktikum',
    }
    const lock = (given: { code?: string; blockNumber?: number; workshopId?: string | null }) =>
      setLock(coordinator(), site.services, { roundId: next, input: { ...input, ...given } })
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
    const third = page.blocks.find(({ number }) => number !== other && number !== seat?.blockNumber)?.number ?? 2
    expect(await lock({ blockNumber: third, workshopId: seat?.workshopId ?? null })).toMatchObject({
      error: { code: 'contradiction', rule: 'field-twice', otherLockIds: [place.value.id] },
    })
    const runId = await planned()
    const own = (await seatsOf(runId)).filter(({ pupilId }) => pupilId === seat?.pupilId)
    expect(own.find(({ blockNumber }) => blockNumber === seat?.blockNumber)).toMatchObject({
      workshopId: null,
      source: 'lock',
    })
    expect(own.find(({ blockNumber }) => blockNumber === other)).toMatchObject({
      workshopId: seat?.workshopId,
      source: 'lock',
    })
    for (const { id } of [set.value, place.value]) {
      expect(await liftLock(coordinator(), site.services, { roundId: next, lockId: id })).toMatchObject({ ok: true })
    }
    expect(await liftLock(acting('dpo'), site.services, { roundId: next, lockId: set.value.id })).toMatchObject({
      error: 'forbidden',
    })
    // Side by side: what differs for how many.
    const compared = await comparePlans(coordinator(), site.services, { roundId: next, runId, otherId: base })
    if (!compared.ok) throw new Error(compared.error)
    expect(compared.value.changed.map(({ pupilId }) => pupilId)).toContain(seat?.pupilId)
    expect(compared.value.schools.reduce((sum, { changed }) => sum + changed, 0)).toBe(compared.value.changed.length)
    for (const id of [base, runId]) await discardRun(coordinator(), site.services, id)
  }, 240_000)
})

describe('a plan', () => {
  let runId = ''
  const at = () => ({ roundId: next, runId })
  const in14 = () => addDays(site.services.today(), 14)

  beforeAll(async () => {
    runId = await planned()
  }, 120_000)

  test('is the business of the office as long as it is a draft', async () => {
    const view = await getPlan(coordinator(), site.services, at())
    expect(view.ok && view.value.rows.length).toBeGreaterThan(20)
    expect(await getPlan(acting('school-lead'), site.services, at())).toEqual({ ok: false, error: 'forbidden' })
    expect(
      await readSchoolList(acting('school-lead'), site.services, {
        at: at(),
        schoolId: organizations.get('school-lead') ?? '',
      }),
    ).toEqual({ ok: false, error: 'not-found' })
  })

  test('is changed by hand within the rules only, with a reason that stays', async () => {
    const seats = await seatsOf(runId)
    const view = await getPlan(coordinator(), site.services, at())
    if (!view.ok) throw new Error(view.error)
    const mine = seats.find(({ workshopId, blockNumber }) => workshopId !== null && blockNumber === 0)
    if (mine === undefined) throw new Error('nobody has a place')
    const own = seats.filter(({ pupilId }) => pupilId === mine.pupilId)
    const fieldOf = (workshopId: string | null) => page.workshops.find(({ id }) => id === workshopId)?.berufsfeld
    const fields = own.map(({ workshopId }) => fieldOf(workshopId))
    const move = (workshopId: string | null, reason = 'Praktikum in derselben Woche') =>
      overrideSeat(coordinator(), site.services, {
        ...at(),
        move: { pupilId: mine.pupilId, blockNumber: 0, workshopId, reason },
      })
    const codes = async (workshopId: string) => {
      const done = await move(workshopId)
      return done.ok || done.error.code !== 'breaks-rules' ? done : done.error.breaches.map(({ code }) => code)
    }
    const ofDay = view.value.rows.filter(({ weekday }) => weekday === mine.weekday)
    const full = ofDay.find(
      ({ cells, workshopId }) =>
        workshopId !== mine.workshopId && cells[0]?.places === cells[0]?.size && (cells[0]?.size ?? 0) > 0,
    )
    expect(await codes(full?.workshopId ?? '')).toContain('full')
    const twice = own.find(({ blockNumber, workshopId }) => blockNumber !== 0 && workshopId !== null)
    expect(await codes(twice?.workshopId ?? '')).toContain('field-twice')
    const elsewhere = view.value.rows.find(({ workshopId }) => !ofDay.some((row) => row.workshopId === workshopId))
    if (elsewhere !== undefined) expect(await codes(elsewhere.workshopId)).toEqual(['other-day'])
    expect(await move(mine.workshopId)).toEqual({ ok: false, error: { code: 'no-change' } })
    expect(await seatsOf(runId)).toEqual(seats)
    // School is always possible; back again, too.
    expect(await move(null)).toEqual({ ok: true, value: undefined })
    const changed = (await seatsOf(runId)).find(
      ({ pupilId, blockNumber }) => pupilId === mine.pupilId && blockNumber === 0,
    )
    expect(changed).toMatchObject({ workshopId: null, bbsId: null, source: 'override', reason: { code: 'override' } })
    expect(await move(mine.workshopId, 'zurück')).toEqual({ ok: true, value: undefined })
    const { rows } = await owner.query<{ reason: string }>(
      'SELECT reason FROM plans.override WHERE run_id = $1 ORDER BY happened_at',
      [runId],
    )
    expect(rows.map(({ reason }) => reason)).toEqual(['Praktikum in derselben Woche', 'zurück'])
    expect((await auditOf(runId)).filter((action) => action === 'plan.override')).toHaveLength(2)
    expect(fields.length).toBe(page.blocks.length)
  })

  test('is not changed by hand while it is frozen', async () => {
    expect(await freezePlan(coordinator(), site.services, { at: at(), isFrozen: true })).toMatchObject({ ok: true })
    const [seat] = await seatsOf(runId)
    const done = await overrideSeat(coordinator(), site.services, {
      ...at(),
      move: { pupilId: seat?.pupilId ?? '', blockNumber: 0, workshopId: null, reason: 'Praktikum' },
    })
    expect(done).toEqual({ ok: false, error: { code: 'not-a-draft', stage: 'frozen' } })
    expect(await freezePlan(coordinator(), site.services, { at: at(), isFrozen: false })).toMatchObject({ ok: true })
    expect(await freezePlan(acting('school-lead'), site.services, { at: at(), isFrozen: true })).toMatchObject({
      error: 'forbidden',
    })
  })

  test('is not published with a rule broken, nor with a deadline that is none', async () => {
    const publish = (objectionsUntil = in14()) =>
      publishPlan(coordinator(), site.services, { at: at(), objectionsUntil })
    expect(await publish(addDays(site.services.today(), 1))).toMatchObject({ error: { code: 'bad-deadline' } })
    expect(await publish(addDays(site.services.today(), 100))).toMatchObject({ error: { code: 'bad-deadline' } })
    // A workshop lost places since the run.
    const view = await getPlan(coordinator(), site.services, at())
    const row = view.ok ? view.value.rows.find(({ cells }) => (cells[0]?.size ?? 0) > 1) : undefined
    const set = (capacity: number) =>
      owner.query('UPDATE rounds.workshop_day SET capacity = $3 WHERE workshop_id = $1 AND weekday = $2', [
        row?.workshopId,
        row?.weekday,
        capacity,
      ])
    await set(1)
    const flawed = await publish()
    expect(flawed).toMatchObject({ error: { code: 'flawed' } })
    if (!flawed.ok && flawed.error.code === 'flawed')
      expect([...flawed.error.flaws.breaches.keys()]).toEqual(['too-many'])
    await set(row?.cells.find(({ places }) => places > 0)?.places ?? 0)
  })

  test('is published once, and schools and vocational schools are told without a word about pupils', async () => {
    const publish = (id: string) =>
      publishPlan(coordinator(), site.services, { at: { roundId: next, runId: id }, objectionsUntil: in14() })
    const another = await planned()
    const before = await owner.query('SELECT id FROM platform.outbox_mail')
    const done = await publish(runId)
    if (!done.ok) throw new Error(done.error.code)
    const mails = await owner.query<{ subject: string; to_address: string; purpose: string }>(
      `SELECT subject, to_address, purpose FROM platform.outbox_mail WHERE purpose = 'plan'`,
    )
    expect(mails.rowCount).toBe(done.value.told.mailed)
    expect(mails.rowCount).toBeGreaterThan(10)
    expect((await owner.query('SELECT id FROM platform.outbox_mail')).rowCount).toBe(
      (before.rowCount ?? 0) + done.value.told.mailed,
    )
    expect(await publish(another)).toEqual({ ok: false, error: { code: 'another-published' } })
    expect(await publish(runId)).toEqual({ ok: false, error: { code: 'published' } })
    expect(await discardRun(coordinator(), site.services, runId)).toEqual({ ok: false, error: 'published' })
    expect(await auditOf(runId)).toContain('plan.publish')
    await discardRun(coordinator(), site.services, another)
  }, 120_000)

  test('shows a school its own pupils by name and a vocational school its own day lists, with a line in the protocol', async () => {
    const schoolId = organizations.get('school-lead') ?? ''
    const list = await readSchoolList(acting('school-lead'), site.services, { at: at(), schoolId })
    if (!list.ok) throw new Error(list.error)
    expect(list.value.showsNames).toBe(true)
    const other =
      page.schools.find(({ organizationId, takesPart }) => takesPart && organizationId !== schoolId)?.organizationId ??
      ''
    expect(await readSchoolList(acting('school-lead'), site.services, { at: at(), schoolId: other })).toEqual({
      ok: false,
      error: 'not-found',
    })
    const office = await readSchoolList(coordinator(), site.services, { at: at(), schoolId })
    expect(office.ok && office.value.showsNames).toBe(false)
    expect(office.ok && office.value.groups.flatMap(({ rows }) => rows).length).toBe(
      list.value.groups.flatMap(({ rows }) => rows).length,
    )

    const bbsId = organizations.get('bbs') ?? ''
    const reads = async () =>
      (await owner.query(`SELECT id FROM platform.audit_event WHERE action = 'pupil.read-names'`)).rowCount ?? 0
    const workshop = page.workshops.find(({ organizationId }) => organizationId === bbsId)
    const lines = await reads()
    const days = await readWorkshopList(acting('bbs'), site.services, { at: at(), workshopId: workshop?.id ?? '' })
    if (!days.ok) throw new Error(days.error)
    expect(days.value.groups.flatMap(({ members }) => members).every(({ name }) => name !== undefined)).toBe(true)
    expect(await reads()).toBeGreaterThan(lines)
    const foreign = page.workshops.find(({ organizationId }) => organizationId !== bbsId)
    expect(await readWorkshopList(acting('bbs'), site.services, { at: at(), workshopId: foreign?.id ?? '' })).toEqual({
      ok: false,
      error: 'not-found',
    })
    expect(
      await readWorkshopList(acting('company'), site.services, { at: at(), workshopId: workshop?.id ?? '' }),
    ).toEqual({ ok: false, error: 'forbidden' })

    const file = await exportList(acting('school-lead'), site.services, {
      at: at(),
      which: { kind: 'bus', schoolId },
      form: 'csv',
    })
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toMatch(/Nachname/)
    expect(await auditOf(runId)).toContain('plan.export')
  })

  test('shows nobody but the own pupil the own place, with the reason, by code', async () => {
    const [seat] = await seatsOf(runId)
    const { rows } = await owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [seat?.pupilId])
    const entered = await site.ask(`${paths.wishes}?code=${rows[0]?.code}`)
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await site.ask(paths.myPlace, { cookie })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Dein Platz')
    expect((await site.ask(paths.myPlace)).status).toBe(303)
    const body = new URLSearchParams({ raisedBy: 'pupil', text: 'kurz' }).toString()
    const short = await site.ask(paths.myPlaceObject, {
      method: 'POST',
      body,
      cookie,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    })
    expect(short.status).toBe(422)
  })

  test('is objected to until the deadline, once at a time, and the office decides', async () => {
    const [seat] = await seatsOf(runId)
    if (seat === undefined) throw new Error('no seat')
    const input = { runId, pupilId: seat.pupilId, raisedBy: 'guardian' as const, text: 'Der Weg ist zu weit für uns.' }
    const raised = await raiseObjection(holderOf(regionId), site.services, input)
    if (!raised.ok) throw new Error(raised.error)
    const { id } = raised.value
    expect(await raiseObjection(holderOf(regionId), site.services, input)).toEqual({ ok: false, error: 'open-already' })
    expect(await raiseObjection(coordinator(), site.services, input)).toEqual({ ok: false, error: 'forbidden' })
    const stranger = acting(
      'school-lead',
      page.schools.find(({ organizationId }) => organizationId !== seat.organizationId)?.organizationId,
    )
    expect(await raiseObjection(stranger, site.services, { ...input, raisedBy: 'school' })).toEqual({
      ok: false,
      error: 'not-found',
    })
    // Nobody reads it in the table.
    const { rows } = await owner.query<{ body: Buffer }>('SELECT body FROM plans.objection WHERE id = $1', [id])
    expect(rows[0]?.body.toString('latin1')).not.toContain('Weg')
    const read = await getObjection(coordinator(), site.services, id)
    expect(read.ok && read.value.objection.text).toBe('Der Weg ist zu weit für uns.')
    expect(await getObjection(stranger, site.services, id)).toEqual({ ok: false, error: 'not-found' })
    expect((await waitingTasks(coordinator(), site.services)).map(({ href }) => href)).toContain(
      paths.workPlanObjections(next, runId),
    )

    const before = seat.workshopId
    const decide = (answer: string, move?: { blockNumber: number; workshopId: string | null }) =>
      decideObjection(coordinator(), site.services, { id, decision: { answer, move } })
    expect(await decide('Ja.', { blockNumber: seat.blockNumber, workshopId: before })).toMatchObject({
      error: { code: 'no-change' },
    })
    expect(
      await decide('Du bleibst in diesem Block in der Schule.', { blockNumber: seat.blockNumber, workshopId: null }),
    ).toEqual({ ok: true, value: { outcome: 'changed' } })
    expect(await decide('Noch einmal.')).toMatchObject({ error: { code: 'decided' } })
    expect(await auditOf(id)).toEqual(['objection.raise', 'objection.read', 'objection.decide'])
    const path = await getPath(acting('school-lead', seat.organizationId), site.services, {
      ...at(),
      pupilId: seat.pupilId,
    })
    expect(path.ok && path.value.seats.find(({ blockNumber }) => blockNumber === seat.blockNumber)).toMatchObject({
      workshopId: null,
      source: 'override',
    })
    expect(path.ok && path.value.objections).toMatchObject([{ outcome: 'changed' }])

    const run = await runOf(runId)
    site.services.setNow(new Date(`${addDays(run.objectionsUntil ?? site.services.today(), 1)}T12:00:00Z`))
    const late = await raiseObjection(holderOf(regionId), site.services, input)
    site.services.setNow(undefined)
    expect(late).toEqual({ ok: false, error: 'too-late' })
  })

  test('is counted for monitoring without a person, and a small count is left out', async () => {
    const facts = await plansFacts(acting('monitoring'), site.services)
    const of = (name: string) => facts.find((fact) => fact.name === name)?.value
    expect(of('plans.published')).toBe(2)
    expect(of('plans.pupils')).toBeGreaterThan(2000)
    expect(await plansFacts(acting('bbs'), site.services)).toEqual([])
    // Three pupils without a wish are not named, and cannot be counted by subtraction either.
    await owner.query(`UPDATE plans.run SET report = jsonb_set(report, '{fulfilled,0}', '3') WHERE id = $1`, [runId])
    const hidden = (await plansFacts(acting('monitoring'), site.services)).map(({ name }) => name)
    for (const name of ['plans.answered', 'plans.with-wish', 'plans.without-wish']) expect(hidden).not.toContain(name)
  })

  test('is withdrawn with a reason, and nobody sees it any more', async () => {
    const schoolId = organizations.get('school-lead') ?? ''
    expect(
      await withdrawPlan(acting('school-lead'), site.services, { at: at(), because: 'Ein Fehler.' }),
    ).toMatchObject({ error: 'forbidden' })
    const done = await withdrawPlan(coordinator(), site.services, {
      at: at(),
      because: 'Die Tischlerei ist abgebrannt.',
    })
    expect(done.ok && done.value.told.mailed).toBeGreaterThan(10)
    expect(await runOf(runId)).toMatchObject({ withdrawnBecause: 'Die Tischlerei ist abgebrannt.' })
    expect(await readSchoolList(acting('school-lead'), site.services, { at: at(), schoolId })).toEqual({
      ok: false,
      error: 'not-found',
    })
    expect(await withdrawPlan(coordinator(), site.services, { at: at(), because: 'Noch einmal.' })).toMatchObject({
      error: 'not-published',
    })
    expect(await auditOf(runId)).toContain('plan.withdraw')
  })
})

describe('Landkreis Musterau', () => {
  test('has a proven plan that is published, one decided objection and one that waits', async () => {
    const run = await runOf(demoRunId)
    expect(run).toMatchObject({ roundId: now, state: 'done', withdrawnAt: null })
    expect(run.worth).toBe(run.bound)
    const { rows } = await owner.query<{ outcome: string | null }>(
      'SELECT outcome FROM plans.objection WHERE run_id = $1 ORDER BY id',
      [demoRunId],
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(['kept', null])
    const read = await getObjection(coordinator(), site.services, demoObjectionId(1))
    expect(read.ok && read.value.objection.answer).toMatch(/Platz bleibt/)
  })
})
