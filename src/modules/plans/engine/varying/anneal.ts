// The search for units of several pupils, which do not flow: simulated annealing over shifts, swaps, exchanges of a unit's
// own blocks, and ejections. Kirkpatrick, Gelatt, Vecchi, Science 220 (1983).
import { nowhere } from '../problem.ts'
import { type Board, difference, hasClassRoom, move, undo } from './board.ts'
import { open } from './day-task.ts'
import { areWithin } from './exchange-graph.ts'
import type { Random } from './random.ts'

export interface Cooling {
  readonly trials: number
  readonly hot: number
  readonly cold: number
  readonly random: Random
  readonly isStopped: () => boolean
}

/** Tries so many moves while it cools from hot to cold; the board stays within its limits. O(trials × (blocks + members)). */
export function anneal(board: Board, { trials, hot, cold, random, isStopped }: Cooling): void {
  const { task } = board
  const { unitCount, blockCount, columnCount } = task
  if (unitCount === 0 || columnCount === 0 || blockCount === 0) return
  const steps = Math.max(1, Math.floor(trials / 1000))
  const factor = (cold / hot) ** (1 / steps)
  let temperature = hot
  for (let done = 0; done < trials; done++) {
    if (done % 1000 === 999) {
      temperature *= factor
      board.journal.length = 0
      if (isStopped()) break
    }
    const u = Math.floor(random() * unitCount)
    const b = Math.floor(random() * blockCount)
    if (task.fixed[u * blockCount + b] !== open) continue
    const to = Math.floor(random() * (columnCount + 1))
    // Losses that would be accepted are drawn beforehand, so that hopeless moves need not be made.
    const bearable = temperature * Math.log(random() + 1e-300)
    attempt(board, { u, b, to: to === columnCount ? nowhere : to, bearable, random })
  }
  board.journal.length = 0
}

interface Attempt {
  readonly u: number
  readonly b: number
  readonly to: number
  readonly bearable: number
  readonly random: Random
}

function attempt(board: Board, { u, b, to, bearable, random }: Attempt): void {
  const { task } = board
  const { blockCount, columnCount, fieldCount } = task
  const from = board.place[u * blockCount + b] ?? nowhere
  if (from === to) return
  if (to === nowhere) {
    if (difference(board, u, from, to) >= bearable) move(board, u, b, to)
    return
  }
  if (task.gain[u * columnCount + to] === -Infinity) return
  const field = task.fieldOf[to] ?? 0
  const taken = (board.blockIn[u * fieldCount + field] ?? 0) - 1
  if (taken >= 0 && taken !== b) {
    exchangeBlocks(board, { u, b, to, other: taken, bearable })
    return
  }
  const slot = b * columnCount + to
  const size = task.size[u] ?? 1
  const room = (task.capacity[slot] ?? 0) - (board.load[slot] ?? 0)
  if (size > (task.capacity[slot] ?? 0)) return
  const change = difference(board, u, from, to)
  if (size <= room && hasClassRoom(board, u, b, to)) {
    if (change >= bearable) move(board, u, b, to)
    return
  }
  eject(board, { u, b, to, bearable, random, change, room })
}

/** The unit has the field in another block: the two blocks change places. */
function exchangeBlocks(
  board: Board,
  { u, b, to, other, bearable }: { u: number; b: number; to: number; other: number; bearable: number },
): void {
  const { task } = board
  const { blockCount, columnCount } = task
  if (task.fixed[u * blockCount + other] !== open) return
  const from = board.place[u * blockCount + b] ?? nowhere
  const size = task.size[u] ?? 1
  const slot = b * columnCount + to
  if ((board.load[slot] ?? 0) + size > (task.capacity[slot] ?? 0)) return
  if (from !== nowhere) {
    const back = other * columnCount + from
    if ((board.load[back] ?? 0) + size > (task.capacity[back] ?? 0)) return
  }
  const worth = board.value
  const mark = board.journal.length
  move(board, u, b, nowhere)
  move(board, u, other, nowhere)
  move(board, u, b, to)
  if (from !== nowhere) move(board, u, other, from)
  if (board.value - worth < bearable || (task.classRoom !== undefined && !areWithin(board, mark))) undo(board, mark)
}

interface Ejection extends Attempt {
  readonly change: number
  readonly room: number
}

/** Another unit of the column makes room: it goes where the first one came from, to a third column, or nowhere. */
function eject(board: Board, { u, b, to, bearable, random, change, room }: Ejection): void {
  const { task } = board
  const { blockCount, columnCount, fieldCount } = task
  const from = board.place[u * blockCount + b] ?? nowhere
  const node = b * (columnCount + 1) + to
  let length = 0
  for (let v = board.first[node] ?? -1; v >= 0 && length < 64; v = board.after[v * blockCount + b] ?? -1) length++
  if (length === 0) return
  let v = board.first[node] ?? -1
  for (let skip = Math.floor(random() * length); skip > 0; skip--) v = board.after[v * blockCount + b] ?? -1
  if (v < 0 || v === u || task.fixed[v * blockCount + b] !== open) return
  const size = task.size[u] ?? 1
  const freed = task.size[v] ?? 1
  if (room + freed < size) return
  const mayGo = (column: number, more: number): boolean => {
    if (task.gain[v * columnCount + column] === -Infinity) return false
    const taken = board.blockIn[v * fieldCount + (task.fieldOf[column] ?? 0)] ?? 0
    if (taken !== 0 && taken !== b + 1) return false
    const slot = b * columnCount + column
    return (board.load[slot] ?? 0) - more + freed <= (task.capacity[slot] ?? 0)
  }
  let target = nowhere
  if (from !== nowhere && mayGo(from, size)) target = from
  else {
    const third = Math.floor(random() * columnCount)
    if (third !== to && third !== from && mayGo(third, 0)) target = third
  }
  if (change + difference(board, v, to, target) < bearable) return
  const mark = board.journal.length
  move(board, v, b, target)
  move(board, u, b, to)
  if (task.classRoom !== undefined && !areWithin(board, mark)) undo(board, mark)
}
