// Cuts a problem into parts that have nothing to do with each other: days, and on them who is planned first.
import { lotteryOf } from '../lottery.ts'
import type { PlanProblem } from '../problem.ts'
import { bonusOf, type ChoiceTask } from './choice-task.ts'

/** The workshops of one day and some of its pupils, with their own small numbers. */
export interface DayPart {
  readonly day: number
  /** Pupil of the problem by number of the part: the order of the lot. */
  readonly pupils: Int32Array
  /** Workshop of the problem by column. */
  readonly workshops: Int32Array
  /** Field of the part by column. */
  readonly fieldOf: Int32Array
  readonly fieldCount: number
  /** Worth pupil × field. */
  readonly worth: Float64Array
  readonly wished: Uint8Array
  /** Pupil × column. */
  readonly allowed: Uint8Array | undefined
  /** Class of each pupil, 0, 1, …, in the order of the numbers of the problem. */
  readonly classOf: Int32Array
  readonly classCount: number
}

export function dayPartOf(problem: PlanProblem, day: number, pupils: Int32Array): DayPart {
  const { workshops: all, fieldCount: fieldTotal, weights, wished: wishedOf, allowed: allowedOf } = problem
  const workshops = Int32Array.from(all.keys()).filter((workshop) => all[workshop]?.day === day)
  const fields = [...new Set(Array.from(workshops, (workshop) => all[workshop]?.field as number))].sort((a, b) => a - b)
  const numberOfField = new Map(fields.map((field, number) => [field, number]))
  const fieldCount = fields.length
  const worth = new Float64Array(pupils.length * fieldCount)
  const wished = new Uint8Array(worth.length)
  for (const [number, pupil] of pupils.entries())
    for (const [at, field] of fields.entries()) {
      worth[number * fieldCount + at] = weights[pupil * fieldTotal + field] as number
      wished[number * fieldCount + at] = wishedOf[pupil * fieldTotal + field] as number
    }
  const classes = [...new Set(Array.from(pupils, (pupil) => problem.classOf[pupil] as number))].sort((a, b) => a - b)
  const numberOfClass = new Map(classes.map((one, number) => [one, number]))
  return {
    day,
    pupils,
    workshops,
    fieldOf: Int32Array.from(workshops, (workshop) => numberOfField.get(all[workshop]?.field as number) as number),
    fieldCount,
    worth,
    wished,
    allowed: allowedOf === undefined ? undefined : barredPart(allowedOf, all.length, pupils, workshops),
    classOf: Int32Array.from(pupils, (pupil) => numberOfClass.get(problem.classOf[pupil] as number) as number),
    classCount: classes.length,
  }
}

function barredPart(
  allowed: ArrayLike<number>,
  workshopTotal: number,
  pupils: Int32Array,
  workshops: Int32Array,
): Uint8Array | undefined {
  const part = new Uint8Array(pupils.length * workshops.length)
  for (const [number, pupil] of pupils.entries())
    for (const [column, workshop] of workshops.entries())
      part[number * workshops.length + column] = allowed[pupil * workshopTotal + workshop] as number
  return part.includes(0) ? part : undefined
}

/** Places over all blocks, of the columns and of each class in each column (class × column). */
export interface FreePlaces {
  readonly places: Int32Array
  readonly classPlaces: Int32Array | undefined
}

/** The choice over the year: only classes that are large enough to meet a limit somewhere become groups of their own. */
export function choiceTaskOf(problem: PlanProblem, part: DayPart, free: FreePlaces): ChoiceTask {
  const { pupils, workshops, classOf, classCount } = part
  const columnCount = workshops.length
  const sizes = new Int32Array(classCount)
  for (const one of classOf) sizes[one] = (sizes[one] as number) + 1
  const groupOfClass = new Int32Array(classCount)
  let groupCount = 0
  const { classPlaces } = free
  if (classPlaces !== undefined)
    for (let one = 0; one < classCount; one++)
      if (
        classPlaces.subarray(one * columnCount, (one + 1) * columnCount).some((most) => most < (sizes[one] as number))
      )
        groupOfClass[one] = ++groupCount
  const lanePlaces = new Int32Array(groupCount * columnCount)
  for (const [one, group] of groupOfClass.entries())
    if (group > 0 && classPlaces !== undefined)
      lanePlaces.set(classPlaces.subarray(one * columnCount, (one + 1) * columnCount), (group - 1) * columnCount)
  return {
    pupilCount: pupils.length,
    fieldCount: part.fieldCount,
    columnCount,
    blockCount: problem.blockCount,
    fieldOf: part.fieldOf,
    places: free.places,
    groupOf: Int32Array.from(classOf, (one) => groupOfClass[one] as number),
    groupCount,
    lanePlaces,
    worth: part.worth,
    wished: part.wished,
    allowed: part.allowed,
    emptyWorth: problem.rules.emptyWeight,
    leavesEvenly: problem.rules.unansweredLast,
    bonus: bonusOf(problem.rules, {
      blockCount: problem.blockCount,
      nodeCount: columnCount * (groupCount + 1),
      lowest: part.worth.reduce((least, value) => Math.min(least, value), problem.rules.emptyWeight),
      highest: part.worth.reduce((most, value) => Math.max(most, value), problem.rules.emptyWeight),
    }),
  }
}

/** All places of the day, with nobody there yet. */
export function allPlaces({ workshops, blockCount, rules: { perClass } }: PlanProblem, part: DayPart): FreePlaces {
  const columnCount = part.workshops.length
  return {
    places: Int32Array.from(part.workshops, (workshop) => (workshops[workshop]?.capacity[0] ?? 0) * blockCount),
    classPlaces:
      perClass === undefined ? undefined : new Int32Array(part.classCount * columnCount).fill(perClass * blockCount),
  }
}

// A number for each day and stage, so that none of them shifts the lots of another one.
export const drawFor = ({ rules }: PlanProblem, day: number, stage: number): (() => number) =>
  lotteryOf(Math.imul(rules.seed, 0x9e3779b1) ^ (day * 2 + stage + 1))
