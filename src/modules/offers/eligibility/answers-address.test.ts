import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parametersOfAnswers, readAnswers } from './answers-address.ts'
import { rechtskreisKeys, situationKeys } from './code-lists.ts'
import { dimensions } from './decide.ts'

const places = { kreisKeys: ['03999'], municipalities: [{ key: '03999001' }, { key: '03999002' }] }
const read = (query: string) => readAnswers(new URLSearchParams(query), places)

describe('answers in the address', () => {
  test('are read in the words that stand there', () => {
    expect(
      read(
        'alter=16&klasse=keine&abschluss=esa&wohnort=03999002&lage=schule&lage=gefluechtet&amt=nichts&deutsch=b1&foerderbedarf=nein',
      ),
    ).toEqual({
      answers: {
        age: 16,
        grade: 0,
        abschluss: 'esa',
        residence: { inside: '03999002' },
        situations: ['schule', 'gefluechtet'],
        rechtskreise: [],
        german: 'b1',
        support: false,
      },
      skipped: [],
      unreadable: [],
    })
    expect(read('wohnort=woanders').answers).toEqual({ residence: { outside: ['03999'] } })
    expect(read('alter=keine-angabe').skipped).toEqual(['age'])
  })

  test.each([
    ['alter=abc', 'age'],
    ['alter=-1', 'age'],
    ['alter=4', 'age'],
    ['alter=100', 'age'],
    ['alter=16.5', 'age'],
    ['alter=1e1', 'age'],
    ['alter=16&alter=17', 'age'],
    ['klasse=14', 'grade'],
    ['abschluss=professur', 'abschluss'],
    ['deutsch=__proto__', 'german'],
    ['wohnort=05111000', 'residence'],
    ['lage=schule&lage=nichts', 'situations'],
    ['lage=unfug', 'situations'],
    ['amt=sgb-xx', 'rechtskreise'],
    ['foerderbedarf=vielleicht', 'support'],
    [`alter=${'9'.repeat(5_000)}`, 'age'],
  ])('nonsense is left out and named: %s', (query, about) => {
    expect(read(query)).toEqual({ answers: {}, skipped: [], unreadable: [about] })
  })

  test('an empty field says nothing, not even nonsense', () => {
    expect(read('alter=&lage=&wohnort=')).toEqual({ answers: {}, skipped: [], unreadable: [] })
  })

  test('there and back', () => {
    const answer = fc.record(
      {
        age: fc.integer({ min: 5, max: 99 }),
        grade: fc.constantFrom(0, 5, 8, 13),
        abschluss: fc.constantFrom('ohne', 'abitur'),
        german: fc.constantFrom('keine', 'c1'),
        residence: fc.constantFrom({ inside: '03999001' }, { inside: '03999' }, { outside: ['03999'] }),
        situations: fc.subarray([...situationKeys]),
        rechtskreise: fc.subarray([...rechtskreisKeys]),
        support: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(answer, fc.subarray([...dimensions]), (all, some) => {
        const skipped = some.filter((about) => all[about] === undefined)
        const parameters = new URLSearchParams()
        for (const [name, values] of Object.entries(parametersOfAnswers({ answers: all, skipped })))
          for (const value of values) parameters.append(name, value)
        expect(readAnswers(parameters, places)).toEqual({ answers: all, skipped, unreadable: [] })
      }),
    )
  })

  test('whatever stands there, something comes out', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const { answers, skipped, unreadable } = read(query)
        expect(Object.keys(answers).length + skipped.length + unreadable.length).toBeLessThanOrEqual(dimensions.length)
      }),
    )
  })
})
