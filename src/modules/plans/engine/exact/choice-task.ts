// One day and one stage of a plan, in small numbers: who is to get which workshops, not yet in which block.

export interface ChoiceTask {
  readonly pupilCount: number
  readonly fieldCount: number
  /** Workshops of the day. */
  readonly columnCount: number
  readonly blockCount: number
  /** Field of each column. */
  readonly fieldOf: Int32Array
  /** Places of each column over all blocks. */
  readonly places: Int32Array
  /** 0 for pupils whose class is too small to meet its limit anywhere, else 1, 2, …: one number for each such class. */
  readonly groupOf: Int32Array
  readonly groupCount: number
  /** Places of a group in a column over all blocks: (group − 1) × column. A group and a column make a lane. */
  readonly lanePlaces: Int32Array
  /** Value of a field, pupil × field. */
  readonly worth: Float64Array
  /** 1 where a field counts as a fulfilled wish, pupil × field. */
  readonly wished: Uint8Array
  /** 0 where a pupil must not go, pupil × column. */
  readonly allowed: Uint8Array | undefined
  readonly emptyWorth: number
  /** Added for the first, second … fulfilled wish; as long as there are blocks; non-increasing, non-negative. */
  readonly bonus: Float64Array
  /** Whether equal choices are told apart by how evenly they leave places to those who come later. */
  readonly leavesEvenly: boolean
}

export interface Choice {
  /** Column that a pupil has in a field, pupil × field; -1 for none. */
  readonly held: Int16Array
  /** What one more place in a column is worth; 0 where places are left. */
  readonly prices: Float64Array
  /** What one more place for a group in a column is worth beyond the price of the column; like `lanePlaces`. */
  readonly lanePrices: Float64Array
}

export interface WorthRules {
  readonly emptyWeight: number
  readonly fairness: readonly number[]
  readonly wishForAllFirst: boolean
}

/**
 * The bonus of each fulfilled wish. "First a wish for everybody, then the value" becomes a number on the first wish that
 * outweighs whatever an exchange around the graph can bring: an exchange passes each node once, so that it changes the
 * value by less than nodes × (range of the weights + largest bonus). Optimal flows have no improving exchange, hence
 * the order of the two aims is exact, not approximate.
 */
export function bonusOf(
  rules: WorthRules,
  size: { readonly blockCount: number; readonly nodeCount: number; readonly lowest: number; readonly highest: number },
): Float64Array {
  const bonus = Float64Array.from({ length: size.blockCount }, (_, wish) => rules.fairness[wish] ?? 0)
  if (!rules.wishForAllFirst || bonus.length === 0) return bonus
  const range = Math.max(size.highest, rules.emptyWeight) - Math.min(size.lowest, rules.emptyWeight)
  bonus[0] = (bonus[0] as number) + (size.nodeCount + 3) * (range + (rules.fairness[0] ?? 0)) + 1
  return bonus
}
