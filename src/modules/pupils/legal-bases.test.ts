// Legal bases, counts and retention on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays, plainDate } from '../../kernel/plain-date.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { forgetFindings } from '../../platform/imports/store.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { demoBasisId, fillDemo } from './demo.ts'
import { forgetOutdatedPupils, mayBePlanned, pupilsFacts, readNames } from './index.ts'
import { pupilsRoutes } from './routes.ts'

let stage: Stage
let lead: PersonActor
let otherLead: PersonActor
let office: PersonActor
const program = { kind: 'system', regionId: '03999000-0000-7000-8000-000000000001', reason: 'test' } as const

beforeAll(async () => {
  stage = await networkStage()
  await fillDemo(program, stage.services)
  // The school without a list, one with a list, and the office.
  lead = stage.person('school-lead', 24)
  otherLead = stage.person('school-lead', 18)
  office = stage.person('coordinator')
}, 60_000)

const ask = (actor: PersonActor, path: string, form?: Record<string, string | Blob>) =>
  stage.ask(actor, pupilsRoutes, path, form)
const textOf = async (actor: PersonActor, path: string) => (await ask(actor, path)).text()

const pupilsOf = (organizationId: string) =>
  stage.rows<{ id: string; class_id: string; code: string; state: string }>(
    'SELECT id, class_id, code, state FROM pupils.pupil WHERE organization_id = $1 ORDER BY code',
    [organizationId],
  )
const auditOf = (objectId: string) =>
  stage.rows<{ action: string; changes: unknown; organization_id: string | null }>(
    'SELECT action, changes, organization_id FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
    [objectId],
  )
const classOf = async (actor: PersonActor): Promise<string> =>
  (
    await stage.rows<{ id: string }>('SELECT id FROM pupils.school_class WHERE organization_id = $1 ORDER BY name', [
      actor.organizationId,
    ])
  )[0]?.id ?? ''

describe('a legal basis', () => {
  const details = {
    ground: 'office-names:agreement',
    norm: 'Vereinbarung vom 1. August',
    explanation: 'Die Leitstelle ruft bei Fragen an.',
    validFrom: '2026-08-01',
    validUntil: '',
  }

  test('for names lets the office read them as long as it holds', async () => {
    const id = await classOf(otherLead)
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const names = () => readNames(office, stage.services, [pupil?.id ?? ''])
    const planningSheet = () => textOf(otherLead, paths.workLegalBasisSheet(demoBasisId))
    const [byCode, byName] = ['plant mit Codes und sieht keine Namen', 'sieht auch Namen; jeder Blick']
    expect(await planningSheet()).toContain(byCode)
    expect((await names()).size).toBe(0)
    expect((await ask(otherLead, paths.workLegalBasisNew, details)).status).toBe(403)
    const wrong = await ask(office, paths.workLegalBasisNew, { ...details, validUntil: '2026-07-01' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Das Ende liegt vor dem Anfang.')
    expect((await ask(office, paths.workLegalBasisNew, details)).status).toBe(303)
    expect((await names()).size).toBe(1)
    expect(await planningSheet()).toContain(byName)
    expect(await planningSheet()).not.toContain(byCode)
    expect(await textOf(office, paths.workClass(id))).toContain('Sie sehen Namen')
    const [basis] = await stage.rows<{ id: string }>("SELECT id FROM pupils.legal_basis WHERE purpose = 'office-names'")
    expect(await auditOf(basis?.id ?? '')).toMatchObject([{ action: 'legal-basis.set' }])
    expect((await ask(office, paths.workLegalBasisRevoke(basis?.id ?? ''), {})).status).toBe(303)
    expect((await ask(office, paths.workLegalBasisRevoke(basis?.id ?? ''), {})).status).toBe(303)
    expect((await auditOf(basis?.id ?? '')).map(({ action }) => action)).toEqual([
      'legal-basis.set',
      'legal-basis.revoke',
    ])
    expect((await names()).size).toBe(0)
    expect(await planningSheet()).toContain(byCode)
    expect(await textOf(otherLead, paths.workLegalBases)).toContain('aufgehoben am')
  })

  test('for names is never a consent: what one family says opens no name of another', async () => {
    const form = await textOf(office, paths.workLegalBasisNew)
    expect(form).toContain('value="planning:consent"')
    expect(form).toContain('value="office-names:law"')
    expect(form).not.toContain('value="office-names:consent"')
    const sent = await ask(office, paths.workLegalBasisNew, { ...details, ground: 'office-names:consent' })
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('nur nach Gesetz oder Vereinbarung sehen, nicht durch Einwilligung')
    const insert = (kind: string) =>
      stage.rows(
        `INSERT INTO pupils.legal_basis (region_id, id, purpose, kind, norm, explanation, valid_from, set_at)
         VALUES ($1, gen_random_uuid(), 'office-names', $2, 'Norm', 'Erklärung', '2190-01-01', now())`,
        [office.regionId, kind],
      )
    await expect(insert('consent')).rejects.toThrow(/check/)
    await insert('law')
  })

  test('that is corrected, or stands beside another, leaves every objection as it is', async () => {
    const pupils = await stage.rows<{ id: string; class_id: string }>(
      "SELECT id, class_id FROM pupils.pupil WHERE id IN (SELECT pupil_id FROM pupils.consent_event WHERE event = 'objected')",
    )
    const reasons = async () => {
      const ids = pupils.map(({ id }) => id)
      return [...(await mayBePlanned(stage.services, program.regionId, ids)).values()].map(({ because }) => because)
    }
    const objected = pupils.map(() => 'objected')
    expect(pupils.length).toBeGreaterThan(0)
    expect(await reasons()).toEqual(objected)
    const planning = { ...details, ground: 'planning:agreement', norm: 'Vereinbarung neben dem Gesetz' }
    expect((await ask(office, paths.workLegalBasisNew, planning)).status).toBe(303)
    expect(await reasons()).toEqual(objected)
    expect((await ask(office, paths.workLegalBasisRevoke(demoBasisId), {})).status).toBe(303)
    expect(await reasons()).toEqual(objected)
    expect(await textOf(office, paths.workClass(pupils[0]?.class_id ?? ''))).toContain('nein, Widerspruch')
  })

  test('makes the information sheet for guardians', async () => {
    const sheet = await textOf(otherLead, paths.workLegalBasisSheet(demoBasisId))
    for (const part of [
      'NSchG § 31 Abs. 1',
      'Ihre Rechte',
      'Wie lange wir sie aufheben',
      '90 Tage',
      'Leitstelle Übergang',
    ]) {
      expect(sheet).toContain(part)
    }
    expect((await ask(lead, paths.workLegalBasisSheet('x'))).status).toBe(404)
  })
})

describe('monitoring', () => {
  test('counts, and names nobody', async () => {
    const facts = await pupilsFacts(stage.person('monitoring'), stage.services)
    expect(facts.find(({ name }) => name === 'pupils.schools')?.value).toBe(13)
    expect(facts.find(({ name }) => name === 'pupils.grade-8')?.value).toBeGreaterThan(1150)
    expect(await pupilsFacts(stage.person('company', 40), stage.services)).toEqual([])
  })
})

describe('what imports have said and hold about pupils', () => {
  const runsNamed = (name: string) =>
    stage.rows<{ state: string; findings: unknown[]; content: Buffer | null }>(
      'SELECT state, findings, content FROM platform.import_run WHERE file_name = $1 ORDER BY state',
      [name],
    )
  const addRun = (name: string, run: { organizationId: string | null; aboutPupils: boolean; state: string }) =>
    stage.rows(
      `INSERT INTO platform.import_run (region_id, id, target, file_name, content, state, findings, organization_id, is_about_pupils, created_at)
       VALUES ($1, gen_random_uuid(), 'wishes', $2, 'Mia', $3, '[{"line": 2}]', $4, $5, $6)`,
      [office.regionId, name, run.state, run.organizationId, run.aboutPupils, stage.services.now()],
    )

  test('is forgotten after its time, also in the runs of the office; what is about no pupil stays', async () => {
    await addRun('office.csv', { organizationId: null, aboutPupils: true, state: 'done' })
    await addRun('register.csv', { organizationId: null, aboutPupils: false, state: 'done' })
    const later = (milliseconds: number) => new Date(stage.services.now().getTime() + milliseconds)
    const forget = (createdBefore: Date) =>
      inContext(stage.services.database, program, (tx) => forgetFindings(tx, { createdBefore }))
    await forget(later(-1000))
    expect(await runsNamed('office.csv')).toMatchObject([{ findings: [{ line: 2 }] }])
    await forget(later(1000))
    expect(await runsNamed('office.csv')).toMatchObject([{ findings: [] }])
    expect(await runsNamed('register.csv')).toMatchObject([{ findings: [{ line: 2 }] }])
  })

  test('goes with somebody who is erased: findings, files that wait, and what they were called', async () => {
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const own = { organizationId: otherLead.organizationId, aboutPupils: true }
    for (const state of ['checked', 'done', 'failed', 'taking']) await addRun('8a Mia.csv', { ...own, state })
    await addRun('office Mia.csv', { ...own, organizationId: null, state: 'checked' })
    await addRun('other.csv', { ...own, organizationId: lead.organizationId, state: 'checked' })
    await addRun('places.csv', { ...own, aboutPupils: false, state: 'checked' })
    expect((await ask(otherLead, paths.workPupilErase(pupil?.id ?? ''), {})).status).toBe(303)
    expect(await runsNamed('8a Mia.csv')).toEqual([])
    expect(await runsNamed('office Mia.csv')).toEqual([])
    const forgotten = await runsNamed('Datei, Name gelöscht')
    expect(forgotten.map(({ state }) => state).sort()).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'done',
      'done',
      'failed',
    ])
    expect(forgotten.filter(({ findings, content }) => findings.length > 0 || content !== null)).toEqual([])
    for (const name of ['other.csv', 'places.csv']) {
      expect(await runsNamed(name)).toMatchObject([{ state: 'checked', findings: [{ line: 2 }] }])
    }
  })
})

describe('after its time', () => {
  test('a pupil who left is forgotten after 90 days, a school year after the one that follows it', async () => {
    const count = async () =>
      (await stage.rows<{ n: number }>('SELECT count(*)::int AS n FROM pupils.pupil'))[0]?.n ?? 0
    const before = await count()
    const [some] = await pupilsOf(otherLead.organizationId)
    const [left] = await stage.rows<{ left_on: string }>(
      "UPDATE pupils.pupil SET state = 'left', left_on = $2 WHERE id = $1 RETURNING left_on::text",
      [some?.id, stage.services.today()],
    )
    const noon = (day: string) => new Date(`${day}T12:00:00Z`)
    const leftOn = plainDate(left?.left_on ?? '')
    stage.services.setNow(noon(addDays(leftOn, 90)))
    expect(await forgetOutdatedPupils(stage.services)).toBe(0)
    stage.services.setNow(noon(addDays(leftOn, 91)))
    expect(await forgetOutdatedPupils(stage.services)).toBe(1)
    const year = schoolYearOf(leftOn)
    stage.services.setNow(noon(`${year + 2}-07-31`))
    const nextYears = (
      await stage.rows(
        'SELECT 1 FROM pupils.pupil p JOIN pupils.school_class c ON c.id = p.class_id WHERE c.school_year > $1',
        [year],
      )
    ).length
    expect(await forgetOutdatedPupils(stage.services)).toBe(0)
    stage.services.setNow(noon(`${year + 2}-08-01`))
    expect(await forgetOutdatedPupils(stage.services)).toBe(before - 1 - nextYears)
    expect(await count()).toBe(nextYears)
    stage.services.setNow(undefined)
  })
})
