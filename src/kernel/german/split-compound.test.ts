import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverCompound, joinParts, splitCompound } from './split-compound.ts'

const counts = new Map(
  Object.entries({
    ausbildung: 9,
    platz: 5,
    beruf: 7,
    berufs: 1,
    schule: 6,
    sprache: 4,
    kurs: 3,
    wohnung: 4,
    hilfe: 8,
    amt: 4,
    jugend: 5,
    ende: 9,
    kinder: 3,
    garten: 2,
    geld: 4,
    wohnen: 2,
    beratung: 6,
    berufsberatung: 900,
    ausbildungsplatz: 2,
  }),
)
const countOf = (form: string): number => counts.get(form) ?? 0

describe('compounds are split by the words of the corpus', () => {
  test.each([
    ['ausbildungsplatz', ['ausbildung', 'platz']],
    ['berufsschule', ['beruf', 'schule']],
    ['sprachkurs', ['sprache', 'kurs']],
    ['wohnberatung', ['wohnen', 'beratung']],
    ['jugendamt', ['jugend', 'amt']],
    ['berufsberatung', ['beruf', 'beratung']],
    ['kindergarten', ['kinder', 'garten']],
    ['ausbildungsplatzhilfe', ['ausbildung', 'platz', 'hilfe']],
    ['berufende', []],
    ['schule', []],
    ['xyz', []],
  ])('%s: %j', (form, parts) => {
    expect(splitCompound(form, countOf)).toEqual(parts)
  })

  test('parts are always words of the corpus and at least two', () => {
    const word = fc.constantFrom(...counts.keys())
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), fc.constantFrom('', 's', 'en'), (words, link) => {
        const parts = splitCompound(words.join(link), countOf)
        expect(parts.length).not.toBe(1)
        for (const part of parts) expect(countOf(part)).toBeGreaterThan(0)
      }),
    )
  })

  test('words written apart are joined as the corpus writes them', () => {
    expect(joinParts(['ausbildung', 'platz'], countOf)).toBe('ausbildungsplatz')
    expect(joinParts(['ausbildungs', 'platz'], countOf)).toBe('ausbildungsplatz')
    expect(joinParts(['platz', 'geld'], countOf)).toBeUndefined()
  })

  test('of an unknown compound with a mistake the rest is recognised', () => {
    expect(coverCompound('kinderspachgeld', countOf)).toEqual({ known: ['kinder', 'geld'], gaps: ['spach'] })
    expect(coverCompound('zzz', countOf)).toEqual({ known: [], gaps: [] })
  })
})
