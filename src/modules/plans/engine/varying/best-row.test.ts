import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowSolver } from './best-row.ts'

const worths = fc.oneof(fc.integer({ min: -20, max: 60 }), fc.constant(-Infinity))
const rows = fc
  .record({ blocks: fc.integer({ min: 1, max: 4 }), fields: fc.integer({ min: 1, max: 5 }) })
  .chain(({ blocks, fields }) =>
    fc.record({
      blocks: fc.constant(blocks),
      fields: fc.constant(fields),
      worth: fc.array(worths, { minLength: blocks * fields, maxLength: blocks * fields }),
      empty: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: blocks, maxLength: blocks }),
      isWish: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: fields, maxLength: fields }),
      isOpen: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: blocks, maxLength: blocks }),
      bonus: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }).map((list) => list.sort((a, b) => b - a)),
    }),
  )

type Row = typeof rows extends fc.Arbitrary<infer T> ? T : never

const worthOf = ({ fields, worth, empty, isWish, isOpen, bonus }: Row, choice: readonly number[]): number => {
  let sum = 0
  let wishes = 0
  choice.forEach((field, block) => {
    if (isOpen[block] !== 1) return
    sum += field < 0 ? (empty[block] ?? 0) : (worth[block * fields + field] ?? 0)
    if (field >= 0 && isWish[field] === 1) sum += bonus[wishes++] ?? 0
  })
  return sum
}

const bestOf = (row: Row, choice: number[] = []): number => {
  if (choice.length === row.blocks) return worthOf(row, choice)
  let best = bestOf(row, [...choice, -1])
  if (row.isOpen[choice.length] === 1)
    for (let field = 0; field < row.fields; field++)
      if (!choice.includes(field)) best = Math.max(best, bestOf(row, [...choice, field]))
  return best
}

test('chooses as well as all choices tried, each field once, and says what the choice is worth', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const solver = rowSolver(row.blocks, row.fields, row.bonus.length)
      solver.worth.set(row.worth)
      solver.empty.set(row.empty)
      solver.isWish.set(row.isWish)
      solver.isOpen.set(row.isOpen)
      solver.bonus.set(row.bonus)
      const total = solver.solve()
      const choice = [...solver.fieldOf]
      const taken = choice.filter((field) => field >= 0)
      expect(new Set(taken).size).toBe(taken.length)
      expect(solver.wishCount).toBe(taken.filter((field) => row.isWish[field] === 1).length)
      expect(total).toBe(worthOf(row, choice))
      expect(total).toBe(bestOf(row))
    }),
    { numRuns: 2000 },
  )
})
