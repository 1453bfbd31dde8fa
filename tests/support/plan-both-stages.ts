// For tests only: how much those without an answer could have in any plan in which the others have their best, and not just
// beside the one that was made.
import { boundBy, worthOfChoice } from '../../src/modules/plans/engine/exact/bound.ts'
import type { ChoiceTask } from '../../src/modules/plans/engine/exact/choice-task.ts'
import { chooseFields } from '../../src/modules/plans/engine/exact/choose-fields.ts'
import { allPlaces, choiceTaskOf, dayPartOf } from '../../src/modules/plans/engine/exact/day-part.ts'
import type { PlanProblem } from '../../src/modules/plans/engine/problem.ts'

/**
 * The choice of both stages of all days at once, timetables left aside, in which those who answered weigh so much that no
 * exchange can gain by taking from them (`bonusOf` says why). Constant places, nobody in a team, no locks.
 */
export function mostForUnanswered(problem: PlanProblem): number {
  const all = Int32Array.from({ length: problem.pupilCount }, (_, pupil) => pupil)
  const isEarly = (pupil: number): boolean => problem.answered[pupil] === 1
  let most = 0
  for (const day of new Set(Array.from(all, (pupil) => problem.dayOf[pupil] as number))) {
    const ofDay = all.filter((pupil) => problem.dayOf[pupil] === day)
    const early = ofDay.filter(isEarly)
    const late = ofDay.filter((pupil) => !isEarly(pupil))
    if (late.length > 0) most += mostOfDay(problem, { day, early, late })
  }
  return most
}

function mostOfDay(
  problem: PlanProblem,
  { day, early, late }: { day: number; early: Int32Array; late: Int32Array },
): number {
  const part = dayPartOf(problem, day, Int32Array.from([...early, ...late]))
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
  const choice = chooseFields(scaled)
  if (choice === undefined || boundBy(scaled, choice) !== worthOfChoice(scaled, choice.held))
    throw new Error('The choice of both is not proven')
  let value = late.length * problem.blockCount * emptyWorth
  for (let cell = firstLate; cell < choice.held.length; cell++)
    if ((choice.held[cell] as number) >= 0) value += scaled.worth[cell] as number
  return value
}
