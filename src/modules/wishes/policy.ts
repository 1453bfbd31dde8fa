// Who may do what with wishes. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'

export interface RegionSubject {
  readonly regionId: string
}

/** A class, or the answers of its pupils. */
export interface ClassSubject extends RegionSubject {
  /** The school. */
  readonly organizationId: string
}

const schoolRoles: readonly string[] = ['school-lead', 'school-teacher']

const isRole = (actor: Actor, role: string): boolean => actor.kind === 'person' && actor.role === role

const isOffice = (actor: Actor): boolean => actor.kind === 'system' || isRole(actor, 'coordinator')

/** Schools read in their own files, the office those of the region. */
export const isSchool = (actor: Actor): boolean => actor.kind === 'person' && schoolRoles.includes(actor.role)

const isOwnSchool = (actor: Actor, subject: ClassSubject): boolean =>
  actor.kind === 'person' && isSchool(actor) && actor.organizationId === subject.organizationId

const inRegion = (actor: Actor, subject: RegionSubject, may: boolean): Verdict =>
  actor.regionId === subject.regionId ? (may ? 'allowed' : 'forbidden') : 'hidden'

/** How many have answered: the office all schools, a school its own classes. */
export const mayCountAnswers = (actor: Actor, subject: RegionSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || isSchool(actor) || isRole(actor, 'dpo'))

/** Types in what stands on paper. The office does so by code, without names. */
export function mayTypeWishes(actor: Actor, subject: ClassSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (isOffice(actor) || isOwnSchool(actor, subject)) return 'allowed'
  return isSchool(actor) ? 'hidden' : 'forbidden'
}

/** Why something is out of the question may speak of health: that stays between the pupil and the school. */
export function mayReadReasons(actor: Actor, subject: ClassSubject): Verdict {
  const typed = mayTypeWishes(actor, subject)
  if (typed !== 'allowed') return typed
  return isOwnSchool(actor, subject) ? 'allowed' : 'forbidden'
}

export const mayImportWishes = (actor: Actor, subject: RegionSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || isSchool(actor))
