import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundingBox, boxContains, type Coordinates, distanceKm, earthRadiusKm, parseCoordinates } from './geo.ts'

const goettingen = { latitude: 51.5413, longitude: 9.9158 }
const bochum = { latitude: 51.4818, longitude: 7.2162 }

const latitude = fc.double({ min: -90, max: 90, noNaN: true })
const longitude = fc.double({ min: -180, max: 180, noNaN: true })
const point = fc.record({ latitude, longitude })

/** Angle between the two points as vectors from the centre of the earth: atan2 of cross and dot product. */
function slowDistanceKm(a: Coordinates, b: Coordinates): number {
  const vector = ({ latitude, longitude }: Coordinates): [number, number, number] => {
    const phi = (latitude * Math.PI) / 180
    const lambda = (longitude * Math.PI) / 180
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
  }
  const [u, v] = [vector(a), vector(b)]
  const cross = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
  return earthRadiusKm * Math.atan2(cross, u[0] * v[0] + u[1] * v[1] + u[2] * v[2])
}

describe('distance', () => {
  test('from Göttingen to Bochum it is about 187 km', () => {
    expect(distanceKm(goettingen, bochum)).toBeGreaterThan(186)
    expect(distanceKm(goettingen, bochum)).toBeLessThan(188)
  })

  test('a quarter of the meridian', () => {
    const pole = { latitude: 90, longitude: 0 }
    expect(distanceKm({ latitude: 0, longitude: 77 }, pole)).toBeCloseTo((earthRadiusKm * Math.PI) / 2, 6)
  })

  test('agrees with the angle of vectors', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        // Near the antipode the haversine is flat and loses digits: metres there, millimetres elsewhere.
        const slow = slowDistanceKm(a, b)
        expect(Math.abs(distanceKm(a, b) - slow)).toBeLessThan(slow > 20_000 ? 0.5 : 1e-5)
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9)
        expect(distanceKm(a, a)).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the box around a circle', () => {
  test('holds every point of the circle', () => {
    const radius = fc.double({ min: 0, max: 3000, noNaN: true })
    fc.assert(
      fc.property(point, point, radius, (centre, other, km) => {
        if (distanceKm(centre, other) <= km) expect(boxContains(boundingBox(centre, km), other)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('holds the points on its rim in Germany, and little more', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 360, noNaN: true }), (bearing) => {
        const angle = 25 / earthRadiusKm
        const phi = (goettingen.latitude * Math.PI) / 180
        const turn = (bearing * Math.PI) / 180
        const target = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn))
        const step = Math.atan2(
          Math.sin(turn) * Math.sin(angle) * Math.cos(phi),
          Math.cos(angle) - Math.sin(phi) * Math.sin(target),
        )
        const rim = {
          latitude: (target * 180) / Math.PI,
          longitude: goettingen.longitude + (step * 180) / Math.PI,
        }
        expect(boxContains(boundingBox(goettingen, 25), rim)).toBe(true)
      }),
    )
    const box = boundingBox(goettingen, 25)
    expect(distanceKm(goettingen, { latitude: box.north, longitude: goettingen.longitude })).toBeCloseTo(25, 5)
    expect(boxContains(box, bochum)).toBe(false)
    // The circle touches its meridians a little nearer to the pole than its centre.
    const wide = boundingBox(goettingen, 1000)
    const phi = (goettingen.latitude * Math.PI) / 180
    const touching = (Math.asin(Math.sin(phi) / Math.cos(1000 / earthRadiusKm)) * 180) / Math.PI
    for (const longitude of [wide.east, wide.west]) {
      expect(distanceKm(goettingen, { latitude: touching, longitude })).toBeCloseTo(1000, 4)
    }
  })

  test('crosses the 180th meridian', () => {
    const box = boundingBox({ latitude: 0, longitude: 179.9 }, 50)
    expect(boxContains(box, { latitude: 0, longitude: -179.9 })).toBe(true)
    expect(boxContains(box, { latitude: 0, longitude: 0 })).toBe(false)
  })
})

test.each([
  [51.5, 9.9, undefined],
  [91, 9.9, 'latitude-out-of-range'],
  [100, 101, 'latitude-out-of-range'],
  [51, -180.1, 'longitude-out-of-range'],
  [Number.NaN, 9, 'not-a-number'],
  [51, Number.POSITIVE_INFINITY, 'not-a-number'],
])('latitude %d with longitude %d: %s', (lat, lon, reason) => {
  const parsed = parseCoordinates(lat, lon)
  expect(parsed.ok ? undefined : parsed.error).toBe(reason)
})
