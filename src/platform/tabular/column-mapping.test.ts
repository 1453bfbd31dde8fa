import { describe, expect, test } from 'vitest'
import { applyMapping, headerFingerprint, mappingOf, proposeMapping, type TargetField } from './column-mapping.ts'

const fields = [
  { key: 'familyName', label: 'Nachname', aliases: ['Name', 'Familienname'], required: true },
  { key: 'givenName', label: 'Vorname', aliases: ['Rufname'], required: true },
  { key: 'schoolClass', label: 'Klasse', aliases: ['Kl.', 'Lerngruppe'] },
  { key: 'bornOn', label: 'Geburtsdatum', aliases: ['geb. am', 'Geb.-Datum'] },
] as const satisfies readonly TargetField[]

type Key = (typeof fields)[number]['key']

const propose = (columns: string[]) =>
  proposeMapping<Key>(fields, columns).map(({ column, certainty }) => [column, certainty])

describe('the proposal', () => {
  test.each([
    [
      ['Nachname', 'Vorname', 'Kl.', 'geb. am', 'Geschl.'],
      [0, 1, 2, 3],
    ],
    [
      ['lfd. Nr.', 'Vorname', 'Name', 'Klasse', 'Geb.-Datum'],
      [2, 1, 3, 4],
    ],
    [
      ['KLASSE', 'FAMILIENNAME', 'VORNAME', 'GEBURTSDATUM'],
      [1, 2, 0, 3],
    ],
  ])('for %j is certain', (columns, expected) => {
    expect(propose(columns)).toEqual(expected.map((column) => [column, 'exact']))
  })

  test('is careful with names that are only similar', () => {
    expect(propose(['Nachnahme', 'Vorname des Kindes', 'Stammgruppe'])).toEqual([
      [0, 'likely'],
      [1, 'likely'],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('never uses a column twice', () => {
    const columns = propose(['Name', 'Name (2)', 'Vorname']).map(([column]) => column)
    expect(columns[0]).toBe(0)
    expect(columns[1]).toBe(2)
  })
})

describe('applying a mapping', () => {
  const table = { columns: ['a', 'b'], rows: [{ line: 7, cells: [' Đặng ', 'Mia'] }] }

  test('gives trimmed values by field and keeps the line', () => {
    expect(applyMapping<Key>(fields, { familyName: 0, givenName: 1 }, table)).toEqual({
      ok: true,
      value: [{ line: 7, values: { familyName: 'Đặng', givenName: 'Mia', schoolClass: '', bornOn: '' } }],
    })
  })

  test.each([
    [{ familyName: 0 }, { code: 'required-field-missing', keys: ['givenName'] }],
    [
      { familyName: 0, givenName: 2 },
      { code: 'no-such-column', key: 'givenName', column: 2 },
    ],
    [
      { familyName: 0, givenName: 0 },
      { code: 'column-used-twice', column: 0, keys: ['familyName', 'givenName'] },
    ],
  ])('%j is refused', (mapping, error) => {
    expect(applyMapping<Key>(fields, mapping, table)).toEqual({ ok: false, error })
  })

  test('works with what was proposed', () => {
    expect(mappingOf(proposeMapping<Key>(fields, ['Vorname', 'Name']))).toEqual({ familyName: 1, givenName: 0 })
  })
})

test('a header is recognised again, but not another one', () => {
  const print = headerFingerprint(['Schüler/in', 'Kl.'])
  expect(headerFingerprint([' SCHUELER IN ', 'kl'])).toBe(print)
  expect(headerFingerprint(['Kl.', 'Schüler/in'])).not.toBe(print)
  expect(headerFingerprint(['Schüler/in Kl.'])).not.toBe(print)
})
