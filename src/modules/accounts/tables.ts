// The tables of the schema accounts as the application may see them: without hashes, sessions and tokens.
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { OrganizationKind } from '../network/index.ts'

// A type and no interface: Kysely asks for an index signature.
export type AccountsTables = {
  'accounts.person': {
    id: string
    email: string
    email_key: string
    title: string | null
    given_name: string
    family_name: string
    created_at: Date
    updated_at: Date
    deactivated_at: Date | null
    version: number
  }
  'accounts.membership': {
    region_id: string
    id: string
    person_id: string
    organization_id: string
    role: MembershipRole
    started_at: Date
    ended_at: Date | null
    ended_by: string | null
    version: number
  }
  'accounts.invitation': {
    region_id: string
    id: string
    token_hash: Buffer
    purpose: 'membership'
    email: string
    email_key: string
    organization_id: string
    role: MembershipRole
    invited_by: string | null
    created_at: Date
    expires_at: Date
    accepted_at: Date | null
    revoked_at: Date | null
  }
  'accounts.organization_label': {
    region_id: string
    id: string
    kind: OrganizationKind
    name: string
    city: string
    status: 'active' | 'archived'
    name_key: string
  }
}
