// The lot of a searched plan: exchanges that leave its worth as it is, drawn by the number that was published beforehand.
import { nowhere } from '../problem.ts'
import { type Board, forget, move, undo } from './board.ts'
import { open } from './day-task.ts'
import { type Random, shuffle } from './random.ts'

/** Exchanges that are tried for each unit. */
const tries = 16

/**
 * In drawn order, units are asked to exchange their whole rows, or single blocks, with others drawn as well; they do where
 * the plan stays within its rules and is worth exactly as much, one by one and all together. Only units of one size
 * exchange, and of one class where classes have limits: then every workshop and block, and every class in it, keeps its
 * number, so that whoever comes later finds the same places whatever the lot was. O(units × tries × blocks × members).
 */
export function drawTies(board: Board, random: Random): void {
  const { task } = board
  const { unitCount, blockCount } = task
  if (unitCount < 2 || blockCount === 0) return
  board.isWatched = false
  const order = Int32Array.from({ length: unitCount }, (_, u) => u)
  for (let round = 0; round < tries; round++) {
    shuffle(order, random)
    for (const u of order) {
      const v = Math.floor(random() * unitCount)
      const block = round % 2 === 0 ? undefined : Math.floor(random() * blockCount)
      if (u !== v && areExchangeable(board, u, v)) exchange(board, { u, v, block })
      board.journal.length = 0
    }
  }
  forget(board)
}

function areExchangeable({ task }: Board, u: number, v: number): boolean {
  if (task.size[u] !== task.size[v]) return false
  if (task.classRoom === undefined) return true
  const classes = (unit: number): string =>
    task.classOf
      .slice(task.memberStart[unit] ?? 0, task.memberStart[unit + 1] ?? 0)
      .sort()
      .join()
  return classes(u) === classes(v)
}

/** Exchanges one block, or all; takes it back if a rule or the worth speaks against it. */
function exchange(board: Board, { u, v, block }: { u: number; v: number; block: number | undefined }): void {
  const { task } = board
  const { blockCount } = task
  const blocks = block === undefined ? Array.from({ length: blockCount }, (_, b) => b) : [block]
  const pairs = blocks
    .map((b) => ({
      b,
      ofU: board.place[u * blockCount + b] ?? nowhere,
      ofV: board.place[v * blockCount + b] ?? nowhere,
    }))
    .filter(({ ofU, ofV }) => ofU !== ofV)
  if (pairs.length === 0) return
  if (pairs.some(({ b }) => task.fixed[u * blockCount + b] !== open || task.fixed[v * blockCount + b] !== open)) return
  const worth = board.value
  const mark = board.journal.length
  for (const { b } of pairs) {
    move(board, u, b, nowhere)
    move(board, v, b, nowhere)
  }
  const isDone = pairs.every(
    ({ b, ofU, ofV }) => settle(board, { unit: u, b, to: ofV }) && settle(board, { unit: v, b, to: ofU }),
  )
  if (!isDone || board.value !== worth) undo(board, mark)
}

function settle(board: Board, { unit, b, to }: { unit: number; b: number; to: number }): boolean {
  if (to === nowhere) return true
  const { columnCount, fieldCount, fieldOf, gain } = board.task
  if (gain[unit * columnCount + to] === -Infinity) return false
  if ((board.blockIn[unit * fieldCount + (fieldOf[to] ?? 0)] ?? 0) !== 0) return false
  move(board, unit, b, to)
  return true
}
