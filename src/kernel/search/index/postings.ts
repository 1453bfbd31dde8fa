// Reading the posting lists of an index.

import type { SearchIndex } from '../terms.ts'

/** The documents that are searched, as numbers: from inclusive, to exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** In how many documents of all groups a stem occurs. */
export function stemCount(index: SearchIndex, stem: number): number {
  return (index.postingStarts[stem + 1] ?? 0) - (index.postingStarts[stem] ?? 0)
}

/** Robertson–Spärck Jones weight, never negative. */
export function inverseFrequency(index: SearchIndex, count: number): number {
  return Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5))
}

/** First posting of a stem whose document is not before `document`. O(log postings). */
export function firstPosting(index: SearchIndex, stem: number, document: number): number {
  let low = index.postingStarts[stem] ?? 0
  let high = index.postingStarts[stem + 1] ?? 0
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((index.postingDocuments[middle] ?? 0) < document) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a stem occurs in any of the ranges. O(ranges · log postings). */
export function occursIn(index: SearchIndex, stem: number, ranges: readonly Range[]): boolean {
  return ranges.some(({ from, to }) => {
    const first = firstPosting(index, stem, from)
    return first < (index.postingStarts[stem + 1] ?? 0) && (index.postingDocuments[first] ?? 0) < to
  })
}
