import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, findPairs } from './find-pairs.ts'

let next = 0
const one = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  id: `id-${String(next++).padStart(4, '0')}`,
  kind: 'school',
  name,
  schulform: null,
  officialNumber: null,
  street: 'Kurze Gasse 1-5',
  postalCode: '37079',
  city: 'Göttingen',
  latitude: null,
  longitude: null,
  ...more,
})
const reasons = (a: Candidate, b: Candidate) => findPairs([a, b])[0]?.reasons

test('IGS and KGS of one name in one house are one school, whatever their numbers', () => {
  const igs = one('Geschwister-Scholl-Gesamtschule', { schulform: 'igs', officialNumber: '81450' })
  const kgs = one('Geschwister-Scholl-Gesamtschule Kooperative Gesamtschule Göttingen', {
    schulform: 'kgs',
    officialNumber: '84839',
  })
  expect(reasons(igs, kgs)).toEqual(['same-address'])
})

test.each([
  [
    'two Schulformen under one roof',
    one('Carolinengesamtschule', { schulform: 'gesamtschule', officialNumber: '1' }),
    one('Gymnasium Carolinenschule', { schulform: 'gymnasium', officialNumber: '2' }),
  ],
  [
    'two confessions under one roof',
    one('Städt. Kath. Grundschule Erlenweg', { schulform: 'grundschule', officialNumber: '1' }),
    one('Städt. Gem. Grundschule Erlenweg', { schulform: 'grundschule', officialNumber: '2' }),
  ],
  [
    'the same general name in another street',
    one('Städt. Gem. Grundschule', { officialNumber: '1' }),
    one('Städt. Gem. Grundschule', { officialNumber: '2', street: 'Bergstr. 7' }),
  ],
  [
    'the same name in another town',
    one('Astrid-Lindgren-Schule'),
    one('Astrid-Lindgren-Schule', { postalCode: '37154', city: 'Northeim', street: 'Am Hang 1' }),
  ],
  ['a school and a company of one name', one('Brückenschule'), one('Brückenschule', { kind: 'company' })],
])('%s are two', (_case, a, b) => {
  expect(findPairs([a, b])).toEqual([])
})

test('a company typed twice is found by name, by address, or by a similar name near by', () => {
  const company = { kind: 'company' } as const
  expect(reasons(one('Müller & Söhne KG', company), one('Mueller & Soehne KG', { ...company, street: null }))).toEqual([
    'same-name-and-place',
  ])
  expect(
    reasons(one('Metallbau Krüger GmbH', company), one('Metallbau Krüger', { ...company, street: 'Kurze Gasse 1-5' })),
  ).toEqual(['same-address'])
  const here = { ...company, latitude: 51.5, longitude: 9.9, street: null, postalCode: null, city: null }
  expect(reasons(one('Holzwerke Auetal', here), one('Holzwerk Auetal', { ...here, latitude: 51.5019 }))).toEqual([
    'similar-name-near',
  ])
  expect(findPairs([one('Holzwerke Auetal', here), one('Holzwerk Auetal', { ...here, latitude: 51.51 })])).toEqual([])
})

test('the pairs among many are the pairs of each two', () => {
  const candidate = fc.record({
    name: fc.constantFrom('Holzwerk Aue', 'Holzwerke Aue', 'Bäckerei Şahin', 'Baeckerei Sahin', 'Gesamtschule Aue'),
    street: fc.constantFrom('Weg 1', 'Straße 2', null),
    postalCode: fc.constantFrom('37079', '37154', null),
    officialNumber: fc.constantFrom('1', '2', null),
    latitude: fc.double({ min: 51.5, max: 51.51, noNaN: true }),
    longitude: fc.double({ min: 9.9, max: 9.91, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 12 }), (drawn) => {
      const all = drawn.map(({ name, ...more }) => one(name, { kind: 'company', city: null, ...more }))
      const blocked = findPairs(all).map(({ first, second }) => `${first}|${second}`)
      const everybody = all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => findPairs([a, b])))
      expect(blocked.sort()).toEqual(everybody.map(({ first, second }) => `${first}|${second}`).sort())
    }),
  )
})
