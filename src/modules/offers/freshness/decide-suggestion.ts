// What an editor makes of a change that came behind a link: takes it over, or declines it with a reason.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { subjectOf } from '../get-offer.ts'
import { type KeepRefusal, updateOffer } from '../keep-offer.ts'
import { confirmOffer } from '../offer-state.ts'
import { mayEditOffer } from '../policy.ts'
import { findOffer } from '../store.ts'
import { type Offer, type OfferDetails, personalOfferFields } from '../terms.ts'
import { type Proposal, readProposal } from './proposed-details.ts'
import { decideSuggestion, lockSuggestion } from './suggestion-store.ts'
import { tellDeclined } from './tell-decision.ts'
import type { Suggestion } from './terms.ts'

export type DecideRefusal = { readonly code: 'not-found' } | { readonly code: 'decided' } | KeepRefusal

interface Found {
  readonly suggestion: Suggestion
  readonly offer: Offer
  readonly proposal: Proposal
}

const find = (actor: Actor, services: Services, id: string): Promise<Result<Found, DecideRefusal>> =>
  inContext(services.database, actor, async (tx) => {
    const suggestion = isUuid(id) ? await lockSuggestion(tx, id) : undefined
    const offer = suggestion && (await findOffer(tx, suggestion.offerId))
    if (suggestion === undefined || offer === undefined) return refused({ code: 'not-found' })
    if (mayEditOffer(actor, subjectOf(actor.regionId, offer)) !== 'allowed') return refused({ code: 'not-found' })
    if (suggestion.decidedAt !== null) return refused({ code: 'decided' })
    const proposal = await readProposal(tx, actor, { offer, suggestion, today: services.today() })
    return ok({ suggestion, offer, proposal })
  })

export interface Taken {
  readonly offerId: string
  /** The office approves changes of this organisation first. */
  readonly isHeld: boolean
  /** Its last day is over, with the change as well: nobody can say that it still is right. */
  readonly isOver: boolean
}

export async function takeSuggestion(
  actor: Actor,
  services: Services,
  given: { readonly id: string },
): Promise<Result<Taken, DecideRefusal>> {
  const found = await find(actor, services, given.id)
  if (!found.ok) return found
  const { offer, proposal } = found.value
  // Words alone, or days that stand there already: what waits for the office or came back from it is left as it is.
  const isNothing = changesBetween<OfferDetails>(proposal.before, proposal.after, personalOfferFields).length === 0
  const kept = isNothing
    ? ok({ changed: 0 })
    : await updateOffer(actor, services, { id: offer.id, version: offer.version, details: proposal.after })
  if (!kept.ok) return kept
  const isHeld = 'isHeld' in kept.value && kept.value.isHeld === true
  await close(actor, services, { ...given, offerId: offer.id, decision: 'taken', reason: null })
  if (!isHeld && offer.status === 'published') {
    const version = kept.value.changed > 0 ? offer.version + 1 : offer.version
    const confirmed = await confirmOffer(actor, services, { id: offer.id, version })
    return ok({ offerId: offer.id, isHeld, isOver: !confirmed.ok && confirmed.error.code === 'over' })
  }
  return ok({ offerId: offer.id, isHeld, isOver: false })
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
