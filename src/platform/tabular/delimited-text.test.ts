import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectDelimiter, parseDelimited } from './delimited-text.ts'
import { type Delimiter, defaultLimits } from './table.ts'

const rowsOf = (text: string, delimiter: Delimiter = ';') => parseDelimited(text, delimiter, defaultLimits)

describe('text with delimiters', () => {
  test('knows LF, CR and CRLF, and the line on which each row starts', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      expect(rowsOf(`a;b${end}"1${end}2";x${end}${end}c;d`)).toEqual({
        ok: true,
        value: [
          { line: 1, cells: ['a', 'b'] },
          { line: 2, cells: ['1\n2', 'x'] },
          { line: 5, cells: ['c', 'd'] },
        ],
      })
    }
  })

  test('takes quotation marks inside of a cell as text', () => {
    expect(rowsOf('Verein "Brücke";"a""b"c;')).toEqual({
      ok: true,
      value: [{ line: 1, cells: ['Verein "Brücke"', 'a"bc', ''] }],
    })
  })

  test('names line and column of a quotation mark without end', () => {
    expect(rowsOf('a;b\nc;"d\ne;f\n')).toEqual({ ok: false, error: { code: 'unclosed-quote', line: 2, column: 2 } })
  })

  test('stops at each limit and says where', () => {
    const limited = (text: string, limits: object) => parseDelimited(text, ';', { ...defaultLimits, ...limits })
    expect(limited('a\nbcd', { cellLength: 2 })).toMatchObject({
      error: { code: 'cell-too-long', line: 2, column: 1 },
    })
    expect(limited('a\n;;;;;;;x', { columns: 3 })).toMatchObject({ error: { code: 'too-many-columns', line: 2 } })
    expect(limited('a\nb\nc\nd', { rows: 2 })).toMatchObject({ error: { code: 'too-many-rows' } })
    expect(limited('a;b\nc;d', { cells: 3 })).toMatchObject({ error: { code: 'too-many-cells', line: 2 } })
  })

  test('agrees with csv-parse on whatever a careful program writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', ';', ',', '"', '\n', '\t', "'") })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows
          .map((cells) =>
            cells.map((each) => (/[;"\n]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each)).join(';'),
          )
          .join(end)
        const expected = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: end,
        })
        const found = rowsOf(text)
        expect(found.ok && found.value.map(({ cells }) => cells)).toEqual(
          expected.filter((cells) => cells.some((each) => each !== '')),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the delimiter', () => {
  test.each([
    ['Name;Klasse\nMüller, Anna;8a\nWeiß, Tom;8b\n', ';'],
    ['Name\tKlasse\nMüller, Anna\t8a\nWeiß, Tom\t8b\n', '\t'],
    ['Name,Klasse\n"Müller; Anna",8a\n"Weiß; Tom",8b\n', ','],
    ['Name|Klasse\nMüller|8a\n', '|'],
    ['Ort;Breite;Höhe\n1,5;2,5;3,5\n1,5;2,5;3,5\n1,5;2,5;3,5\n', ';'],
    ['Liste der Schule\n\nName;Klasse\nAnna;8a\nTom;8b\n', ';'],
    ['sep=|\na;b|c\n', '|'],
    ['Name\nAnna\nTom\n', ';'],
    ['', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(detectDelimiter(text, 'liste.csv', defaultLimits)).toBe(delimiter)
  })
})
