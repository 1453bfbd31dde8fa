// From places over the year to a timetable: an equitable colouring of the edges, each colour a block.
import { type Edges, type Halving, halveEdges, newHalving } from './halve-edges.ts'

/**
 * Block of each edge: a pupil has at most one edge in a block; the edges of a workshop, and those of a class in a
 * workshop, are spread over the blocks so evenly that the numbers differ by at most one. Needs: no pupil has more edges
 * than there are blocks. Such a colouring always exists (de Werra 1971; laminar families of edges on either side of a
 * bipartite graph are totally unimodular), so that limits per block follow from limits over the year.
 *
 * Even numbers of blocks are halved by Euler splits, O(edges × log blocks); of an odd number pairs of blocks are split
 * anew as long as anything differs by two or more, which lowers the sum of the squares each time and so comes to an end.
 */
export function colourBlocks(edges: Edges, blockCount: number): Uint8Array {
  const colouring: Colouring = { halving: newHalving(edges), block: new Uint8Array(edges.count) }
  colour(
    colouring,
    Int32Array.from({ length: edges.count }, (_, edge) => edge),
    0,
    blockCount,
  )
  return colouring.block
}

interface Colouring {
  readonly halving: Halving
  readonly block: Uint8Array
}

function colour(colouring: Colouring, subset: Int32Array, firstBlock: number, blockCount: number): void {
  const { halving, block } = colouring
  if (blockCount === 1) for (const edge of subset) block[edge] = firstBlock
  else if (blockCount % 2 === 1) colourOddly(colouring, subset, firstBlock, blockCount)
  else {
    halveEdges(halving, subset)
    const halves = [0, 1].map((side) => subset.filter((edge) => halving.side[edge] === side))
    for (const [index, half] of halves.entries())
      colour(colouring, half, firstBlock + (index * blockCount) / 2, blockCount / 2)
  }
}

function colourOddly(colouring: Colouring, subset: Int32Array, firstBlock: number, blockCount: number): void {
  const { halving, block } = colouring
  spreadRoughly(colouring, subset, firstBlock, blockCount)
  for (;;) {
    const pair = mostUnevenPair(colouring, subset, firstBlock, blockCount)
    if (pair === undefined) return
    const [one, other] = pair
    const both = subset.filter((edge) => block[edge] === one || block[edge] === other)
    halveEdges(halving, both)
    for (const edge of both) block[edge] = halving.side[edge] === 0 ? one : other
  }
}

/** Every pupil in different blocks, each time where the class and then the workshop has fewest. */
function spreadRoughly(
  { halving, block }: Colouring,
  subset: Int32Array,
  firstBlock: number,
  blockCount: number,
): void {
  const { edges } = halving
  const laneSizes = new Int32Array(edges.columnOfLane.length * blockCount)
  const columnSizes = new Int32Array(edges.fieldOfColumn.length * blockCount)
  const taken = new Uint8Array(edges.pupilCount * blockCount)
  for (const edge of subset) {
    const lane = edges.lane[edge] as number
    const column = edges.columnOfLane[lane] as number
    const row = (edges.pupil[edge] as number) * blockCount
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < blockCount; at++) {
      if (taken[row + at] === 1) continue
      const size = (laneSizes[lane * blockCount + at] as number) * 4 + (columnSizes[column * blockCount + at] as number)
      if (size >= least) continue
      best = at
      least = size
    }
    taken[row + best] = 1
    laneSizes[lane * blockCount + best] = (laneSizes[lane * blockCount + best] as number) + 1
    columnSizes[column * blockCount + best] = (columnSizes[column * blockCount + best] as number) + 1
    block[edge] = firstBlock + best
  }
}

/** The two blocks between which most lanes, columns and beginnings of the row differ by two or more. */
function mostUnevenPair(
  { halving, block }: Colouring,
  subset: Int32Array,
  firstBlock: number,
  blockCount: number,
): readonly [number, number] | undefined {
  const { edges } = halving
  const uneven = new Int32Array(blockCount * blockCount)
  const ofLane = new Int32Array(blockCount)
  const ofColumn = new Int32Array(blockCount)
  const ofField = new Int32Array(blockCount)
  const soFar = new Int32Array(blockCount)
  const judge = (sizes: Int32Array): void => {
    for (let one = 0; one < blockCount; one++)
      for (let other = one + 1; other < blockCount; other++)
        if (Math.abs((sizes[one] as number) - (sizes[other] as number)) > 1) {
          const pair = one * blockCount + other
          uneven[pair] = (uneven[pair] as number) + 1
        }
  }
  let lane = -1
  let column = -1
  let field = -1
  const end = (level: number): void => {
    judge(ofLane)
    ofLane.fill(0)
    if (level < 1) return
    judge(ofColumn)
    ofColumn.fill(0)
    if (level < 2) return
    judge(ofField)
    judge(soFar)
    ofField.fill(0)
  }
  for (const edge of subset) {
    const nextLane = edges.lane[edge] as number
    if (nextLane !== lane) {
      const nextColumn = edges.columnOfLane[nextLane] as number
      const nextField = edges.fieldOfColumn[nextColumn] as number
      if (lane >= 0) end(nextField !== field ? 2 : nextColumn !== column ? 1 : 0)
      lane = nextLane
      column = nextColumn
      field = nextField
    }
    const at = (block[edge] as number) - firstBlock
    for (const sizes of [ofLane, ofColumn, ofField, soFar]) sizes[at] = (sizes[at] as number) + 1
  }
  if (lane >= 0) end(2)
  let worst = 0
  let found: readonly [number, number] | undefined
  for (const [pair, times] of uneven.entries()) {
    if (times <= worst) continue
    worst = times
    found = [firstBlock + Math.floor(pair / blockCount), firstBlock + (pair % blockCount)]
  }
  return found
}
