// Calls of the login functions in the database (migrations/0005_login.sql): the only way to sessions and hashes.
import { type Kysely, sql } from 'kysely'
import type { MembershipRole } from '../../../kernel/names/roles.ts'
import type { NoTables } from '../../../platform/db/database.ts'
import type { OwnMembership, OwnSession } from '../terms.ts'

/** A pool or a transaction: these functions ask for no context. */
export type Connection = Kysely<NoTables>

export async function lookUpLogin(
  db: Connection,
  emailKey: string,
): Promise<{ personId: string; passwordHash: string } | undefined> {
  const { rows } = await sql<{ person_id: string; password_hash: string }>`
    SELECT person_id, password_hash FROM accounts.login_lookup(${emailKey})`.execute(db)
  return rows[0] && { personId: rows[0].person_id, passwordHash: rows[0].password_hash }
}

export async function openSession(
  db: Connection,
  session: {
    id: string
    tokenHash: Buffer
    personId: string
    verifiedHash: string
    deviceLabel: string | null
    now: Date
  },
): Promise<boolean> {
  const { rows } = await sql<{
    opened: boolean | null
  }>`SELECT accounts.session_open(${session.id}, ${session.tokenHash},
    ${session.personId}, ${session.verifiedHash}, ${session.deviceLabel}, ${session.now}) AS opened`.execute(db)
  return rows[0]?.opened === true
}

export async function openDemoSession(
  db: Connection,
  session: {
    id: string
    tokenHash: Buffer
    regionId: string
    membershipId: string
    deviceLabel: string | null
    now: Date
  },
): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean | null }>`SELECT accounts.demo_session_open(${session.id},
    ${session.tokenHash}, ${session.regionId}, ${session.membershipId}, ${session.deviceLabel}, ${session.now}) AS opened`.execute(
    db,
  )
  return rows[0]?.opened === true
}

export interface FoundSession {
  readonly sessionId: string
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly membershipCount: number
  readonly chosen:
    | {
        readonly regionId: string
        readonly membershipId: string
        readonly organizationId: string
        readonly organizationName: string
        readonly role: MembershipRole
      }
    | undefined
}

export async function findSession(db: Connection, tokenHash: Buffer, now: Date): Promise<FoundSession | undefined> {
  const { rows } = await sql<{
    session_id: string
    person_id: string
    given_name: string
    family_name: string
    region_id: string | null
    membership_id: string | null
    organization_id: string | null
    organization_name: string | null
    role: MembershipRole | null
    membership_count: number
  }>`SELECT * FROM accounts.session_actor(${tokenHash}, ${now})`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const { region_id, membership_id, organization_id, organization_name, role } = row
  return {
    sessionId: row.session_id,
    personId: row.person_id,
    givenName: row.given_name,
    familyName: row.family_name,
    membershipCount: row.membership_count,
    chosen:
      region_id && membership_id && organization_id && organization_name && role
        ? {
            regionId: region_id,
            membershipId: membership_id,
            organizationId: organization_id,
            organizationName: organization_name,
            role,
          }
        : undefined,
  }
}

export async function findOwnMemberships(db: Connection, tokenHash: Buffer, now: Date): Promise<OwnMembership[]> {
  const { rows } = await sql<{
    membership_id: string
    region_id: string
    region_name: string
    organization_id: string
    organization_name: string
    role: MembershipRole
    is_chosen: boolean
  }>`SELECT * FROM accounts.session_memberships(${tokenHash}, ${now})`.execute(db)
  return rows.map((row) => ({
    id: row.membership_id,
    regionId: row.region_id,
    regionName: row.region_name,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    role: row.role,
    isChosen: row.is_chosen,
  }))
}

export async function chooseForSession(
  db: Connection,
  choice: { tokenHash: Buffer; membershipId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ chosen: boolean | null }>`
    SELECT accounts.session_choose(${choice.tokenHash}, ${choice.membershipId}, ${choice.now}) AS chosen`.execute(db)
  return rows[0]?.chosen === true
}

export async function endSession(db: Connection, tokenHash: Buffer, now: Date): Promise<void> {
  await sql`SELECT accounts.session_end(${tokenHash}, ${now})`.execute(db)
}

export async function findOwnSessions(db: Connection, tokenHash: Buffer, now: Date): Promise<OwnSession[]> {
  const { rows } = await sql<{
    session_id: string
    device_label: string | null
    opened_at: Date
    last_seen_at: Date
    is_current: boolean
  }>`SELECT * FROM accounts.session_list(${tokenHash}, ${now})`.execute(db)
  return rows.map((row) => ({
    id: row.session_id,
    deviceLabel: row.device_label ?? '',
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    isCurrent: row.is_current,
  }))
}

/** All other sessions, or one of them. */
export async function endOwnSessions(
  db: Connection,
  own: { tokenHash: Buffer; sessionId: string | null; now: Date },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    SELECT accounts.session_end_own(${own.tokenHash}, ${own.sessionId}, ${own.now}) AS ended`.execute(db)
  return rows[0]?.ended ?? 0
}

export async function passwordHashOfSession(db: Connection, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string | null }>`
    SELECT accounts.password_of_session(${tokenHash}, ${now}) AS hash`.execute(db)
  return rows[0]?.hash ?? undefined
}

export async function changePasswordOfSession(
  db: Connection,
  change: { tokenHash: Buffer; verifiedHash: string; newHash: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`SELECT accounts.password_change(${change.tokenHash},
    ${change.verifiedHash}, ${change.newHash}, ${change.now}) AS changed`.execute(db)
  return rows[0]?.changed === true
}

export async function requestReset(
  db: Connection,
  reset: { emailKey: string; id: string; tokenHash: Buffer; regionId: string; now: Date },
): Promise<{ personId: string; regionId: string; email: string } | undefined> {
  const { rows } = await sql<{ person_id: string; region_id: string; email: string }>`
    SELECT * FROM accounts.reset_request(${reset.emailKey}, ${reset.id}, ${reset.tokenHash}, ${reset.regionId}, ${reset.now})`.execute(
    db,
  )
  return rows[0] && { personId: rows[0].person_id, regionId: rows[0].region_id, email: rows[0].email }
}

export interface ResetSubject {
  readonly personId: string
  /** Region whose protocol notes it; undefined for a person who never belonged to one. */
  readonly regionId: string | undefined
  readonly email: string
  readonly givenName: string
  readonly familyName: string
}

export async function lookUpReset(db: Connection, tokenHash: Buffer, now: Date): Promise<ResetSubject | undefined> {
  const { rows } = await sql<{
    person_id: string
    region_id: string | null
    email: string
    given_name: string
    family_name: string
  }>`SELECT * FROM accounts.reset_lookup(${tokenHash}, ${now})`.execute(db)
  const row = rows[0]
  return (
    row && {
      personId: row.person_id,
      regionId: row.region_id ?? undefined,
      email: row.email,
      givenName: row.given_name,
      familyName: row.family_name,
    }
  )
}

export async function acceptReset(
  db: Connection,
  reset: { tokenHash: Buffer; newHash: string; deviceHash: Buffer; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ person_id: string | null }>`SELECT accounts.reset_accept(${reset.tokenHash},
    ${reset.newHash}, ${reset.deviceHash}, ${reset.now}) AS person_id`.execute(db)
  return typeof rows[0]?.person_id === 'string'
}

export async function rememberDevice(
  db: Connection,
  device: { sessionHash: Buffer; deviceHash: Buffer; now: Date },
): Promise<void> {
  await sql`SELECT accounts.device_remember(${device.sessionHash}, ${device.deviceHash}, ${device.now})`.execute(db)
}

export async function isKnownDevice(
  db: Connection,
  device: { deviceHash: Buffer; emailKey: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT accounts.device_is_known(${device.deviceHash}, ${device.emailKey}, ${device.now}) AS known`.execute(db)
  return rows[0]?.known === true
}

/** Removes tokens, devices and sessions that can no longer open anything. */
export async function removeOldLogins(db: Connection, now: Date): Promise<void> {
  await sql`SELECT accounts.login_housekeeping(${now})`.execute(db)
}
