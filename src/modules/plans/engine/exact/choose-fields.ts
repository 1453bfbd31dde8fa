// Which workshops each pupil gets over the year: a minimum-cost flow by successive shortest paths. The paths run on the
// small graph of workshops; a pupil is an arc there, and of all pupils between two workshops only the best one counts.
import type { PlanControl } from '../problem.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import { leaveEvenly } from './leave-evenly.ts'
import { none, Seats } from './seats.ts'

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
  const seats = new Seats(task)
  const flow = new FieldFlow(seats)
  for (let pupil = 0; pupil < task.pupilCount; pupil++) {
    if ((pupil & 255) === 0) {
      if (control.isStopped?.() === true) return undefined
      control.onProgress?.(pupil / task.pupilCount)
    }
    for (let unit = 0; unit < task.blockCount; unit++) if (!flow.addUnit(pupil)) break
  }
  if (task.leavesEvenly) leaveEvenly(seats)
  return seats.choice()
}

class FieldFlow {
  readonly #seats: Seats
  readonly #task: ChoiceTask
  // Of one search, by node.
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

  constructor(seats: Seats) {
    this.#seats = seats
    this.#task = seats.task
    const nodeCount = seats.load.length
    this.#distance = new Float64Array(nodeCount)
    this.#hops = new Int32Array(nodeCount)
    this.#before = new Int32Array(nodeCount)
    this.#mover = new Int32Array(nodeCount)
    this.#state = new Uint8Array(nodeCount)
    this.#reached = new Int32Array(nodeCount)
    this.#entryCost = new Float64Array(seats.task.columnCount)
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
      if (this.#seats.held[pupil * fieldCount + field] !== none) continue
      if (allowed !== undefined && allowed[pupil * columnCount + column] === 0) continue
      const node = firstNode + column
      cost[column] = (this.#seats.price[node] as number) - this.#seats.gainOfEntry(pupil, field)
      if (firstNode > 0 || (this.#seats.load[node] as number) >= (this.#seats.capacity[node] as number)) continue
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
    const price = this.#seats.price[node] as number
    const hasRoom = (this.#seats.load[node] as number) < (this.#seats.capacity[node] as number)
    if (node >= columnCount) {
      const column = node % columnCount
      if (hasRoom) this.#reach(column, distance + (this.#seats.price[column] as number) - price, hops, node, none)
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
      if ((this.#seats.load[lane] as number) === 0) continue
      this.#reach(lane, distance + (this.#seats.price[lane] as number) - price, hops, node, none)
    }
  }

  #expandMoves(node: number): void {
    if (this.#seats.isOpen[node] === 0) this.#seats.open(node)
    const { columnCount } = this.#task
    const first = node - (node % columnCount)
    const distance = (this.#distance[node] as number) - (this.#seats.price[node] as number)
    const hops = (this.#hops[node] as number) + 1
    const { topGain } = this.#seats.heaps
    for (let target = 0; target <= columnCount; target++) {
      const heap = node * (columnCount + 1) + target
      const isEnd = target === columnCount
      const targetNode = first + target
      const state = isEnd ? 0 : this.#state[targetNode]
      if (state === 2) continue
      const offset = distance + (isEnd ? 0 : (this.#seats.price[targetNode] as number))
      // No entry below the top gains more: what comes too late, or no earlier than known already, is not looked at.
      for (;;) {
        const gain = topGain[heap] as number
        if (!this.#isWorthReaching(offset - gain, isEnd ? hops - 1 : hops)) break
        if (state === 1) {
          const known = this.#distance[targetNode] as number
          if (offset - gain > known || (offset - gain === known && hops >= (this.#hops[targetNode] as number))) break
        }
        const pupil = this.#seats.heaps.topPupil(heap)
        if (!this.#seats.holds(pupil, node % columnCount, target, gain)) {
          this.#seats.heaps.pop(heap)
          continue
        }
        if (isEnd) this.#reachEnd(offset - gain, hops, node, pupil)
        else this.#reach(targetNode, offset - gain, hops, node, pupil)
        break
      }
    }
  }

  #raisePrices(): void {
    for (let at = 0; at < this.#reachedCount; at++) {
      const node = this.#reached[at] as number
      const rise = this.#endDistance - (this.#distance[node] as number)
      if (rise > 0) this.#seats.price[node] = (this.#seats.price[node] as number) + rise
    }
  }

  /** Moves everybody along the path that was found, from its end. */
  #follow(pupil: number): void {
    const { columnCount } = this.#task
    let node = this.#endNode
    if (this.#endMover !== none) this.#seats.move(this.#endMover, node % columnCount, none)
    else this.#seats.load[node] = (this.#seats.load[node] as number) + 1
    for (;;) {
      const before = this.#before[node] as number
      const mover = this.#mover[node] as number
      if (before === none) break
      if (mover !== none) this.#seats.move(mover, before % columnCount, node % columnCount)
      // Through a lane into its column one more of the group, back out of it one less.
      else if (before >= columnCount) this.#seats.load[before] = (this.#seats.load[before] as number) + 1
      else this.#seats.load[node] = (this.#seats.load[node] as number) - 1
      node = before
    }
    this.#seats.move(pupil, none, node % columnCount)
  }
}
