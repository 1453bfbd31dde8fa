// The neighbourhood of the search for single pupils: one pupil chooses all blocks anew and exactly, while in every block
// the others make room along the cheapest chain. It contains each swap, each shift and each exchange between blocks.
import { nowhere } from '../problem.ts'
import { type RowSolver, rowSolver } from './best-row.ts'
import { type Board, move, undo } from './board.ts'
import { open } from './day-task.ts'
import {
  areWithin,
  type BlockGraph,
  type Chains,
  chainsTo,
  columnOf,
  type ExchangeGraph,
  entranceOf,
  step,
} from './exchange-graph.ts'
import type { Random } from './random.ts'

export interface Reseating {
  readonly board: Board
  readonly graph: ExchangeGraph
  readonly solver: RowSolver
  readonly column: Int32Array
  readonly random: Random
}

export function reseatingOf(board: Board, graph: ExchangeGraph, random: Random): Reseating {
  const { blockCount, fieldCount, bonus } = board.task
  return {
    board,
    graph,
    solver: rowSolver(blockCount, fieldCount, bonus.length),
    column: new Int32Array(blockCount * fieldCount),
    random,
  }
}

/**
 * Chooses anew for one pupil (unit of size 1). `noise` is added at random to what each choice seems worth; the outcome is
 * kept if the plan loses at most `loss`. Answers whether something changed. O(blocks × (columns² + blocks × fields)).
 */
export function reseat(
  { board, graph, solver, column, random }: Reseating,
  { u, noise, loss }: { u: number; noise: number; loss: number },
): boolean {
  const { task } = board
  const { blockCount, columnCount, fieldCount } = task
  const entry = task.memberStart[u] ?? 0
  const chains: (Chains | undefined)[] = []
  // Circles that are found on the way change the plan, and with it what was asked before: all blocks must be of one age.
  for (;;) {
    const age = board.journal.length
    for (let b = 0; b < blockCount; b++) {
      if (task.fixed[u * blockCount + b] !== open) continue
      chains[b] = chainsTo(board, graph, { b, u, column: board.place[u * blockCount + b] ?? nowhere })
    }
    if (board.journal.length === age) break
  }
  const { worth, empty, isWish, isOpen } = solver
  worth.fill(-Infinity)
  let fixedWishes = 0
  for (let b = 0; b < blockCount; b++) {
    const at = u * blockCount + b
    isOpen[b] = task.fixed[at] === open ? 1 : 0
    if (isOpen[b] === 1) continue
    const column = task.fixed[at] ?? nowhere
    if (column >= 0) fixedWishes += task.wished[entry * fieldCount + (task.fieldOf[column] ?? 0)] ?? 0
  }
  for (let b = 0; b < blockCount; b++) {
    if (isOpen[b] === 0) continue
    const here = board.place[u * blockCount + b] ?? nowhere
    const { distance } = chains[b] as Chains
    const block = graph.blocks[b] as BlockGraph
    empty[b] = -(distance[columnCount] ?? 0) + drawn(random, noise)
    for (let w = 0; w < columnCount; w++) {
      const gain = task.gain[u * columnCount + w] ?? 0
      const chain = w === here ? 0 : (distance[entranceOf(board, block, { u, column: w })] ?? 0)
      if (gain === -Infinity || chain === Infinity) continue
      const field = task.fieldOf[w] ?? 0
      const taken = board.blockIn[u * fieldCount + field] ?? 0
      if (taken !== 0 && isOpen[taken - 1] === 0) continue
      const all = gain - chain + drawn(random, noise)
      const key = b * fieldCount + field
      if (all > (worth[key] ?? 0)) {
        worth[key] = all
        column[key] = w
      }
    }
  }
  for (let f = 0; f < fieldCount; f++) isWish[f] = task.wished[entry * fieldCount + f] ?? 0
  for (let i = 0; i < solver.bonus.length; i++) solver.bonus[i] = task.bonus[i + fixedWishes] ?? 0
  solver.solve()
  return take({ board, graph, solver, column, chains, u, loss })
}

/** Sixteenths, so that sums stay exact. */
function drawn(random: Random, noise: number): number {
  return noise === 0 ? 0 : Math.floor(random() * noise * 16) / 16
}

interface Choice {
  readonly board: Board
  readonly graph: ExchangeGraph
  readonly solver: RowSolver
  readonly column: Int32Array
  readonly chains: readonly (Chains | undefined)[]
  readonly u: number
  readonly loss: number
}

function take({ board, graph, solver, column, chains, u, loss }: Choice): boolean {
  const { blockCount, fieldCount } = board.task
  const worth = board.value
  const mark = board.journal.length
  const from = new Int32Array(blockCount)
  const to = new Int32Array(blockCount)
  for (let b = 0; b < blockCount; b++) {
    from[b] = board.place[u * blockCount + b] ?? nowhere
    const field = solver.fieldOf[b] ?? -1
    to[b] = solver.isOpen[b] === 0 ? (from[b] ?? nowhere) : field < 0 ? nowhere : (column[b * fieldCount + field] ?? 0)
  }
  // The chains are read before the first move, which would make them old.
  const moves: number[] = []
  for (let b = 0; b < blockCount; b++) {
    const here = from[b] ?? nowhere
    const goal = to[b] ?? nowhere
    if (here === goal) continue
    const block = graph.blocks[b] as BlockGraph
    const { next } = chains[b] as Chains
    for (let at = entranceOf(board, block, { u, column: goal }); ; ) {
      const after = next[at] ?? -1
      if (after < 0) break
      const other = block.who[at * block.stride + after] ?? -1
      const place = columnOf(board, block, at)
      const target = columnOf(board, block, after)
      if (other >= 0 && place !== target) moves.push(b, other, target)
      at = after
    }
  }
  for (let b = 0; b < blockCount; b++) if (from[b] !== to[b]) move(board, u, b, nowhere)
  if (board.journal.length === mark) return false
  let isPossible = true
  for (let i = 0; i < moves.length && isPossible; i += 3)
    isPossible = step(board, { b: moves[i] ?? 0, u: moves[i + 1] ?? 0, to: moves[i + 2] ?? 0 })
  for (let b = 0; b < blockCount && isPossible; b++)
    if (from[b] !== to[b] && to[b] !== nowhere) isPossible = step(board, { b, u, to: to[b] ?? 0 })
  if (isPossible && board.value >= worth - loss && areWithin(board, mark)) return true
  undo(board, mark)
  return false
}
