// Chance that can be repeated: the engine draws from here and from nowhere else.

export type Random = () => number

/** Uniform numbers in [0, 1), the same ones for the same seed (mulberry32, Tommy Ettinger 2017, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Puts the numbers into a drawn order, in place (Fisher and Yates). */
export function shuffle(list: Int32Array, random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    const kept = list[i] ?? 0
    list[i] = list[other] ?? 0
    list[other] = kept
  }
}
