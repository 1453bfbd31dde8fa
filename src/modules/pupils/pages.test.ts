// Class lists on a real database: what a school does on its pages, what others see, what the rows and the protocol say.
import { beforeAll, describe, expect, test } from 'vitest'
import { oldCodePageList } from '../../../tests/made-up/class-lists.ts'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { runImportStep } from '../../platform/imports/job.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { demoBasisId, fillDemo } from './demo.ts'
import { pupilsErasure } from './erase.ts'
import { getPupil } from './get-pupil.ts'
import { pupilsImports } from './imports.ts'
import { findPupilByCode, openForPupil, readNames, readNamesForList, sealForPupil } from './index.ts'
import { pupilsRoutes } from './routes.ts'
import { pupilTitle } from './views/pupil-page.tsx'
import { waitingTasks } from './waiting-tasks.ts'

let stage: Stage
let lead: PersonActor
let otherLead: PersonActor
let office: PersonActor
let dpo: PersonActor
const program = { kind: 'system', regionId: '03999000-0000-7000-8000-000000000001', reason: 'test' } as const

beforeAll(async () => {
  stage = await networkStage()
  await fillDemo(program, stage.services)
  // The school without a list, one with a list, and two at the office.
  lead = stage.person('school-lead', 24)
  otherLead = stage.person('school-lead', 18)
  office = stage.person('coordinator')
  dpo = stage.person('dpo')
}, 60_000)

const ask = (actor: PersonActor, path: string, form?: Record<string, string | Blob>) =>
  stage.ask(actor, pupilsRoutes, path, form)
const textOf = async (actor: PersonActor, path: string) => (await ask(actor, path)).text()

async function work(): Promise<void> {
  const [job] = await stage.rows<{ id: string; region_id: string; payload: Record<string, string> }>(
    "SELECT id, region_id, payload FROM platform.job WHERE kind = 'import.run' AND done_at IS NULL ORDER BY run_at, id LIMIT 1",
  )
  if (job === undefined) throw new Error('no job waits')
  const { region_id: regionId, payload } = job
  await runImportStep(pupilsImports, { job: { regionId, payload }, services: stage.services })
  await stage.rows('UPDATE platform.job SET done_at = now() WHERE id = $1', [job.id])
}

const mappingIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<select[^>]*name="(spalte-[^"]+)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
      name ?? '',
      /<option value="(\d+)" selected/.exec(select)?.[1] ?? '',
    ]),
  )

const schoolYear = () => String(schoolYearOf(stage.services.today()))

async function upload(bytes: Uint8Array): Promise<string> {
  const form = { ziel: 'class-list', schoolYear: schoolYear(), coverage: 'all', grade: '8' }
  const answer = await ask(lead, paths.workClassImport, {
    ...form,
    datei: new File([new Uint8Array(bytes)], 'liste.csv'),
  })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

async function handIn(bytes: Uint8Array): Promise<string> {
  const path = await upload(bytes)
  await ask(lead, `${path}/zuordnung`, mappingIn(await textOf(lead, path)))
  await work()
  await ask(lead, `${path}/uebernehmen`, {})
  await work()
  return path
}

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

describe('a school without a list', () => {
  test('is asked for it, and so is the office, with the name of the school', async () => {
    expect(await textOf(lead, paths.workClasses)).toContain('noch keine Klassenliste')
    expect((await waitingTasks(lead, stage.services)).map(({ title }) => title)).toEqual([
      'Die Klassenliste fehlt noch',
    ])
    expect(await textOf(office, paths.workClasses)).toContain(
      '13 von 14 Schulen haben ihre Klassenlisten für 2026/27 abgegeben. Es fehlen: Oberschule am Mühlenteich.'.replace(
        '2026/27',
        label(),
      ),
    )
    expect(await waitingTasks(office, stage.services)).toMatchObject([
      { title: 'Eine Klassenliste fehlt noch', detail: 'Oberschule am Mühlenteich', count: 1 },
    ])
  })

  const label = () => `${schoolYear()}/${String((Number(schoolYear()) + 1) % 100).padStart(2, '0')}`

  test('is told what is missing in the form, and what it chose stays', async () => {
    const answer = await ask(lead, paths.workClassImport, { ziel: 'class-list', schoolYear: '1999', coverage: 'some' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Bitte wählen Sie eine Datei.')
    expect(page).toContain('Bitte wählen Sie einen Eintrag aus der Liste.')
    expect(page).toMatch(/value="some"[^>]*checked/)
  })

  test('reads it in, and nobody else sees the import', async () => {
    const path = await upload(oldCodePageList)
    const question = await textOf(lead, path)
    expect(mappingIn(question)).toEqual({
      'spalte-className': '2',
      'spalte-givenName': '1',
      'spalte-familyName': '0',
      'spalte-fullName': '',
      'spalte-birthDate': '3',
      'spalte-needsStepFree': '',
    })
    await ask(lead, `${path}/zuordnung`, mappingIn(question))
    await work()
    const check = await textOf(lead, path)
    expect(check).toContain('8 Zeilen übernehmen')
    expect(check).toContain('Der Nachname fehlt.')
    expect(await pupilsOf(lead.organizationId)).toEqual([])
    for (const other of [otherLead, stage.person('school-lead', 18), office, dpo, stage.person('operator')]) {
      expect((await ask(other, path)).status).toBe(404)
    }
    expect(await textOf(otherLead, paths.workClassImport)).not.toContain('liste.csv')
    await ask(lead, `${path}/uebernehmen`, {})
    await work()
    const pupils = await pupilsOf(lead.organizationId)
    expect(pupils).toHaveLength(8)
    expect(await auditOf(pupils[0]?.id ?? '')).toMatchObject([
      { action: 'pupil.import', changes: [], organization_id: lead.organizationId },
    ])
    // No name lies readable in any row, and the file is gone.
    const [row] = await stage.rows<{ text: string }>(
      `SELECT string_agg(p::text, '') || string_agg(q::text, '') AS text FROM pupils.pupil p JOIN pupils.pupil_person q ON q.pupil_id = p.id`,
    )
    expect(row?.text).not.toContain(Buffer.from('Hooft').toString('hex'))
    expect(await stage.rows('SELECT 1 FROM platform.import_run WHERE content IS NOT NULL')).toEqual([])
  })

  test('finds the mapping again that it confirmed, and another school does not', async () => {
    expect(await textOf(lead, await upload(oldCodePageList))).toContain('beim letzten Mal bestätigt')
    const rows = await stage.rows('SELECT organization_id FROM platform.import_mapping')
    expect(rows).toEqual([{ organization_id: lead.organizationId }])
  })

  test('says who of those who are missing on the next list has left', async () => {
    await handIn(
      new TextEncoder().encode('Nachname;Vorname;Kl.;geb. am\n’t Hooft;Hevin;8b;14.02.2013\nWeiß;Tom;8b;06.11.2012\n'),
    )
    const page = await textOf(lead, paths.workClassDepartures)
    expect(page).toContain('6 Personen stehen nicht auf der neuen Liste')
    const ids = [...page.matchAll(/name="wer-([^"]+)"/g)].map(([, id = '']) => id)
    const [gone = '', stays = ''] = [...new Set(ids)]
    const form = { [`wer-${gone}`]: 'left', [`wer-${stays}`]: 'stays' }
    expect((await ask(otherLead, paths.workClassDepartures, form)).status).toBe(303)
    expect((await pupilsOf(lead.organizationId)).filter(({ state }) => state === 'left')).toEqual([])
    expect((await ask(lead, paths.workClassDepartures, form)).headers.get('location')).toBe(paths.workClassDepartures)
    const left = (await pupilsOf(lead.organizationId)).filter(({ state }) => state === 'left')
    expect(left.map(({ id }) => id)).toEqual([gone])
    expect((await auditOf(gone)).map(({ action }) => action)).toEqual(['pupil.import', 'pupil.miss', 'pupil.leave'])
    expect(await findPupilByCode(stage.services, lead.regionId, left[0]?.code ?? '')).toBeUndefined()
    expect(await textOf(lead, paths.workClassDepartures)).toContain('4 Personen')
  })
})

describe('a class', () => {
  test('shows names to its school and codes to the office; reading names leaves a line with ids', async () => {
    const id = await classOf(otherLead)
    const [pupil] = await stage.rows<{ id: string; code: string }>(
      'SELECT id, code FROM pupils.pupil WHERE class_id = $1',
      [id],
    )
    const name = (await readNames(otherLead, stage.services, [pupil?.id ?? ''])).get(pupil?.id ?? '')
    const own = await textOf(otherLead, paths.workClass(id))
    expect(own).toContain(name?.familyName.replace(/'/g, '&#39;'))
    const lines = await auditOf(id)
    expect(lines.at(-1)).toMatchObject({ action: 'pupil.read-names', organization_id: otherLead.organizationId })
    expect(JSON.stringify(lines.at(-1)?.changes)).toContain(pupil?.id)
    expect(JSON.stringify(lines)).not.toContain(name?.familyName)
    const seen = await textOf(office, paths.workClass(id))
    expect(seen).toContain(`${pupil?.code.slice(0, 4)} ${pupil?.code.slice(4)}`)
    expect(seen).not.toContain(`${name?.familyName},`)
    expect(await auditOf(id)).toHaveLength(lines.length)
    expect((await ask(lead, paths.workClass(id))).status).toBe(404)
    expect((await ask(office, paths.workClass('x'))).status).toBe(404)
  })

  test('prints a slip with code, QR code and name for each pupil; the office prints them without names', async () => {
    const id = await classOf(otherLead)
    const own = await textOf(otherLead, paths.workClassSlips(id))
    expect(own.match(/steg-slip__qr/g)).toHaveLength(25)
    // The one drawing of the house: the address and the code stand beside it in words.
    expect(own.match(/<svg class="steg-qr"[^>]*aria-hidden="true"/g)).toHaveLength(25)
    expect(own.match(/<strong>/g)).toHaveLength(25)
    const seen = await textOf(office, paths.workClassSlips(id))
    expect(seen.match(/steg-slip__qr/g)).toHaveLength(25)
    expect(seen).not.toContain('<strong>')
  })

  test('takes a pile of papers at once, for its own school only and not for tomorrow', async () => {
    const id = await classOf(otherLead)
    const ids = (await stage.rows<{ id: string }>('SELECT id FROM pupils.pupil WHERE class_id = $1', [id])).map(
      (row) => row.id,
    )
    const today = stage.services.today()
    const record = { what: `${demoBasisId}:objected`, givenBy: 'guardian', happenedOn: today, pupilIds: ids[0] ?? '' }
    expect((await ask(office, paths.workClassConsent(id), record)).status).toBe(403)
    expect((await ask(lead, paths.workClassConsent(id), record)).status).toBe(404)
    const late = await ask(otherLead, paths.workClassConsent(id), { ...record, happenedOn: addDays(today, 1) })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('liegt in der Zukunft')
    const wrong = await ask(otherLead, paths.workClassConsent(id), { ...record, what: `${demoBasisId}:given` })
    expect(wrong.status).toBe(422)
    expect((await ask(otherLead, paths.workClassConsent(id), record)).status).toBe(303)
    expect(
      await stage.rows("SELECT event, given_by FROM pupils.consent_event WHERE pupil_id = $1 AND event = 'objected'", [
        ids[0],
      ]),
    ).toEqual([{ event: 'objected', given_by: 'guardian' }])
    expect((await auditOf(ids[0] ?? '')).at(-1)).toMatchObject({ action: 'pupil.consent' })
    expect(await textOf(otherLead, paths.workClass(id))).toContain('nein, Widerspruch')
  })
})

describe('a pupil', () => {
  test('gets a new code for a lost slip: the old one opens nothing any more', async () => {
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const { id = '', code = '' } = pupil ?? {}
    expect((await ask(office, paths.workPupilCode(id), {})).status).toBe(403)
    expect((await ask(lead, paths.workPupilCode(id), {})).status).toBe(404)
    expect((await ask(otherLead, paths.workPupilCode(id), {})).status).toBe(303)
    const [renewed] = await stage.rows<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [id])
    expect(renewed?.code).not.toBe(code)
    expect(await findPupilByCode(stage.services, lead.regionId, code)).toBeUndefined()
    expect(await findPupilByCode(stage.services, lead.regionId, renewed?.code ?? '')).toMatchObject({ id })
    const line = (await auditOf(id)).at(-1)
    expect(line).toMatchObject({ action: 'pupil.new-code', changes: [{ field: 'code' }] })
  })

  test('cannot be read under the row of another, nor by another key', async () => {
    const [first, second] = await pupilsOf(otherLead.organizationId)
    const [a = '', b = ''] = [first?.id, second?.id]
    const place = { table: 'wishes.wish', row: a, column: 'never_reason' }
    await inContext(stage.services.database, program, async (tx) => {
      const sealed = await sealForPupil(tx, stage.services, { pupilId: a, place, text: 'Allergie' })
      if (sealed === undefined) throw new Error('no key')
      expect(await openForPupil(tx, stage.services, { pupilId: a, place, sealed })).toBe('Allergie')
      expect(await openForPupil(tx, stage.services, { pupilId: b, place, sealed })).toBeUndefined()
      expect(
        await openForPupil(tx, stage.services, { pupilId: a, place: { ...place, row: b }, sealed }),
      ).toBeUndefined()
    })
    expect((await readNames(otherLead, stage.services, [a])).size).toBe(1)
    const names = await stage.rows<{ family_name: Buffer }>(
      'SELECT family_name FROM pupils.pupil_person WHERE pupil_id = $1',
      [a],
    )
    await stage.rows(
      'UPDATE pupils.pupil_person SET family_name = (SELECT family_name FROM pupils.pupil_person WHERE pupil_id = $2) WHERE pupil_id = $1',
      [a, b],
    )
    expect((await readNames(otherLead, stage.services, [a])).size).toBe(0)
    await stage.rows('UPDATE pupils.pupil_person SET family_name = $2 WHERE pupil_id = $1', [a, names[0]?.family_name])
    const elsewhere = { ...stage.services, subjectMasterKey: new Uint8Array(32) }
    expect((await readNames(otherLead, elsewhere, [a])).size).toBe(0)
  })

  test('is named on a list of others only where the caller answers for it, and the protocol says to whom', async () => {
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const id = pupil?.id ?? ''
    const bbs = stage.person('bbs', 30)
    expect((await readNames(bbs, stage.services, [id])).size).toBe(0)
    expect((await readNamesForList(bbs, stage.services, { pupilIds: [id, 'x'], list: 'Tagesliste' })).size).toBe(1)
    expect((await auditOf(pupil?.class_id ?? '')).at(-1)).toMatchObject({
      action: 'pupil.read-names',
      organization_id: bbs.organizationId,
    })
  })

  test('is told what is held, and is forgotten with key, events and findings of imports', async () => {
    const [pupil] = await pupilsOf(lead.organizationId)
    const { id = '', code = '' } = pupil ?? {}
    const work = <T>(run: (tx: Parameters<typeof pupilsErasure.erase>[0]) => Promise<T>) =>
      inContext(stage.services.database, dpo, run)
    const held = await work((tx) => pupilsErasure.exportOf(tx, { code: code.toLowerCase() }, stage.services))
    expect(held['pupils.pupil']).toMatchObject([{ Code: code }])
    expect(Object.keys(held['pupils.pupil_person']?.[0] ?? {})).toEqual([
      'Vorname',
      'Nachname',
      'Geburtsdatum',
      'Braucht stufenlosen Zugang',
    ])
    expect(
      await stage.rows("SELECT 1 FROM platform.import_run WHERE findings <> '[]' AND organization_id = $1", [
        lead.organizationId,
      ]),
    ).not.toEqual([])
    const gone = await work((tx) => pupilsErasure.erase(tx, dpo, stage.services, { code }))
    expect(gone).toEqual({ 'pupils.pupil': 1 })
    for (const table of ['pupil_person', 'consent_event', 'departure']) {
      expect(await stage.rows(`SELECT 1 FROM pupils.${table} WHERE pupil_id = $1`, [id])).toEqual([])
    }
    expect(
      await stage.rows("SELECT 1 FROM platform.import_run WHERE findings <> '[]' AND organization_id = $1", [
        lead.organizationId,
      ]),
    ).toEqual([])
    expect(await work((tx) => pupilsErasure.exportOf(tx, { code }, stage.services))).toEqual({})
    expect(await work((tx) => pupilsErasure.exportOf(tx, { email: 'a@example.org' }, stage.services))).toEqual({})
  })

  test('stands with the name on the page, and with the code in titles, which browsers remember', async () => {
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const { id = '', code = '' } = pupil ?? {}
    const read = await getPupil(otherLead, stage.services, id)
    const familyName = read.ok ? (read.value.person?.familyName ?? '') : ''
    expect(familyName).not.toBe('')
    // The trail of the pages below is made of the same words.
    expect(read.ok && pupilTitle(read.value)).toBe(`Eintrag ${code.slice(0, 4)} ${code.slice(4)}`)
    for (const path of [paths.workPupil(id), paths.workPupilErase(id), paths.workPupilConsent(id)]) {
      const page = await textOf(otherLead, path)
      const heading = /<h1.*?<\/h1>/s.exec(page)?.[0] ?? ''
      expect(heading).toContain(path === paths.workPupilConsent(id) ? 'Rückmeldung eintragen' : 'Eintrag ')
      expect(heading).not.toContain(familyName)
      expect(page).toContain(familyName)
    }
  })

  test('is erased by the own school, not by the office or another school', async () => {
    const [pupil] = await pupilsOf(otherLead.organizationId)
    const id = pupil?.id ?? ''
    expect((await ask(office, paths.workPupilErase(id), {})).status).toBe(403)
    expect((await ask(lead, paths.workPupilErase(id), {})).status).toBe(404)
    expect(await textOf(otherLead, paths.workPupilErase(id))).toContain('Soll dieser Eintrag gelöscht werden?')
    expect((await ask(otherLead, paths.workPupilErase(id), {})).headers.get('location')).toBe(
      paths.workClass(pupil?.class_id ?? ''),
    )
    expect(await stage.rows('SELECT 1 FROM pupils.pupil WHERE id = $1', [id])).toEqual([])
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'pupil.erase', changes: [] })
    expect((await ask(otherLead, paths.workPupil(id))).status).toBe(404)
  })
})
