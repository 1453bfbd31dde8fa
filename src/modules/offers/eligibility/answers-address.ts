// The answers as they stand in an address, and nowhere else: read whatever comes, say what could not be read. Pure.
import { abschlussKeys, germanLevels, rechtskreisKeys, situationKeys } from './code-lists.ts'
import { type Answers, type Dimension, dimensions } from './decide.ts'
import { firstGrade, lastGrade, oldestAge, youngestAge } from './eligibility.ts'

/** German, because people read addresses. */
export const answerParameter: Readonly<Record<Dimension, string>> = {
  situations: 'lage',
  grade: 'klasse',
  age: 'alter',
  abschluss: 'abschluss',
  residence: 'wohnort',
  german: 'deutsch',
  rechtskreise: 'amt',
  support: 'foerderbedarf',
}

/** Left unanswered on purpose. */
export const skipWord = 'keine-angabe'
export const noneWord = 'nichts'
export const noSchoolWord = 'keine'
export const elsewhereWord = 'woanders'

/** What the region knows of places: answers outside of it are no answers here. */
export interface KnownPlaces {
  readonly kreisKeys: readonly string[]
  readonly municipalities: readonly { readonly key: string }[]
}

export interface ReadAnswers {
  readonly answers: Answers
  readonly skipped: readonly Dimension[]
  /** Questions whose value in the address says nothing we know. */
  readonly unreadable: readonly Dimension[]
}

export function readAnswers(parameters: URLSearchParams, places: KnownPlaces): ReadAnswers {
  let answers: Answers = {}
  const skipped: Dimension[] = []
  const unreadable: Dimension[] = []
  for (const about of dimensions) {
    const given = parameters.getAll(answerParameter[about]).filter((value) => value !== '')
    if (given.length === 0) continue
    if (given.includes(skipWord)) {
      skipped.push(about)
      continue
    }
    const read = readAnswer(about, given, places)
    if (read === undefined) unreadable.push(about)
    else answers = { ...answers, ...read }
  }
  return { answers, skipped, unreadable }
}

function readAnswer(about: Dimension, given: readonly string[], places: KnownPlaces): Answers | undefined {
  const [first = '', ...others] = given
  if (about === 'situations' || about === 'rechtskreise') {
    const keys = chosen(given, about === 'situations' ? situationKeys : rechtskreisKeys)
    return keys && { [about]: keys }
  }
  // One question has one answer: two say nothing.
  if (others.some((other) => other !== first)) return undefined
  switch (about) {
    case 'age': {
      const age = wholeNumber(first, youngestAge, oldestAge)
      return age === undefined ? undefined : { age }
    }
    case 'grade': {
      const grade = first === noSchoolWord ? 0 : wholeNumber(first, firstGrade, lastGrade)
      return grade === undefined ? undefined : { grade }
    }
    case 'abschluss':
      return abschlussKeys.includes(first) ? { abschluss: first } : undefined
    case 'german':
      return germanLevels.includes(first) ? { german: first } : undefined
    case 'residence':
      return readResidence(first, places)
    case 'support':
      return first === 'ja' || first === 'nein' ? { support: first === 'ja' } : undefined
  }
}

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

/** "None of these" together with one of these contradicts itself, so it says nothing. */
function chosen(given: readonly string[], keys: readonly string[]): readonly string[] | undefined {
  if (given.every((value) => value === noneWord)) return []
  return given.every((value) => keys.includes(value)) ? keys.filter((key) => given.includes(key)) : undefined
}

function readResidence(value: string, { kreisKeys, municipalities }: KnownPlaces): Answers | undefined {
  if (value === elsewhereWord) {
    const outside = kreisKeys.length > 0 ? kreisKeys : municipalities.map(({ key }) => key)
    return { residence: { outside } }
  }
  const isKnown = municipalities.some(({ key }) => key === value) || kreisKeys.includes(value)
  return isKnown ? { residence: { inside: value } } : undefined
}

export type AnswerParameters = Readonly<Record<string, readonly string[]>>

/** The other way round; what was not answered is left out. */
export function parametersOfAnswers({ answers, skipped }: Omit<ReadAnswers, 'unreadable'>): AnswerParameters {
  const values = dimensions.map((about): [string, readonly string[]] => [
    answerParameter[about],
    skipped.includes(about) ? [skipWord] : wordsOf(about, answers),
  ])
  return Object.fromEntries(values.filter(([, words]) => words.length > 0))
}

/** The words that stand for one answer in the address, as a form sends them. */
export function wordsOf(about: Dimension, answers: Answers): readonly string[] {
  switch (about) {
    case 'situations':
    case 'rechtskreise': {
      const keys = answers[about]
      return keys === undefined ? [] : keys.length === 0 ? [noneWord] : keys
    }
    case 'age':
      return answers.age === undefined ? [] : [String(answers.age)]
    case 'grade':
      return answers.grade === undefined ? [] : [answers.grade === 0 ? noSchoolWord : String(answers.grade)]
    case 'abschluss':
      return answers.abschluss === undefined ? [] : [answers.abschluss]
    case 'german':
      return answers.german === undefined ? [] : [answers.german]
    case 'residence':
      if (answers.residence === undefined) return []
      return ['inside' in answers.residence ? answers.residence.inside : elsewhereWord]
    case 'support':
      return answers.support === undefined ? [] : [answers.support ? 'ja' : 'nein']
  }
}
