// The timetable: any choice without too many places for a pupil becomes blocks that are even for workshops and classes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colourBlocks } from './colour-blocks.ts'
import type { Edges } from './halve-edges.ts'

interface Drawn {
  readonly blockCount: number
  /** Column and class of each pupil's places. */
  readonly rows: readonly { readonly ofClass: number; readonly columns: readonly number[] }[]
}

const columnCount = 9

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 9 }).chain((blockCount) =>
  fc.record({
    blockCount: fc.constant(blockCount),
    rows: fc.array(
      fc.record({
        ofClass: fc.integer({ min: 0, max: 3 }),
        columns: fc.uniqueArray(fc.integer({ min: 0, max: columnCount - 1 }), { maxLength: blockCount }),
      }),
      { maxLength: 60 },
    ),
  }),
)

function edgesOf({ rows }: Drawn): Edges {
  const all = rows
    .flatMap(({ ofClass, columns }, pupil) => columns.map((column) => ({ pupil, ofClass, column })))
    .sort((a, b) => a.column - b.column || a.ofClass - b.ofClass || a.pupil - b.pupil)
  const lanes = [...new Set(all.map(({ column, ofClass }) => `${column} ${ofClass}`))]
  return {
    count: all.length,
    pupilCount: rows.length,
    pupil: Int32Array.from(all, ({ pupil }) => pupil),
    lane: Int32Array.from(all, ({ column, ofClass }) => lanes.indexOf(`${column} ${ofClass}`)),
    columnOfLane: Int32Array.from(lanes, (lane) => Number(lane.split(' ')[0])),
    // Three columns to a field.
    fieldOfColumn: Int32Array.from({ length: columnCount }, (_, column) => Math.floor(column / 3)),
  }
}

test('each pupil is in one place at a time, and groups differ by at most one', () => {
  fc.assert(
    fc.property(drawn, (given) => {
      const edges = edgesOf(given)
      const blocks = colourBlocks(edges, given.blockCount)
      const sizes = new Map<string, number[]>()
      const count = (key: string, block: number): void => {
        const row = sizes.get(key) ?? new Array<number>(given.blockCount).fill(0)
        row[block] = (row[block] as number) + 1
        sizes.set(key, row)
      }
      for (const [edge, block] of blocks.entries()) {
        expect(block).toBeLessThan(given.blockCount)
        const lane = edges.lane[edge] as number
        const column = edges.columnOfLane[lane] as number
        count(`pupil ${edges.pupil[edge]}`, block)
        count(`lane ${lane}`, block)
        count(`column ${column}`, block)
        for (let last = edges.fieldOfColumn[column] as number; last < 3; last++) count(`fields up to ${last}`, block)
      }
      for (const [key, row] of sizes) {
        expect([key, Math.max(...row) - Math.min(...row) <= 1]).toEqual([key, true])
        if (key.startsWith('pupil')) expect(Math.max(...row)).toBe(1)
      }
    }),
    { numRuns: 300 },
  )
})
