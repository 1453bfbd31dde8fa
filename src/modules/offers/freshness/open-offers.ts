// Which offers wait for an answer of their provider. Never exported from the module.
import { sql } from 'kysely'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type OffersTables, offerColumns, offerOf } from '../tables.ts'
import type { Offer } from '../terms.ts'

/**
 * Published and no longer fresh. With `unanswered`, those whose change waits for an editor are left out: their provider
 * has answered.
 */
export async function findOpenOffers(
  tx: Tx,
  given: { readonly today: PlainDate; readonly organizationId?: string; readonly unanswered?: boolean },
): Promise<Offer[]> {
  let query = tx
    .withTables<OffersTables>()
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('status', '=', 'published')
    .where('ask_from', '<=', given.today)
  if (given.organizationId !== undefined) query = query.where('organization_id', '=', given.organizationId)
  if (given.unanswered === true) {
    query = query.where(
      sql<boolean>`NOT EXISTS (SELECT FROM offers.suggestion s
        WHERE s.region_id = "offers"."offer".region_id AND s.offer_id = "offers"."offer".id AND s.decided_at IS NULL)`,
    )
  }
  return (await query.orderBy('title_key').orderBy('id').execute()).map(offerOf)
}
