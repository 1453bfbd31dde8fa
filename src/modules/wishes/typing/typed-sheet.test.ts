import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Choice } from '../terms.ts'
import { cellsOf, outsideCellOf, parseRow, rowText, type TypedRow } from './typed-sheet.ts'

const fields = ['kfz', 'holz', 'it', 'pflege', 'bau']
const given = { fields, most: 3 }

const row = (cells: Readonly<Record<string, string>>, outside = ''): TypedRow => ({
  pupilId: 'p',
  version: 0,
  original: '',
  cells: new Map(Object.entries(cells)),
  outside,
})

const choiceOf = (typed: TypedRow): Choice | undefined | string => {
  const parsed = parseRow(typed, given)
  return parsed.ok ? parsed.value : parsed.error.map(({ field, code }) => `${field}: ${code}`).join(', ')
}

describe('a row typed from a sheet', () => {
  test.each([
    ['ranks in any order of fields', { kfz: '2', it: '1' }, '', { wishes: ['it', 'kfz'], never: [], outside: null }],
    ['gaps that close up', { kfz: '3', it: '1' }, '', { wishes: ['it', 'kfz'], never: [], outside: null }],
    [
      'n, nein, 0 and a dash',
      { kfz: '1', it: 'n', holz: 'Nein', bau: '0', pflege: '-' },
      '',
      { wishes: ['kfz'], never: ['holz', 'it', 'pflege', 'bau'], outside: null },
    ],
    ['blanks around', { kfz: ' 1 ' }, ' 2 ', { wishes: ['kfz'], never: [], outside: 'holz' }],
    ['only what is ruled out', { bau: 'n' }, '', { wishes: [], never: ['bau'], outside: null }],
    ['an empty row', { kfz: ' ' }, '', undefined],
  ] as const)('reads %s', (_what, cells, outside, choice) => {
    expect(choiceOf(row(cells, outside))).toEqual(choice)
  })

  test.each([
    ['one number twice, at both places', { kfz: '1', it: '1', holz: '2' }, '', 'kfz: double, it: double'],
    ['numbers that there are not', { kfz: '4' }, '', 'kfz: too-high'],
    ['words', { kfz: 'x', it: '1.5' }, '', 'kfz: unknown, it: unknown'],
    [
      'all faults at once',
      { kfz: 'x', it: '9', holz: '1', bau: '1' },
      '7',
      'kfz: unknown, it: too-high, holz: double, bau: double, null: outside-unknown',
    ],
    ['a surprise that is wished anyway', { kfz: '1' }, '1', 'null: outside-taken'],
    ['a surprise that is no number', { kfz: '1' }, 'it', 'null: outside-unknown'],
  ] as const)('refuses %s', (_what, cells, outside, faults) => {
    expect(choiceOf(row(cells, outside))).toBe(faults)
  })

  test('reads what it has written itself', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(fields), fc.nat(3), fc.nat(2), (keys, wanted, refused) => {
        const never = [...keys.slice(wanted, wanted + refused)].sort((a, b) => fields.indexOf(a) - fields.indexOf(b))
        const choice = { wishes: keys.slice(0, wanted), never, outside: keys[wanted + refused] ?? null }
        const typed = { ...row({}), cells: cellsOf(choice), outside: outsideCellOf(choice, fields) }
        const isEmpty = keys.length === 0
        expect(choiceOf(typed)).toEqual(isEmpty ? undefined : choice)
        expect(rowText(fields, typed)).toBe(rowText(fields, { ...typed, cells: new Map(typed.cells) }))
      }),
    )
  })
})
