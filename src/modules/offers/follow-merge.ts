// When an organisation turns out to be another one, its offers go with it, in the transaction of the merge.
import { recordAudits } from '../../platform/audit/record-audit.ts'
import type { MergeHook } from '../network/index.ts'
import { moveRule } from './editing/store.ts'
import { moveRequests } from './freshness/request-store.ts'
import { moveSuggestions } from './freshness/suggestion-store.ts'
import { detailsOf } from './keep-offer.ts'
import { findProviders } from './neighbours.ts'
import { moveReports } from './reports/store.ts'
import { findOffersOf, updateOfferDetails } from './store.ts'

export const followMerge: MergeHook = async (tx, actor, services, { from, to }) => {
  const provider = (await findProviders(tx, [to])).get(to)
  if (provider === undefined) return
  await moveRule(tx, { from, to })
  const offers = await findOffersOf(tx, from)
  for (const offer of offers) {
    await updateOfferDetails(tx, offer, {
      details: { ...detailsOf(offer), organizationId: to },
      at: offer.updatedAt,
    })
  }
  // Links in mails that are on their way open for the organisation that stays.
  await moveRequests(tx, { from, to })
  await moveSuggestions(tx, { from, to })
  await moveReports(tx, { from, to })
  await recordAudits(
    tx,
    actor,
    services,
    offers.map(({ id }) => ({
      action: 'offer.change',
      objectKind: 'offer',
      objectId: id,
      changes: [{ field: 'organizationId', before: from, after: to }],
    })),
  )
}
