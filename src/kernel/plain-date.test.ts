import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  comparePlainDates,
  daysBetween,
  formatGermanDate,
  parsePlainDate,
  plainDate,
  plainDateIn,
  weekdayOf,
} from './plain-date.ts'

describe('reading a calendar day', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    [' 20.11.2026 ', '2026-11-20'],
    ['1.2.2013', '2013-02-01'],
    ['1. 2. 2013', '2013-02-01'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2000', '2000-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parsePlainDate(text)).toEqual({ ok: true, value: day })
  })

  test.each([
    ['', 'not-a-date'],
    ['gestern', 'not-a-date'],
    ['1.2.13', 'not-a-date'],
    ['2026-11-20T10:00', 'not-a-date'],
    ['11/20/2026', 'not-a-date'],
    ['30.02.2026', 'impossible-day'],
    ['29.02.1900', 'impossible-day'],
    ['2026-13-01', 'impossible-day'],
    ['00.01.2026', 'impossible-day'],
    ['0000-01-01', 'impossible-day'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parsePlainDate(text)).toEqual({ ok: false, error: reason })
  })

  test('a wrong constant is a bug and throws', () => {
    expect(() => plainDate('31.04.2026')).toThrow(RangeError)
  })
})

const anyDay = fc
  .integer({ min: Date.UTC(1, 0, 1) - 0, max: Date.UTC(9999, 11, 31) })
  .map((ms) => plainDate(new Date(Math.max(ms, Date.parse('0001-01-01'))).toISOString().slice(0, 10)))

describe('reckoning with days', () => {
  test('agrees with the clockwork of Date in UTC', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400_000, max: 400_000 }), (day, days) => {
        const expected = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
        fc.pre(/^\d{4}-/.test(expected) && expected >= '0001')
        const there = addDays(day, days)
        expect(there).toBe(expected)
        expect(daysBetween(day, there)).toBe(days)
        expect(weekdayOf(there)).toBe(new Date(Date.parse(there)).getUTCDay() || 7)
        expect(comparePlainDates(day, there)).toBe(day < there ? -1 : day > there ? 1 : 0)
        expect(parsePlainDate(formatGermanDate(day, 'short'))).toEqual({ ok: true, value: day })
      }),
    )
  })

  test('leaves the calendar with an error, never with a wrong day', () => {
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(plainDate('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addDays(plainDate('2026-01-01'), 0.5)).toThrow(RangeError)
  })
})

test('is written as people in Germany write it', () => {
  expect(formatGermanDate(plainDate('2026-11-20'))).toBe('20. November 2026')
  expect(formatGermanDate(plainDate('2026-03-01'))).toBe('1. März 2026')
  expect(formatGermanDate(plainDate('2026-03-01'), 'short')).toBe('01.03.2026')
})

describe('the day in Berlin', () => {
  test.each([
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-03-29T01:00:00Z', '2026-03-29'],
  ])('at %s it is %s', (instant, day) => {
    expect(plainDateIn('Europe/Berlin', new Date(instant))).toBe(day)
  })
})
