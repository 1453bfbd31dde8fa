// The search for units of several pupils, which do not flow: simulated annealing over shifts, swaps, exchanges of a unit's
// own blocks, and ejections. Kirkpatrick, Gelatt, Vecchi, Science 220 (1983).
import { nowhere } from '../problem.ts'
import { type Board, difference, forget, hasClassRoom, move, undo } from './board.ts'
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

/** One move that is tried; a single object for all of them, because there are millions. */
interface Trial {
  readonly board: Board
  readonly random: Random
  u: number
  b: number
  from: number
  to: number
  /** Not positive: the greatest loss that would be taken. Drawn beforehand, so that hopeless moves need not be made. */
  bearable: number
}

const logarithmCount = 4096
/** Logarithms of evenly spread chances. */
const logarithms = Float64Array.from({ length: logarithmCount }, (_, i) => Math.log((i + 0.5) / logarithmCount))

/** Tries so many moves while it cools from hot to cold; the board stays within its limits. O(trials × members). */
export function anneal(board: Board, { trials, hot, cold, random, isStopped }: Cooling): void {
  const { unitCount, blockCount, columnCount, fixed } = board.task
  if (unitCount === 0 || columnCount === 0 || blockCount === 0) return
  const chunk = 1000
  const chunks = Math.ceil(trials / chunk)
  const trial: Trial = { board, random, u: 0, b: 0, from: 0, to: 0, bearable: 0 }
  board.isWatched = false
  for (let i = 0; i < chunks && !isStopped(); i++) {
    const temperature = hot * (cold / hot) ** (i / chunks)
    for (let k = 0; k < chunk; k++) {
      trial.u = Math.floor(random() * unitCount)
      trial.b = Math.floor(random() * blockCount)
      const at = trial.u * blockCount + trial.b
      if (fixed[at] !== open) continue
      const to = Math.floor(random() * (columnCount + 1))
      trial.to = to === columnCount ? nowhere : to
      trial.from = board.place[at] ?? nowhere
      if (trial.from === trial.to) continue
      trial.bearable = temperature * (logarithms[Math.floor(random() * logarithmCount)] ?? 0)
      attempt(trial)
    }
    board.journal.length = 0
  }
  forget(board)
}

function attempt(trial: Trial): void {
  const { board, u, b, from, to, bearable } = trial
  const { task } = board
  if (to === nowhere) {
    if (difference(board, u, from, to) >= bearable) move(board, u, b, to)
    return
  }
  const { columnCount, fieldCount } = task
  if (task.gain[u * columnCount + to] === -Infinity) return
  const taken = (board.blockIn[u * fieldCount + (task.fieldOf[to] ?? 0)] ?? 0) - 1
  if (taken >= 0 && taken !== b) {
    exchangeBlocks(trial, taken)
    return
  }
  const slot = b * columnCount + to
  const size = task.size[u] ?? 1
  const capacity = task.capacity[slot] ?? 0
  if (size > capacity) return
  const room = capacity - (board.load[slot] ?? 0)
  const change = difference(board, u, from, to)
  if (size <= room && hasClassRoom(board, u, b, to)) {
    if (change >= bearable) move(board, u, b, to)
    return
  }
  eject(trial, change, room)
}

/**
 * The unit has the field in another block: the two blocks change places, and whoever is in the way takes what became free,
 * or goes nowhere. The unit itself gains and loses nothing, so that the others are asked before anything moves.
 */
function exchangeBlocks({ board, random, u, b, from, to, bearable }: Trial, other: number): void {
  const { task } = board
  if (task.fixed[u * task.blockCount + other] !== open) return
  const first = inTheWay(board, random, { u, b, column: to, target: from })
  if (first === undefined) return
  const second = from === nowhere ? nobody : inTheWay(board, random, { u, b: other, column: from, target: to })
  if (second === undefined || (first.v >= 0 && first.v === second.v)) return
  if (first.change + second.change < bearable) return
  const mark = board.journal.length
  move(board, u, b, nowhere)
  move(board, u, other, nowhere)
  if (first.v >= 0) move(board, first.v, b, first.target)
  if (second.v >= 0) move(board, second.v, other, second.target)
  move(board, u, b, to)
  if (from !== nowhere) move(board, u, other, from)
  if (task.classRoom !== undefined && !areWithin(board, mark)) undo(board, mark)
}

/** A unit that has to leave a column for another one, where it goes and what that brings; v is -1 where there is room. */
interface Leaving {
  readonly v: number
  readonly target: number
  readonly change: number
}

const nobody: Leaving = { v: -1, target: nowhere, change: 0 }

/** Who leaves a column so that the unit can come, which itself leaves the target; undefined if one is not enough or must not. */
function inTheWay(
  board: Board,
  random: Random,
  { u, b, column, target }: { u: number; b: number; column: number; target: number },
): Leaving | undefined {
  const { task } = board
  const slot = b * task.columnCount + column
  const size = task.size[u] ?? 1
  const excess = (board.load[slot] ?? 0) + size - (task.capacity[slot] ?? 0)
  if (excess <= 0) return nobody
  const v = drawnAfter(board, random, { b, unit: board.first[b * (task.columnCount + 1) + column] ?? -1 })
  if (v < 0 || (task.size[v] ?? 1) < excess || task.fixed[v * task.blockCount + b] !== open) return undefined
  const goes = target !== nowhere && mayGo(board, { v, b, column: target }, size) ? target : nowhere
  return { v, target: goes, change: difference(board, v, column, goes) }
}

/** Somebody near a place in the list of a column; whoever comes is put at the head, so that the list is mixed. */
function drawnAfter(board: Board, random: Random, { b, unit }: { b: number; unit: number }): number {
  let v = unit
  for (let skip = Math.floor(random() * 8); skip > 0; skip--) {
    const next = v < 0 ? -1 : (board.after[v * board.task.blockCount + b] ?? -1)
    if (next < 0) break
    v = next
  }
  return v
}

/** Another unit of the column makes room: it goes where the first one came from, to a third column, or nowhere. */
function eject({ board, random, u, b, from, to, bearable }: Trial, change: number, room: number): void {
  const { task } = board
  const { blockCount, columnCount } = task
  const v = drawnAfter(board, random, { b, unit: board.first[b * (columnCount + 1) + to] ?? -1 })
  if (v < 0 || task.fixed[v * blockCount + b] !== open) return
  const size = task.size[u] ?? 1
  const freed = task.size[v] ?? 1
  if (room + freed < size) return
  let target = nowhere
  if (from !== nowhere && mayGo(board, { v, b, column: from }, size)) target = from
  else {
    const third = Math.floor(random() * columnCount)
    if (third !== to && third !== from && mayGo(board, { v, b, column: third }, 0)) target = third
  }
  if (change + difference(board, v, to, target) < bearable) return
  const mark = board.journal.length
  move(board, v, b, target)
  move(board, u, b, to)
  if (task.classRoom !== undefined && !areWithin(board, mark)) undo(board, mark)
}

/** Whether a unit may go to a column of the block that so many pupils leave. */
function mayGo(board: Board, { v, b, column }: { v: number; b: number; column: number }, left: number): boolean {
  const { task } = board
  if (task.gain[v * task.columnCount + column] === -Infinity) return false
  const taken = board.blockIn[v * task.fieldCount + (task.fieldOf[column] ?? 0)] ?? 0
  if (taken !== 0 && taken !== b + 1) return false
  const slot = b * task.columnCount + column
  return (board.load[slot] ?? 0) - left + (task.size[v] ?? 1) <= (task.capacity[slot] ?? 0)
}
