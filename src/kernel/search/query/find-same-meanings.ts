// Looks up a list of words of the same meaning by what a query says. The list itself comes from outside.

import { readWords } from '../../german/read-words.ts'
import { stemWord } from '../../german/stem-word.ts'
import { stopWords } from '../../german/stop-words.ts'

/** Every wording stands for every other one. */
export interface SameMeaning {
  readonly wordings: readonly string[]
  /** Whether the words are defined somewhere (a term, an abbreviation) and not merely alike in common German. */
  readonly isTerm: boolean
}

export interface Wording {
  readonly text: string
  /** Stems of its content words. */
  readonly stems: readonly string[]
}

interface Meaning {
  readonly wordings: readonly Wording[]
  readonly isTerm: boolean
}

/** A list of words of the same meaning, ready to be asked. */
export interface Meanings {
  readonly byFirstStem: ReadonlyMap<string, readonly { readonly wording: Wording; readonly meaning: Meaning }[]>
  /** Wordings of one word, folded, and as people write them. */
  readonly words: ReadonlyMap<string, string>
}

function wordingOf(text: string): Wording {
  const words = readWords(text)
  const content = words.filter((word) => !stopWords.has(word.form))
  return { text, stems: (content.length > 0 ? content : words).map((word) => stemWord(word.form)) }
}

/** O(total length). */
export function readMeanings(list: readonly SameMeaning[]): Meanings {
  const byFirstStem = new Map<string, { wording: Wording; meaning: Meaning }[]>()
  const words = new Map<string, string>()
  for (const text of list.flatMap(({ wordings }) => wordings)) {
    const [word, ...others] = readWords(text)
    if (word !== undefined && others.length === 0) words.set(word.form, text)
  }
  for (const { wordings, isTerm } of list) {
    const meaning = { wordings: wordings.map(wordingOf).filter(({ stems }) => stems.length > 0), isTerm }
    for (const wording of meaning.wordings) {
      const first = wording.stems[0] ?? ''
      byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), { wording, meaning }])
    }
  }
  return { byFirstStem, words }
}

export const noMeanings: Meanings = { byFirstStem: new Map(), words: new Map() }

export interface Equivalent {
  /** Position of the first word that is meant, and how many words. */
  readonly position: number
  readonly length: number
  readonly wordings: readonly Wording[]
  readonly isTerm: boolean
}

/** Other wordings of what stands in a list of stems. O(words · lines of the list that begin with the word). */
export function findSameMeanings({ byFirstStem }: Meanings, stems: readonly string[]): Equivalent[] {
  const found: Equivalent[] = []
  stems.forEach((stem, position) => {
    for (const { wording, meaning } of byFirstStem.get(stem) ?? []) {
      if (!wording.stems.every((part, k) => stems[position + k] === part)) continue
      const own = wording.stems.join(' ')
      const wordings = meaning.wordings.filter((other) => other.stems.join(' ') !== own)
      found.push({ position, length: wording.stems.length, wordings, isTerm: meaning.isTerm })
    }
  })
  return found
}
