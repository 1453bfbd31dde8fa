// The exact plan for workshops that have the same places in every block: choice by flow, timetable by colouring, day by
// day. Teams, places that vary and decisions of people are not for it (engine/varying).
import { drawOrder } from '../lottery.ts'
import { measurePlan } from '../measure-plan.ts'
import { type Allocation, alone, nowhere, type Plan, type PlanControl, type PlanProblem } from '../problem.ts'
import { provenBound } from './bound.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import { chooseFields } from './choose-fields.ts'
import { colourBlocks } from './colour-blocks.ts'
import { allPlaces, choiceTaskOf, type DayPart, dayPartOf, drawFor, type Planning } from './day-part.ts'
import type { Edges } from './halve-edges.ts'
import { planLate } from './plan-late.ts'

/** Same places in all blocks, nobody in a team, nothing decided beforehand. */
export function isExactlySolvable({ workshops, teamOf, pupilCount, locks }: PlanProblem): boolean {
  for (let pupil = 0; pupil < pupilCount; pupil++) if (teamOf[pupil] !== alone) return false
  return locks.length === 0 && workshops.every(({ capacity }) => capacity.every((places) => places === capacity[0]))
}

/**
 * The best plan, its bound and whether they meet; undefined when asked to stop. Days are independent of each other.
 *
 * With `unansweredLast` who answered is planned, timetable included, before anybody looks at the others; these get the
 * best that is possible beside that plan. The bound speaks of all plans in which those who answered have the best, also
 * of plans that would choose among equally good ones with a view to the others.
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
  return provenBound(problem.rules, task, choice)
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
