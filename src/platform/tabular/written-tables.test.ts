// What write-csv.ts and write-xlsx.ts write, read by our own reader and by an independent one.
import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/plain-date.ts'
import type { CellValue } from './cell-value.ts'
import { listSheets, readTable } from './read-table.ts'
import { writeCsv } from './write-csv.ts'
import { longestXlsxCell, writeXlsx } from './write-xlsx.ts'

const columns = ['Name', 'Bemerkung', 'Zahl']
const people: CellValue[][] = [
  ['Đặng', '=HYPERLINK("https://boese.example")', 1234.5],
  ['’t Hooft', 'Zeile 1\n- Zeile 2', -5],
  ["O'Neill", ' +49 551 "x"; y', 0.1],
  ['Müller-Łukaszewicz', '00123', null],
]

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'=+-@＝;,|"\'\n\t _x0041_<&'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 10,
})
// A first cell with words, so that no row is empty, a sum or a second header.
const rowsOfTexts = fc.array(fc.tuple(fc.constant('Anna'), text, text), { minLength: 1, maxLength: 8 })

const readBack = (bytes: Uint8Array) => {
  const result = readTable(bytes, { fileName: 'x', headerLine: 1 })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('a CSV file', () => {
  test('is written for a German Excel', () => {
    const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(columns, people))
    expect(written).toBe(
      '\ufeffName;Bemerkung;Zahl\r\n' +
        'Đặng;"\'=HYPERLINK(""https://boese.example"")";1234,5\r\n' +
        '’t Hooft;"Zeile 1\n\'- Zeile 2";-5\r\n' +
        'O\'Neill;"\' +49 551 ""x""; y";0,1\r\n' +
        'Müller-Łukaszewicz;00123;\r\n',
    )
  })

  test('may have its other form', () => {
    const options = { delimiter: ',', bom: false, lineEnd: '\n', decimal: '.' } as const
    const row: CellValue[] = [true, { day: plainDate('2026-11-20') }, 1.5]
    expect(new TextDecoder().decode(writeCsv(['a', 'b', 'c'], [row], options))).toBe('a,b,c\nja,2026-11-20,1.5\n')
  })

  test('comes back cell by cell', () => {
    fc.assert(
      fc.property(rowsOfTexts, (rows) => {
        const { rows: found } = readBack(writeCsv(columns, rows))
        const expected = rows.map((cells) =>
          cells.map((cell) => cell.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed()),
        )
        expect(found.map(({ cells }) => cells)).toEqual(expected)
      }),
      { numRuns: 700 },
    )
  })
})

describe('a workbook', () => {
  test('keeps types: an independent reader finds texts, numbers and days', () => {
    const bytes = writeXlsx(['a', 'b', 'c', 'd'], [['=1+1', -5, { day: plainDate('2026-11-20') }, true]], {
      sheet: 'A/B',
    })
    const book = read(bytes, { cellDates: true, UTC: true })
    const sheet = book.Sheets['A B']
    expect(sheet?.A2).toMatchObject({ t: 's', v: "'=1+1" })
    expect(sheet?.A2?.f).toBeUndefined()
    expect(sheet?.B2).toMatchObject({ t: 'n', v: -5 })
    expect(sheet?.C2?.t).toBe('d')
    expect(sheet?.C2?.v).toEqual(new Date('2026-11-20T00:00:00Z'))
    expect(sheet?.D2).toMatchObject({ t: 'b', v: true })
    expect(readBack(bytes).rows[0]?.cells).toEqual(['=1+1', '-5', '2026-11-20', 'ja'])
    expect(listSheets(bytes)).toEqual({ ok: true, value: [{ name: 'A B', hidden: false }] })
  })

  test('comes back cell by cell, and the independent reader finds no formula', () => {
    fc.assert(
      fc.property(rowsOfTexts, (rows) => {
        const bytes = writeXlsx(columns, rows)
        const expected = rows.map((cells) => cells.map((cell) => cell.replaceAll('\u0000', '').toWellFormed()))
        expect(readBack(bytes).rows.map(({ cells }) => cells)).toEqual(expected)
        const sheet = read(bytes).Sheets.Tabelle
        for (const [address, cell] of Object.entries(sheet ?? {})) {
          if (!address.startsWith('!')) expect(cell.f).toBeUndefined()
        }
      }),
      { numRuns: 300 },
    )
  })

  test('marks a text that Excel could not hold', () => {
    const bytes = writeXlsx(['a', 'b'], [['Anna', 'x'.repeat(40_000)]])
    const [, cell = ''] = utils.sheet_to_json<string[]>(read(bytes).Sheets.Tabelle ?? {}, { header: 1 })[1] ?? []
    expect(cell).toHaveLength(longestXlsxCell)
    expect(cell.endsWith(' […]')).toBe(true)
  })

  test('of the same rows has the same bytes', () => {
    expect(writeXlsx(columns, people)).toEqual(writeXlsx(columns, people))
  })
})
