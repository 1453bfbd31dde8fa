import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberText } from './number-text.ts'

test.each([
  [4791163.0, '4791163'],
  [0.1 + 0.2, '0.3'],
  [51.2751293, '51.2751293'],
  [-0, '0'],
  [1e21, '1000000000000000000000'],
  [1.5e-7, '0.00000015'],
  [-2.5e-8, '-0.000000025'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [Number.NaN, ''],
])('%d is written %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test('means the same number to 15 digits, without exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = numberText(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      const rounded = Number(value.toPrecision(15))
      if (!Number.isFinite(rounded)) return
      expect(Number(text)).toBe(Number.isSafeInteger(value) ? value + 0 : rounded)
    }),
    { numRuns: 2000 },
  )
})
