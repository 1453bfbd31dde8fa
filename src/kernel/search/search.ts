// One query against one index: BM25F over concepts.

import { wordAt, wordCount, wordNumber } from './index/packed-words.ts'
import { firstPosting, type Range } from './index/postings.ts'
import { defaults, type SearchOptions } from './options.ts'
import { analyseQuery, type Concept, type Replacement } from './query/analyse-query.ts'
import { type Meanings, noMeanings } from './query/find-same-meanings.ts'
import { takeBest } from './take-best.ts'
import type { SearchAnswer, SearchIndex, SearchRequest } from './terms.ts'

/** An index with its working memory; answers one query at a time. */
export interface Searcher {
  readonly index: SearchIndex
  readonly meanings: Meanings
  readonly scores: Float64Array
  /** Per document: weights of the concepts that it has. */
  readonly covered: Float64Array
  readonly frequencies: Float64Array
  /** Documents with a frequency of the current concept. */
  readonly touched: Uint32Array
  readonly sharedTrigrams: Uint8Array
}

export function createSearcher(index: SearchIndex, meanings: Meanings = noMeanings): Searcher {
  return {
    index,
    meanings,
    scores: new Float64Array(index.documentCount),
    covered: new Float64Array(index.documentCount),
    frequencies: new Float64Array(index.documentCount),
    touched: new Uint32Array(index.documentCount),
    sharedTrigrams: new Uint8Array(wordCount(index.forms)),
  }
}

/**
 * The best documents of some groups. Never throws, whatever the query. O(postings of the query's stems within the
 * group + matching · log limit). Variants of one concept (corrections, same meanings) are summed before saturation, so
 * that two wordings of one thing never outweigh two things.
 */
export function search(searcher: Searcher, request: SearchRequest, options: SearchOptions = defaults): SearchAnswer {
  const { index, scores, covered } = searcher
  const ranges = rangesOf(index, request.groups)
  const { concepts, corrections, alsoSearched } = analyseQuery(index, request.query, {
    ranges,
    options,
    meanings: searcher.meanings,
    shared: searcher.sharedTrigrams,
  })
  for (const concept of concepts) for (const range of ranges) addScores(searcher, concept, range, options.k1)
  const matching = takeMatching(searcher, ranges, request)
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0)
    return difference < 0 || (difference === 0 && a > b)
  }
  const hits = takeBest(matching, request.limit, isWorse).map((document) => ({
    id: wordAt(index.ids, document),
    document,
    score: scores[document] ?? 0,
  }))
  const matchingScores = new Float64Array(matching.length)
  const matchingCover = new Float64Array(matching.length)
  let most = 0
  // Plain loops: a function per document would take longer than the search itself.
  for (let i = 0; i < matching.length; i++) {
    const document = matching[i] ?? 0
    const cover = covered[document] ?? 0
    matchingScores[i] = scores[document] ?? 0
    matchingCover[i] = cover
    if (cover > most) most = cover
  }
  for (let i = 0; i < matching.length; i++) matchingCover[i] = (matchingCover[i] ?? 0) / most
  for (const { from, to } of ranges) {
    scores.fill(0, from, to)
    covered.fill(0, from, to)
  }
  const searched = new Map<string, number>()
  for (const { variants, weight } of concepts) {
    for (const { stem, weight: share } of variants) {
      const name = wordAt(index.stems, stem)
      searched.set(name, Math.max(searched.get(name) ?? 0, weight * share))
    }
  }
  return {
    hits,
    matching: matching.slice(),
    matchingScores,
    matchingCover,
    searched,
    alsoSearched,
    corrections: corrections.map(({ start, end, text }) => ({ typed: request.query.slice(start, end), meant: text })),
    ...(corrections.length > 0 ? { suggestion: withReplacements(request.query, corrections) } : {}),
  }
}

function withReplacements(query: string, replacements: readonly Replacement[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text } of replacements) {
    if (start < at) continue
    out += query.slice(at, start) + text
    at = end
  }
  return out + query.slice(at)
}

/** The documents of some groups, or of all; ascending and apart from each other. */
export function rangesOf(index: SearchIndex, groups: readonly string[] | undefined): readonly Range[] {
  if (groups === undefined) return [{ from: 0, to: index.documentCount }]
  const numbers = new Set(groups.map((name) => wordNumber(index.groups, name)))
  return [...numbers]
    .filter((group) => group >= 0)
    .sort((a, b) => a - b)
    .map((group) => ({ from: index.groupStarts[group] ?? 0, to: index.groupStarts[group + 1] ?? 0 }))
}

function addScores(searcher: Searcher, { variants, weight }: Concept, range: Range, k1: number): void {
  const { index, scores, covered, frequencies, touched } = searcher
  const { postingDocuments, postingImpacts } = index
  const full = weight * (k1 + 1)
  const [only] = variants
  if (variants.length === 1 && only !== undefined) {
    const end = index.postingStarts[only.stem + 1] ?? 0
    for (let i = firstPosting(index, only.stem, range.from); i < end; i++) {
      const document = postingDocuments[i] ?? 0
      if (document >= range.to) break
      const frequency = only.weight * (postingImpacts[i] ?? 0)
      scores[document] = (scores[document] ?? 0) + (full * frequency) / (k1 + frequency)
      covered[document] = (covered[document] ?? 0) + weight
    }
    return
  }
  let count = 0
  for (const variant of variants) {
    const end = index.postingStarts[variant.stem + 1] ?? 0
    for (let i = firstPosting(index, variant.stem, range.from); i < end; i++) {
      const document = postingDocuments[i] ?? 0
      if (document >= range.to) break
      const before = frequencies[document] ?? 0
      if (before === 0) {
        touched[count++] = document
        // Variants come with the surest one first.
        covered[document] = (covered[document] ?? 0) + (weight * variant.weight) / (only?.weight ?? 1)
      }
      frequencies[document] = before + variant.weight * (postingImpacts[i] ?? 0)
    }
  }
  for (let i = 0; i < count; i++) {
    const document = touched[i] ?? 0
    const frequency = frequencies[document] ?? 0
    frequencies[document] = 0
    scores[document] = (scores[document] ?? 0) + (full * frequency) / (k1 + frequency)
  }
}

/** Ascending numbers of the documents with a score, that is weighted here; a view on the searcher's working memory. */
function takeMatching(
  { scores, touched }: Searcher,
  ranges: readonly Range[],
  { accept, factor }: SearchRequest,
): Uint32Array {
  let count = 0
  for (const { from, to } of ranges) {
    for (let document = from; document < to; document++) {
      const score = scores[document] ?? 0
      if (score <= 0 || accept?.(document) === false) continue
      touched[count++] = document
      if (factor !== undefined) scores[document] = score * factor(document)
    }
  }
  return touched.subarray(0, count)
}
