import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDecimal, wholeNumberText } from './decimal-text.ts'

describe('reading a number', () => {
  test.each([
    ['1.234,5', 'german', 1234.5],
    ['1 234 567', 'german', 1234567],
    ['1.234', 'german', 1234],
    ['1.234', 'english', 1.234],
    ['1,234.5', 'english', 1234.5],
    ['211.0', 'english', 211],
    [' −3,5 ', 'german', -3.5],
    ['-0', 'german', 0],
  ] as const)('%s in %s is %d', (text, convention, value) => {
    expect(parseDecimal(text, convention)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'german', 'empty'],
    ['211.0', 'german', 'not-a-number'],
    ['1.23.4', 'german', 'not-a-number'],
    ['1,5', 'english', 'not-a-number'],
    ['1e5', 'english', 'not-a-number'],
    ['0x10', 'english', 'not-a-number'],
    ['Infinity', 'english', 'not-a-number'],
    ['12 km', 'german', 'not-a-number'],
    ['1000000000000000', 'german', 'too-large'],
  ] as const)('%s in %s is refused: %s', (text, convention, reason) => {
    expect(parseDecimal(text, convention)).toEqual({ ok: false, error: reason })
  })

  test('finds again what Intl has written', () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100)
    fc.assert(
      fc.property(amount, (value) => {
        for (const [locale, convention] of [
          ['de-DE', 'german'],
          ['en-US', 'english'],
        ] as const) {
          const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
          expect(parseDecimal(text, convention)).toEqual({ ok: true, value: value === 0 ? 0 : value })
        }
      }),
    )
  })
})

test.each([
  ['4791163.0', '4791163'],
  ['211.0', '211'],
  ['0551.0', '0551'],
  ['3,00', '3'],
  ['5.5', '5.5'],
  ['037073', '037073'],
  ['17.05.2013', '17.05.2013'],
  ['', ''],
])('%s is the whole number %s', (text, expected) => {
  expect(wholeNumberText(text)).toBe(expected)
})
