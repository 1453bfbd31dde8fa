import { describe, expect, test } from 'vitest'
import { readJson } from './json-table.ts'
import { defaultLimits } from './table.ts'

const read = (value: unknown, limits: object = {}) =>
  readJson(typeof value === 'string' ? value : JSON.stringify(value), { ...defaultLimits, ...limits })

describe('a JSON list', () => {
  test('has the columns of all its entries', () => {
    const result = read([
      { id: 'a', lat: 51.5, arten: ['x', 'y'] },
      { id: 'b', offen: true, lat: null },
    ])
    expect(result).toMatchObject({
      ok: true,
      value: {
        source: 'json',
        columns: ['id', 'lat', 'arten', 'offen'],
        rows: [
          { line: 1, cells: ['a', '51.5', 'x; y', ''] },
          { line: 2, cells: ['b', '', '', 'ja'] },
        ],
      },
    })
  })

  test('may lie in an envelope', () => {
    expect(read({ version: 1, daten: [{ a: 1 }] })).toMatchObject({ ok: true, value: { columns: ['a'] } })
  })

  test('may hold brackets and quotation marks in its texts', () => {
    const text = `${'['.repeat(99)}"\\"${'{'.repeat(99)}\\\\`
    expect(read([{ a: text, b: '\\' }])).toMatchObject({ ok: true, value: { rows: [{ cells: [text, '\\'] }] } })
  })

  test('with a key of prototypes is only data', () => {
    const result = read('[{"__proto__":"x","constructor":"y"}]')
    expect(result.ok && result.value.columns).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test.each([
    ['[{"a":1},\n{"b"}]', {}, { code: 'json-invalid', line: 2, column: 5 }],
    ['[1,2]', {}, { code: 'json-not-a-list' }],
    ['"text"', {}, { code: 'json-not-a-list' }],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, { code: 'json-not-a-list' }],
    [{ a: [{ x: 1 }], b: [{ y: 1 }] }, {}, { code: 'json-not-a-list' }],
    ['[]', {}, { code: 'empty-file' }],
    ['[{}]', {}, { code: 'no-header' }],
    [[{ a: { b: 1 } }], {}, { code: 'json-not-flat', line: 1, key: 'a' }],
    [[{ a: 1 }, { a: [[1]] }], {}, { code: 'json-not-flat', line: 2, key: 'a' }],
    [[{ a: 'abc' }], { cellLength: 2 }, { code: 'cell-too-long', limit: 2, line: 1, column: 1 }],
    [[{ a: 1, b: 2 }], { columns: 1 }, { code: 'too-many-columns', limit: 1, line: 1 }],
    [[{ a: 1 }, { a: 2 }], { rows: 1 }, { code: 'too-many-rows', limit: 1 }],
    [[{ a: 1 }, { b: 2 }], { cells: 3 }, { code: 'too-many-cells', limit: 3, line: 2 }],
    [[{ a: 'x\u0000' }], {}, { code: 'unreadable-character', line: 1, column: 1 }],
  ])('%.60j with limits %j is refused', (value, limits, error) => {
    expect(read(value, limits)).toEqual({ ok: false, error })
  })
})
