// SQL for the mails that ask for confirmations, and for whom they can go to. Never exported from the module.
import { sql } from 'kysely'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import type { Reachable } from './choose-recipient.ts'
import type { FreshnessTables } from './tables.ts'
import { type ConfirmationRequest, tidings } from './terms.ts'

const requests = (tx: Tx) => tx.withTables<FreshnessTables>()

const columns = [
  'id',
  'organization_id',
  'recipient',
  'contact_person_id',
  'asked_because',
  'offer_ids',
  'mail_id',
  'created_at',
  'expires_at',
  'bounced_at',
] as const

type Row = Pick<FreshnessTables['offers.confirmation_request'], (typeof columns)[number]>
const requestOf = (row: Row): ConfirmationRequest => ({
  id: row.id,
  organizationId: row.organization_id,
  recipient: row.recipient,
  contactPersonId: row.contact_person_id,
  askedBecause: row.asked_because,
  offerIds: row.offer_ids,
  mailId: row.mail_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  bouncedAt: row.bounced_at,
})

export async function insertRequest(
  tx: Tx,
  request: Omit<ConfirmationRequest, 'bouncedAt'> & { readonly regionId: string; readonly tokenHash: Buffer },
): Promise<void> {
  await requests(tx)
    .insertInto('offers.confirmation_request')
    .values({
      region_id: request.regionId,
      id: request.id,
      organization_id: request.organizationId,
      token_hash: request.tokenHash,
      recipient: request.recipient,
      contact_person_id: request.contactPersonId,
      asked_because: request.askedBecause,
      offer_ids: [...request.offerIds],
      mail_id: request.mailId,
      created_at: request.createdAt,
      expires_at: request.expiresAt,
      bounced_at: null,
    })
    .execute()
}

/** Before the region is known: by a narrow function of the database. */
export async function findRequestByToken(
  database: Database,
  tokenHash: Buffer,
): Promise<{ readonly regionId: string; readonly requestId: string } | undefined> {
  const { rows } = await sql<{ region_id: string; request_id: string }>`
    SELECT region_id, request_id FROM offers.confirmation_request_of(${tokenHash})`.execute(database.kysely)
  return rows[0] && { regionId: rows[0].region_id, requestId: rows[0].request_id }
}

export async function findRequest(tx: Tx, id: string): Promise<ConfirmationRequest | undefined> {
  const row = await requests(tx)
    .selectFrom('offers.confirmation_request')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && requestOf(row)
}

/** Steps of the escalation, oldest first; `since` keeps the list short, since no step looks further back. */
export async function findRequestsSince(
  tx: Tx,
  given: { readonly since: Date; readonly organizationId?: string },
): Promise<ConfirmationRequest[]> {
  let query = requests(tx)
    .selectFrom('offers.confirmation_request')
    .select(columns)
    .where('created_at', '>=', given.since)
    .where('asked_because', 'not in', tidings)
  if (given.organizationId !== undefined) query = query.where('organization_id', '=', given.organizationId)
  return (await query.orderBy('created_at').orderBy('id').execute()).map(requestOf)
}

/** The newest mail that went out because a mistake in this offer was reported. */
export async function findLastReportMail(tx: Tx, offerId: string): Promise<ConfirmationRequest | undefined> {
  const row = await requests(tx)
    .selectFrom('offers.confirmation_request')
    .select(columns)
    .where('asked_because', '=', 'report')
    .where(sql<boolean>`${offerId} = ANY (offer_ids)`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && requestOf(row)
}

/** Two sessions that ask the same organisation at once: the second one waits and then finds the mail of the first. */
export const holdOrganization = (tx: Tx, organizationId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`offers.ask ${organizationId}`}, 0))`.execute(tx)

export async function moveRequests(tx: Tx, merge: { readonly from: string; readonly to: string }): Promise<void> {
  await requests(tx)
    .updateTable('offers.confirmation_request')
    .set({ organization_id: merge.to })
    .where('organization_id', '=', merge.from)
    .execute()
}

export async function markBounced(tx: Tx, mailIds: readonly string[], at: Date): Promise<number> {
  if (mailIds.length === 0) return 0
  const done = await requests(tx)
    .updateTable('offers.confirmation_request')
    .set({ bounced_at: at })
    .where('mail_id', 'in', mailIds)
    .where('bounced_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** As somebody of the office says of one mail. */
export async function setBounced(tx: Tx, id: string, at: Date | null): Promise<void> {
  await requests(tx).updateTable('offers.confirmation_request').set({ bounced_at: at }).where('id', '=', id).execute()
}

interface PersonRow {
  readonly organization_id: string
  readonly id: string
  readonly email: string | null
  readonly deputy_of: string | null
  readonly valid_until: PlainDate | null
  readonly bounced: boolean
  readonly offer_count: number
}

export interface Reached {
  readonly persons: readonly Reachable[]
  /** Undefined where there is none, or where it sent the last mail back. */
  readonly mailbox: string | undefined
}

/** Who can be written to at one organisation. */
export async function findReachable(
  tx: Tx,
  given: { readonly organizationId: string; readonly offerIds: readonly string[] },
): Promise<Reached> {
  const found = await findAllReachable(tx, { ...given, organizationIds: [given.organizationId] })
  return found.get(given.organizationId) ?? { persons: [], mailbox: undefined }
}

/**
 * By organisation: its persons and its mailbox. An address counts as bounced when the last mail to it came back and the
 * entry was not changed since.
 */
export async function findAllReachable(
  tx: Tx,
  given: { readonly organizationIds: readonly string[]; readonly offerIds: readonly string[] },
): Promise<Map<string, Reached>> {
  const persons = await sql<PersonRow>`
    SELECT c.organization_id, c.id, c.email, c.deputy_of, c.valid_until,
      coalesce((SELECT r.bounced_at > c.updated_at FROM offers.confirmation_request r
        WHERE r.region_id = c.region_id AND r.contact_person_id = c.id ORDER BY r.created_at DESC LIMIT 1), false) AS bounced,
      (SELECT count(*)::int FROM offers.offer o
        WHERE o.region_id = c.region_id AND o.contact_person_id = c.id AND o.id = ANY (${given.offerIds}::uuid[])) AS offer_count
    FROM network.contact_person c WHERE c.organization_id = ANY (${given.organizationIds}::uuid[])`.execute(tx)
  const mailboxes = await sql<{ id: string; email: string | null; bounced: boolean }>`
    SELECT o.id, o.email,
      coalesce((SELECT r.bounced_at > o.updated_at FROM offers.confirmation_request r
        WHERE r.region_id = o.region_id AND r.organization_id = o.id AND r.recipient = 'mailbox'
        ORDER BY r.created_at DESC LIMIT 1), false) AS bounced
    FROM network.organization o WHERE o.id = ANY (${given.organizationIds}::uuid[])`.execute(tx)
  const personsOf = Map.groupBy(persons.rows, (row) => row.organization_id)
  return new Map(
    mailboxes.rows.map((box) => [
      box.id,
      {
        persons: (personsOf.get(box.id) ?? []).map((row) => ({
          id: row.id,
          email: row.email,
          deputyOf: row.deputy_of,
          validUntil: row.valid_until,
          bounced: row.bounced,
          offerCount: row.offer_count,
        })),
        mailbox: box.email === null || box.bounced ? undefined : box.email,
      },
    ]),
  )
}
