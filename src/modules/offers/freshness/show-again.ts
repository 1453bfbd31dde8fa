// The office shows an offer again that nobody has confirmed, and says why. It stays marked as unconfirmed.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { subjectOf } from '../get-offer.ts'
import { refusalOf } from '../keep-offer.ts'
import { mayShowAgain } from '../policy.ts'
import { findOffer, lockOffer, updateOfferState } from '../store.ts'
import { insertConfirmation } from './confirmation-store.ts'

export type ShowAgainRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-hidden' }
  | { readonly code: 'no-reason' }

export function showAgain(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly reason: string },
): Promise<Result<void, ShowAgainRefusal>> {
  if (!isUuid(given.id)) return Promise.resolve(refused({ code: 'not-found' }))
  return inContext(services.database, actor, async (tx) => {
    const visible = await findOffer(tx, given.id)
    if (visible === undefined) return refused({ code: 'not-found' })
    const verdict = mayShowAgain(actor, subjectOf(actor.regionId, visible))
    if (verdict !== 'allowed') return refused(refusalOf(verdict))
    if (given.reason === '') return refused({ code: 'no-reason' })
    const offer = await lockOffer(tx, given.id)
    if (offer === undefined || offer.hiddenAt === null) return refused({ code: 'not-hidden' })
    await updateOfferState(tx, offer, { hidden_at: null, shown_again_on: services.today() })
    await insertConfirmation(tx, actor, services, { offer, answer: 'shown-again', way: 'work', reason: given.reason })
    await recordAudit(tx, actor, services, {
      action: 'offer.show-again',
      objectKind: 'offer',
      objectId: offer.id,
      reason: given.reason,
    })
    return ok(undefined)
  })
}
