import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { defaultLimits, type Table } from './table.ts'
import { explainTableRefusal } from './texts.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (bytes: Uint8Array, limits: object = {}) => readTable(bytes, { fileName: 'liste.csv', limits })

describe('what is no table', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blanks', bytesOf(' \n\n'), 'empty-file'],
    ['a PDF', bytesOf('%PDF-1.7 …'), 'not-a-table'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2), 'not-a-table'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'old-or-protected-workbook'],
    ['a page that calls itself .xls', bytesOf('<html><table><tr><td>Anna</td></tr></table></html>'), 'not-a-table'],
    ['a program', Uint8Array.from({ length: 4000 }, (_, i) => (i % 7 < 3 ? 0 : i % 251)), 'not-a-table'],
    ['a text with a NUL', bytesOf('Name;Ort\nAn\u0000na;x\n'), 'unreadable-character'],
    ['half an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'damaged-workbook'],
  ])('%s is refused with a sentence', (_, bytes, code) => {
    const result = read(bytes)
    expect(result).toMatchObject({ ok: false, error: { code } })
    if (!result.ok) expect(explainTableRefusal(result.error)).toMatch(/Bitte [\s\S]*\.$/)
  })

  test('a file over the limit is refused without a look inside', () => {
    const result = read(new Uint8Array(1001), { bytes: 1000 })
    expect(result).toEqual({ ok: false, error: { code: 'too-many-bytes', limit: 1000, found: 1001 } })
    expect(explainTableRefusal({ code: 'too-many-bytes', limit: defaultLimits.bytes, found: 200 * 2 ** 20 })).toBe(
      'Die Datei hat 200 MB, möglich sind 50 MB. Bitte teilen Sie sie in mehrere Dateien.',
    )
  })

  test('random bytes are read or refused, never thrown at', () => {
    const heads = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x5b], [0x7b], [0x22])
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const result = read(Uint8Array.of(...head, ...tail))
        if (result.ok) {
          const { columns, rows } = result.value
          expect(new Set(columns).size).toBe(columns.length)
          expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true)
        } else {
          expect(explainTableRefusal(result.error)).not.toBe('')
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test('an apostrophe that protected a formula is taken away again, and said so', () => {
  const table = read(bytesOf("Name;Text\n't Hooft;'=1+1\n"))
  expect(table).toMatchObject({ ok: true, value: { rows: [{ cells: ["'t Hooft", '=1+1'] }] } })
  expect(table.ok && table.value.notes[0]).toContain('Hochkomma')
})

const realData = join(import.meta.dirname, '../../../../shared/data')

/** The files that schools and registers really send lie beside the repository, on some machines. */
describe.skipIf(!existsSync(realData))('the real files (skipped where they are absent)', () => {
  const real = (path: string): Table => {
    const result = readTable(readFileSync(join(realData, path)), { fileName: path })
    if (!result.ok) throw new Error(explainTableRefusal(result.error))
    return result.value
  }

  test('5,407 schools of Nordrhein-Westfalen', () => {
    const table = real('schools/nrw_schulen_2024_25_sozialindex_koordinaten.csv')
    expect(table).toMatchObject({ delimiter: ',', encoding: 'utf-8', headerLine: 1, notes: [] })
    expect(table.rows).toHaveLength(5407)
    expect(table.columns).toHaveLength(23)
  })

  test('356 schools of the pilot regions', () => {
    expect(real('schools/pilot_regions_schools.json').rows).toHaveLength(356)
  })

  test('the class lists', () => {
    const [north, auental, lastYear, plan] = [
      'oberschule_nord_windows1252.csv',
      'igs_auental_utf8.csv',
      'hauptschule_vorjahr.txt',
      'bisherige_planung_excel.xlsx',
    ].map((name) => real(`made-up/klassenlisten/${name}`))
    expect(north).toMatchObject({ encoding: 'windows-1252', delimiter: ';', headerLine: 4 })
    expect(north?.rows).toHaveLength(75)
    expect(north?.notes).toHaveLength(4)
    expect(auental).toMatchObject({ encoding: 'utf-8-bom', delimiter: ',', headerLine: 1 })
    expect(auental?.rows).toHaveLength(104)
    expect(lastYear).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' })
    expect(lastYear?.rows).toHaveLength(52)
    expect(plan).toMatchObject({ sheet: 'Praxistage 25-26', headerLine: 3 })
    expect(plan?.rows).toHaveLength(66)
  })

  test('all Gemeinden, in a workbook with a header of several lines', () => {
    const table = real('geo/AuszugGV2QAktuell.xlsx')
    expect(table.rows.length).toBeGreaterThan(15_900)
    expect(table.rows.some(({ cells }) => cells.includes('Flensburg, Stadt'))).toBe(true)
  })
})
