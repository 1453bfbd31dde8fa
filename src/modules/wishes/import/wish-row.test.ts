import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../platform/imports/read-file.ts'
import { ownWishesTarget } from '../imports.ts'
import { classKeyOf, matchField, parseWishRow } from './wish-row.ts'

describe('a field as people write it', () => {
  test.each([
    ['kfz', 'kfz'],
    ['KFZ', 'kfz'],
    ['Körperpflege', 'koerperpflege'],
    ['Haare und Kosmetik', 'koerperpflege'],
    ['Hauswirtschaft/Küche', 'hauswirtschaft'],
    ['Wirtschaft', 'wirtschaft'],
    ['Elektro', 'elektro'],
    ['Gesundheit', 'pflege'],
    ['Zauberei', undefined],
    ['', undefined],
    // Two fields in one cell are none.
    ['Holz/Metall', undefined],
  ] as const)('%s is %s', (typed, key) => {
    expect(matchField(typed)?.key).toBe(key)
  })
})

test('classes are the same however they are written', () => {
  expect(new Set(['8a', '08a', '8 A', '8A'].map(classKeyOf)).size).toBe(1)
})

describe('a row', () => {
  const read = (values: Readonly<Record<string, string>>) => {
    const parsed = parseWishRow(values)
    if (!parsed.ok) return parsed.error.reason
    const { entries, fault } = parsed.value.row
    return fault?.reason ?? entries.map(({ berufsfeld, rank }) => `${berufsfeld} ${rank ?? 'n'}`).join(', ')
  }

  test.each([
    [{ code: 'ABCD 2345', berufsfeld: 'Holz', rank: '1' }, 'holz 1'],
    [{ code: 'abcd2345', berufsfeld: 'Holz', rank: 'nein' }, 'holz n'],
    [{ code: 'ABCD2345', berufsfeld: 'Holz', rank: '2.' }, 'holz 2'],
    [
      { name: 'Yılmaz, Yusuf', schoolClass: '8a', wish1: 'KFZ', wish3: 'Holz', never: 'Pflege, Bau' },
      'kfz 1, holz 3, pflege n, bau n',
    ],
    [{ code: 'ABCD2345', berufsfeld: 'Holz', rank: '' }, 'Zum Berufsfeld fehlt der Rang.'],
    [{ code: 'ABCD2345', berufsfeld: 'Holz', rank: 'erster' }, 'Der Rang ist eine Zahl ab 1 oder „nein“.'],
    [{ code: 'ABCD2345' }, 'In der Zeile steht kein Wunsch.'],
    [{ code: 'ABC', berufsfeld: 'Holz', rank: '1' }, 'So sieht kein Code aus.'],
    [{ name: 'Yusuf Yılmaz', wish1: 'Holz' }, 'Es fehlt ein Code, oder Nachname, Vorname und Klasse.'],
  ] as const)('%j says %s', (values, said) => {
    expect(read(values)).toBe(said)
  })

  test.each([
    { code: 'ABCD2345', wish1: 'Holz', never: 'Pflege, Allergie gegen Latex' },
    { code: 'ABCD2345', berufsfeld: 'Allergie gegen Latex', rank: 'nein' },
    { code: 'Allergie gegen Latex', berufsfeld: 'Holz', rank: '1' },
  ])('does not say again what may speak of health: %j', (values) => {
    const parsed = parseWishRow(values)
    expect(parsed.ok ? parsed.value.row.fault : parsed.error).toBeDefined()
    expect(JSON.stringify(parsed.ok ? parsed.value.row.fault : parsed.error)).not.toContain('Latex')
  })

  test('names every field that is known where one is not', () => {
    expect(read({ code: 'ABCD2345', wish1: 'Zauberei' })).toMatch(
      /^„Zauberei“ gibt es hier nicht\. Bekannt sind: Metall und Maschinen, .*Lager und Transport\.$/,
    )
  })

  test('finds a name whichever way round it stands', () => {
    const keyOf = (values: Readonly<Record<string, string>>) => {
      const parsed = parseWishRow({ schoolClass: '8a', wish1: 'Holz', ...values })
      return parsed.ok && parsed.value.row.who.kind === 'name' ? parsed.value.row.who.nameKey : ''
    }
    expect(keyOf({ name: 'Yılmaz, Yusuf' })).toBe(keyOf({ name: 'Yusuf Yilmaz' }))
    expect(keyOf({ familyName: 'Đặng', givenName: 'Thị Hoa' })).toBe(keyOf({ name: 'Thị Hoa Đặng' }))
  })
})

test('the plan of a region as it was kept in Excel, is understood column by column', async () => {
  const folder = '../shared/data/made-up/klassenlisten'
  let bytes: Uint8Array
  try {
    bytes = readFileSync(`${folder}/bisherige_planung_excel.xlsx`)
  } catch {
    // The file does not come with the code; rows of the same shape are read from made-up text above.
    console.info(`${folder} is not there`)
    return
  }
  const opened = await openFile(ownWishesTarget, { bytes, name: 'bisherige_planung_excel.xlsx' })
  if (!opened.ok || opened.value.kind !== 'table') throw new Error('a table was expected')
  const { table, proposal } = opened.value
  expect(
    Object.entries(proposal)
      .map(([key, column]) => `${key}: ${table.columns[column ?? -1]}`)
      .sort(),
  ).toEqual([
    'name: Name',
    'never: auf keinen Fall',
    'schoolClass: Klasse',
    'wish1: 1. Wunsch',
    'wish2: 2. Wunsch',
    'wish3: 3. Wunsch',
  ])
  const rows = table.rows.map(({ cells }) =>
    ownWishesTarget.parseRow(
      Object.fromEntries(Object.entries(proposal).map(([key, column]) => [key, cells[column ?? -1] ?? ''])),
      { numbers: 'as-written', mapped: new Set(Object.keys(proposal)), options: {} },
    ),
  )
  expect(rows.filter((row) => !row.ok || row.value.row.fault !== undefined)).toEqual([])
  expect(rows.length).toBeGreaterThan(50)
})
