import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../../tests/support/network-stage.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { runImportStep } from '../../../platform/imports/job.ts'
import { networkImports } from '../imports.ts'
import { networkRoutes } from '../routes.ts'

const bytes = await readFile(new URL('../testdata/schulen-made-up.csv', import.meta.url))

describe('an import on the site, step by step', () => {
  let stage: Stage
  let coordinator: PersonActor
  beforeAll(async () => {
    stage = await networkStage()
    coordinator = stage.person('coordinator')
  })

  const ask = (path: string, form?: Record<string, string | Blob>) => stage.ask(coordinator, networkRoutes, path, form)
  const upload = async (name = 'schulen.csv', content: Uint8Array = bytes) => {
    const answer = await ask(paths.workImport, { ziel: 'schools', datei: new File([new Uint8Array(content)], name) })
    return { answer, path: answer.headers.get('location') ?? '' }
  }
  /** What the worker does: the oldest waiting job. */
  const work = async () => {
    const [job] = await stage.rows<{ id: string; region_id: string; payload: Record<string, string> }>(
      "SELECT id, region_id, payload FROM platform.job WHERE kind = 'import.run' AND done_at IS NULL ORDER BY run_at, id LIMIT 1",
    )
    if (job === undefined) throw new Error('no job waits')
    await runImportStep(networkImports, {
      job: { regionId: job.region_id, payload: job.payload },
      services: stage.services,
    })
    await stage.rows('UPDATE platform.job SET done_at = now() WHERE id = $1', [job.id])
  }
  const stateOf = async (path: string) =>
    (
      await stage.rows<{ state: string }>('SELECT state FROM platform.import_run WHERE id = $1', [
        path.split('/').at(-1),
      ])
    )[0]?.state
  const mappingIn = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/<select[^>]*name="(spalte-[^"]+)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
        name ?? '',
        /<option value="(\d+)" selected/.exec(select)?.[1] ?? '',
      ]),
    )

  test('upload, mapping, dry run, take, report; the mapping is remembered for the next file', async () => {
    const { answer, path } = await upload()
    expect(answer.status).toBe(303)
    const question = await (await ask(path)).text()
    expect(question).toContain('Amtliche Bezeichnung 1')
    expect(question).toContain('Steg hat die Zuordnung vorgeschlagen')
    expect(question).toContain(`<steg-keep-draft data-key="${path}/zuordnung"`)
    const mapping = mappingIn(question)
    expect(mapping['spalte-officialNumber']).toBe('4')

    expect((await ask(`${path}/zuordnung`, mapping)).status).toBe(303)
    expect(await (await ask(path)).text()).toContain('wird geprüft')
    expect(await (await ask(`${path}/fortschritt`)).json()).toMatchObject({ finished: false })
    await work()
    const check = await (await ask(path)).text()
    expect(check).toContain('37 Zeilen übernehmen')
    expect(check).toContain('Zauberschule')
    expect(await stage.rows("SELECT 1 FROM network.organization WHERE official_number = '990001'")).toEqual([])

    expect((await ask(`${path}/uebernehmen`, {})).status).toBe(303)
    await work()
    expect(await (await ask(path)).text()).toContain('37 neu übernommen')
    const [run] = await stage.rows('SELECT state, content, progress_done FROM platform.import_run')
    expect(run).toEqual({ state: 'done', content: null, progress_done: 37 })
    const [line] = await stage.rows("SELECT person_id, role FROM platform.audit_event WHERE action = 'import.take'")
    expect(line).toEqual({ person_id: coordinator.personId, role: 'coordinator' })
    const rows = await (await ask(`${path}/zeilen.csv`)).text()
    expect(rows).toContain('abgelehnt')
    expect(rows).toContain('Zauberschule')

    const again = await upload('naechstes-jahr.csv')
    expect(await (await ask(again.path)).text()).toContain('beim letzten Mal bestätigt')
  })

  test('of a register without coordinates all refused rows are told, and the missing columns once', async () => {
    const rows = Array.from({ length: 1_010 }, (_, index) => `${980_001 + index};Schule ${index};Grundschule;x;x;x;%;x`)
    const bad = ['989001;Schule am Ende;Zauberschule;;;;;', '989002;Letzte Schule;Zauberschule;;;;;']
    const head = 'Schulnummer;Schulname;Schulform;PLZ;Telefon;E-Mail;Internetseite;Gemeindeschlüssel'
    const content = [head, ...rows, ...bad].join('\n')
    const { path } = await upload('ohne.csv', Buffer.from(content))
    await ask(`${path}/zuordnung`, mappingIn(await (await ask(path)).text()))
    await work()
    const page = await (await ask(path)).text()
    expect(page).toContain('Schule am Ende')
    expect(page).toContain('Letzte Schule')
    expect(page.match(/keine Spalten für Breite und Länge/g)).toHaveLength(1)
    expect(page).toContain('Nicht aufgeführt sind 53 zweifelhafte Angaben.')
    const table = await (await ask(`${path}/zeilen.csv`)).text()
    expect(table.match(/Zauberschule/g)).toHaveLength(2)
    expect(table).not.toContain('Die Koordinaten fehlen')
    expect(table).toMatch(/Datei;zweifelhaft;.*Nicht aufgeführt sind 53 zweifelhafte Angaben/)
    await ask(`${path}/abbrechen`, {})
  })

  test('a step that is past is refused', async () => {
    const { path } = await upload()
    expect((await ask(`${path}/uebernehmen`, {})).status).toBe(409)
    expect((await ask(`${path}/abbrechen`, {})).status).toBe(303)
    expect(await stateOf(path)).toBe('cancelled')
    expect((await ask(`${path}/abbrechen`, {})).status).toBe(409)
    expect((await ask(`${path}/zuordnung`, {})).status).toBe(409)
  })

  test('a mapping without the needed columns is refused with their names', async () => {
    const { path } = await upload()
    const answer = await ask(`${path}/zuordnung`, { 'spalte-name': '5' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Schulnummer, Schulform')
    const twice = await ask(`${path}/zuordnung`, {
      'spalte-name': '5',
      'spalte-officialNumber': '5',
      'spalte-schulform': '1',
    })
    expect(twice.status).toBe(422)
  })

  test('cancelled while it is taken: nothing is taken', async () => {
    const { path } = await upload('anders.csv', Buffer.from(bytes.toString('utf8').replaceAll(',9900', ',9800')))
    await ask(`${path}/zuordnung`, mappingIn(await (await ask(path)).text()))
    await work()
    await ask(`${path}/uebernehmen`, {})
    expect((await ask(`${path}/abbrechen`, {})).status).toBe(303)
    await work()
    expect(await stateOf(path)).toBe('cancelled')
    expect(await stage.rows("SELECT 1 FROM network.organization WHERE official_number LIKE '9800%'")).toEqual([])
  })

  test('is taken in the name of whoever pressed, not of whoever sent the file', async () => {
    const { path } = await upload('zu-zweit.csv', Buffer.from(bytes.toString('utf8').replaceAll(',9900', ',9700')))
    await ask(`${path}/zuordnung`, mappingIn(await (await ask(path)).text()))
    await work()
    const colleague = { ...coordinator, personId: '03999000-0000-7000-8000-000000000911' }
    expect((await stage.ask(colleague, networkRoutes, `${path}/uebernehmen`, {})).status).toBe(303)
    await work()
    const [line] = await stage.rows(
      "SELECT person_id FROM platform.audit_event WHERE action = 'import.take' ORDER BY id DESC LIMIT 1",
    )
    expect(line).toEqual({ person_id: colleague.personId })
  })

  test('keeps no file longer than a day, not even of a run that came to no end', async () => {
    const { path } = await upload('liegengeblieben.csv')
    const id = path.split('/').at(-1)
    await stage.rows(
      "UPDATE platform.import_run SET state = 'checking', created_at = now() - interval '25 hours' WHERE id = $1",
      [id],
    )
    await upload('danach.csv')
    expect(await stage.rows('SELECT state, content FROM platform.import_run WHERE id = $1', [id])).toEqual([
      { state: 'cancelled', content: null },
    ])
  })

  test('no file, no target, no table: the form says what is missing', async () => {
    expect((await ask(paths.workImport, { ziel: '', datei: new File([], '') })).status).toBe(422)
    const { answer } = await upload('liste.pdf', Buffer.from('%PDF-1.7'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('PDF')
  })

  test('an import of another region does not exist here, and a school may not import', async () => {
    const { path } = await upload()
    const foreign = stage.person('coordinator', 1, '03998000-0000-7000-8000-000000000001')
    expect((await stage.ask(foreign, networkRoutes, path)).status).toBe(404)
    const school = stage.person('school-lead', 10)
    expect((await stage.ask(school, networkRoutes, paths.workImport)).status).toBe(403)
    expect((await stage.ask(school, networkRoutes, path)).status).toBe(404)
  })
})
