// Pupils who are planned after all others: what is left of the places differs from block to block, by at most one.

export interface LateTask {
  readonly pupilCount: number
  readonly fieldCount: number
  readonly columnCount: number
  readonly blockCount: number
  readonly fieldOf: Int32Array
  /** Places of each column in a block. */
  readonly capacity: Int32Array
  /** Class of each pupil, 0, 1, …: those of the late pupils only. */
  readonly classOf: Int32Array
  readonly classCount: number
  readonly perClass: number | undefined
  /** Who is there already, column × block. */
  readonly load: Int32Array
  /** Who is there already of a class, (class × column) × block. */
  readonly classLoad: Int32Array
  /** Value of a field, pupil × field; there are no wishes. */
  readonly worth: Float64Array
  readonly allowed: Uint8Array | undefined
  readonly emptyWorth: number
  readonly draw: () => number
}

/** Column of each pupil and block, -1 for none; changes the loads of the task's copies as it goes. */
export class LatePlan {
  readonly task: LateTask
  readonly columnAt: Int16Array
  readonly load: Int32Array
  readonly classLoad: Int32Array
  /** All blocks together. */
  readonly total: Int32Array
  /** Of all values, without their signs. */
  readonly highest: number

  constructor(task: LateTask) {
    this.task = task
    this.columnAt = new Int16Array(task.pupilCount * task.blockCount).fill(-1)
    this.load = Int32Array.from(task.load)
    this.classLoad = Int32Array.from(task.classLoad)
    this.total = new Int32Array(task.columnCount)
    this.highest = task.worth.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(task.emptyWorth))
    for (const [cell, size] of task.load.entries()) {
      const column = Math.floor(cell / task.blockCount)
      this.total[column] = (this.total[column] as number) + size
    }
  }

  /** Whether a pupil may go to a column in a block as things stand. */
  isOpen(pupil: number, column: number, block: number): boolean {
    const { allowed, columnCount, blockCount, capacity, perClass } = this.task
    if (allowed !== undefined && allowed[pupil * columnCount + column] === 0) return false
    if ((this.load[column * blockCount + block] as number) >= (capacity[column] as number)) return false
    return perClass === undefined || (this.classLoad[this.#classCell(pupil, column, block)] as number) < perClass
  }

  put(pupil: number, block: number, column: number): void {
    this.columnAt[pupil * this.task.blockCount + block] = column
    this.#count(pupil, block, column, 1)
  }

  take(pupil: number, block: number): void {
    const cell = pupil * this.task.blockCount + block
    const column = this.columnAt[cell] as number
    if (column < 0) return
    this.columnAt[cell] = -1
    this.#count(pupil, block, column, -1)
  }

  value(): number {
    const { pupilCount, blockCount, fieldCount, fieldOf, worth, emptyWorth } = this.task
    let value = 0
    for (let pupil = 0; pupil < pupilCount; pupil++)
      for (let block = 0; block < blockCount; block++) {
        const column = this.columnAt[pupil * blockCount + block] as number
        value += column < 0 ? emptyWorth : (worth[pupil * fieldCount + (fieldOf[column] as number)] as number)
      }
    return value
  }

  /** By how much group sizes of a workshop miss an even spread over the blocks; 0 when they differ by at most one. */
  unevenness(): number {
    const { columnCount, blockCount } = this.task
    let missed = 0
    for (let column = 0; column < columnCount; column++) {
      const total = this.total[column] as number
      const low = Math.floor(total / blockCount)
      const high = Math.ceil(total / blockCount)
      for (let block = 0; block < blockCount; block++) {
        const size = this.load[column * blockCount + block] as number
        missed += Math.max(0, low - size) + Math.max(0, size - high)
      }
    }
    return missed
  }

  #classCell(pupil: number, column: number, block: number): number {
    const { classOf, columnCount, blockCount } = this.task
    return ((classOf[pupil] as number) * columnCount + column) * blockCount + block
  }

  #count(pupil: number, block: number, column: number, change: number): void {
    const cell = column * this.task.blockCount + block
    const classCell = this.#classCell(pupil, column, block)
    this.load[cell] = (this.load[cell] as number) + change
    this.classLoad[classCell] = (this.classLoad[classCell] as number) + change
    this.total[column] = (this.total[column] as number) + change
  }
}
