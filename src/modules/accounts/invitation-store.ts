// Calls of the invitation functions in the database: for the holder of a link, who is nobody yet.
import { sql } from 'kysely'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { Connection } from './login/login-store.ts'
import type { InvitationOffer } from './terms.ts'

export async function lookUpInvitation(
  db: Connection,
  tokenHash: Buffer,
  now: Date,
): Promise<InvitationOffer | undefined> {
  const { rows } = await sql<{
    region_id: string
    invitation_id: string
    email: string
    region_name: string
    organization_name: string
    role: MembershipRole
    state: InvitationOffer['state']
    has_login: boolean
  }>`SELECT * FROM accounts.invitation_lookup(${tokenHash}, ${now})`.execute(db)
  const row = rows[0]
  return (
    row && {
      regionId: row.region_id,
      id: row.invitation_id,
      email: row.email,
      regionName: row.region_name,
      organizationName: row.organization_name,
      role: row.role,
      state: row.state,
      hasLogin: row.has_login,
    }
  )
}

export interface TakenInvitation {
  readonly regionId: string
  readonly invitationId: string
  readonly membershipId: string
}

interface TakenRow {
  region_id: string
  invitation_id: string
  membership_id: string
}

const takenOf = (row: TakenRow | undefined): TakenInvitation | undefined =>
  row && { regionId: row.region_id, invitationId: row.invitation_id, membershipId: row.membership_id }

/** Throws a unique violation when a login with this address has come into being meanwhile. */
export async function acceptAsNewPerson(
  db: Connection,
  given: {
    tokenHash: Buffer
    membershipId: string
    personId: string
    givenName: string
    familyName: string
    passwordHash: string
    now: Date
  },
): Promise<TakenInvitation | undefined> {
  const { rows } = await sql<TakenRow>`SELECT * FROM accounts.invitation_accept_new(${given.tokenHash},
    ${given.membershipId}, ${given.personId}, ${given.givenName}, ${given.familyName}, ${given.passwordHash},
    ${given.now})`.execute(db)
  return takenOf(rows[0])
}

export async function acceptAsKnownPerson(
  db: Connection,
  given: { tokenHash: Buffer; membershipId: string; personId: string; verifiedHash: string; now: Date },
): Promise<TakenInvitation | undefined> {
  const { rows } = await sql<TakenRow>`SELECT * FROM accounts.invitation_accept_known(${given.tokenHash},
    ${given.membershipId}, ${given.personId}, ${given.verifiedHash}, ${given.now})`.execute(db)
  return takenOf(rows[0])
}
