// What src/app/personal-fields.ts promises about forgetting is true: the job that a field names and the erasure step of its
// owner are run, and then the column is looked at, behind row-level security.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allErasureSteps } from '../src/app/erasure.ts'
import { allJobs } from '../src/app/jobs.ts'
import { allPersonalFields } from '../src/app/personal-fields.ts'
import { paths } from '../src/kernel/names/paths.ts'
import { addDays, formatGermanDate, type PlainDate } from '../src/kernel/plain-date.ts'
import { demoRunId } from '../src/modules/plans/demo.ts'
import { plansFacts } from '../src/modules/plans/index.ts'
import { demoRoundId } from '../src/modules/rounds/demo.ts'
import { daysKeptAfterRound, findRound } from '../src/modules/rounds/index.ts'
import { inContext } from '../src/platform/db/database.ts'
import type { PersonalField } from '../src/platform/erasure/personal-field.ts'
import { type PlansStage, plansStage } from './support/plans-stage.ts'

let stage: PlansStage
const roundId = demoRoundId(1)

interface Person {
  readonly pupilId: string
  readonly code: string
  readonly schoolId: string
  readonly teacher: string
}
let [erased, outdated]: Person[] = []

beforeAll(async () => {
  stage = await plansStage()
  const { rows } = await stage.owner.query<{ id: string; code: string; organization_id: string }>(
    `SELECT DISTINCT ON (p.organization_id) p.id, p.code, p.organization_id FROM pupils.pupil p
     JOIN plans.seat s ON s.pupil_id = p.id JOIN plans.run r ON r.id = s.run_id
     WHERE r.round_id = $1 AND s.workshop_id IS NOT NULL ORDER BY p.organization_id, p.id LIMIT 2`,
    [roundId],
  )
  const people = rows.map((row, index) => ({
    pupilId: row.id,
    code: row.code,
    schoolId: row.organization_id,
    teacher: ['Nguyễn Thị Đặng', 'Sinéad O’Neill'][index] ?? '',
  }))
  for (const [index, person] of people.entries()) await giveEverything(person, index)
  ;[erased, outdated] = people
}, 180_000)
afterAll(() => stage.owner.end())

/** Something in every column that is about people; a field for which nothing stands here fails the first test. */
async function giveEverything({ pupilId, schoolId, teacher }: Person, index: number): Promise<void> {
  const ask = (text: string, ...values: readonly unknown[]) => stage.owner.query(text, [...values])
  await ask(`UPDATE pupils.pupil SET state = 'left', left_on = current_date WHERE id = $1`, pupilId)
  await ask(
    `UPDATE pupils.pupil_person SET birth_date = coalesce(birth_date, '\\x01'), access_need = '\\x01' WHERE pupil_id = $1`,
    pupilId,
  )
  await ask(
    `INSERT INTO pupils.consent_event (region_id, id, pupil_id, organization_id, legal_basis_id, event, given_by,
       happened_on, recorded_at)
     SELECT p.region_id, gen_random_uuid(), p.id, p.organization_id, b.id, 'objected', 'guardian', current_date, now()
     FROM pupils.pupil p JOIN pupils.legal_basis b ON b.region_id = p.region_id WHERE p.id = $1 LIMIT 1`,
    pupilId,
  )
  await ask(
    `INSERT INTO pupils.departure (region_id, pupil_id, organization_id, noticed_at)
     SELECT region_id, id, organization_id, now() FROM pupils.pupil WHERE id = $1`,
    pupilId,
  )
  await ask(
    `INSERT INTO platform.import_run (region_id, id, target, file_name, content, state, findings, organization_id,
       is_about_pupils) VALUES ($1, gen_random_uuid(), 'pupils', '8a.csv', '\\x01', 'checked', '[{"line": 2}]', $2, true)`,
    stage.regionId,
    schoolId,
  )
  await ask(
    `INSERT INTO rounds.workshop_teacher (region_id, workshop_id, organization_id, contact_name)
     SELECT region_id, id, organization_id, $2 FROM rounds.workshop WHERE round_id = $1 ORDER BY id LIMIT 1 OFFSET $3
     ON CONFLICT (region_id, workshop_id) DO UPDATE SET contact_name = excluded.contact_name`,
    roundId,
    teacher,
    index,
  )
  await ask('DELETE FROM wishes.answer WHERE pupil_id = $1', pupilId)
  await ask(
    `INSERT INTO wishes.answer (region_id, round_id, pupil_id, organization_id, way, language, outside_field, updated_at, version)
     SELECT region_id, $2, id, organization_id, 'phone', 'uk', 'holz', now(), 1 FROM pupils.pupil WHERE id = $1`,
    pupilId,
    roundId,
  )
  await ask(
    `INSERT INTO wishes.wish (region_id, round_id, pupil_id, organization_id, berufsfeld, rank, is_never, never_reason)
     SELECT p.region_id, $2, p.id, p.organization_id, w.berufsfeld, w.rank, w.rank IS NULL, w.reason
     FROM pupils.pupil p, (VALUES ('metall', 1, NULL), ('bau', NULL, '\\x01'::bytea)) w (berufsfeld, rank, reason)
     WHERE p.id = $1`,
    pupilId,
    roundId,
  )
  // The pupil of the demo may be one who did not answer.
  await ask(`UPDATE plans.seat SET wishes_read = '0123456789abcdef' WHERE pupil_id = $1`, pupilId)
  await ask(
    `INSERT INTO plans.lock (region_id, id, round_id, pupil_id, block_number, workshop_id, reason, set_at, lifted_at)
     SELECT s.region_id, gen_random_uuid(), $2, s.pupil_id, s.block_number, s.workshop_id, 'Asthma', now(), now()
     FROM plans.seat s WHERE s.pupil_id = $1 AND s.workshop_id IS NOT NULL LIMIT 1`,
    pupilId,
    roundId,
  )
  await ask(
    `INSERT INTO plans.override (region_id, id, run_id, pupil_id, block_number, workshop_before, workshop_after, reason, happened_at)
     SELECT s.region_id, gen_random_uuid(), s.run_id, s.pupil_id, s.block_number, s.workshop_id, s.workshop_id, 'Asthma', now()
     FROM plans.seat s WHERE s.pupil_id = $1 AND s.workshop_id IS NOT NULL LIMIT 1`,
    pupilId,
  )
  await ask(
    `INSERT INTO plans.objection (region_id, id, run_id, pupil_id, organization_id, raised_by, body, raised_at, decided_at,
       outcome, answer)
     SELECT s.region_id, gen_random_uuid(), s.run_id, s.pupil_id, s.organization_id, 'guardian', '\\x01', now(), now(),
       'kept', '\\x01' FROM plans.seat s WHERE s.pupil_id = $1 LIMIT 1`,
    pupilId,
  )
}

/** How many rows of the column still say something about the person. */
async function rowsAbout(field: PersonalField, person: Person): Promise<number> {
  const at = field.column.lastIndexOf('.')
  const [table, column] = [field.column.slice(0, at), field.column.slice(at + 1)]
  const [about, value] =
    table === 'pupils.pupil'
      ? ['id', person.pupilId]
      : table === 'platform.import_run'
        ? ['organization_id', person.schoolId]
        : table === 'rounds.workshop_teacher'
          ? ['contact_name', person.teacher]
          : ['pupil_id', person.pupilId]
  const says = column === 'findings' ? `findings <> '[]'` : `${column} IS NOT NULL`
  const { rows } = await stage.owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${about} = $1 AND ${says}`,
    [value],
  )
  return rows[0]?.count ?? 0
}

/** Columns of these fields that still say something. */
async function remaining(fields: readonly PersonalField[], person: Person | undefined): Promise<string[]> {
  if (person === undefined) throw new Error('nobody has a seat')
  const left = []
  for (const field of fields) if ((await rowsAbout(field, person)) > 0) left.push(field.column)
  return left
}

const columnsOf = (fields: readonly PersonalField[]): string[] => fields.map(({ column }) => column)

const jobs = () => allJobs(stage.site.services.testDatabase.ownerConfig, stage.site.services)

async function runJob(kind: string): Promise<void> {
  const job = jobs().find((one) => one.kind === kind)
  if (job === undefined) throw new Error(`There is no job ${kind}`)
  const asked = { id: 'job', kind, regionId: null, payload: {}, attempts: 1 }
  await job.run(asked, stage.site.services, new AbortController().signal)
}

const noonOf = (day: PlainDate): Date => new Date(`${day}T12:00:00Z`)

describe('every personal field', () => {
  test('is filled here, so that forgetting it can be seen', async () => {
    expect(await remaining(allPersonalFields, erased)).toEqual(columnsOf(allPersonalFields))
    expect(await remaining(allPersonalFields, outdated)).toEqual(columnsOf(allPersonalFields))
  })

  test('names a job and an erasure step that exist', () => {
    const kinds = new Set(jobs().map(({ kind }) => kind))
    const modules = new Set(allErasureSteps.map(({ module }) => module))
    expect(
      allPersonalFields.filter(({ job }) => !kinds.has(job)).map(({ column, job }) => `${column}: ${job}`),
    ).toEqual([])
    expect(allPersonalFields.filter(({ owner }) => !modules.has(owner)).map(({ column }) => column)).toEqual([])
  })
})

describe('the erasure step of the owner of a field', () => {
  // In the order of the program: each is looked at before the pupil itself goes and would take everything along.
  test.each(allErasureSteps.map((step) => [step.module, step] as const))(
    '%s forgets one person and nobody else',
    async (module, step) => {
      const own = allPersonalFields.filter(({ owner }) => owner === module)
      const { services } = stage.site
      const dpo = stage.acting('dpo')
      const { code, teacher: name } = erased as Person
      const subject = module === 'rounds' ? { name } : { code }
      await inContext(services.database, dpo, (tx) => step.erase(tx, dpo, services, subject))
      expect(await remaining(own, erased)).toEqual([])
      expect(await remaining(own, outdated)).toEqual(columnsOf(own))
    },
  )
})

describe('the retention of a round', () => {
  const ofRound = allPersonalFields.filter(({ job }) => job === 'rounds.retention')
  const endOf = async (): Promise<PlainDate> => {
    const found = await findRound(stage.acting('coordinator'), stage.site.services, roundId)
    if (!found.ok) throw new Error(found.error)
    return found.value.round.endsOn
  }
  const facts = () => plansFacts(stage.acting('monitoring'), stage.site.services)
  const forgetting = async () => (await stage.auditOf(roundId)).filter((action) => action.endsWith('.forget'))

  test('covers all that wishes and plans keep', () => {
    const kept = allPersonalFields.filter(({ owner }) => owner === 'wishes' || owner === 'plans')
    expect(columnsOf(ofRound)).toEqual(columnsOf(kept))
    expect(kept.length).toBeGreaterThan(30)
  })

  test('leaves everything until its last day, then takes it, keeps the counts, and says so once', async () => {
    const { services } = stage.site
    const last = addDays(await endOf(), daysKeptAfterRound)
    const before = await facts()
    expect(before.find(({ name }) => name === 'plans.pupils')?.value).toBeGreaterThan(100)
    services.setNow(noonOf(last))
    await runJob('rounds.retention')
    expect(await remaining(ofRound, outdated)).toEqual(columnsOf(ofRound))
    expect(await forgetting()).toEqual([])
    services.setNow(noonOf(addDays(last, 1)))
    await runJob('rounds.retention')
    await runJob('rounds.retention')
    services.setNow(undefined)
    expect(await remaining(ofRound, outdated)).toEqual([])
    const { rows } = await stage.owner.query<{ count: number }>(
      `SELECT (SELECT count(*) FROM wishes.answer WHERE round_id = $1)::int
         + (SELECT count(*) FROM plans.seat s JOIN plans.run r ON r.id = s.run_id WHERE r.round_id = $1)::int AS count`,
      [roundId],
    )
    expect(rows[0]?.count).toBe(0)
    // One instant, so their order in the protocol is nobody's.
    expect((await forgetting()).sort()).toEqual(['plan.forget', 'wishes.forget'])
    expect(await facts()).toEqual(before)
  })

  test('leaves pages that still answer, without anybody on them', async () => {
    const { site } = stage
    const body = 'rolle=coordinator'
    const entered = await site.ask(paths.demoSignIn, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    })
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const pages = [
      paths.workRound(roundId),
      paths.workPlans(roundId),
      paths.workPlan(roundId, demoRunId),
      paths.workPlanLists(roundId, demoRunId),
      paths.workPlanObjections(roundId, demoRunId),
      paths.workWishes(roundId),
    ]
    for (const path of pages) expect(`${path} ${(await site.ask(path, { cookie })).status}`).toBe(`${path} 200`)
    const last = addDays(await endOf(), daysKeptAfterRound)
    const start = await (await site.ask(paths.workRound(roundId), { cookie })).text()
    expect(start).toContain(`bis ${formatGermanDate(last, 'short')} gespeichert`)
  })

  test('takes nothing of a round that still runs', async () => {
    const { rows } = await stage.owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM wishes.answer WHERE round_id = $1',
      [demoRoundId(2)],
    )
    expect(rows[0]?.count).toBeGreaterThan(0)
  })
})

test('every other job that a field names forgets it when its time is over', async () => {
  const { services } = stage.site
  const others = allPersonalFields.filter(({ job }) => job !== 'rounds.retention')
  const in3Years = addDays(services.today(), 3 * 366)
  services.setNow(noonOf(in3Years))
  for (const job of new Set(others.map((field) => field.job))) await runJob(job)
  services.setNow(undefined)
  expect(await remaining(others, outdated)).toEqual([])
})
