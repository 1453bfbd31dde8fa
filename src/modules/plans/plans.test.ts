// A plan from draft to withdrawal, on a real database with Landkreis Musterau: who may, what is written, what the audit says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { overrideSeat } from './decisions/override-seat.ts'
import { freezePlan, publishPlan, withdrawPlan } from './decisions/publish-plan.ts'
import { demoObjectionId, demoRunId } from './demo.ts'
import { plansFacts } from './facts.ts'
import { exportList } from './lists/export-list.ts'
import { readSchoolList, readWorkshopList } from './lists/read-list.ts'
import { decideObjection } from './objections/decide-objection.ts'
import { holderOf, raiseObjection } from './objections/raise-objection.ts'
import { getObjection } from './objections/read-objections.ts'
import { getPath } from './reading/get-path.ts'
import { getPlan } from './reading/get-plan.ts'
import { discardRun } from './runs/steer-run.ts'
import { waitingTasks } from './waiting-tasks.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 120_000)
afterAll(() => stage.owner.end())

const coordinator = () => stage.acting('coordinator')
const next = nextRound
const now = demoRoundId(1)

describe('a plan', () => {
  let runId = ''
  const at = () => ({ roundId: next, runId })
  const in14 = () => addDays(stage.site.services.today(), 14)

  beforeAll(async () => {
    runId = await stage.planned()
  }, 120_000)

  test('is the business of the office as long as it is a draft', async () => {
    const view = await getPlan(coordinator(), stage.site.services, at())
    expect(view.ok && view.value.rows.length).toBeGreaterThan(20)
    expect(await getPlan(stage.acting('school-lead'), stage.site.services, at())).toEqual({
      ok: false,
      error: 'forbidden',
    })
    expect(
      await readSchoolList(stage.acting('school-lead'), stage.site.services, {
        at: at(),
        schoolId: stage.organizations.get('school-lead') ?? '',
      }),
    ).toEqual({ ok: false, error: 'not-found' })
  })

  test('is changed by hand within the rules only, with a reason that stays', async () => {
    const seats = await stage.seatsOf(runId)
    const view = await getPlan(coordinator(), stage.site.services, at())
    if (!view.ok) throw new Error(view.error)
    const mine = seats.find(({ workshopId, blockNumber }) => workshopId !== null && blockNumber === 0)
    if (mine === undefined) throw new Error('nobody has a place')
    const own = seats.filter(({ pupilId }) => pupilId === mine.pupilId)
    const fieldOf = (workshopId: string | null) => stage.page.workshops.find(({ id }) => id === workshopId)?.berufsfeld
    const fields = own.map(({ workshopId }) => fieldOf(workshopId))
    const move = (workshopId: string | null, reason = 'Praktikum in derselben Woche') =>
      overrideSeat(coordinator(), stage.site.services, {
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
    expect(await stage.seatsOf(runId)).toEqual(seats)
    // School is always possible; back again, too.
    expect(await move(null)).toEqual({ ok: true, value: undefined })
    const changed = (await stage.seatsOf(runId)).find(
      ({ pupilId, blockNumber }) => pupilId === mine.pupilId && blockNumber === 0,
    )
    expect(changed).toMatchObject({ workshopId: null, bbsId: null, source: 'override', reason: { code: 'override' } })
    expect(await move(mine.workshopId, 'zurück')).toEqual({ ok: true, value: undefined })
    const { rows } = await stage.owner.query<{ reason: string }>(
      'SELECT reason FROM plans.override WHERE run_id = $1 ORDER BY happened_at',
      [runId],
    )
    expect(rows.map(({ reason }) => reason)).toEqual(['Praktikum in derselben Woche', 'zurück'])
    expect((await stage.auditOf(runId)).filter((action) => action === 'plan.override')).toHaveLength(2)
    expect(fields.length).toBe(stage.page.blocks.length)
  })

  test('is not changed by hand while it is frozen', async () => {
    expect(await freezePlan(coordinator(), stage.site.services, { at: at(), isFrozen: true })).toMatchObject({
      ok: true,
    })
    const [seat] = await stage.seatsOf(runId)
    const done = await overrideSeat(coordinator(), stage.site.services, {
      ...at(),
      move: { pupilId: seat?.pupilId ?? '', blockNumber: 0, workshopId: null, reason: 'Praktikum' },
    })
    expect(done).toEqual({ ok: false, error: { code: 'not-a-draft', stage: 'frozen' } })
    expect(await freezePlan(coordinator(), stage.site.services, { at: at(), isFrozen: false })).toMatchObject({
      ok: true,
    })
    expect(
      await freezePlan(stage.acting('school-lead'), stage.site.services, { at: at(), isFrozen: true }),
    ).toMatchObject({
      error: 'forbidden',
    })
  })

  test('is not published with a rule broken, nor with a deadline that is none', async () => {
    const publish = (objectionsUntil = in14()) =>
      publishPlan(coordinator(), stage.site.services, { at: at(), objectionsUntil })
    expect(await publish(addDays(stage.site.services.today(), 1))).toMatchObject({ error: { code: 'bad-deadline' } })
    expect(await publish(addDays(stage.site.services.today(), 100))).toMatchObject({ error: { code: 'bad-deadline' } })
    // A workshop lost places since the run.
    const view = await getPlan(coordinator(), stage.site.services, at())
    const row = view.ok ? view.value.rows.find(({ cells }) => (cells[0]?.size ?? 0) > 1) : undefined
    const set = (capacity: number) =>
      stage.owner.query('UPDATE rounds.workshop_day SET capacity = $3 WHERE workshop_id = $1 AND weekday = $2', [
        row?.workshopId,
        row?.weekday,
        capacity,
      ])
    await set(1)
    const flawed = await publish()
    expect(flawed).toMatchObject({ error: { code: 'flawed' } })
    // Every group of it is named, with its size, and no more than that.
    if (!flawed.ok && flawed.error.code === 'flawed')
      expect(flawed.error.flaws.breaches).toEqual(
        row?.cells.flatMap(({ size }, blockNumber) =>
          size <= 1
            ? []
            : [
                {
                  rule: 'too-many',
                  blockNumber,
                  workshopId: row.workshopId,
                  weekday: row.weekday,
                  found: size,
                  limit: 1,
                },
              ],
        ),
      )
    await set(row?.cells.find(({ places }) => places > 0)?.places ?? 0)
  })

  test('is published once, and schools and vocational schools are told without a word about pupils', async () => {
    const publish = (id: string) =>
      publishPlan(coordinator(), stage.site.services, { at: { roundId: next, runId: id }, objectionsUntil: in14() })
    const another = await stage.planned()
    const before = await stage.owner.query('SELECT id FROM platform.outbox_mail')
    const done = await publish(runId)
    if (!done.ok) throw new Error(done.error.code)
    const mails = await stage.owner.query<{ subject: string; to_address: string; purpose: string }>(
      `SELECT subject, to_address, purpose FROM platform.outbox_mail WHERE purpose = 'plan'`,
    )
    expect(mails.rowCount).toBe(done.value.told.mailed)
    expect(mails.rowCount).toBeGreaterThan(10)
    expect((await stage.owner.query('SELECT id FROM platform.outbox_mail')).rowCount).toBe(
      (before.rowCount ?? 0) + done.value.told.mailed,
    )
    expect(await publish(another)).toEqual({ ok: false, error: { code: 'another-published' } })
    expect(await publish(runId)).toEqual({ ok: false, error: { code: 'published' } })
    expect(await discardRun(coordinator(), stage.site.services, runId)).toEqual({ ok: false, error: 'published' })
    expect(await stage.auditOf(runId)).toContain('plan.publish')
    await discardRun(coordinator(), stage.site.services, another)
  }, 120_000)

  test('shows a school its own pupils by name and a vocational school its own day lists, with a line in the protocol', async () => {
    const schoolId = stage.organizations.get('school-lead') ?? ''
    const list = await readSchoolList(stage.acting('school-lead'), stage.site.services, { at: at(), schoolId })
    if (!list.ok) throw new Error(list.error)
    expect(list.value.showsNames).toBe(true)
    const other =
      stage.page.schools.find(({ organizationId, takesPart }) => takesPart && organizationId !== schoolId)
        ?.organizationId ?? ''
    expect(
      await readSchoolList(stage.acting('school-lead'), stage.site.services, { at: at(), schoolId: other }),
    ).toEqual({
      ok: false,
      error: 'not-found',
    })
    const office = await readSchoolList(coordinator(), stage.site.services, { at: at(), schoolId })
    expect(office.ok && office.value.showsNames).toBe(false)
    expect(office.ok && office.value.groups.flatMap(({ rows }) => rows).length).toBe(
      list.value.groups.flatMap(({ rows }) => rows).length,
    )

    const bbsId = stage.organizations.get('bbs') ?? ''
    const reads = async () =>
      (await stage.owner.query(`SELECT id FROM platform.audit_event WHERE action = 'pupil.read-names'`)).rowCount ?? 0
    const workshop = stage.page.workshops.find(({ organizationId }) => organizationId === bbsId)
    const lines = await reads()
    const days = await readWorkshopList(stage.acting('bbs'), stage.site.services, {
      at: at(),
      workshopId: workshop?.id ?? '',
    })
    if (!days.ok) throw new Error(days.error)
    expect(days.value.groups.flatMap(({ members }) => members).every(({ name }) => name !== undefined)).toBe(true)
    expect(await reads()).toBeGreaterThan(lines)
    const foreign = stage.page.workshops.find(({ organizationId }) => organizationId !== bbsId)
    expect(
      await readWorkshopList(stage.acting('bbs'), stage.site.services, { at: at(), workshopId: foreign?.id ?? '' }),
    ).toEqual({
      ok: false,
      error: 'not-found',
    })
    expect(
      await readWorkshopList(stage.acting('company'), stage.site.services, {
        at: at(),
        workshopId: workshop?.id ?? '',
      }),
    ).toEqual({ ok: false, error: 'forbidden' })

    const file = await exportList(stage.acting('school-lead'), stage.site.services, {
      at: at(),
      which: { kind: 'bus', schoolId },
      form: 'csv',
    })
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toMatch(/Nachname/)
    expect(await stage.auditOf(runId)).toContain('plan.export')
  })

  test('shows nobody but the own pupil the own place, with the reason, by code', async () => {
    const [seat] = await stage.seatsOf(runId)
    const { rows } = await stage.owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [
      seat?.pupilId,
    ])
    const entered = await stage.site.ask(`${paths.wishes}?code=${rows[0]?.code}`)
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await stage.site.ask(paths.myPlace, { cookie })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Dein Platz')
    expect((await stage.site.ask(paths.myPlace)).status).toBe(303)
    const body = new URLSearchParams({ raisedBy: 'pupil', text: 'kurz' }).toString()
    const short = await stage.site.ask(paths.myPlaceObject, {
      method: 'POST',
      body,
      cookie,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    })
    expect(short.status).toBe(422)
  })

  test('is objected to until the deadline, once at a time, and the office decides', async () => {
    const [seat] = await stage.seatsOf(runId)
    if (seat === undefined) throw new Error('no seat')
    const input = { runId, pupilId: seat.pupilId, raisedBy: 'guardian' as const, text: 'Der Weg ist zu weit für uns.' }
    const raised = await raiseObjection(holderOf(stage.regionId), stage.site.services, input)
    if (!raised.ok) throw new Error(raised.error)
    const { id } = raised.value
    expect(await raiseObjection(holderOf(stage.regionId), stage.site.services, input)).toEqual({
      ok: false,
      error: 'open-already',
    })
    expect(await raiseObjection(coordinator(), stage.site.services, input)).toEqual({ ok: false, error: 'forbidden' })
    const stranger = stage.acting(
      'school-lead',
      stage.page.schools.find(({ organizationId }) => organizationId !== seat.organizationId)?.organizationId,
    )
    expect(await raiseObjection(stranger, stage.site.services, { ...input, raisedBy: 'school' })).toEqual({
      ok: false,
      error: 'not-found',
    })
    // Nobody reads it in the table.
    const { rows } = await stage.owner.query<{ body: Buffer }>('SELECT body FROM plans.objection WHERE id = $1', [id])
    expect(rows[0]?.body.toString('latin1')).not.toContain('Weg')
    const read = await getObjection(coordinator(), stage.site.services, id)
    expect(read.ok && read.value.objection.text).toBe('Der Weg ist zu weit für uns.')
    expect(await getObjection(stranger, stage.site.services, id)).toEqual({ ok: false, error: 'not-found' })
    expect((await waitingTasks(coordinator(), stage.site.services)).map(({ href }) => href)).toContain(
      paths.workPlanObjections(next, runId),
    )

    const before = seat.workshopId
    const decide = (answer: string, move?: { blockNumber: number; workshopId: string | null }) =>
      decideObjection(coordinator(), stage.site.services, { id, decision: { answer, move } })
    expect(await decide('Ja.', { blockNumber: seat.blockNumber, workshopId: before })).toMatchObject({
      error: { code: 'no-change' },
    })
    expect(
      await decide('Du bleibst in diesem Block in der Schule.', { blockNumber: seat.blockNumber, workshopId: null }),
    ).toEqual({ ok: true, value: { outcome: 'changed' } })
    expect(await decide('Noch einmal.')).toMatchObject({ error: { code: 'decided' } })
    expect(await stage.auditOf(id)).toEqual(['objection.raise', 'objection.read', 'objection.decide'])
    const path = await getPath(stage.acting('school-lead', seat.organizationId), stage.site.services, {
      ...at(),
      pupilId: seat.pupilId,
    })
    expect(path.ok && path.value.seats.find(({ blockNumber }) => blockNumber === seat.blockNumber)).toMatchObject({
      workshopId: null,
      source: 'override',
    })
    expect(path.ok && path.value.objections).toMatchObject([{ outcome: 'changed' }])

    const run = await stage.runOf(runId)
    stage.site.services.setNow(new Date(`${addDays(run.objectionsUntil ?? stage.site.services.today(), 1)}T12:00:00Z`))
    const late = await raiseObjection(holderOf(stage.regionId), stage.site.services, input)
    stage.site.services.setNow(undefined)
    expect(late).toEqual({ ok: false, error: 'too-late' })
  })

  test('is counted for monitoring without a person, and a small count is left out', async () => {
    const facts = await plansFacts(stage.acting('monitoring'), stage.site.services)
    const of = (name: string) => facts.find((fact) => fact.name === name)?.value
    expect(of('plans.published')).toBe(2)
    expect(of('plans.pupils')).toBeGreaterThan(2000)
    expect(await plansFacts(stage.acting('bbs'), stage.site.services)).toEqual([])
    // Three pupils without a wish are not named, and cannot be counted by subtraction either.
    await stage.owner.query(`UPDATE plans.run SET report = jsonb_set(report, '{fulfilled,0}', '3') WHERE id = $1`, [
      runId,
    ])
    const hidden = (await plansFacts(stage.acting('monitoring'), stage.site.services)).map(({ name }) => name)
    for (const name of ['plans.answered', 'plans.with-wish', 'plans.without-wish']) expect(hidden).not.toContain(name)
  })

  test('is withdrawn with a reason, and nobody sees it any more', async () => {
    const schoolId = stage.organizations.get('school-lead') ?? ''
    expect(
      await withdrawPlan(stage.acting('school-lead'), stage.site.services, { at: at(), because: 'Ein Fehler.' }),
    ).toMatchObject({ error: 'forbidden' })
    const done = await withdrawPlan(coordinator(), stage.site.services, {
      at: at(),
      because: 'Die Tischlerei ist abgebrannt.',
    })
    expect(done.ok && done.value.told.mailed).toBeGreaterThan(10)
    expect(await stage.runOf(runId)).toMatchObject({ withdrawnBecause: 'Die Tischlerei ist abgebrannt.' })
    expect(await readSchoolList(stage.acting('school-lead'), stage.site.services, { at: at(), schoolId })).toEqual({
      ok: false,
      error: 'not-found',
    })
    expect(await withdrawPlan(coordinator(), stage.site.services, { at: at(), because: 'Noch einmal.' })).toMatchObject(
      {
        error: 'not-published',
      },
    )
    expect(await stage.auditOf(runId)).toContain('plan.withdraw')
  })
})

describe('Landkreis Musterau', () => {
  test('has a proven plan that is published, one decided objection and one that waits', async () => {
    const run = await stage.runOf(demoRunId)
    expect(run).toMatchObject({ roundId: now, state: 'done', withdrawnAt: null })
    expect(run.worth).toBe(run.bound)
    const { rows } = await stage.owner.query<{ outcome: string | null }>(
      'SELECT outcome FROM plans.objection WHERE run_id = $1 ORDER BY id',
      [demoRunId],
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(['kept', null])
    const read = await getObjection(coordinator(), stage.site.services, demoObjectionId(1))
    expect(read.ok && read.value.objection.answer).toMatch(/Platz bleibt/)
  })
})
