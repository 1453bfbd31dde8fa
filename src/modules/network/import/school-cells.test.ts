import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  joinName,
  joinPhone,
  parseDegrees,
  parseMunicipalityKey,
  parsePostalCode,
  parseSchulnummer,
} from './school-cells.ts'
import { schulformOf } from './schulform-of-school.ts'

describe('names in three columns', () => {
  test.each([
    [['Paulus Schule', 'Städt. Kath. Grundschule', '- Primarstufe -'], 'Paulus Schule Städt. Kath. Grundschule'],
    [
      [
        'Schule an der Jahnstraße, Städt. Förder-',
        'schule mit dem Förderschwerpunkt',
        'Emotionale u.soziale Entwicklung',
      ],
      'Schule an der Jahnstraße, Städt. Förderschule mit dem Förderschwerpunkt Emotionale u.soziale Entwicklung',
    ],
    [
      ['Kämpenschule, Förderschule des Ennepe-', 'Ruhr-Kreises', ''],
      'Kämpenschule, Förderschule des Ennepe-Ruhr-Kreises',
    ],
    [['Grund-', 'und Hauptschule', ''], 'Grund- und Hauptschule'],
    [
      ['Laborschule des', 'Landes Nordrhein-Westfalen', 'an der Universität Bielefeld'],
      'Laborschule des Landes Nordrhein-Westfalen an der Universität Bielefeld',
    ],
    [['- Primarstufe -', '', ''], '- Primarstufe -'],
    [['', ' ', ''], ''],
  ])('%j', (parts, expected) => {
    expect(joinName(parts)).toBe(expected)
  })

  test('no letter is lost or invented', () => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-zäöü -]{0,20}$/), { maxLength: 3 }), (parts) => {
        expect(letters(joinName(parts))).toBe(letters(parts.join('')))
      }),
    )
  })
})

test.each([
  ['211.0', '4791163.0', '0211 4791163'],
  ['0211', '4791163', '0211 4791163'],
  ['+49 211', '479', '+49211 479'],
  ['', '05521 1234', '05521 1234'],
  ['211.0', '', ''],
])('telephone %s and %s', (prefix, number, expected) => {
  expect(joinPhone(prefix, number)).toBe(expected)
})

test.each([
  ['5111000', { kind: 'padded', value: '05111000', from: '5111000' }],
  ['5111000.0', { kind: 'padded', value: '05111000', from: '5111000' }],
  ['03159016', { kind: 'good', value: '03159016' }],
  ['16056000', { kind: 'good', value: '16056000' }],
  ['03159011; 03159023', { kind: 'several', count: 2 }],
  ['17000000', { kind: 'bad' }],
  ['abc', { kind: 'bad' }],
  ['', { kind: 'empty' }],
])('Gemeindeschlüssel %s', (text, expected) => {
  expect(parseMunicipalityKey(text)).toEqual(expected)
})

test.each([
  ['1067', { kind: 'padded', value: '01067', from: '1067' }],
  ['D-37073', { kind: 'good', value: '37073' }],
  ['370', { kind: 'bad' }],
])('postal code %s', (text, expected) => {
  expect(parsePostalCode(text)).toEqual(expected)
})

test.each([
  ['NI-84839', null, { kind: 'good', value: '84839' }],
  ['NI-6853', null, { kind: 'padded', value: '06853', from: '6853' }],
  ['6853', '03159016', { kind: 'padded', value: '06853', from: '6853' }],
  ['MV-75230441', '13004000', { kind: 'good', value: '75230441' }],
  ['100020.0', '05111000', { kind: 'good', value: '100020' }],
  ['<b>', null, { kind: 'bad' }],
])('Schulnummer %s', (text, municipality, expected) => {
  expect(parseSchulnummer(text, municipality)).toEqual(expected)
})

test.each([
  ['51.2751293', 51.2751293],
  ['51,2751', 51.2751],
  ['91', undefined],
  ['1.234.567', undefined],
  ['nördlich', undefined],
])('degrees %s', (text, expected) => {
  expect(parseDegrees(text, 90)).toBe(expected)
})

test.each([
  [['Förderschule Grund-/Hauptschule'], '', 'foerderschule-grund-haupt'],
  [['Hauptschule', 'Realschule', 'Ganztagsschule (o. ZB)', 'Oberschule'], '', 'oberschule'],
  [['Gymnasium - SEK I - Offene Ganztagsschule', 'Gymnasium - SEK II -'], '', 'gymnasium'],
  [['KGS - Hauptschule -', 'KGS - Gymnasium SEK II - Ganztagsschule (o. ZB)'], '', 'kgs'],
  [['IGS/FWS - SEK I -'], 'IGS Bovenden', 'igs'],
  [['IGS/FWS-Primarstufe', 'IGS/FWS - SEK I -'], 'Freie Waldorfschule Göttingen', 'freie-waldorfschule'],
  [['Hauptschule Ganztagsschule', 'Realschule'], '', 'haupt-und-realschule'],
  [['Schulkindergarten', 'Grundschule Ganztagsschule'], '', 'grundschule'],
  [['FöS Geistige Entwicklung Ganztägiger Unterricht an FöS GB/KM'], '', 'foerderschule'],
  [['Berufsbildende Schule(n)', 'Bildungsangebot'], '', 'berufsbildende-schule'],
])('Schulform of %j', (words, name, expected) => {
  expect(schulformOf(words, name)).toMatchObject({ kind: 'one', schulform: { key: expected } })
})

test('what no list knows is unknown, and nothing is empty', () => {
  expect(schulformOf(['Zauberschule'], '')).toEqual({ kind: 'unknown', name: 'Zauberschule' })
  expect(schulformOf(['Bildungsangebot'], '')).toEqual({ kind: 'empty' })
})
