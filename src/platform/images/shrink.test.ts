import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittingSize, type Pixels, shrink } from './shrink.ts'

const side = fc.integer({ min: 1, max: 24 })
const picture = fc
  .tuple(side, side)
  .chain(([width, height]) =>
    fc
      .array(fc.integer({ min: 0, max: 255 }), { minLength: 4 * width * height, maxLength: 4 * width * height })
      .map((data): Pixels => ({ width, height, data: new Uint8ClampedArray(data) })),
  )

/** Written the slow way: every pixel of the result asks every pixel of the picture how much of it lies inside. */
function slowly(from: Pixels, longest: number): number[] {
  const { width, height } = fittingSize(from, longest)
  const overlap = (pixel: number, ratio: number, index: number) =>
    Math.max(0, Math.min((pixel + 1) * ratio, index + 1) - Math.max(pixel * ratio, index))
  const values: number[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [red, green, blue, alpha, area] = [0, 0, 0, 0, 0]
      for (let v = 0; v < from.height; v++)
        for (let u = 0; u < from.width; u++) {
          const part = overlap(x, from.width / width, u) * overlap(y, from.height / height, v)
          const [r = 0, g = 0, b = 0, a = 0] = from.data.subarray(4 * (v * from.width + u))
          red += part * a * r
          green += part * a * g
          blue += part * a * b
          alpha += part * a
          area += part
        }
      values.push(...[red, green, blue].map((sum) => (alpha < 1e-9 ? 0 : sum / alpha)), alpha / area)
    }
  return values
}

describe('a picture made smaller', () => {
  test('has the shape of the large one', () => {
    expect(fittingSize({ width: 4000, height: 3000 }, 1200)).toEqual({ width: 1200, height: 900 })
    expect(fittingSize({ width: 300, height: 4000 }, 1200)).toEqual({ width: 90, height: 1200 })
    expect(fittingSize({ width: 5000, height: 1 }, 480)).toEqual({ width: 480, height: 1 })
    expect(fittingSize({ width: 20, height: 10 }, 480)).toEqual({ width: 20, height: 10 })
  })

  test('shows the mean of what it covers, transparent pixels without their colour', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 24 }), (from, longest) => {
        const made = [...shrink(from, longest).data]
        const isSame = Math.max(from.width, from.height) <= longest
        const expected = isSame ? [...from.data] : slowly(from, longest)
        expect(made).toHaveLength(expected.length)
        for (const [index, value] of made.entries())
          expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(0.51)
      }),
    )
  })

  test('of one colour stays so', () => {
    const data = new Uint8ClampedArray(4 * 7 * 5).fill(0).map((_, index) => [12, 200, 99, 255][index % 4] ?? 0)
    const { data: made } = shrink({ width: 7, height: 5, data }, 3)
    expect([...made.subarray(0, 4)]).toEqual([12, 200, 99, 255])
  })
})
