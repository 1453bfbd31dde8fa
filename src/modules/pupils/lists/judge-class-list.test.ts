import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../../kernel/plain-date.ts'
import { splitName } from './class-list-row.ts'
import { schoolYearByBirth, schoolYearsIn } from './judge-class-list.ts'

/** Twenty pupils born evenly over the year that usually belongs to this grade and school year. */
const usual = (schoolYear: number, grade: number) =>
  Array.from({ length: 20 }, (_, index) => ({
    birthDate: addDays(plainDate(`${schoolYear - grade - 6}-10-01`), index * 18),
    grade,
  }))

describe('the school year of a list', () => {
  test.each([
    [2026, 8],
    [2025, 8],
    [2026, 5],
    [2030, 10],
  ])('%i is known by the birth dates of grade %i', (schoolYear, grade) => {
    expect(schoolYearByBirth(usual(schoolYear, grade))).toBe(schoolYear)
  })

  test('is known although a quarter is a year older', () => {
    const older = usual(2026, 8).map((one, index) =>
      index % 4 === 0 ? { ...one, birthDate: addDays(one.birthDate, -365) } : one,
    )
    expect(schoolYearByBirth(older)).toBe(2026)
  })

  test('is not guessed from nine dates', () => {
    expect(schoolYearByBirth(usual(2026, 8).slice(0, 9))).toBeUndefined()
  })

  test.each([
    ['Klassenliste 2025/26', [2025]],
    ['plan_25-26.xlsx', [2025]],
    ['8a 2025/2026', [2025]],
    ['Stand: 12.08.2025', [2025]],
    ['Stand 01.07.2026', [2025]],
    ['Raum 12/13', [2012]],
    ['08.1', []],
    ['12.08.2026', []],
    ['2025', []],
    ['25/27', []],
  ])('stands in %j', (text, expected) => {
    expect(schoolYearsIn([text])).toEqual(expected)
  })
})

describe('a whole name', () => {
  test.each([
    ['Yılmaz, Yusuf', 'Yusuf', 'Yılmaz', true],
    ['Marie-Luise Petrenko', 'Marie-Luise', 'Petrenko', true],
    ['Mia von der Heyde', 'Mia', 'von der Heyde', true],
    ['Anna ’t Hooft', 'Anna', '’t Hooft', true],
    ['Paul van den Berg', 'Paul', 'van den Berg', true],
    ['Oleksandr García López', 'Oleksandr', 'García López', false],
  ])('%s', (text, given, family, isSure) => {
    expect(splitName(text)).toEqual({ given, family, isSure })
  })

  test.each(['Einname', '', ' ', 'Meyer,', ', Mia'])('is not made of %j', (text) => {
    expect(splitName(text)).toBeUndefined()
  })
})
