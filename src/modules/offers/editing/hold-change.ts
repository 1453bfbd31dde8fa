// A change of what is public, kept beside it until the office lets it pass.
import type { Actor } from '../../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { updateOfferState } from '../store.ts'
import { type Offer, type OfferDetails, offerDetailFields, personalOfferFields } from '../terms.ts'
import { deleteSubmission, findSubmission, putSubmission } from './store.ts'
import type { PictureChange } from './terms.ts'

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Only fields that differ: what the office or an import changes meanwhile in the others stays. */
export const changedFields = (before: OfferDetails, after: OfferDetails): Partial<OfferDetails> =>
  Object.fromEntries(
    offerDetailFields.filter((field) => !isSame(before[field], after[field])).map((field) => [field, after[field]]),
  )

/** The version of the offer counts on, so that one number tells every change of what is seen or waits. */
export async function holdChange(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: { readonly offer: Offer; readonly details?: OfferDetails; readonly picture?: PictureChange },
): Promise<{ changed: number; isHeld?: true }> {
  const { offer } = given
  const waiting = await findSubmission(tx, offer.id)
  const held = waiting?.kind === 'change' ? waiting : undefined
  const changes = given.details === undefined ? (held?.changes ?? {}) : changedFields(offer, given.details)
  const picture = given.picture ?? held?.picture ?? 'same'
  const isNothing = Object.keys(changes).length === 0 && picture === 'same'
  if (isNothing && held === undefined) return { changed: 0 }
  const isKnown = held?.state === 'submitted' && isSame(held.changes, changes) && given.picture === undefined
  if (isKnown) return { changed: 0, isHeld: true }
  if (isNothing) await deleteSubmission(tx, offer.id)
  else {
    await putSubmission(tx, {
      regionId: actor.regionId,
      offerId: offer.id,
      organizationId: offer.organizationId,
      changes,
      picture,
      at: services.now(),
      personId: actor.kind === 'person' ? actor.personId : null,
    })
  }
  await updateOfferState(tx, offer, {})
  const lines = [
    ...changesBetween<OfferDetails>(offer, changes, personalOfferFields),
    ...(picture === 'same' ? [] : [{ field: 'picture' }]),
  ]
  await recordAudit(tx, actor, services, {
    action: isNothing ? 'offer.withdraw' : 'offer.submit-change',
    objectKind: 'offer',
    objectId: offer.id,
    changes: lines,
  })
  return isNothing ? { changed: 1 } : { changed: lines.length, isHeld: true }
}
