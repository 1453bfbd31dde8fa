import { describe, expect, test } from 'vitest'
import { meanings, offers } from '../../../tests/made-up/search-offers.ts'
import { buildIndex } from './index/build-index.ts'
import { readMeanings } from './query/find-same-meanings.ts'
import { createSearcher, search } from './search.ts'

const searcher = createSearcher(buildIndex(offers), meanings)
const hitsOf = (query: string) => search(searcher, { query, groups: ['musterau'], limit: 10 }).hits

describe('meinten Sie', () => {
  test('an unknown word is replaced by the spelling that people use', () => {
    const { suggestion } = search(searcher, { query: 'Prkatikum bei Frau Müler', groups: ['musterau'], limit: 5 })
    expect(suggestion).toBe('Praktikum bei Frau Müller')
  })

  test('what a word was taken for and what else was looked for is said', () => {
    const wrong = search(searcher, { query: 'Prkatikum', groups: ['musterau'], limit: 5 })
    expect(wrong.corrections).toEqual([{ typed: 'Prkatikum', meant: 'Praktikum' }])
    const other = search(searcher, { query: 'lehrstelle', groups: ['musterau'], limit: 5 })
    expect(other).toMatchObject({ corrections: [], alsoSearched: ['Ausbildungsplatz'] })
  })

  test('a word that is still being typed finds what begins with it', () => {
    expect(hitsOf('Praktik')[0]?.id).toBe('offer-02')
    expect(hitsOf('Wohnb')[0]?.id).toBe('offer-08')
    expect(hitsOf('Be')).toEqual([])
  })

  test('nothing is suggested for known words', () => {
    expect(search(searcher, { query: 'Ausbildungsplatz', groups: ['musterau'], limit: 5 })).not.toHaveProperty(
      'suggestion',
    )
  })
})

describe('a misspelt word of the list of same meanings', () => {
  const groups = ['r']
  const own = (...bodies: string[]) =>
    createSearcher(
      buildIndex(bodies.map((body, i) => ({ id: `${i}`, group: 'r', title: body, path: '', body: '' }))),
      readMeanings([{ wordings: ['Lehrstelle', 'Ausbildungsplatz'], isTerm: true }]),
    )
  const ids = (searched: ReturnType<typeof own>, query: string) =>
    search(searched, { query, groups, limit: 9 }).hits.map(({ id }) => id)

  test('finds the other wording where nobody writes the word itself', () => {
    const searched = own('Ausbildungsplatz Kfz-Mechatroniker', 'Praktikum Pflege')
    expect(ids(searched, 'lehrstele')).toEqual(['0'])
    expect(search(searched, { query: 'lehrstele kfz', groups, limit: 9 })).toMatchObject({
      corrections: [{ typed: 'lehrstele', meant: 'Lehrstelle' }],
      suggestion: 'Lehrstelle kfz',
    })
  })

  test('finds both wordings where both are written', () => {
    expect(ids(own('Lehrstelle Metall', 'Ausbildungsplatz Metall', 'Praktikum'), 'lehrstele').sort()).toEqual([
      '0',
      '1',
    ])
  })

  test('is not taken for something else when it is spelt well', () => {
    const searched = own('Ausbildungsplatz Metall', 'Leerstelle im Lager')
    expect(search(searched, { query: 'Lehrstelle', groups, limit: 9 })).toMatchObject({
      corrections: [],
      alsoSearched: ['Ausbildungsplatz'],
    })
    expect(ids(searched, 'Lehrstelle')).toEqual(['0'])
    // Where nobody has another word for it, the nearest spelling is better than nothing.
    expect(ids(own('Leerstelle im Lager'), 'Lehrstelle')).toEqual(['0'])
  })

  test('means nothing where no wording of it is known', () => {
    expect(search(own('Praktikum Pflege'), { query: 'lehrstele', groups, limit: 9 })).toMatchObject({
      hits: [],
      corrections: [],
    })
  })
})
