import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offers, vocabulary } from '../../../tests/made-up/search-offers.ts'
import { findMarks, findSnippet } from './find-snippet.ts'
import { buildIndex } from './index/build-index.ts'
import { createSearcher, search } from './search.ts'

const index = buildIndex(offers)
const searchedFor = (query: string) => search(createSearcher(index), { query, groups: ['musterau'], limit: 1 }).searched

describe('snippets', () => {
  const text = `${'Hier steht lange nichts davon. '.repeat(20)}Die Ausbildungs-Plätze vergibt Frau Müller selbst. ${'Und danach auch nicht mehr. '.repeat(20)}`

  test('show the place and mark whole words, other spellings too', () => {
    const snippet = findSnippet(index, { text, searched: searchedFor('Ausbildungsplatz Mueller'), length: 120 })
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      'Ausbildungs-Plätze',
      'Müller',
    ])
    expect(snippet.isCutBefore && snippet.isCutAfter).toBe(true)
  })

  test('leave out marks outside of the window', () => {
    const long = `Ein Betrieb. ${'Nichts davon. '.repeat(20)}Ausbildung mit Beratung im Betrieb. ${'Nichts davon. '.repeat(20)}Beratung.`
    const snippet = findSnippet(index, { text: long, searched: searchedFor('Ausbildung Beratung Betrieb'), length: 80 })
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      'Ausbildung',
      'Beratung',
      'Betrieb',
    ])
  })

  test('without anything to mark show the beginning', () => {
    const snippet = findSnippet(index, { text, searched: new Map(), length: 60 })
    expect(snippet).toMatchObject({ marks: [], isCutBefore: false, isCutAfter: true })
    expect(text.startsWith(snippet.text)).toBe(true)
  })

  test('are parts of the text, not too long, with marks inside and in order', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...vocabulary), { maxLength: 60 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(any, fc.integer({ min: 10, max: 200 }), (body, length) => {
        const searched = searchedFor('Ausbildung Betrieb Beratung Sprache')
        const snippet = findSnippet(index, { text: body, searched, length })
        expect(body).toContain(snippet.text)
        expect(snippet.text.length).toBeLessThanOrEqual(length)
        let before = 0
        for (const { start, end } of snippet.marks) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(snippet.text.length)
        if (body.length <= length) expect(snippet.marks.length).toBe(findMarks(index, body.trim(), searched).length)
      }),
    )
  })
})
