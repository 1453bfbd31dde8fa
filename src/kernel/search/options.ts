// Every number of the search in one place. Why they are round, and what was rejected: decision 0006.

export interface SearchOptions {
  /** Fields: weight, and how much their length counts (b of BM25, 0..1). */
  readonly titleWeight: number
  readonly pathWeight: number
  readonly bodyWeight: number
  readonly titleLength: number
  readonly pathLength: number
  readonly bodyLength: number
  /** Saturation of term frequency. */
  readonly k1: number
  /** A compound's parts need this many occurrences in a corpus of up to a million words, one more per further million. */
  readonly partCount: number
  /** Weight of a compound's part in a document, beside the whole word. */
  readonly partInText: number
  /** Weight of a compound's part in a query when the searched documents have the whole word, and when not. */
  readonly partInQuery: number
  readonly partOfUnknown: number
  /** Weight of words in lower case within a sentence: nouns carry German questions. */
  readonly lowerCase: number
  /** Weight of corrections at one and at two edits. */
  readonly fuzzyOne: number
  readonly fuzzyTwo: number
  /** "Ausbildungs platz": weight of the joined word, and what remains of the single words. */
  readonly joined: number
  readonly joinedParts: number
  /** It must occur at least this often per occurrence of its rarest word: a gap that was forgotten once is no compound. */
  readonly joinedShare: number
  /** Same meanings: of the field (or of a word that does not occur), and of common German. */
  readonly synonymOfField: number
  readonly synonymCommon: number
}

export const defaults: SearchOptions = {
  titleWeight: 3,
  pathWeight: 1,
  bodyWeight: 1,
  titleLength: 0.5,
  pathLength: 0.75,
  bodyLength: 0.75,
  k1: 2,
  partCount: 1,
  partInText: 0.4,
  partInQuery: 0.7,
  partOfUnknown: 0.8,
  lowerCase: 0.6,
  fuzzyOne: 0.7,
  fuzzyTwo: 0.4,
  joined: 1,
  joinedParts: 0.5,
  joinedShare: 0.25,
  synonymOfField: 0.5,
  synonymCommon: 0.1,
}
