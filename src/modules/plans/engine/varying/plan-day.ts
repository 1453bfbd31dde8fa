// One weekday: a first plan, the prices that bound it, and as much search as the bound leaves and the budget allows.
import { nowhere } from '../problem.ts'
import { anneal } from './anneal.ts'
import { type Board, boardOf, fulfilledCount, move, seat } from './board.ts'
import { type DayTask, open } from './day-task.ts'
import { type BlockGraph, chainsTo, type ExchangeGraph, entranceOf, exchangeGraphOf } from './exchange-graph.ts'
import { copyOf, noPrices, priceBound } from './price-bound.ts'
import type { Prices } from './price-row.ts'
import { type Random, shuffle } from './random.ts'
import { type Reseating, reseat, reseatingOf } from './reseat.ts'
import { type WishCover, wishCover } from './wish-cover.ts'

export interface DayOrder {
  readonly task: DayTask
  /** What the task's first wish was raised by, so that wishes for all come first; 0 = the rule is off. */
  readonly firstWish: number
  /** Fairness of the rules, not raised. */
  readonly bonus: Float64Array
  readonly random: Random
  /** Steps of work at most; the first plan is made in any case. */
  readonly budget: number
  readonly isStopped: () => boolean
  /** Called with the share of the work that is done. */
  readonly report: (share: number) => void
}

export interface DayPlan {
  readonly board: Board
  /** Above the ground, without what the first wish was raised by. */
  readonly value: number
  readonly bound: number
  /** From which the bound follows. */
  readonly prices: Prices
}

interface Search {
  readonly order: DayOrder
  readonly board: Board
  readonly graph: ExchangeGraph
  readonly reseating: Reseating
  readonly singles: Int32Array
  readonly hasTeams: boolean
  readonly most: number
  prices: Prices
  best: Int32Array
  bestValue: number
  bound: number
  work: number
}

/** The greatest noise of a round, one after the other: most gains are near, some are not. */
const noises = [0.9, 2, 0.9, 4, 0.9, 8]

/** How warm the units of several pupils become again, one round after the other. */
const warmths = [0.3, 1, 0.5]

/** Prices for a plan that was made by other weights of the same task, and the bound that follows from them. */
export function boundPlan(order: DayOrder, places: Int32Array): Pick<DayPlan, 'bound' | 'prices'> {
  const search = searchOf(order, undefined)
  seat(search.board, places)
  search.best = search.board.place.slice()
  search.bestValue = search.board.value
  tighten(search, 60)
  return { bound: search.bound, prices: search.prices }
}

function searchOf(order: DayOrder, cover: WishCover | undefined): Search {
  const { task } = order
  const board = boardOf(task)
  const graph = exchangeGraphOf(board)
  const singles = Int32Array.from({ length: task.unitCount }, (_, u) => u).filter((u) => task.size[u] === 1)
  return {
    order,
    board,
    graph,
    reseating: reseatingOf(board, graph, order.random),
    singles,
    hasTeams: singles.length < task.unitCount,
    most: cover?.most ?? 0,
    prices: noPrices(task),
    best: board.place.slice(),
    bestValue: board.value,
    bound: Infinity,
    work: 0,
  }
}

export function planDay(order: DayOrder): DayPlan {
  const cover = order.firstWish === 0 ? undefined : wishCover(order.task)
  const search = searchOf(order, cover)
  const { board } = search
  if (search.hasTeams) coolTeams(search, { trials: firstTrials(search), warmth: 0.7 })
  pass(search, 0)
  keepBest(search)
  if (cover !== undefined && !search.hasTeams && fulfilledCount(board) < cover.most)
    startFromCover(search, cover.slotOf)
  settle(search)
  improve(search)
  return outcome(search)
}

const firstTrials = ({ order: { task, budget } }: Search): number =>
  Math.min(task.unitCount * task.blockCount * 6000, Math.max(20_000, (budget / trialWork) * 0.6))

/** A trial of annealing costs about as much as so many steps of the graph. */
const trialWork = 9

/** Cools from a warmth that is counted in the spread of what the columns are worth to a unit. */
function coolTeams(search: Search, { trials, warmth }: { trials: number; warmth: number }): void {
  const { order, board } = search
  const spread = spreadOf(order.task, order.bonus)
  const cooling = { trials, hot: warmth * spread, cold: 0.013 * spread }
  anneal(board, { ...cooling, random: order.random, isStopped: order.isStopped })
  search.work += trials * trialWork
}

/** Mean deviation of what the columns bring a unit, wishes at the mean bonus of a block. O(members × columns). */
function spreadOf(
  { unitCount, blockCount, columnCount, fieldCount, fieldOf, gain, wished, memberStart }: DayTask,
  bonus: Float64Array,
): number {
  const meanBonus = bonus.subarray(0, blockCount).reduce((a, b) => a + b, 0) / Math.max(1, blockCount)
  let sum = 0
  let count = 0
  for (let u = 0; u < unitCount; u++) {
    const worths: number[] = []
    for (let w = 0; w < columnCount; w++) {
      let worth = gain[u * columnCount + w] ?? 0
      if (worth === -Infinity) continue
      for (let entry = memberStart[u] ?? 0; entry < (memberStart[u + 1] ?? 0); entry++)
        worth += meanBonus * (wished[entry * fieldCount + (fieldOf[w] ?? 0)] ?? 0)
      worths.push(worth)
    }
    const mean = worths.reduce((a, b) => a + b, 0) / Math.max(1, worths.length)
    for (const worth of worths) sum += Math.abs(worth - mean)
    count += worths.length
  }
  return Math.max(0.5, sum / Math.max(1, count))
}

/** Each single pupil chooses anew, in drawn order. */
function pass(search: Search, noise: number): void {
  const { order, board, graph, reseating, singles } = search
  const before = graph.work
  shuffle(singles, order.random)
  for (let i = 0; i < singles.length; i++) {
    reseat(reseating, { u: singles[i] ?? 0, noise, loss: noise > 1 ? noise / 2 : 0 })
    board.journal.length = 0
    // A plan must come out in any case: only rounds of improvement are broken off.
    if (search.bestValue > 0 && i % 16 === 15 && order.isStopped()) break
  }
  search.work += graph.work - before + singles.length * order.task.blockCount * order.task.fieldCount * 4
}

function keepBest(search: Search): boolean {
  const { board } = search
  if (board.value <= search.bestValue) return false
  search.best = board.place.slice()
  search.bestValue = board.value
  return true
}

function startFromCover(search: Search, slotOf: Int32Array): void {
  const { board, order } = search
  const { task } = order
  const empty = Int32Array.from(task.fixed, (choice) => (choice === open ? nowhere : choice))
  seat(board, empty)
  for (let u = 0; u < task.unitCount; u++) {
    const slot = slotOf[task.memberStart[u] ?? 0] ?? -1
    if (slot >= 0) move(board, u, Math.floor(slot / task.columnCount), slot % task.columnCount)
  }
  pass(search, 0)
  if (!keepBest(search)) seat(board, search.best)
}

/** Rounds without noise until nothing is gained. */
function settle(search: Search): void {
  for (let round = 0; round < 4; round++) {
    pass(search, 0)
    if (!keepBest(search)) break
  }
}

function improve(search: Search): void {
  const { order, board } = search
  tighten(search, search.hasTeams ? 120 : 40)
  for (let round = 0; ; round++) {
    const { value, wishes } = worthOf(search, search.bestValue)
    order.report(Math.min(1, search.work / order.budget))
    const isCovered = order.firstWish === 0 || wishes >= search.most
    if ((search.bound <= value && isCovered) || search.work >= order.budget || order.isStopped()) return
    if (search.hasTeams) {
      const trials = Math.min(firstTrials(search) / 2, (order.budget - search.work) / trialWork + 1000)
      coolTeams(search, { trials, warmth: warmths[round % warmths.length] ?? 0.5 })
    }
    if (search.singles.length > 0) {
      pass(search, noises[round % noises.length] ?? 0)
      pass(search, 0)
    }
    const isBetter = keepBest(search)
    if (isBetter || round % 4 === 3) tighten(search, 20)
    if (!isBetter && (round % 6 === 5 || board.value < search.bestValue - 20)) seat(board, search.best)
  }
}

/** Brings the bound closer to the best plan. */
function tighten(search: Search, rounds: number): void {
  const { board, order } = search
  if (board.value !== search.bestValue) seat(board, search.best)
  const { value, wishes } = worthOf(search, board.value)
  if (search.bound <= value) return
  // Each plan has prices of its own; the ones of the graph are best where blocks are independent.
  const fresh = search.singles.length > 0 ? pricesOf(search) : copyOf(search.prices)
  const { bound, work } = priceBound({
    board,
    reached: value,
    prices: fresh,
    rounds,
    bonus: order.bonus,
    wishesAtLeast: order.firstWish === 0 ? undefined : wishes,
    random: order.random,
    isStopped: order.isStopped,
  })
  search.work += work
  if (bound >= search.bound) return
  search.bound = bound
  search.prices = fresh
}

/** What one more place would bring in its block: the cheapest chain from the pool of free places. */
function pricesOf({ board, graph, order, singles }: Search): Prices {
  const { task } = order
  const { blockCount, columnCount, classCount } = task
  const prices = noPrices(task)
  const pool = columnCount + 1
  const oneOf = new Int32Array(classCount).fill(-1)
  for (const u of singles) oneOf[task.classOf[task.memberStart[u] ?? 0] ?? 0] = u
  for (let b = 0; b < blockCount; b++)
    for (let w = 0; w < columnCount; w++) {
      const slot = b * columnCount + w
      if ((board.load[slot] ?? 0) < (task.capacity[slot] ?? 0) && task.classRoom === undefined) continue
      const price = Math.max(0, -(chainsTo(board, graph, { b, u: -1, column: w }).distance[pool] ?? 0))
      prices.places[slot] = price
      if (task.classRoom === undefined) continue
      for (let k = 0; k < classCount; k++) {
        const u = oneOf[k] ?? -1
        const block = graph.blocks[b] as BlockGraph
        if (u < 0 || entranceOf(board, block, { u, column: w }) === w) continue
        const both = -(chainsTo(board, graph, { b, u, column: w }).distance[pool] ?? 0)
        prices.classes[slot * classCount + k] = Math.max(0, both - price)
      }
    }
  return prices
}

function worthOf(search: Search, value: number): { value: number; wishes: number } {
  const { order, best } = search
  if (order.firstWish === 0) return { value, wishes: 0 }
  const wishes = coveredBy(order.task, best)
  return { value: value - order.firstWish * wishes, wishes }
}

/** Members with a fulfilled wish in a plan. */
function coveredBy(task: DayTask, places: Int32Array): number {
  let sum = 0
  for (let u = 0; u < task.unitCount; u++)
    for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++)
      for (let b = 0; b < task.blockCount; b++) {
        const w = places[u * task.blockCount + b] ?? nowhere
        if (w === nowhere || task.wished[entry * task.fieldCount + (task.fieldOf[w] ?? 0)] !== 1) continue
        sum++
        break
      }
  return sum
}

function outcome(search: Search): DayPlan {
  const { board, order } = search
  seat(board, search.best)
  const { value, wishes } = worthOf(search, search.bestValue)
  const isCoverProven = order.firstWish === 0 || wishes >= search.most
  // Where more pupils might have a wish, nothing is proven, whatever the sums are.
  const bound = isCoverProven ? search.bound : Math.max(search.bound, value + 1)
  return { board, value, bound, prices: search.prices }
}
