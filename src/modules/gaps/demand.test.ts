// Numbers of people who look for something: small ones stay unsaid, in every sum and in every difference of sums.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/plain-date.ts'
import { demandOf, figureBeside, searchesAbout, sumNeeds } from './demand.ts'
import { figureOf, type Need } from './terms.ts'

const today = plainDate('2026-11-20')
let next = 1

describe('figures of people', () => {
  const need = (personCount: number, changes: Partial<Need> = {}): Need => ({
    id: `n-${next++}`,
    targetGroup: 'eltern',
    kind: 'beratung',
    municipalityKey: '03999001',
    askedBy: 'school',
    askedOn: today,
    personCount,
    ...changes,
  })

  test('below 5 are suppressed, zero is not', () => {
    expect([0, 1, 4, 5].map((count) => figureOf(count).kind)).toEqual(['value', 'suppressed', 'suppressed', 'value'])
  })

  test('are added up for the same thing, and a suppressed sum is in no total', () => {
    const sums = sumNeeds([need(3), need(3), need(4, { kind: 'training' }), need(2, { targetGroup: 'maedchen' })])
    expect(sums.map(({ people }) => people)).toEqual([
      { kind: 'value', value: 6 },
      { kind: 'suppressed', because: 'below-5' },
      { kind: 'suppressed', because: 'below-5' },
    ])
    const all = demandOf(sums, { group: undefined, kind: undefined, municipality: undefined })
    expect(all).toMatchObject({ shownPeople: 6, suppressedSums: 2 })
  })

  test('no total, and no difference of a total and a part of it, is a number from 1 to 4', () => {
    const drawn = fc.record({
      targetGroup: fc.constantFrom('eltern', 'maedchen'),
      kind: fc.constantFrom('beratung', 'training'),
      personCount: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), (given) => {
        const sums = sumNeeds(given.map((one) => need(one.personCount, one)))
        const total = (group?: string, kind?: string) =>
          demandOf(sums, { group, kind, municipality: undefined }).shownPeople
        const differences = [
          total(),
          total() - total('eltern'),
          total() - total(undefined, 'training'),
          total('eltern') - total('eltern', 'training'),
        ]
        for (const difference of differences) expect(difference === 0 || difference >= 5).toBe(true)
      }),
    )
  })

  test('a need of the whole region concerns every municipality', () => {
    const sums = sumNeeds([need(7, { municipalityKey: null }), need(8)])
    const of = (municipalityKey: string) =>
      demandOf(sums, { group: undefined, kind: undefined, municipality: municipalityKey }).shownPeople
    expect([of('03999001'), of('03999007')]).toEqual([15, 7])
  })

  test('beside a cell stand those who were told for its municipality, and nobody twice', () => {
    const sums = sumNeeds([need(7, { municipalityKey: null }), need(8), need(2, { kind: 'training' })])
    const beside = (municipality: string | undefined, kind?: string) =>
      figureBeside(sums, { group: undefined, kind, municipality })
    expect(beside('03999001')).toEqual({ kind: 'value', value: 8 })
    expect(beside(undefined)).toEqual({ kind: 'value', value: 15 })
    expect(beside('03999001', 'training')).toEqual({ kind: 'suppressed', because: 'below-5' })
    expect(beside('03999007')).toBeUndefined()
    const all = demandOf(sums, { group: undefined, kind: undefined, municipality: '03999001' })
    expect(all).toMatchObject({ shownPeople: 15, unplacedPeople: 7 })
  })

  test('searches belong to a cell by the beginnings of its words', () => {
    const missed = ['sprachkurs abends', 'beratungsstelle', 'kfz'].map((words) => ({ words, times: 9, lastOn: today }))
    expect(searchesAbout(missed, ['Beratung']).map(({ words }) => words)).toEqual(['beratungsstelle'])
  })
})
