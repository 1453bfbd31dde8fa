import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MembershipRole, membershipRoles } from '../../kernel/names/roles.ts'
import type { Actor, PersonActor } from '../../platform/actor/actor.ts'
import type { OrganizationKind } from '../network/index.ts'
import {
  mayDeactivatePerson,
  mayEndMembership,
  mayEnterDemo,
  mayInvite,
  mayKeepOwnLogin,
  mayListAccounts,
  mayReadMailbox,
  maySeeAccountsOf,
  rolesToGive,
} from './policy.ts'
import { isLeadRole, rolesThatFit } from './terms.ts'

const here = 'here'
const as = (role: MembershipRole, organizationId = 'own'): PersonActor => ({
  kind: 'person',
  personId: 'person',
  sessionId: 'session',
  membershipId: 'membership',
  organizationId,
  regionId: here,
  role,
})
const nobody: Actor = { kind: 'public', regionId: here }
const program: Actor = { kind: 'system', regionId: here, reason: 'test' }
const at = (kind: OrganizationKind, role: MembershipRole, organizationId = 'own', regionId = here) => ({
  kind,
  role,
  organizationId,
  regionId,
})

describe('who may invite whom', () => {
  test.each([
    ['a coordinator invites a teacher', as('coordinator'), at('school', 'school-teacher', 'other'), 'allowed'],
    ['a coordinator invites a coordinator', as('coordinator'), at('office', 'coordinator'), 'allowed'],
    ['a coordinator invites no operator', as('coordinator'), at('office', 'operator'), 'forbidden'],
    [
      'a coordinator invites no teacher into a company',
      as('coordinator'),
      at('company', 'school-teacher'),
      'forbidden',
    ],
    ['a head invites a teacher', as('school-lead'), at('school', 'school-teacher'), 'allowed'],
    ['a head invites no coordinator', as('school-lead'), at('school', 'coordinator'), 'forbidden'],
    ['a head sees no other school', as('school-lead'), at('school', 'school-teacher', 'other'), 'hidden'],
    ['a teacher invites nobody', as('school-teacher'), at('school', 'school-teacher'), 'forbidden'],
    ['a company invites a colleague', as('company'), at('company', 'company'), 'allowed'],
    ['a Traeger lead invites a coach', as('traeger-lead'), at('traeger', 'traeger-coach'), 'allowed'],
    ['a coach invites nobody', as('traeger-coach'), at('traeger', 'traeger-coach'), 'forbidden'],
    ['an operator invites a coordinator', as('operator'), at('office', 'coordinator'), 'allowed'],
    ['an operator invites an operator', as('operator'), at('office', 'operator'), 'allowed'],
    ['an operator invites no teacher', as('operator'), at('school', 'school-teacher', 'other'), 'forbidden'],
    ['a data protection officer invites nobody', as('dpo'), at('office', 'monitoring'), 'forbidden'],
    ['the public invites nobody', nobody, at('school', 'school-teacher'), 'forbidden'],
    ['the program invites anybody', program, at('office', 'operator', 'other'), 'allowed'],
    ['nobody sees another region', as('coordinator'), at('school', 'school-teacher', 'own', 'there'), 'hidden'],
  ] as const)('%s', (_sentence, actor, subject, verdict) => {
    expect(mayInvite(actor, subject)).toBe(verdict)
    expect(mayEndMembership(actor, { ...subject, isLastCoordinator: false })).toBe(verdict)
    const last = mayEndMembership(actor, { ...subject, isLastCoordinator: true })
    expect(last).toBe(verdict === 'hidden' ? 'hidden' : 'forbidden')
  })

  test('nobody gives a role that does not fit, whoever and wherever they are', () => {
    const kinds: readonly OrganizationKind[] = [
      'school',
      'bbs',
      'company',
      'chamber',
      'agency',
      'traeger',
      'municipality',
      'initiative',
      'office',
    ]
    const actor = fc.constantFrom<Actor>(...membershipRoles.map((role) => as(role)), nobody, program)
    fc.assert(
      fc.property(
        actor,
        fc.constantFrom(...kinds),
        fc.constantFrom(...membershipRoles),
        fc.constantFrom('own', 'other'),
        (who, kind, role, organizationId) => {
          if (mayInvite(who, at(kind, role, organizationId)) !== 'allowed') return
          expect(rolesThatFit(kind)).toContain(role)
          expect(rolesToGive(who, { kind })).toContain(role)
          if (who.kind === 'person' && isLeadRole(who.role)) expect(organizationId).toBe('own')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('every role is given somewhere', () => {
    const given = (['school', 'bbs', 'company', 'chamber', 'agency', 'traeger', 'office'] as const).flatMap(
      rolesThatFit,
    )
    expect(new Set(given)).toEqual(new Set(membershipRoles))
  })
})

test.each([
  [as('coordinator'), 'other', 'allowed'],
  [as('dpo'), 'other', 'allowed'],
  [as('school-lead'), 'own', 'allowed'],
  [as('school-teacher'), 'own', 'forbidden'],
  [as('school-teacher'), 'other', 'hidden'],
  [as('monitoring'), 'other', 'hidden'],
  [nobody, 'own', 'forbidden'],
] as const)('accounts of an organisation: %o at %s is %s', (actor, organizationId, verdict) => {
  expect(maySeeAccountsOf(actor, { regionId: here, organizationId })).toBe(verdict)
  expect(maySeeAccountsOf(actor, { regionId: 'there', organizationId })).toBe('hidden')
})

test('the demo is entered in the fictional region only, and only where it is switched on', () => {
  const open = { regionId: here, isDemo: true, demoAllowed: true }
  expect(mayEnterDemo(nobody, open)).toBe('allowed')
  expect(mayEnterDemo(as('company'), open)).toBe('allowed')
  expect(mayEnterDemo(nobody, { ...open, isDemo: false })).toBe('hidden')
  expect(mayEnterDemo(nobody, { ...open, demoAllowed: false })).toBe('hidden')
  expect(mayEnterDemo(nobody, { ...open, regionId: 'there' })).toBe('hidden')
})

test('the mailbox is the operator’s, in the fictional region also the office’s', () => {
  const real = { regionId: here, isDemo: false }
  const readers = membershipRoles.filter((role) => mayReadMailbox(as(role), real) === 'allowed')
  const demoReaders = membershipRoles.filter(
    (role) => mayReadMailbox(as(role), { ...real, isDemo: true }) === 'allowed',
  )
  expect(readers).toEqual(['operator'])
  expect(demoReaders).toEqual(['coordinator', 'operator'])
  expect(mayReadMailbox(as('operator'), { ...real, regionId: 'there' })).toBe('hidden')
  expect(mayReadMailbox(nobody, real)).toBe('forbidden')
})

test('a login is deactivated by the program only, kept by the person only, and lists are for those who look after logins', () => {
  expect([...membershipRoles.map((role) => as(role)), nobody].map(mayDeactivatePerson)).not.toContain('allowed')
  expect(mayDeactivatePerson(program)).toBe('allowed')
  expect(mayKeepOwnLogin(as('monitoring'))).toBe('allowed')
  expect(mayKeepOwnLogin(nobody)).toBe('forbidden')
  expect(mayKeepOwnLogin(program)).toBe('forbidden')
  const without = membershipRoles.filter((role) => mayListAccounts(as(role)) === 'forbidden')
  expect(without).toEqual(['school-teacher', 'traeger-coach', 'requalification-counsellor', 'monitoring'])
})
