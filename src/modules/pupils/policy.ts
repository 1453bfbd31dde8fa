// Who may do what with class lists. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'

/** A class or a pupil: what a policy needs to know about it. */
export interface SchoolSubject {
  readonly regionId: string
  /** The school. */
  readonly organizationId: string
}

export interface RegionSubject {
  readonly regionId: string
}

const schoolRoles: readonly string[] = ['school-lead', 'school-teacher']

/** Those who plan with classes, and those who answer for the data: they see which classes there are, and how large. */
const countingRoles: readonly string[] = ['coordinator', 'bbs', 'dpo', 'monitoring', ...schoolRoles]

const isRole = (actor: Actor, role: string): boolean => actor.kind === 'person' && actor.role === role

const isSchool = (actor: Actor): boolean => actor.kind === 'person' && schoolRoles.includes(actor.role)

const isOwnSchool = (actor: Actor, subject: SchoolSubject): boolean =>
  actor.kind === 'person' && isSchool(actor) && actor.organizationId === subject.organizationId

/** Names of classes and how many pupils are in them. Schools see their own. */
export const mayListClasses = (actor: Actor): Verdict =>
  actor.kind === 'system' || (actor.kind === 'person' && countingRoles.includes(actor.role)) ? 'allowed' : 'forbidden'

/** A class or a pupil by code: the school, the office, and the data protection officer. */
export function mayReadPupils(actor: Actor, subject: SchoolSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (actor.kind === 'system' || isRole(actor, 'coordinator') || isRole(actor, 'dpo')) return 'allowed'
  return isOwnSchool(actor, subject) ? 'allowed' : 'hidden'
}

/** What the school does with its own pupils: new codes, who has left, what guardians said. */
export function mayKeepPupils(actor: Actor, subject: SchoolSubject): Verdict {
  const readable = mayReadPupils(actor, subject)
  if (readable !== 'allowed') return readable
  return actor.kind === 'system' || isOwnSchool(actor, subject) ? 'allowed' : 'forbidden'
}

export function mayErasePupils(actor: Actor, subject: SchoolSubject): Verdict {
  return mayReadPupils(actor, subject) === 'allowed' && isRole(actor, 'dpo') ? 'allowed' : mayKeepPupils(actor, subject)
}

/** The school reads the names of its own pupils; the office only where a legal basis for it is on record. */
export function mayReadNames(
  actor: Actor,
  subject: SchoolSubject,
  given: { readonly officeMayReadNames: boolean },
): Verdict {
  const kept = mayKeepPupils(actor, subject)
  return kept === 'forbidden' && isRole(actor, 'coordinator') && given.officeMayReadNames ? 'allowed' : kept
}

/** A school reads in its own lists, nobody does it for another. */
export const mayImportClasses = (actor: Actor): Verdict => (isSchool(actor) ? 'allowed' : 'forbidden')

/** On which legal basis pupils are kept: everybody who is signed in may know. */
export function mayReadLegalBases(actor: Actor, subject: RegionSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  return actor.kind === 'public' ? 'forbidden' : 'allowed'
}

export function mayKeepLegalBases(actor: Actor, subject: RegionSubject): Verdict {
  const readable = mayReadLegalBases(actor, subject)
  if (readable !== 'allowed') return readable
  return actor.kind === 'system' || isRole(actor, 'coordinator') ? 'allowed' : 'forbidden'
}
