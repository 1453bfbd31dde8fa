import { describe, expect, test } from 'vitest'
import { allRoles, isMembershipRole, type MembershipRole } from '../../kernel/names/roles.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import {
  mayEditOrganization,
  mayEditRegion,
  mayEraseContactPerson,
  mayListOrganizations,
  mayManageOrganization,
  mayReadContactPersons,
  mayReadOrganization,
} from './policy.ts'

const own = { regionId: 'here', id: 'own', status: 'active' } as const
const other = { ...own, id: 'other' } as const
const archived = { ...own, status: 'archived' } as const
const foreign = { ...own, regionId: 'there' } as const

const person = (role: MembershipRole): Actor => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  membershipId: 'm',
  organizationId: 'own',
  regionId: 'here',
  role,
})
const everybody: Actor = { kind: 'public', regionId: 'here' }

// Written down by hand, not derived from the policy: who may change their own organisation, who sees names.
const leads = ['school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead']
const withoutNames = ['monitoring', 'operator', 'dpo']
const memberships = allRoles.filter(isMembershipRole)

describe.each(memberships)('%s', (role) => {
  const actor = person(role)
  const office = role === 'coordinator'
  const lead = leads.includes(role)

  test('reads every organisation of the own region and none of another', () => {
    expect(mayReadOrganization(actor, other)).toBe('allowed')
    expect(mayReadOrganization(actor, archived)).toBe('allowed')
    expect(mayListOrganizations(actor)).toBe('allowed')
    for (const rule of [
      mayReadOrganization,
      mayEditOrganization,
      mayManageOrganization,
      mayReadContactPersons,
      mayEraseContactPerson,
    ]) {
      expect(rule(actor, foreign)).toBe('hidden')
    }
  })

  test('changes the own organisation, any, or none', () => {
    expect(mayEditOrganization(actor, own)).toBe(office || lead ? 'allowed' : 'forbidden')
    expect(mayEditOrganization(actor, other)).toBe(office ? 'allowed' : 'forbidden')
    expect(mayEditOrganization(actor, archived)).toBe(office ? 'allowed' : 'forbidden')
    expect(mayManageOrganization(actor, own)).toBe(office ? 'allowed' : 'forbidden')
  })

  test('sees names of contact persons, or only that there is somebody', () => {
    expect(mayReadContactPersons(actor, other)).toBe(withoutNames.includes(role) ? 'forbidden' : 'allowed')
  })

  test('removes contact persons of the own organisation, any, or none', () => {
    expect(mayEraseContactPerson(actor, own)).toBe(office || lead || role === 'dpo' ? 'allowed' : 'forbidden')
    expect(mayEraseContactPerson(actor, other)).toBe(office || role === 'dpo' ? 'allowed' : 'forbidden')
  })

  test('changes the region, or not, and never another one', () => {
    expect(mayEditRegion(actor, own)).toBe(office || role === 'operator' ? 'allowed' : 'forbidden')
    expect(mayEditRegion(actor, foreign)).toBe('hidden')
  })
})

describe('the public', () => {
  test('reads active organisations and nothing else', () => {
    expect(mayReadOrganization(everybody, other)).toBe('allowed')
    expect(mayReadOrganization(everybody, archived)).toBe('hidden')
    expect(mayReadOrganization(everybody, foreign)).toBe('hidden')
    expect(mayListOrganizations(everybody)).toBe('forbidden')
    expect(mayReadContactPersons(everybody, other)).toBe('forbidden')
    expect(mayEditOrganization(everybody, other)).toBe('forbidden')
    expect(mayEraseContactPerson(everybody, other)).toBe('forbidden')
    expect(mayEditRegion(everybody, own)).toBe('forbidden')
  })
})
