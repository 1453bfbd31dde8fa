// Who may do what with organisations, places, contact persons and regions. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'

/** What a policy needs to know about an organisation. */
export interface OrganizationSubject {
  readonly regionId: string
  readonly id: string
  readonly status: 'active' | 'archived'
}

/** Roles that speak for their organisation. */
const leadRoles: readonly string[] = ['school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead']

/** Roles that work with data or machines, never with people: they see organisations, but nobody's address. */
const withoutContacts: readonly string[] = ['monitoring', 'operator', 'dpo']

const isOffice = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'coordinator')

const isLeadOf = (actor: Actor, organizationId: string): boolean =>
  actor.kind === 'person' && actor.organizationId === organizationId && leadRoles.includes(actor.role)

export function mayReadOrganization(actor: Actor, subject: OrganizationSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  return actor.kind === 'public' && subject.status !== 'active' ? 'hidden' : 'allowed'
}

/** Lists of the work area; the public has a page of its own. */
export const mayListOrganizations = (actor: Actor): Verdict => (actor.kind === 'public' ? 'forbidden' : 'allowed')

/** Create, archive, reactivate, merge, import: what concerns the register as a whole. */
export const mayManageRegister = (actor: Actor): Verdict => (isOffice(actor) ? 'allowed' : 'forbidden')

export function mayManageOrganization(actor: Actor, subject: OrganizationSubject): Verdict {
  const readable = mayReadOrganization(actor, subject)
  return readable === 'allowed' ? mayManageRegister(actor) : readable
}

/** Change facts, places and contact persons. An archived organisation is changed by nobody but the office. */
export function mayEditOrganization(actor: Actor, subject: OrganizationSubject): Verdict {
  const readable = mayReadOrganization(actor, subject)
  if (readable !== 'allowed') return readable
  if (isOffice(actor)) return 'allowed'
  return isLeadOf(actor, subject.id) && subject.status === 'active' ? 'allowed' : 'forbidden'
}

/** Kind, Schulform, official number and legal status stand in official registers: the office's business. */
export const mayEditRegisterFields = (actor: Actor, subject: OrganizationSubject): Verdict =>
  mayManageOrganization(actor, subject)

/** Names and addresses of contact persons that are not meant for the public. */
export function mayReadContactPersons(actor: Actor, subject: OrganizationSubject): Verdict {
  const readable = mayReadOrganization(actor, subject)
  if (readable !== 'allowed') return readable
  if (actor.kind === 'public') return 'forbidden'
  return actor.kind === 'person' && withoutContacts.includes(actor.role) ? 'forbidden' : 'allowed'
}

/** Remove one contact person: the organisation itself, the office, and the data protection officer on request. */
export function mayEraseContactPerson(actor: Actor, subject: OrganizationSubject): Verdict {
  const readable = mayReadOrganization(actor, subject)
  if (readable !== 'allowed') return readable
  if (actor.kind === 'person' && actor.role === 'dpo') return 'allowed'
  return mayEditOrganization(actor, subject)
}

/** The register of regions is public: everybody may see which regions an installation serves. */
export const mayReadRegion = (_actor: Actor): Verdict => 'allowed'

export function mayEditRegion(actor: Actor, subject: { readonly regionId: string }): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (isOffice(actor)) return 'allowed'
  return actor.kind === 'person' && actor.role === 'operator' ? 'allowed' : 'forbidden'
}
