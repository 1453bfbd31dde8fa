// Which entries are told as there twice: titles written another way, and one course under two providers.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supply } from '../../../tests/made-up/supply.ts'
import { foldGerman } from '../../kernel/fold.ts'
import { plainDate } from '../../kernel/plain-date.ts'
import type { Supply } from '../offers/index.ts'
import { findDuplicates } from './overlaps.ts'

describe('what is there twice', () => {
  const titled = (title: string, changes: Partial<Supply> = {}) =>
    supply({ title, titleKey: foldGerman(title), ...changes })
  const twice = (a: string, b: string, changes: Partial<Supply> = {}) =>
    findDuplicates([titled(a), titled(b, changes)]).length === 1

  test('a title written another way is the same one; other words, numbers and levels are not', () => {
    for (const [a, b] of [
      ['Bewerbungstraining', 'Bewerbungs-Training'],
      ['Bewerbungstraining', 'Bewerbungs Training'],
      ['Berufsvorbereitung Metall', 'Berufsvorbereitung  Metal'],
      ['Hauptschulabschluss nachholen am Abend', 'Hauptschulabschluß nachhohlen am Abend'],
      ['Holz und Garten: Jugendwerkstatt', 'Jugendwerkstatt Holz und Garten'],
    ] as const) {
      expect(twice(a, b), `${a} = ${b}`).toBe(true)
    }
    for (const [a, b] of [
      ['Praxistage Metall', 'Praxistage Holz'],
      ['Deutsch für den Beruf B1', 'Deutsch für den Beruf B2'],
      ['Teilqualifizierung Lager, Modul 1', 'Teilqualifizierung Lager, Modul 2'],
      ['Teilqualifizierung Lager, Modul I', 'Teilqualifizierung Lager, Modul II'],
      ['Bewerbungstraining', 'Bewerbungstraining in den Osterferien'],
      ['Beratung', 'Bereitung'],
    ] as const) {
      expect(twice(a, b), `${a} ≠ ${b}`).toBe(false)
    }
  })

  test('one course under two providers is told as such: same kind, town and days, and more than a common word', () => {
    const days = { startsOn: plainDate('2027-02-01'), endsOn: plainDate('2027-03-01') }
    const course = titled('Bewerbungstraining', { kind: 'training', ...days })
    const other = (changes: Partial<Supply>) =>
      titled('Bewerbungs-Training', { organizationId: 'two', kind: 'training', ...days, ...changes })
    const same = other({})
    expect(findDuplicates([course, same])).toEqual([{ offers: [course, same], isAcrossProviders: true }])
    expect(findDuplicates([course, other({ startsOn: plainDate('2027-02-02') })])).toEqual([])
    expect(findDuplicates([course, other({ kind: 'beratung' })])).toEqual([])
    expect(findDuplicates([course, other({ cityKey: 'wiesental' })])).toEqual([])
    const long = 'Vorbereitung auf die Externenprüfung'
    expect(twice(long, 'Vorbereitung auf die Externen-Prüfung', { organizationId: 'two' })).toBe(true)
    expect(twice('Sprechstunde', 'Sprechstunde', { organizationId: 'two' })).toBe(false)
  })

  test('three entries of one thing are one finding, in their order', () => {
    const three = ['Bewerbungstraining', 'Bewerbungs-Training', 'Bewerbungstrainig'].map((title) => titled(title))
    const unlike = titled('Elternabend')
    const found = findDuplicates([three[0], unlike, three[1], three[2]].filter((one) => one !== undefined))
    expect(found.map(({ offers }) => offers.map(({ id }) => id))).toEqual([three.map(({ id }) => id)])
  })

  test('whatever the titles are, order does not matter, and nothing is told twice', () => {
    const word = fc.constantFrom('Bewerbung', 'Training', 'Deutsch', 'Werkstatt', 'B1', 'B2', 'Holz')
    const anyOffer = fc.record({
      title: fc
        .array(word, { minLength: 1, maxLength: 3 })
        .chain((words) => fc.constantFrom(words.join(' '), words.join('-'))),
      organizationId: fc.constantFrom('one', 'two'),
      cityKey: fc.constantFrom('musterau', 'wiesental'),
    })
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 12 }), (given) => {
        const all = given.map(({ title, ...changes }) => titled(title, changes))
        const groups = (offers: readonly Supply[]) =>
          findDuplicates(offers)
            .map(({ offers }) =>
              offers
                .map(({ id }) => id)
                .sort()
                .join(),
            )
            .sort()
        expect(groups([...all].reverse())).toEqual(groups(all))
        const told = findDuplicates(all).flatMap(({ offers }) => offers.map(({ id }) => id))
        expect(new Set(told).size).toBe(told.length)
      }),
    )
  })
})
