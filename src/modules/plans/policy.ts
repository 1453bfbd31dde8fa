// Who may do what with plans. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PlanStage } from './terms.ts'

export interface RoundSubject {
  readonly regionId: string
}

export interface PlanSubject extends RoundSubject {
  readonly stage: PlanStage
}

/** A part of a plan: what concerns one school, or one vocational school. */
export interface PartSubject extends PlanSubject {
  readonly organizationId: string
}

const isOffice = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'coordinator')

const isSchool = (actor: Actor): boolean =>
  actor.kind === 'person' && (actor.role === 'school-lead' || actor.role === 'school-teacher')

const isBbs = (actor: Actor): boolean => actor.kind === 'person' && actor.role === 'bbs'

const isOwn = (actor: Actor, { organizationId }: PartSubject): boolean =>
  actor.kind === 'person' && actor.organizationId === organizationId

const inRegion = (actor: Actor, subject: RoundSubject, may: boolean): Verdict =>
  actor.regionId === subject.regionId ? (may ? 'allowed' : 'forbidden') : 'hidden'

/** Starts, cancels, locks, changes by hand, freezes, publishes, withdraws, decides objections. */
export const maySteerPlans = (actor: Actor, subject: RoundSubject): Verdict => inRegion(actor, subject, isOffice(actor))

/** The room of plans: the office sees runs, schools and vocational schools what was published. */
export const mayOpenPlans = (actor: Actor, subject: RoundSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || isSchool(actor) || isBbs(actor))

/** All of a plan, by code: groups, paths with reasons, comparison. */
export const mayReadPlan = (actor: Actor, subject: RoundSubject): Verdict => inRegion(actor, subject, isOffice(actor))

const ofStage = (actor: Actor, subject: PlanSubject, isReader: boolean): Verdict => {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (isOffice(actor)) return 'allowed'
  if (!isReader) return 'forbidden'
  return subject.stage === 'published' ? 'allowed' : 'hidden'
}

/** Which lists there are; each of them asks again. */
export const mayOpenLists = (actor: Actor, subject: PlanSubject): Verdict =>
  ofStage(actor, subject, isSchool(actor) || isBbs(actor))

/** Objections outlive the plan that they are about: whoever objected was promised an answer. */
const wasPublished = (stage: PlanStage): boolean => stage === 'published' || stage === 'withdrawn'

/** Who objected; a school sees its own ones, a vocational school has no say. */
export function mayListObjections(actor: Actor, subject: PlanSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (isOffice(actor)) return 'allowed'
  if (!isSchool(actor)) return 'forbidden'
  return wasPublished(subject.stage) ? 'allowed' : 'hidden'
}

/** What was written and answered: the office, and the school of the pupil. */
export function mayReadObjection(actor: Actor, subject: PartSubject): Verdict {
  const listed = mayListObjections(actor, subject)
  if (listed !== 'allowed' || isOffice(actor)) return listed
  return isOwn(actor, subject) ? 'allowed' : 'hidden'
}

/** Everything else about a draft is as if it did not exist. */
const ofPublished = (actor: Actor, subject: PartSubject, isReader: boolean): Verdict => {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (isOffice(actor)) return 'allowed'
  if (!isReader) return 'forbidden'
  return subject.stage === 'published' && isOwn(actor, subject) ? 'allowed' : 'hidden'
}

/** Where the pupils of a school are, and why. */
export const mayReadSchoolPart = (actor: Actor, subject: PartSubject): Verdict =>
  ofPublished(actor, subject, isSchool(actor))

/** Who comes to the workshops of a vocational school. */
export const mayReadBbsPart = (actor: Actor, subject: PartSubject): Verdict => ofPublished(actor, subject, isBbs(actor))

/** A school objects for its own pupils; pupils and guardians come by code, through the program. */
export function mayObject(actor: Actor, subject: PartSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (actor.kind === 'system') return subject.stage === 'published' ? 'allowed' : 'hidden'
  if (!isSchool(actor)) return 'forbidden'
  return subject.stage === 'published' && isOwn(actor, subject) ? 'allowed' : 'hidden'
}

/** Counts without people, for monitoring. */
export const mayReadPlanFacts = (actor: Actor, subject: RoundSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || (actor.kind === 'person' && actor.role === 'monitoring'))
