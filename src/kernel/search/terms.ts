// The shapes of the search core: what goes in, what an index is, what comes out.

import type { PackedWords } from './index/packed-words.ts'

export interface SearchDocument {
  readonly id: string
  /** Searched separately from other groups (a region), while the statistics of words are shared. */
  readonly group: string
  readonly title: string
  /** Headings and categories above the document, as words. */
  readonly path: string
  readonly body: string
}

/**
 * Everything is a typed array or a plain number, see index-buffer.ts for one shareable buffer.
 * Form = folded word as written; stem = what is searched. Lists are in CSR layout: list i is xs[starts[i]..starts[i+1]].
 */
export interface SearchIndex {
  readonly documentCount: number
  /** A compound's parts need this many occurrences. */
  readonly partCount: number
  readonly ids: PackedWords
  /** Documents are sorted by group, then id: group g holds documents groupStarts[g]..groupStarts[g + 1]. */
  readonly groups: PackedWords
  readonly groupStarts: Uint32Array
  readonly forms: PackedWords
  /** Per form: its most frequent spelling, for people. */
  readonly spellings: PackedWords
  readonly stems: PackedWords
  /** Per form: occurrences in the corpus, its stem, the stems of its compound parts. */
  readonly formCounts: Uint32Array
  readonly formStems: Uint32Array
  readonly partStarts: Uint32Array
  readonly parts: Uint32Array
  /** Per stem: its documents in ascending order and the field-weighted, length-normalised term frequency of each. */
  readonly postingStarts: Uint32Array
  readonly postingDocuments: Uint32Array
  readonly postingImpacts: Float32Array
  /** Per trigram key (sorted): forms that contain it. */
  readonly trigramKeys: Uint32Array
  readonly trigramStarts: Uint32Array
  readonly trigramForms: Uint32Array
}

export interface SearchRequest {
  readonly query: string
  /** Only documents of these groups; of all groups when absent. */
  readonly groups?: readonly string[]
  readonly limit: number
  /** Keeps only documents for which it answers true; takes the document's number. */
  readonly accept?: (document: number) => boolean
  /** What a document's score is multiplied by (how sure it is); takes the document's number, answers 0..1. */
  readonly factor?: (document: number) => number
}

export interface Hit {
  readonly id: string
  readonly document: number
  readonly score: number
}

export interface SearchAnswer {
  /** Best first; equal scores in the order of ids. */
  readonly hits: readonly Hit[]
  /** Numbers of all documents that contain anything of the query, ascending; for counts of facets. */
  readonly matching: Uint32Array
  /** Their scores, in the same order. */
  readonly matchingScores: Float64Array
  /** How much of the query each has, 0..1 of what the best of them has: weights of its concepts, however often said. */
  readonly matchingCover: Float64Array
  /** Words that nobody uses here, and what they were taken for. */
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[]
  /** Other wordings of the same that were looked for, too. */
  readonly alsoSearched: readonly string[]
  /** The query with unknown words replaced by the nearest known ones ("Meinten Sie …?"). */
  readonly suggestion?: string
  /** Stem to weight of everything that was searched for; input of highlights. */
  readonly searched: ReadonlyMap<string, number>
}
