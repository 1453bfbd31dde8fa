// The second stage of a day: who gave no answer, beside all others whose plan stands already.
import { drawOrder } from '../lottery.ts'
import type { PlanControl } from '../problem.ts'
import { boundBy, provenBound, worthOfChoice } from './bound.ts'
import type { ChoiceTask } from './choice-task.ts'
import { chooseFields } from './choose-fields.ts'
import { allPlaces, choiceTaskOf, dayPartOf, drawFor, type Planning } from './day-part.ts'
import { heapsCanHold } from './gain-heaps.ts'
import { placeLate } from './place-late.ts'

/** Answers with the bound of what it planned beside the early ones. */
export function planLate(
  { problem, allocation, day, pupils }: Planning,
  early: Int32Array,
  control: PlanControl,
): number | undefined {
  if (pupils.length === 0) return 0
  const { blockCount, workshops, rules } = problem
  const draw = drawFor(problem, day, 1)
  const part = dayPartOf(problem, day, drawOrder(pupils, draw))
  const columnCount = part.workshops.length
  const capacity = Int32Array.from(part.workshops, (workshop) => workshops[workshop]?.capacity[0] ?? 0)
  const load = new Int32Array(columnCount * blockCount)
  const classLoad = new Int32Array(part.classCount * columnCount * blockCount)
  const columnOf = new Map(Array.from(part.workshops, (workshop, column) => [workshop, column] as const))
  const classNumber = new Map(
    Array.from(part.pupils, (pupil, at) => [problem.classOf[pupil], part.classOf[at] as number]),
  )
  for (const pupil of early) {
    const ofClass = classNumber.get(problem.classOf[pupil])
    for (let block = 0; block < blockCount; block++) {
      const column = columnOf.get(allocation[pupil * blockCount + block] as number)
      if (column === undefined) continue
      const cell = column * blockCount + block
      load[cell] = (load[cell] as number) + 1
      if (ofClass === undefined) continue
      const classCell = (ofClass * columnCount + column) * blockCount + block
      classLoad[classCell] = (classLoad[classCell] as number) + 1
    }
  }
  const { perClass } = rules
  const task = choiceTaskOf(problem, part, {
    places: restOf(load, blockCount, (column) => capacity[column] as number),
    classPlaces: perClass === undefined ? undefined : restOf(classLoad, blockCount, () => perClass),
  })
  const choice = chooseFields(task, { ...control, onProgress: () => undefined })
  if (choice === undefined) return undefined
  const { plan, bound } = placeLate(
    {
      pupilCount: task.pupilCount,
      fieldCount: task.fieldCount,
      columnCount,
      blockCount,
      fieldOf: part.fieldOf,
      capacity,
      classOf: part.classOf,
      classCount: part.classCount,
      perClass,
      load,
      classLoad,
      worth: part.worth,
      allowed: part.allowed,
      emptyWorth: rules.emptyWeight,
      draw,
    },
    provenBound(rules, task, choice),
  )
  for (const [cell, column] of plan.columnAt.entries()) {
    if (column < 0) continue
    const pupil = part.pupils[Math.floor(cell / blockCount)] as number
    allocation[pupil * blockCount + (cell % blockCount)] = part.workshops[column] as number
  }
  const best = bestApart(task)
  if (plan.value() === best || bound === best) return best
  return boundOfBoth({ problem, allocation, day, pupils: part.pupils }, early, best, control)
}

/** Everybody has the best fields, as if the places had no end. */
function bestApart(task: ChoiceTask): number {
  const { columnCount, lanePlaces } = task
  return boundBy(task, { prices: new Float64Array(columnCount), lanePrices: new Float64Array(lanePlaces.length) })
}

/**
 * The most that the late pupils could have in any plan whose early pupils have their best, timetables left aside: the
 * choice of both at once, in which the early ones weigh so much that no exchange can gain by taking from them (see
 * `bonusOf` for the reason). Undefined when asked to stop, `atMost` where the numbers would not fit.
 */
function boundOfBoth(
  { problem, day, pupils }: Planning,
  early: Int32Array,
  atMost: number,
  control: PlanControl,
): number | undefined {
  const all = Int32Array.from([...early, ...pupils])
  const part = dayPartOf(problem, day, all)
  const task = choiceTaskOf(problem, part, allPlaces(problem, part))
  const { emptyWorth, worth, fieldCount, columnCount, groupCount } = task
  const firstLate = early.length * fieldCount
  const lateRange = worth.subarray(firstLate).reduce((most, value) => Math.max(most, Math.abs(value - emptyWorth)), 0)
  const factor = (columnCount * (groupCount + 1) + 3) * 2 * lateRange + 1
  // Counted from the empty block, as that is worth the same to all.
  const scaled: ChoiceTask = {
    ...task,
    emptyWorth: 0,
    worth: worth.map((value, cell) => (value - emptyWorth) * (cell < firstLate ? factor : 1)),
    bonus: task.bonus.map((bonus) => bonus * factor),
    leavesEvenly: false,
  }
  const highest = scaled.worth.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!heapsCanHold(all.length, 2 * highest + (scaled.bonus[0] ?? 0))) return atMost
  const choice = chooseFields(scaled, { ...control, onProgress: () => undefined })
  if (choice === undefined) return undefined
  if (boundBy(scaled, choice) !== worthOfChoice(scaled, choice.held)) return atMost
  let value = pupils.length * problem.blockCount * emptyWorth
  for (let cell = firstLate; cell < choice.held.length; cell++)
    if ((choice.held[cell] as number) >= 0) value += scaled.worth[cell] as number
  return value
}

/** Places left over all blocks, by row of a table row × block. */
function restOf(load: Int32Array, blockCount: number, most: (row: number) => number): Int32Array {
  const rest = new Int32Array(load.length / blockCount)
  for (const [cell, size] of load.entries()) {
    const row = Math.floor(cell / blockCount)
    rest[row] = (rest[row] as number) + most(row) - size
  }
  return rest
}
