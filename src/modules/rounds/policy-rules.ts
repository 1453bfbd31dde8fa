// The rules by which places are given: a versioned object that everybody may read. Stored as zyklus.json of the headless
// command has it (German keys), used with the names below. Pure.
import { z } from 'zod'
import { ok, type Result, refused } from '../../kernel/result.ts'

export interface PolicyRules {
  /** Points for the first, second … wish; whole numbers. A later rank counts like a field that nobody named. */
  readonly rankWeights: readonly number[]
  /** Points for a field about which the pupil said nothing. */
  readonly neutralWeight: number
  /** Points for a field that the pupil does not want at all. */
  readonly neverWeight: number
  /**
   * Points for the field outside of the usual ideas: a weak wish, above neutral and below every ranked one, without
   * additions for fairness. null: it does not count.
   */
  readonly outsideWeight: number | null
  /** Points for each block in which a pupil has no workshop. */
  readonly emptyWeight: number
  /** Added for a pupil's first, second … fulfilled wish: never negative, never rising. */
  readonly fairness: readonly number[]
  /** At most so many pupils of one class in a workshop and block; null: any number. */
  readonly perClass: number | null
  /** First as few pupils as possible without a fulfilled wish, then the sum. */
  readonly wishForAllFirst: boolean
  /** Pupils who did not answer are planned after all others. */
  readonly unansweredLast: boolean
}

/** Both switches on: everyone gets a wish before anybody gets the best one, and silence displaces nobody. */
export const usualRules: PolicyRules = {
  rankWeights: [10, 7, 5, 4],
  neutralWeight: 1,
  neverWeight: -4,
  outsideWeight: 2,
  emptyWeight: -50,
  fairness: [40, 12, 4, 0],
  perClass: 5,
  wishForAllFirst: true,
  unansweredLast: true,
}

export type RulesFault =
  /** A later wish is worth more than an earlier one. */
  | 'ranks-rise'
  /** A wish is worth no more than a field about which nothing was said. */
  | 'wish-below-neutral'
  /** What is not wanted at all is worth as much as what is neutral. */
  | 'never-above-neutral'
  /** The field outside of the usual ideas is worth as much as a ranked wish, or no more than a field that nobody named. */
  | 'outside-not-weak'
  /** An empty block is worth more than a workshop that nobody wants. */
  | 'empty-above-never'
  | 'fairness-negative'
  | 'fairness-rises'

const rises = (values: readonly number[]): boolean =>
  values.some((value, index) => index > 0 && value > (values[index - 1] ?? value))

/** Everything that would make the rules say the opposite of what people read; empty where they are sound. */
export function faultsOf(rules: PolicyRules): readonly RulesFault[] {
  const { rankWeights, neutralWeight, neverWeight, outsideWeight, emptyWeight, fairness } = rules
  const isWeak =
    outsideWeight === null || (outsideWeight > neutralWeight && rankWeights.every((weight) => weight > outsideWeight))
  return [
    ...(rises(rankWeights) ? (['ranks-rise'] as const) : []),
    ...(rankWeights.some((weight) => weight <= neutralWeight) ? (['wish-below-neutral'] as const) : []),
    ...(neverWeight >= neutralWeight ? (['never-above-neutral'] as const) : []),
    ...(isWeak ? [] : (['outside-not-weak'] as const)),
    ...(emptyWeight > neverWeight ? (['empty-above-never'] as const) : []),
    ...(fairness.some((bonus) => bonus < 0) ? (['fairness-negative'] as const) : []),
    ...(rises(fairness) ? (['fairness-rises'] as const) : []),
  ]
}

const weight = z.int().min(-1000).max(1000)

/** As zyklus.json calls them; the files of the headless command know no field outside of the usual ideas. */
const keys = {
  perClass: 'jeKlasse',
  wishForAllFirst: 'zuerstEinWunsch',
  unansweredLast: 'ohneWunschZuletzt',
  outsideWeight: 'ausserhalb',
} as const

const stored = z.strictObject({
  gewichte: z.strictObject({ neutral: weight, nein: weight }).catchall(weight),
  leer: weight,
  fairness: z.array(weight).max(12),
  [keys.perClass]: z.int().min(1).max(99).optional(),
  [keys.wishForAllFirst]: z.boolean(),
  [keys.unansweredLast]: z.boolean(),
  // Rules that were set before the field counted do not have it, and go on as they were.
  [keys.outsideWeight]: weight.optional(),
})

/** What stands in rounds.policy.rules: zyklus.json of the headless command, and what only the region decides. */
export const rulesToJson = (rules: PolicyRules) => ({
  gewichte: {
    ...Object.fromEntries(rules.rankWeights.map((points, index) => [String(index + 1), points])),
    neutral: rules.neutralWeight,
    nein: rules.neverWeight,
  },
  leer: rules.emptyWeight,
  fairness: rules.fairness,
  ...(rules.perClass === null ? {} : { [keys.perClass]: rules.perClass }),
  [keys.wishForAllFirst]: rules.wishForAllFirst,
  [keys.unansweredLast]: rules.unansweredLast,
  ...(rules.outsideWeight === null ? {} : { [keys.outsideWeight]: rules.outsideWeight }),
})

/** Refused where ranks are missing in between, numbers are none, or the rules contradict themselves. */
export function parseRules(json: unknown): Result<PolicyRules, 'not-rules' | RulesFault> {
  const read = stored.safeParse(json)
  if (!read.success) return refused('not-rules')
  const { neutral, nein, ...ranks } = read.data.gewichte
  const rankWeights = Object.keys(ranks).map((_, index) => (ranks as Record<string, number>)[String(index + 1)])
  if (rankWeights.length === 0 || !rankWeights.every((points) => points !== undefined)) return refused('not-rules')
  const rules: PolicyRules = {
    rankWeights,
    neutralWeight: neutral,
    neverWeight: nein,
    outsideWeight: read.data[keys.outsideWeight] ?? null,
    emptyWeight: read.data.leer,
    fairness: read.data.fairness,
    perClass: read.data[keys.perClass] ?? null,
    wishForAllFirst: read.data[keys.wishForAllFirst],
    unansweredLast: read.data[keys.unansweredLast],
  }
  const [fault] = faultsOf(rules)
  return fault === undefined ? ok(rules) : refused(fault)
}

/** For what was written by this module: wrong rules in the table are a bug. */
export function storedRules(json: unknown): PolicyRules {
  const parsed = parseRules(json)
  if (!parsed.ok) throw new Error(`Rules in the table are not rules: ${parsed.error}`)
  return parsed.value
}

/** The weight that a wish of this rank has; a rank without weight counts as neutral. */
export const weightOfRank = (rules: Pick<PolicyRules, 'rankWeights' | 'neutralWeight'>, rank: number): number =>
  rules.rankWeights[rank - 1] ?? rules.neutralWeight
