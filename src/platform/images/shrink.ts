// Makes a picture smaller by averaging areas: every pixel of the result is the mean of those it covers. Pure.

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha, row by row: 4 × width × height bytes. */
  readonly data: Uint8ClampedArray
}

/** Size whose longer side is at most `longest`, in the same shape; never larger than given. */
export function fittingSize(
  size: { readonly width: number; readonly height: number },
  longest: number,
): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, longest / Math.max(size.width, size.height))
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
  }
}

/**
 * Area averaging, exact for every ratio because a pixel at the border counts by the part that is covered; colours are
 * weighted by alpha, so that what lies behind transparent pixels does not shine through. Separable: first the width, row
 * by row, then the height. O(width × height) time, one row of floats memory beside the result.
 */
export function shrink(from: Pixels, longest: number): Pixels {
  const { width, height } = fittingSize(from, longest)
  if (width === from.width && height === from.height) return from
  const data = new Uint8ClampedArray(4 * width * height)
  const sums = new Float64Array(4 * width)
  const columns = coverage(from.width, width)
  const rows = coverage(from.height, height)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (const { index, weight } of rows[y] ?? []) addRow(from, index, { columns, weight, sums })
    for (let x = 0; x < width; x++) {
      const at = 4 * x
      const alpha = sums[at + 3] ?? 0
      for (let channel = 0; channel < 3; channel++)
        data[4 * y * width + at + channel] = alpha === 0 ? 0 : (sums[at + channel] ?? 0) / alpha
      data[4 * y * width + at + 3] = alpha
    }
  }
  return { width, height, data }
}

interface Covered {
  readonly index: number
  /** Part of the result's pixel; all parts of one pixel add up to 1. */
  readonly weight: number
}

/** Which pixels of `from` each of `to` pixels covers, `from` ≥ `to`. */
function coverage(from: number, to: number): readonly (readonly Covered[])[] {
  const ratio = from / to
  return Array.from({ length: to }, (_, pixel) => {
    const [start, end] = [pixel * ratio, Math.min(from, (pixel + 1) * ratio)]
    const covered: Covered[] = []
    for (let index = Math.floor(start); index < end; index++) {
      const part = Math.min(end, index + 1) - Math.max(start, index)
      if (part > 0) covered.push({ index, weight: part / (end - start) })
    }
    return covered
  })
}

function addRow(
  from: Pixels,
  row: number,
  given: { columns: readonly (readonly Covered[])[]; weight: number; sums: Float64Array },
): void {
  const { columns, weight, sums } = given
  const start = 4 * row * from.width
  const { data } = from
  for (let x = 0; x < columns.length; x++) {
    let [red, green, blue, alpha] = [0, 0, 0, 0]
    for (const column of columns[x] ?? []) {
      const at = start + 4 * column.index
      const share = column.weight * (data[at + 3] ?? 0)
      red += share * (data[at] ?? 0)
      green += share * (data[at + 1] ?? 0)
      blue += share * (data[at + 2] ?? 0)
      alpha += share
    }
    const at = 4 * x
    sums[at] = (sums[at] ?? 0) + weight * red
    sums[at + 1] = (sums[at + 1] ?? 0) + weight * green
    sums[at + 2] = (sums[at + 2] ?? 0) + weight * blue
    sums[at + 3] = (sums[at + 3] ?? 0) + weight * alpha
  }
}
