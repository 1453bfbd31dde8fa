import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCoordinateDoubts, type LocatedRow, limitsKm } from './doubtful-coordinates.ts'

const row = (latitude: number, longitude: number, more: Partial<LocatedRow> = {}): LocatedRow => ({
  municipalityKey: '03159016',
  postalCode: '37079',
  coordinates: { latitude, longitude },
  ...more,
})
const town = [row(51.53, 9.93), row(51.54, 9.94), row(51.55, 9.92), row(51.52, 9.91)]

test('an address 174 km off is named with its distance, its neighbours are not', () => {
  const doubts = findCoordinateDoubts([...town, row(51.319347, 12.409732)])
  expect(doubts.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined])
  expect(doubts[4]).toMatchObject({ reason: 'far-away' })
  expect(Math.round(doubts[4]?.distanceKm ?? 0)).toBe(174)
})

test('what is stored already makes the neighbourhood for a file with one row', () => {
  expect(findCoordinateDoubts([row(51.319347, 12.409732)])[0]).toBeUndefined()
  expect(findCoordinateDoubts([row(51.319347, 12.409732)], town)[0]).toMatchObject({ reason: 'far-away' })
})

test('a village at the edge is believed, further out when the geocoder has found its postal code', () => {
  expect(findCoordinateDoubts([...town, row(51.62, 9.93)])[4]).toBeUndefined()
  expect(findCoordinateDoubts([...town, row(51.66, 9.93)])[4]).toBeDefined()
  expect(findCoordinateDoubts([...town, row(51.66, 9.93, { foundPostalCode: '37079' })])[4]).toBeUndefined()
})

test('a street of the same name in the next town is named although it is near', () => {
  const next = row(51.6, 9.93, { foundPostalCode: '37120', foundInTown: false })
  expect(findCoordinateDoubts([...town, next])[4]).toMatchObject({ reason: 'found-elsewhere' })
})

test('without neighbours the Kreis counts, and without a Kreis everything', () => {
  const kreis = town.map((one, index) => ({ ...one, municipalityKey: `0315900${index}`, postalCode: `3700${index}` }))
  const far = row(53.5, 10, { municipalityKey: '03159009', postalCode: '37009' })
  expect(findCoordinateDoubts([...kreis, far])[4]).toMatchObject({ of: 'kreis' })
  const nowhere = row(48.1, 11.5, { municipalityKey: null, postalCode: null })
  expect(findCoordinateDoubts([...kreis, nowhere])[4]).toMatchObject({ of: 'region' })
})

test('rows close together are never doubted, in whatever order', () => {
  const near = fc.tuple(
    fc.double({ min: 51.5, max: 51.55, noNaN: true }),
    fc.double({ min: 9.9, max: 9.95, noNaN: true }),
  )
  fc.assert(
    fc.property(fc.array(near, { maxLength: 30 }), (points) => {
      const doubts = findCoordinateDoubts(points.map(([latitude, longitude]) => row(latitude, longitude)))
      expect(doubts.every((doubt) => doubt === undefined)).toBe(true)
    }),
  )
  expect(limitsKm.near).toBeGreaterThan(10)
})
