// Plans the Praxistage where places differ from block to block, where teams stay together, or where places of a class are
// short: what no single flow solves. The answer is a plan with a true bound.
import { nowhere, type Plan, type PlanProblem } from '../problem.ts'
import { boardOf, fulfilledCount, seat } from './board.ts'
import { countPlan } from './count-plan.ts'
import { type DayTask, dayTaskOf, type Taken, type Unit, unitsOf } from './day-task.ts'
import { type DayPlan, planDay } from './plan-day.ts'
import { noPrices, priceBound } from './price-bound.ts'
import type { Prices } from './price-row.ts'
import { seededRandom } from './random.ts'

export interface PlanningOptions {
  /** Called between rounds: part done, worth and bound of the whole so far. */
  readonly onProgress?: (done: number, value: number, bound: number) => void
  /** Asked often; the best plan so far is the answer then. */
  readonly isStopped?: () => boolean
  /** Steps of work at most, about 40 million a second; the same input, seed and budget give the same plan. */
  readonly budget?: number
}

interface Progress {
  readonly options: PlanningOptions
  readonly isStopped: () => boolean
  readonly values: Map<number, number>
  readonly bounds: Map<number, number>
  done: number
}

/**
 * Locks that contradict each other are found before (find-contradiction.ts). Deterministic in problem and budget. Weekdays are planned one after the other, since they share nothing.
 * Memory O(pupils × (workshops + blocks)); time by the budget, the first plan about O(pupils × blocks × workshops²).
 */
export function planVarying(problem: PlanProblem, options: PlanningOptions = {}): Plan {
  const isStopped = options.isStopped ?? (() => false)
  const units = unitsOf(problem)
  const days = [...new Set(units.map((unit) => unit.day))].sort((a, b) => a - b)
  const allocation = new Int32Array(problem.pupilCount * problem.blockCount).fill(nowhere)
  const progress: Progress = { options, isStopped, values: new Map(), bounds: new Map(), done: 0 }
  let bound = 0
  for (const day of days) {
    const ofDay = units.filter((unit) => unit.day === day)
    const stages = problem.rules.unansweredLast
      ? [ofDay.filter((unit) => unit.isAnswered), ofDay.filter((unit) => !unit.isAnswered)]
      : [ofDay]
    bound += planStages({ problem, day, stages, allocation, progress })
    progress.done += ofDay.length / units.length
    options.onProgress?.(Math.min(1, progress.done), sum(progress.values), bound)
  }
  const counted = countPlan(problem, allocation)
  return { allocation, ...counted, bound, proven: bound === counted.value }
}

const sum = (numbers: ReadonlyMap<number, number>): number => [...numbers.values()].reduce((a, b) => a + b, 0)

interface StagesOfDay {
  readonly problem: PlanProblem
  readonly day: number
  /** Units in the order in which they are planned. */
  readonly stages: readonly (readonly Unit[])[]
  readonly allocation: Int32Array
  readonly progress: Progress
}

interface Stage {
  readonly units: readonly Unit[]
  readonly task: DayTask
  readonly plan: DayPlan
}

/** Plans the stages of a day and writes them into the allocation; answers the bound of the day. */
function planStages({ problem, day, stages, allocation, progress }: StagesOfDay): number {
  const planned: Stage[] = []
  const taken: Taken[] = []
  stages.forEach((units, number) => {
    if (units.length === 0) return
    // Decisions of persons hold for those who come later, too: their places are taken before anybody is planned.
    const later: Taken[] = stages
      .slice(number + 1)
      .flatMap((others) =>
        others.map((unit) => ({ unit, places: unit.fixed.map((choice) => Math.max(choice, nowhere)) })),
      )
    const firstWish = problem.rules.wishForAllFirst ? firstWishOf(problem, units) : 0
    const task = dayTaskOf({ problem, units, day, taken: [...taken, ...later], firstWish })
    const plan = planDay({
      task,
      firstWish,
      bonus: Float64Array.from(problem.rules.fairness),
      random: seededRandom(Math.imul(problem.rules.seed | 0, 0x9e3779b1) ^ (day * 2 + number)),
      budget: budgetOf(problem, units, progress.options.budget),
      isStopped: progress.isStopped,
      report: (value, bound) => {
        progress.values.set(day * 2 + number, value + task.ground)
        progress.bounds.set(day * 2 + number, bound + task.ground)
        progress.options.onProgress?.(progress.done, sum(progress.values), sum(progress.bounds))
      },
    })
    units.forEach((unit, u) => {
      const places = new Int32Array(problem.blockCount).fill(nowhere)
      for (let b = 0; b < problem.blockCount; b++) {
        const column = plan.board.place[u * problem.blockCount + b] ?? nowhere
        if (column !== nowhere) places[b] = task.workshopOf[column] ?? nowhere
        for (const pupil of unit.members) allocation[pupil * problem.blockCount + b] = places[b] ?? nowhere
      }
      taken.push({ unit, places })
    })
    planned.push({ units, task, plan })
  })
  const [first, second] = planned
  if (first === undefined) return 0
  if (second === undefined) return first.plan.bound + first.task.ground
  return boundOfBoth({ problem, day, first, second, progress })
}

/** More than all else that a plan of the day can gain or lose, so that wishes come first. */
function firstWishOf(problem: PlanProblem, units: readonly Unit[]): number {
  const { fieldCount, blockCount, rules } = problem
  let least = rules.emptyWeight
  let most = rules.emptyWeight
  let pupils = 0
  for (const unit of units)
    for (const pupil of unit.members) {
      pupils++
      for (let f = 0; f < fieldCount; f++) {
        const weight = problem.weights[pupil * fieldCount + f] ?? 0
        if (weight < least) least = weight
        if (weight > most) most = weight
      }
    }
  const bonus = rules.fairness.reduce((a, b) => a + b, 0)
  return 1 + pupils * (blockCount * (most - least) + bonus)
}

/** The budget of a stage follows from its own pupils, so that the plan of those who answered does not depend on the others. */
function budgetOf(problem: PlanProblem, units: readonly Unit[], budget: number | undefined): number {
  const pupils = units.reduce((count, unit) => count + unit.members.length, 0)
  const share = pupils / Math.max(1, problem.pupilCount)
  if (budget !== undefined) return budget * share
  // Teams are never proven best, as a rule: their search ends where more of it hardly pays.
  return units.length < pupils ? 4e6 + pupils * problem.blockCount * 6000 : 3e6 + pupils * problem.blockCount * 20_000
}

interface Both {
  readonly problem: PlanProblem
  readonly day: number
  readonly first: Stage
  readonly second: Stage
  readonly progress: Progress
}

/** How much more the worth of those who answered counts in the common bound. */
const precedence = 20

/**
 * A bound for all plans whose first stage is best, not only for the one that was found: those who come later may have more
 * with another plan of the first, equal ones. Either each stage by itself, the second with all places; or both in one
 * relaxation that counts the first several times and takes off what it has at least: for every plan of the two,
 * V1 + V2 ≤ max((1 + m) · V1 + V2) − m · (V1 reached).
 */
function boundOfBoth({ problem, day, first, second, progress }: Both): number {
  const bonus = Float64Array.from(problem.rules.fairness)
  const reached = first.plan.value + second.plan.value
  const ground = first.task.ground + second.task.ground
  const common = { bonus, random: seededRandom(day), isStopped: progress.isStopped }
  const freeTask = dayTaskOf({ problem, units: second.units, day, taken: [], firstWish: 0 })
  const alone = priceBound({
    ...common,
    board: boardOf(freeTask),
    reached: -Infinity,
    prices: noPrices(freeTask),
    rounds: 0,
    wishesAtLeast: 0,
    surplus: 0,
  })
  const apart = first.plan.bound + alone.bound
  if (apart <= reached || !first.plan.isCoverProven || second.task.wished.includes(1)) return ground + apart
  const units = [...first.units, ...second.units]
  const task = dayTaskOf({ problem, units, day, taken: [], firstWish: 0 })
  const board = boardOf(task)
  seat(board, Int32Array.from([...first.plan.board.place, ...second.plan.board.place]))
  const { bound } = priceBound({
    ...common,
    board,
    reached,
    prices: commonPrices(task, first.plan.prices, second.plan.prices),
    rounds: 100,
    wishesAtLeast: problem.rules.wishForAllFirst ? fulfilledCount(first.plan.board) : 0,
    factor: Float64Array.from(units, (_, u) => (u < first.units.length ? 1 + precedence : 1)),
    surplus: precedence * first.plan.value,
  })
  return ground + Math.min(apart, bound)
}

function commonPrices(task: DayTask, first: Prices, second: Prices): Prices {
  const prices = noPrices(task)
  for (let i = 0; i < prices.places.length; i++)
    prices.places[i] = (1 + precedence) * (first.places[i] ?? 0) + (second.places[i] ?? 0)
  prices.wish = (1 + precedence) * first.wish
  return prices
}
