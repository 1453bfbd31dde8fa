// An upper bound of what a day can be worth: places get prices, each unit chooses its best blocks at these prices without
// regard to the others, and what the places cost is given back (Lagrangian relaxation of the capacities). For single pupils
// the best prices give the bound of the linear relaxation, because the choice of one pupil is an integral flow.
//
// The prices are sought from a plan: if it is best and the relaxation has no gap, there are prices at which no unit would
// rather have something else and at which places left over cost nothing. Each unit that would is met by a projection onto
// the prices at which it would not (Agmon, Motzkin and Schoenberg, Canad. J. Math. 6 (1954), over-relaxed). Any prices
// give a true bound, also where there is a gap.
import { nowhere } from '../problem.ts'
import type { Board } from './board.ts'
import type { DayTask } from './day-task.ts'
import { type Chooser, choose, chooserOf, type Prices, rowWorth } from './price-row.ts'
import { type Random, shuffle } from './random.ts'

export interface BoundQuestion {
  readonly board: Board
  /** The worth that the bound is compared with, above the ground. */
  readonly reached: number
  /** Changed towards better ones. */
  readonly prices: Prices
  readonly rounds: number
  /** Bonus of the first, second … wish; counted instead of the task's. */
  readonly bonus: Float64Array
  /** At least so many members have a fulfilled wish in every plan that counts; undefined where the rules do not ask for it. */
  readonly wishesAtLeast: number | undefined
  readonly random: Random
  readonly isStopped: () => boolean
}

/** Prices are multiples of this, so that all sums are exact and the bound is true to the last digit. */
const grain = 1024

/** Steps of prices in the second part of the search, in units of worth per pupil. */
const firstStep = 1
const lastStep = 0.005

export const noPrices = (task: DayTask): Prices => ({
  places: new Float64Array(task.blockCount * task.columnCount),
  classes: new Float64Array(task.classRoom?.length ?? 0),
  members: new Float64Array(task.members.length),
  wish: 0,
})

export const copyOf = (prices: Prices): Prices => ({
  places: prices.places.slice(),
  classes: prices.classes.slice(),
  members: prices.members.slice(),
  wish: prices.wish,
})

/** Rounds prices to parts of 1 / parts: the best ones are whole where the relaxation has no gap. */
function roundInto(target: Prices, from: Prices, parts: number): void {
  for (let i = 0; i < from.places.length; i++) target.places[i] = Math.round((from.places[i] ?? 0) * parts) / parts
  for (let i = 0; i < from.classes.length; i++) target.classes[i] = Math.round((from.classes[i] ?? 0) * parts) / parts
  target.wish = Math.round(from.wish * parts) / parts
}

export interface Bound {
  /** No plan that counts is worth more, above the ground. */
  readonly bound: number
  readonly work: number
}

/** O(rounds × units × (blocks × columns + blocks² × fields)). */
export function priceBound(question: BoundQuestion): Bound {
  const { board, prices, bonus, reached, rounds, random } = question
  const { task } = board
  const hasWishPrice = question.wishesAtLeast !== undefined
  setMemberPrices(board, prices, bonus)
  const trial = copyOf(prices)
  const seeking = chooserOf(task, { prices, bonus })
  const trying = chooserOf(task, { prices: trial, bonus })
  const order = Int32Array.from({ length: task.unitCount }, (_, u) => u)
  const perRound = task.unitCount * task.blockCount * (task.columnCount + 3 * task.fieldCount)
  let best = total(question, seeking)
  let work = perRound
  const meanSize = task.members.length / Math.max(1, task.unitCount)
  const nearest = copyOf(prices)
  const compare = (parts: number): void => {
    roundInto(trial, prices, parts)
    const bound = total(question, trying)
    work += 2 * perRound
    if (bound >= best) return
    best = bound
    roundInto(nearest, trial, grain)
  }
  const isDone = (): boolean => Math.floor(best) <= reached || question.isStopped()
  // Teams leave a gap, as a rule.
  const projections = task.members.length > task.unitCount ? Math.min(rounds, 4) : rounds
  for (let round = 0; round < projections && !isDone(); round++) {
    shuffle(order, random)
    freeLeftOver(board, prices)
    for (const u of order) meet({ chooser: seeking, board, u, hasWishPrice })
    compare(round % 4 === 3 ? grain : round % 4 === 1 ? 2 : 1)
  }
  // There is a gap, or the plan is not the best one: small steps of falling length come close to the best prices in any case.
  if (!isDone()) roundInto(prices, nearest, grain)
  for (let round = 0; round < rounds && !isDone(); round++) {
    shuffle(order, random)
    const length = firstStep * (lastStep / firstStep) ** (round / rounds)
    for (const u of order) {
      choose(seeking, u)
      shift({ chooser: seeking, board, u, hasWishPrice }, Math.ceil((length / (task.size[u] ?? 1)) * grain) / grain)
    }
    cheapenLeftOver(board, prices, length / meanSize)
    if (round % 2 === 0) work += perRound
    else compare(round % 8 === 7 ? 2 : grain)
  }
  roundInto(prices, nearest, grain)
  return { bound: Math.floor(best), work }
}

/** The step of the bonus at which the plan stands. */
function setMemberPrices(board: Board, prices: Prices, bonus: Float64Array): void {
  const { task } = board
  for (let u = 0; u < task.unitCount; u++)
    for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++) {
      const count = board.wishCount[entry] ?? 0
      prices.members[entry] = count < bonus.length ? (bonus[count] ?? 0) : 0
    }
}

function total({ wishesAtLeast }: BoundQuestion, chooser: Chooser): number {
  const { task, prices } = chooser
  let sum = -prices.wish * (wishesAtLeast ?? 0)
  for (let i = 0; i < prices.places.length; i++) sum += (prices.places[i] ?? 0) * (task.capacity[i] ?? 0)
  for (let i = 0; i < prices.classes.length; i++) sum += (prices.classes[i] ?? 0) * (task.classRoom?.[i] ?? 0)
  for (let u = 0; u < task.unitCount; u++) sum += choose(chooser, u)
  return sum
}

/** Places left over by the plan cost nothing. */
function freeLeftOver(board: Board, prices: Prices): void {
  const { task } = board
  for (let i = 0; i < prices.places.length; i++)
    if ((board.load[i] ?? 0) < (task.capacity[i] ?? 0)) prices.places[i] = 0
  for (let i = 0; i < prices.classes.length; i++)
    if ((board.classLoad[i] ?? 0) < (task.classRoom?.[i] ?? 0)) prices.classes[i] = 0
}

/** Places left over by the plan become cheaper, by what is left over. */
function cheapenLeftOver(board: Board, prices: Prices, length: number): void {
  const { task } = board
  for (let i = 0; i < prices.places.length; i++)
    add(prices.places, i, grained(length * ((board.load[i] ?? 0) - (task.capacity[i] ?? 0))))
  for (let i = 0; i < prices.classes.length; i++)
    if ((prices.classes[i] ?? 0) > 0)
      add(prices.classes, i, grained(length * ((board.classLoad[i] ?? 0) - (task.classRoom?.[i] ?? 0))))
}

const grained = (price: number): number => Math.round(price * grain) / grain

interface Meeting {
  readonly chooser: Chooser
  readonly board: Board
  readonly u: number
  /** Whether the first wish of a pupil may have a price. */
  readonly hasWishPrice: boolean
}

/** Over-relaxed, because the prices sought are a corner, not the inside of what is allowed. */
const relaxation = 1.9

/** Moves the prices until the unit would not rather have something else than the plan gives. */
function meet(meeting: Meeting): void {
  const { chooser, board, u } = meeting
  const lacking = choose(chooser, u) - rowWorth(chooser, u, board.place)
  if (lacking <= 0) return
  const square = squareOf(meeting)
  if (square > 0) shift(meeting, Math.ceil(((lacking * relaxation) / square) * grain) / grain)
}

/** Squared length of the direction from what the plan gives to what the unit wants. */
function squareOf({ chooser, board, u, hasWishPrice }: Meeting): number {
  const { task, prices, row } = chooser
  const { blockCount, columnCount } = task
  const size = task.size[u] ?? 1
  let square = 0
  for (let b = 0; b < blockCount; b++) {
    const given = board.place[u * blockCount + b] ?? nowhere
    const want = row[b] ?? nowhere
    if (given === want) continue
    if (given !== nowhere && (prices.places[b * columnCount + given] ?? 0) > 0) square += size * size
    if (want !== nowhere) square += size * size
    if (prices.classes.length > 0) square += 2 * size
  }
  if (!hasWishPrice) return square
  const wishes = wishDifference(chooser, board, u)
  return square + (prices.wish > 0 || wishes > 0 ? wishes * wishes : 0)
}

/** Makes dearer what the unit wants and cheaper what the plan gives it. */
function shift({ chooser, board, u, hasWishPrice }: Meeting, length: number): void {
  const { task, prices, row } = chooser
  const { blockCount, columnCount, classCount } = task
  const size = task.size[u] ?? 1
  for (let b = 0; b < blockCount; b++) {
    const given = board.place[u * blockCount + b] ?? nowhere
    const want = row[b] ?? nowhere
    if (given === want) continue
    if (given !== nowhere) add(prices.places, b * columnCount + given, -size * length)
    if (want !== nowhere) add(prices.places, b * columnCount + want, size * length)
    if (prices.classes.length === 0) continue
    for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++) {
      const number = task.classOf[entry] ?? 0
      if (given !== nowhere)
        addWhereFull(board, prices, { room: (b * columnCount + given) * classCount + number, by: -length })
      if (want !== nowhere)
        addWhereFull(board, prices, { room: (b * columnCount + want) * classCount + number, by: length })
    }
  }
  if (!hasWishPrice) return
  const wishes = wishDifference(chooser, board, u)
  if (prices.wish > 0 || wishes > 0) prices.wish = Math.max(0, prices.wish + wishes * length)
}

function addWhereFull(board: Board, prices: Prices, { room, by }: { room: number; by: number }): void {
  if ((board.classLoad[room] ?? 0) >= (board.task.classRoom?.[room] ?? 0)) add(prices.classes, room, by)
}

function add(list: Float64Array, at: number, by: number): void {
  list[at] = Math.max(0, (list[at] ?? 0) + by)
}

/** Members with a fulfilled wish in the plan, less those in the choice. */
function wishDifference({ task, row }: Chooser, board: Board, u: number): number {
  let sum = 0
  for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++) {
    if ((board.wishCount[entry] ?? 0) > 0) sum++
    for (let b = 0; b < task.blockCount; b++) {
      const w = row[b] ?? nowhere
      if (w === nowhere || task.wished[entry * task.fieldCount + (task.fieldOf[w] ?? 0)] !== 1) continue
      sum--
      break
    }
  }
  return sum
}
