import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, editSimilarity, tokenOverlap, trigramSimilarity } from './similarity.ts'

/** The recursive definition, memoised by position: no band, no rows. */
function slowEditDistance(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  const known = new Map<string, number>()
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i},${j}`
    const found = known.get(key)
    if (found !== undefined) return found
    const options = [
      distance(i - 1, j) + 1,
      distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1),
    ]
    if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
      options.push(distance(i - 2, j - 2) + 1)
    }
    const least = Math.min(...options)
    known.set(key, least)
    return least
  }
  return distance(left.length, right.length)
}

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['meier', 'meyer', 1],
    ['Schulze', 'Shculze', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['😀a', 'a', 1],
  ])('from %s to %s it is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('agrees with the recursive definition, under every limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä'), maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 10 }), (a, b, limit) => {
        const slow = slowEditDistance(a, b)
        expect(editDistance(a, b)).toBe(slow)
        expect(editDistance(b, a)).toBe(slow)
        expect(editDistance(a, b, limit)).toBe(Math.min(slow, limit + 1))
      }),
      { numRuns: 5000 },
    )
  })

  test('as similarity it lies between 0 and 1', () => {
    expect(editSimilarity('', '')).toBe(1)
    expect(editSimilarity('abc', 'xyz')).toBe(0)
    expect(editSimilarity('meier', 'meyer')).toBeCloseTo(0.8)
  })
})

describe('trigrams', () => {
  test('have the number that pg_trgm gives', () => {
    // select similarity('word', 'two words') = 0.363636 (PostgreSQL manual, F.35)
    expect(trigramSimilarity('word', 'two words')).toBeCloseTo(0.363636, 5)
    expect(trigramSimilarity('', '')).toBe(1)
    expect(trigramSimilarity('', 'a')).toBe(0)
  })

  test('are symmetric, and 1 for the same words in any order', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', ' ', '-') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = trigramSimilarity(a, b)
        expect(value).toBe(trigramSimilarity(b, a))
        expect(value >= 0 && value <= 1).toBe(true)
        expect(trigramSimilarity(`${a} ${b}`, `${b} ${a}`)).toBe(1)
      }),
    )
  })
})

describe('shared words', () => {
  test.each([
    ['realschule bad auental', 'bad auental', 1],
    ['realschule nord', 'realschule sued', 0.5],
    ['a', 'b', 0],
    ['', '', 1],
    ['', 'a', 0],
    ['a a a', 'a b', 1],
  ])('%s and %s: %d', (a, b, share) => {
    expect(tokenOverlap(a, b)).toBe(share)
  })
})
