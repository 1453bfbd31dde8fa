// The plan of one day while it is being made: who is where, how full everything is, and what it is worth.
import { nowhere } from '../problem.ts'
import { type DayTask, open } from './day-task.ts'

export interface Board {
  readonly task: DayTask
  /** Column or nowhere, unit × block. */
  readonly place: Int32Array
  /** Block + 1 in which a unit is in a field, 0 = in none, unit × field. */
  readonly blockIn: Int32Array
  /** Pupils in a block × column. */
  readonly load: Int32Array
  /** Pupils of a class, (block × column) × class; empty without the rule. */
  readonly classLoad: Int32Array
  /** Fulfilled wishes, entry of members. */
  readonly wishCount: Int32Array
  /** Units of block × (column, and the column count for nowhere), as rings of links from `first`. */
  readonly first: Int32Array
  readonly after: Int32Array
  readonly before: Int32Array
  /** Counts up with each change of a block, so that what was derived from it knows its age. */
  readonly version: Int32Array
  /** Counts up when a class becomes full in a block, or gets room. */
  readonly shape: Int32Array
  /** Units whose possible moves in a block changed, each with the node where it was: column, or the column count for nowhere. */
  readonly touched: readonly number[][]
  /** Whether version and touched are kept; a search that does not ask them puts it off, and calls `forget` afterwards. */
  isWatched: boolean
  /** Worth above the ground of the task. */
  value: number
  /** Moves since the last mark, three numbers each: unit, block, from. */
  readonly journal: number[]
}

/** The board with what persons fixed, all else empty. */
export function boardOf(task: DayTask): Board {
  const { unitCount, blockCount, columnCount } = task
  const nodes = columnCount + 1
  const board: Board = {
    task,
    place: new Int32Array(unitCount * blockCount).fill(nowhere),
    blockIn: new Int32Array(unitCount * task.fieldCount),
    load: new Int32Array(blockCount * columnCount),
    classLoad: new Int32Array(task.classRoom?.length ?? 0),
    wishCount: new Int32Array(task.members.length),
    first: new Int32Array(blockCount * nodes).fill(-1),
    after: new Int32Array(unitCount * blockCount).fill(-1),
    before: new Int32Array(unitCount * blockCount).fill(-1),
    version: new Int32Array(blockCount),
    shape: new Int32Array(blockCount),
    touched: Array.from({ length: blockCount }, () => []),
    isWatched: true,
    value: 0,
    journal: [],
  }
  for (let u = unitCount - 1; u >= 0; u--) for (let b = 0; b < blockCount; b++) link(board, u, b)
  for (let u = 0; u < unitCount; u++)
    for (let b = 0; b < blockCount; b++) {
      const choice = task.fixed[u * blockCount + b] ?? open
      if (choice >= 0) move(board, u, b, choice)
    }
  board.journal.length = 0
  return board
}

function link(board: Board, u: number, b: number): void {
  const { blockCount, columnCount } = board.task
  const at = u * blockCount + b
  const place = board.place[at] ?? nowhere
  const node = b * (columnCount + 1) + (place === nowhere ? columnCount : place)
  const next = board.first[node] ?? -1
  board.after[at] = next
  board.before[at] = -1
  if (next >= 0) board.before[next * blockCount + b] = u
  board.first[node] = u
}

function unlink(board: Board, u: number, b: number): void {
  const { blockCount, columnCount } = board.task
  const at = u * blockCount + b
  const place = board.place[at] ?? nowhere
  const node = b * (columnCount + 1) + (place === nowhere ? columnCount : place)
  const next = board.after[at] ?? -1
  const last = board.before[at] ?? -1
  if (last >= 0) board.after[last * blockCount + b] = next
  else board.first[node] = next
  if (next >= 0) board.before[next * blockCount + b] = last
}

/** What the worth changes by if a unit goes from one column (or nowhere) to another. O(members). */
export function difference(board: Board, u: number, from: number, to: number): number {
  const { task } = board
  const { columnCount, fieldCount, bonus } = task
  let sum = 0
  if (to !== nowhere) sum += task.gain[u * columnCount + to] ?? 0
  if (from !== nowhere) sum -= task.gain[u * columnCount + from] ?? 0
  if (bonus.length === 0) return sum
  const end = task.memberStart[u + 1] ?? 0
  for (let entry = task.memberStart[u] ?? 0; entry < end; entry++) {
    const was = from === nowhere ? 0 : (task.wished[entry * fieldCount + (task.fieldOf[from] ?? 0)] ?? 0)
    const is = to === nowhere ? 0 : (task.wished[entry * fieldCount + (task.fieldOf[to] ?? 0)] ?? 0)
    if (was === is) continue
    const count = board.wishCount[entry] ?? 0
    const level = is === 1 ? count : count - 1
    const step = level < bonus.length ? (bonus[level] ?? 0) : 0
    sum += is === 1 ? step : -step
  }
  return sum
}

/** Puts a unit somewhere else in a block; asks nothing, may break capacity, never links a field twice unless told so. O(members + blocks). */
export function move(board: Board, u: number, b: number, to: number): void {
  const { task } = board
  const { blockCount, columnCount, fieldCount, classCount } = task
  const at = u * blockCount + b
  const from = board.place[at] ?? nowhere
  if (from === to) return
  board.value += difference(board, u, from, to)
  board.journal.push(u, b, from)
  unlink(board, u, b)
  const size = task.size[u] ?? 0
  const start = task.memberStart[u] ?? 0
  const end = task.memberStart[u + 1] ?? 0
  if (from !== nowhere) {
    const slot = b * columnCount + from
    const field = task.fieldOf[from] ?? 0
    board.load[slot] = (board.load[slot] ?? 0) - size
    board.blockIn[u * fieldCount + field] = 0
    for (let entry = start; entry < end; entry++) {
      board.wishCount[entry] = (board.wishCount[entry] ?? 0) - (task.wished[entry * fieldCount + field] ?? 0)
      if (task.classRoom !== undefined) {
        const room = slot * classCount + (task.classOf[entry] ?? 0)
        if (board.classLoad[room] === task.classRoom[room]) board.shape[b] = (board.shape[b] ?? 0) + 1
        board.classLoad[room] = (board.classLoad[room] ?? 0) - 1
      }
    }
  }
  if (to !== nowhere) {
    const slot = b * columnCount + to
    const field = task.fieldOf[to] ?? 0
    board.load[slot] = (board.load[slot] ?? 0) + size
    board.blockIn[u * fieldCount + field] = b + 1
    for (let entry = start; entry < end; entry++) {
      board.wishCount[entry] = (board.wishCount[entry] ?? 0) + (task.wished[entry * fieldCount + field] ?? 0)
      if (task.classRoom !== undefined) {
        const room = slot * classCount + (task.classOf[entry] ?? 0)
        board.classLoad[room] = (board.classLoad[room] ?? 0) + 1
        if (board.classLoad[room] === task.classRoom[room]) board.shape[b] = (board.shape[b] ?? 0) + 1
      }
    }
  }
  board.place[at] = to
  link(board, u, b)
  if (!board.isWatched) return
  // Which fields are taken, and how many wishes are fulfilled, decides what the unit may and gains in all its blocks.
  for (let other = 0; other < blockCount; other++) {
    const place = other === b ? from : (board.place[u * blockCount + other] ?? nowhere)
    board.touched[other]?.push(u, place === nowhere ? columnCount : place)
    board.version[other] = (board.version[other] ?? 0) + 1
  }
}

/** Watches again; whatever was derived from the board before is out of date. */
export function forget(board: Board): void {
  board.isWatched = true
  for (const list of board.touched) list.length = 0
  for (let b = 0; b < board.version.length; b++) {
    board.version[b] = (board.version[b] ?? 0) + 1
    board.shape[b] = (board.shape[b] ?? 0) + 1
  }
}

/** Takes back all moves of the journal down to a length. */
export function undo(board: Board, length: number): void {
  const { journal } = board
  const end = journal.length
  for (let i = end - 3; i >= length; i -= 3)
    move(board, journal[i] ?? 0, journal[i + 1] ?? 0, journal[i + 2] ?? nowhere)
  journal.length = length
}

/** Whether a block × column is within its places, and each class within its own. */
export function isWithin(board: Board, b: number, column: number): boolean {
  const { task } = board
  const slot = b * task.columnCount + column
  if ((board.load[slot] ?? 0) > (task.capacity[slot] ?? 0)) return false
  if (task.classRoom === undefined) return true
  for (let k = slot * task.classCount; k < (slot + 1) * task.classCount; k++)
    if ((board.classLoad[k] ?? 0) > (task.classRoom[k] ?? 0)) return false
  return true
}

/** Whether the class limits let one more unit into a block × column. O(members²) for teams, O(1) for one pupil. */
export function hasClassRoom(board: Board, u: number, b: number, column: number): boolean {
  const { task } = board
  if (task.classRoom === undefined) return true
  const slot = b * task.columnCount + column
  const start = task.memberStart[u] ?? 0
  const end = task.memberStart[u + 1] ?? 0
  for (let entry = start; entry < end; entry++) {
    const number = task.classOf[entry] ?? 0
    let coming = 0
    for (let other = start; other < end; other++) if (task.classOf[other] === number) coming++
    const room = slot * task.classCount + number
    if ((board.classLoad[room] ?? 0) + coming > (task.classRoom[room] ?? 0)) return false
  }
  return true
}

/** Brings the board to a plan that was copied from `place`. O(units × blocks × (blocks + members)). */
export function seat(board: Board, places: Int32Array): void {
  const { blockCount } = board.task
  for (let at = 0; at < places.length; at++)
    if (board.place[at] !== places[at]) move(board, Math.floor(at / blockCount), at % blockCount, nowhere)
  for (let at = 0; at < places.length; at++)
    move(board, Math.floor(at / blockCount), at % blockCount, places[at] ?? nowhere)
  board.journal.length = 0
}

/** Members with at least one fulfilled wish. */
export function fulfilledCount(board: Board): number {
  let sum = 0
  for (let entry = 0; entry < board.wishCount.length; entry++) if ((board.wishCount[entry] ?? 0) > 0) sum++
  return sum
}
