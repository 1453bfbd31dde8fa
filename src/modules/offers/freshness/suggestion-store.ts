// SQL for changes that came behind a link, and for what the region decided about them. Never exported from the module.
import type { Tx } from '../../../platform/db/database.ts'
import type { FreshnessTables } from './tables.ts'
import type { DatedChanges, Suggestion } from './terms.ts'

const suggestions = (tx: Tx) => tx.withTables<FreshnessTables>()

const columns = [
  'id',
  'offer_id',
  'organization_id',
  'request_id',
  'changes',
  'applied_fields',
  'contact_name',
  'contact_email',
  'contact_phone',
  'note',
  'created_at',
  'decided_at',
  'decision',
  'reason',
] as const

type Row = Pick<FreshnessTables['offers.suggestion'], (typeof columns)[number]>
const suggestionOf = (row: Row): Suggestion => ({
  id: row.id,
  offerId: row.offer_id,
  organizationId: row.organization_id,
  requestId: row.request_id,
  // jsonb arrives parsed; the column is text only on the way in.
  changes: row.changes as unknown as DatedChanges,
  appliedFields: row.applied_fields,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
  contactPhone: row.contact_phone,
  note: row.note,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
  decision: row.decision,
  reason: row.reason,
})

export async function insertSuggestion(
  tx: Tx,
  given: Omit<Suggestion, 'decidedAt' | 'decision' | 'reason'> & {
    readonly regionId: string
    readonly isTaken: boolean
  },
): Promise<void> {
  await suggestions(tx)
    .insertInto('offers.suggestion')
    .values({
      region_id: given.regionId,
      id: given.id,
      offer_id: given.offerId,
      organization_id: given.organizationId,
      request_id: given.requestId,
      changes: JSON.stringify(given.changes),
      applied_fields: [...given.appliedFields],
      contact_name: given.contactName,
      contact_email: given.contactEmail,
      contact_phone: given.contactPhone,
      note: given.note,
      created_at: given.createdAt,
      decided_at: given.isTaken ? given.createdAt : null,
      decision: given.isTaken ? 'taken-at-once' : null,
      reason: null,
    })
    .execute()
}

/** Oldest first. Row-level security shows an editor those of the own organisation. */
export async function findOpenSuggestions(
  tx: Tx,
  given: { readonly organizationId?: string } = {},
): Promise<Suggestion[]> {
  let query = suggestions(tx).selectFrom('offers.suggestion').select(columns).where('decided_at', 'is', null)
  if (given.organizationId !== undefined) query = query.where('organization_id', '=', given.organizationId)
  return (await query.orderBy('created_at').orderBy('id').execute()).map(suggestionOf)
}

/** What editors decided about changes of an organisation since then, oldest first. */
export async function findDecidedSuggestions(
  tx: Tx,
  given: { readonly organizationId: string; readonly since: Date },
): Promise<Suggestion[]> {
  const rows = await suggestions(tx)
    .selectFrom('offers.suggestion')
    .select(columns)
    .where('organization_id', '=', given.organizationId)
    .where('decided_at', '>=', given.since)
    .where('decision', 'in', ['taken', 'declined'])
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
  return rows.map(suggestionOf)
}

/** What was added behind the same link, before anybody decided. */
export async function addToSuggestion(
  tx: Tx,
  given: Pick<
    Suggestion,
    'id' | 'changes' | 'appliedFields' | 'contactName' | 'contactEmail' | 'contactPhone' | 'note'
  >,
): Promise<void> {
  await suggestions(tx)
    .updateTable('offers.suggestion')
    .set({
      changes: JSON.stringify(given.changes),
      applied_fields: [...given.appliedFields],
      contact_name: given.contactName,
      contact_email: given.contactEmail,
      contact_phone: given.contactPhone,
      note: given.note,
    })
    .where('id', '=', given.id)
    .where('decided_at', 'is', null)
    .execute()
}

export async function findSuggestion(tx: Tx, id: string): Promise<Suggestion | undefined> {
  const row = await suggestions(tx)
    .selectFrom('offers.suggestion')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && suggestionOf(row)
}

export async function lockSuggestion(tx: Tx, id: string): Promise<Suggestion | undefined> {
  const row = await suggestions(tx)
    .selectFrom('offers.suggestion')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && suggestionOf(row)
}

/** The personal part goes with the decision: what was taken stands on the offer, the rest nobody needs. */
export async function decideSuggestion(
  tx: Tx,
  given: {
    readonly id: string
    readonly decision: NonNullable<Suggestion['decision']>
    readonly reason: string | null
    readonly at: Date
  },
): Promise<void> {
  await suggestions(tx)
    .updateTable('offers.suggestion')
    .set({
      decided_at: given.at,
      decision: given.decision,
      reason: given.reason,
      contact_name: null,
      contact_email: null,
      contact_phone: null,
      note: null,
    })
    .where('id', '=', given.id)
    .execute()
}

export async function moveSuggestions(tx: Tx, merge: { readonly from: string; readonly to: string }): Promise<void> {
  await suggestions(tx)
    .updateTable('offers.suggestion')
    .set({ organization_id: merge.to })
    .where('organization_id', '=', merge.from)
    .execute()
}

export async function findTakesDatesAtOnce(tx: Tx): Promise<boolean> {
  const row = await suggestions(tx)
    .selectFrom('offers.freshness_setting')
    .select('takes_dates_at_once')
    .executeTakeFirst()
  return row?.takes_dates_at_once ?? false
}

export async function keepTakesDatesAtOnce(
  tx: Tx,
  given: { readonly regionId: string; readonly takesDatesAtOnce: boolean; readonly at: Date },
): Promise<void> {
  const values = { takes_dates_at_once: given.takesDatesAtOnce, changed_at: given.at }
  await suggestions(tx)
    .insertInto('offers.freshness_setting')
    .values({ region_id: given.regionId, ...values })
    .onConflict((conflict) => conflict.column('region_id').doUpdateSet(values))
    .execute()
}
