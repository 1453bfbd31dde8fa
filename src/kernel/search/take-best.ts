// The k best of many by a binary heap.

/**
 * The `limit` best of the candidates, best first. `isWorse` must be a strict total order. O(n log k); for k ≪ n nearly
 * O(n), because most candidates lose against the heap's root at once.
 */
export function takeBest(
  candidates: ArrayLike<number>,
  limit: number,
  isWorse: (a: number, b: number) => boolean,
): number[] {
  const heap: number[] = []
  const sink = (): void => {
    for (let i = 0; ; ) {
      let worst = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child
      }
      if (worst === i) return
      swap(heap, i, worst)
      i = worst
    }
  }
  // By number, not by iterator: the loop is the dearest step of a common word.
  for (let next = 0; next < candidates.length; next++) {
    const candidate = candidates[next] ?? 0
    if (heap.length < limit) {
      heap.push(candidate)
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!isWorse(heap[i] ?? 0, heap[parent] ?? 0)) break
        swap(heap, i, parent)
        i = parent
      }
    } else if (limit > 0 && isWorse(heap[0] ?? 0, candidate)) {
      heap[0] = candidate
      sink()
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1))
}

function swap(heap: number[], i: number, j: number): void {
  const kept = heap[i] ?? 0
  heap[i] = heap[j] ?? 0
  heap[j] = kept
}
