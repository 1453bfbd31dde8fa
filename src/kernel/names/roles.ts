// The roles a membership (person x organisation) can carry. A role is never global: it counts only together with
// the organisation and the region of the membership that a session acts by.

export const membershipRoles = [
  'coordinator',
  'school-lead',
  'school-teacher',
  'bbs',
  'company',
  'chamber',
  'agency',
  'traeger-coach',
  'traeger-lead',
  'requalification-counsellor',
  'monitoring',
  'dpo',
  'operator',
] as const

export type MembershipRole = (typeof membershipRoles)[number]

/** Roles outside of any organisation. Young people and guardians come with a code or a link, never with a membership. */
export const outsideRoles = ['young-person', 'guardian', 'public'] as const

export type OutsideRole = (typeof outsideRoles)[number]

export type Role = MembershipRole | OutsideRole

export const allRoles: readonly Role[] = [...membershipRoles, ...outsideRoles]

export const isMembershipRole = (value: string): value is MembershipRole =>
  (membershipRoles as readonly string[]).includes(value)
