// The rows of accounts in the permission table, evaluated from the policies.
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import type { OrganizationKind } from '../network/index.ts'
import {
  type InvitationSubject,
  mayComeIn,
  mayDeactivatePerson,
  mayEndMembership,
  mayEnterDemo,
  mayInvite,
  mayKeepOwnLogin,
  mayListAccounts,
  mayReadMailbox,
  mayRevokeInvitation,
  maySeeAccountsOf,
} from './policy.ts'
import { rolesThatFit } from './terms.ts'
import { t } from './texts.ts'

const elsewhere = '00000000-0000-7000-8000-00000000ffff'

const kindOfRole: Readonly<Record<MembershipRole, OrganizationKind>> = {
  coordinator: 'office',
  'school-lead': 'school',
  'school-teacher': 'school',
  bbs: 'bbs',
  company: 'company',
  chamber: 'chamber',
  agency: 'agency',
  'traeger-coach': 'traeger',
  'traeger-lead': 'traeger',
  'requalification-counsellor': 'traeger',
  monitoring: 'office',
  dpo: 'office',
  operator: 'office',
}

const ownOrganization = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : elsewhere)
const ownKind = (actor: Actor): OrganizationKind => (actor.kind === 'person' ? kindOfRole[actor.role] : 'office')

const own = (actor: Actor): InvitationSubject => ({
  regionId: actor.regionId,
  organizationId: ownOrganization(actor),
  kind: ownKind(actor),
  role: rolesThatFit(ownKind(actor))[0] ?? 'operator',
})
const ownWrongRole = (actor: Actor): InvitationSubject => ({
  ...own(actor),
  role: ownKind(actor) === 'company' ? 'bbs' : 'company',
})
const other = (actor: Actor): InvitationSubject => ({
  regionId: actor.regionId,
  organizationId: elsewhere,
  kind: 'school',
  role: 'school-teacher',
})
const office =
  (role: MembershipRole) =>
  (actor: Actor): InvitationSubject => ({
    regionId: actor.regionId,
    organizationId: elsewhere,
    kind: 'office',
    role,
  })
const otherRegion = (actor: Actor): InvitationSubject => ({ ...other(actor), regionId: elsewhere })

const casesOf = (decide: (actor: Actor, subject: InvitationSubject) => Verdict): PermissionCase[] =>
  (
    [
      [t.permissions.ownOrganization, own],
      [t.permissions.ownWrongRole, ownWrongRole],
      [t.permissions.otherOrganization, other],
      [t.permissions.coordinatorAtOffice, office('coordinator')],
      [t.permissions.operatorAtOffice, office('operator')],
      [t.permissions.otherRegion, otherRegion],
    ] as const
  ).map(([label, subject]) => ({ label, decide: (actor) => decide(actor, subject(actor)) }))

const inRegion =
  (isDemo: boolean, decide: (actor: Actor, subject: { regionId: string; isDemo: boolean }) => Verdict) =>
  (actor: Actor) =>
    decide(actor, { regionId: actor.regionId, isDemo })

export const accountsPermissions: readonly PermissionRow[] = [
  {
    key: 'login.use',
    object: t.permissions.login,
    action: t.permissions.comeIn,
    cases: [{ label: t.permissions.always, decide: mayComeIn }],
  },
  {
    key: 'login.demo',
    object: t.permissions.login,
    action: t.permissions.demo,
    cases: [
      {
        label: t.permissions.demoRegion,
        decide: inRegion(true, (actor, subject) => mayEnterDemo(actor, { ...subject, demoAllowed: true })),
      },
      {
        label: t.permissions.realRegion,
        decide: inRegion(false, (actor, subject) => mayEnterDemo(actor, { ...subject, demoAllowed: true })),
      },
      {
        label: t.permissions.demoOff,
        decide: inRegion(true, (actor, subject) => mayEnterDemo(actor, { ...subject, demoAllowed: false })),
      },
      {
        label: t.permissions.otherRegion,
        decide: (actor) => mayEnterDemo(actor, { regionId: elsewhere, isDemo: true, demoAllowed: true }),
      },
    ],
  },
  {
    key: 'login.own',
    object: t.permissions.login,
    action: t.permissions.own,
    cases: [{ label: t.permissions.always, decide: mayKeepOwnLogin }],
  },
  {
    key: 'account.list',
    object: t.permissions.account,
    action: t.permissions.list,
    cases: [{ label: t.permissions.always, decide: mayListAccounts }],
  },
  {
    key: 'account.read',
    object: t.permissions.account,
    action: t.permissions.read,
    cases: [
      { label: t.permissions.ownOrganization, decide: (actor) => maySeeAccountsOf(actor, own(actor)) },
      { label: t.permissions.otherOrganization, decide: (actor) => maySeeAccountsOf(actor, other(actor)) },
      { label: t.permissions.otherRegion, decide: (actor) => maySeeAccountsOf(actor, otherRegion(actor)) },
    ],
  },
  { key: 'account.invite', object: t.permissions.account, action: t.permissions.invite, cases: casesOf(mayInvite) },
  {
    key: 'account.revoke-invitation',
    object: t.permissions.account,
    action: t.permissions.revoke,
    cases: casesOf(mayRevokeInvitation),
  },
  {
    key: 'account.end',
    object: t.permissions.account,
    action: t.permissions.end,
    cases: [
      ...casesOf((actor, subject) => mayEndMembership(actor, { ...subject, isLastCoordinator: false })),
      {
        label: t.permissions.lastCoordinator,
        decide: (actor) => mayEndMembership(actor, { ...office('coordinator')(actor), isLastCoordinator: true }),
      },
    ],
  },
  {
    key: 'person.deactivate',
    object: t.permissions.person,
    action: t.permissions.deactivate,
    cases: [{ label: t.permissions.always, decide: mayDeactivatePerson }],
  },
  {
    key: 'mailbox.read',
    object: t.permissions.mailbox,
    action: t.permissions.read,
    cases: [
      { label: t.permissions.realRegion, decide: inRegion(false, mayReadMailbox) },
      { label: t.permissions.demoRegion, decide: inRegion(true, mayReadMailbox) },
      {
        label: t.permissions.otherRegion,
        decide: (actor) => mayReadMailbox(actor, { regionId: elsewhere, isDemo: true }),
      },
    ],
  },
]
