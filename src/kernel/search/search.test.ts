import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idsFor, meanings, offers, vocabulary } from '../../../tests/made-up/search-offers.ts'
import { readWords } from '../german/read-words.ts'
import { stemWord } from '../german/stem-word.ts'
import { stopWords } from '../german/stop-words.ts'
import { buildIndex } from './index/build-index.ts'
import { readIndex, writeIndex } from './index/index-buffer.ts'
import { wordAt } from './index/packed-words.ts'
import { defaults } from './options.ts'
import { analyseQuery } from './query/analyse-query.ts'
import { createSearcher, search } from './search.ts'
import { takeBest } from './take-best.ts'
import type { SearchDocument } from './terms.ts'

const searcher = createSearcher(buildIndex(offers), meanings)
const hitsOf = (query: string, group = 'musterau') => search(searcher, { query, groups: [group], limit: 10 }).hits
const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 })

describe('what finds the same', () => {
  test.each([
    ['Ausbildungs-Platz', 'Ausbildungsplatz'],
    ['Sprach-Kurs', 'Sprachkurs'],
    ['Ausbildungsplätze', 'Ausbildungsplatz'],
    ['Betriebe', 'Betrieb'],
    ['Müller', 'Mueller'],
    ['Müller', 'Muller'],
    ['Straße', 'Strasse'],
    ['Schülerinnen', 'Schüler'],
    ['Schüler:innen', 'Schüler'],
    ['AUSBILDUNG', 'ausbildung'],
  ])('%s and %s', (a, b) => {
    expect(hitsOf(a).map(({ id, score }) => [id, score])).toEqual(hitsOf(b).map(({ id, score }) => [id, score]))
    expect(hitsOf(a).length).toBeGreaterThan(0)
  })

  test.each([
    ['Ausbildungs platz', 'offer-00'],
    ['Lehrstelle', 'offer-00'],
    ['Praktika', 'offer-02'],
    ['Prkatikum', 'offer-02'],
    ['BerEb', 'offer-04'],
    ['HSA', 'offer-06'],
    ['Kita', 'offer-10'],
    ['Kindertagestätte', 'offer-10'],
    ['Wo finde ich eine Wohnberatung?', 'offer-08'],
  ])('%s finds %s first', (query, id) => {
    expect(hitsOf(query)[0]?.id).toBe(id)
  })

  test.each([
    ['BvB', 'offer-03'],
    ['JBA', 'offer-11'],
  ])('%s finds %s in its own region only', (query, id) => {
    expect(hitsOf(query, 'auhagen')[0]?.id).toBe(id)
    expect(hitsOf(query, 'musterau').map((hit) => hit.id)).not.toContain(id)
  })

  test('words written apart mean the word written together', () => {
    const bodies = [
      'Der Kindergarten hat Platz.',
      'Kinder spielen. Kinder lachen. Ein Garten, ein großer Garten.',
      'Kinder.',
      'Garten.',
    ]
    const documents = bodies.map((body, i) => ({ id: `d${i}`, group: 'g', title: '', path: '', body }))
    expect(idsFor(documents, 'Kinder garten', 'g')[0]).toBe('d0')
  })

  test('a gap that was forgotten once makes no compound', () => {
    const bodies = ['Die duale Ausbildung. '.repeat(5), 'Eine dualeAusbildung.', 'Duale Ausbildung im Betrieb.']
    const documents = bodies.map((body, i) => ({ id: `d${i}`, group: 'g', title: '', path: '', body }))
    expect(idsFor(documents, 'duale ausbildung', 'g')[0]).toBe('d0')
  })

  test('two words of one meaning are two concepts when both are asked for, one with two variants when not', () => {
    const stemsOf = (query: string): string[][] => {
      const ranges = [{ from: 0, to: searcher.index.documentCount }]
      const analysis = analyseQuery(searcher.index, query, {
        ranges,
        options: defaults,
        meanings,
        shared: searcher.sharedTrigrams,
      })
      return analysis.concepts.map(({ variants }) => variants.map(({ stem }) => wordAt(searcher.index.stems, stem)))
    }
    expect(stemsOf('Hilfe').map((stems) => stems.includes('berat'))).toEqual([true])
    expect(stemsOf('Hilfe Beratung').map((stems) => stems.includes('berat'))).toEqual([false, true])
  })

  test('offers written in plain language with hyphens rank like the others', () => {
    const hyphened = offers.map((offer) => ({
      ...offer,
      title: offer.title.replaceAll('Ausbildungspl', 'Ausbildungs-Pl'),
    }))
    expect(idsFor(hyphened, 'Ausbildungsplatz')).toEqual(idsFor(offers, 'Ausbildungsplatz'))
  })
})

describe('the score', () => {
  /** Oracle: BM25F written from its definition over maps, for words without parts, corrections and same meanings. */
  function slowScores(documents: readonly SearchDocument[], query: string): Map<string, number> {
    const read = (text: string) =>
      readWords(text)
        .filter((word) => !stopWords.has(word.form))
        .map((word) => stemWord(word.form))
    const fields = documents.map((document) => [document.title, document.path, document.body].map(read))
    const weights = [defaults.titleWeight, defaults.pathWeight, defaults.bodyWeight]
    const slopes = [defaults.titleLength, defaults.pathLength, defaults.bodyLength]
    const average = [0, 1, 2].map((f) => fields.reduce((sum, own) => sum + (own[f]?.length ?? 0), 0) / documents.length)
    const scores = new Map<string, number>()
    for (const stem of new Set(read(query))) {
      const containing = fields.filter((own) => own.some((field) => field.includes(stem))).length
      const idf = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5))
      fields.forEach((own, d) => {
        let frequency = 0
        own.forEach((field, f) => {
          const slope = slopes[f] ?? 0
          const length = 1 - slope + (slope * field.length) / (average[f] || 1)
          frequency += ((weights[f] ?? 0) * field.filter((word) => word === stem).length) / length
        })
        const id = documents[d]?.id ?? ''
        const gained = (idf * frequency * (defaults.k1 + 1)) / (defaults.k1 + frequency)
        if (frequency > 0) scores.set(id, (scores.get(id) ?? 0) + gained)
      })
    }
    return scores
  }

  test('agrees with the slow oracle', () => {
    // Words that neither contain each other nor look alike, so that only BM25F remains.
    const simple = fc.constantFrom('Apfel', 'Birne', 'Kirsche', 'Traube', 'Zitrone', 'Mango', 'Feige', 'Quitte')
    const text = fc.array(simple, { maxLength: 12 }).map((list) => list.join(' '))
    const document = fc.record({ title: text, path: text, body: text })
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(simple, { minLength: 1 }),
        (list, asked) => {
          const documents = list.map((one, i) => ({ ...one, id: `d${i}`, group: 'g' }))
          const query = asked.join(' ')
          const expected = slowScores(documents, query)
          const answer = search(createSearcher(buildIndex(documents)), { query, groups: ['g'], limit: 10 })
          const known = [...expected.keys()]
          if (!asked.every((word) => documents.some((d) => `${d.title} ${d.path} ${d.body}`.includes(word)))) return
          expect(answer.hits.map((hit) => hit.id).sort()).toEqual(known.sort())
          for (const hit of answer.hits) expect(hit.score).toBeCloseTo(expected.get(hit.id) ?? 0, 4)
        },
      ),
    )
  })

  test('the order of the offers changes nothing', () => {
    const orders = fc.shuffledSubarray([...offers], { minLength: offers.length })
    fc.assert(
      fc.property(orders, words, (shuffled, asked) => {
        const query = asked.join(' ')
        const other = search(createSearcher(buildIndex(shuffled), meanings), { query, groups: ['musterau'], limit: 10 })
        expect(other.hits).toEqual(hitsOf(query))
      }),
      { numRuns: 30 },
    )
  })

  test('a filter keeps the order and adds nothing', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 4 }), (asked, modulus) => {
        const request = { query: asked.join(' '), groups: ['musterau'], limit: 100 }
        const all = search(searcher, request)
        const accept = (document: number): boolean => document % modulus === 0
        const some = search(searcher, { ...request, accept })
        expect(some.hits).toEqual(all.hits.filter((hit) => accept(hit.document)))
        expect([...some.matching]).toEqual([...all.matching].filter(accept))
      }),
    )
  })

  test('several groups are searched like all of them, and a factor weighs without adding', () => {
    fc.assert(
      fc.property(words, (asked) => {
        const request = { query: asked.join(' '), limit: 100 }
        const all = search(searcher, request)
        expect(search(searcher, { ...request, groups: ['nowhere', 'musterau', 'auhagen', 'musterau'] })).toEqual(all)
        const halved = search(searcher, { ...request, factor: () => 0.5 })
        expect(halved.hits).toEqual(all.hits.map((hit) => ({ ...hit, score: hit.score / 2 })))
        const found = new Map(all.hits.map(({ document, score }) => [document, score]))
        expect([...all.matching].map((document) => found.get(document))).toEqual([...all.matchingScores])
      }),
    )
  })

  test('other regions are never shown', () => {
    fc.assert(
      fc.property(words, (asked) => {
        const ids = hitsOf(asked.join(' '), 'auhagen').map((hit) => hit.id)
        for (const id of ids) expect(offers.find((offer) => offer.id === id)?.group).toBe('auhagen')
      }),
    )
    expect(hitsOf('Ausbildung', 'nowhere')).toEqual([])
  })

  test('a search in one region leaves nothing behind for the next', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        hitsOf(first.join(' '), 'auhagen')
        const request = { query: second.join(' '), groups: ['musterau'], limit: 10 }
        expect(search(searcher, request)).toEqual(search(createSearcher(searcher.index, meanings), request))
      }),
      { numRuns: 40 },
    )
  })

  test('the best of many are those that sorting finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), fc.nat(8), (list, limit) => {
        const all = Array.from(list, (_, i) => i)
        const sorted = [...all].sort((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b)
        const isWorse = (a: number, b: number): boolean =>
          (list[a] ?? 0) - (list[b] ?? 0) < 0 || (list[a] === list[b] && a > b)
        expect(takeBest(all, limit, isWorse)).toEqual(sorted.slice(0, limit))
      }),
    )
  })
})

describe('bad input', () => {
  test.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'Platz '.repeat(10_000)],
    ['only stop words', 'wie ist das und was kann man'],
    ['emoji', '😀👩‍👩‍👧 🏳️‍🌈'],
    ['a lone surrogate', 'Aus\ud800bildung \udc00'],
    ['nothing', ''],
    ['markup', '<script>alert(1)</script> "; DROP TABLE'],
    ['names of object members', '__proto__ constructor toString'],
  ])('%s does no harm', (_, query) => {
    expect(() => search(searcher, { query, groups: ['musterau'], limit: 10 })).not.toThrow()
    expect(hitsOf('Praktikum')[0]?.id).toBe('offer-02')
  })

  test('no string throws, neither as query nor as offer', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(any, any, (text, query) => {
        const documents = [{ id: 'a', group: 'g', title: text, path: query, body: text }]
        search(createSearcher(buildIndex(documents)), { query, groups: ['g'], limit: 3 })
      }),
    )
  })

  test('no offers, no hits', () => {
    const empty = createSearcher(buildIndex([]))
    expect(search(empty, { query: 'Ausbildung', groups: ['musterau'], limit: 5 }).hits).toEqual([])
  })
})

describe('how much of the query an offer has', () => {
  test('agrees with the slow oracle, and leaves nothing behind', () => {
    fc.assert(
      fc.property(words, (chosen) => {
        const query = chosen.join(' ')
        const { index } = searcher
        const ranges = [{ from: 0, to: index.documentCount }]
        const { concepts } = analyseQuery(index, query, {
          ranges,
          options: defaults,
          meanings,
          shared: searcher.sharedTrigrams,
        })
        const has = (document: number, stem: number): boolean =>
          index.postingDocuments
            .subarray(index.postingStarts[stem], index.postingStarts[stem + 1])
            .some((one) => one === document)
        const shareOf = (document: number): number =>
          concepts.reduce((sum, { variants, weight }) => {
            const surest = Math.max(0, ...variants.filter(({ stem }) => has(document, stem)).map((one) => one.weight))
            return sum + (weight * surest) / (variants[0]?.weight ?? 1)
          }, 0)
        const answer = search(searcher, { query, limit: 5 })
        const slow = Array.from(answer.matching, shareOf)
        const most = Math.max(...slow)
        slow.forEach((share, i) => {
          expect(answer.matchingCover[i]).toBeCloseTo(share / most, 9)
        })
        expect(searcher.covered.every((left) => left === 0)).toBe(true)
      }),
    )
  })

  test('one rare word of two is the greater part', () => {
    const bodies = ['Lehre Metall', 'Lehre Pflege', 'Lehre Holz', 'Metall', 'Lehre']
    const searched = createSearcher(
      buildIndex(bodies.map((body, i) => ({ id: `${i}`, group: 'r', title: body, path: '', body: '' }))),
    )
    const { matching, matchingCover } = search(searched, { query: 'Lehre Metall', limit: 9 })
    const coverOf = (id: string): number =>
      matchingCover[matching.findIndex((one) => wordAt(searched.index.ids, one) === id)] ?? Number.NaN
    expect(coverOf('0')).toBe(1)
    expect(coverOf('3')).toBeGreaterThan(0.5)
    expect(coverOf('4')).toBeLessThan(0.5)
  })
})

describe('the buffer', () => {
  test('gives the same index back, and the same bytes for the same offers in any order', () => {
    const buffer = writeIndex(searcher.index)
    expect(readIndex(buffer)).toEqual(searcher.index)
    expect(new Uint8Array(writeIndex(buildIndex([...offers].reverse())))).toEqual(new Uint8Array(buffer))
    const shared = writeIndex(searcher.index, true)
    expect(shared).toBeInstanceOf(SharedArrayBuffer)
    const index = readIndex(shared)
    const request = { query: 'Ausbildungs platz', groups: ['musterau'], limit: 5 }
    expect(index && search(createSearcher(index, meanings), request)).toEqual(search(searcher, request))
  })

  test('a damaged or foreign buffer is no index', () => {
    const bytes = new Uint8Array(writeIndex(searcher.index))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = bytes.slice()
        copy[at] = (copy[at] ?? 0) ^ change
        expect(readIndex(copy.buffer)).toBeUndefined()
      }),
      { numRuns: 50 },
    )
    expect(readIndex(new ArrayBuffer(0))).toBeUndefined()
    expect(readIndex(bytes.slice(0, 1000).buffer)).toBeUndefined()
  })
})
