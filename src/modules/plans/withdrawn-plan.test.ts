// A plan is published when it goes by all wishes, and withdrawn without burying what was said about it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formSite } from '../../../tests/support/form-site.ts'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { findPupilByCode } from '../pupils/index.ts'
import { publishPlan } from './decisions/publish-plan.ts'
import { decideObjection } from './objections/decide-objection.ts'
import { holderOf, raiseObjection } from './objections/raise-objection.ts'
import { readOwnObjections } from './result/read-result.ts'
import { plansRoutes } from './routes.ts'
import { waitingTasks } from './waiting-tasks.ts'

let stage: PlansStage
let runId = ''
beforeAll(async () => {
  stage = await plansStage()
  runId = await stage.planned()
}, 180_000)
afterAll(() => stage.owner.end())

const coordinator = () => stage.acting('coordinator')

describe('a plan', () => {
  test('goes by all wishes: nothing is published before and while somebody may wish, nor when somebody has wished something else since the run', async () => {
    const { services, owner } = { ...stage, services: stage.site.services }
    const publish = () =>
      publishPlan(coordinator(), services, {
        at: { roundId: nextRound, runId },
        objectionsUntil: addDays(services.today(), 14),
      })
    const setDays = (from: number, until: number) =>
      owner.query(
        'UPDATE rounds.round SET wishes_from = current_date + $2::int, wishes_until = current_date + $3::int WHERE id = $1',
        [nextRound, from, until],
      )
    await setDays(3, 5)
    expect(await publish()).toEqual({
      ok: false,
      error: { code: 'wishes-to-come', from: addDays(services.today(), 3) },
    })
    await setDays(-30, 0)
    expect(await publish()).toEqual({ ok: false, error: { code: 'wishes-open' } })
    await setDays(-30, -1)
    // Answers that came, were changed, or went after the run: one each.
    const seated = [...new Set((await stage.seatsOf(runId)).map(({ pupilId }) => pupilId))].sort()
    const { rows: answers } = await owner.query<{ pupil_id: string; wishes: number }>(
      `SELECT pupil_id, count(*) FILTER (WHERE NOT is_never)::integer AS wishes FROM wishes.wish
       WHERE round_id = $1 GROUP BY pupil_id ORDER BY pupil_id`,
      [nextRound],
    )
    const { rows: known } = await owner.query<{ pupil_id: string }>(
      'SELECT pupil_id FROM wishes.answer WHERE round_id = $1',
      [nextRound],
    )
    const answered = new Set(known.map(({ pupil_id }) => pupil_id))
    const [changing, going] = answers.filter(({ pupil_id, wishes }) => seated.includes(pupil_id) && wishes > 1)
    const coming = seated.find((id) => !answered.has(id))
    const turnRound = () =>
      owner.query('UPDATE wishes.wish SET rank = 20 - rank WHERE round_id = $1 AND pupil_id = $2 AND NOT is_never', [
        nextRound,
        changing?.pupil_id,
      ])
    await turnRound()
    await owner.query(
      `INSERT INTO wishes.answer (region_id, round_id, pupil_id, organization_id, way, updated_at)
       SELECT region_id, $1, id, organization_id, 'paper', now() FROM pupils.pupil WHERE id = $2`,
      [nextRound, coming],
    )
    expect(await publish()).toEqual({ ok: false, error: { code: 'wishes-changed', count: 2 } })
    const office = formSite(services, plansRoutes, coordinator())
    const { html } = await office.get(paths.workPlanPublish(nextRound, runId))
    expect(html).toContain('2 Personen haben seit diesem Lauf andere Wünsche')
    expect(html).toContain(`${paths.workPlans(nextRound)}#rechnen`)
    await owner.query('DELETE FROM wishes.answer WHERE round_id = $1 AND pupil_id = ANY ($2)', [
      nextRound,
      [coming, going?.pupil_id],
    ])
    expect(await publish()).toEqual({ ok: false, error: { code: 'wishes-changed', count: 2 } })
    // Whoever is forgotten altogether takes nothing of the plan of the others along.
    await owner.query('DELETE FROM plans.seat WHERE run_id = $1 AND pupil_id = $2', [runId, going?.pupil_id])
    // Changed and changed back is not changed.
    await turnRound()
    expect(await publish()).toMatchObject({ ok: true })
  }, 120_000)

  test('that is withdrawn keeps its objections: as a task, for the school, with an answer, for the pupil', async () => {
    const { services } = stage.site
    const placed = (await stage.seatsOf(runId)).filter(({ workshopId }) => workshopId !== null)
    const [granted] = placed
    const waiting = placed.find(({ organizationId }) => organizationId !== granted?.organizationId)
    if (granted === undefined || waiting === undefined) throw new Error('nobody has a place')
    const raise = async (pupilId: string) => {
      const input = { runId, pupilId, raisedBy: 'pupil' as const, text: 'Der Weg ist zu weit für mich.' }
      const raised = await raiseObjection(holderOf(stage.regionId), services, input)
      if (!raised.ok) throw new Error(raised.error)
      return raised.value.id
    }
    const [first, second] = [await raise(granted.pupilId), await raise(waiting.pupilId)]
    const { blockNumber } = granted
    expect(
      await decideObjection(coordinator(), services, {
        id: first,
        decision: { answer: 'Du bleibst in der Schule.', move: { blockNumber, workshopId: null } },
      }),
    ).toMatchObject({ ok: true })

    // Said beforehand: what is open, and what was granted.
    const office = formSite(services, plansRoutes, coordinator())
    const page = (await office.get(paths.workPlanWithdraw(nextRound, runId))).html
    const { rows } = await stage.owner.query<{ id: string; code: string }>(
      'SELECT id, code FROM pupils.pupil WHERE id = ANY ($1)',
      [[granted.pupilId, waiting.pupilId]],
    )
    const codeOf = (id: string) => rows.find((row) => row.id === id)?.code ?? ''
    expect(page).toContain('1 Einspruch zu diesem Plan ist noch offen.')
    expect(page).toContain(`${codeOf(granted.pupilId)}, Block ${blockNumber + 1}, in der Schule`)
    const sent = await office.post(paths.workPlanWithdraw(nextRound, runId), {
      because: 'Ein Fehler in den Plätzen.',
      keepsGranted: 'ja',
    })
    expect(sent.status).toBe(303)
    expect(await stage.runOf(runId)).toMatchObject({ withdrawnBecause: 'Ein Fehler in den Plätzen.' })
    const { rows: locks } = await stage.owner.query(
      'SELECT pupil_id, block_number, workshop_id FROM plans.lock WHERE round_id = $1 AND lifted_at IS NULL',
      [nextRound],
    )
    expect(locks).toEqual([{ pupil_id: granted.pupilId, block_number: blockNumber, workshop_id: null }])

    const hrefs = async () => (await waitingTasks(coordinator(), services)).map(({ href }) => href)
    expect(await hrefs()).toContain(paths.workPlanObjections(nextRound, runId))
    const school = formSite(services, plansRoutes, stage.acting('school-lead', waiting.organizationId))
    expect((await school.get(paths.workPlans(nextRound))).html).toContain(paths.workPlanObjections(nextRound, runId))
    expect((await school.get(paths.workPlanObjections(nextRound, runId))).html).toContain(
      paths.workPlanObjection(nextRound, runId, second),
    )
    const read = await school.get(paths.workPlanObjection(nextRound, runId, second))
    expect(read.html).toContain('Der Weg ist zu weit für mich.')
    expect(read.html).not.toContain(paths.workPlanPupil(nextRound, runId, waiting.pupilId))
    expect((await school.get(paths.workPlanObjection(nextRound, runId, first))).status).toBe(404)
    // Everything else of the plan is gone for the school.
    expect((await school.get(paths.workPlanLists(nextRound, runId))).status).toBe(404)

    // No place of it changes any more, and it is answered nevertheless.
    const move = { blockNumber: waiting.blockNumber, workshopId: null }
    expect(await decideObjection(coordinator(), services, { id: second, decision: { answer: 'Ja.', move } })).toEqual({
      ok: false,
      error: { code: 'not-published' },
    })
    const form = (await office.get(paths.workPlanObjection(nextRound, runId, second))).html
    expect(form).toContain('Antwort mitteilen')
    expect(form).not.toContain('Der Platz wird geändert')
    const answered = await office.post(paths.workPlanObjection(nextRound, runId, second), {
      answer: 'Es gibt einen neuen Plan.',
    })
    expect(answered.status).toBe(303)
    expect(await hrefs()).not.toContain(paths.workPlanObjections(nextRound, runId))
    const pupil = await findPupilByCode(services, stage.regionId, codeOf(waiting.pupilId))
    if (pupil === undefined) throw new Error('no such pupil')
    expect(await readOwnObjections(services, { regionId: stage.regionId, pupil })).toMatchObject([
      { roundId: nextRound, isWithdrawn: true, outcome: 'kept', answer: 'Es gibt einen neuen Plan.' },
    ])
    const entered = await stage.site.ask(`${paths.wishes}?code=${codeOf(waiting.pupilId)}`)
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const own = await (await stage.site.ask(paths.myPlace, { cookie })).text()
    expect(own).toContain('Der Plan, um den es ging, gilt nicht mehr.')
    expect(own).toContain('Es gibt einen neuen Plan.')
  }, 120_000)
})
