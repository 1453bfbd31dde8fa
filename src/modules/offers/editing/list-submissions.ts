// What waits for the office, oldest first, and what came back: all of it for the office, the own for those who write.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findProviders } from '../neighbours.ts'
import { mayListSubmissions } from '../policy.ts'
import { findOffersByIds } from '../store.ts'
import type { Offer } from '../terms.ts'
import { findWaiting } from './store.ts'
import type { Submission } from './terms.ts'

export interface ListedSubmission {
  readonly submission: Submission
  readonly offer: Offer
  readonly providerName: string | null
}

export async function listSubmissions(
  actor: Actor,
  services: Services,
): Promise<Result<readonly ListedSubmission[], { readonly code: 'forbidden' }>> {
  if (mayListSubmissions(actor) !== 'allowed') return refused({ code: 'forbidden' })
  return inContext(services.database, actor, async (tx) => {
    const waiting = await findWaiting(tx)
    const offers = new Map(
      (
        await findOffersByIds(
          tx,
          waiting.map(({ offerId }) => offerId),
        )
      ).map((offer) => [offer.id, offer]),
    )
    const providers = await findProviders(
      tx,
      waiting.map(({ organizationId }) => organizationId),
    )
    return ok(
      waiting.flatMap((submission) => {
        const offer = offers.get(submission.offerId)
        if (offer === undefined) return []
        return [{ submission, offer, providerName: providers.get(submission.organizationId)?.name ?? null }]
      }),
    )
  })
}
