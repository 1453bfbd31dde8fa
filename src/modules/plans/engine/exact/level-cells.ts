// Late pupils who are all alike: how many of them go where and when is a flow between fields and blocks.
import type { LateTask } from './late-task.ts'

export interface Cells {
  /** Late pupils in a column and block, column × block. */
  readonly counts: Int32Array
  /** Exactly what alike pupils can be worth at most, if classes are left aside. */
  readonly value: number
  /** What one more place would bring, column × block: prices that prove the value. */
  readonly prices: Float64Array
}

/** Whether every late pupil has the same weights and may go everywhere. */
export function areAlike({ pupilCount, fieldCount, worth, allowed }: LateTask): boolean {
  if (allowed?.includes(0) === true) return false
  for (let cell = fieldCount; cell < pupilCount * fieldCount; cell++)
    if (worth[cell] !== worth[cell % fieldCount]) return false
  return true
}

/**
 * Numbers per column and block with the highest value, and among those as even as the flow finds them. Any numbers in
 * which no field and no block has more than all pupils fall into one plan for each pupil (König 1916, with pupils as
 * the colours), so that the flow decides exactly. O(units × arcs × nodes) on a graph of fields and blocks.
 */
export function levelCells(task: LateTask): Cells {
  const { pupilCount, fieldCount, columnCount, blockCount, fieldOf, capacity, load, worth, emptyWorth } = task
  const counts = new Int32Array(columnCount * blockCount)
  const ofField = new Int32Array(fieldCount)
  const ofBlock = new Int32Array(blockCount)
  const base = Int32Array.from({ length: columnCount }, (_, column) =>
    Math.min(...load.subarray(column * blockCount, (column + 1) * blockCount)),
  )
  const height = (cell: number): number =>
    (load[cell] as number) + (counts[cell] as number) - (base[Math.floor(cell / blockCount)] as number)
  // Evenness must not outweigh a unit of value: a path has fewer than 4 × nodes arcs of at most 2 × pupils each.
  const unit = 8 * (fieldCount + blockCount + 2) * (pupilCount + 2)
  let value = pupilCount * blockCount * emptyWorth
  const nodeCount = fieldCount + blockCount
  for (;;) {
    const cost = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
    const through = new Int32Array(nodeCount).fill(-1)
    for (let field = 0; field < fieldCount; field++)
      if ((ofField[field] as number) < pupilCount) cost[field] = -((worth[field] as number) - emptyWorth) * unit
    for (let round = 0, changed = true; changed && round <= nodeCount; round++) {
      changed = false
      for (let cell = 0; cell < counts.length; cell++) {
        const column = Math.floor(cell / blockCount)
        const field = fieldOf[column] as number
        const block = fieldCount + (cell % blockCount)
        const step = height(cell)
        const onward = (cost[field] as number) + 2 * step + 1
        if (
          (load[cell] as number) + (counts[cell] as number) < (capacity[column] as number) &&
          onward < (cost[block] as number)
        ) {
          cost[block] = onward
          through[block] = cell
          changed = true
        }
        const back = (cost[block] as number) - (2 * step - 1)
        if ((counts[cell] as number) > 0 && back < (cost[field] as number)) {
          cost[field] = back
          through[field] = cell
          changed = true
        }
      }
    }
    let end = -1
    for (let block = 0; block < blockCount; block++) {
      if ((ofBlock[block] as number) >= pupilCount) continue
      if (end < 0 || (cost[fieldCount + block] as number) < (cost[fieldCount + end] as number)) end = block
    }
    // Evenness alone never makes a gain: what costs less than half a unit is worth nothing, and then a place is better.
    if (end < 0 || !((cost[fieldCount + end] as number) < unit / 2)) {
      const prices = pricesOf(task, { counts, ofField, ofBlock })
      return { counts, value, prices }
    }
    ofBlock[end] = (ofBlock[end] as number) + 1
    let node = fieldCount + end
    while ((through[node] as number) >= 0) {
      const cell = through[node] as number
      const isForward = node >= fieldCount
      counts[cell] = (counts[cell] as number) + (isForward ? 1 : -1)
      node = isForward ? (fieldOf[Math.floor(cell / blockCount)] as number) : fieldCount + (cell % blockCount)
    }
    ofField[node] = (ofField[node] as number) + 1
    value += (worth[node] as number) - emptyWorth
  }
}

/**
 * Differences of the shortest ways in what is left of the network, by value alone: the flow is optimal for it, so that
 * there is no circle that gains and Bellman and Ford come to an end. Nodes: fields, blocks, source, sink.
 */
function pricesOf(
  { pupilCount, fieldCount, blockCount, fieldOf, capacity, load, worth, emptyWorth }: LateTask,
  { counts, ofField, ofBlock }: { counts: Int32Array; ofField: Int32Array; ofBlock: Int32Array },
): Float64Array {
  const source = fieldCount + blockCount
  const sink = source + 1
  const arcs: (readonly [from: number, to: number, cost: number])[] = [
    [sink, source, 0],
    [source, sink, 0],
  ]
  const arc = (from: number, to: number, left: number, used: number, cost: number): void => {
    if (left > 0) arcs.push([from, to, cost])
    if (used > 0) arcs.push([to, from, -cost])
  }
  for (let field = 0; field < fieldCount; field++) {
    const used = ofField[field] as number
    arc(source, field, pupilCount - used, used, emptyWorth - (worth[field] as number))
  }
  for (let block = 0; block < blockCount; block++) {
    const used = ofBlock[block] as number
    arc(fieldCount + block, sink, pupilCount - used, used, 0)
  }
  for (const [cell, count] of counts.entries()) {
    const column = Math.floor(cell / blockCount)
    const free = (capacity[column] as number) - (load[cell] as number) - count
    arc(fieldOf[column] as number, fieldCount + (cell % blockCount), free, count, 0)
  }
  const way = new Float64Array(sink + 1)
  for (let round = 0, changed = true; changed && round <= sink + 1; round++) {
    changed = false
    for (const [from, to, cost] of arcs) {
      if ((way[from] as number) + cost >= (way[to] as number)) continue
      way[to] = (way[from] as number) + cost
      changed = true
    }
  }
  return Float64Array.from(counts, (_, cell) => {
    const field = fieldOf[Math.floor(cell / blockCount)] as number
    return Math.max(0, (way[fieldCount + (cell % blockCount)] as number) - (way[field] as number))
  })
}
