// Finds forms that share letter triples with a misspelt word.

import type { SearchIndex } from '../terms.ts'

type Trigrams = Pick<SearchIndex, 'trigramKeys' | 'trigramStarts' | 'trigramForms'>

function letterCode(code: number): number {
  if (code >= 97 && code <= 122) return code - 96
  if (code >= 48 && code <= 57) return code - 21
  return 37 + (code % 27)
}

/** Distinct trigram keys of ^^word$, ascending. O(length). */
export function trigramsOf(word: string): number[] {
  const codes = [0, 0]
  for (let i = 0; i < word.length; i++) codes.push(letterCode(word.charCodeAt(i)))
  codes.push(0)
  const keys = new Set<number>()
  for (let i = 0; i + 2 < codes.length; i++) {
    keys.add(((codes[i] ?? 0) << 12) | ((codes[i + 1] ?? 0) << 6) | (codes[i + 2] ?? 0))
  }
  return [...keys].sort((a, b) => a - b)
}

export function buildTrigrams(forms: readonly string[]): Trigrams {
  const lists = new Map<number, number[]>()
  forms.forEach((form, number) => {
    for (const key of trigramsOf(form)) {
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [number])
      else list.push(number)
    }
  })
  const keys = [...lists.keys()].sort((a, b) => a - b)
  const trigramStarts = new Uint32Array(keys.length + 1)
  keys.forEach((key, i) => {
    trigramStarts[i + 1] = (trigramStarts[i] ?? 0) + (lists.get(key)?.length ?? 0)
  })
  const trigramForms = new Uint32Array(trigramStarts[keys.length] ?? 0)
  keys.forEach((key, i) => {
    trigramForms.set(lists.get(key) ?? [], trigramStarts[i] ?? 0)
  })
  return { trigramKeys: Uint32Array.from(keys), trigramStarts, trigramForms }
}
