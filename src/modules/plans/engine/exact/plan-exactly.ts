// The exact plan for workshops that have the same places in every block: choice by flow, timetable by colouring. Teams, places
// that vary and decisions of people are not for it (engine/varying).
import { drawOrder } from '../lottery.ts'
import { planDays, type Stage, type StageControl, type StagePlan } from '../plan-days.ts'
import { nowhere, type Plan, type PlanControl, type PlanProblem } from '../problem.ts'
import { provenBound, worthOfPlain } from './bound.ts'
import { certificateOf } from './certificate.ts'
import type { Choice, ChoiceTask } from './choice-task.ts'
import { chooseFields } from './choose-fields.ts'
import { colourBlocks } from './colour-blocks.ts'
import { allPlaces, choiceTaskOf, type DayPart, dayPartOf, drawFor } from './day-part.ts'
import type { Edges } from './halve-edges.ts'
import { planLate } from './plan-late.ts'

/**
 * The best plan of a problem of which every stage is exact; undefined when asked to stop.
 *
 * With `unansweredLast` who answered is planned, timetable included, before anybody looks at the others; these get the
 * best that is possible beside that plan.
 */
export const planExactly = (problem: PlanProblem, control: PlanControl = {}): Plan | undefined =>
  planDays(problem, planStageExactly, control)

/** For stages of which that is possible (`isExact`); undefined when asked to stop. */
export const planStageExactly = (stage: Stage, control: StageControl): StagePlan | undefined =>
  stage.number === 0 ? planEarly(stage, control) : planLate(stage, control)

function planEarly({ problem, extra, day, pupils }: Stage, control: StageControl): StagePlan | undefined {
  const { blockCount, rules } = problem
  const part = dayPartOf(problem, day, drawOrder(pupils, drawFor(problem, day, 0)))
  const task = choiceTaskOf(problem, part, allPlaces(problem, part))
  const choice = chooseFields(task, control)
  if (choice === undefined) return undefined
  const edges = edgesOf(part, task, choice)
  const block = colourBlocks(edges, blockCount)
  const numberOf = new Map(Array.from(pupils, (pupil, at) => [pupil, at] as const))
  const rows = new Int32Array(pupils.length * blockCount).fill(nowhere)
  for (let edge = 0; edge < edges.count; edge++) {
    const column = edges.columnOfLane[edges.lane[edge] as number] as number
    const at = numberOf.get(part.pupils[edges.pupil[edge] as number] as number) as number
    rows[at * blockCount + (block[edge] as number)] = part.workshops[edges.workshopOf[column] as number] as number
  }
  return {
    rows,
    value: worthOfPlain(rules, task, choice.held),
    bound: provenBound(rules, task, choice),
    certificate: certificateOf({ problem, part, task, choice, pupils, extra }),
  }
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
