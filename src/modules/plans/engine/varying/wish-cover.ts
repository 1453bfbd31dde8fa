// How many pupils can have at least one fulfilled wish: a largest matching of pupils and places, by augmenting paths (Berge).
// Members of teams are counted as if they could part; for single pupils the number is exact, else a bound.
import { nowhere } from '../problem.ts'
import { type DayTask, open } from './day-task.ts'

export interface WishCover {
  /** No plan of the day fulfils a wish for more members. */
  readonly most: number
  /** A place with a wish, as block × column, for each entry of members; -1 where a person fixed one already, or there is none. */
  readonly slotOf: Int32Array
}

interface Cover {
  readonly task: DayTask
  readonly unitOf: Int32Array
  readonly slotOf: Int32Array
  readonly load: Int32Array
  readonly classLoad: Int32Array
  readonly inSlot: number[][]
}

/** O(members² × blocks × columns) at worst, near members × blocks × columns where places suffice. */
export function wishCover(task: DayTask): WishCover {
  const { blockCount, columnCount, fieldCount, classCount } = task
  const slots = blockCount * columnCount
  const cover: Cover = {
    task,
    unitOf: new Int32Array(task.members.length),
    slotOf: new Int32Array(task.members.length).fill(-1),
    load: new Int32Array(slots),
    classLoad: new Int32Array(task.classRoom?.length ?? 0),
    inSlot: Array.from({ length: slots }, () => []),
  }
  const isFulfilled = new Uint8Array(task.members.length)
  for (let u = 0; u < task.unitCount; u++)
    for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++) {
      cover.unitOf[entry] = u
      for (let b = 0; b < blockCount; b++) {
        const choice = task.fixed[u * blockCount + b] ?? open
        if (choice < 0) continue
        const slot = b * columnCount + choice
        cover.load[slot] = (cover.load[slot] ?? 0) + 1
        const room = slot * classCount + (task.classOf[entry] ?? 0)
        if (task.classRoom !== undefined) cover.classLoad[room] = (cover.classLoad[room] ?? 0) + 1
        if (task.wished[entry * fieldCount + (task.fieldOf[choice] ?? 0)] === 1) isFulfilled[entry] = 1
      }
    }
  let most = 0
  for (let entry = 0; entry < task.members.length; entry++)
    if (isFulfilled[entry] === 1 || augment(cover, entry)) most++
  return { most, slotOf: cover.slotOf }
}

/** Slots where a wish of the member could be fulfilled. */
function wishSlots({ task, unitOf }: Cover, entry: number): number[] {
  const { blockCount, columnCount, fieldCount } = task
  const u = unitOf[entry] ?? 0
  const found: number[] = []
  for (let w = 0; w < columnCount; w++) {
    const field = task.fieldOf[w] ?? 0
    if (task.wished[entry * fieldCount + field] !== 1 || task.gain[u * columnCount + w] === -Infinity) continue
    for (let b = 0; b < blockCount; b++) if (task.fixed[u * blockCount + b] === open) found.push(b * columnCount + w)
  }
  return found
}

/** A breadth-first search for a free place; whoever is in the way looks for another one. */
function augment(cover: Cover, start: number): boolean {
  const { task, slotOf, inSlot } = cover
  const { classCount } = task
  const cameFrom = new Map<number, { readonly slot: number; readonly by: number }>([[start, { slot: -1, by: -1 }]])
  const seenSlots = new Set<number>()
  const queue = [start]
  for (const entry of queue) {
    const number = task.classOf[entry] ?? 0
    for (const slot of wishSlots(cover, entry)) {
      if (slot === slotOf[entry]) continue
      const room = slot * classCount + number
      const isClassFull = task.classRoom !== undefined && (cover.classLoad[room] ?? 0) >= (task.classRoom[room] ?? 0)
      const isFull = (cover.load[slot] ?? 0) >= (task.capacity[slot] ?? 0)
      if (!isClassFull && !isFull) {
        take(cover, { entry, slot, cameFrom })
        return true
      }
      const key = isClassFull ? slot * (classCount + 1) + 1 + number : slot * (classCount + 1)
      if (seenSlots.has(key)) continue
      seenSlots.add(key)
      for (const other of inSlot[slot] ?? [])
        if (!cameFrom.has(other) && (!isClassFull || task.classOf[other] === number)) {
          cameFrom.set(other, { slot, by: entry })
          queue.push(other)
        }
    }
  }
  return false
}

interface Path {
  readonly entry: number
  readonly slot: number
  readonly cameFrom: ReadonlyMap<number, { readonly slot: number; readonly by: number }>
}

function take(cover: Cover, { entry, slot, cameFrom }: Path): void {
  let mover = entry
  let to = slot
  while (mover >= 0) {
    leave(cover, mover)
    cover.slotOf[mover] = to
    cover.inSlot[to]?.push(mover)
    count(cover, mover, 1)
    const before = cameFrom.get(mover) ?? { slot: -1, by: -1 }
    mover = before.by
    to = before.slot
  }
}

function leave(cover: Cover, entry: number): void {
  const slot = cover.slotOf[entry] ?? -1
  if (slot < 0) return
  const list = cover.inSlot[slot] ?? []
  list.splice(list.indexOf(entry), 1)
  count(cover, entry, -1)
  cover.slotOf[entry] = nowhere
}

function count({ task, slotOf, load, classLoad }: Cover, entry: number, by: number): void {
  const slot = slotOf[entry] ?? -1
  load[slot] = (load[slot] ?? 0) + by
  const room = slot * task.classCount + (task.classOf[entry] ?? 0)
  if (task.classRoom !== undefined) classLoad[room] = (classLoad[room] ?? 0) + by
}
