// SQL for reports. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Report, ReportAbout, ReportOutcome } from './terms.ts'

type ReportTables = {
  'offers.report': {
    region_id: string
    id: string
    offer_id: string
    organization_id: string
    about: ReportAbout
    words: string | null
    reply_email: string | null
    reporter_key: Buffer | null
    created_at: Date
    closed_at: Date | null
    outcome: ReportOutcome | null
    answer: string | null
  }
}

const reports = (tx: Tx) => tx.withTables<ReportTables>()

const columns = [
  'id',
  'offer_id',
  'organization_id',
  'about',
  'words',
  'reply_email',
  'created_at',
  'closed_at',
  'outcome',
  'answer',
] as const

type Row = Pick<ReportTables['offers.report'], (typeof columns)[number]>
const reportOf = (row: Row): Report => ({
  id: row.id,
  offerId: row.offer_id,
  organizationId: row.organization_id,
  about: row.about,
  words: row.words,
  replyEmail: row.reply_email,
  createdAt: row.created_at,
  closedAt: row.closed_at,
  outcome: row.outcome,
  answer: row.answer,
})

export async function insertReport(
  tx: Tx,
  report: Pick<Report, 'id' | 'offerId' | 'organizationId' | 'about' | 'words' | 'replyEmail' | 'createdAt'> & {
    readonly regionId: string
    readonly reporterKey: Buffer
  },
): Promise<void> {
  await reports(tx)
    .insertInto('offers.report')
    .values({
      region_id: report.regionId,
      id: report.id,
      offer_id: report.offerId,
      organization_id: report.organizationId,
      about: report.about,
      words: report.words,
      reply_email: report.replyEmail,
      reporter_key: report.reporterKey,
      created_at: report.createdAt,
      closed_at: null,
      outcome: null,
      answer: null,
    })
    .execute()
}

/** Open ones oldest first, then the newest closed ones. Row-level security shows an editor those of the own organisation. */
export async function findReports(
  tx: Tx,
  given: { readonly closed: boolean; readonly limit: number },
): Promise<Report[]> {
  const query = reports(tx).selectFrom('offers.report').select(columns).limit(given.limit)
  const rows = given.closed
    ? await query.where('closed_at', 'is not', null).orderBy('closed_at', 'desc').orderBy('id').execute()
    : await query.where('closed_at', 'is', null).orderBy('created_at').orderBy('id').execute()
  return rows.map(reportOf)
}

/** Open ones to which the provider has not answered since, oldest first. */
export async function findUnansweredReports(
  tx: Tx,
  given: { readonly organizationId: string; readonly offerId?: string },
): Promise<Report[]> {
  let query = reports(tx)
    .selectFrom('offers.report')
    .select(columns)
    .where('closed_at', 'is', null)
    .where('organization_id', '=', given.organizationId)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM offers.confirmation c
        WHERE c.region_id = "offers"."report".region_id AND c.offer_id = "offers"."report".offer_id
          AND c.answer <> 'shown-again' AND c.happened_at >= "offers"."report".created_at)`,
    )
  if (given.offerId !== undefined) query = query.where('offer_id', '=', given.offerId)
  return (await query.orderBy('created_at').orderBy('id').execute()).map(reportOf)
}

export async function countOpenReports(tx: Tx): Promise<number> {
  const { count } = await reports(tx)
    .selectFrom('offers.report')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function findReport(tx: Tx, id: string): Promise<Report | undefined> {
  const row = await reports(tx).selectFrom('offers.report').select(columns).where('id', '=', id).executeTakeFirst()
  return row && reportOf(row)
}

/** False where somebody else closed it meanwhile. */
export async function closeReport(
  tx: Tx,
  given: { readonly id: string; readonly outcome: ReportOutcome; readonly answer: string | null; readonly at: Date },
): Promise<boolean> {
  const done = await reports(tx)
    .updateTable('offers.report')
    .set({ closed_at: given.at, outcome: given.outcome, answer: given.answer })
    .where('id', '=', given.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** From how many different networks open reports came since the offer was last confirmed. */
export async function countReporters(tx: Tx, offerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT r.reporter_key)::int AS count FROM offers.report r
      JOIN offers.offer o ON o.region_id = r.region_id AND o.id = r.offer_id
    WHERE r.offer_id = ${offerId} AND r.closed_at IS NULL
      AND (o.confirmed_on IS NULL OR (r.created_at AT TIME ZONE 'Europe/Berlin')::date > o.confirmed_on)`.execute(tx)
  return rows[0]?.count ?? 0
}

export async function moveReports(tx: Tx, merge: { readonly from: string; readonly to: string }): Promise<void> {
  await reports(tx)
    .updateTable('offers.report')
    .set({ organization_id: merge.to })
    .where('organization_id', '=', merge.from)
    .execute()
}

/** What people wrote, their addresses, and by what reports were told apart; kind, days and outcome stay. */
export async function forgetReportContent(
  tx: Tx,
  { closedBefore, createdBefore }: { readonly closedBefore: Date; readonly createdBefore: Date },
): Promise<void> {
  await sql`
    UPDATE offers.report SET reply_email = NULL, reporter_key = NULL, words = NULL,
      answer = CASE WHEN closed_at < ${closedBefore} THEN NULL ELSE answer END
    WHERE ((closed_at < ${closedBefore} OR created_at < ${createdBefore})
        AND num_nonnulls(reply_email, reporter_key, words) > 0)
      OR (closed_at < ${closedBefore} AND answer IS NOT NULL)`.execute(tx)
}
