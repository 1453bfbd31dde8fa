// The part of a text that shows best why it was found, and where to mark it. Positions only, no markup.

import { readWords } from '../german/read-words.ts'
import { stemWord } from '../german/stem-word.ts'
import { wordAt, wordNumber } from './index/packed-words.ts'
import type { SearchIndex } from './terms.ts'

export interface Mark {
  /** UTF-16 offsets into the snippet's text. */
  readonly start: number
  readonly end: number
}

export interface Snippet {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Whether text was left out before and after. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

interface Found extends Mark {
  readonly stem: string
  readonly weight: number
}

/** Every word of a text that the search looked for. O(length). `searched` comes from the answer of `search`. */
export function findMarks(index: SearchIndex, text: string, searched: ReadonlyMap<string, number>): Mark[] {
  return foundWords(index, text, searched).map(({ start, end }) => ({ start, end }))
}

/**
 * The window of at most `length` UTF-16 units with the greatest weight of different searched stems; the earliest of
 * equal ones. It begins and ends between words. O(length of the text + found words²) with found words usually few.
 */
export function findSnippet(
  index: SearchIndex,
  { text, searched, length }: { text: string; searched: ReadonlyMap<string, number>; length: number },
): Snippet {
  const found = foundWords(index, text, searched)
  const best = bestWindow(found, length)
  const first = found[best.first]
  const last = found[best.last]
  if (text.length <= length) return snippetOf(text, found, 0, text.length)
  if (first === undefined || last === undefined) return snippetOf(text, found, 0, wordEnd(text, length))
  const spare = Math.max(0, length - (last.end - first.start))
  const from = Math.max(0, Math.min(first.start - Math.floor(spare / 3), text.length - length))
  const start = from === 0 ? 0 : Math.min(wordStart(text, from), first.start)
  return snippetOf(text, found, start, Math.max(wordEnd(text, start + length), Math.min(last.end, start + length)))
}

function foundWords(index: SearchIndex, text: string, searched: ReadonlyMap<string, number>): Found[] {
  const found: Found[] = []
  for (const { form, pieces, start, end } of readWords(text)) {
    const stems = [stemWord(form), ...pieces.map(stemWord), ...partStems(index, form)]
    let best: string | undefined
    for (const stem of stems) {
      if (searched.has(stem) && (searched.get(stem) ?? 0) > (searched.get(best ?? '') ?? 0)) best = stem
    }
    if (best !== undefined) found.push({ start, end, stem: best, weight: searched.get(best) ?? 0 })
  }
  return found
}

function partStems(index: SearchIndex, form: string): string[] {
  const number = wordNumber(index.forms, form)
  if (number < 0) return []
  const parts = index.parts.subarray(index.partStarts[number] ?? 0, index.partStarts[number + 1] ?? 0)
  return Array.from(parts, (stem) => wordAt(index.stems, stem))
}

/** Slides over the found words; weight of a window = sum over its different stems. */
function bestWindow(found: readonly Found[], length: number): { first: number; last: number } {
  let best = { first: 0, last: 0, weight: -1 }
  const inside = new Map<string, number>()
  let weight = 0
  let first = 0
  found.forEach((word, last) => {
    if (!inside.has(word.stem)) weight += word.weight
    inside.set(word.stem, (inside.get(word.stem) ?? 0) + 1)
    for (
      let left = found[first];
      left !== undefined && first < last && word.end - left.start > length;
      left = found[first]
    ) {
      const count = (inside.get(left.stem) ?? 1) - 1
      if (count === 0) {
        inside.delete(left.stem)
        weight -= left.weight
      } else inside.set(left.stem, count)
      first++
    }
    if (weight > best.weight + 1e-9) best = { first, last, weight }
  })
  return best
}

function snippetOf(text: string, found: readonly Found[], start: number, end: number): Snippet {
  const part = text.slice(start, end)
  const shown = part.trimEnd()
  const lead = shown.length - shown.trimStart().length
  const from = start + lead
  const to = start + shown.length
  const marks = found.filter((word) => word.start >= from && word.end <= to)
  return {
    text: shown.slice(lead),
    marks: marks.map((word) => ({ start: word.start - from, end: word.end - from })),
    isCutBefore: text.slice(0, from).trim() !== '',
    isCutAfter: text.slice(to).trim() !== '',
  }
}

/** First word boundary at or after a position, not far. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 || space - at > 40 ? wholeLetter(text, at) : space + 1
}

/** Last word boundary at or before a position, not far. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space < 0 || at - space > 40 ? wholeLetter(text, at) : space
}

/** Never between the halves of a surrogate pair. */
function wholeLetter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at
}
