import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate, plainDate, weekdayOf } from '../../../kernel/plain-date.ts'
import { movedDays, movedToSchoolYear } from './school-year.ts'

const none = { startsOn: null, endsOn: null, applyUntil: null, validUntil: null }
const today = plainDate('2026-11-20')
const days = (given: Readonly<Record<string, string>>) => ({
  ...none,
  ...Object.fromEntries(Object.entries(given).map(([name, day]) => [name, plainDate(day)])),
})

describe('the days of a copied offer', () => {
  test.each([
    // A course of some weeks keeps its weekdays.
    [
      { startsOn: '2026-02-05', endsOn: '2026-02-19' },
      { startsOn: '2027-02-04', endsOn: '2027-02-18' },
    ],
    // A school year keeps its calendar days.
    [
      { startsOn: '2025-08-01', endsOn: '2026-07-31' },
      { startsOn: '2026-08-01', endsOn: '2027-07-31' },
    ],
    // Two years old: moved until it is not over.
    [
      { startsOn: '2024-09-10', applyUntil: '2024-08-20' },
      { startsOn: '2027-09-07', applyUntil: '2027-08-17' },
    ],
    // Not begun yet: next year's, all the same.
    [{ startsOn: '2027-01-12' }, { startsOn: '2028-01-11' }],
    // 29 February is the 28th in an ordinary year.
    [
      { startsOn: '2027-09-01', endsOn: '2028-02-29' },
      { startsOn: '2028-09-01', endsOn: '2029-02-28' },
    ],
    [{ validUntil: '2026-06-30' }, { validUntil: '2027-06-29' }],
  ])('%o becomes %o', (before, after) => {
    expect(movedToSchoolYear(days(before), today)).toEqual(days(after))
  })

  test('without days nothing moves, and nothing is said', () => {
    expect(movedToSchoolYear(none, today)).toEqual(none)
    expect(movedDays(none, none)).toEqual([])
  })

  test('without an end, as some write it, are left out instead of moved into the year 10000', () => {
    const forever = days({ startsOn: '2025-09-01', endsOn: '9999-12-31', validUntil: '9999-12-31' })
    const moved = movedToSchoolYear(forever, today)
    expect(moved).toEqual(days({ startsOn: '2027-08-30' }))
    expect(movedDays(forever, moved)).toEqual([{ field: 'startsOn', before: '2025-09-01', after: '2027-08-30' }])
  })

  test('keep their order and their distance, are not over, and short ones their weekday', () => {
    const day = fc.integer({ min: -900, max: 900 }).map((shift): PlainDate => addDays(today, shift))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 55 }), (startsOn, length) => {
        const endsOn = addDays(startsOn, length)
        const moved = movedToSchoolYear({ ...none, startsOn, endsOn }, today)
        if (moved.startsOn === null || moved.endsOn === null) throw new Error('lost a day')
        expect(daysBetween(moved.startsOn, moved.endsOn)).toBe(length)
        expect(weekdayOf(moved.startsOn)).toBe(weekdayOf(startsOn))
        expect(moved.endsOn >= today).toBe(true)
        expect(moved.startsOn > startsOn).toBe(true)
        expect(movedDays({ ...none, startsOn, endsOn }, moved)).toHaveLength(2)
      }),
    )
  })
})
