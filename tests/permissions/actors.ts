// One actor for every role, all at the same organisation, and the two that have none.
import { type MembershipRole, membershipRoles } from '../../src/kernel/names/roles.ts'
import { roleLabel } from '../../src/modules/accounts/texts.ts'
import type { PersonActor } from '../../src/platform/actor/actor.ts'
import type { NamedActor } from '../../src/platform/permissions/print-permissions.ts'

const regionId = '0199c000-0000-7000-8000-000000000001'

export type ActorKind = MembershipRole | 'public' | 'system'

export const personIn = (role: MembershipRole): PersonActor => ({
  kind: 'person',
  personId: '0199c000-0000-7000-8000-000000000002',
  sessionId: '0199c000-0000-7000-8000-000000000003',
  membershipId: '0199c000-0000-7000-8000-000000000004',
  organizationId: '0199c000-0000-7000-8000-000000000005',
  regionId,
  role,
})

export const actorKinds: readonly ActorKind[] = [...membershipRoles, 'public', 'system']

export const actors: readonly (NamedActor & { readonly kind: ActorKind })[] = [
  ...membershipRoles.map((role) => ({ kind: role, label: roleLabel(role), actor: personIn(role) })),
  { kind: 'public', label: 'Öffentlichkeit', actor: { kind: 'public', regionId } },
  { kind: 'system', label: 'Programm', actor: { kind: 'system', regionId, reason: 'test' } },
]
