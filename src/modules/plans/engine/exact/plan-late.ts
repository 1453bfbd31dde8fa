// The second stage of a day: who gave no answer, beside all others whose plan stands already.
import { drawOrder } from '../lottery.ts'
import type { Stage, StageControl, StagePlan } from '../plan-days.ts'
import { nowhere } from '../problem.ts'
import { provenBound } from './bound.ts'
import { certificateOf, placePrices } from './certificate.ts'
import { chooseFields } from './choose-fields.ts'
import { choiceTaskOf, dayPartOf, drawFor } from './day-part.ts'
import { placeLate } from './place-late.ts'

/** Undefined when asked to stop. */
export function planLate(stage: Stage, control: StageControl): StagePlan | undefined {
  const { problem, extra, allocation, day, pupils, placed } = stage
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
  for (const pupil of placed) {
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
  const choiceBound = provenBound(rules, task, choice)
  const { plan, bound, cellPrices } = placeLate(
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
    choiceBound,
  )
  const numberOf = new Map(Array.from(pupils, (pupil, at) => [pupil, at] as const))
  const rows = new Int32Array(pupils.length * blockCount).fill(nowhere)
  for (const [cell, column] of plan.columnAt.entries()) {
    if (column < 0) continue
    const at = numberOf.get(part.pupils[Math.floor(cell / blockCount)] as number) as number
    rows[at * blockCount + (cell % blockCount)] = part.workshops[column] as number
  }
  const certificate = certificateOf({ problem, part, task, choice, pupils, extra })
  if (cellPrices === undefined || bound === choiceBound) return { rows, value: plan.value(), bound, certificate }
  const places = placePrices(problem, part, (column, block) => cellPrices[column * blockCount + block] as number)
  return { rows, value: plan.value(), bound, certificate: { ...certificate, places, classes: [], wish: 0 } }
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
