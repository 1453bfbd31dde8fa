// The rules of an offer in plain words, and why it fits or not. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { abschlussLabel, germanAnswer, germanLabel, rechtskreisLabel, situationLabel } from './code-lists.ts'
import { type Answers, type Dimension, dimensions, outcomeOf, type Reason } from './decide.ts'
import type { Eligibility } from './eligibility.ts'
import { e } from './texts.ts'

/** What words depend on besides the rules: the Land names certificates, the region knows its places. */
export interface Naming {
  readonly land: string
  readonly on: PlainDate
  /** Names by Amtlicher Gemeindeschluessel: municipalities and Kreise of the region. */
  readonly places: ReadonlyMap<string, string>
}

const placeName = (key: string, { places }: Naming): string =>
  places.get(key) ?? (key.length === 8 ? e.rules.municipality(key) : e.rules.kreis(key))

function ruleInWords(rules: Eligibility, about: Dimension, naming: Naming): string {
  const certificate = (key: string | null) => (key === null ? null : abschlussLabel(key, naming))
  const level = (key: string | null) => (key === null ? null : germanLabel(key))
  switch (about) {
    case 'age':
      return e.rules.age(rules.age.from, rules.age.to)
    case 'grade':
      return e.rules.grade(rules.grade.from, rules.grade.to)
    case 'abschluss':
      return e.rules.abschluss(certificate(rules.abschluss.from), certificate(rules.abschluss.to))
    case 'german':
      return e.rules.german(level(rules.german.from), level(rules.german.to))
    case 'residence':
      return e.rules.residence(rules.residences.map((key) => placeName(key, naming)))
    case 'situations':
      return e.rules.situations(rules.situations.map(situationLabel))
    case 'rechtskreise':
      return e.rules.rechtskreise(rules.rechtskreise.map(rechtskreisLabel))
    case 'support':
      return rules.support === 'required' ? e.rules.supportRequired : e.rules.supportOffered
  }
}

/** For whom the offer is, a sentence a rule; what nobody said yet is said, too. */
export function rulesInWords(rules: Eligibility | null, naming: Naming): string[] {
  if (rules === null) return [e.rules.unknown]
  const said = dimensions
    .filter((about) => outcomeOf(rules, about, {}) !== undefined)
    .map((about) => ruleInWords(rules, about, naming))
  if (rules.condition !== null) said.push(e.rules.condition(rules.condition))
  if (!rules.isComplete) return [...said, e.rules.incomplete]
  return said.length === 0 ? [e.rules.anybody] : said
}

/** The sentence for a reason of `decide`, spoken to a young person. */
export function reasonInWords(
  reason: Reason,
  given: { rules: Eligibility | null; answers: Answers; naming: Naming },
): string {
  const { rules, answers, naming } = given
  if (rules === null || reason.about === 'no-rules') return e.reasons.noRules
  if (reason.about === 'incomplete') return e.reasons.incomplete
  if (reason.about === 'condition') return e.reasons.condition((rules.condition ?? '').replace(/[.!\s]+$/, ''))
  if (reason.about === 'support' && rules.support === 'offered') return e.reasons.offered
  const rule = ruleInWords(rules, reason.about, naming)
  switch (reason.outcome) {
    case 'yes':
      return e.reasons.yes(rule)
    case 'no':
      return e.reasons.no(rule, answerInWords(reason.about, answers, naming))
    case 'unknown':
      return reason.about === 'residence' && answers.residence !== undefined
        ? e.reasons.unsure(rule)
        : e.reasons.unknown(rule)
  }
}

/** Why a rule is not fulfilled; empty where nobody could fulfil it. */
function answerInWords(about: Dimension, answers: Answers, naming: Naming): string {
  const { reasons } = e
  switch (about) {
    case 'age':
      return answers.age === undefined ? '' : reasons.answers.age(answers.age)
    case 'grade':
      if (answers.grade === undefined) return ''
      return answers.grade === 0 ? reasons.answers.noSchool : reasons.answers.grade(answers.grade)
    case 'abschluss':
      return answers.abschluss === undefined ? '' : reasons.answers.abschluss(abschlussLabel(answers.abschluss, naming))
    case 'german':
      return answers.german === undefined ? '' : reasons.answers.german(germanAnswer(answers.german).replace(/\.$/, ''))
    case 'residence':
    case 'situations':
    case 'rechtskreise':
    case 'support':
      return reasons.answers[about]
  }
}
