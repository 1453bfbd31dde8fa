// Of all optimal choices one that leaves the free places most evenly to those who come later.
import { none, type Seats } from './seats.ts'

/**
 * Goes from one optimal choice to another along ways without loss, each of which moves one place from a field with fewer
 * free places to one with at least two more, until there is no such way. The numbers taken per field in optimal flows form
 * an M-convex set; there a point without such an exchange is least majorised (Frank, Murota: Decreasing minimization on
 * M-convex sets, 2018), so that no other optimal choice leaves more to later pupils, however many of them there are: for
 * every number m the sum of min(free places of the field, m) is as large as it can be. O(exchanges × arcs).
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
    for (let column = 0; column < columnCount; column++) while (moveOne(seats, left, column)) hasMoved = true
  }
}

/** One place from a column to a field that has two more free ones. */
function moveOne(seats: Seats, left: Int32Array, start: number): boolean {
  const { load, capacity, price, task } = seats
  const { columnCount, groupCount, fieldOf } = task
  // With a price, a place less in it would cost something.
  if ((load[start] as number) === 0 || (price[start] as number) > 0) return false
  const enough = (left[fieldOf[start] as number] as number) + 2
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
    const column = node % columnCount
    const isColumn = node < columnCount
    const hasRoom = (load[node] as number) < (capacity[node] as number)
    if (isColumn && hasRoom && (left[fieldOf[column] as number] as number) >= enough) {
      follow(seats, { before, mover, start, end: node })
      left[fieldOf[column] as number] = (left[fieldOf[column] as number] as number) - 1
      left[fieldOf[start] as number] = (left[fieldOf[start] as number] as number) + 1
      return true
    }
    for (let target = 0; target < columnCount; target++) {
      const pupil = freeMover(seats, node, target)
      if (pupil !== none) reach(node - column + target, node, pupil)
    }
    if (!isColumn) {
      if (hasRoom && price[node] === price[column]) reach(column, node, none)
      continue
    }
    for (let group = 1; group <= groupCount; group++) {
      const lane = group * columnCount + column
      if ((load[lane] as number) > 0 && price[lane] === price[column]) reach(lane, node, none)
    }
  }
  return false
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

function follow(seats: Seats, { before, mover, start, end }: Way): void {
  const { load, task } = seats
  const { columnCount } = task
  load[end] = (load[end] as number) + 1
  for (let node = end; node !== start; node = before[node] as number) {
    const from = before[node] as number
    const pupil = mover[node] as number
    if (pupil !== none) seats.move(pupil, from % columnCount, node % columnCount)
    else if (from >= columnCount) load[from] = (load[from] as number) + 1
    else load[node] = (load[node] as number) - 1
  }
  load[start] = (load[start] as number) - 1
}
