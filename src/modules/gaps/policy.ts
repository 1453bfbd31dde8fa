// Who may do what with the gap analysis. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'

export interface GapSubject {
  readonly regionId: string
}

/** Those who plan what a region offers; the others find what there is in the public overview. */
const plannerRoles: readonly string[] = ['coordinator', 'monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs']

const isOffice = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'coordinator')

const inRegion = (actor: Actor, subject: GapSubject, may: boolean): Verdict =>
  actor.regionId === subject.regionId ? (may ? 'allowed' : 'forbidden') : 'hidden'

/** The matrix, its reasons, the decision template, overlaps: all of it is counted from what is public. */
export const mayReadGaps = (actor: Actor, subject: GapSubject): Verdict =>
  inRegion(actor, subject, actor.kind === 'system' || (actor.kind === 'person' && plannerRoles.includes(actor.role)))

/** Needs that were told, searches that found nothing: counts of people, so only for those who answer for counts. */
export const mayReadDemand = (actor: Actor, subject: GapSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor) || (actor.kind === 'person' && actor.role === 'monitoring'))

/** Notes needs and takes them back. */
export const mayKeepNeeds = (actor: Actor, subject: GapSubject): Verdict => inRegion(actor, subject, isOffice(actor))

/** Decides that there is no need, and takes that back. */
export const mayWaive = (actor: Actor, subject: GapSubject): Verdict => inRegion(actor, subject, isOffice(actor))

/** Says which municipalities the region consists of. */
export const mayKeepMunicipalities = (actor: Actor, subject: GapSubject): Verdict =>
  inRegion(actor, subject, isOffice(actor))
