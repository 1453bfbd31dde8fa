// Which questions are worth asking: those on which most offers still depend. Pure.
//
// The gain of a question is the sum over the offers that are still possible of the information (Shannon entropy, in bits)
// in whether their rule will be fulfilled, under a rough idea of who asks: a rule that everybody or nobody fulfils tells
// nothing, one that half of them fulfil tells most. O(different rules x questions).
import { abschlussKeys, germanLevels, rechtskreisKeys, situationKeys } from './code-lists.ts'
import { type Answers, type Dimension, decide, dimensions, isAskedBy, outcomeOf } from './decide.ts'
import type { Eligibility } from './eligibility.ts'

export const mostQuestions = 5

/** Who comes: young people, most of them in years 8 to 10 or just out of school. Only the order of questions rests on it. */
const ages = [13, 14, 14, 15, 15, 15, 16, 16, 16, 17, 17, 17, 18, 18, 19, 19, 20, 21, 22, 23, 24, 25, 27, 30, 40]
const grades = [0, 0, 0, 0, 7, 8, 8, 9, 9, 10, 10, 11, 12]
const certificates = [...abschlussKeys, ...abschlussKeys.slice(1, 3)]
const levels = [...germanLevels, ...germanLevels.slice(-1), ...germanLevels.slice(-1), ...germanLevels.slice(-1)]

const likelyAnswers = (about: Dimension, municipalityKeys: readonly string[]): readonly Answers[] => {
  switch (about) {
    case 'age':
      return ages.map((age) => ({ age }))
    case 'grade':
      return grades.map((grade) => ({ grade }))
    case 'abschluss':
      return certificates.map((abschluss) => ({ abschluss }))
    case 'german':
      return levels.map((german) => ({ german }))
    case 'residence':
      return [
        ...municipalityKeys.map((inside) => ({ residence: { inside } })),
        { residence: { outside: municipalityKeys.length === 0 ? [''] : municipalityKeys } },
      ]
    case 'situations':
      return situationKeys.map((key) => ({ situations: [key] }))
    case 'rechtskreise':
      return [...rechtskreisKeys.map((key) => ({ rechtskreise: [key] })), ...Array(6).fill({ rechtskreise: [] })]
    case 'support':
      return [{ support: true }, ...Array(5).fill({ support: false })]
  }
}

/** Of a share strictly between 0 and 1. */
const entropy = (share: number): number => -(share * Math.log2(share) + (1 - share) * Math.log2(1 - share))

/** Rules, and how many offers have exactly these. */
export interface SharedRules {
  readonly rules: Eligibility | null
  readonly count: number
}

export interface Asked {
  readonly rules: readonly SharedRules[]
  readonly answers: Answers
  /** Left unanswered on purpose. */
  readonly skipped: readonly Dimension[]
  /** Gemeinden of the region, for the share that a residence rule covers. */
  readonly municipalityKeys: readonly string[]
}

export const isAnswered = (answers: Answers, about: Dimension): boolean => answers[about] !== undefined

/** Bits that an answer would tell about all offers together. */
export function gainOf(about: Dimension, { rules, answers, municipalityKeys }: Omit<Asked, 'skipped'>): number {
  const likely = likelyAnswers(about, municipalityKeys)
  let bits = 0
  for (const { rules: one, count } of rules) {
    if (one === null || !isAskedBy(one, about) || decide(one, answers).verdict === 'does-not-fit') continue
    const fulfilled = likely.filter((answer) => outcomeOf(one, about, answer) === 'yes').length
    // Half a person each way: nobody among the likely ones does not mean nobody at all.
    bits += count * entropy((fulfilled + 0.5) / (likely.length + 1))
  }
  return bits
}

/** The next questions, the most telling first; those answered or skipped count towards the most that are asked. */
export function chooseQuestions(asked: Asked): Dimension[] {
  const isDone = (about: Dimension): boolean => isAnswered(asked.answers, about) || asked.skipped.includes(about)
  const left = mostQuestions - dimensions.filter(isDone).length
  return dimensions
    .filter((about) => !isDone(about))
    .map((about) => ({ about, gain: gainOf(about, asked) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || dimensions.indexOf(a.about) - dimensions.indexOf(b.about))
    .slice(0, Math.max(0, left))
    .map(({ about }) => about)
}
