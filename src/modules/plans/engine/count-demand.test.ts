import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDemand } from './count-demand.ts'

const fieldCount = 3
const blockCount = 2
const drawn = fc.record({
  pupils: fc.array(
    fc.record({
      day: fc.nat(4),
      ranks: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: fieldCount, maxLength: fieldCount }),
    }),
    { maxLength: 12 },
  ),
  workshops: fc.array(
    fc.record({
      day: fc.nat(4),
      field: fc.nat(fieldCount - 1),
      capacity: fc.array(fc.nat(5), { minLength: blockCount, maxLength: blockCount }),
    }),
    { maxLength: 8 },
  ),
})

describe('demand', () => {
  test('is counted day by day: wishes of those who come on it, places that are open on it', () => {
    fc.assert(
      fc.property(drawn, ({ pupils, workshops }) => {
        const counted = countDemand({
          problem: {
            pupilCount: pupils.length,
            fieldCount,
            dayOf: Int32Array.from(pupils, ({ day }) => day),
            workshops,
          },
          ranks: pupils.flatMap(({ ranks }) => ranks),
        })
        const expected = [0, 1, 2, 3, 4].flatMap((day) =>
          [0, 1, 2].flatMap((field) => {
            const ranks = pupils.filter((pupil) => pupil.day === day).map((pupil) => pupil.ranks[field] ?? 0)
            const open = workshops.filter((one) => one.day === day && one.field === field)
            const wisherCount = ranks.filter((rank) => rank > 0).length
            if (open.length === 0 && wisherCount === 0) return []
            const firstWisherCount = ranks.filter((rank) => rank === 1).length
            const placeCount = open.flatMap(({ capacity }) => capacity).reduce((sum, one) => sum + one, 0)
            return [{ day, field, wisherCount, firstWisherCount, placeCount, isOffered: open.length > 0 }]
          }),
        )
        expect(counted).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
