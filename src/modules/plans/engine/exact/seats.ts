// Who has which place while a choice comes about, what a change of places would bring, and to whom it would bring most.
import type { Choice, ChoiceTask } from './choice-task.ts'
import { GainHeaps } from './gain-heaps.ts'

export const none = -1

/** Nodes are the columns, then the lanes: group × column. Changed by `move` and by whoever walks along a path. */
export class Seats {
  readonly task: ChoiceTask
  readonly held: Int16Array
  readonly wishCount: Int32Array
  /** Pupils in a column or lane, by node. */
  readonly load: Int32Array
  readonly capacity: Int32Array
  readonly price: Float64Array
  /** Ways from a node to a column of the same group, node × (column or, last, an empty block). */
  readonly heaps: GainHeaps
  /** 1 once a node has heaps: only from a full node does anybody have to move on. */
  readonly isOpen: Uint8Array
  readonly #bonusVaries: boolean
  readonly #columnsOf: readonly (readonly number[])[]
  readonly #members: readonly Int32Array[]

  constructor(task: ChoiceTask) {
    this.task = task
    const { pupilCount, fieldCount, columnCount, groupCount, blockCount } = task
    const nodeCount = columnCount * (groupCount + 1)
    this.held = new Int16Array(pupilCount * fieldCount).fill(none)
    this.wishCount = new Int32Array(pupilCount)
    this.load = new Int32Array(nodeCount)
    this.capacity = new Int32Array(nodeCount)
    this.capacity.set(task.places)
    this.capacity.set(task.lanePlaces, columnCount)
    this.price = new Float64Array(nodeCount)
    const highest = task.worth.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(task.emptyWorth))
    this.heaps = new GainHeaps(nodeCount * (columnCount + 1), pupilCount, 2 * highest + (task.bonus[0] ?? 0))
    this.isOpen = new Uint8Array(nodeCount)
    this.#bonusVaries = blockCount > 1 && task.bonus[0] !== task.bonus[blockCount - 1]
    this.#columnsOf = Array.from({ length: fieldCount }, (_, field) =>
      Array.from(task.fieldOf.keys()).filter((column) => task.fieldOf[column] === field),
    )
    const members: number[][] = Array.from({ length: groupCount + 1 }, () => [])
    for (let pupil = 0; pupil < pupilCount; pupil++) members[task.groupOf[pupil] as number]?.push(pupil)
    this.#members = members.map((group) => Int32Array.from(group))
  }

  choice(): Choice {
    const { columnCount, groupCount } = this.task
    const prices = this.price.slice(0, columnCount)
    const lanePrices = new Float64Array(groupCount * columnCount)
    for (let lane = 0; lane < lanePrices.length; lane++) {
      const beyond = (this.price[columnCount + lane] as number) - (prices[lane % columnCount] as number)
      lanePrices[lane] = Math.max(0, beyond)
    }
    return { held: this.held, prices, lanePrices }
  }

  /** What the pupil gains by the field besides what it has: its worth and the bonus of the next wish. */
  gainOfEntry(pupil: number, field: number): number {
    const { worth, wished, bonus, fieldCount } = this.task
    const cell = pupil * fieldCount + field
    return (worth[cell] as number) + (wished[cell] === 1 ? (bonus[this.wishCount[pupil] as number] as number) : 0)
  }

  /** What the pupil gains by going from a field that it has to another one; `none` is a block left empty. */
  gainOfMove(pupil: number, from: number, to: number): number {
    const { worth, wished, bonus, fieldCount, emptyWorth } = this.task
    const row = pupil * fieldCount
    const left = wished[row + from] as number
    const entered = to === none ? 0 : (wished[row + to] as number)
    const worthOfTarget = to === none ? emptyWorth : (worth[row + to] as number)
    const wishes = this.wishCount[pupil] as number
    const change = left === entered ? 0 : left === 1 ? -(bonus[wishes - 1] as number) : (bonus[wishes] as number)
    return worthOfTarget - (worth[row + from] as number) + change
  }

  /** Whether an entry of a heap is still true. */
  holds(pupil: number, column: number, target: number, gain: number): boolean {
    const { fieldCount, fieldOf, columnCount } = this.task
    const from = fieldOf[column] as number
    const row = pupil * fieldCount
    if (this.held[row + from] !== column) return false
    if (target === columnCount) return this.gainOfMove(pupil, from, none) === gain
    const to = fieldOf[target] as number
    if (to !== from && this.held[row + to] !== none) return false
    return this.gainOfMove(pupil, from, to) === gain
  }

  /** Puts everybody at a node on offer for all their ways; afterwards `move` keeps that up. */
  open(node: number): void {
    if (this.isOpen[node] === 1) return
    this.isOpen[node] = 1
    const { columnCount, fieldCount, fieldOf } = this.task
    const column = node % columnCount
    const field = fieldOf[column] as number
    for (const pupil of this.#members[(node - column) / columnCount] as Int32Array)
      if (this.held[pupil * fieldCount + field] === column) this.#offerAll(pupil, node)
  }

  #offer(pupil: number, node: number, target: number): void {
    const { columnCount, fieldCount, fieldOf, allowed } = this.task
    const column = node % columnCount
    if (target === column) return
    const from = fieldOf[column] as number
    const to = target === columnCount ? none : (fieldOf[target] as number)
    if (to !== none) {
      if (to !== from && this.held[pupil * fieldCount + to] !== none) return
      if (allowed !== undefined && allowed[pupil * columnCount + target] === 0) return
    }
    this.heaps.push(node * (columnCount + 1) + target, this.gainOfMove(pupil, from, to), pupil)
  }

  #offerAll(pupil: number, node: number): void {
    for (let target = 0; target <= this.task.columnCount; target++) this.#offer(pupil, node, target)
  }

  /** From one column to another; `none` is outside. Afterwards its new ways are on offer. */
  move(pupil: number, from: number, to: number): void {
    const { columnCount, fieldCount, fieldOf, wished, groupOf } = this.task
    const row = pupil * fieldCount
    const wishesBefore = this.wishCount[pupil] as number
    const left = from === none ? none : (fieldOf[from] as number)
    const entered = to === none ? none : (fieldOf[to] as number)
    let wishes = wishesBefore
    if (left !== none) {
      this.held[row + left] = none
      wishes -= wished[row + left] as number
    }
    if (entered !== none) {
      this.held[row + entered] = to
      wishes += wished[row + entered] as number
    }
    this.wishCount[pupil] = wishes
    const all = wishes !== wishesBefore && this.#bonusVaries
    const first = (groupOf[pupil] as number) * columnCount
    for (let field = 0; field < fieldCount; field++) {
      const column = this.held[row + field] as number
      if (column === none) continue
      const node = first + column
      if (this.isOpen[node] === 0) continue
      if (all || column === to) this.#offerAll(pupil, node)
      else if (left !== none && left !== entered)
        for (const target of this.#columnsOf[left] as readonly number[]) this.#offer(pupil, node, target)
    }
  }
}
