// Where only the lot decided: whether another plan, worth exactly as much, would have given a pupil what it missed.
import type { ChoiceTask } from './exact/choice-task.ts'
import { choiceTaskOf, type DayPart, dayPartOf } from './exact/day-part.ts'
import { type Allocation, nowhere, type PlanProblem } from './problem.ts'

/** A pupil, the field that it would give up (`nowhere`: an empty block) and the one that it would get. */
export type LotQuestion = (pupil: number, from: number, to: number) => boolean

/**
 * For the optimal plan of some pupils of one day, with constant places. In the residual network of an optimum a circle
 * without gain leads to every other optimum; it is looked for on the graph of workshops, where each arc keeps two pupils
 * who could go along it without loss, so that the asking pupil itself can be left out. Building costs O(pupils × blocks
 * × columns + nodes × arcs), a question at most O(arcs).
 */
export function lotsOf(problem: PlanProblem, allocation: Allocation, day: number, pupils: Int32Array): LotQuestion {
  const part = dayPartOf(problem, day, pupils)
  const columnCount = part.workshops.length
  const { perClass } = problem.rules
  const task = choiceTaskOf(problem, part, {
    places: Int32Array.from(part.workshops, (one) => (problem.workshops[one]?.capacity[0] ?? 0) * problem.blockCount),
    classPlaces:
      perClass === undefined
        ? undefined
        : new Int32Array(part.classCount * columnCount).fill(perClass * problem.blockCount),
  })
  const residual = new Residual(task, heldOf(problem, allocation, part))
  const numberOf = new Map(Array.from(pupils, (pupil, number) => [pupil, number] as const))
  const fieldNumber = new Map(
    Array.from(
      part.workshops,
      (one, column) => [problem.workshops[one]?.field, part.fieldOf[column] as number] as const,
    ),
  )
  return (pupil, from, to) => {
    const number = numberOf.get(pupil)
    const target = fieldNumber.get(to)
    const source = from === nowhere ? nowhere : fieldNumber.get(from)
    return number !== undefined && target !== undefined && source !== undefined && residual.ask(number, source, target)
  }
}

function heldOf(problem: PlanProblem, allocation: Allocation, part: DayPart): Int16Array {
  const { blockCount } = problem
  const columnOf = new Map(Array.from(part.workshops, (workshop, column) => [workshop, column] as const))
  const held = new Int16Array(part.pupils.length * part.fieldCount).fill(-1)
  for (const [number, pupil] of part.pupils.entries())
    for (let block = 0; block < blockCount; block++) {
      const column = columnOf.get(allocation[pupil * blockCount + block] as number)
      if (column !== undefined) held[number * part.fieldCount + (part.fieldOf[column] as number)] = column
    }
  return held
}

interface Arc {
  readonly from: number
  readonly to: number
  /** The largest gain, and one or two pupils who have it; none for arcs between nodes. */
  gain: number
  first: number
  second: number
}

/** Nodes: columns, lanes, one for empty blocks, one for the end. */
class Residual {
  readonly #task: ChoiceTask
  readonly #held: Int16Array
  readonly #wishes: Int32Array
  readonly #taken: Int32Array
  readonly #empty: number
  readonly #end: number
  readonly #potential: Float64Array
  readonly #tight: readonly (readonly Arc[])[]

  constructor(task: ChoiceTask, held: Int16Array) {
    this.#task = task
    this.#held = held
    const { pupilCount, fieldCount, columnCount, groupCount } = task
    this.#empty = columnCount * (groupCount + 1)
    this.#end = this.#empty + 1
    this.#wishes = new Int32Array(pupilCount)
    this.#taken = new Int32Array(pupilCount)
    for (const [cell, column] of held.entries()) {
      if (column < 0) continue
      const pupil = Math.floor(cell / fieldCount)
      this.#wishes[pupil] = (this.#wishes[pupil] as number) + (task.wished[cell] as number)
      this.#taken[pupil] = (this.#taken[pupil] as number) + 1
    }
    const arcs = [...this.#pupilArcs(), ...this.#plainArcs()]
    // Longest ways from anywhere; an optimum has no circle that gains, so that this ends.
    const potential = new Float64Array(this.#end + 1)
    for (let changed = true, round = 0; changed && round <= this.#end + 1; round++) {
      changed = false
      for (const { from, to, gain } of arcs) {
        if ((potential[from] as number) + gain <= (potential[to] as number)) continue
        potential[to] = (potential[from] as number) + gain
        changed = true
      }
    }
    this.#potential = potential
    const tight: Arc[][] = Array.from(potential, () => [])
    for (const arc of arcs)
      if ((potential[arc.from] as number) + arc.gain === potential[arc.to]) tight[arc.from]?.push(arc)
    this.#tight = tight
  }

  /** Whether a circle without gain leads the pupil from what it has in one field (-1: an empty block) to another field. */
  ask(pupil: number, from: number, to: number): boolean {
    const { fieldCount, columnCount, fieldOf, groupOf } = this.#task
    const first = (groupOf[pupil] as number) * columnCount
    const column = from < 0 ? -1 : (this.#held[pupil * fieldCount + from] as number)
    if (from >= 0 ? column < 0 : (this.#taken[pupil] as number) >= this.#task.blockCount) return false
    const source = from < 0 ? this.#empty : first + column
    for (let target = 0; target < columnCount; target++) {
      if (fieldOf[target] !== to || !this.#mayEnter(pupil, target, from)) continue
      const gain = this.#gain(pupil, from, to)
      const isTight = (this.#potential[source] as number) + gain === this.#potential[first + target]
      if (isTight && this.#leads(first + target, source, pupil)) return true
    }
    return false
  }

  #leads(start: number, goal: number, without: number): boolean {
    const seen = new Uint8Array(this.#end + 1)
    const queue = [start]
    seen[start] = 1
    for (const node of queue) {
      if (node === goal) return true
      for (const { to, first, second } of this.#tight[node] as readonly Arc[]) {
        if (seen[to] === 1 || (first === without && second < 0)) continue
        seen[to] = 1
        queue.push(to)
      }
    }
    return false
  }

  #mayEnter(pupil: number, target: number, from: number): boolean {
    const { fieldCount, columnCount, fieldOf, allowed } = this.#task
    if (allowed !== undefined && allowed[pupil * columnCount + target] === 0) return false
    const field = fieldOf[target] as number
    return field === from || this.#held[pupil * fieldCount + field] === -1
  }

  #gain(pupil: number, from: number, to: number): number {
    const { fieldCount, worth, wished, bonus, emptyWorth } = this.#task
    const row = pupil * fieldCount
    const wishes = this.#wishes[pupil] as number
    const left = from < 0 ? 0 : (wished[row + from] as number)
    const entered = to < 0 ? 0 : (wished[row + to] as number)
    const change = left === entered ? 0 : left === 1 ? -(bonus[wishes - 1] as number) : (bonus[wishes] as number)
    const worthOf = (field: number): number => (field < 0 ? emptyWorth : (worth[row + field] as number))
    return worthOf(to) - worthOf(from) + change
  }

  /** For each way between two nodes the pupils who gain most. */
  #pupilArcs(): Iterable<Arc> {
    const { pupilCount, fieldCount, columnCount, fieldOf, groupOf, blockCount } = this.#task
    const arcs = new Map<number, Arc>()
    const add = (pupil: number, from: number, to: number, gain: number): void => {
      const key = from * (this.#end + 1) + to
      const arc = arcs.get(key)
      if (arc === undefined) arcs.set(key, { from, to, gain, first: pupil, second: -1 })
      else if (gain > arc.gain) {
        arc.gain = gain
        arc.first = pupil
        arc.second = -1
      } else if (gain === arc.gain && arc.second < 0 && arc.first !== pupil) arc.second = pupil
    }
    for (let pupil = 0; pupil < pupilCount; pupil++) {
      const first = (groupOf[pupil] as number) * columnCount
      const leave = (node: number, from: number, column: number): void => {
        for (let target = 0; target < columnCount; target++)
          if (target !== column && this.#mayEnter(pupil, target, from))
            add(pupil, node, first + target, this.#gain(pupil, from, fieldOf[target] as number))
      }
      for (let field = 0; field < fieldCount; field++) {
        const column = this.#held[pupil * fieldCount + field] as number
        if (column < 0) continue
        leave(first + column, field, column)
        add(pupil, first + column, this.#empty, this.#gain(pupil, field, -1))
      }
      if ((this.#taken[pupil] as number) < blockCount) leave(this.#empty, -1, -1)
    }
    return arcs.values()
  }

  /** Between lanes, columns and the end, where there is room or somebody to leave. */
  #plainArcs(): Arc[] {
    const { columnCount, groupOf, fieldCount, places, lanePlaces, pupilCount, blockCount } = this.#task
    const load = new Int32Array(this.#empty)
    for (const [cell, column] of this.#held.entries()) {
      if (column < 0) continue
      const group = groupOf[Math.floor(cell / fieldCount)] as number
      load[column] = (load[column] as number) + 1
      if (group > 0) load[group * columnCount + column] = (load[group * columnCount + column] as number) + 1
    }
    const arcs: Arc[] = []
    const plain = (from: number, to: number): void => void arcs.push({ from, to, gain: 0, first: -1, second: -1 })
    for (let node = 0; node < this.#empty; node++) {
      const next = node < columnCount ? this.#end : node % columnCount
      const room = node < columnCount ? (places[node] as number) : (lanePlaces[node - columnCount] as number)
      if ((load[node] as number) < room) plain(node, next)
      if ((load[node] as number) > 0) plain(next, node)
    }
    plain(this.#empty, this.#end)
    const taken = this.#taken.reduce((sum, count) => sum + count, 0)
    if (taken < pupilCount * blockCount) plain(this.#end, this.#empty)
    return arcs
  }
}
