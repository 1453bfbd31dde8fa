// A read-only dictionary of words in three typed arrays, so that processes and workers can share it without parsing.

export interface PackedWords {
  /** UTF-16 code units of all words, one after the other. */
  readonly letters: Uint16Array
  /** Word i is letters[starts[i]..starts[i + 1]]. */
  readonly starts: Uint32Array
  /** Open-addressing hash table: word number + 1, 0 = empty; the length is a power of two. */
  readonly slots: Uint32Array
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Packs distinct words; word i keeps its number. O(total length). */
export function packWords(words: readonly string[]): PackedWords {
  const starts = new Uint32Array(words.length + 1)
  words.forEach((word, i) => {
    starts[i + 1] = (starts[i] ?? 0) + word.length
  })
  const letters = new Uint16Array(starts[words.length] ?? 0)
  let size = 8
  while (size < words.length * 2) size *= 2
  const slots = new Uint32Array(size)
  words.forEach((word, i) => {
    const from = starts[i] ?? 0
    for (let k = 0; k < word.length; k++) letters[from + k] = word.charCodeAt(k)
    let slot = hashOf(word) & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = i + 1
  })
  return { letters, starts, slots }
}

/** The number of a word, or -1. Expected O(length). */
export function wordNumber(packed: PackedWords, word: string): number {
  const mask = packed.slots.length - 1
  for (let slot = hashOf(word) & mask; ; slot = (slot + 1) & mask) {
    const found = packed.slots[slot] ?? 0
    if (found === 0) return -1
    if (isWordAt(packed, found - 1, word)) return found - 1
  }
}

function isWordAt(packed: PackedWords, number: number, word: string): boolean {
  const from = packed.starts[number] ?? 0
  if ((packed.starts[number + 1] ?? 0) - from !== word.length) return false
  for (let k = 0; k < word.length; k++) if (packed.letters[from + k] !== word.charCodeAt(k)) return false
  return true
}

/** The word with a number. O(length). */
export function wordAt(packed: PackedWords, number: number): string {
  return String.fromCharCode(...packed.letters.subarray(packed.starts[number] ?? 0, packed.starts[number + 1] ?? 0))
}

export function wordCount(packed: PackedWords): number {
  return packed.starts.length - 1
}
