// SQL around the search index. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { IndexedOffer } from './offer-document.ts'

export interface IndexState {
  /** Of the newest stored index; undefined while there is none. */
  readonly revision: number | undefined
  readonly offerCount: number
  /** Something changed that no index has seen yet. */
  readonly isOld: boolean
}

/** One statement, asked by every request in its own transaction. */
export async function readIndexState(tx: Tx): Promise<IndexState> {
  const { rows } = await sql<{ revision: number | null; offer_count: number | null; is_old: boolean }>`
    SELECT EXISTS (SELECT FROM offers.search_change) AS is_old,
      (SELECT nullif(revision, 0) FROM offers.search_revision) AS revision,
      (SELECT offer_count FROM offers.search_revision) AS offer_count`.execute(tx)
  const row = rows[0]
  return { revision: row?.revision ?? undefined, offerCount: row?.offer_count ?? 0, isOld: row?.is_old ?? true }
}

export async function readIndexContent(tx: Tx): Promise<{ revision: number; content: Uint8Array } | undefined> {
  const { rows } = await sql<{ revision: number; content: Buffer }>`
    SELECT revision, content FROM offers.search_index`.execute(tx)
  return rows[0]
}

export async function addRevisionRow(tx: Tx, regionId: string): Promise<void> {
  await sql`INSERT INTO offers.search_revision (region_id) VALUES (${regionId}) ON CONFLICT DO NOTHING`.execute(tx)
}

/** The revision, held until the transaction ends; undefined when somebody else is building just now. */
export async function lockRevision(tx: Tx, regionId: string): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    SELECT revision FROM offers.search_revision WHERE region_id = ${regionId} FOR UPDATE SKIP LOCKED`.execute(tx)
  return rows[0]?.revision
}

/** What was noted until now: an index that is built from what is read afterwards has seen it. */
export async function readNotedChanges(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM offers.search_change`.execute(tx)
  return rows.map((row) => row.id)
}

const rowsPerRead = 1_000

/** In pages, so that reading ten thousand offers never holds up other requests of this process for long. */
export async function readOffersToIndex(tx: Tx): Promise<IndexedOffer[]> {
  const offers: IndexedOffer[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<IndexedOffer>`
      SELECT o.id, o.organization_id, coalesce(p.name, '') AS provider_name, o.title, o.summary, o.description, o.kind,
        o.phase, o.target_groups, o.languages, o.place_text, o.city, o.city_key, o.title_key, o.latitude, o.longitude,
        o.starts_on, o.ends_on, o.dates_text, o.cost_text, o.confirmed_on, o.valid_until, o.ask_from, o.due_on,
        o.shown_again_on, o.status, o.published_at IS NOT NULL AS was_published, o.hidden_at IS NOT NULL AS is_hidden,
        o.eligibility
      FROM offers.offer o
      LEFT JOIN network.organization p ON p.region_id = o.region_id AND p.id = o.organization_id
      WHERE o.id > ${after} ORDER BY o.id LIMIT ${rowsPerRead}`.execute(tx)
    offers.push(...rows)
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerRead) return offers
    after = last.id
  }
}

export async function storeIndex(
  tx: Tx,
  index: {
    regionId: string
    revision: number
    builtAt: Date
    offerCount: number
    content: Uint8Array
    seenChanges: readonly string[]
  },
): Promise<void> {
  const { regionId, revision, builtAt, offerCount, content, seenChanges } = index
  await sql`INSERT INTO offers.search_index (region_id, revision, built_at, content)
    VALUES (${regionId}, ${revision}, ${builtAt}, ${Buffer.from(content)})
    ON CONFLICT (region_id) DO UPDATE
      SET revision = excluded.revision, built_at = excluded.built_at, content = excluded.content`.execute(tx)
  await sql`UPDATE offers.search_revision SET revision = ${revision}, offer_count = ${offerCount}
    WHERE region_id = ${regionId}`.execute(tx)
  await sql`DELETE FROM offers.search_change WHERE id = ANY (${seenChanges})`.execute(tx)
}

/** Offers that a person looks after: the index does not know people. */
export async function findIdsOfOwner(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM offers.offer WHERE owner_person_id = ${personId}`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
