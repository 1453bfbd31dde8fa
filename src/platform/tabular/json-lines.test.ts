import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonLine } from './json-line.ts'
import { readJsonLines } from './json-lines.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const read = (bytes: Uint8Array) => readJsonLines(bytes, { names: ['_id', 'title'], key: '_id' })

const good = lines([
  { _id: 'a', title: 'Praktikum', further: 7 },
  { title: '', _id: 'b' },
])

describe('a file of JSON Lines', () => {
  test('gives the named fields of every row, and nothing else', () => {
    expect(read(bytesOf(good))).toEqual({
      ok: true,
      value: [
        { _id: 'a', title: 'Praktikum' },
        { _id: 'b', title: '' },
      ],
    })
  })

  test.each([
    ['{"_id":"a"', 1, 11, 'fehlt „,“'],
    ['[]', 1, 1, '„{“'],
    [`${good}{"_id":"a","title":""}`, 3, 8, 'steht schon in Zeile 1'],
    [`${good}{"_id":"d","title":7}`, 3, 20, '„title“ muss ein Text sein'],
    ['{"_id":"d"}', 1, 1, '„title“ fehlt'],
    ['{"_id":"","title":""}', 1, 8, 'leer'],
    ['{"_id":"x\\ty","title":""}', 1, 8, 'Tabulator'],
    ['{"_id":"x"} {', 1, 13, 'nichts mehr'],
  ])('%s is refused with its place', (text, line, column, reason) => {
    const refusal = read(bytesOf(text))
    expect(refusal).toMatchObject({ ok: false, error: { line, column } })
    expect(!refusal.ok && refusal.error.reason).toContain(reason)
  })

  test('a byte that is no UTF-8 is named, a true replacement character is not', () => {
    const bytes = bytesOf('{"_id":"\ufffd","t":"Mxll"}')
    bytes[bytes.length - 5] = 0xfc
    expect(read(bytes)).toMatchObject({
      ok: false,
      error: { line: 1, column: 18, reason: expect.stringContaining('UTF-8') },
    })
  })

  test('empty lines, CRLF and a byte order mark are no mistakes', () => {
    expect(read(bytesOf(`\ufeff${good.replaceAll('\n', '\r\n')}\n\n`))).toEqual(read(bytesOf(good)))
    expect(read(bytesOf(''))).toEqual({ ok: true, value: [] })
  })

  test('no bytes throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof read(bytes).ok === 'boolean'))
  })
})

describe('one line of JSON', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const one = readJsonLine(JSON.stringify(value))
        expect(one.ok && Object.fromEntries([...one.value].map(([key, field]) => [key, field.value]))).toEqual(
          JSON.parse(JSON.stringify(value)),
        )
      }),
    )
  })

  test('is refused exactly when JSON.parse refuses it, and never throws', () => {
    const broken = fc
      .tuple(
        fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
        fc.nat(),
        fc.string({ maxLength: 2 }),
      )
      .map(([value, at, extra]) => {
        const text = JSON.stringify(value)
        const cut = at % text.length
        return text.slice(0, cut) + extra + text.slice(cut + 1)
      })
    fc.assert(
      fc.property(broken, (text) => {
        if (/\n/.test(text)) return
        let isObject = false
        try {
          const value: unknown = JSON.parse(text)
          isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
        } catch {}
        const one = readJsonLine(text)
        expect(one.ok).toBe(isObject)
        if (!one.ok) expect(one.error.column).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
