// What an actor finds in lists: the cut that the index of the search can make before any row is read.
import type { Actor } from '../../platform/actor/actor.ts'
import { isEditorOf, isOffice } from './policy.ts'
import type { OfferSight } from './search/offer-query.ts'

/** What of a region's offers an actor may find at all; the same cut as mayReadOffer. */
export const offerSightOf = (actor: Actor): OfferSight => {
  if (isOffice(actor)) return { kind: 'region' }
  return actor.kind === 'person' && isEditorOf(actor, actor.organizationId)
    ? { kind: 'organization', organizationId: actor.organizationId }
    : { kind: 'public' }
}
