import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { eligibilityFromHsds } from './from-hsds.ts'

const from = (minimumAge?: number, maximumAge?: number, description?: string) =>
  eligibilityFromHsds({ minimumAge, maximumAge, description })

describe('HSDS eligibility as rules', () => {
  test('ages exclude, but never promise: HSDS does not say that this is all', () => {
    const { rules } = from(16, 24)
    expect(rules).toMatchObject({ isComplete: false, age: { from: 16, to: 24 } })
    expect(decide(rules, { age: 25 }).verdict).toBe('does-not-fit')
    expect(decide(rules, { age: 20 }).verdict).toBe('ask')
  })

  test.each([
    [2.5, 17.9, { from: 3, to: 17 }],
    [undefined, 25, { from: null, to: 25 }],
    [18, undefined, { from: 18, to: null }],
  ])('from %s to %s', (low, high, age) => expect(from(low, high).rules?.age).toEqual(age))

  test('ages that contradict each other are left out and told', () => {
    expect(from(18, 15)).toEqual({ rules: null, isTurned: true })
    expect(from(18, 15, 'nur mit Zuweisung').rules).toMatchObject({ age: { from: null, to: null } })
  })

  test('words become the condition, short enough to be read', () => {
    expect(from(undefined, undefined, ' Für  Schulabgänger ').rules?.condition).toBe('Für Schulabgänger')
    expect(from(undefined, undefined, 'x'.repeat(10_000)).rules?.condition).toHaveLength(500)
  })

  test('nothing said is nothing known', () => expect(from()).toEqual({ rules: null, isTurned: false }))
})
