// How alike two texts are. Fold the texts first (fold.ts) if case and diacritics should not count.

/**
 * Damerau-Levenshtein distance in its "optimal string alignment" form: the least number of insertions, deletions,
 * replacements and swaps of neighbours, no place being edited twice. Counts code points. Answers `limit + 1` as soon
 * as the distance is known to exceed `limit`. O(length × limit) time, O(length) memory.
 * Source: F. J. Damerau, CACM 7 (1964); band after E. Ukkonen, Information and Control 64 (1985).
 */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  const [short, long] = [Array.from(a), Array.from(b)].sort((left, right) => left.length - right.length) as [
    string[],
    string[],
  ]
  const n = short.length
  const m = long.length
  const bound = Math.min(limit, m)
  const beyond = bound + 1
  if (m - n > bound) return limit + 1
  let beforeLast = new Array<number>(n + 1).fill(beyond)
  let last = Array.from({ length: n + 1 }, (_, j) => Math.min(j, beyond))
  for (let i = 1; i <= m; i++) {
    const row = new Array<number>(n + 1).fill(beyond)
    const from = Math.max(1, i - bound)
    const to = Math.min(n, i + bound)
    if (i <= bound) row[0] = i
    let least = row[0] ?? beyond
    for (let j = from; j <= to; j++) {
      const same = long[i - 1] === short[j - 1]
      let cost = Math.min(
        (last[j - 1] ?? beyond) + (same ? 0 : 1),
        (last[j] ?? beyond) + 1,
        (row[j - 1] ?? beyond) + 1,
        beyond,
      )
      if (i > 1 && j > 1 && long[i - 1] === short[j - 2] && long[i - 2] === short[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? beyond) + 1)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    // A swap from two rows back is never cheaper than what the row between already had, so this row decides.
    if (least > bound) return limit + 1
    beforeLast = last
    last = row
  }
  const distance = last[n] ?? beyond
  return distance > limit ? limit + 1 : distance
}

/** 1 = equal, 0 = nothing in common: 1 − distance / length of the longer text. */
export function editSimilarity(a: string, b: string): number {
  const length = Math.max(Array.from(a).length, Array.from(b).length)
  return length === 0 ? 1 : 1 - editDistance(a, b) / length
}

function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>()
  for (const word of wordsOf(text)) {
    const padded = Array.from(`  ${word} `)
    for (let i = 0; i + 3 <= padded.length; i++) trigrams.add(padded.slice(i, i + 3).join(''))
  }
  return trigrams
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')

function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 && b.size === 0) return 1
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return shared / (a.size + b.size - shared)
}

/**
 * Shared trigrams over all trigrams (Jaccard), words padded by two blanks in front and one behind: the measure of
 * PostgreSQL's pg_trgm, so that a candidate found there has the same number here. O(n). 1 for two texts without words.
 */
export const trigramSimilarity = (a: string, b: string): number => jaccard(trigramsOf(a), trigramsOf(b))

/**
 * Shared words over the words of the shorter text (Szymkiewicz-Simpson): 1 when one name is contained in the other
 * ("Realschule Bad Auental" and "Bad Auental"). Words are counted once. O(n). 0 if only one text has words.
 */
export function tokenOverlap(a: string, b: string): number {
  const left = new Set(wordsOf(a))
  const right = new Set(wordsOf(b))
  const smaller = Math.min(left.size, right.size)
  if (smaller === 0) return left.size === right.size ? 1 : 0
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared / smaller
}
