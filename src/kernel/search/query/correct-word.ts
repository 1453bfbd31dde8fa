// Words of the corpus that a word outside the vocabulary may have meant.

import { isLikelySlip } from '../../german/likely-slip.ts'
import { editDistance } from '../../similarity.ts'
import { wordAt } from '../index/packed-words.ts'
import { trigramsOf } from '../index/trigrams.ts'
import type { SearchIndex } from '../terms.ts'

export interface Correction {
  /** Number of the form. */
  readonly form: number
  readonly distance: number
}

const mostChecked = 60
const mostKept = 5
/** Longer runs of letters are no misspelt word. */
const longest = 48

/** The edits that are forgiven: none up to three letters, one up to six, two for longer words. */
export function forgivenEdits(length: number): number {
  return length < 4 || length > longest ? 0 : length < 7 ? 1 : 2
}

/**
 * Candidates within the forgiven edit distance, best first: distance, likely slip of the fingers, count in the corpus,
 * alphabet. `shared` is scratch, one byte per form, all zero before and after. O(forms that share a trigram).
 * Only the 60 forms with the greatest share of common trigrams are measured exactly.
 */
export function correctWord(
  index: SearchIndex,
  form: string,
  { shared, isUseful }: { shared: Uint8Array; isUseful: (form: number) => boolean },
): Correction[] {
  const limit = forgivenEdits(form.length)
  if (limit === 0) return []
  const found: { form: number; distance: number; isSlip: boolean; count: number }[] = []
  for (const candidate of similarForms(index, form, limit, shared)) {
    const word = wordAt(index.forms, candidate)
    const distance = editDistance(form, word, limit)
    if (distance > limit || !isUseful(candidate)) continue
    const isSlip = distance === 1 && isLikelySlip(form, word)
    found.push({ form: candidate, distance, isSlip, count: index.formCounts[candidate] ?? 0 })
  }
  found.sort(
    (a, b) => a.distance - b.distance || Number(b.isSlip) - Number(a.isSlip) || b.count - a.count || a.form - b.form,
  )
  return found.slice(0, mostKept).map(({ form: number, distance }) => ({ form: number, distance }))
}

/**
 * The nearest of some words within the forgiven edit distance, or undefined: fewer edits, then a likely slip of the
 * fingers, then the alphabet. O(words · length²).
 */
export function nearestWord(
  words: Iterable<string>,
  form: string,
): { readonly word: string; readonly distance: number } | undefined {
  const limit = forgivenEdits(form.length)
  let nearest: { word: string; distance: number; isSlip: boolean } | undefined
  for (const word of words) {
    if (limit === 0 || Math.abs(word.length - form.length) > limit) continue
    const distance = editDistance(form, word, limit)
    if (distance > limit) continue
    const isSlip = distance === 1 && isLikelySlip(form, word)
    const order = nearest && (distance - nearest.distance || Number(nearest.isSlip) - Number(isSlip))
    if (nearest === undefined || order === undefined || order < 0 || (order === 0 && word < nearest.word))
      nearest = { word, distance, isSlip }
  }
  return nearest && { word: nearest.word, distance: nearest.distance }
}

function similarForms(index: SearchIndex, form: string, limit: number, shared: Uint8Array): number[] {
  const { trigramStarts, trigramForms, forms } = index
  const keys = trigramsOf(form)
  // One edit spoils at most four trigrams; what shares fewer of the rest cannot be near enough. Therefore every
  // candidate stands in one of the shorter lists, and the longest (endings like "ung") need not be read.
  const least = Math.max(1, keys.length - 4 * limit)
  const rows = keys.map((key) => rowOf(index.trigramKeys, key)).filter((row) => row >= 0)
  const sizeOf = (row: number): number => (trigramStarts[row + 1] ?? 0) - (trigramStarts[row] ?? 0)
  rows.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)
  const read = rows.slice(0, keys.length - least + 1)
  const touched: number[] = []
  for (const row of read) {
    const end = trigramStarts[row + 1] ?? 0
    for (let i = trigramStarts[row] ?? 0; i < end; i++) {
      const candidate = trigramForms[i] ?? 0
      const before = shared[candidate] ?? 0
      if (before === 0) touched.push(candidate)
      shared[candidate] = before + 1
    }
  }
  const near: { candidate: number; common: number; difference: number }[] = []
  const histogram = new Uint32Array(read.length + 1)
  for (const candidate of touched) {
    const common = shared[candidate] ?? 0
    shared[candidate] = 0
    const difference = Math.abs((forms.starts[candidate + 1] ?? 0) - (forms.starts[candidate] ?? 0) - form.length)
    if (difference > limit) continue
    near.push({ candidate, common, difference })
    histogram[common] = (histogram[common] ?? 0) + 1
  }
  // Only those with enough common trigrams to be among the checked are sorted.
  let needed = read.length
  for (let sum = histogram[needed] ?? 0; needed > 1 && sum < mostChecked; sum += histogram[needed] ?? 0) needed--
  return near
    .filter(({ common }) => common >= needed)
    .sort((a, b) => b.common - a.common || a.difference - b.difference || a.candidate - b.candidate)
    .slice(0, mostChecked)
    .map(({ candidate }) => candidate)
}

function rowOf(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key ? low : -1
}
