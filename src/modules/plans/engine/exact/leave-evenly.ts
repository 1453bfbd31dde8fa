// Of all optimal choices one that leaves the free places most evenly to those who come later.
import { none, type Seats } from './seats.ts'

/**
 * Goes from one optimal choice to another along ways without loss, as long as one makes the sum of the squares of the free
 * places smaller: of the fields, and of the lanes where classes meet their limits. The numbers taken per field in optimal
 * flows form an M-convex set; there a point that no exchange of one place makes more even is least majorised (Frank,
 * Murota: Decreasing minimization on M-convex sets, 2018). So without limits of classes no other optimal choice leaves
 * more to later pupils, however many of them there are: for every number m the sum of min(free places of a field, m) is as
 * large as it can be. With lanes it is a good choice, not always the best. O(exchanges × nodes × arcs).
 */
export function leaveEvenly(seats: Seats): void {
  const { columnCount, fieldOf, fieldCount } = seats.task
  const left = new Int32Array(fieldCount)
  for (let column = 0; column < columnCount; column++) {
    const field = fieldOf[column] as number
    left[field] = (left[field] as number) + (seats.capacity[column] as number) - (seats.load[column] as number)
  }
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false
    for (let node = 0; node < seats.load.length; node++) while (moveOne(seats, left, node)) hasMoved = true
  }
}

/** Somebody of a node goes, somebody else comes to another one, and whoever is between them moves on. */
function moveOne(seats: Seats, left: Int32Array, start: number): boolean {
  const { load, price, task } = seats
  const { columnCount, groupCount } = task
  // With a price, a place less in it would cost something.
  if ((load[start] as number) === 0 || price[start] !== 0 || price[start % columnCount] !== 0) return false
  const before = new Int32Array(load.length).fill(-2)
  const mover = new Int32Array(load.length).fill(none)
  before[start] = none
  const queue = [start]
  const reach = (node: number, from: number, pupil: number): void => {
    if (before[node] !== -2) return
    before[node] = from
    mover[node] = pupil
    queue.push(node)
  }
  // Breadth first, as a way with fewest arcs passes nobody twice.
  for (const node of queue) {
    const way = { before, mover, start, end: node }
    if (canEnd(seats, way) && changeOf(seats, left, way) < 0) {
      follow(seats, left, way)
      return true
    }
    const column = node % columnCount
    for (let target = 0; target < columnCount; target++) {
      const pupil = freeMover(seats, node, target)
      if (pupil !== none) reach(node - column + target, node, pupil)
    }
    if (node >= columnCount) {
      if (hasRoom(seats, node) && price[node] === price[column]) reach(column, node, none)
      continue
    }
    for (let group = 1; group <= groupCount; group++) {
      const lane = group * columnCount + column
      if ((load[lane] as number) > 0 && price[lane] === price[column]) reach(lane, node, none)
    }
  }
  return false
}

const hasRoom = ({ load, capacity }: Seats, node: number): boolean =>
  (load[node] as number) < (capacity[node] as number)

/** Whether one more at the end of the way costs nothing. */
function canEnd(seats: Seats, { start, end, before }: Way): boolean {
  const { price, task } = seats
  const column = end % task.columnCount
  // A column reached through a lane is no end of its own: the lane was.
  if (end === start || (end < task.columnCount && (before[end] as number) >= task.columnCount)) return false
  if (end >= task.columnCount && (!hasRoom(seats, end) || price[end] !== 0)) return false
  return price[column] === 0 && (hasRoom(seats, column) || column === start % task.columnCount)
}

/** By how much a way changes the sum of the squares of what is left. */
function changeOf(seats: Seats, left: Int32Array, way: Way): number {
  const { columnCount, fieldOf } = seats.task
  const [from, to] = [fieldOf[way.start % columnCount] as number, fieldOf[way.end % columnCount] as number]
  let change = from === to ? 0 : 2 * ((left[from] as number) - (left[to] as number)) + 2
  forEachLane(seats, way, (lane, more) => {
    change += 1 - 2 * more * ((seats.capacity[lane] as number) - (seats.load[lane] as number))
  })
  return change
}

/** Each lane of the way that has one more (1) or one less (-1) afterwards. */
function forEachLane(
  seats: Seats,
  { before, mover, start, end }: Way,
  work: (lane: number, more: number) => void,
): void {
  const { columnCount } = seats.task
  if (end >= columnCount) work(end, 1)
  for (let node = end; node !== start; node = before[node] as number) {
    const from = before[node] as number
    if (mover[node] !== none) continue
    if (from >= columnCount) work(from, 1)
    else work(node, -1)
  }
  if (start >= columnCount) work(start, -1)
}

/** Somebody who can go from a node to a column of the same group without any loss at the prices of the optimum. */
function freeMover(seats: Seats, node: number, target: number): number {
  const { columnCount } = seats.task
  const column = node % columnCount
  if (target === column) return none
  seats.open(node)
  const heap = node * (columnCount + 1) + target
  const free = (seats.price[node - column + target] as number) - (seats.price[node] as number)
  while ((seats.heaps.topGain[heap] as number) >= free) {
    const gain = seats.heaps.topGain[heap] as number
    const pupil = seats.heaps.topPupil(heap)
    if (seats.holds(pupil, column, target, gain)) return pupil
    seats.heaps.pop(heap)
  }
  return none
}

interface Way {
  readonly before: Int32Array
  readonly mover: Int32Array
  readonly start: number
  readonly end: number
}

function follow(seats: Seats, left: Int32Array, way: Way): void {
  const { load, task } = seats
  const { columnCount, fieldOf } = task
  const { before, mover, start, end } = way
  const count = (column: number, more: number): void => {
    const field = fieldOf[column] as number
    load[column] = (load[column] as number) + more
    left[field] = (left[field] as number) - more
  }
  count(end % columnCount, 1)
  count(start % columnCount, -1)
  forEachLane(seats, way, (lane, more) => {
    load[lane] = (load[lane] as number) + more
  })
  for (let node = end; node !== start; node = before[node] as number) {
    const pupil = mover[node] as number
    if (pupil !== none) seats.move(pupil, (before[node] as number) % columnCount, node % columnCount)
  }
}
