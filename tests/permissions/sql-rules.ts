// The words in which the oracle of the second lock is written: who somebody is, and what a row has to do with them.
import type { SeedRow } from './seed-row.ts'

export interface SqlContext {
  readonly region: string
  /** A role of a membership, or system, public, young-person, guardian. */
  readonly role: string
  readonly person: string | undefined
  readonly organization: string | undefined
}

export type Command = 'select' | 'insert' | 'update' | 'delete'

export type May = (context: SqlContext, row: SeedRow['values']) => boolean

export const nobody: May = () => false
export const isHere: May = (context, row) => row.region_id === context.region
export const roles =
  (...names: readonly string[]): May =>
  (context) =>
    names.includes(context.role)
export const all =
  (...rules: readonly May[]): May =>
  (context, row) =>
    rules.every((rule) => rule(context, row))
export const any =
  (...rules: readonly May[]): May =>
  (context, row) =>
    rules.some((rule) => rule(context, row))

/** The office that runs the region, and the program itself. */
export const office = roles('coordinator', 'system')
export const ofOwnOrganization: May = (context, row) =>
  context.organization !== undefined && row.organization_id === context.organization

/** Those who speak for their organisation. */
export const lead = roles('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead')
/** Those who write its offers: leads, and the people who do the work. */
export const editor = any(lead, roles('school-teacher', 'traeger-coach', 'requalification-counsellor'))
export const ownLead = all(ofOwnOrganization, lead)

/** Names and addresses that were not given to the public are for people who work with people. */
export const worksWithPeople: May = (context) =>
  !['public', 'young-person', 'guardian', 'monitoring', 'operator'].includes(context.role)

export const inside: May = (context) => context.role !== 'public'

/** Those who plan what a region offers. */
export const planner = any(office, roles('monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs'))

/** Whom the logins of an organisation concern. */
export const looksAfterLogins = any(roles('coordinator', 'operator', 'system'), ownLead)
export const byActor: May = (context, row) => row.invited_by === context.person

export const wasSeenByThePublic: May = (_context, row) =>
  row.status !== 'draft' && typeof row.published_at === 'string' && (row.hidden_at ?? null) === null

/** Who cares for the offers of an organisation: the office for all, its editors for their own. */
export const looksAfterOffers = any(office, all(ofOwnOrganization, editor))
export const insideAWorkArea: May = (context) => !['public', 'young-person', 'guardian'].includes(context.role)

export function sameForAll(may: May): Readonly<Record<Command, May>> {
  return { select: may, insert: may, update: may, delete: may }
}

/** Imports for the whole region are the office's and the operator's; a school's own are seen by nobody but the school. */
export const looksAfterImports: May = all(
  isHere,
  any(
    roles('system'),
    all(roles('coordinator', 'operator'), (_context, row) => (row.organization_id ?? null) === null),
    all(roles('school-lead', 'school-teacher', 'bbs'), ofOwnOrganization),
  ),
)
