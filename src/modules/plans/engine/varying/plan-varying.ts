// Plans the Praxistage where places differ from block to block, where teams stay together, or where places of a class are
// short: what no single flow solves. The answer is a plan with a true bound.
import { type DayControl, emptyCountOf, planDays, type Stage, type StageControl, type StagePlan } from '../plan-days.ts'
import { type ClassPrice, nowhere, type Plan, type PlanProblem, type StageCertificate } from '../problem.ts'
import { withLighterEmpty } from '../weigh-empty.ts'
import { type DayTask, dayTaskOf, type Taken, type Unit, unitsOf } from './day-task.ts'
import { drawTies } from './draw-ties.ts'
import { boundPlan, type DayOrder, type DayPlan, planDay } from './plan-day.ts'
import type { Prices } from './price-row.ts'
import { seededRandom } from './random.ts'

export interface PlanningOptions extends DayControl {
  /** Steps of work at most, about 40 million a second; the same input and budget give a plan of the same worth. */
  readonly budget?: number
}

/**
 * Every stage by search, also where flow and colours would do. Locks that contradict each other are found before
 * (find-contradiction.ts). Deterministic in problem and budget; when asked to stop, the answer is the best plan so far.
 * Memory O(pupils × (workshops + blocks)); time by the budget, the first plan about O(pupils × blocks × workshops²).
 */
export function planVarying(problem: PlanProblem, options: PlanningOptions = {}): Plan {
  const plan = planDays(problem, (stage, control) => searchStage(stage, control, options.budget), options)
  if (plan === undefined) throw new Error('A search always has a plan')
  return plan
}

/**
 * The search of one stage. It draws from numbers that are always the same, so that the number of the lot cannot make a plan
 * better or worse; the lot then decides between equal plans only (draw-ties.ts).
 */
export function searchStage(stage: Stage, control: StageControl, budget?: number): StagePlan {
  const { problem, day, pupils, number } = stage
  const { blockCount, rules } = problem
  const units = unitsOf(problem, pupils)
  const firstWish = rules.wishForAllFirst ? firstWishOf(problem, pupils) : 0
  const task = dayTaskOf({ problem, units, day, taken: takenOf(stage), firstWish })
  const order: DayOrder = {
    task,
    firstWish,
    bonus: Float64Array.from(rules.fairness),
    random: seededRandom(day * 2 + number + 1),
    budget: budgetOf(problem, { units, pupils }, budget),
    isStopped: control.isStopped,
    report: control.onProgress,
  }
  const plan = planDay(order)
  drawTies(plan.board, seededRandom(Math.imul(rules.seed | 0, 0x9e3779b1) ^ (day * 2 + number)))
  const rowOf = new Map(Array.from(pupils, (pupil, at) => [pupil, at] as const))
  const rows = new Int32Array(pupils.length * blockCount).fill(nowhere)
  for (const [u, unit] of units.entries())
    for (let b = 0; b < blockCount; b++) {
      const column = plan.board.place[u * blockCount + b] ?? nowhere
      const workshop = column === nowhere ? nowhere : (task.workshopOf[column] ?? nowhere)
      for (const pupil of unit.members) rows[(rowOf.get(pupil) ?? 0) * blockCount + b] = workshop
    }
  return { rows, value: plan.value + task.ground, ...proofOf(stage, { units, order, plan, rows }) }
}

interface Searched {
  readonly units: readonly Unit[]
  readonly order: DayOrder
  readonly plan: DayPlan
  readonly rows: Int32Array
}

/**
 * The bound of a stage and what proves it. Where empty blocks were made so much lighter, prices are in that size, and a gap
 * between them is, too: then prices in the weights of the rules say more of plans with as few empty blocks. That no plan
 * has fewer is not proven by them, so that they never close the gap.
 */
function proofOf(stage: Stage, { units, order, plan, rows }: Searched): Pick<StagePlan, 'bound' | 'certificate'> {
  const { problem, extra, day } = stage
  const { task, firstWish } = order
  const own = { bound: plan.bound + task.ground, certificate: certificateOf({ ...stage, task, prices: plan.prices }) }
  if (extra === 0 || plan.bound === plan.value) return own
  const plain = withLighterEmpty(problem, -extra)
  const plainTask = dayTaskOf({ problem: plain, units, day, taken: takenOf(stage), firstWish })
  const { bound, prices } = boundPlan({ ...order, task: plainTask }, plan.board.place)
  const inWeights = bound + plainTask.ground - extra * emptyCountOf({ rows })
  if (inWeights >= own.bound) return own
  const certificate = certificateOf({ ...stage, extra: 0, task: plainTask, prices })
  return { bound: Math.max(inWeights, plan.value + task.ground + 1), certificate }
}

/** Whose plan stands, and what persons decided for those who come later: their places are taken before anybody is planned. */
function takenOf({ problem, placed, waiting, allocation }: Stage): Taken[] {
  const { blockCount } = problem
  const standing = Array.from(placed, (pupil) => ({
    members: [pupil],
    places: allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount),
  }))
  const decided = unitsOf(problem, waiting).map(({ members, fixed }) => ({
    members,
    places: fixed.map((choice) => Math.max(choice, nowhere)),
  }))
  return [...standing, ...decided]
}

/** More than all else that a plan of the pupils can gain or lose, so that wishes come first. */
function firstWishOf({ fieldCount, blockCount, weights, rules }: PlanProblem, pupils: Int32Array): number {
  let least = rules.emptyWeight
  let most = rules.emptyWeight
  for (const pupil of pupils)
    for (let f = 0; f < fieldCount; f++) {
      const weight = weights[pupil * fieldCount + f] ?? 0
      if (weight < least) least = weight
      if (weight > most) most = weight
    }
  const bonus = rules.fairness.reduce((a, b) => a + b, 0)
  return 1 + pupils.length * (blockCount * (most - least) + bonus)
}

interface Crew {
  readonly units: readonly Unit[]
  readonly pupils: Int32Array
}

/** The budget of a stage follows from its own pupils, so that the plan of those who answered does not depend on the others. */
function budgetOf(problem: PlanProblem, { units, pupils }: Crew, budget: number | undefined): number {
  if (budget !== undefined) return (budget * pupils.length) / Math.max(1, problem.pupilCount)
  // Teams are never proven best, as a rule: their search ends where more of it hardly pays.
  return units.length < pupils.length
    ? 4e6 + pupils.length * problem.blockCount * 6000
    : 3e6 + pupils.length * problem.blockCount * 20_000
}

function certificateOf({
  problem,
  extra,
  day,
  pupils,
  task,
  prices,
}: Stage & { readonly task: DayTask; readonly prices: Prices }): StageCertificate {
  const { blockCount, columnCount, classCount, workshopOf } = task
  const places = new Float64Array(problem.workshops.length * blockCount)
  const classes: ClassPrice[] = []
  const classNames = classNamesOf(problem, task)
  for (let b = 0; b < blockCount; b++)
    for (let w = 0; w < columnCount; w++) {
      const slot = b * columnCount + w
      const workshop = workshopOf[w] ?? 0
      places[workshop * blockCount + b] = prices.places[slot] ?? 0
      for (let k = 0; k < classCount && prices.classes.length > 0; k++) {
        const price = prices.classes[slot * classCount + k] ?? 0
        if (price > 0) classes.push({ workshop, block: b, ofClass: classNames[k] ?? 0, price })
      }
    }
  const memberPrice = new Map(Array.from(task.members, (pupil, entry) => [pupil, prices.members[entry] ?? 0] as const))
  const members = Float64Array.from(pupils, (pupil) => memberPrice.get(pupil) ?? 0)
  return { day, pupils, places, classes, members, wish: prices.wish, empty: extra }
}

function classNamesOf({ classOf }: PlanProblem, task: DayTask): number[] {
  const names: number[] = []
  for (const [entry, pupil] of task.members.entries()) names[task.classOf[entry] ?? 0] = classOf[pupil] ?? 0
  return names
}
