// Stable ids of the demo memberships, by which the one-click buttons find them.
import { type MembershipRole, membershipRoles } from '../../kernel/names/roles.ts'

export const demoMembershipIds = Object.fromEntries(
  membershipRoles.map((role, index) => [
    role,
    `03999000-0000-7000-8000-0000000002${String(index + 1).padStart(2, '0')}`,
  ]),
) as Readonly<Record<MembershipRole, string>>
