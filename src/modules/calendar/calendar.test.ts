// School years, holidays and days of school: examples, properties, and the list held against other people's data.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import list from '../../../code-lists/schulferien.json' with { type: 'json' }
import { addDays, plainDate, weekdayOf } from '../../kernel/plain-date.ts'
import { laender, publicHolidaysOf } from './public-holidays.ts'
import { halfYearsOf, holidaysBetween, isSchoolDay, schoolDaysBetween } from './school-days.ts'
import { knownSchoolYears, readSchoolHolidays } from './school-holidays.ts'
import { schoolYearLabel, schoolYearOf, schoolYearRange } from './school-year.ts'
import { type FreeTimes, noFreeTimes } from './terms.ts'

const niedersachsen = { land: '03', schoolKind: 'general', freeTimes: noFreeTimes } as const
const daysOf = (given: Parameters<typeof schoolDaysBetween>[0]) => {
  const days = schoolDaysBetween(given)
  if (!days.ok) throw new Error(days.error.code)
  return days.value
}

describe('a school year', () => {
  test.each([
    ['2026-08-01', 2026, '2026/27'],
    ['2027-07-31', 2026, '2026/27'],
    ['2026-07-31', 2025, '2025/26'],
    ['2099-12-24', 2099, '2099/00'],
  ])('%s belongs to %i, written %s', (day, year, label) => {
    expect(schoolYearOf(plainDate(day))).toBe(year)
    expect(schoolYearLabel(year)).toBe(label)
  })

  test('holds each of its days and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2150 }), fc.integer({ min: -500, max: 500 }), (year, shift) => {
        const { from, to } = schoolYearRange(year)
        const day = addDays(from, shift)
        expect(schoolYearOf(day) === year).toBe(from <= day && day <= to)
      }),
    )
  })
})

describe('days of school', () => {
  test('leave out weekends, holidays of the Land, public holidays and free times', () => {
    const days = daysOf({ ...niedersachsen, from: plainDate('2027-05-01'), to: plainDate('2027-05-31') })
    // 6 May is Ascension, 7 May the day after, 17 May Whit Monday, 18 May holiday.
    expect(days).not.toContain('2027-05-06')
    expect(days).not.toContain('2027-05-07')
    expect(days).not.toContain('2027-05-17')
    expect(days).not.toContain('2027-05-18')
    expect(days).toHaveLength(17)
    const free = { name: 'Brückentag', from: plainDate('2027-05-10'), to: plainDate('2027-05-11') }
    const withFree = (appliesTo: 'general' | 'vocational' | 'both') =>
      daysOf({
        ...niedersachsen,
        freeTimes: { times: [{ ...free, appliesTo }], completeYears: [] },
        from: plainDate('2027-05-10'),
        to: plainDate('2027-05-14'),
      })
    expect(withFree('both')).toEqual(['2027-05-12', '2027-05-13', '2027-05-14'])
    expect(withFree('general')).toHaveLength(3)
    expect(withFree('vocational')).toHaveLength(5)
  })

  test('of one weekday are those of that weekday, and together they are all', () => {
    const days = fc.integer({ min: 0, max: 700 }).map((shift) => addDays(plainDate('2025-08-01'), shift))
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('03', '05', '04', '14'),
        (from, length, land) => {
          const range = { ...niedersachsen, land, from, to: addDays(from, length) }
          const answer = schoolDaysBetween(range)
          if (!answer.ok) return
          const parts = ([0, 1, 2, 3, 4] as const).map((weekday) => daysOf({ ...range, weekday }))
          expect(parts.flat().sort()).toEqual(answer.value)
          for (const [weekday, part] of parts.entries())
            for (const day of part) expect(weekdayOf(day) - 1).toBe(weekday)
          for (const day of answer.value) {
            expect(publicHolidaysOf(land, Number(day.slice(0, 4))).has(day)).toBe(false)
            expect(isSchoolDay({ ...range, day })).toEqual({ ok: true, value: true })
          }
          const holidays = holidaysBetween(range)
          if (holidays.ok)
            for (const { from: first, to: last } of holidays.value)
              expect(answer.value.some((day) => first <= day && day <= last)).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of a year that nobody knows are refused, not guessed', () => {
    const question = { ...niedersachsen, from: plainDate('2031-09-01'), to: plainDate('2031-09-30') }
    expect(schoolDaysBetween(question)).toEqual({
      ok: false,
      error: { code: 'unknown-school-year', land: '03', schoolYear: 2031, schoolKind: 'general' },
    })
    // A stretch that only ends in an unknown year is refused, too.
    expect(schoolDaysBetween({ ...question, from: plainDate('2028-07-01'), to: plainDate('2028-08-02') }).ok).toBe(
      false,
    )
    const typed: FreeTimes = {
      times: [{ name: 'Herbst', from: plainDate('2031-09-08'), to: plainDate('2031-09-12'), appliesTo: 'both' }],
      completeYears: [2031],
    }
    expect(daysOf({ ...question, freeTimes: typed })).toHaveLength(17)
  })

  test('of vocational schools are not those of general schools where the Land says so', () => {
    const question = { land: '13', freeTimes: noFreeTimes, from: plainDate('2025-10-01'), to: plainDate('2025-10-31') }
    expect(schoolDaysBetween({ ...question, schoolKind: 'general' }).ok).toBe(true)
    expect(schoolDaysBetween({ ...question, schoolKind: 'vocational' })).toMatchObject({
      ok: false,
      error: { schoolKind: 'vocational' },
    })
  })

  test('make two half-years, which begin and end with school', () => {
    expect(halfYearsOf(2026, '03', { freeTimes: noFreeTimes })).toEqual({
      ok: true,
      value: [
        { from: '2026-08-13', to: '2027-01-29' },
        { from: '2027-02-03', to: '2027-07-07' },
      ],
    })
  })
})

describe('the list of school holidays', () => {
  test('knows this year and the next of most Laender, and says which', () => {
    const known = laender.filter((land) => knownSchoolYears(land, 'general').includes(2026))
    expect(known).toHaveLength(14)
    expect(knownSchoolYears('03', 'vocational')).toEqual([2025, 2026, 2027])
    expect(laender.filter((land) => !known.includes(land))).toEqual(['12', '13'])
  })

  test('has the same summer holidays in both years that they touch', () => {
    for (const { land, schoolYear, holidays } of list.entries) {
      const next = list.entries.find((one) => one.land === land && one.schoolYear === schoolYear + 1)
      const last = holidays.at(-1)
      if (next !== undefined && last !== undefined && last.to >= `${schoolYear + 1}-08-01`)
        expect(next.holidays[0]).toEqual(last)
    }
  })

  const entry = {
    land: '03',
    schoolYear: 2040,
    schoolKinds: ['general'],
    source: 'a',
    holidays: [
      { name: 'Sommerferien', from: '2040-07-10', to: '2040-08-20' },
      { name: 'Herbstferien', from: '2040-10-10', to: '2040-10-20' },
      { name: 'Sommerferien', from: '2041-07-10', to: '2041-08-20' },
    ],
  }
  const made = { name: 'schulferien', label: '', source: '', note: '', sources: { a: 'Kultusministerium' } }

  test.each([
    ['twice the same year', { ...made, entries: [entry, entry] }],
    ['an unknown source', { ...made, entries: [{ ...entry, source: 'b' }] }],
    [
      'no summer',
      { ...made, entries: [{ ...entry, holidays: entry.holidays.slice(1).concat(entry.holidays.slice(1)) }] },
    ],
    ['holidays of another year', { ...made, entries: [{ ...entry, schoolYear: 2042 }] }],
    [
      'an impossible day',
      { ...made, entries: [{ ...entry, holidays: [{ name: 'Ferien', from: '2040-02-30', to: '2040-03-01' }] }] },
    ],
  ])('is refused as a whole with %s', (_what, wrong) => {
    expect(() => readSchoolHolidays(wrong)).toThrow()
    expect(readSchoolHolidays({ ...made, entries: [entry] }).size).toBe(1)
  })
})

const folder = join(import.meta.dirname, '../../../../shared/data/calendar')

/** Rows of a small CSV with commas and quotes only around lists. */
const rowsOf = (file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    )

const letters = ['SH', 'HH', 'NI', 'HB', 'NW', 'HE', 'RP', 'BW', 'BY', 'SL', 'BE', 'BB', 'MV', 'SN', 'ST', 'TH']
const lettersOf = (land: string): string => letters[Number(land) - 1] ?? ''

describe.skipIf(!existsSync(folder))('held against OpenHolidays (needs ../shared/data/calendar)', () => {
  test('public holidays of all Laender of the years to plan for are the same', () => {
    const rows = rowsOf('feiertage_de_openholidays.csv')
    for (const land of laender)
      for (let year = 2026; year <= 2027; year++) {
        const others = rows
          .filter(
            ([day = '', , , , where = '']) =>
              day.startsWith(String(year)) && (where === 'ALL' || where.split(',').includes(lettersOf(land))),
          )
          .map(([day = '']) => day)
        // Sundays have no school anyway, and the two differ in whether Easter and Whitsun count.
        const onWeekdays = (days: Iterable<string>) =>
          [...new Set(days)].filter((day) => weekdayOf(plainDate(day)) <= 5).sort()
        expect({ land, year, days: onWeekdays(publicHolidaysOf(land, year)) }).toEqual({
          land,
          year,
          days: onWeekdays(others),
        })
      }
  })

  test('days of school of every year in the list are the same', () => {
    const rows = rowsOf('schulferien_de_all_openholidays.csv')
    for (const { land, schoolYear, schoolKinds } of list.entries) {
      if (!schoolKinds.includes('general')) continue
      const { from, to } = schoolYearRange(schoolYear)
      const free = rows.filter(
        ([where, , , , , tags = '', , groups = '']) =>
          where === lettersOf(land) && !tags.includes('Exception') && (groups === '' || groups.includes('ABS')),
      )
      const mine = daysOf({ land, schoolKind: 'general', freeTimes: noFreeTimes, from, to })
      const others: string[] = []
      for (let day = from; day <= to; day = addDays(day, 1)) {
        const isFree = free.some(([, first = '', last = '']) => first <= day && day <= last)
        if (weekdayOf(day) <= 5 && !isFree && !publicHolidaysOf(land, Number(day.slice(0, 4))).has(day))
          others.push(day)
      }
      expect({ land, schoolYear, days: mine }).toEqual({ land, schoolYear, days: others })
    }
  })
})
