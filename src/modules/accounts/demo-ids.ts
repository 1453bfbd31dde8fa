// What the demo people are known by: their memberships, for the one-click buttons, and their addresses.
import { type MembershipRole, membershipRoles } from '../../kernel/names/roles.ts'

export const demoMembershipIds = Object.fromEntries(
  membershipRoles.map((role, index) => [
    role,
    `03999000-0000-7000-8000-0000000002${String(index + 1).padStart(2, '0')}`,
  ]),
) as Readonly<Record<MembershipRole, string>>

/** The domain .example belongs to nobody (RFC 2606), so no real login can end like this. */
export const demoMailEnding = '@musterau.example'
