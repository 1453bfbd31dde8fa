// Plans the late pupils into what is left, timetable included, without touching anybody who is there already.
import { assignRows } from './assign-rows.ts'
import { LatePlan, type LateTask } from './late-task.ts'
import { areAlike, levelCells } from './level-cells.ts'

export interface LateResult {
  readonly plan: LatePlan
  /** No plan of the late pupils beside the fixed others is worth more. */
  readonly bound: number
  /** Prices of places, column × block, that prove a bound below that of the choice; undefined where there is none. */
  readonly cellPrices: Float64Array | undefined
}

/** How often everybody is placed anew at most. */
const rounds = 30

/**
 * Choice and timetable of the late pupils at once. `choiceBound` is the optimum of their choice with the places of all
 * blocks together, hence a bound.
 *
 * One after the other, each gets the best assignment of blocks to fields that is left, exactly; then each again, with all
 * others as they are, until nothing improves. If that stays below the bound or uneven and the pupils are all alike (the
 * usual case: who gave no answer has no weights of its own), the numbers per workshop and block come from a flow, which
 * is exact, and are dealt out by König's theorem. Even group sizes are a second aim: beside a timetable that is fixed
 * already they are not always possible without leaving a block empty.
 */
export function placeLate(task: LateTask, choiceBound: number): LateResult {
  const plan = new LatePlan(task)
  placeInTurn(plan)
  improve(plan, choiceBound)
  if (!areAlike(task) || isDone(plan, choiceBound)) return { plan, bound: choiceBound, cellPrices: undefined }
  const cells = levelCells(task)
  const bound = Math.min(choiceBound, cells.value)
  const cellPrices = cells.prices
  if (isDone(plan, bound)) return { plan, bound, cellPrices }
  const dealt = new LatePlan(task)
  deal(dealt, cells.counts)
  improve(dealt, bound)
  return { plan: isBetter(dealt, plan) ? dealt : plan, bound, cellPrices }
}

const isDone = (plan: LatePlan, bound: number): boolean => plan.value() === bound && plan.unevenness() === 0

const isBetter = (one: LatePlan, other: LatePlan): boolean => {
  const gain = one.value() - other.value()
  return gain > 0 || (gain === 0 && one.unevenness() < other.unevenness())
}

function placeInTurn(plan: LatePlan): void {
  const { pupilCount, blockCount, columnCount, fieldCount, fieldOf, capacity } = plan.task
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const left = pupilCount - pupil
    // Where the places of the fields are hardly enough, a field that all who are left have to take comes first.
    const spare = new Int32Array(fieldCount)
    for (let column = 0; column < columnCount; column++) {
      const field = fieldOf[column] as number
      const free = (capacity[column] as number) * blockCount - (plan.total[column] as number)
      spare[field] = (spare[field] as number) + free
    }
    const usable = spare.reduce((sum, places) => sum + Math.min(places, left), 0)
    const isTight = usable < left * blockCount + blockCount * fieldCount
    placeBest(plan, pupil, (column) => (isTight && (spare[fieldOf[column] as number] as number) >= left ? 1 : 0))
  }
}

function improve(plan: LatePlan, bound: number): void {
  const { pupilCount, blockCount } = plan.task
  let value = plan.value()
  let unevenness = plan.unevenness()
  let idle = 0
  for (let round = 0; round < rounds && idle < 4; round++) {
    if (value === bound && unevenness === 0) return
    for (let pupil = 0; pupil < pupilCount; pupil++) {
      for (let block = 0; block < blockCount; block++) plan.take(pupil, block)
      placeBest(plan, pupil, () => 0)
    }
    const nextValue = plan.value()
    const nextUnevenness = plan.unevenness()
    idle = nextValue > value || nextUnevenness < unevenness ? 0 : idle + 1
    value = nextValue
    unevenness = nextUnevenness
  }
}

/** The best blocks and columns for one pupil: value first, then urgency, then even groups, then the lot. */
function placeBest(plan: LatePlan, pupil: number, urgency: (column: number) => number): void {
  const { blockCount, fieldCount, columnCount, fieldOf, worth, emptyWorth, draw } = plan.task
  const width = fieldCount + blockCount
  const costs = new Float64Array(blockCount * width)
  const best = new Int16Array(blockCount * fieldCount).fill(-1)
  // Evenness counts up to so much for a whole row.
  const evenUnit = 4
  const urgentUnit = evenUnit * blockCount * 64
  const valueUnit = urgentUnit * (blockCount + 1)
  const forbidden = valueUnit * (2 * plan.highest * (blockCount + 1) + 2)
  for (let block = 0; block < blockCount; block++) {
    const row = block * width
    costs.fill(forbidden, row, row + fieldCount)
    costs.fill(-emptyWorth * valueUnit + urgentUnit / 2, row + fieldCount, row + width)
    for (let column = 0; column < columnCount; column++) {
      if (!plan.isOpen(pupil, column, block)) continue
      const field = fieldOf[column] as number
      const level = Math.floor((plan.total[column] as number) / blockCount)
      const above = (plan.load[column * blockCount + block] as number) - level
      const cost =
        -(worth[pupil * fieldCount + field] as number) * valueUnit -
        urgency(column) * urgentUnit +
        Math.max(-16, Math.min(16, above)) * evenUnit +
        draw()
      if (cost >= (costs[row + field] as number)) continue
      costs[row + field] = cost
      best[block * fieldCount + field] = column
    }
  }
  for (const [block, choice] of assignRows(costs, blockCount, width).entries())
    if (choice < fieldCount) plan.put(pupil, block, best[block * fieldCount + choice] as number)
}

/**
 * Deals numbers per column and block out to pupils: each time a matching of blocks and fields that takes from every
 * field and block which have as many left as there are pupils left. Places that a class limit forbids stay empty.
 */
function deal(plan: LatePlan, counts: Int32Array): void {
  const { pupilCount, blockCount, fieldCount, fieldOf } = plan.task
  const left = Int32Array.from(counts)
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const ofField = new Int32Array(fieldCount)
    const ofBlock = new Int32Array(blockCount)
    for (const [cell, count] of left.entries()) {
      const field = fieldOf[Math.floor(cell / blockCount)] as number
      ofField[field] = (ofField[field] as number) + count
      ofBlock[cell % blockCount] = (ofBlock[cell % blockCount] as number) + count
    }
    const needed = pupilCount - pupil
    const width = fieldCount + blockCount
    const costs = new Float64Array(blockCount * width)
    const best = new Int32Array(blockCount * width).fill(-1)
    for (let cell = 0; cell < left.length; cell++) {
      if ((left[cell] as number) === 0) continue
      const column = Math.floor(cell / blockCount)
      const block = cell % blockCount
      const field = fieldOf[column] as number
      const at = block * width + field
      const urgent = Number((ofField[field] as number) >= needed) + Number((ofBlock[block] as number) >= needed)
      const cost = -urgent * 8 * blockCount - (plan.isOpen(pupil, column, block) ? 2 : 1)
      if (cost >= (costs[at] as number)) continue
      costs[at] = cost
      best[at] = cell
    }
    for (const [block, choice] of assignRows(costs, blockCount, width).entries()) {
      const cell = best[block * width + choice] as number
      if (cell < 0) continue
      left[cell] = (left[cell] as number) - 1
      const column = Math.floor(cell / blockCount)
      if (plan.isOpen(pupil, column, block)) plan.put(pupil, block, column)
    }
  }
}
