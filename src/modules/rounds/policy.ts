// Who may do what with the rounds of Praxistage. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'

export interface RoundSubject {
  readonly regionId: string
}

export interface BbsSubject extends RoundSubject {
  /** The vocational school that is asked about. */
  readonly organizationId: string
}

/** Those who work with the Praxistage; the others read the public page. */
const readerRoles: readonly string[] = [
  'coordinator',
  'school-lead',
  'school-teacher',
  'bbs',
  'agency',
  'monitoring',
  'dpo',
]

/** Who meets a teacher at the workshop or answers for the name. */
const teacherReaderRoles: readonly string[] = ['coordinator', 'school-lead', 'school-teacher', 'bbs', 'dpo']

const isOffice = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'coordinator')

const hasRole = (actor: Actor, roles: readonly string[]): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && roles.includes(actor.role))

const inRegion = (actor: Actor, subject: RoundSubject, may: boolean): Verdict =>
  actor.regionId === subject.regionId ? (may ? 'allowed' : 'forbidden') : 'hidden'

/** Dates, Berufsfelder and rules stand on a page for pupils and parents. */
export const mayReadPublicRounds = (actor: Actor, subject: RoundSubject): Verdict => inRegion(actor, subject, true)

/** The rooms of the work area: year, schools, ways, workshops, rules. */
export const mayReadRound = (actor: Actor, subject: RoundSubject): Verdict =>
  inRegion(actor, subject, hasRole(actor, readerRoles))

/** Year, blocks, schools, days, ways, free times. */
export const mayKeepRound = (actor: Actor, subject: RoundSubject): Verdict => inRegion(actor, subject, isOffice(actor))

/** Sets the rules and publishes the number of the lot. */
export const maySetRules = (actor: Actor, subject: RoundSubject): Verdict => inRegion(actor, subject, isOffice(actor))

/** Workshops, their places and closings: a vocational school its own, the office all. */
export const mayKeepWorkshops = (actor: Actor, subject: BbsSubject): Verdict =>
  inRegion(
    actor,
    subject,
    isOffice(actor) ||
      (actor.kind === 'person' && actor.role === 'bbs' && actor.organizationId === subject.organizationId),
  )

/** Whether the actor keeps workshops of some vocational school at all; which one is asked afterwards. */
export const mayKeepSomeWorkshops = (actor: Actor, subject: RoundSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || (actor.kind === 'person' && actor.role === 'bbs'))

export const mayReadTeachers = (actor: Actor, subject: RoundSubject): Verdict =>
  inRegion(actor, subject, hasRole(actor, teacherReaderRoles))
