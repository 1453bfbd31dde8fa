// Documents as numbers: every distinct word form once, every document as a list of form numbers.

import { type Reading, readRun, readRuns } from '../../german/read-words.ts'
import { stopWords } from '../../german/stop-words.ts'
import type { SearchDocument } from '../terms.ts'

export const fieldCount = 3

export interface Corpus {
  /** Forms in alphabetical order: the same documents give the same numbers, whatever their order. */
  readonly forms: readonly string[]
  readonly counts: Uint32Array
  readonly spellings: readonly string[]
  /** Pieces of forms that were written with hyphens. */
  readonly pieces: ReadonlyMap<string, readonly string[]>
  /** Form numbers of all documents one after the other, fields in the order title, path, body. */
  readonly words: Uint32Array
  /** Words per document and field. */
  readonly lengths: Uint32Array
}

interface Spelling {
  readonly text: string
  readonly forms: readonly number[]
  count: number
}

/** Content words only. O(total length); every distinct spelling is folded once. */
export function readCorpus(documents: readonly SearchDocument[]): Corpus {
  const numbers = new Map<string, number>()
  const pieces = new Map<string, readonly string[]>()
  const spellings = new Map<string, Spelling>()
  const sequence: number[] = []
  const lengths = new Uint32Array(documents.length * fieldCount)
  const counts: number[] = []
  const numberOf = (form: string): number => {
    const known = numbers.get(form)
    if (known !== undefined) return known
    numbers.set(form, counts.length)
    counts.push(0)
    return counts.length - 1
  }
  const learn = (text: string): Spelling => {
    const word = readRun(text)
    if (word === undefined) return { text, forms: [], count: 0 }
    const kept = stopWords.has(word.form) ? [] : contentPieces(word)
    const forms = stopWords.has(word.form) ? [] : [word.form, ...kept].map(numberOf)
    const known = pieces.get(word.form)
    // Two ways of hyphenating one word: the alphabetically first wins, whatever the order of the documents.
    if (kept.length > 0 && (known === undefined || kept.join('-') < known.join('-'))) pieces.set(word.form, kept)
    return { text, forms, count: 0 }
  }
  documents.forEach((document, d) => {
    ;[document.title, document.path, document.body].forEach((text, field) => {
      let length = 0
      for (const { text: raw } of readRuns(text)) {
        let spelling = spellings.get(raw)
        if (spelling === undefined) {
          spelling = learn(raw)
          spellings.set(raw, spelling)
        }
        spelling.count++
        const whole = spelling.forms[0]
        if (whole === undefined) continue
        for (const form of spelling.forms) counts[form] = (counts[form] ?? 0) + 1
        sequence.push(whole)
        length++
      }
      lengths[d * fieldCount + field] = length
    })
  })
  return renumbered({ numbers, counts, pieces, spellings: [...spellings.values()], sequence, lengths })
}

/** The pieces of a hyphenated word that can be searched. */
export function contentPieces(word: Reading): readonly string[] {
  return word.pieces.filter((piece) => piece.length > 1 && !stopWords.has(piece))
}

interface Unsorted {
  readonly numbers: ReadonlyMap<string, number>
  readonly counts: readonly number[]
  readonly pieces: ReadonlyMap<string, readonly string[]>
  readonly spellings: readonly Spelling[]
  readonly sequence: readonly number[]
  readonly lengths: Uint32Array
}

function renumbered({ numbers, counts, pieces, spellings, sequence, lengths }: Unsorted): Corpus {
  const forms = [...numbers.keys()].sort()
  const moved = new Uint32Array(forms.length)
  forms.forEach((form, i) => {
    moved[numbers.get(form) ?? 0] = i
  })
  const best: (Spelling | undefined)[] = new Array(forms.length)
  for (const spelling of spellings) {
    if (spelling.forms[0] === undefined) continue
    const form = moved[spelling.forms[0]] ?? 0
    const known = best[form]
    const isBetter = known === undefined || spelling.count > known.count
    if (isBetter || (spelling.count === known.count && spelling.text < known.text)) best[form] = spelling
  }
  const sortedCounts = new Uint32Array(forms.length)
  counts.forEach((count, before) => {
    sortedCounts[moved[before] ?? 0] = count
  })
  return {
    forms,
    counts: sortedCounts,
    spellings: forms.map((form, i) => best[i]?.text ?? form),
    pieces,
    words: Uint32Array.from(sequence, (form) => moved[form] ?? 0),
    lengths,
  }
}
