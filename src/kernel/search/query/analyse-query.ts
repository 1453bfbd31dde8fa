// What a query means for one index: concepts, each with the stems that express it and their weights.

import { readWords, type Word } from '../../german/read-words.ts'
import { coverCompound, joinParts, splitCompound } from '../../german/split-compound.ts'
import { stemWord } from '../../german/stem-word.ts'
import { stopWords } from '../../german/stop-words.ts'
import { wordAt, wordNumber } from '../index/packed-words.ts'
import { inverseFrequency, occursIn, type Range, stemCount } from '../index/postings.ts'
import { contentPieces } from '../index/read-corpus.ts'
import type { SearchOptions } from '../options.ts'
import type { SearchIndex } from '../terms.ts'
import { completeWord } from './complete-word.ts'
import { correctWord, nearestWord } from './correct-word.ts'
import { findSameMeanings, type Meanings, type Wording } from './find-same-meanings.ts'

export interface Variant {
  readonly stem: number
  /** 0..1: how surely the stem expresses the concept. */
  readonly weight: number
}

export interface Concept {
  readonly variants: readonly Variant[]
  /** Already includes the inverse document frequency. */
  readonly weight: number
}

export interface Analysis {
  readonly concepts: readonly Concept[]
  readonly corrections: readonly Replacement[]
  /** Other wordings that were looked for and that the searched documents have, the most meant first. */
  readonly alsoSearched: readonly string[]
}

/** What a word was taken for. */
export interface Replacement {
  /** UTF-16 offsets into the query. */
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Item {
  readonly form: string
  readonly isCapital: boolean
  readonly pieces: readonly string[]
  readonly word: Word
}

interface Asked {
  readonly index: SearchIndex
  readonly ranges: readonly Range[]
  readonly options: SearchOptions
  /** Scratch: one byte per form, zero before and after. */
  readonly shared: Uint8Array
  readonly countOf: (form: string) => number
  /** The number of a stem when the searched documents have it, otherwise -1. */
  readonly knownStem: (stem: string) => number
  readonly concepts: Map<number, Concept>
  readonly meanings: Meanings
  readonly replacements: Replacement[]
  readonly alsoSearched: Set<string>
  /** Words that may still be looked up for corrections; the search for them is the dearest step. */
  correctionsLeft: number
}

/** What is read of a query: more says nothing about what is looked for. */
const longestQuery = 2000
const mostWords = 32
const mostCorrections = 8

/**
 * Turns a query into concepts. Total for any string; O(words · (word length² + forms sharing trigrams)).
 */
export function analyseQuery(
  index: SearchIndex,
  query: string,
  {
    ranges,
    options,
    meanings,
    shared,
  }: { ranges: readonly Range[]; options: SearchOptions; meanings: Meanings; shared: Uint8Array },
): Analysis {
  const asked: Asked = {
    index,
    ranges,
    options,
    shared,
    countOf: (form) => {
      const count = index.formCounts[wordNumber(index.forms, form)] ?? 0
      return count >= index.partCount ? count : 0
    },
    knownStem: (stem) => {
      const number = wordNumber(index.stems, stem)
      return number >= 0 && occursIn(index, number, ranges) ? number : -1
    },
    concepts: new Map(),
    meanings,
    replacements: [],
    alsoSearched: new Set(),
    correctionsLeft: mostCorrections,
  }
  const words = readWords(query.slice(0, longestQuery))
  const content = words.filter((word) => !stopWords.has(word.form))
  const isSentence = content.length < words.length && words.length > 2
  const items = (content.length > 0 ? content : words)
    .slice(0, mostWords)
    .flatMap((word) => itemsOf(word, asked))
    .slice(0, mostWords)
  const weights = items.map((item) => (isSentence && !item.isCapital ? options.lowerCase : 1))
  joinNeighbours(items, weights, asked)
  const meant = items.map((item, i) => addItem(item, weights[i] ?? 1, asked))
  addSameMeanings(
    meant.map(({ stem }) => stem),
    meant.map(({ sureness }, i) => (weights[i] ?? 1) * sureness),
    asked,
  )
  return {
    concepts: [...asked.concepts.values()],
    corrections: asked.replacements,
    alsoSearched: [...asked.alsoSearched],
  }
}

/** A word written with hyphens is one word if the corpus knows it or can split it, otherwise its pieces. */
function itemsOf(word: Word, { knownStem, countOf }: Asked): Item[] {
  const pieces = contentPieces(word)
  const whole = { form: word.form, isCapital: word.isCapital, pieces, word }
  const isOne = pieces.length === 0 || knownStem(stemWord(word.form)) >= 0
  if (isOne || splitCompound(word.form, countOf).length > 0) return [whole]
  return pieces.map((form) => ({ form, isCapital: true, pieces: [], word }))
}

/** Keeps the strongest concept per stem; the weight is multiplied by the variants' mean inverse document frequency. */
function addConcept(variants: readonly Variant[], weight: number, { index, concepts }: Asked): void {
  const first = variants[0]
  if (first === undefined || first.stem < 0 || weight <= 0) return
  let total = 0
  let mass = 0
  for (const variant of variants) {
    total += variant.weight * inverseFrequency(index, stemCount(index, variant.stem))
    mass += variant.weight
  }
  const full = (weight * total) / mass
  const known = concepts.get(first.stem)
  if (known === undefined || known.weight < full) concepts.set(first.stem, { variants, weight: full })
}

/** "Ausbildungs platz": neighbours that the corpus knows as one word mean that word; their own weights shrink. */
function joinNeighbours(items: readonly Item[], weights: number[], asked: Asked): void {
  const { options } = asked
  const before = [...weights]
  for (let i = 0; i + 1 < items.length; i++) {
    for (const size of [3, 2]) {
      const group = items.slice(i, i + size)
      if (group.length < size) continue
      const form = joinParts(
        group.map((item) => item.form),
        asked.countOf,
      )
      const stem = form === undefined ? -1 : asked.knownStem(stemWord(form))
      if (stem < 0 || isGlued(form ?? '', group, asked)) continue
      addConcept([{ stem, weight: 1 }], (before[i] ?? 1) * options.joined, asked)
      for (let k = i; k < i + size; k++) {
        weights[k] = Math.min(weights[k] ?? 1, (before[k] ?? 1) * options.joinedParts)
      }
      break
    }
  }
}

/** Two words glued together by mistake, once somewhere, are no compound: they stand apart far more often. */
function isGlued(form: string, group: readonly Item[], { countOf, options }: Asked): boolean {
  return countOf(form) < options.joinedShare * Math.min(...group.map((item) => countOf(item.form)))
}

/** What a word is taken for when other wordings of it are looked up; 1 = as it was typed. */
interface MeantWord {
  readonly stem: string
  readonly sureness: number
}

function addItem({ form, pieces, word }: Item, weight: number, asked: Asked): MeantWord {
  const { options, knownStem, countOf } = asked
  const typed = stemWord(form)
  const asTyped = { stem: typed, sureness: 1 }
  const stem = knownStem(typed)
  const split = splitCompound(form, countOf)
  const parts = split.length > 0 ? split : pieces
  // A word of the list is spelt well even where no document has it: its other wordings are looked up instead.
  const isListed = stem < 0 && isSaidOtherwise(typed, asked)
  const correction = stem < 0 && !isListed ? addCorrections(form, weight, asked) : undefined
  if (stem >= 0) addConcept([{ stem, weight: 1 }], weight, asked)
  addParts(parts, weight * (stem >= 0 ? options.partInQuery : options.partOfUnknown), asked)
  if (stem >= 0 || isListed) return asTyped
  const listed = nearestListed(form, correction, asked)
  const meant = listed ?? correction
  if (meant !== undefined) {
    if (word.form === form && parts.length === 0)
      asked.replacements.push({ start: word.start, end: word.end, text: meant.text })
    return { stem: meant.stem, sureness: certainty(meant.distance, options) }
  }
  if (parts.length > 0 || addCompletions(form, weight, asked)) return asTyped
  // An unknown compound with a mistake in it: what can be recognised, and corrections of the letters between.
  const { known, gaps } = coverCompound(form, (part) => (knownStem(stemWord(part)) < 0 ? 0 : countOf(part)))
  addParts(known, weight * options.partOfUnknown, asked)
  for (const gap of gaps) addCorrections(gap, weight * options.partOfUnknown, asked)
  return asTyped
}

const certainty = (distance: number, { fuzzyOne, fuzzyTwo }: SearchOptions): number =>
  distance === 1 ? fuzzyOne : fuzzyTwo

interface Spelling {
  readonly text: string
  readonly stem: string
  readonly distance: number
}

/** A misspelt word of the list of same meanings, where nothing in the documents is as near: "Lehrstele". */
function nearestListed(form: string, correction: Spelling | undefined, asked: Asked): Spelling | undefined {
  const nearest = nearestWord(asked.meanings.words.keys(), form)
  if (nearest === undefined || (correction !== undefined && correction.distance <= nearest.distance)) return undefined
  const stem = stemWord(nearest.word)
  if (!isSaidOtherwise(stem, asked)) return undefined
  return { text: asked.meanings.words.get(nearest.word) ?? nearest.word, stem, distance: nearest.distance }
}

/** Whether the searched documents have another wording of a word. */
const isSaidOtherwise = (stem: string, { meanings, knownStem }: Asked): boolean =>
  findSameMeanings(meanings, [stem]).some(({ wordings }) =>
    wordings.some(({ stems }) => stems.every((other) => knownStem(other) >= 0)),
  )

function addParts(parts: readonly string[], weight: number, asked: Asked): void {
  for (const part of parts) addConcept([{ stem: asked.knownStem(stemWord(part)), weight: 1 }], weight, asked)
}

/** Adds what an unknown form may have meant; answers the likeliest spelling, or undefined if there is nothing near. */
function addCorrections(form: string, weight: number, asked: Asked): Spelling | undefined {
  const { index, options, ranges, shared } = asked
  if (asked.correctionsLeft === 0) return undefined
  asked.correctionsLeft--
  const isUseful = (candidate: number): boolean => occursIn(index, index.formStems[candidate] ?? 0, ranges)
  const corrections = correctWord(index, form, { shared, isUseful })
  const variants: Variant[] = []
  for (const { form: candidate, distance } of corrections) {
    const stem = index.formStems[candidate] ?? 0
    if (variants.some((variant) => variant.stem === stem)) continue
    variants.push({ stem, weight: certainty(distance, options) })
    const share = weight * options.partInQuery * options.fuzzyOne
    const lastPart = index.partStarts[candidate + 1] ?? 0
    for (let p = index.partStarts[candidate] ?? 0; p < lastPart; p++) {
      addConcept([{ stem: index.parts[p] ?? 0, weight: 1 }], share, asked)
    }
  }
  addConcept(variants, weight * (variants[0]?.weight ?? 0), asked)
  const best = corrections[0]
  return (
    best && {
      text: wordAt(index.spellings, best.form),
      stem: wordAt(index.stems, index.formStems[best.form] ?? 0),
      distance: best.distance,
    }
  )
}

/** A word that is known only as the beginning of others may be half typed. */
function addCompletions(form: string, weight: number, asked: Asked): boolean {
  const { index, options, ranges } = asked
  const isUseful = (candidate: number): boolean => occursIn(index, index.formStems[candidate] ?? 0, ranges)
  const stems = new Set(completeWord(index, form, isUseful).map((candidate) => index.formStems[candidate] ?? 0))
  const variants = [...stems].map((stem) => ({ stem, weight: options.fuzzyOne }))
  addConcept(variants, weight * options.fuzzyOne, asked)
  return variants.length > 0
}

/**
 * Adds other wordings. One word for one word becomes a variant of the same concept; several words, or a wording for a
 * word that does not occur, become concepts of their own.
 */
function addSameMeanings(stems: readonly string[], weights: readonly number[], asked: Asked): void {
  const { options, knownStem } = asked
  for (const { position, length, wordings, isTerm } of findSameMeanings(asked.meanings, stems)) {
    const number = length === 1 ? knownStem(stems[position] ?? '') : -1
    const isUnknown = length === 1 && number < 0
    const factor = isTerm || isUnknown ? options.synonymOfField : options.synonymCommon
    const weight = factor * Math.max(...weights.slice(position, position + length))
    for (const wording of wordings) {
      if (isTerm && wording.stems.every((stem) => knownStem(stem) >= 0)) asked.alsoSearched.add(wording.text)
      addWording(wording, { number, weight, factor }, asked)
    }
  }
}

interface Meant {
  /** The concept's stem that the wording stands for, or -1. */
  readonly number: number
  readonly weight: number
  readonly factor: number
}

function addWording({ stems }: Wording, { number, weight, factor }: Meant, asked: Asked): void {
  const { concepts, knownStem } = asked
  const origin = stems.length === 1 ? concepts.get(number) : undefined
  if (origin === undefined) {
    for (const stem of stems) addConcept([{ stem: knownStem(stem), weight: 1 }], weight / stems.length, asked)
    return
  }
  const stem = knownStem(stems[0] ?? '')
  if (stem < 0 || concepts.has(stem)) return
  concepts.set(number, { ...origin, variants: [...origin.variants, { stem, weight: factor }] })
}
