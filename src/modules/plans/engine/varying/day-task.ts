// One weekday of a plan as flat arrays: the pupils who come on that day, as units that stay together, and its workshops.
// Weekdays share nothing, so each is planned on its own.
import { alone, nowhere, type PlanProblem } from '../problem.ts'

/** A block of a unit that the planner may choose. */
export const open = -2

export interface DayTask {
  readonly unitCount: number
  readonly blockCount: number
  /** Workshops of the day. */
  readonly columnCount: number
  /** Berufsfelder of the day, numbered from 0. */
  readonly fieldCount: number
  /** Workshop of each column. */
  readonly workshopOf: Int32Array
  /** Field of each column. */
  readonly fieldOf: Int32Array
  /** Places left, block × column. */
  readonly capacity: Int32Array
  readonly classCount: number
  /** Places left for a class, (block × column) × class; absent without the rule. */
  readonly classRoom: Int32Array | undefined
  /** Pupils of a unit. */
  readonly size: Int32Array
  /** Pupils of unit u are members[memberStart[u] … memberStart[u + 1]]. */
  readonly memberStart: Int32Array
  readonly members: Int32Array
  /** Class of each entry of members, numbered from 0. */
  readonly classOf: Int32Array
  /** What a unit gains in a column against an empty block, unit × column; -Infinity where it must not go. */
  readonly gain: Float64Array
  /** 1 where a field is a wish, entry of members × field. */
  readonly wished: Uint8Array
  /** What the decision of a person fixed, unit × block: a column, nowhere, or open. */
  readonly fixed: Int32Array
  /** Added for a member's first, second … fulfilled wish. */
  readonly bonus: Float64Array
  /** Worth of a day on which every block is empty. */
  readonly ground: number
}

export interface Unit {
  readonly members: readonly number[]
  /** Workshop, nowhere or open, for each block. */
  readonly fixed: Int32Array
}

/** Teams and pupils who are alone, of some pupils, in the order of their first one. O(pupils × blocks + locks). */
export function unitsOf(problem: PlanProblem, pupils: Int32Array): Unit[] {
  const membersOf = new Map<number, number[]>()
  const lists: number[][] = []
  for (const pupil of pupils) {
    const team = problem.teamOf[pupil] ?? alone
    const together = team === alone ? undefined : membersOf.get(team)
    if (together !== undefined) {
      together.push(pupil)
      continue
    }
    const list = [pupil]
    lists.push(list)
    if (team !== alone) membersOf.set(team, list)
  }
  const unitOf = new Map<number, number>()
  const units = lists.map((members, index): Unit => {
    for (const pupil of members) unitOf.set(pupil, index)
    return { members, fixed: new Int32Array(problem.blockCount).fill(open) }
  })
  for (const lock of problem.locks) {
    const unit = units[unitOf.get(lock.pupil) ?? -1]
    if (unit !== undefined) unit.fixed[lock.block] = lock.workshop
  }
  return units
}

/** Places that are taken by others than those of the task. */
export interface Taken {
  readonly members: readonly number[]
  /** Workshop or nowhere, for each block. */
  readonly places: Int32Array
}

export interface DayQuestion {
  readonly problem: PlanProblem
  readonly units: readonly Unit[]
  readonly day: number
  readonly taken: readonly Taken[]
  /** Added to the bonus of the first fulfilled wish. */
  readonly firstWish: number
}

/** O(units × workshops + workshops × blocks × classes). */
export function dayTaskOf({ problem, units, day, taken, firstWish }: DayQuestion): DayTask {
  const { blockCount, rules } = problem
  const workshopOf = Int32Array.from(
    problem.workshops.flatMap((workshop, index) => (workshop.day === day ? [index] : [])),
  )
  const columnCount = workshopOf.length
  const columnOf = new Map<number, number>([...workshopOf].map((workshop, column) => [workshop, column]))
  const fields = [...new Set([...workshopOf].map((workshop) => problem.workshops[workshop]?.field ?? 0))]
  const fieldNumber = new Map(fields.map((field, number) => [field, number]))
  const fieldOf = workshopOf.map((workshop) => fieldNumber.get(problem.workshops[workshop]?.field ?? 0) ?? 0)
  const memberStart = new Int32Array(units.length + 1)
  units.forEach((unit, u) => {
    memberStart[u + 1] = (memberStart[u] ?? 0) + unit.members.length
  })
  const members = Int32Array.from(units.flatMap((unit) => unit.members))
  const classNumber = new Map<number, number>()
  const classOf = members.map((pupil) => {
    const name = problem.classOf[pupil] ?? 0
    const number = classNumber.get(name) ?? classNumber.size
    classNumber.set(name, number)
    return number
  })
  const classCount = classNumber.size
  const capacity = new Int32Array(blockCount * columnCount)
  for (let b = 0; b < blockCount; b++)
    for (let w = 0; w < columnCount; w++)
      capacity[b * columnCount + w] = problem.workshops[workshopOf[w] ?? 0]?.capacity[b] ?? 0
  const classRoom =
    rules.perClass === undefined ? undefined : new Int32Array(capacity.length * classCount).fill(rules.perClass)
  for (const { members: others, places } of taken)
    for (let b = 0; b < blockCount; b++) {
      const column = columnOf.get(places[b] ?? nowhere)
      if (column === undefined) continue
      const slot = b * columnCount + column
      capacity[slot] = (capacity[slot] ?? 0) - others.length
      for (const pupil of others) {
        const number = classNumber.get(problem.classOf[pupil] ?? 0)
        if (classRoom === undefined || number === undefined) continue
        const place = slot * classCount + number
        classRoom[place] = (classRoom[place] ?? 0) - 1
      }
    }
  const gain = new Float64Array(units.length * columnCount)
  const wished = new Uint8Array(members.length * fields.length)
  const fixed = new Int32Array(units.length * blockCount)
  const fieldCount = fields.length
  units.forEach((unit, u) => {
    for (let b = 0; b < blockCount; b++) {
      const choice = unit.fixed[b] ?? open
      fixed[u * blockCount + b] = choice < 0 ? choice : (columnOf.get(choice) ?? nowhere)
    }
    unit.members.forEach((pupil, i) => {
      const entry = (memberStart[u] ?? 0) + i
      for (let w = 0; w < columnCount; w++) {
        const workshop = workshopOf[w] ?? 0
        const field = problem.workshops[workshop]?.field ?? 0
        const isBarred =
          problem.allowed !== undefined && problem.allowed[pupil * problem.workshops.length + workshop] === 0
        const worth = (problem.weights[pupil * problem.fieldCount + field] ?? 0) - rules.emptyWeight
        gain[u * columnCount + w] = isBarred ? -Infinity : (gain[u * columnCount + w] ?? 0) + worth
      }
      fields.forEach((field, f) => {
        wished[entry * fieldCount + f] = problem.wished[pupil * problem.fieldCount + field] === 1 ? 1 : 0
      })
    })
  })
  const bonus = Float64Array.from(rules.fairness)
  return {
    unitCount: units.length,
    blockCount,
    columnCount,
    fieldCount,
    workshopOf,
    fieldOf,
    capacity,
    classCount,
    classRoom,
    size: Int32Array.from(units, (unit) => unit.members.length),
    memberStart,
    members,
    classOf,
    gain,
    wished,
    fixed,
    bonus: firstWish === 0 ? bonus : withFirst(bonus, firstWish),
    ground: members.length * blockCount * rules.emptyWeight,
  }
}

function withFirst(bonus: Float64Array, firstWish: number): Float64Array {
  const raised = bonus.length === 0 ? new Float64Array(1) : bonus.slice()
  raised[0] = (raised[0] ?? 0) + firstWish
  return raised
}
