// The lot: a number decides, the same one on every machine. It only ever decides between equal plans.

/** Mulberry32, a small public-domain generator by T. Ettinger; each call gives the next number of [0, 1). */
export function lotteryOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same members in the order of the lot (Fisher and Yates). O(n). */
export function drawOrder(members: Int32Array, draw: () => number): Int32Array {
  const order = Int32Array.from(members)
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1))
    const kept = order[last] as number
    order[last] = order[other] as number
    order[other] = kept
  }
  return order
}
