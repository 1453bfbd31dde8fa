// What a change of the rules means, by the smallest case in which it shows. Pure.
import { type PolicyRules, weightOfRank } from '../policy-rules.ts'

export interface RulesExample {
  /** Alex has the first wish already; the place would be the second wish: what it adds. */
  readonly both: number
  /** Kim has none yet; the place would be the third wish: what it adds. */
  readonly split: number
  readonly better: 'both' | 'split' | 'equal'
}

/** What one free place adds to the sum of points, for one who has a wish fulfilled already and for one who has none. */
export function exampleOf(rules: Pick<PolicyRules, 'rankWeights' | 'neutralWeight' | 'fairness'>): RulesExample {
  const both = weightOfRank(rules, 2) + (rules.fairness[1] ?? 0)
  const split = weightOfRank(rules, 3) + (rules.fairness[0] ?? 0)
  return { both, split, better: both === split ? 'equal' : both > split ? 'both' : 'split' }
}
