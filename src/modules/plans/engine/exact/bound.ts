// The proof of an optimal choice: prices from which a bound follows that needs no trust in how they were found.
import type { PlanRules } from '../problem.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'

/**
 * No choice of the task is worth more than this, bonus included. Weak duality: all places are paid for, and each pupil
 * takes the best fields at these prices; any prices that are not negative give a bound, those of the optimum its value.
 * O(pupils × columns + pupils × fields × log).
 */
export function boundBy(task: ChoiceTask, { prices, lanePrices }: Pick<Choice, 'prices' | 'lanePrices'>): number {
  const { pupilCount, fieldCount, columnCount, blockCount, fieldOf, groupOf, worth, wished, allowed, bonus } = task
  let bound = pupilCount * blockCount * task.emptyWorth
  for (let column = 0; column < columnCount; column++)
    bound += Math.max(0, prices[column] as number) * (task.places[column] as number)
  for (let lane = 0; lane < lanePrices.length; lane++)
    bound += Math.max(0, lanePrices[lane] as number) * (task.lanePlaces[lane] as number)
  const cheapest = new Float64Array(fieldCount)
  const wishes = new Float64Array(fieldCount)
  const gains = new Float64Array(fieldCount)
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    cheapest.fill(Number.POSITIVE_INFINITY)
    const firstLane = ((groupOf[pupil] as number) - 1) * columnCount
    for (let column = 0; column < columnCount; column++) {
      if (allowed !== undefined && allowed[pupil * columnCount + column] === 0) continue
      const ofLane = firstLane < 0 ? 0 : Math.max(0, lanePrices[firstLane + column] as number)
      const price = Math.max(0, prices[column] as number) + ofLane
      const field = fieldOf[column] as number
      if (price < (cheapest[field] as number)) cheapest[field] = price
    }
    let wishCount = 0
    let gainCount = 0
    for (let field = 0; field < fieldCount; field++) {
      if (cheapest[field] === Number.POSITIVE_INFINITY) continue
      const cell = pupil * fieldCount + field
      const gain = (worth[cell] as number) - (cheapest[field] as number) - task.emptyWorth
      if (wished[cell] === 1) insert(wishes, wishCount++, gain)
      else if (gain > 0) insert(gains, gainCount++, gain)
    }
    for (let wish = 0; wish < wishCount && wish < blockCount; wish++) {
      const withBonus = (wishes[wish] as number) + (bonus[wish] as number)
      if (withBonus > 0) insert(gains, gainCount++, withBonus)
    }
    for (let taken = 0; taken < blockCount && taken < gainCount; taken++) bound += gains[taken] as number
  }
  return bound
}

/** What a choice is worth by the same rules. */
export function worthOfChoice(task: ChoiceTask, held: Int16Array): number {
  const { pupilCount, fieldCount, blockCount, worth, wished, bonus, emptyWorth } = task
  let total = 0
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    let wishes = 0
    let taken = 0
    for (let cell = pupil * fieldCount; cell < (pupil + 1) * fieldCount; cell++) {
      if (held[cell] === -1) continue
      taken++
      total += worth[cell] as number
      if (wished[cell] === 1) total += bonus[wishes++] as number
    }
    total += (blockCount - taken) * emptyWorth
  }
  return total
}

/** Into a descending list of `count` values. */
function insert(values: Float64Array, count: number, value: number): void {
  let at = count
  while (at > 0 && (values[at - 1] as number) < value) {
    values[at] = values[at - 1] as number
    at--
  }
  values[at] = value
}

/** The same without what the first wish was raised by. */
export const worthOfPlain = (rules: PlanRules, task: ChoiceTask, held: Int16Array): number =>
  worthOfChoice(plainOf(rules, task), held)

const plainOf = (rules: PlanRules, task: ChoiceTask): ChoiceTask => ({
  ...task,
  bonus: Float64Array.from(task.bonus, (_, wish) => rules.fairness[wish] ?? 0),
})

/**
 * The bound of the value that belongs to a choice. With "first a wish for everybody" the proof is about both aims at
 * once; only if it failed, which no known input makes it do, the value alone would be bounded.
 */
export function provenBound(rules: PlanRules, task: ChoiceTask, choice: Choice): number {
  const bound = boundBy(task, choice)
  if (!rules.wishForAllFirst) return bound
  return bound === worthOfChoice(task, choice.held)
    ? worthOfPlain(rules, task, choice.held)
    : boundBy(plainOf(rules, task), choice)
}
