// SQL for the last look at the website of an offer. Never exported from the module.
import type { Tx } from '../../../platform/db/database.ts'
import type { FreshnessTables } from './tables.ts'
import type { LinkCheck } from './terms.ts'

export async function keepLinkCheck(tx: Tx, check: LinkCheck & { readonly regionId: string }): Promise<void> {
  const values = {
    url: check.url,
    checked_at: check.checkedAt,
    outcome: check.outcome,
    status: check.status,
    failed_days: check.failedDays,
    last_failed_on: check.lastFailedOn,
  }
  await tx
    .withTables<FreshnessTables>()
    .insertInto('offers.link_check')
    .values({ region_id: check.regionId, offer_id: check.offerId, ...values })
    .onConflict((conflict) => conflict.columns(['region_id', 'offer_id']).doUpdateSet(values))
    .execute()
}

export async function findLinkCheck(tx: Tx, offerId: string): Promise<LinkCheck | undefined> {
  const row = await tx
    .withTables<FreshnessTables>()
    .selectFrom('offers.link_check')
    .select(['offer_id', 'url', 'checked_at', 'outcome', 'status', 'failed_days', 'last_failed_on'])
    .where('offer_id', '=', offerId)
    .executeTakeFirst()
  return (
    row && {
      offerId: row.offer_id,
      url: row.url,
      checkedAt: row.checked_at,
      outcome: row.outcome,
      status: row.status,
      failedDays: row.failed_days,
      lastFailedOn: row.last_failed_on,
    }
  )
}
