// Cuts a text into words and remembers where they stood, so that highlights can point into the original text.

import { foldWord } from './fold-word.ts'

export interface Word {
  /** Folded form, never empty. */
  readonly form: string
  /** UTF-16 offsets into the text that was read. */
  readonly start: number
  readonly end: number
  readonly isCapital: boolean
  /** Folded pieces between hyphens, when the word was written with hyphens (Ausbildungs-Platz); otherwise empty. */
  readonly pieces: readonly string[]
}

// A run of letters and digits; hyphens, mediopunkt and soft hyphens only inside. Gender marks (Schüler:innen) belong to it.
const run = /[\p{L}\p{N}\p{M}]+(?:(?:[-‐‑·\u00ad•]|[:*_/](?=-?innen?\b)-?)[\p{L}\p{N}\p{M}]+)*/gu
const genderMark = /[:*_/·•]-?in(?:nen)?$/i
const hyphen = /[-‐‑·•]/
const softHyphen = /\u00ad/g
const innerCapital = /^(\p{Lu}\p{Ll}{3,})Innen$/u

/** One word is at most this long; the rest of a longer run is not read, because no German word needs it. */
const longestWord = 80

export interface Run {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Everything that may be a word, as written. O(length of the text); total for any string. */
export function readRuns(text: string): Run[] {
  return Array.from(text.matchAll(run), (match) => {
    const end = match.index + match[0].length
    return { text: match[0].slice(0, longestWord), start: match.index, end }
  })
}

export interface Reading {
  readonly form: string
  readonly pieces: readonly string[]
}

/** How a run is read, or undefined when no letter remains of it. Depends on the run's text alone. */
export function readRun(text: string): Reading | undefined {
  const neutral = text.replace(softHyphen, '').replace(genderMark, '').replace(innerCapital, '$1')
  const pieces = neutral
    .split(hyphen)
    .map(foldWord)
    .filter((piece) => piece !== '')
  const form = foldWord(pieces.join(''))
  return form === '' ? undefined : { form, pieces: pieces.length > 1 ? pieces : [] }
}

/** All words of a text in their order. O(length of the text); total for any string. */
export function readWords(text: string): Word[] {
  return readRuns(text).flatMap(({ text: raw, start, end }) => {
    const reading = readRun(raw)
    return reading === undefined ? [] : [{ ...reading, start, end, isCapital: isCapital(raw) }]
  })
}

function isCapital(raw: string): boolean {
  const first = raw.charAt(0)
  return first !== first.toLowerCase()
}
