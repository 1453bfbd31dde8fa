// What an editor makes of a change that came behind a link: takes it over, or declines it with a reason.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { subjectOf } from '../get-offer.ts'
import { type KeepRefusal, updateOffer } from '../keep-offer.ts'
import { confirmOffer } from '../offer-state.ts'
import { mayEditOffer } from '../policy.ts'
import { findOffer } from '../store.ts'
import type { Offer, OfferDetails } from '../terms.ts'
import { withDatedChanges } from './suggest.ts'
import { decideSuggestion, lockSuggestion } from './suggestion-store.ts'
import { tellDeclined } from './tell-decision.ts'
import type { Suggestion } from './terms.ts'

export type DecideRefusal = { readonly code: 'not-found' } | { readonly code: 'decided' } | KeepRefusal

interface Found {
  readonly suggestion: Suggestion
  readonly offer: Offer
}

const find = (actor: Actor, services: Services, id: string): Promise<Result<Found, DecideRefusal>> =>
  inContext(services.database, actor, async (tx) => {
    const suggestion = isUuid(id) ? await lockSuggestion(tx, id) : undefined
    const offer = suggestion && (await findOffer(tx, suggestion.offerId))
    if (suggestion === undefined || offer === undefined) return refused({ code: 'not-found' })
    if (mayEditOffer(actor, subjectOf(actor.regionId, offer)) !== 'allowed') return refused({ code: 'not-found' })
    return suggestion.decidedAt === null ? ok({ suggestion, offer }) : refused({ code: 'decided' })
  })

/** The offer with everything that was entered; words in a note are for the editor to work in. */
function detailsWith({ offer, suggestion }: Found): OfferDetails {
  const { contactName, contactEmail, contactPhone } = suggestion
  const details = withDatedChanges(offer, suggestion.changes)
  if (contactName === null && contactEmail === null && contactPhone === null) return details
  // A person of the network would stand before what was typed.
  return { ...details, contactPersonId: null, contactName, contactEmail, contactPhone }
}

/** `isHeld`: the office approves changes of this organisation first. */
export async function takeSuggestion(
  actor: Actor,
  services: Services,
  given: { readonly id: string },
): Promise<Result<{ readonly offerId: string; readonly isHeld: boolean }, DecideRefusal>> {
  const found = await find(actor, services, given.id)
  if (!found.ok) return found
  const { offer } = found.value
  const kept = await updateOffer(actor, services, {
    id: offer.id,
    version: offer.version,
    details: detailsWith(found.value),
  })
  if (!kept.ok) return kept
  const isHeld = kept.value.isHeld === true
  await close(actor, services, { ...given, offerId: offer.id, decision: 'taken', reason: null })
  if (!isHeld && offer.status === 'published') {
    const version = kept.value.changed > 0 ? offer.version + 1 : offer.version
    await confirmOffer(actor, services, { id: offer.id, version })
  }
  return ok({ offerId: offer.id, isHeld })
}

export async function declineSuggestion(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly reason: string },
): Promise<Result<{ readonly offerId: string; readonly isMailed: boolean }, DecideRefusal>> {
  const found = await find(actor, services, given.id)
  if (!found.ok) return found
  const { suggestion, offer } = found.value
  const { id, reason } = given
  await close(actor, services, { id, offerId: offer.id, decision: 'declined', reason })
  const isMailed = await tellDeclined(services, { regionId: actor.regionId, suggestion, reason })
  return ok({ offerId: offer.id, isMailed })
}

const close = (
  actor: Actor,
  services: Services,
  given: { id: string; offerId: string; decision: 'taken' | 'declined'; reason: string | null },
): Promise<void> =>
  inContext(services.database, actor, async (tx) => {
    await decideSuggestion(tx, { ...given, at: services.now() })
    await recordAudit(tx, actor, services, {
      action: given.decision === 'taken' ? 'offer.take-suggestion' : 'offer.decline-suggestion',
      objectKind: 'offer',
      objectId: given.offerId,
      ...(given.reason === null ? {} : { reason: given.reason }),
    })
  })
