// The best choice of different fields for the blocks of one unit: an assignment problem with a concave bonus on the number
// of wishes, solved by successive shortest paths (block → field, wishes → one common node with arcs of falling bonus).

export interface RowSolver {
  /** What a field is worth in a block, block × field; -Infinity bars it. */
  readonly worth: Float64Array
  /** What an empty block is worth. */
  readonly empty: Float64Array
  /** 1 where a field is a wish. */
  readonly isWish: Uint8Array
  /** Bonus of the first, second … further wish; non-increasing. */
  readonly bonus: Float64Array
  /** The blocks to choose for. */
  readonly isOpen: Uint8Array
  /** The choice: a field or -1 for each block. */
  readonly fieldOf: Int32Array
  /** Wishes among the chosen fields. */
  wishCount: number
  /** Chooses. All numbers must be sums of few binary digits, so that equal sums are equal. About O(blocks² × fields); returns the total. */
  solve(): number
}

export function rowSolver(blockCount: number, fieldCount: number, bonusLength: number): RowSolver {
  const worth = new Float64Array(blockCount * fieldCount)
  const empty = new Float64Array(blockCount)
  const isWish = new Uint8Array(fieldCount)
  const bonus = new Float64Array(bonusLength)
  const isOpen = new Uint8Array(blockCount).fill(1)
  const fieldOf = new Int32Array(blockCount)
  const owner = new Int32Array(fieldCount)
  const reach = new Float64Array(fieldCount)
  const via = new Int32Array(fieldCount)
  const queue = new Int32Array(fieldCount + 1)
  const isQueued = new Uint8Array(fieldCount)
  let head = 0
  let count = 0
  const solver: RowSolver = { worth, empty, isWish, bonus, isOpen, fieldOf, wishCount: 0, solve }

  function push(f: number): void {
    if (isQueued[f] === 1) return
    isQueued[f] = 1
    const end = head + count
    queue[end > fieldCount ? end - fieldCount - 1 : end] = f
    count++
  }

  function solve(): number {
    fieldOf.fill(-1)
    owner.fill(-1)
    solver.wishCount = 0
    let total = 0
    for (let block = 0; block < blockCount; block++) if (isOpen[block] === 1) total += insert(block)
    return total
  }

  /** Finds the path of greatest gain from a new block to a free field or to a block that goes empty, and takes it. */
  function insert(block: number): number {
    const step = solver.wishCount < bonusLength ? (bonus[solver.wishCount] ?? 0) : 0
    head = 0
    count = 0
    let bestEmpty = empty[block] ?? 0
    let emptied = block
    let wishReach = -Infinity
    let wishField = -1
    for (let f = 0; f < fieldCount; f++) {
      const gain = worth[block * fieldCount + f] ?? 0
      reach[f] = gain
      via[f] = block
      if (gain === -Infinity) continue
      if ((owner[f] ?? -1) >= 0) push(f)
      else if (isWish[f] === 1 && gain > wishReach) {
        wishReach = gain
        wishField = f
      }
    }
    let isThrough = false
    for (;;) {
      // A new wish may set an old one free: both share the arcs of the bonus. Only where there is a bonus at all.
      if (bonusLength > 0 && wishField >= 0 && !isThrough) {
        isThrough = true
        for (let f = 0; f < fieldCount; f++)
          if ((owner[f] ?? -1) >= 0 && isWish[f] === 1 && wishReach > (reach[f] ?? 0)) {
            reach[f] = wishReach
            via[f] = -2 - wishField
            push(f)
          }
      }
      if (count === 0) break
      const f = queue[head] ?? 0
      head = head === fieldCount ? 0 : head + 1
      count--
      isQueued[f] = 0
      const mover = owner[f] ?? 0
      const row = mover * fieldCount
      const left = (reach[f] ?? 0) - (worth[row + f] ?? 0)
      if (left + (empty[mover] ?? 0) > bestEmpty) {
        bestEmpty = left + (empty[mover] ?? 0)
        emptied = mover
      }
      for (let g = 0; g < fieldCount; g++) {
        const gain = left + (worth[row + g] ?? 0)
        if (gain <= (reach[g] ?? 0)) continue
        reach[g] = gain
        via[g] = mover
        if ((owner[g] ?? -1) >= 0) push(g)
        else if (isWish[g] === 1 && gain > wishReach) {
          wishReach = gain
          wishField = g
          isThrough = false
        }
      }
    }
    let best = bestEmpty
    let target = -1
    for (let f = 0; f < fieldCount; f++) {
      if ((owner[f] ?? -1) >= 0) continue
      const gain = (reach[f] ?? 0) + (isWish[f] === 1 ? step : 0)
      if (gain > best) {
        best = gain
        target = f
      }
    }
    take(block, target, emptied)
    return best
  }

  /** From the end of the path back to the new block: each mover takes the field that the next one leaves. */
  function take(block: number, target: number, emptied: number): void {
    if (target < 0 && emptied === block) return
    let current = target
    if (target < 0) {
      current = fieldOf[emptied] ?? 0
      fieldOf[emptied] = -1
      owner[current] = -1
    } else if (isWish[target] === 1) solver.wishCount++
    for (;;) {
      const mover = via[current] ?? 0
      if (mover <= -2) {
        // An old wish stays free, and a new one comes in its stead.
        current = -2 - mover
        continue
      }
      const left = fieldOf[mover] ?? -1
      fieldOf[mover] = current
      owner[current] = mover
      if (mover === block) return
      owner[left] = -1
      current = left
    }
  }

  return solver
}
