// Who may take part in an offer, as rules: what is stored, and what makes no sense. Pure.
import { z } from 'zod'
import { abschlussKeys, germanLevels, rechtskreisKeys, situationKeys } from './code-lists.ts'

/** Of the stored structure. Another number is not read: whoever changes the meaning writes a migration. */
export const eligibilityVersion = 1

export const youngestAge = 5
export const oldestAge = 99
export const firstGrade = 5
export const lastGrade = 13

const age = z.number().int().min(0).max(120).nullable()
const grade = z.number().int().min(1).max(13).nullable()
const abschluss = z.enum(abschlussKeys).nullable()
const german = z.enum(germanLevels).nullable()

/** Gemeinde (eight digits) or Kreis (five digits) by Amtlicher Gemeindeschluessel; all that begins with it is meant. */
export const residenceKey = /^\d{5}(\d{3})?$/

export const eligibilitySchema = z.object({
  version: z.literal(eligibilityVersion),
  /** Nothing else is asked of anybody: who fulfils the rules takes part. Otherwise the best answer is "ask". */
  isComplete: z.boolean(),
  age: z.object({ from: age, to: age }),
  /** Jahrgang at a general school; whoever is asked for one goes to school. */
  grade: z.object({ from: grade, to: grade }),
  /** The certificate that somebody has, or is about to get. */
  abschluss: z.object({ from: abschluss, to: abschluss }),
  german: z.object({ from: german, to: german }),
  /** One of them is enough; empty: everywhere. */
  residences: z.array(z.string().regex(residenceKey)).max(100),
  /** One of them is enough; empty: any. */
  situations: z.array(z.enum(situationKeys)),
  rechtskreise: z.array(z.enum(rechtskreisKeys)),
  /** offered: help is there for those who need it; required: only for those who need it. */
  support: z.enum(['offered', 'required']).nullable(),
  /** In words, for what no rule can say; only people can decide it. */
  condition: z.string().min(1).max(500).nullable(),
})

export type Eligibility = Readonly<z.output<typeof eligibilitySchema>>

export const anybody: Eligibility = {
  version: eligibilityVersion,
  isComplete: true,
  age: { from: null, to: null },
  grade: { from: null, to: null },
  abschluss: { from: null, to: null },
  german: { from: null, to: null },
  residences: [],
  situations: [],
  rechtskreise: [],
  support: null,
  condition: null,
}

/** Nothing is known, so everything is to be asked: stored as nothing at all. */
export const isUnknown = (rules: Eligibility): boolean =>
  !rules.isComplete && JSON.stringify({ ...rules, isComplete: true }) === JSON.stringify(anybody)

/** Null where nothing is stored, or nothing that can be read: then people are told to ask. */
export function readEligibility(stored: unknown): Eligibility | null {
  const parsed = eligibilitySchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}

export const ranges = ['age', 'grade', 'abschluss', 'german'] as const
export type RangeName = (typeof ranges)[number]

/** The ranges that end before they begin: nobody could ever take part. */
export function contradictionsIn(rules: Eligibility): RangeName[] {
  const isTurned = (from: number | null, to: number | null): boolean => from !== null && to !== null && to < from
  const rank = (keys: readonly string[], key: string | null): number | null => (key === null ? null : keys.indexOf(key))
  const turned: Readonly<Record<RangeName, boolean>> = {
    age: isTurned(rules.age.from, rules.age.to),
    grade: isTurned(rules.grade.from, rules.grade.to),
    abschluss: isTurned(rank(abschlussKeys, rules.abschluss.from), rank(abschlussKeys, rules.abschluss.to)),
    german: isTurned(rank(germanLevels, rules.german.from), rank(germanLevels, rules.german.to)),
  }
  return ranges.filter((name) => turned[name])
}
