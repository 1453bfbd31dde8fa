// Outgoing mail as rows: written in the transaction that causes it, sent afterwards (send-mail.ts).
import type { Actor } from '../actor/actor.ts'
import type { Tx } from '../db/database.ts'
import type { Services } from '../services.ts'
import { isPlainAddress, subjectLine } from './address.ts'
import { openText, sealText } from './sealed-text.ts'

// A type and no interface: Kysely asks for an index signature.
export type OutboxTables = {
  'platform.outbox_mail': {
    region_id: string
    id: string
    to_address: string
    subject: string
    body_text: string
    purpose: string
    created_at: Date
    sent_at: Date | null
    failed_at: Date | null
    attempts: number
    next_attempt_at: Date
    last_error: string | null
  }
}

export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  /** Plain text; links stand alone in their line. */
  readonly text: string
  /** What kind of mail it is, for the mailbox and for erasure, for example `invitation`. */
  readonly purpose: string
}

export interface StoredMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly purpose: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly failedAt: Date | null
  readonly attempts: number
  readonly lastError: string | null
}

export const placeOf = (row: { region_id: string; id: string }): string => `${row.region_id}/${row.id}`

/** The address was checked at the edge; one that could change the header is a bug. Answers the id of the mail. */
export async function queueMail(tx: Tx, actor: Actor, services: Services, mail: OutgoingMail): Promise<string> {
  if (!isPlainAddress(mail.to)) throw new Error('not a plain mail address')
  const id = services.newId()
  const now = services.now()
  await tx
    .withTables<OutboxTables>()
    .insertInto('platform.outbox_mail')
    .values({
      region_id: actor.regionId,
      id,
      to_address: mail.to,
      subject: subjectLine(mail.subject),
      body_text: sealText(services.signingKey, placeOf({ region_id: actor.regionId, id }), mail.text),
      purpose: mail.purpose,
      created_at: now,
      sent_at: null,
      failed_at: null,
      attempts: 0,
      next_attempt_at: now,
      last_error: null,
    })
    .execute()
  return id
}

const listed = [
  'id',
  'to_address',
  'subject',
  'purpose',
  'created_at',
  'sent_at',
  'failed_at',
  'attempts',
  'last_error',
] as const

type ListedRow = Pick<OutboxTables['platform.outbox_mail'], (typeof listed)[number]>

const storedMailOf = (row: ListedRow): StoredMail => ({
  id: row.id,
  to: row.to_address,
  subject: row.subject,
  purpose: row.purpose,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  failedAt: row.failed_at,
  attempts: row.attempts,
  lastError: row.last_error,
})

/** Newest first. Row-level security shows it to the operator and to the program. */
export async function listMail(
  tx: Tx,
  page: { readonly number: number; readonly size: number },
): Promise<{ items: StoredMail[]; total: number }> {
  const mails = tx.withTables<OutboxTables>().selectFrom('platform.outbox_mail')
  const { total } = await mails.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await mails
    .select(listed)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return { items: rows.map(storedMailOf), total }
}

/** With its text, if this installation's key opens it. */
export async function findMail(
  tx: Tx,
  services: Services,
  id: string,
): Promise<(StoredMail & { readonly text: string | undefined }) | undefined> {
  const row = await tx
    .withTables<OutboxTables>()
    .selectFrom('platform.outbox_mail')
    .select([...listed, 'region_id', 'body_text'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...storedMailOf(row), text: openText(services.signingKey, placeOf(row), row.body_text) }
}

/** Whether a mail of this kind went out in the acting region since then; no further back than mails are kept (30 days). */
export async function wasQueuedSince(
  tx: Tx,
  given: { readonly purpose: string; readonly since: Date },
): Promise<boolean> {
  const row = await tx
    .withTables<OutboxTables>()
    .selectFrom('platform.outbox_mail')
    .select('id')
    .where('purpose', '=', given.purpose)
    .where('created_at', '>', given.since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these mails, those that the receiving server refused for good (5xx to the recipient): the address is wrong. */
export async function findRefusedMail(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .withTables<OutboxTables>()
    .selectFrom('platform.outbox_mail')
    .select('id')
    .where('id', 'in', ids)
    .where('failed_at', 'is not', null)
    .where('last_error', 'like', 'EENVELOPE 5%')
    .execute()
  return rows.map(({ id }) => id)
}
