// Documents in, index out. Pure and independent of the order of the documents.

import { splitCompound } from '../../german/split-compound.ts'
import { stemWord } from '../../german/stem-word.ts'
import { defaults, type SearchOptions } from '../options.ts'
import type { SearchDocument, SearchIndex } from '../terms.ts'
import { type NumberedLists, numberedLists } from './numbered-lists.ts'
import { packWords } from './packed-words.ts'
import { type Corpus, fieldCount, readCorpus } from './read-corpus.ts'
import { buildTrigrams } from './trigrams.ts'

/**
 * Builds the index. O(total length of the texts); identifiers must be distinct, which the caller checks.
 * The field weights and lengths of the options are baked in, the rest is chosen per search.
 */
export function buildIndex(documents: readonly SearchDocument[], options: SearchOptions = defaults): SearchIndex {
  const sorted = [...documents].sort((a, b) => compare(a.group, b.group) || compare(a.id, b.id))
  const corpus = readCorpus(sorted)
  const stems = new Map<string, number>()
  const stemNumber = (form: string): number => {
    const stem = stemWord(form)
    const known = stems.get(stem)
    if (known !== undefined) return known
    stems.set(stem, stems.size)
    return stems.size - 1
  }
  const formStems = Uint32Array.from(corpus.forms, stemNumber)
  const partCount = options.partCount + Math.floor(corpus.words.length / 1_000_000)
  const parts = partsOf(corpus, { formStems, stemNumber, partCount })
  const postings = buildPostings({
    documentCount: sorted.length,
    stemCount: stems.size,
    formStems,
    parts,
    corpus,
    options,
  })
  return {
    documentCount: sorted.length,
    partCount,
    ids: packWords(sorted.map((document) => document.id)),
    ...groupsOf(sorted),
    forms: packWords(corpus.forms),
    spellings: packWords(corpus.spellings),
    stems: packWords([...stems.keys()]),
    formCounts: corpus.counts,
    formStems,
    partStarts: parts.starts,
    parts: parts.values,
    ...postings,
    ...buildTrigrams(corpus.forms),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function groupsOf(sorted: readonly SearchDocument[]): Pick<SearchIndex, 'groups' | 'groupStarts'> {
  const names: string[] = []
  const starts: number[] = []
  sorted.forEach(({ group }, i) => {
    if (names.at(-1) === group) return
    names.push(group)
    starts.push(i)
  })
  return { groups: packWords(names), groupStarts: Uint32Array.from([...starts, sorted.length]) }
}

interface PartRules {
  readonly formStems: Uint32Array
  readonly stemNumber: (form: string) => number
  readonly partCount: number
}

/** Per form the stems of its parts: split by the corpus, else as the hyphens say. */
function partsOf(corpus: Corpus, { formStems, stemNumber, partCount }: PartRules): NumberedLists {
  const numbers = new Map(corpus.forms.map((form, i) => [form, i]))
  const countOf = (form: string): number => {
    const count = corpus.counts[numbers.get(form) ?? -1] ?? 0
    return count >= partCount ? count : 0
  }
  const lists = corpus.forms.map((form, i) => {
    const split = splitCompound(form, countOf)
    const stems = (split.length > 0 ? split : (corpus.pieces.get(form) ?? [])).map(stemNumber)
    return [...new Set(stems)].filter((stem) => stem !== formStems[i])
  })
  return numberedLists(lists)
}

interface PostingsInput {
  readonly documentCount: number
  readonly stemCount: number
  readonly formStems: Uint32Array
  readonly parts: NumberedLists
  readonly corpus: Corpus
  readonly options: SearchOptions
}

type Postings = Pick<SearchIndex, 'postingStarts' | 'postingDocuments' | 'postingImpacts'>

/**
 * BM25F term frequencies: occurrences weighted by field and normalised by the field's length, summed over fields
 * (Robertson, Zaragoza & Taylor 2004). Two passes: count, then fill.
 */
function buildPostings(input: PostingsInput): Postings {
  const postingStarts = new Uint32Array(input.stemCount + 1)
  forEachImpact(input, (stem) => {
    postingStarts[stem + 1] = (postingStarts[stem + 1] ?? 0) + 1
  })
  for (let stem = 0; stem < input.stemCount; stem++) {
    postingStarts[stem + 1] = (postingStarts[stem + 1] ?? 0) + (postingStarts[stem] ?? 0)
  }
  const next = postingStarts.slice()
  const total = postingStarts[input.stemCount] ?? 0
  const postingDocuments = new Uint32Array(total)
  const postingImpacts = new Float32Array(total)
  forEachImpact(input, (stem, document, impact) => {
    const slot = next[stem] ?? 0
    next[stem] = slot + 1
    postingDocuments[slot] = document
    postingImpacts[slot] = impact
  })
  return { postingStarts, postingDocuments, postingImpacts }
}

function forEachImpact(input: PostingsInput, visit: (stem: number, document: number, impact: number) => void): void {
  const { documentCount, stemCount, formStems, parts, corpus, options } = input
  const averages = averageLengths(corpus, documentCount)
  const weights = [options.titleWeight, options.pathWeight, options.bodyWeight]
  const slopes = [options.titleLength, options.pathLength, options.bodyLength]
  const impacts = new Float64Array(stemCount)
  let touched: number[] = []
  const add = (stem: number, value: number): void => {
    if (impacts[stem] === 0) touched.push(stem)
    impacts[stem] = (impacts[stem] ?? 0) + value
  }
  let at = 0
  for (let document = 0; document < documentCount; document++) {
    for (let field = 0; field < fieldCount; field++) {
      const length = corpus.lengths[document * fieldCount + field] ?? 0
      const slope = slopes[field] ?? 0
      const one = (weights[field] ?? 0) / (1 - slope + (slope * length) / (averages[field] ?? 1))
      for (const end = at + length; at < end; at++) {
        const form = corpus.words[at] ?? 0
        add(formStems[form] ?? 0, one)
        const lastPart = parts.starts[form + 1] ?? 0
        for (let p = parts.starts[form] ?? 0; p < lastPart; p++) add(parts.values[p] ?? 0, one * options.partInText)
      }
    }
    for (const stem of touched) {
      visit(stem, document, impacts[stem] ?? 0)
      impacts[stem] = 0
    }
    touched = []
  }
}

function averageLengths(corpus: Corpus, documentCount: number): number[] {
  return Array.from({ length: fieldCount }, (_, field) => {
    let sum = 0
    for (let d = 0; d < documentCount; d++) sum += corpus.lengths[d * fieldCount + field] ?? 0
    return sum / documentCount || 1
  })
}
