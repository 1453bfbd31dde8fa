// For each way from one column to another the pupil who gains most by it, kept lazily: entries that no longer hold are
// recognised and dropped when they come to the top.

const scaleFor = (pupilCount: number): number => 2 ** Math.max(1, Math.ceil(Math.log2(pupilCount + 1)))

/** Whether gain and pupil fit into one double without loss. */
export const heapsCanHold = (pupilCount: number, highestGain: number): boolean =>
  (highestGain + 1) * scaleFor(pupilCount) <= Number.MAX_SAFE_INTEGER

/** Heaps of (gain, pupil), largest gain first, then the smaller pupil number. Both lie in one double. */
export class GainHeaps {
  readonly #heaps: (number[] | undefined)[]
  /** Gain at the top of each heap, so that most questions need no look into it; -Infinity for an empty one. */
  readonly topGain: Float64Array
  /** A power of two above every pupil number. */
  readonly #scale: number

  constructor(heapCount: number, pupilCount: number, highestGain: number) {
    this.#heaps = new Array<number[] | undefined>(heapCount).fill(undefined)
    this.topGain = new Float64Array(heapCount).fill(Number.NEGATIVE_INFINITY)
    this.#scale = scaleFor(pupilCount)
    if (!heapsCanHold(pupilCount, highestGain)) throw new RangeError('Weights are too large')
  }

  push(heap: number, gain: number, pupil: number): void {
    let entries = this.#heaps[heap]
    if (entries === undefined) {
      entries = []
      this.#heaps[heap] = entries
    }
    const entry = gain * this.#scale + (this.#scale - 1 - pupil)
    let at = entries.length
    entries.push(entry)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = entries[parent] as number
      if (above >= entry) break
      entries[at] = above
      at = parent
    }
    entries[at] = entry
    if (at === 0) this.topGain[heap] = gain
  }

  topPupil(heap: number): number {
    const entry = this.#heaps[heap]?.[0] as number
    return this.#scale - 1 - (entry - Math.floor(entry / this.#scale) * this.#scale)
  }

  pop(heap: number): void {
    const entries = this.#heaps[heap] as number[]
    const last = entries.pop() as number
    const size = entries.length
    if (size === 0) {
      this.topGain[heap] = Number.NEGATIVE_INFINITY
      return
    }
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && (entries[child + 1] as number) > (entries[child] as number)) child++
      const below = entries[child] as number
      if (below <= last) break
      entries[at] = below
      at = child
    }
    entries[at] = last
    this.topGain[heap] = Math.floor((entries[0] as number) / this.#scale)
  }
}
