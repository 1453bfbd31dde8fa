// SQL on memberships, persons and invitations, under row-level security.
import { sql } from 'kysely'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OrganizationKind } from '../network/index.ts'
import type { AccountsTables } from './tables.ts'
import type { Account, InvitableOrganization, OpenInvitation } from './terms.ts'

const on = (tx: Tx) => tx.withTables<AccountsTables>()

export async function findAccounts(tx: Tx): Promise<Account[]> {
  const rows = await on(tx)
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .innerJoin('accounts.organization_label as o', (join) =>
      join.onRef('o.region_id', '=', 'm.region_id').onRef('o.id', '=', 'm.organization_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'p.given_name',
      'p.family_name',
      'p.email',
      'm.organization_id',
      'o.name as organization_name',
      'o.kind',
      'm.role',
      'm.started_at',
    ])
    .where('p.deactivated_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .orderBy('o.name_key')
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({
    membershipId: row.id,
    personId: row.person_id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    kind: row.kind,
    role: row.role,
    startedAt: row.started_at,
  }))
}

export async function findOpenInvitations(tx: Tx, now: Date): Promise<OpenInvitation[]> {
  const rows = await on(tx)
    .selectFrom('accounts.invitation as i')
    .innerJoin('accounts.organization_label as o', (join) =>
      join.onRef('o.region_id', '=', 'i.region_id').onRef('o.id', '=', 'i.organization_id'),
    )
    .select(['i.id', 'i.email', 'i.organization_id', 'o.name', 'o.kind', 'i.role', 'i.created_at', 'i.expires_at'])
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now)
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    organizationId: row.organization_id,
    organizationName: row.name,
    kind: row.kind,
    role: row.role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/** A sentence's worth of an active organisation, or undefined: unknown, foreign and archived look alike. */
export async function findOrganizationLabel(tx: Tx, id: string): Promise<InvitableOrganization | undefined> {
  return on(tx)
    .selectFrom('accounts.organization_label')
    .select(['id', 'name', 'city', 'kind'])
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst()
}

/** By folded words of the name; `only` for those who look after one organisation. */
export async function findOrganizationLabels(
  tx: Tx,
  wanted: { words: readonly string[]; only?: string; limit: number },
): Promise<InvitableOrganization[]> {
  let query = on(tx)
    .selectFrom('accounts.organization_label')
    .select(['id', 'name', 'city', 'kind'])
    .where('status', '=', 'active')
  if (wanted.only !== undefined) query = query.where('id', '=', wanted.only)
  for (const word of wanted.words) {
    query = query.where(sql<boolean>`position(${word} in name_key) > 0`)
  }
  return query.orderBy(sql`(kind = 'office') desc`).orderBy('name_key').orderBy('id').limit(wanted.limit).execute()
}

export interface MembershipRow {
  readonly id: string
  readonly personId: string
  readonly organizationId: string
  readonly kind: OrganizationKind
  readonly role: MembershipRole
  readonly givenName: string
  readonly familyName: string
  readonly organizationName: string
}

export async function findMembership(tx: Tx, id: string): Promise<MembershipRow | undefined> {
  const row = await on(tx)
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .innerJoin('accounts.organization_label as o', (join) =>
      join.onRef('o.region_id', '=', 'm.region_id').onRef('o.id', '=', 'm.organization_id'),
    )
    .select(['m.id', 'm.person_id', 'm.organization_id', 'o.kind', 'm.role'])
    .select(['p.given_name', 'p.family_name', 'o.name'])
    .where('m.id', '=', id)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      organizationId: row.organization_id,
      kind: row.kind,
      role: row.role,
      givenName: row.given_name,
      familyName: row.family_name,
      organizationName: row.name,
    }
  )
}

/**
 * How many people coordinate the region by a lasting membership. The lock lets two who end each other's membership at
 * the same moment come one after the other.
 */
export async function countCoordinatorsLocked(tx: Tx, regionId: string): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('accounts.coordinator'), hashtext(${regionId}))`.execute(tx)
  const { count } = await on(tx)
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .innerJoin('accounts.organization_label as o', (join) =>
      join.onRef('o.region_id', '=', 'm.region_id').onRef('o.id', '=', 'm.organization_id'),
    )
    .select((eb) => eb.fn.count<number>('m.person_id').distinct().as('count'))
    .where('m.role', '=', 'coordinator')
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .where('o.status', '=', 'active')
    .executeTakeFirstOrThrow()
  return count
}

export async function markMembershipEnded(
  tx: Tx,
  end: { id: string; regionId: string; by: string | null; now: Date },
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('accounts.membership')
    .set((eb) => ({ ended_at: end.now, ended_by: end.by, version: eb('version', '+', 1) }))
    .where('region_id', '=', end.regionId)
    .where('id', '=', end.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function addInvitation(
  tx: Tx,
  invitation: Omit<AccountsTables['accounts.invitation'], 'accepted_at' | 'revoked_at' | 'purpose'>,
): Promise<void> {
  await on(tx)
    .insertInto('accounts.invitation')
    .values({ ...invitation, purpose: 'membership', accepted_at: null, revoked_at: null })
    .execute()
}

export async function findOpenInvitation(
  tx: Tx,
  id: string,
): Promise<
  | { email: string; organizationId: string; kind: OrganizationKind; organizationName: string; role: MembershipRole }
  | undefined
> {
  const row = await on(tx)
    .selectFrom('accounts.invitation as i')
    .innerJoin('accounts.organization_label as o', (join) =>
      join.onRef('o.region_id', '=', 'i.region_id').onRef('o.id', '=', 'i.organization_id'),
    )
    .select(['i.email', 'i.organization_id', 'o.kind', 'o.name', 'i.role'])
    .where('i.id', '=', id)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      email: row.email,
      organizationId: row.organization_id,
      kind: row.kind,
      organizationName: row.name,
      role: row.role,
    }
  )
}

export async function markInvitationRevoked(tx: Tx, id: string, now: Date): Promise<boolean> {
  const done = await on(tx)
    .updateTable('accounts.invitation')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** A newer invitation of the same address into the same role replaces the older: one living link at a time. */
export async function revokeSameInvitations(
  tx: Tx,
  same: { emailKey: string; organizationId: string; role: MembershipRole; now: Date },
): Promise<void> {
  await on(tx)
    .updateTable('accounts.invitation')
    .set({ revoked_at: same.now })
    .where('email_key', '=', same.emailKey)
    .where('organization_id', '=', same.organizationId)
    .where('role', '=', same.role)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function hasMembership(
  tx: Tx,
  wanted: { emailKey: string; organizationId: string; role: MembershipRole },
): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select('m.id')
    .where('p.email_key', '=', wanted.emailKey)
    .where('m.organization_id', '=', wanted.organizationId)
    .where('m.role', '=', wanted.role)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export type ProfileRow = Pick<
  AccountsTables['accounts.person'],
  'email' | 'title' | 'given_name' | 'family_name' | 'version'
>

export async function findPerson(tx: Tx, id: string): Promise<ProfileRow | undefined> {
  return on(tx)
    .selectFrom('accounts.person')
    .select(['email', 'title', 'given_name', 'family_name', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** False when somebody saved meanwhile. */
export async function changePersonNames(
  tx: Tx,
  change: {
    id: string
    version: number
    title: string | null
    givenName: string
    familyName: string
    now: Date
  },
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('accounts.person')
    .set({
      title: change.title,
      given_name: change.givenName,
      family_name: change.familyName,
      updated_at: change.now,
      version: change.version + 1,
    })
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Somebody who works or worked in the acting region. */
export async function findLoginRow(
  tx: Tx,
  emailKey: string,
): Promise<{ personId: string; isDeactivated: boolean } | undefined> {
  const row = await on(tx)
    .selectFrom('accounts.person')
    .select(['id', 'deactivated_at'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst()
  return row && { personId: row.id, isDeactivated: row.deactivated_at !== null }
}

/** False where the acting region knows no such person. One who is deactivated already stays so since then. */
export async function markPersonDeactivated(tx: Tx, id: string, now: Date): Promise<boolean> {
  const done = await on(tx)
    .updateTable('accounts.person')
    .set((eb) => ({ deactivated_at: eb.fn.coalesce('deactivated_at', eb.val(now)), updated_at: now }))
    .where('id', '=', id)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return false
  await sql`SELECT accounts.person_lock_out(${id}, ${now})`.execute(tx)
  return true
}

export async function markPersonReactivated(tx: Tx, id: string, now: Date): Promise<boolean> {
  const done = await on(tx)
    .updateTable('accounts.person')
    .set({ deactivated_at: null, updated_at: now })
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
