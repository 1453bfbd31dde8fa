import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offers, vocabulary } from '../../../../tests/made-up/search-offers.ts'
import { foldWord } from '../../german/fold-word.ts'
import { isLikelySlip } from '../../german/likely-slip.ts'
import { editDistance } from '../../similarity.ts'
import { buildIndex } from '../index/build-index.ts'
import { wordAt, wordCount } from '../index/packed-words.ts'
import { correctWord, forgivenEdits } from './correct-word.ts'

test('the slips of fingers are known', () => {
  expect(isLikelySlip('prkatikum', 'praktikum')).toBe(true)
  expect(isLikelySlip('praktikumm', 'praktikum')).toBe(true)
  expect(isLikelySlip('praktikzm', 'praktikum')).toBe(true)
  expect(isLikelySlip('prabtikum', 'praktikum')).toBe(false)
})

describe('corrections', () => {
  const index = buildIndex(offers)
  const shared = new Uint8Array(wordCount(index.forms))
  const forms = Array.from({ length: wordCount(index.forms) }, (_, i) => wordAt(index.forms, i))
  const longWords = vocabulary.map(foldWord).filter((word) => word.length >= 5 && forms.includes(word))

  test('one edit in a word finds that word, and nothing nearer is missed', () => {
    const edited = fc
      .tuple(fc.constantFrom(...longWords), fc.nat(), fc.constantFrom('swap', 'drop', 'double', 'change'))
      .map(([word, seed, kind]) => {
        const i = seed % (word.length - 1)
        if (kind === 'swap') return [word, word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2)]
        if (kind === 'drop') return [word, word.slice(0, i) + word.slice(i + 1)]
        if (kind === 'double') return [word, word.slice(0, i) + word.charAt(i) + word.slice(i)]
        return [word, `${word.slice(0, i)}x${word.slice(i + 1)}`]
      })
    fc.assert(
      fc.property(edited, ([word = '', typed = '']) => {
        const limit = forgivenEdits(typed.length)
        const found = correctWord(index, typed, { shared, isUseful: () => true })
        for (const { form, distance } of found) expect(slowEnough(typed, wordAt(index.forms, form))).toBe(distance)
        const nearest = Math.min(...forms.map((form) => editDistance(typed, form, limit)))
        if (nearest <= limit) expect(found[0]?.distance).toBe(nearest)
        if (typed.length >= 5) expect(found.some(({ form }) => wordAt(index.forms, form) === word)).toBe(true)
        expect(shared.every((count) => count === 0)).toBe(true)
      }),
    )
  })

  test('only useful words are offered', () => {
    expect(correctWord(index, 'praktikun', { shared, isUseful: () => false })).toEqual([])
  })
})

function slowEnough(a: string, b: string): number {
  return editDistance(a, b, 50)
}
