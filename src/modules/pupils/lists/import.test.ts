import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  inWindows1252,
  lastYearsList,
  oldCodePageList,
  oneColumnList,
  planningSheet,
  withByteOrderMark,
} from '../../../../tests/made-up/class-lists.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import { openFile } from '../../../platform/imports/read-file.ts'
import { checkImport, type ImportReport, takeImport } from '../../../platform/imports/run-import.ts'
import { classListTarget } from '../imports.ts'
import { readNames } from '../index.ts'
import { deletePupils, findClasses, findDepartures, findPupils } from '../store.ts'

const regionId = '03999000-0000-7000-8000-000000000001'
/** The school that has handed in nothing yet. */
const lead: PersonActor = {
  kind: 'person',
  personId: '03999000-0000-7000-8000-000000000102',
  sessionId: '',
  membershipId: '03999000-0000-7000-8000-000000000199',
  organizationId: '03999000-0000-7000-8000-000000000224',
  regionId,
  role: 'school-lead',
}

let services: TestServices
beforeEach(async () => {
  services ??= await testServices()
})
afterEach(() =>
  inContext(services.database, lead, async (tx) => {
    await deletePupils(
      tx,
      (await findPupils(tx, {})).map(({ id }) => id),
    )
  }),
)

interface Given {
  readonly bytes: Uint8Array
  readonly name?: string
  readonly options?: Readonly<Record<string, string>>
}

async function requestFor({ bytes, name = 'liste.csv', options = {} }: Given) {
  const opened = await openFile(classListTarget, { bytes, name })
  if (!opened.ok || opened.value.kind !== 'table') throw new Error(opened.ok ? 'no table' : opened.error)
  return {
    actor: lead,
    services,
    target: classListTarget,
    opened: opened.value,
    mapping: opened.value.proposal,
    options: { schoolYear: '2026', coverage: 'all', grade: '8', ...options },
    fileName: name,
    progress: async () => {},
  }
}

async function reportOf(work: typeof checkImport, given: Given): Promise<ImportReport> {
  const report = await work(await requestFor(given))
  if (!report.ok) throw new Error(report.error)
  return report.value
}
const check = (given: Given) => reportOf(checkImport, given)
const take = (given: Given) => reportOf(takeImport, given)

const sentences = (report: ImportReport, severity: string) =>
  report.findings
    .filter((one) => one.severity === severity)
    .map((one) => `${one.line} ${one.column ?? ''}: ${one.reason}`)

async function namesByClass(): Promise<Record<string, string[]>> {
  const { classes, pupils } = await inContext(services.database, lead, async (tx) => ({
    classes: await findClasses(tx, {}),
    pupils: await findPupils(tx, { state: 'active' }),
  }))
  const names = await readNames(
    lead,
    services,
    pupils.map(({ id }) => id),
  )
  return Object.fromEntries(
    classes
      .filter(({ pupilCount }) => pupilCount > 0)
      .map((one) => [
        one.name,
        pupils
          .filter(({ classId }) => classId === one.id)
          .map(({ id }) => `${names.get(id)?.givenName} ${names.get(id)?.familyName}`)
          .sort(),
      ]),
  )
}

describe('a list in the old code page', () => {
  test('is taken but for the double entry, the nameless one and the one without class', async () => {
    const report = await take({ bytes: oldCodePageList })
    expect(report.counts).toEqual({ taken: 8, changed: 0, known: 0, refused: 3, doubtful: 4 })
    expect(sentences(report, 'refused')).toEqual([
      '13 : Doppelt: Dieselbe Person steht schon in Zeile 12.',
      '14 Klasse: Ohne Klasse. Bitte tragen Sie die Klasse ein und laden Sie die Datei noch einmal.',
      '15 Nachname: Der Nachname fehlt.',
    ])
    expect(sentences(report, 'doubtful')[0]).toMatch(
      /^5 Vorname: „\?ucja“: Ein Buchstabe ging beim Speichern verloren.*CSV UTF-8/,
    )
    expect(sentences(report, 'note').at(-1)).toBeDefined()
    expect(await namesByClass()).toEqual({
      '8a': ['?ucja Öztürk', 'Hevin ’t Hooft', 'Jan-Ole ?ahin', 'Mia Schulze'],
      '8b': ['Noor García López', 'Sofía ??ng', 'Tom Weiß', 'Yusuf Müller-?ukaszewicz'],
    })
  })

  test('is mended by the same list in UTF-8, without anybody twice', async () => {
    await take({ bytes: oldCodePageList })
    const mended = withByteOrderMark(
      [
        'Nachname;Vorname;Kl.;geb. am',
        'Öztürk;Łucja;8a;17.03.2013',
        '’t Hooft;Hevin;8a;14.02.2013',
        'Şahin;Jan-Ole;8b;16.01.2013',
        'Đặng;Sofía;8b;06.12.2012',
        'Weiß;Tom;8b;06.11.2012',
        'Müller-Łukaszewicz;Yusuf;8b;04.12.2012',
        'Nguyễn;Minh;8b;01.02.2013',
      ].join('\n'),
    )
    const report = await take({ bytes: mended })
    expect(report.counts).toEqual({ taken: 1, changed: 6, known: 2, refused: 0, doubtful: 2 })
    expect(sentences(report, 'doubtful')[0]).toBe(
      '0 : 1 Person hat die Klasse gewechselt, 2 fehlen auf der neuen Liste.',
    )
    expect((await namesByClass())['8b']).toEqual([
      'Jan-Ole Şahin',
      'Minh Nguyễn',
      'Noor García López',
      'Sofía Đặng',
      'Tom Weiß',
      'Yusuf Müller-Łukaszewicz',
    ])
    // Nobody is gone: the school is asked about two.
    expect(await inContext(services.database, lead, findDepartures)).toHaveLength(2)
  })
})

describe('a list with whole names in one column', () => {
  test('is taken, an impossible birth date is left out, what nobody needs is not read', async () => {
    const report = await take({ bytes: oneColumnList })
    expect(report.counts).toMatchObject({ taken: 4, refused: 1, doubtful: 1 })
    expect(sentences(report, 'refused')).toEqual([
      '6 Ganzer Name in einer Spalte: Nur ein Wort: „Einname“. Gebraucht werden Vorname und Nachname.',
    ])
    expect(sentences(report, 'doubtful')).toEqual([
      '5 Geburtsdatum: „2013-02-30“ ist kein Geburtsdatum. Wird ohne Geburtsdatum übernommen.',
    ])
    expect(sentences(report, 'note')).toContain(
      '0 : Diese Spalten braucht Steg nicht und liest sie nicht ein: Ort, Förderbedarf.',
    )
    expect(await namesByClass()).toEqual({
      '08.1': ['Anna ’t Hooft', 'Yusuf Yılmaz'],
      '08.2': ['Mia de Vries', 'Thảo Đặng'],
    })
  })

  test('is known when it comes again, whatever the order and the case of the classes', async () => {
    await take({ bytes: oneColumnList })
    expect((await check({ bytes: oneColumnList })).counts).toMatchObject({ taken: 0, changed: 0, known: 4 })
  })
})

describe("last year's list", () => {
  const warning = 'Ist das die Liste vom Vorjahr?'

  test('is recognised by the birth dates', async () => {
    const report = await check({ bytes: lastYearsList, name: 'liste.txt' })
    expect(report.counts).toMatchObject({ taken: 12, refused: 0 })
    expect(sentences(report, 'doubtful')).toEqual([
      `0 : ${warning} Die Geburtsjahre passen zum Schuljahr 2025/26, gewählt haben Sie 2026/27.`,
    ])
    const right = await check({ bytes: lastYearsList, name: 'liste.txt', options: { schoolYear: '2025' } })
    expect(sentences(right, 'doubtful')).toEqual([])
  })

  test('is recognised because the school has it under the same classes', async () => {
    await take({ bytes: lastYearsList, name: 'liste.txt', options: { schoolYear: '2025' } })
    const report = await check({ bytes: lastYearsList, name: 'liste.txt' })
    expect(sentences(report, 'doubtful')[0]).toContain(
      `${warning} 12 Schülerinnen und Schüler stehen unter derselben Klasse`,
    )
  })

  test('is recognised by the year in its name or above the table', async () => {
    for (const name of ['liste 2025-26.txt', 'Liste 25_26.txt', 'Klassen 2025/2026.txt']) {
      const report = await check({ bytes: oneColumnList, name })
      expect(sentences(report, 'doubtful')[0]).toContain('In der Datei steht 2025/26')
    }
    const old = inWindows1252('Stand: 01.09.2025\n\nNachname;Vorname;Klasse\nMeyer;Mia;8a\nWeiß;Tom;8a\n')
    expect(sentences(await check({ bytes: old }), 'doubtful')[0]).toContain('In der Datei steht 2025/26')
    expect(sentences(await check({ bytes: oneColumnList, name: 'liste 26-27.csv' }), 'doubtful')).toHaveLength(1)
  })
})

describe("the region's old planning sheet", () => {
  test('is read with names that begin with the given name, and without its wishes', async () => {
    const report = await take({ bytes: planningSheet, name: 'plan.xlsx', options: { schoolYear: '2025' } })
    expect(report.counts).toMatchObject({ taken: 4, refused: 0, doubtful: 1 })
    expect(sentences(report, 'doubtful')).toContain(
      '5 Ganzer Name in einer Spalte: Vor- und Nachname ließen sich nicht sicher trennen: Vorname „Oleksandr“, Nachname „García López“.',
    )
    expect(await namesByClass()).toEqual({
      '8a': ['Alexandru Müller-Łukaszewicz', 'Marie-Luise Petrenko', 'Mia von der Heyde'],
      '8c': ['Oleksandr García López'],
    })
  })
})

describe('a list of single classes', () => {
  test('says nothing about pupils of other classes', async () => {
    await take({ bytes: oneColumnList })
    const single = withByteOrderMark('Klasse,Schüler/in,Geburtsdatum\n08.1,"Yılmaz, Yusuf",2013-06-28')
    const some = await check({ bytes: single, options: { coverage: 'some' } })
    expect(sentences(some, 'doubtful')[0]).toContain('1 Person fehlt')
    expect(sentences(await check({ bytes: single }), 'doubtful')[0]).toContain('3 fehlen')
  })
})

const folder = new URL('../../../../../shared/data/made-up/klassenlisten/', import.meta.url)
describe.skipIf(!existsSync(folder))('the lists as schools send them (needs ../shared/data)', () => {
  test.each([
    ['oberschule_nord_windows1252.csv', '2026', { taken: 73, refused: 2 }, undefined],
    ['igs_auental_utf8.csv', '2026', { taken: 104, refused: 0 }, undefined],
    ['hauptschule_vorjahr.txt', '2026', { taken: 52, refused: 0 }, 'Ist das die Liste vom Vorjahr?'],
    ['bisherige_planung_excel.xlsx', '2026', { taken: 64, refused: 2 }, 'In der Datei steht 2025/26'],
  ])('%s', async (name, schoolYear, counts, warning) => {
    const report = await take({ bytes: readFileSync(new URL(name, folder)), name, options: { schoolYear } })
    expect(report.counts).toMatchObject(counts)
    const ofFile = sentences(report, 'doubtful').filter((one) => one.startsWith('0'))
    if (warning === undefined) expect(ofFile).toEqual([])
    else expect(ofFile[0]).toContain(warning)
    const again = await check({ bytes: readFileSync(new URL(name, folder)), name, options: { schoolYear } })
    expect(again.counts).toMatchObject({ taken: 0, changed: 0, known: counts.taken })
  })
})

describe('the list of the fourteenth school of the demo', () => {
  test('completes the 1,240 pupils of Landkreis Musterau', async () => {
    const name = 'oberschule-am-muehlenteich.csv'
    const bytes = readFileSync(new URL(`../../../../tests/made-up/class-lists/${name}`, import.meta.url))
    expect((await take({ bytes, name })).counts).toMatchObject({ taken: 82, refused: 0, doubtful: 0 })
    const all = await inContext(services.database, { kind: 'system', regionId, reason: 'test' }, (tx) =>
      findPupils(tx, { state: 'active' }),
    )
    expect(all).toHaveLength(1240)
  })
})
