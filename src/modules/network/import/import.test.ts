import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../../tests/support/network-stage.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import { importFile } from '../../../platform/imports/import-file.ts'
import { openFile } from '../../../platform/imports/read-file.ts'
import { checkImport, ImportCancelled, takeImport } from '../../../platform/imports/run-import.ts'
import { demoRegion } from '../demo.ts'
import { networkErasure } from '../erase.ts'
import { exportOrganizations } from '../export-organizations.ts'
import { networkImports, schoolsTarget } from '../imports.ts'

const madeUpCsv = new URL('../testdata/schulen-made-up.csv', import.meta.url).pathname
const madeUpJson = new URL('../testdata/schulen-made-up.json', import.meta.url).pathname

const countsIn = (lines: readonly string[]): string => lines.at(-1)?.replace(/ \(.*/, '') ?? ''

/** A database of its own for each test: every one of them changes the register. */
async function freshStage(): Promise<{
  stage: Stage
  run(path: string, target?: string): ReturnType<typeof importFile>
}> {
  const stage = await networkStage()
  return {
    stage,
    run: (path, target = 'schools') =>
      importFile(stage.services, networkImports, { target, path, regionId: demoRegion.id }),
  }
}

const schoolsOf = (stage: Stage, number: string) =>
  stage.rows('SELECT * FROM network.organization WHERE official_number = $1', [number])

describe('import of schools', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'steg-import-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }

  test('a register of NRW: every row is taken or refused with line, column and reason', async () => {
    const { stage, run } = await freshStage()
    const outcome = await run(madeUpCsv)
    expect(outcome.exitCode).toBe(0)
    expect(countsIn(outcome.lines)).toBe('übernommen 37, geändert 0, bekannt 0, abgelehnt 5, zweifelhaft 3')
    const text = outcome.lines.join('\n')
    expect(text).toMatch(/abgelehnt · Zeile 38 · Schulnummer · 990900 .*steht schon in Zeile 37/)
    expect(text).toMatch(/abgelehnt · Zeile 39 · Schulform · .*„Zauberschule“ kennt Steg nicht/)
    expect(text).toMatch(/abgelehnt · Zeile 40 · Name, 1. Teil · .*Zeichen „<“/)
    expect(text).toMatch(/abgelehnt · Zeile 41 · Name, 1. Teil · .*5\.003 Zeichen/)
    expect(text).toMatch(/abgelehnt · Zeile 42 · Schulnummer · .*fehlt/)
    expect(text).toMatch(/zweifelhaft · Zeile 33 · Geografische Breite · .*Realschule Übersee · .*nicht übernommen/)
    expect(text).toMatch(/zweifelhaft · Zeile 34 · Geografische Breite · .*Postleitzahl 59777/)
    expect(text).toMatch(/zweifelhaft · Zeile 35 · Geografische Breite · .*Werkberufskolleg · Die Koordinaten fehlen/)
    expect(text).not.toMatch(/Mühlenweg/)
    const [ordinary] = await schoolsOf(stage, '990001')
    expect(ordinary).toMatchObject({ municipality_key: '05999001', phone: '02999 400007', legal_status: 'private' })
    const [broken] = await schoolsOf(stage, '990025')
    expect(broken?.['name']).toBe('Schule am Fluss, Städt. Förderschule mit dem Förderschwerpunkt')
    const [abroad] = await schoolsOf(stage, '990032')
    expect(abroad).toMatchObject({ latitude: null, longitude: null })
    const audit = await stage.rows("SELECT 1 FROM platform.audit_event WHERE action = 'organization.import'")
    expect(audit).toHaveLength(37)
  })

  test('a list of Niedersachsen as JSON: branches, lost zeros, seminars, and a pair that is one school', async () => {
    const { stage, run } = await freshStage()
    const outcome = await run(madeUpJson)
    expect(countsIn(outcome.lines)).toBe('übernommen 17, geändert 0, bekannt 0, abgelehnt 2, zweifelhaft 3')
    const text = outcome.lines.join('\n')
    expect(text).toMatch(/zweifelhaft · Zeile 13 · NI-71081 .*Vielleicht dieselbe Schule wie NI-71084/)
    expect(text).toMatch(/zweifelhaft · Zeile 14 · NI-71084 .*Vielleicht dieselbe Schule wie NI-71081/)
    expect(text).toMatch(/zweifelhaft · Zeile 13 · Geografische Breite · .*16\d km/)
    expect(text).toMatch(/aus 7101 wurde 07101/)
    expect(text).toMatch(/Studienseminar ist keine Schule/)
    expect(await schoolsOf(stage, '71090')).toMatchObject([{ schulform: 'freie-waldorfschule', kind: 'school' }])
    expect(await schoolsOf(stage, '71003')).toMatchObject([{ schulform: 'berufsbildende-schule', kind: 'bbs' }])
    expect(await schoolsOf(stage, '71091')).toMatchObject([{ municipality_key: null }])
  })

  test('a second run takes nothing, and a third takes only what the file has changed', async () => {
    const { stage, run } = await freshStage()
    await run(madeUpCsv)
    expect(countsIn((await run(madeUpCsv)).lines)).toMatch(/^übernommen 0, geändert 0, bekannt 37,/)
    await stage.rows("UPDATE network.organization SET phone = '0123 45678' WHERE official_number = '990002'")
    const changed = (await readFile(madeUpCsv, 'utf8')).replace('Birken-Schule', 'Neue Birken-Schule')
    const outcome = await run(await file('geaendert.csv', changed))
    expect(countsIn(outcome.lines)).toMatch(/^übernommen 0, geändert 1, bekannt 36,/)
    expect(outcome.lines.join('\n')).toMatch(/Hinweis · .*990002 .*Telefon wurde von Hand geändert und bleibt/)
    const [row] = await schoolsOf(stage, '990002')
    expect(row).toMatchObject({ phone: '0123 45678', name: expect.stringContaining('Neue Birken-Schule'), version: 2 })
  })

  test.each(['latin1', 'utf16le'] as const)('umlauts survive a file in %s', async (encoding) => {
    const { stage, run } = await freshStage()
    const content = 'Schulnummer;Schulname;Schulform;PLZ;Ort\n990001;Höhenweg-Schule;Förderschule;37990;Müßdorf\n'
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${content}` : content, encoding)
    const outcome = await run(await file(`${encoding}.csv`, bytes))
    expect(outcome.errors).toEqual([])
    expect(await schoolsOf(stage, '990001')).toMatchObject([{ name: 'Höhenweg-Schule', city: 'Müßdorf' }])
  })

  test('a file that is no table is refused with a sentence, and nothing is written', async () => {
    const { stage, run } = await freshStage()
    const before = await stage.rows('SELECT count(*) FROM network.organization')
    const pdf = await run(await file('liste.csv', '%PDF-1.7 …'))
    expect(pdf).toMatchObject({ exitCode: 2, lines: [] })
    expect(pdf.errors[0]).toContain('PDF')
    expect((await run(join(folder, 'gibt-es-nicht.csv'))).exitCode).toBe(2)
    expect((await run(await file('fremd.csv', 'a;b\n1;2\n'))).errors[0]).toContain('Schulnummer')
    expect((await run(madeUpCsv, 'raketen')).exitCode).toBe(2)
    expect(await stage.rows('SELECT count(*) FROM network.organization')).toEqual(before)
  })

  test('the dry run changes nothing', async () => {
    const { stage } = await freshStage()
    const report = await checkImport(await requestFor(stage))
    expect(report.ok && report.value.counts.taken).toBe(37)
    expect(await schoolsOf(stage, '990001')).toEqual([])
  })

  test('cancelled half way, nothing is left', async () => {
    const { stage } = await freshStage()
    const progress = async (done: number) => {
      if (done > 0) throw new ImportCancelled()
    }
    await expect(takeImport({ ...(await requestFor(stage)), progress })).rejects.toThrow(ImportCancelled)
    expect(await schoolsOf(stage, '990001')).toEqual([])
    expect(await stage.rows("SELECT 1 FROM platform.audit_event WHERE action LIKE '%import%'")).toEqual([])
  })

  test('two imports at once: one takes, the other finds everything known', async () => {
    const { stage, run } = await freshStage()
    const outcomes = await Promise.all([run(madeUpCsv), run(madeUpCsv)])
    const counts = outcomes.map((outcome) => countsIn(outcome.lines).split(',')[0]).sort()
    expect(counts).toEqual(['übernommen 0', 'übernommen 37'])
    expect(await schoolsOf(stage, '990001')).toHaveLength(1)
  })

  test('other organisations come from a table of their own, and an own export comes back as known', async () => {
    const { stage, run } = await freshStage()
    const table =
      'Art;Firma;Straße;PLZ;Ort;Telefon\nBetrieb;Müller & Söhne KG;Am Hang 3;37990;Musterau;05521 999\nRakete;X;;;;\n'
    const outcome = await run(await file('betriebe.csv', table), 'organizations')
    expect(countsIn(outcome.lines)).toMatch(/^übernommen 1, geändert 0, bekannt 0, abgelehnt 1,/)
    expect(outcome.lines.join('\n')).toContain('Die Art „Rakete“ kennt Steg nicht')
    expect(await stage.rows("SELECT 1 FROM network.organization WHERE name = 'Müller & Söhne KG'")).toHaveLength(1)
    const [stored] = await stage.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM network.organization WHERE region_id = $1 AND merged_into IS NULL',
      [demoRegion.id],
    )
    const all = ['active', 'archived'] as const
    for (const form of ['csv', 'xlsx'] as const) {
      const input = { query: { statuses: all }, form }
      const exported = await exportOrganizations(stage.person('coordinator'), stage.services, input)
      if (!exported.ok) throw new Error(exported.error.code)
      const back = await run(await file(exported.value.fileName, exported.value.bytes), 'organizations')
      expect(back.errors).toEqual([])
      expect(countsIn(back.lines)).toMatch(
        new RegExp(`^übernommen 0, geändert 0, bekannt ${stored?.count}, abgelehnt 0,`),
      )
    }
  })

  test('what a one-person company has had erased does not come back, whatever later files say', async () => {
    const { stage, run } = await freshStage()
    const table = (row: string) =>
      `Art;Firma;PLZ;Ort;Telefon;E-Mail\nBetrieb;Zoë Krčmář Malerin;37990;Musterau;${row}\n`
    await run(await file('malerin.csv', table('05521 77;Zoe@Malerin.example')), 'organizations')
    const stored = async () =>
      (await stage.rows("SELECT * FROM network.organization WHERE name = 'Zoë Krčmář Malerin'"))[0]
    await stage.rows(
      `UPDATE network.organization SET note = 'nur abends', status = 'archived' WHERE id = '${(await stored())?.['id']}'`,
    )
    const keptRun = (reason: string) =>
      stage.rows(
        `INSERT INTO platform.import_run (region_id, id, target, file_name, state, findings, acting, created_at)
         VALUES ($1, gen_random_uuid(), 'organizations', 'x.csv', 'done', $2, '{}', now())`,
        [demoRegion.id, JSON.stringify([{ line: 2, severity: 'note', column: null, subject: '', reason }])],
      )
    await keptRun('In der Datei steht: „ZOE@malerin.example“.')
    await keptRun('Etwas anderes.')

    const dpo = stage.person('dpo')
    const subject = { email: 'zoe@malerin.EXAMPLE ' }
    const work = <T>(step: (tx: Tx) => Promise<T>) => inContext(stage.services.database, dpo, step)
    expect(
      (await work((tx) => networkErasure.exportOf(tx, subject, stage.services)))['network.organization'],
    ).toMatchObject([
      { Name: 'Zoë Krčmář Malerin', Telefon: '05521 77', 'Interne Notiz': 'nur abends', Stand: 'archiviert' },
    ])
    expect(await work((tx) => networkErasure.erase(tx, dpo, stage.services, subject))).toMatchObject({
      'network.organization': 1,
    })
    expect(await stored()).toMatchObject({ email: null, phone: null, note: null, version: 2 })
    expect(JSON.stringify(await stored())).not.toMatch(/malerin\.example|05521 77|abends/i)
    expect(JSON.stringify(await stage.rows('SELECT findings FROM platform.import_run ORDER BY id'))).toMatch(
      /^(?!.*zoe@).*Etwas anderes/i,
    )
    const [line] = await stage.rows(
      "SELECT role, changes FROM platform.audit_event WHERE action = 'organization.forget-person'",
    )
    expect(line).toEqual({ role: 'dpo', changes: [{ field: 'email' }, { field: 'phone' }, { field: 'note' }] })
    expect((await work((tx) => networkErasure.exportOf(tx, subject, stage.services)))['network.organization']).toEqual(
      [],
    )

    for (const row of [
      '05521 77;zoe@malerin.example',
      '05521 88;neu@malerin.example',
      '05521 99;neu@malerin.example',
    ]) {
      const moved = table(row)
        .replace('PLZ', 'Straße;PLZ')
        .replace(';37990', `;Gasse ${row.slice(6, 8)};37990`)
      const outcome = await run(await file('malerin.csv', moved), 'organizations')
      expect(countsIn(outcome.lines)).toMatch(/^übernommen 0, geändert 1, bekannt 0/)
      expect(outcome.lines.join('\n')).toMatch(/Hinweis · .*E-Mail wurde auf Verlangen der Person gelöscht/)
      expect(outcome.lines.join('\n')).not.toMatch(/@|05521/)
      expect(await stored()).toMatchObject({ email: null, phone: null, street: `Gasse ${row.slice(6, 8)}` })
    }
    expect(JSON.stringify(await stored())).not.toMatch(/malerin\.example|05521/i)
  })

  test('a value that a file leaves out once is still the register’s own the next year', async () => {
    const { stage, run } = await freshStage()
    const table = (row: string) => `Art;Firma;Straße;PLZ;Ort;Telefon\nBetrieb;Tischlerei Yıldız;${row}\n`
    const yearly = ['Am Hang 3;37990;Musterau;05521 1', 'Am Hang 5;37990;Musterau;', 'Am Hang 5;37990;Musterau;05521 2']
    const told: string[] = []
    for (const row of yearly) told.push(...(await run(await file('jahr.csv', table(row)), 'organizations')).lines)
    expect(told.join('\n')).not.toContain('von Hand')
    const [row] = await stage.rows("SELECT phone, street FROM network.organization WHERE name = 'Tischlerei Yıldız'")
    expect(row).toEqual({ phone: '05521 2', street: 'Am Hang 5' })
  })

  async function requestFor(stage: Stage) {
    const opened = await openFile(schoolsTarget, { bytes: await readFile(madeUpCsv), name: 'schulen.csv' })
    if (!opened.ok || opened.value.kind !== 'table') throw new Error('not read')
    return {
      actor: stage.person('coordinator'),
      services: stage.services,
      target: schoolsTarget,
      opened: opened.value,
      mapping: opened.value.proposal,
      options: {},
      fileName: 'schulen.csv',
      progress: async () => {},
    }
  }
})

const shared = '../shared/data/schools'
const nrw = `${shared}/nrw_schulen_2024_25_sozialindex_koordinaten.csv`
const pilot = `${shared}/pilot_regions_schools.json`

describe.skipIf(!existsSync(nrw))('the real registers (needs ../shared/data)', () => {
  test('5,407 schools of NRW within 20 seconds, and the second run takes 0', { timeout: 60_000 }, async () => {
    const { run } = await freshStage()
    const started = performance.now()
    const first = await run(nrw)
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(countsIn(first.lines)).toMatch(/^übernommen 5407, geändert 0, bekannt 0, abgelehnt 0,/)
    expect(first.lines.join('\n')).toMatch(/zweifelhaft · Zeile \d+ · Geografische Breite · 165797 .* 6\.80\d km/)
    expect(countsIn((await run(nrw)).lines)).toMatch(/^übernommen 0, geändert 0, bekannt 5407, abgelehnt 0,/)
  })

  test('the pilot regions: the true pair and the four wrong places are named', { timeout: 60_000 }, async () => {
    const { stage, run } = await freshStage()
    const outcome = await run(pilot)
    expect(countsIn(outcome.lines)).toMatch(/^übernommen 352, geändert 0, bekannt 0, abgelehnt 4,/)
    const doubtful = outcome.lines.filter((line) => line.startsWith('zweifelhaft'))
    const far = doubtful.filter((line) => line.includes('Geografische Breite') && line.includes('km'))
    expect(far.map((line) => line.split(' · ')[3]?.split(' ')[0])).toEqual([
      'NI-81450',
      'NI-84839',
      'MV-75230441',
      'MV-75530429',
    ])
    expect(doubtful.filter((line) => line.includes('Vielleicht dieselbe Schule'))).toHaveLength(2)
    expect(await schoolsOf(stage, '81450')).toMatchObject([{ latitude: null }])
    expect(countsIn((await run(pilot)).lines)).toMatch(/^übernommen 0, geändert 0, bekannt 352,/)
  })
})
