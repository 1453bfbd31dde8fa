// What a unit would choose if places had prices and it were alone, and what the choice of a plan costs it at these prices.
import { nowhere } from '../problem.ts'
import { type RowSolver, rowSolver } from './best-row.ts'
import { type DayTask, open } from './day-task.ts'

export interface Prices {
  /** Block × column. */
  readonly places: Float64Array
  /** (Block × column) × class; empty without the rule. */
  readonly classes: Float64Array
  /** What one more wish is worth to a member of a team; single pupils count exactly. */
  readonly members: Float64Array
  /** Added to the first wish of every pupil. */
  wish: number
}

export interface Chooser {
  readonly task: DayTask
  readonly prices: Prices
  readonly solver: RowSolver
  /** Bonus of the wishes, without the price of the first one. */
  readonly bonus: Float64Array
  /** The choice of the unit that was asked last: a column or nowhere for each block. */
  readonly row: Int32Array
  readonly column: Int32Array
  readonly levels: Float64Array
}

export function chooserOf(task: DayTask, { prices, bonus }: { prices: Prices; bonus: Float64Array }): Chooser {
  return {
    task,
    prices,
    bonus,
    solver: rowSolver(task.blockCount, task.fieldCount, bonus.length + 1),
    row: new Int32Array(task.blockCount),
    column: new Int32Array(task.blockCount * task.fieldCount),
    levels: new Float64Array(bonus.length + 1),
  }
}

/** The most that a unit gets at the prices; its choice is left in row. O(blocks × columns + blocks² × fields). */
export function choose(chooser: Chooser, u: number): number {
  const { task, prices, solver, column, row } = chooser
  const { blockCount, columnCount, fieldCount, fieldOf, gain, capacity } = task
  const size = task.size[u] ?? 1
  const isPlain = size === 1 && prices.classes.length === 0
  const { worth, empty, isOpen } = solver
  let sum = setLevels(chooser, u)
  worth.fill(-Infinity)
  for (let b = 0; b < blockCount; b++) {
    const choice = task.fixed[u * blockCount + b] ?? open
    isOpen[b] = choice === open ? 1 : 0
    empty[b] = 0
    if (choice >= 0) sum += slotWorth(chooser, { u, b, w: choice })
    if (choice !== open) continue
    for (let w = 0; w < columnCount; w++) {
      const slot = b * columnCount + w
      const own = gain[u * columnCount + w] ?? 0
      if (own === -Infinity || (capacity[slot] ?? 0) < size) continue
      const all = isPlain ? own - (prices.places[slot] ?? 0) : slotWorth(chooser, { u, b, w })
      const key = b * fieldCount + (fieldOf[w] ?? 0)
      if (all <= (worth[key] ?? 0)) continue
      worth[key] = all
      column[key] = w
    }
  }
  for (let b = 0; b < blockCount; b++) {
    const choice = task.fixed[u * blockCount + b] ?? open
    if (choice < 0) continue
    for (let other = 0; other < blockCount; other++) worth[other * fieldCount + (fieldOf[choice] ?? 0)] = -Infinity
  }
  sum += solver.solve()
  for (let b = 0; b < blockCount; b++) {
    const choice = task.fixed[u * blockCount + b] ?? open
    const field = solver.fieldOf[b] ?? -1
    row[b] = choice !== open ? choice : field < 0 ? nowhere : (column[b * fieldCount + field] ?? nowhere)
  }
  return sum
}

/** What the unit's part of a plan is worth at the prices, counted as in `choose`. O(blocks × members). */
export function rowWorth(chooser: Chooser, u: number, place: Int32Array): number {
  const { task, solver } = chooser
  const { blockCount, fieldCount } = task
  let sum = setLevels(chooser, u)
  const entry = task.memberStart[u] ?? 0
  const isSingle = task.size[u] === 1
  let wishes = 0
  for (let b = 0; b < blockCount; b++) {
    const w = place[u * blockCount + b] ?? nowhere
    if (w === nowhere) continue
    sum += slotWorth(chooser, { u, b, w })
    const isFixed = task.fixed[u * blockCount + b] !== open
    if (isSingle && !isFixed && task.wished[entry * fieldCount + (task.fieldOf[w] ?? 0)] === 1)
      sum += solver.bonus[wishes++] ?? 0
  }
  return sum
}

/** Bonus of wishes for the solver; answers what is certain beforehand. */
function setLevels(chooser: Chooser, u: number): number {
  const { task, prices, solver, bonus, levels } = chooser
  const { blockCount, fieldCount } = task
  levels.fill(0)
  for (let i = 0; i < bonus.length; i++) levels[i] = bonus[i] ?? 0
  levels[0] = (levels[0] ?? 0) + prices.wish
  const start = task.memberStart[u] ?? 0
  solver.bonus.fill(0)
  if ((task.size[u] ?? 1) > 1) {
    // Several members have several counts. For any price p, bonus(count) ≤ p · count + max over k of (bonus(k) − p · k).
    let sum = 0
    for (let entry = start; entry < (task.memberStart[u + 1] ?? 0); entry++) {
      let left = 0
      let most = 0
      for (let k = 0; k < levels.length; k++) {
        left += (levels[k] ?? 0) - (prices.members[entry] ?? 0)
        if (left > most) most = left
      }
      sum += most
    }
    solver.isWish.fill(0)
    return sum
  }
  let fixedWishes = 0
  let sum = 0
  for (let b = 0; b < blockCount; b++) {
    const choice = task.fixed[u * blockCount + b] ?? open
    if (choice >= 0 && task.wished[start * fieldCount + (task.fieldOf[choice] ?? 0)] === 1)
      sum += levels[fixedWishes++] ?? 0
  }
  for (let f = 0; f < fieldCount; f++) solver.isWish[f] = task.wished[start * fieldCount + f] ?? 0
  for (let i = fixedWishes; i < levels.length; i++) solver.bonus[i - fixedWishes] = levels[i] ?? 0
  return sum
}

function slotWorth(chooser: Chooser, { u, b, w }: { u: number; b: number; w: number }): number {
  const { task, prices } = chooser
  const { columnCount, fieldCount, classCount } = task
  const slot = b * columnCount + w
  const size = task.size[u] ?? 1
  let sum = (task.gain[u * columnCount + w] ?? 0) - size * (prices.places[slot] ?? 0)
  if (size === 1 && prices.classes.length === 0) return sum
  for (let entry = task.memberStart[u] ?? 0; entry < (task.memberStart[u + 1] ?? 0); entry++) {
    if (prices.classes.length > 0) sum -= prices.classes[slot * classCount + (task.classOf[entry] ?? 0)] ?? 0
    if (size > 1 && task.wished[entry * fieldCount + (task.fieldOf[w] ?? 0)] === 1) sum += prices.members[entry] ?? 0
  }
  return sum
}
