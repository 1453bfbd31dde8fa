// Who may do what with logins, memberships and invitations. Hidden looks like not found.
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { OrganizationKind } from '../network/index.ts'
import { isLeadRole, rolesThatFit } from './terms.ts'

/** Signing in, forgotten passwords and invitations come before anybody is known. */
export const mayComeIn = (_actor: Actor): Verdict => 'allowed'

/** Buttons that sign in without a password exist in a fictional region only. */
export const mayEnterDemo = (
  actor: Actor,
  subject: { readonly regionId: string; readonly isDemo: boolean; readonly demoAllowed: boolean },
): Verdict =>
  actor.regionId === subject.regionId && subject.isDemo && subject.demoAllowed && actor.kind !== 'system'
    ? 'allowed'
    : 'hidden'

/** Own profile, own password, own sessions, own choice of role. */
export const mayKeepOwnLogin = (actor: Actor): Verdict => (actor.kind === 'person' ? 'allowed' : 'forbidden')

const runsTheRegion = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && (actor.role === 'coordinator' || actor.role === 'operator'))

const leads = (actor: Actor, organizationId: string): boolean =>
  actor.kind === 'person' && isLeadRole(actor.role) && actor.organizationId === organizationId

/** Whether there is anything to list at all; what is listed, `maySeeAccountsOf` says for each organisation. */
export const mayListAccounts = (actor: Actor): Verdict =>
  runsTheRegion(actor) || (actor.kind === 'person' && (isLeadRole(actor.role) || actor.role === 'dpo'))
    ? 'allowed'
    : 'forbidden'

export interface AccountSubject {
  readonly regionId: string
  readonly organizationId: string
}

/** Accounts of other organisations are hidden: who works there is nobody else's business. */
export function maySeeAccountsOf(actor: Actor, subject: AccountSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (actor.kind === 'public') return 'forbidden'
  if (runsTheRegion(actor) || leads(actor, subject.organizationId)) return 'allowed'
  if (actor.kind === 'person' && actor.role === 'dpo') return 'allowed'
  return actor.kind === 'person' && actor.organizationId === subject.organizationId ? 'forbidden' : 'hidden'
}

/** Which roles the actor may give at all. An operator makes operators and coordinators, a coordinator all but operators. */
function mayGive(actor: Actor, role: MembershipRole): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'public') return false
  if (actor.role === 'operator') return role === 'coordinator' || role === 'operator'
  if (actor.role === 'coordinator') return role !== 'operator'
  return isLeadRole(actor.role)
}

export const rolesToGive = (actor: Actor, organization: { readonly kind: OrganizationKind }): MembershipRole[] =>
  rolesThatFit(organization.kind).filter((role) => mayGive(actor, role))

export interface InvitationSubject extends AccountSubject {
  readonly kind: OrganizationKind
  readonly role: MembershipRole
}

/** An operator runs the machine and sees who may come in, but gives no role beyond the office. */
export function mayInvite(actor: Actor, subject: InvitationSubject): Verdict {
  const visible = maySeeAccountsOf(actor, subject)
  if (visible !== 'allowed') return visible
  return rolesToGive(actor, subject).includes(subject.role) ? 'allowed' : 'forbidden'
}

/** Whoever could give the role may take the invitation back. */
export const mayRevokeInvitation = (actor: Actor, subject: InvitationSubject): Verdict => mayInvite(actor, subject)

/** Whoever could give a role may end it. Nobody ends the last coordinator of a region: nobody would be left to invite. */
export function mayEndMembership(
  actor: Actor,
  subject: InvitationSubject & { readonly isLastCoordinator: boolean },
): Verdict {
  const verdict = mayInvite(actor, subject)
  return verdict === 'allowed' && subject.isLastCoordinator ? 'forbidden' : verdict
}

/** Ends every session of a login in all regions at once, so no single region may do it. */
export const mayDeactivatePerson = (actor: Actor): Verdict => (actor.kind === 'system' ? 'allowed' : 'forbidden')

/** Mails that wait hold links which open accounts: the operator reads them, in the fictional region the office, too. */
export const mayReadMailbox = (
  actor: Actor,
  subject: { readonly regionId: string; readonly isDemo: boolean },
): Verdict => {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (actor.kind === 'system') return 'allowed'
  if (actor.kind === 'public') return 'forbidden'
  return actor.role === 'operator' || (subject.isDemo && actor.role === 'coordinator') ? 'allowed' : 'forbidden'
}
