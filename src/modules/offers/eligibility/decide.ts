// Whether an offer fits somebody, from its rules and whatever the person has answered. Pure, three-valued (Kleene's strong
// logic): a rule is fulfilled, not fulfilled, or unknown. Total: every rule and every set of answers has a verdict.
// Monotone: a further answer only ever turns "ask" into one of the others. O(number of listed keys).
import { abschlussKeys, germanLevels } from './code-lists.ts'
import { type Eligibility, lastGrade, oldestAge, youngestAge } from './eligibility.ts'

/** What can be asked, in the order in which people would ask it. */
export const dimensions = [
  'situations',
  'grade',
  'age',
  'abschluss',
  'residence',
  'german',
  'rechtskreise',
  'support',
] as const
export type Dimension = (typeof dimensions)[number]

/** Whoever answers a question says everything about it: two situations are two, and not "at least two". */
export interface Answers {
  readonly age?: number
  /** 0: not at a school (any more). */
  readonly grade?: number
  readonly abschluss?: string
  readonly german?: string
  /** Within the area of a key (the whole key for a Gemeinde), or outside of all of these. */
  readonly residence?: { readonly inside: string } | { readonly outside: readonly string[] }
  readonly situations?: readonly string[]
  readonly rechtskreise?: readonly string[]
  /** Needs support (Foerderbedarf). */
  readonly support?: boolean
}

export const verdicts = ['fits', 'ask', 'does-not-fit'] as const
export type Verdict = (typeof verdicts)[number]

export type Outcome = 'yes' | 'no' | 'unknown'

/** `condition`: only people can decide it. `incomplete`: more may be asked. `no-rules`: nothing was said at all. */
export interface Reason {
  readonly about: Dimension | 'condition' | 'incomplete' | 'no-rules'
  readonly outcome: Outcome
}

export interface Decision {
  readonly verdict: Verdict
  /** One for each rule of the offer, those that decide it first. */
  readonly reasons: readonly Reason[]
}

export function decide(rules: Eligibility | null, answers: Answers): Decision {
  if (rules === null) return { verdict: 'ask', reasons: [{ about: 'no-rules', outcome: 'unknown' }] }
  const reasons: Reason[] = []
  for (const about of dimensions) {
    const outcome = outcomeOf(rules, about, answers)
    if (outcome !== undefined) reasons.push({ about, outcome })
  }
  if (rules.condition !== null) reasons.push({ about: 'condition', outcome: 'unknown' })
  if (!rules.isComplete) reasons.push({ about: 'incomplete', outcome: 'unknown' })
  const has = (outcome: Outcome): boolean => reasons.some((reason) => reason.outcome === outcome)
  const order: readonly Outcome[] = ['no', 'unknown', 'yes']
  return {
    verdict: has('no') ? 'does-not-fit' : has('unknown') ? 'ask' : 'fits',
    reasons: reasons.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)),
  }
}

/** Undefined where the offer does not ask for it. */
export function outcomeOf(rules: Eligibility, about: Dimension, answers: Answers): Outcome | undefined {
  switch (about) {
    case 'age':
      return within(rules.age, answers.age, { least: youngestAge, most: oldestAge })
    case 'grade':
      return gradeOutcome(rules.grade, answers.grade)
    case 'abschluss':
      return within(ranked(rules.abschluss, abschlussKeys), rankOf(answers.abschluss, abschlussKeys), {
        least: 0,
        most: abschlussKeys.length - 1,
      })
    case 'german':
      return within(ranked(rules.german, germanLevels), rankOf(answers.german, germanLevels), {
        least: 0,
        most: germanLevels.length - 1,
      })
    case 'residence':
      return residenceOutcome(rules.residences, answers.residence)
    case 'situations':
      return overlap(rules.situations, answers.situations)
    case 'rechtskreise':
      return overlap(rules.rechtskreise, answers.rechtskreise)
    case 'support':
      if (rules.support === null) return undefined
      if (rules.support === 'offered') return 'yes'
      return answers.support === undefined ? 'unknown' : yesIf(answers.support)
  }
}

export const isAskedBy = (rules: Eligibility, about: Dimension): boolean => outcomeOf(rules, about, {}) === 'unknown'

const yesIf = (holds: boolean): Outcome => (holds ? 'yes' : 'no')

interface Range {
  readonly from: number | null
  readonly to: number | null
}

/** Without an answer the whole domain speaks: a range that covers it is fulfilled by everybody. */
function within(
  { from, to }: Range,
  answer: number | undefined,
  { least, most }: { least: number; most: number },
): Outcome | undefined {
  if (from === null && to === null) return undefined
  const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY]
  if (answer !== undefined) return yesIf(low <= answer && answer <= high)
  if (low <= least && most <= high) return 'yes'
  return high < low || high < least || most < low ? 'no' : 'unknown'
}

/** A rule about the Jahrgang is for pupils: whoever is at no school (0) never fulfils it. */
function gradeOutcome({ from, to }: Range, answer: number | undefined): Outcome | undefined {
  if (from === null && to === null) return undefined
  return within({ from: Math.max(from ?? 1, 1), to: to ?? lastGrade }, answer, { least: 0, most: lastGrade })
}

const rankOf = (key: string | undefined, keys: readonly string[]): number | undefined =>
  key === undefined ? undefined : keys.indexOf(key)

const ranked = (range: { from: string | null; to: string | null }, keys: readonly string[]): Range => ({
  from: range.from === null ? null : keys.indexOf(range.from),
  to: range.to === null ? null : keys.indexOf(range.to),
})

function overlap(asked: readonly string[], answer: readonly string[] | undefined): Outcome | undefined {
  if (asked.length === 0) return undefined
  return answer === undefined ? 'unknown' : yesIf(asked.some((key) => answer.includes(key)))
}

function residenceOutcome(asked: readonly string[], answer: Answers['residence']): Outcome | undefined {
  if (asked.length === 0) return undefined
  if (answer === undefined) return 'unknown'
  if ('outside' in answer) {
    // Inside of what the person lives outside of: no. Beyond, or around it: who knows.
    const isExcluded = (key: string): boolean => answer.outside.some((prefix) => key.startsWith(prefix))
    return asked.every(isExcluded) ? 'no' : 'unknown'
  }
  if (asked.some((key) => answer.inside.startsWith(key))) return 'yes'
  return asked.some((key) => key.startsWith(answer.inside)) ? 'unknown' : 'no'
}
