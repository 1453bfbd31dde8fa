// What keeps a pupil out of a workshop, whatever was wished: step-free access, ways, age. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { PlanningInput, PlanningPupil, PlanningWorkshop } from './planning-input.ts'

export type Bar = 'not-step-free' | 'no-way' | 'unknown-age' | 'too-young'

/** Whether somebody has the age on that day; born on 29 February counts from 1 March on in other years. */
export function isOldEnough(birthDate: PlainDate, age: number, on: PlainDate): boolean {
  const birthday = `${String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')}${birthDate.slice(4)}`
  return birthday <= on
}

export type HasNoWay = (schoolId: string, bbsId: string) => boolean

export function noWayOf(noWay: PlanningInput['noWay']): HasNoWay {
  const pairs = new Set(noWay.map(({ schoolId, bbsId }) => `${schoolId}/${bbsId}`))
  return (schoolId, bbsId) => pairs.has(`${schoolId}/${bbsId}`)
}

/** Why a pupil must not go to a workshop in a block that begins on that day; undefined where nothing is in the way. */
export function barOf(
  pupil: Pick<PlanningPupil, 'needsStepFree' | 'schoolId' | 'birthDate'>,
  workshop: Pick<PlanningWorkshop, 'isStepFree' | 'bbsId' | 'minimumAge'>,
  firstDay: PlainDate,
  hasNoWay: HasNoWay,
): Bar | undefined {
  if (pupil.needsStepFree && !workshop.isStepFree) return 'not-step-free'
  if (hasNoWay(pupil.schoolId, workshop.bbsId)) return 'no-way'
  if (workshop.minimumAge === null) return undefined
  if (pupil.birthDate === undefined) return 'unknown-age'
  return isOldEnough(pupil.birthDate, workshop.minimumAge, firstDay) ? undefined : 'too-young'
}
