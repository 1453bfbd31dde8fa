import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

function read(text: string, options: object = {}): Table {
  const result = readTable(new TextEncoder().encode(text), { fileName: 'liste.csv', ...options })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const cellsOf = (table: Table) => table.rows.map(({ cells }) => cells)

describe('a list as schools send it', () => {
  const list =
    'Oberschule Musterau-Nord;;;;\nKlassenliste Jahrgang 8;;;Stand: 12.08.2026;\n\n' +
    'Nachname;Vorname;Kl.;geb. am;Geschl.\nĐặng;Mia;8a;17.07.2013;w\nSchulze;Mia;8a;03.05.2013;w\nSumme: 2;;;;\nQuelle: Schulprogramm;;;;\n'

  test('has its header below the title and no sums among its rows', () => {
    const table = read(list)
    expect(table.columns).toEqual(['Nachname', 'Vorname', 'Kl.', 'geb. am', 'Geschl.'])
    expect(table.headerLine).toBe(4)
    expect(table.rows.map(({ line }) => line)).toEqual([5, 6])
    expect(table.notes).toHaveLength(2)
    expect(table.notes[0]).toContain('Zeilen 1 und 2')
    expect(table.notes[1]).toContain('„Summe: 2“')
  })

  test('may be corrected by naming the line of the header', () => {
    expect(read(list, { headerLine: 5 }).columns[0]).toBe('Đặng')
    expect(readTable(new TextEncoder().encode(list), { fileName: 'a', headerLine: 99 })).toEqual({
      ok: false,
      error: { code: 'no-header' },
    })
  })

  test('keeps a comprehensive school and a company that begin like sums', () => {
    const table = read('Name;Ort;Art\nGesamtschule Nord;Musterau;Schule\nTotal Tankstelle;Neudorf;Betrieb\n')
    expect(table.rows).toHaveLength(2)
    expect(read('Name;Zahl\nRealschule;5\nGesamtschule Nord;7\n').rows).toHaveLength(2)
    expect(read('Name;Zahl\nRealschule;5\nGesamt;5\n').rows).toHaveLength(1)
  })

  test('loses no cell of a ragged row and names its line', () => {
    const table = read('Name;Klasse\nAnna;8a;zu viel\nTom\nMia;8c\n')
    expect(table.columns).toEqual(['Name', 'Klasse', 'Spalte 3'])
    expect(cellsOf(table)).toEqual([
      ['Anna', '8a', 'zu viel'],
      ['Tom', '', ''],
      ['Mia', '8c', ''],
    ])
    expect(table.notes.some((note) => note.startsWith('Zeile 2: mehr Zellen'))).toBe(true)
    expect(table.notes.some((note) => note.startsWith('Zeile 3: weniger Zellen'))).toBe(true)
  })

  test('gets distinct names for its columns', () => {
    const table = read('Name;Name;;Name (2);Spalte 3;Wunsch\na;b;c;d;e;f\n')
    expect(table.columns).toEqual(['Name', 'Name (3)', 'Spalte 3 (2)', 'Name (2)', 'Spalte 3', 'Wunsch'])
    expect(table.notes).toHaveLength(2)
  })

  test('without a header gives a warning, not silence', () => {
    expect(read('Anna;Schulze;8b;10.04.2012\nTom;Beck;8a;11.04.2012\n').notes[0]).toContain('sieht aber aus wie Daten')
  })

  test('printed over several pages repeats its header only once', () => {
    const table = read('Name;Klasse\nAnna;8a\nName;Klasse\nTom;8b\n')
    expect(cellsOf(table)).toEqual([
      ['Anna', '8a'],
      ['Tom', '8b'],
    ])
    expect(table.notes[0]).toContain('Zeile 3')
  })

  test('of one column is a table, too', () => {
    expect(cellsOf(read('Name\nAnna\nTotal\n'))).toEqual([['Anna'], ['Total']])
  })
})

test.each([
  ['1;2;3\n4;5;6\n', 'no-header'],
  ['\n\n  \n', 'empty-file'],
  [';;;\n;;;\n', 'empty-file'],
])('%j is refused: %s', (text, code) => {
  expect(readTable(new TextEncoder().encode(text), { fileName: 'a.csv' })).toEqual({ ok: false, error: { code } })
})
