// The exact plan for workshops that have the same places in every block: choice by flow, timetable by colouring, day by
// day. Teams, places that vary and decisions of people are not for it (engine/varying).
import { drawOrder, lotteryOf } from '../lottery.ts'
import { measurePlan } from '../measure-plan.ts'
import { type Allocation, alone, nowhere, type Plan, type PlanControl, type PlanProblem } from '../problem.ts'
import { boundBy, worthOfChoice } from './bound.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import { chooseFields } from './choose-fields.ts'
import { colourBlocks } from './colour-blocks.ts'
import { choiceTaskOf, type DayPart, dayPartOf, type FreePlaces } from './day-part.ts'
import type { Edges } from './halve-edges.ts'
import { placeLate } from './place-late.ts'

/** Same places in all blocks, nobody in a team, nothing decided beforehand. */
export function isExactlySolvable({ workshops, teamOf, pupilCount, locks }: PlanProblem): boolean {
  for (let pupil = 0; pupil < pupilCount; pupil++) if (teamOf[pupil] !== alone) return false
  return locks.length === 0 && workshops.every(({ capacity }) => capacity.every((places) => places === capacity[0]))
}

/**
 * The best plan, its bound and whether they meet; undefined when asked to stop. Days are independent of each other.
 *
 * With `unansweredLast` who answered is planned, timetable included, before anybody looks at the others; these get the
 * best that is possible beside that plan, and the bound speaks of plans which leave those who answered as they are.
 */
export function planExactly(problem: PlanProblem, control: PlanControl = {}): Plan | undefined {
  const allocation: Allocation = new Int32Array(problem.pupilCount * problem.blockCount).fill(nowhere)
  const stages = stagesOf(problem)
  let bound = 0
  let done = 0
  for (const { day, early, late } of stages) {
    const share = (early.length + late.length) / Math.max(1, problem.pupilCount)
    const start = done
    const dayControl: PlanControl = {
      ...control,
      onProgress: (part) => control.onProgress?.(start + part * share),
    }
    const earlyBound = planEarly({ problem, allocation, day, pupils: early }, dayControl)
    if (earlyBound === undefined) return undefined
    const lateBound = planLate({ problem, allocation, day, pupils: late }, early, control)
    if (lateBound === undefined) return undefined
    bound += earlyBound + lateBound
    done += share
  }
  control.onProgress?.(1)
  const figures = measurePlan(problem, allocation)
  return { allocation, ...figures, bound, proven: figures.value === bound }
}

interface Stage {
  readonly day: number
  readonly early: Int32Array
  readonly late: Int32Array
}

function stagesOf({ pupilCount, dayOf, answered, rules }: PlanProblem): readonly Stage[] {
  const all = Int32Array.from({ length: pupilCount }, (_, pupil) => pupil)
  const days = [...new Set(Array.from(all, (pupil) => dayOf[pupil] as number))].sort((a, b) => a - b)
  return days.map((day) => {
    const ofDay = all.filter((pupil) => dayOf[pupil] === day)
    const isLate = (pupil: number): boolean => rules.unansweredLast && answered[pupil] !== 1
    return { day, early: ofDay.filter((pupil) => !isLate(pupil)), late: ofDay.filter(isLate) }
  })
}

interface Planning {
  readonly problem: PlanProblem
  readonly allocation: Allocation
  readonly day: number
  readonly pupils: Int32Array
}

// A number for each day and stage, so that none of them shifts the lots of another one.
const drawFor = ({ rules }: PlanProblem, day: number, stage: number): (() => number) =>
  lotteryOf(Math.imul(rules.seed, 0x9e3779b1) ^ (day * 2 + stage + 1))

/** Answers with the bound of what it planned. */
function planEarly({ problem, allocation, day, pupils }: Planning, control: PlanControl): number | undefined {
  const part = dayPartOf(problem, day, drawOrder(pupils, drawFor(problem, day, 0)))
  const task = choiceTaskOf(problem, part, allPlaces(problem, part))
  const choice = chooseFields(task, control)
  if (choice === undefined) return undefined
  const edges = edgesOf(part, task, choice)
  const block = colourBlocks(edges, problem.blockCount)
  for (let edge = 0; edge < edges.count; edge++) {
    const column = edges.columnOfLane[edges.lane[edge] as number] as number
    const pupil = part.pupils[edges.pupil[edge] as number] as number
    allocation[pupil * problem.blockCount + (block[edge] as number)] = part.workshops[
      edges.workshopOf[column] as number
    ] as number
  }
  return boundOf(problem, task, choice)
}

function allPlaces({ workshops, blockCount, rules: { perClass } }: PlanProblem, part: DayPart): FreePlaces {
  const columnCount = part.workshops.length
  return {
    places: Int32Array.from(part.workshops, (workshop) => (workshops[workshop]?.capacity[0] ?? 0) * blockCount),
    classPlaces:
      perClass === undefined ? undefined : new Int32Array(part.classCount * columnCount).fill(perClass * blockCount),
  }
}

/**
 * With "first a wish for everybody" the proof is about both aims at once; only if it failed, which no known input makes
 * it do, the value alone would be bounded.
 */
function boundOf(problem: PlanProblem, task: ChoiceTask, choice: Choice): number {
  const bound = boundBy(task, choice)
  if (!problem.rules.wishForAllFirst) return bound
  const plain = { ...task, bonus: Float64Array.from(task.bonus, (_, wish) => problem.rules.fairness[wish] ?? 0) }
  return bound === worthOfChoice(task, choice.held) ? worthOfChoice(plain, choice.held) : boundBy(plain, choice)
}

interface ChosenEdges extends Edges {
  /** Column of the part by position in the row of columns, which begins with the fields that have least places left. */
  readonly workshopOf: Int32Array
}

/** Places taken, by column, class and pupil. Columns are put in a row so that what is left lies evenly, too. */
function edgesOf(part: DayPart, task: ChoiceTask, { held }: Choice): ChosenEdges {
  const { pupilCount, fieldCount, columnCount, fieldOf, places } = task
  const left = new Int32Array(fieldCount)
  for (const [column, field] of fieldOf.entries()) left[field] = (left[field] as number) + (places[column] as number)
  let count = 0
  for (const [cell, column] of held.entries()) {
    if (column < 0) continue
    count++
    left[cell % fieldCount] = (left[cell % fieldCount] as number) - 1
  }
  const row = Int32Array.from({ length: columnCount }, (_, column) => column).sort((a, b) => {
    const [one, other] = [fieldOf[a] as number, fieldOf[b] as number]
    return (left[one] as number) - (left[other] as number) || one - other || a - b
  })
  const byClass = Int32Array.from({ length: pupilCount }, (_, pupil) => pupil).sort(
    (a, b) => (part.classOf[a] as number) - (part.classOf[b] as number) || a - b,
  )
  const pupilOf = new Int32Array(count)
  const lane = new Int32Array(count)
  const columnOfLane: number[] = []
  let edge = 0
  for (const [position, column] of row.entries()) {
    let ofClass = -1
    for (const pupil of byClass) {
      if (held[pupil * fieldCount + (fieldOf[column] as number)] !== column) continue
      if (part.classOf[pupil] !== ofClass) {
        ofClass = part.classOf[pupil] as number
        columnOfLane.push(position)
      }
      pupilOf[edge] = pupil
      lane[edge] = columnOfLane.length - 1
      edge++
    }
  }
  return {
    count,
    pupilCount,
    pupil: pupilOf,
    lane,
    columnOfLane: Int32Array.from(columnOfLane),
    fieldOfColumn: row.map((column) => fieldOf[column] as number),
    workshopOf: row,
  }
}

/** Answers with the bound of what it planned beside the early ones. */
function planLate(
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
    boundOf(problem, task, choice),
  )
  for (const [cell, column] of plan.columnAt.entries()) {
    if (column < 0) continue
    const pupil = part.pupils[Math.floor(cell / blockCount)] as number
    allocation[pupil * blockCount + (cell % blockCount)] = part.workshops[column] as number
  }
  return bound
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
