// Somebody who acts for an organisation, signed in once and with one membership.
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import type { PersonActor } from '../../src/platform/actor/actor.ts'

export const actingPerson = (at: {
  readonly role: MembershipRole
  readonly organizationId: string
  readonly regionId: string
}): PersonActor => ({
  kind: 'person',
  personId: '03999000-0000-7000-8000-000000000901',
  sessionId: '03999000-0000-7000-8000-000000000902',
  membershipId: '03999000-0000-7000-8000-000000000903',
  ...at,
})
