// Which workshops each pupil gets over the year: a minimum-cost flow by successive shortest paths. The paths run on the
// small graph of workshops; a pupil is an arc there, and of all pupils between two workshops only the best one counts.
import type { PlanControl } from '../problem.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import { GainHeaps } from './gain-heaps.ts'

const none = -1

/**
 * An optimal choice, or undefined when asked to stop. Pupils come in the order of their numbers, so that their numbers
 * are their lots.
 *
 * Network: pupil (as many units as blocks) → wishes with a concave bonus, or other fields → workshop, perhaps through
 * the lane of a class → sink; a block that stays empty is a place without limit. Units enter one after the other on the
 * shortest path by Dijkstra with prices as potentials; of equally short paths one with the fewest arcs is taken, so
 * that no path passes the same node of the network twice. Needs O(pupils × blocks × (columns² + columns × log)) steps
 * where no lane is limited. Ahuja, Magnanti, Orlin: Network Flows (1993), 9.7 and 14.5 for the concave bonus.
 */
export function chooseFields(task: ChoiceTask, control: PlanControl = {}): Choice | undefined {
  const flow = new FieldFlow(task)
  for (let pupil = 0; pupil < task.pupilCount; pupil++) {
    if ((pupil & 255) === 0) {
      if (control.isStopped?.() === true) return undefined
      control.onProgress?.(pupil / task.pupilCount)
    }
    for (let unit = 0; unit < task.blockCount; unit++) if (!flow.addUnit(pupil)) break
  }
  return flow.result()
}

class FieldFlow {
  readonly #task: ChoiceTask
  readonly #held: Int16Array
  readonly #wishCount: Int32Array
  /** Pupils in a column, then in a lane: by node. */
  readonly #load: Int32Array
  readonly #capacity: Int32Array
  readonly #price: Float64Array
  readonly #heaps: GainHeaps
  /** 1 once a node has heaps: only from a full node does anybody have to move on. */
  readonly #isOpen: Uint8Array
  readonly #bonusVaries: boolean
  readonly #columnsOf: readonly (readonly number[])[]
  readonly #members: readonly Int32Array[]
  // Of one search.
  readonly #distance: Float64Array
  readonly #hops: Int32Array
  readonly #before: Int32Array
  readonly #mover: Int32Array
  /** 0 untouched, 1 reached, 2 settled. */
  readonly #state: Uint8Array
  readonly #reached: Int32Array
  readonly #entryCost: Float64Array
  #reachedCount = 0
  #endDistance = 0
  #endHops = 0
  #endNode = none
  #endMover = none

  constructor(task: ChoiceTask) {
    this.#task = task
    const { pupilCount, fieldCount, columnCount, groupCount, blockCount } = task
    const nodeCount = columnCount * (groupCount + 1)
    this.#held = new Int16Array(pupilCount * fieldCount).fill(none)
    this.#wishCount = new Int32Array(pupilCount)
    this.#load = new Int32Array(nodeCount)
    this.#capacity = new Int32Array(nodeCount)
    this.#capacity.set(task.places)
    this.#capacity.set(task.lanePlaces, columnCount)
    this.#price = new Float64Array(nodeCount)
    const highest = task.worth.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(task.emptyWorth))
    this.#heaps = new GainHeaps(nodeCount * (columnCount + 1), pupilCount, 2 * highest + (task.bonus[0] ?? 0))
    this.#isOpen = new Uint8Array(nodeCount)
    this.#bonusVaries = blockCount > 1 && task.bonus[0] !== task.bonus[blockCount - 1]
    this.#columnsOf = Array.from({ length: fieldCount }, (_, field) =>
      Array.from(task.fieldOf.keys()).filter((column) => task.fieldOf[column] === field),
    )
    const members: number[][] = Array.from({ length: groupCount + 1 }, () => [])
    for (let pupil = 0; pupil < pupilCount; pupil++) members[task.groupOf[pupil] as number]?.push(pupil)
    this.#members = members.map((group) => Int32Array.from(group))
    this.#distance = new Float64Array(nodeCount)
    this.#hops = new Int32Array(nodeCount)
    this.#before = new Int32Array(nodeCount)
    this.#mover = new Int32Array(nodeCount)
    this.#state = new Uint8Array(nodeCount)
    this.#reached = new Int32Array(nodeCount)
    this.#entryCost = new Float64Array(columnCount)
  }

  /** One more block for this pupil; false when it is best left empty, as then all further ones are, too. */
  addUnit(pupil: number): boolean {
    this.#search(pupil)
    this.#raisePrices()
    const stays = this.#endNode === none
    if (!stays) this.#follow(pupil)
    for (let at = 0; at < this.#reachedCount; at++) this.#state[this.#reached[at] as number] = 0
    return !stays
  }

  result(): Choice {
    const { columnCount, groupCount } = this.#task
    const prices = this.#price.slice(0, columnCount)
    const lanePrices = new Float64Array(groupCount * columnCount)
    for (let lane = 0; lane < lanePrices.length; lane++) {
      const beyond = (this.#price[columnCount + lane] as number) - (prices[lane % columnCount] as number)
      lanePrices[lane] = Math.max(0, beyond)
    }
    return { held: this.#held, prices, lanePrices }
  }

  /** What the pupil gains by the field besides what it has: its worth and the bonus of the next wish. */
  #gainOfEntry(pupil: number, field: number): number {
    const { worth, wished, bonus, fieldCount } = this.#task
    const cell = pupil * fieldCount + field
    return (worth[cell] as number) + (wished[cell] === 1 ? (bonus[this.#wishCount[pupil] as number] as number) : 0)
  }

  /** What the pupil gains by going from a field that it has to another one; `none` is a block left empty. */
  #gainOfMove(pupil: number, from: number, to: number): number {
    const { worth, wished, bonus, fieldCount, emptyWorth } = this.#task
    const row = pupil * fieldCount
    const left = wished[row + from] as number
    const entered = to === none ? 0 : (wished[row + to] as number)
    const worthOfTarget = to === none ? emptyWorth : (worth[row + to] as number)
    const wishes = this.#wishCount[pupil] as number
    const change = left === entered ? 0 : left === 1 ? -(bonus[wishes - 1] as number) : (bonus[wishes] as number)
    return worthOfTarget - (worth[row + from] as number) + change
  }

  #search(pupil: number): void {
    const { columnCount, fieldCount, fieldOf, groupOf, allowed, emptyWorth } = this.#task
    this.#reachedCount = 0
    this.#endDistance = -emptyWorth
    // Of equal worth, a place is better than an empty block.
    this.#endHops = Number.MAX_SAFE_INTEGER
    this.#endNode = none
    this.#endMover = none
    const firstNode = (groupOf[pupil] as number) * columnCount
    const cost = this.#entryCost
    for (let column = 0; column < columnCount; column++) {
      cost[column] = Number.POSITIVE_INFINITY
      const field = fieldOf[column] as number
      if (this.#held[pupil * fieldCount + field] !== none) continue
      if (allowed !== undefined && allowed[pupil * columnCount + column] === 0) continue
      const node = firstNode + column
      cost[column] = (this.#price[node] as number) - this.#gainOfEntry(pupil, field)
      if (firstNode > 0 || (this.#load[node] as number) >= (this.#capacity[node] as number)) continue
      // Straight in: nothing beats it but a shorter way.
      this.#before[node] = none
      this.#mover[node] = none
      this.#reachEnd(cost[column] as number, 2, node, none)
    }
    for (let column = 0; column < columnCount; column++)
      if (cost[column] !== Number.POSITIVE_INFINITY)
        this.#reach(firstNode + column, cost[column] as number, 1, none, none)
    for (;;) {
      const node = this.#nearest()
      if (node === none) return
      this.#state[node] = 2
      this.#expand(node)
    }
  }

  /** Whether a way through a node at this distance could still be the best one. */
  #isWorthReaching(distance: number, hops: number): boolean {
    return distance < this.#endDistance || (distance === this.#endDistance && hops + 1 < this.#endHops)
  }

  /** The reached node that is to be settled next, unless the end is nearer. */
  #nearest(): number {
    let best = none
    let bestDistance = this.#endDistance
    let bestHops = this.#endHops - 1
    for (let at = 0; at < this.#reachedCount; at++) {
      const node = this.#reached[at] as number
      if (this.#state[node] !== 1) continue
      const distance = this.#distance[node] as number
      if (distance > bestDistance || (distance === bestDistance && (this.#hops[node] as number) >= bestHops)) continue
      best = node
      bestDistance = distance
      bestHops = this.#hops[node] as number
    }
    return best
  }

  #reach(node: number, distance: number, hops: number, before: number, mover: number): void {
    // Not only for speed: the end may lie at this node already, and its way must not be replaced by a longer one.
    if (!this.#isWorthReaching(distance, hops)) return
    const state = this.#state[node]
    if (state === 2) return
    if (state === 0) {
      this.#state[node] = 1
      this.#reached[this.#reachedCount++] = node
    } else {
      const known = this.#distance[node] as number
      if (distance > known || (distance === known && hops >= (this.#hops[node] as number))) return
    }
    this.#distance[node] = distance
    this.#hops[node] = hops
    this.#before[node] = before
    this.#mover[node] = mover
  }

  #reachEnd(distance: number, hops: number, node: number, mover: number): void {
    if (distance > this.#endDistance || (distance === this.#endDistance && hops >= this.#endHops)) return
    this.#endDistance = distance
    this.#endHops = hops
    this.#endNode = node
    this.#endMover = mover
  }

  #expand(node: number): void {
    const { columnCount, groupCount } = this.#task
    const distance = this.#distance[node] as number
    const hops = (this.#hops[node] as number) + 1
    const price = this.#price[node] as number
    const hasRoom = (this.#load[node] as number) < (this.#capacity[node] as number)
    if (node >= columnCount) {
      const column = node % columnCount
      if (hasRoom) this.#reach(column, distance + (this.#price[column] as number) - price, hops, node, none)
      this.#expandMoves(node)
      return
    }
    if (hasRoom) {
      // Its price is 0, so that no way on is shorter.
      this.#reachEnd(distance, hops, node, none)
      return
    }
    this.#expandMoves(node)
    for (let group = 1; group <= groupCount; group++) {
      const lane = group * columnCount + node
      if ((this.#load[lane] as number) === 0) continue
      this.#reach(lane, distance + (this.#price[lane] as number) - price, hops, node, none)
    }
  }

  #expandMoves(node: number): void {
    if (this.#isOpen[node] === 0) this.#open(node)
    const { columnCount } = this.#task
    const first = node - (node % columnCount)
    const distance = (this.#distance[node] as number) - (this.#price[node] as number)
    const hops = (this.#hops[node] as number) + 1
    const { topGain } = this.#heaps
    for (let target = 0; target <= columnCount; target++) {
      const heap = node * (columnCount + 1) + target
      const isEnd = target === columnCount
      const targetNode = first + target
      const state = isEnd ? 0 : this.#state[targetNode]
      if (state === 2) continue
      const offset = distance + (isEnd ? 0 : (this.#price[targetNode] as number))
      // No entry below the top gains more: what comes too late, or no earlier than known already, is not looked at.
      for (;;) {
        const gain = topGain[heap] as number
        if (!this.#isWorthReaching(offset - gain, isEnd ? hops - 1 : hops)) break
        if (state === 1) {
          const known = this.#distance[targetNode] as number
          if (offset - gain > known || (offset - gain === known && hops >= (this.#hops[targetNode] as number))) break
        }
        const pupil = this.#heaps.topPupil(heap)
        if (!this.#holds(pupil, node % columnCount, target, gain)) {
          this.#heaps.pop(heap)
          continue
        }
        if (isEnd) this.#reachEnd(offset - gain, hops, node, pupil)
        else this.#reach(targetNode, offset - gain, hops, node, pupil)
        break
      }
    }
  }

  /** Whether an entry of a heap is still true. */
  #holds(pupil: number, column: number, target: number, gain: number): boolean {
    const { fieldCount, fieldOf, columnCount } = this.#task
    const from = fieldOf[column] as number
    const row = pupil * fieldCount
    if (this.#held[row + from] !== column) return false
    if (target === columnCount) return this.#gainOfMove(pupil, from, none) === gain
    const to = fieldOf[target] as number
    if (to !== from && this.#held[row + to] !== none) return false
    return this.#gainOfMove(pupil, from, to) === gain
  }

  #open(node: number): void {
    this.#isOpen[node] = 1
    const { columnCount, fieldCount, fieldOf } = this.#task
    const column = node % columnCount
    const field = fieldOf[column] as number
    for (const pupil of this.#members[(node - column) / columnCount] as Int32Array)
      if (this.#held[pupil * fieldCount + field] === column) this.#offerAll(pupil, node)
  }

  #offer(pupil: number, node: number, target: number): void {
    const { columnCount, fieldCount, fieldOf, allowed } = this.#task
    const column = node % columnCount
    if (target === column) return
    const from = fieldOf[column] as number
    const to = target === columnCount ? none : (fieldOf[target] as number)
    if (to !== none) {
      if (to !== from && this.#held[pupil * fieldCount + to] !== none) return
      if (allowed !== undefined && allowed[pupil * columnCount + target] === 0) return
    }
    this.#heaps.push(node * (columnCount + 1) + target, this.#gainOfMove(pupil, from, to), pupil)
  }

  #offerAll(pupil: number, node: number): void {
    for (let target = 0; target <= this.#task.columnCount; target++) this.#offer(pupil, node, target)
  }

  #raisePrices(): void {
    for (let at = 0; at < this.#reachedCount; at++) {
      const node = this.#reached[at] as number
      const rise = this.#endDistance - (this.#distance[node] as number)
      if (rise > 0) this.#price[node] = (this.#price[node] as number) + rise
    }
  }

  /** Moves everybody along the path that was found, from its end. */
  #follow(pupil: number): void {
    const { columnCount } = this.#task
    let node = this.#endNode
    if (this.#endMover !== none) this.#move(this.#endMover, node % columnCount, none)
    else this.#load[node] = (this.#load[node] as number) + 1
    for (;;) {
      const before = this.#before[node] as number
      const mover = this.#mover[node] as number
      if (before === none) break
      if (mover !== none) this.#move(mover, before % columnCount, node % columnCount)
      // Through a lane into its column one more of the group, back out of it one less.
      else if (before >= columnCount) this.#load[before] = (this.#load[before] as number) + 1
      else this.#load[node] = (this.#load[node] as number) - 1
      node = before
    }
    this.#move(pupil, none, node % columnCount)
  }

  /** From one column to another; `none` is outside. Afterwards its new ways are on offer. */
  #move(pupil: number, from: number, to: number): void {
    const { columnCount, fieldCount, fieldOf, wished, groupOf } = this.#task
    const row = pupil * fieldCount
    const wishesBefore = this.#wishCount[pupil] as number
    const left = from === none ? none : (fieldOf[from] as number)
    const entered = to === none ? none : (fieldOf[to] as number)
    let wishes = wishesBefore
    if (left !== none) {
      this.#held[row + left] = none
      wishes -= wished[row + left] as number
    }
    if (entered !== none) {
      this.#held[row + entered] = to
      wishes += wished[row + entered] as number
    }
    this.#wishCount[pupil] = wishes
    const all = wishes !== wishesBefore && this.#bonusVaries
    const first = (groupOf[pupil] as number) * columnCount
    for (let field = 0; field < fieldCount; field++) {
      const column = this.#held[row + field] as number
      if (column === none) continue
      const node = first + column
      if (this.#isOpen[node] === 0) continue
      if (all || column === to) this.#offerAll(pupil, node)
      else if (left !== none && left !== entered)
        for (const target of this.#columnsOf[left] as readonly number[]) this.#offer(pupil, node, target)
    }
  }
}
