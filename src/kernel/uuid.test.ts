import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, uuidV7 } from './uuid.ts'

test('is the example of RFC 9562, A.6', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('carries version, variant and its millisecond, and sorts by time', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 16 })
  const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })
  fc.assert(
    fc.property(time, time, bytes, bytes, (a, b, randomA, randomB) => {
      const id = uuidV7(a, randomA)
      expect(isUuid(id)).toBe(true)
      expect(id[14]).toBe('7')
      expect('89ab').toContain(id[19])
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(a)
      if (a < b) expect(id < uuidV7(b, randomB)).toBe(true)
    }),
  )
})

test('refuses too little chance and impossible times', () => {
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError)
  expect(() => uuidV7(-1, new Uint8Array(10))).toThrow(RangeError)
  expect(() => uuidV7(2 ** 48, new Uint8Array(10))).toThrow(RangeError)
})

test.each([
  ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', true],
  ['017f22e279b07cc398c4dc0c0c07398f', false],
  ['{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}', false],
  ['service-17', false],
  ['', false],
])('%s is a uuid: %s', (text, expected) => {
  expect(isUuid(text)).toBe(expected)
})
