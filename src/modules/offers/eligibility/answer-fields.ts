// The questions as form fields, and the answers in words. Pure.
import type { FieldOption, FormField } from '../../../platform/html/index.ts'
import { answerParameter, elsewhereWord, noneWord, noSchoolWord, wordsOf } from './answers-address.ts'
import {
  abschlussKeys,
  abschlussLabel,
  germanAnswer,
  germanLevels,
  rechtskreisAnswer,
  rechtskreisKeys,
  situationAnswer,
  situationKeys,
} from './code-lists.ts'
import type { Answers, Dimension } from './decide.ts'
import { firstGrade, lastGrade, oldestAge, youngestAge } from './eligibility.ts'
import type { Naming } from './plain-words.ts'
import type { RegionPlaces } from './store.ts'
import { e } from './texts.ts'

/** Longer lists of places are a select, so that a phone need not scroll through them. */
const mostRadios = 12

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Undefined for a question with a free number. */
function optionsOf(about: Dimension, given: { places: RegionPlaces; naming: Naming }): FieldOption[] | undefined {
  const of = (keys: readonly string[], label: (key: string) => string): FieldOption[] =>
    keys.map((key) => ({ value: key, label: label(key) }))
  const none = { value: noneWord, label: e.answers.none }
  switch (about) {
    case 'situations':
      return [...of(situationKeys, situationAnswer), none]
    case 'rechtskreise':
      return [...of(rechtskreisKeys, rechtskreisAnswer), none]
    case 'grade': {
      const grades = Array.from({ length: lastGrade - firstGrade + 1 }, (_, index) => firstGrade + index)
      return [
        ...grades.map((grade) => ({ value: String(grade), label: e.answers.grade(grade) })),
        { value: noSchoolWord, label: e.answers.noSchool },
      ]
    }
    case 'abschluss':
      return of(abschlussKeys, (key) => capital(abschlussLabel(key, given.naming)))
    case 'german':
      return of(germanLevels, germanAnswer)
    case 'residence':
      return [...placeOptions(given.places), { value: elsewhereWord, label: e.answers.elsewhere }]
    case 'support':
      return [
        { value: 'ja', label: e.answers.yes },
        { value: 'nein', label: e.answers.no },
      ]
    case 'age':
      return undefined
  }
}

/**
 * Last comes a place of the region that the list does not name: people say the name of their village, and not every
 * region has imported its Gemeinden. A region made of Gemeinden names all of its places itself.
 */
function placeOptions({ municipalities, kreisKeys, name }: RegionPlaces): FieldOption[] {
  const kreise = kreisKeys.filter((key) => key.length === 5)
  const label = (key: string): string => {
    if (kreise.length > 1) return e.answers.otherPlace(e.rules.kreis(key))
    return municipalities.length === 0 ? e.answers.inRegion(name) : e.answers.otherPlace(name)
  }
  return [
    ...municipalities.map((one) => ({ value: one.key, label: one.name })),
    ...kreise.map((key) => ({ value: key, label: label(key) })),
  ]
}

export function answerField(
  about: Dimension,
  given: {
    places: RegionPlaces
    naming: Naming
    answers: Answers
    typed?: string | undefined
    error?: string | undefined
  },
): FormField {
  const { ask: label, help } = e.questions[about]
  const base = { name: answerParameter[about], label, help, error: given.error }
  const words = wordsOf(about, given.answers)
  const options = optionsOf(about, given)
  if (options === undefined) {
    return {
      ...base,
      control: 'number',
      inputMode: 'numeric',
      width: 'short',
      min: String(youngestAge),
      max: String(oldestAge),
      value: words[0] ?? given.typed ?? '',
    }
  }
  if (about === 'situations' || about === 'rechtskreise')
    return { ...base, control: 'checkboxes', options, value: words }
  return { ...base, control: options.length > mostRadios ? 'select' : 'radio', options, value: words[0] ?? '' }
}

/** The answer in words, for the list of answers. */
export function answerLabel(
  about: Dimension,
  given: { places: RegionPlaces; naming: Naming; answers: Answers },
): string {
  if (about === 'age') return given.answers.age === undefined ? '' : e.answers.years(given.answers.age)
  const options = optionsOf(about, given) ?? []
  return wordsOf(about, given.answers)
    .map((word) => (options.find(({ value }) => value === word)?.label ?? word).replace(/\.$/, ''))
    .join('; ')
}
