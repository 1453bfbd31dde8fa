// For one block at a time: what it costs if a pupil more comes into a column and the others make room, along the cheapest
// chain of moves. Nodes are the columns, the empty block, a pool of free places, and a column once more for each class that
// has no room left in it: a pupil of that class can only take the place of another one of it. An arc is the cheapest pupil
// that may go from one to the other. A block is planned best, the others given, exactly when this graph has no negative
// circle. Ahuja, Magnanti, Orlin: Network Flows (1993), chapters 5 and 9.
import { nowhere } from '../problem.ts'
import { type Board, difference, isWithin, move, undo } from './board.ts'
import { open } from './day-task.ts'

export interface BlockGraph {
  readonly block: number
  /** Columns, columnCount = empty, columnCount + 1 = pool, then the columns of full classes. */
  nodeCount: number
  /** Length of a row of the two tables. */
  stride: number
  /** Cost of the cheapest single move, from × to. */
  cost: Float64Array
  /** The unit that makes it; -1 for free places. */
  who: Int32Array
  /** Node of column × class where the class is full, else -1. */
  readonly classNode: Int32Array
  /** Column of each node of a full class, counted from columnCount + 2. */
  readonly columnOfClassNode: number[]
  shape: number
  /** Cheapest chains from all nodes to a target. */
  readonly chains: Chains[]
}

export interface Chains {
  validFor: number
  distance: Float64Array
  next: Int32Array
}

export interface ExchangeGraph {
  readonly blocks: readonly BlockGraph[]
  /** Steps done, the unit of the work budget. */
  work: number
}

export function exchangeGraphOf(board: Board): ExchangeGraph {
  const { blockCount, columnCount, classCount, classRoom } = board.task
  return {
    blocks: Array.from({ length: blockCount }, (_, block) => ({
      block,
      nodeCount: columnCount + 2,
      stride: 0,
      cost: new Float64Array(0),
      who: new Int32Array(0),
      classNode: new Int32Array(classRoom === undefined ? 0 : columnCount * classCount).fill(-1),
      columnOfClassNode: [],
      shape: -1,
      chains: [],
    })),
    work: 0,
  }
}

/** The node at which a single pupil enters a column: of its own if its class is full there. */
export function entranceOf(board: Board, block: BlockGraph, { u, column }: { u: number; column: number }): number {
  const { task } = board
  if (column === nowhere) return task.columnCount
  if (task.classRoom === undefined) return column
  const own = block.classNode[column * task.classCount + (task.classOf[task.memberStart[u] ?? 0] ?? 0)] ?? -1
  return own < 0 ? column : own
}

/** Numbers the full classes anew where one became full or got room. O(columns × classes). */
function reshape(board: Board, block: BlockGraph): void {
  const { columnCount, classCount, classRoom } = board.task
  block.columnOfClassNode.length = 0
  if (classRoom !== undefined)
    for (let place = 0; place < columnCount * classCount; place++) {
      const room = block.block * columnCount * classCount + place
      const isFull = (board.classLoad[room] ?? 0) >= (classRoom[room] ?? 0)
      block.classNode[place] = isFull ? columnCount + 2 + block.columnOfClassNode.length : -1
      if (isFull) block.columnOfClassNode.push(Math.floor(place / classCount))
    }
  block.nodeCount = columnCount + 2 + block.columnOfClassNode.length
  if (block.nodeCount > block.stride) {
    block.stride = columnCount + 2 + Math.ceil(block.columnOfClassNode.length * 1.5)
    block.cost = new Float64Array(block.stride * block.stride)
    block.who = new Int32Array(block.stride * block.stride)
  }
  block.cost.fill(Infinity)
  block.who.fill(-1)
  block.shape = board.shape[block.block] ?? 0
  block.chains.length = 0
}

/** Brings the arcs of a block up to date: only those of units that moved, or whose other blocks changed. */
function refresh(board: Board, graph: ExchangeGraph, block: BlockGraph): void {
  const { columnCount, unitCount, blockCount } = board.task
  const b = block.block
  const touched = board.touched[b] as number[]
  if (block.shape !== board.shape[b] || touched.length > 2 * unitCount) {
    reshape(board, block)
    for (let u = 0; u < unitCount; u++) addMoves(board, block, u)
    graph.work += unitCount * columnCount
  } else {
    graph.work += touched.length * columnCount
    for (let i = 0; i < touched.length; i += 2)
      withdraw(board, graph, block, { u: touched[i] ?? 0, x: touched[i + 1] ?? 0 })
    for (let i = 0; i < touched.length; i += 2) addMoves(board, block, touched[i] ?? 0)
  }
  touched.length = 0
  const { cost, who, stride } = block
  const pool = columnCount + 1
  for (let x = 0; x <= columnCount; x++) {
    const slot = b * columnCount + x
    const isFree = x === columnCount || (board.load[slot] ?? 0) < (board.task.capacity[slot] ?? 0)
    cost[x * stride + pool] = isFree ? 0 : Infinity
    who[x * stride + pool] = -1
    cost[pool * stride + x] = 0
  }
  graph.work += blockCount
}

/** Takes the moves of a unit out of the rows where it was; the second cheapest units come in. */
function withdraw(board: Board, graph: ExchangeGraph, block: BlockGraph, { u, x }: { u: number; x: number }): void {
  withdrawRow(board, graph, block, { u, row: x })
  const { columnCount, classCount, classOf, memberStart } = board.task
  if (block.classNode.length === 0 || x === columnCount) return
  const own = block.classNode[x * classCount + (classOf[memberStart[u] ?? 0] ?? 0)] ?? -1
  if (own >= 0) withdrawRow(board, graph, block, { u, row: own })
}

function withdrawRow(
  board: Board,
  graph: ExchangeGraph,
  block: BlockGraph,
  { u, row }: { u: number; row: number },
): void {
  const { cost, who, stride, nodeCount } = block
  for (let to = 0; to < nodeCount; to++) {
    if (who[row * stride + to] !== u) continue
    cost[row * stride + to] = Infinity
    who[row * stride + to] = -1
    graph.work += fillArc(board, block, row, to)
  }
}

/** Finds the cheapest unit for one arc anew; answers how many were asked. */
function fillArc(board: Board, block: BlockGraph, row: number, to: number): number {
  const { task } = board
  const { columnCount, classCount, blockCount } = task
  const { block: b, cost, who, stride, classNode } = block
  const x = row <= columnCount ? row : (block.columnOfClassNode[row - columnCount - 2] ?? 0)
  const y = to <= columnCount ? to : (block.columnOfClassNode[to - columnCount - 2] ?? 0)
  let asked = 0
  for (let u = board.first[b * (columnCount + 1) + x] ?? -1; u >= 0; u = board.after[u * blockCount + b] ?? -1) {
    asked++
    if (task.size[u] !== 1 || task.fixed[u * blockCount + b] !== open) continue
    if (classNode.length > 0) {
      const own = task.classOf[task.memberStart[u] ?? 0] ?? 0
      if (row > columnCount && classNode[x * classCount + own] !== row) continue
      if (y < columnCount && entranceOf(board, block, { u, column: y }) !== to) continue
    }
    const change = costOf(board, b, { u, x, y })
    if (change >= (cost[row * stride + to] ?? 0)) continue
    cost[row * stride + to] = change
    who[row * stride + to] = u
  }
  return asked
}

/** What the plan loses if a single pupil goes from x to y in a block; columnCount stands for nowhere. */
function costOf(board: Board, b: number, { u, x, y }: { u: number; x: number; y: number }): number {
  const { task } = board
  const { columnCount, fieldCount } = task
  if (y === columnCount) return -difference(board, u, x, nowhere)
  if (task.gain[u * columnCount + y] === -Infinity) return Infinity
  const taken = board.blockIn[u * fieldCount + (task.fieldOf[y] ?? 0)] ?? 0
  if (taken !== 0 && taken !== b + 1) return Infinity
  return -difference(board, u, x === columnCount ? nowhere : x, y)
}

/** Offers the moves of a single pupil to the rows where it is. O(columns). */
function addMoves(board: Board, block: BlockGraph, u: number): void {
  const { task } = board
  const { block: b, cost, who, stride, classNode } = block
  if (task.size[u] !== 1 || task.fixed[u * task.blockCount + b] !== open) return
  const { columnCount, fieldCount, classCount, bonus, fieldOf, gain, wished } = task
  const place = board.place[u * task.blockCount + b] ?? nowhere
  const x = place === nowhere ? columnCount : place
  const entry = task.memberStart[u] ?? 0
  const wishes = entry * fieldCount
  const hasClasses = classNode.length > 0
  const own = task.classOf[entry] ?? 0
  const count = board.wishCount[entry] ?? 0
  const isWishX = x === columnCount ? 0 : (wished[wishes + (fieldOf[x] ?? 0)] ?? 0)
  const more = count < bonus.length ? (bonus[count] ?? 0) : 0
  const less = count > 0 && count <= bonus.length ? (bonus[count - 1] ?? 0) : 0
  const here = x === columnCount ? 0 : (gain[u * columnCount + x] ?? 0)
  const row = x * stride
  const ownNode = hasClasses && x < columnCount ? (classNode[x * classCount + own] ?? -1) : -1
  const ownRow = ownNode * stride
  for (let y = 0; y <= columnCount; y++) {
    if (y === x) continue
    let change = here + (isWishX === 1 ? less : 0)
    let to = y
    if (y < columnCount) {
      const there = gain[u * columnCount + y] ?? 0
      if (there === -Infinity) continue
      const field = fieldOf[y] ?? 0
      const taken = board.blockIn[u * fieldCount + field] ?? 0
      if (taken !== 0 && taken !== b + 1) continue
      const isWish = wished[wishes + field] ?? 0
      change = here - there - (isWish > isWishX ? more : 0) + (isWish < isWishX ? less : 0)
      const inner = hasClasses ? (classNode[y * classCount + own] ?? -1) : -1
      if (inner >= 0) to = inner
    }
    if (change < (cost[row + to] ?? 0)) {
      cost[row + to] = change
      who[row + to] = u
    }
    if (ownNode >= 0 && change < (cost[ownRow + to] ?? 0)) {
      cost[ownRow + to] = change
      who[ownRow + to] = u
    }
  }
}

/**
 * Cheapest chains of a block that end where a unit of the class leaves a column (or nowhere), by correcting labels. Removes
 * negative circles on the way, so the plan may become better. About O(nodes²).
 */
export function chainsTo(
  board: Board,
  graph: ExchangeGraph,
  { b, u, column }: { b: number; u: number; column: number },
): Chains {
  const block = graph.blocks[b] as BlockGraph
  for (;;) {
    if (block.shape !== board.shape[b]) refresh(board, graph, block)
    const target = entranceOf(board, block, { u, column })
    const known = block.chains[target]
    if (known !== undefined && known.validFor === board.version[b]) return known
    refresh(board, graph, block)
    const chains = known ?? {
      validFor: -1,
      distance: new Float64Array(block.stride),
      next: new Int32Array(block.stride),
    }
    block.chains[target] = chains
    const circle = correctLabels(block, graph, { chains, target, also: column === nowhere ? target : column })
    if (circle < 0) {
      chains.validFor = board.version[b] ?? 0
      return chains
    }
    takeCircle(board, graph, { block, next: chains.next, start: circle })
  }
}

const scratch = { queue: new Int32Array(64), isQueued: new Uint8Array(64), rounds: new Int32Array(64) }

interface Labels {
  readonly chains: Chains
  readonly target: number
  /** The column of the target: whoever leaves sets free a place there, too. */
  readonly also: number
}

/** Answers a node on a negative circle, or -1. */
function correctLabels(block: BlockGraph, graph: ExchangeGraph, { chains, target, also }: Labels): number {
  const { cost, nodeCount: nodes, stride } = block
  if (scratch.queue.length < nodes + 1) {
    scratch.queue = new Int32Array(nodes + 64)
    scratch.isQueued = new Uint8Array(nodes + 64)
    scratch.rounds = new Int32Array(nodes + 64)
  }
  const { queue, isQueued, rounds } = scratch
  const { distance, next } = chains
  distance.fill(Infinity)
  next.fill(-1)
  isQueued.fill(0)
  rounds.fill(0)
  distance[target] = 0
  queue[0] = target
  let head = 0
  let count = 1
  if (also !== target) {
    distance[also] = 0
    next[also] = target
    queue[count++] = also
    isQueued[also] = 1
  }
  while (count > 0) {
    const z = queue[head] ?? 0
    head = head === nodes ? 0 : head + 1
    count--
    isQueued[z] = 0
    const reached = distance[z] ?? 0
    graph.work += nodes
    for (let y = 0; y < nodes; y++) {
      const sum = (cost[y * stride + z] ?? 0) + reached
      if (sum >= (distance[y] ?? 0)) continue
      distance[y] = sum
      next[y] = z
      if (y === target) return circleFrom(next, y, nodes)
      if (isQueued[y] === 1) continue
      const round = (rounds[y] ?? 0) + 1
      rounds[y] = round
      if (round % 4 === 0) {
        const circle = circleFrom(next, y, nodes)
        if (circle >= 0) return circle
      }
      isQueued[y] = 1
      const end = head + count
      queue[end > nodes ? end - nodes - 1 : end] = y
      count++
    }
  }
  return -1
}

/** Follows the chain: a node of the circle that it runs into, or -1 if it ends at the target. */
function circleFrom(next: Int32Array, node: number, nodes: number): number {
  let at = node
  for (let i = 0; i < nodes; i++) {
    at = next[at] ?? -1
    if (at < 0) return -1
  }
  return at
}

interface Circle {
  readonly block: BlockGraph
  readonly next: Int32Array
  readonly start: number
}

function takeCircle(board: Board, graph: ExchangeGraph, { block, next, start }: Circle): void {
  const { who, stride } = block
  const b = block.block
  const worth = board.value
  const mark = board.journal.length
  let isPossible = true
  let at = start
  do {
    const to = next[at] ?? 0
    if (isPossible) isPossible = step(board, { b, u: who[at * stride + to] ?? -1, to: columnOf(board, block, to) })
    at = to
  } while (at !== start)
  if (isPossible && board.value > worth && areWithin(board, mark)) return
  const shape = board.shape[b]
  undo(board, mark)
  // A unit may stand at two arcs of a circle where classes are full: the arcs are closed until their rows are built anew.
  board.shape[b] = shape ?? 0
  block.shape = shape ?? 0
  refresh(board, graph, block)
  do {
    const to = next[at] ?? 0
    if ((who[at * stride + to] ?? -1) >= 0) block.cost[at * stride + to] = Infinity
    at = to
  } while (at !== start)
}

/** The column (or nowhere) that a node stands for. */
export function columnOf(board: Board, block: BlockGraph, node: number): number {
  const { columnCount } = board.task
  if (node < columnCount) return node
  return node < columnCount + 2 ? nowhere : (block.columnOfClassNode[node - columnCount - 2] ?? nowhere)
}

/** One unit of a chain moves. Answers false where the field has been taken meanwhile. */
export function step(board: Board, { b, u, to }: { b: number; u: number; to: number }): boolean {
  if (u < 0) return true
  const { fieldCount, fieldOf } = board.task
  if (to !== nowhere) {
    const taken = board.blockIn[u * fieldCount + (fieldOf[to] ?? 0)] ?? 0
    if (taken !== 0 && taken !== b + 1) return false
  }
  move(board, u, b, to)
  return true
}

/** Whether all places that moves since a mark went to are within their limits. */
export function areWithin(board: Board, mark: number): boolean {
  const { journal, place, task } = board
  for (let i = mark; i < journal.length; i += 3) {
    const b = journal[i + 1] ?? 0
    const now = place[(journal[i] ?? 0) * task.blockCount + b] ?? nowhere
    if (now !== nowhere && !isWithin(board, b, now)) return false
  }
  return true
}
