// Ids, unions and value types of accounts: who may come in, and as what.
import { type MembershipRole, membershipRoles } from '../../kernel/names/roles.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import type { OrganizationKind } from '../network/index.ts'

/** What every request asks anew: who acts in it. Exists only once a membership is chosen. */
export interface SessionActor {
  readonly actor: PersonActor
  readonly displayName: string
  readonly organizationName: string
  readonly membershipCount: number
}

export interface OwnMembership {
  readonly id: string
  readonly regionId: string
  readonly regionName: string
  readonly organizationId: string
  readonly organizationName: string
  readonly role: MembershipRole
  readonly isChosen: boolean
}

export interface OwnSession {
  readonly id: string
  readonly deviceLabel: string
  readonly openedAt: Date
  readonly lastSeenAt: Date
  readonly isCurrent: boolean
}

/** A line of the accounts list. */
export interface Account {
  readonly membershipId: string
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly organizationId: string
  readonly organizationName: string
  readonly kind: OrganizationKind
  readonly role: MembershipRole
  readonly startedAt: Date
}

export interface OpenInvitation {
  readonly id: string
  readonly email: string
  readonly organizationId: string
  readonly organizationName: string
  readonly kind: OrganizationKind
  readonly role: MembershipRole
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What the holder of an invitation link sees. */
export interface InvitationOffer {
  readonly regionId: string
  readonly id: string
  readonly email: string
  readonly regionName: string
  readonly organizationName: string
  readonly role: MembershipRole
  readonly state: 'open' | 'expired' | 'revoked' | 'accepted'
  /** A login with this address exists: its password opens the invitation, too. */
  readonly hasLogin: boolean
}

export interface InvitableOrganization {
  readonly id: string
  readonly name: string
  readonly city: string
  readonly kind: OrganizationKind
}

export interface Profile {
  readonly email: string
  readonly title: string | null
  readonly givenName: string
  readonly familyName: string
  readonly version: number
}

export const invitationDays = 14
export const resetHours = 2
export const shortestPassword = 10
export const longestPassword = 200

const rolesByKind: Readonly<Record<OrganizationKind, readonly MembershipRole[]>> = {
  office: ['coordinator', 'requalification-counsellor', 'monitoring', 'dpo', 'operator'],
  school: ['school-lead', 'school-teacher'],
  bbs: ['bbs'],
  company: ['company'],
  chamber: ['chamber', 'requalification-counsellor'],
  agency: ['agency', 'requalification-counsellor'],
  traeger: ['traeger-lead', 'traeger-coach', 'requalification-counsellor'],
  initiative: ['traeger-lead', 'traeger-coach'],
  municipality: ['monitoring', 'dpo'],
}

/** Which roles make sense at which kind of organisation. */
export const rolesThatFit = (kind: OrganizationKind): readonly MembershipRole[] => rolesByKind[kind]

/** Who speaks for an organisation and looks after its logins. */
export const leadRoles = [
  'school-lead',
  'bbs',
  'company',
  'chamber',
  'agency',
  'traeger-lead',
] as const satisfies readonly MembershipRole[]

export const isLeadRole = (role: MembershipRole): boolean => (leadRoles as readonly MembershipRole[]).includes(role)

/** For the demo: one button each, in this order. */
export const demoRoles: readonly MembershipRole[] = membershipRoles

/** The name of a login: addresses differ in case only by accident. */
export const emailKeyOf = (email: string): string => email.normalize('NFC').trim().toLowerCase()
