// SQL for offers. Never exported from the module.
import { sql } from 'kysely'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type DatedOffer, deadlineOfOffer } from './freshness/offer-freshness.ts'
import { townKey } from './keys.ts'
import { type OffersTables, type OfferTable, offerColumns, offerOf, rowOfDetails } from './tables.ts'
import { type Offer, type OfferDetails, type OfferStatus, wholeRegion } from './terms.ts'

const offers = (tx: Tx) => tx.withTables<OffersTables>()

export async function findOffer(tx: Tx, id: string): Promise<Offer | undefined> {
  const row = await offers(tx).selectFrom('offers.offer').select(offerColumns).where('id', '=', id).executeTakeFirst()
  return row && offerOf(row)
}

/** The same, held against others until the transaction ends. */
export async function lockOffer(tx: Tx, id: string): Promise<Offer | undefined> {
  const row = await offers(tx)
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && offerOf(row)
}

/** In the order of the ids. */
export async function findOffersByIds(tx: Tx, ids: readonly string[]): Promise<Offer[]> {
  if (ids.length === 0) return []
  const rows = await offers(tx).selectFrom('offers.offer').select(offerColumns).where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, offerOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** What is computed from the details at every save. */
const derived = (details: OfferDetails): Pick<OfferTable, 'city_key' | 'title_key'> => ({
  city_key: townKey(details.city),
  title_key: townKey(details.title),
})

const deadlineColumns = (offer: DatedOffer): Pick<OfferTable, 'ask_from' | 'due_on'> => {
  const deadline = deadlineOfOffer(offer)
  return { ask_from: deadline?.askFrom ?? null, due_on: deadline?.dueOn ?? null }
}

export interface NewOffer {
  readonly regionId: string
  readonly id: string
  readonly details: OfferDetails
  readonly at: Date
  readonly status?: OfferStatus
  readonly ownerPersonId?: string | null
  readonly confirmedOn?: PlainDate | null
  readonly publishedAt?: Date | null
  readonly endedAt?: Date | null
  readonly source?: { readonly kind: string; readonly ref: string; readonly imported: object }
}

const rowOf = (offer: NewOffer): OfferTable => ({
  ...rowOfDetails(offer.details),
  ...derived(offer.details),
  region_id: offer.regionId,
  id: offer.id,
  owner_person_id: offer.ownerPersonId ?? null,
  confirmed_on: offer.confirmedOn ?? null,
  status: offer.status ?? 'draft',
  published_at: offer.publishedAt ?? null,
  ended_at: offer.endedAt ?? null,
  hidden_at: null,
  ...deadlineColumns({
    ...offer.details,
    status: offer.status ?? 'draft',
    publishedAt: offer.publishedAt ?? null,
    updatedAt: offer.at,
    confirmedOn: offer.confirmedOn ?? null,
    forcedOn: null,
  }),
  forced_on: null,
  forced_because: null,
  shown_again_on: null,
  source: offer.source?.kind ?? null,
  source_ref: offer.source?.ref ?? null,
  imported: offer.source ? JSON.stringify(offer.source.imported) : null,
  created_at: offer.at,
  updated_at: offer.at,
  version: 1,
})

/** Many in few statements: PostgreSQL takes 65,535 parameters at once. */
export async function insertOffers(tx: Tx, given: readonly NewOffer[]): Promise<void> {
  const rows = given.map(rowOf)
  for (let start = 0; start < rows.length; start += 500) {
    await offers(tx)
      .insertInto('offers.offer')
      .values(rows.slice(start, start + 500))
      .execute()
  }
}

export async function updateOfferDetails(
  tx: Tx,
  offer: Offer,
  given: { details: OfferDetails; at: Date; imported?: object },
): Promise<void> {
  await offers(tx)
    .updateTable('offers.offer')
    .set({
      ...rowOfDetails(given.details),
      ...derived(given.details),
      ...deadlineColumns({ ...offer, ...given.details, updatedAt: given.at }),
      ...(given.imported ? { imported: JSON.stringify(given.imported) } : {}),
      updated_at: given.at,
      version: offer.version + 1,
    })
    .where('id', '=', offer.id)
    .execute()
}

export type OfferState = Partial<
  Pick<
    OfferTable,
    | 'status'
    | 'published_at'
    | 'ended_at'
    | 'confirmed_on'
    | 'valid_until'
    | 'owner_person_id'
    | 'hidden_at'
    | 'forced_on'
    | 'forced_because'
    | 'shown_again_on'
  >
>

const afterState = (offer: Offer, state: OfferState): DatedOffer => ({
  ...offer,
  status: state.status ?? offer.status,
  publishedAt: state.published_at === undefined ? offer.publishedAt : state.published_at,
  confirmedOn: state.confirmed_on === undefined ? offer.confirmedOn : state.confirmed_on,
  validUntil: state.valid_until === undefined ? offer.validUntil : state.valid_until,
  forcedOn: state.forced_on === undefined ? offer.forcedOn : state.forced_on,
})

export async function updateOfferState(tx: Tx, offer: Offer, state: OfferState): Promise<void> {
  await offers(tx)
    .updateTable('offers.offer')
    .set({ ...state, ...deadlineColumns(afterState(offer, state)), version: offer.version + 1 })
    .where('id', '=', offer.id)
    .execute()
}

/** Offers whose provider comes to a municipality of the region, or to all of it; the index does not know them. */
export async function findIdsComingTo(tx: Tx, municipalityKey: string | undefined): Promise<ReadonlySet<string>> {
  const keys = [wholeRegion, ...(municipalityKey === undefined ? [] : [municipalityKey])]
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM offers.offer WHERE service_area && ${keys}::text[]`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export interface ImportedState {
  readonly offer: Offer
  /** Values as the last import brought them. */
  readonly imported: Readonly<Record<string, unknown>>
}

/** Everything that came from one kind of import, by its reference. */
export async function findImported(tx: Tx, source: string): Promise<Map<string, ImportedState>> {
  const rows = await offers(tx)
    .selectFrom('offers.offer')
    .select([...offerColumns, 'imported'])
    .where('source', '=', source)
    .execute()
  return new Map(
    rows.map((row) => [
      row.source_ref ?? '',
      { offer: offerOf(row), imported: (row.imported ?? {}) as unknown as Record<string, unknown> },
    ]),
  )
}

export async function findOffersOf(tx: Tx, organizationId: string): Promise<Offer[]> {
  const rows = await offers(tx)
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute()
  return rows.map(offerOf)
}
