// Words of the corpus that begin with what was typed.

import { type PackedWords, wordAt, wordCount } from '../index/packed-words.ts'
import type { SearchIndex } from '../terms.ts'

const shortest = 3
const mostKept = 5
/** More words than these begin alike only for beginnings that say nothing. */
const mostLookedAt = 400

/**
 * Numbers of the forms that begin with `beginning`, the most frequent first, ties by the alphabet; none for beginnings
 * of fewer than three letters. Forms are sorted, so that this is O(log forms + forms found).
 */
export function completeWord(index: SearchIndex, beginning: string, isUseful: (form: number) => boolean): number[] {
  if (beginning.length < shortest) return []
  const { forms, formCounts } = index
  const found: number[] = []
  const first = firstFrom(forms, beginning)
  for (let form = first; form < wordCount(forms) && form < first + mostLookedAt; form++) {
    if (!wordAt(forms, form).startsWith(beginning)) break
    if (isUseful(form)) found.push(form)
  }
  return found.sort((a, b) => (formCounts[b] ?? 0) - (formCounts[a] ?? 0) || a - b).slice(0, mostKept)
}

/** The first form that does not come before `text`. */
function firstFrom(forms: PackedWords, text: string): number {
  let low = 0
  let high = wordCount(forms)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (wordAt(forms, middle) < text) low = middle + 1
    else high = middle
  }
  return low
}
