// Handing in for approval, taking it back, letting it pass, sending it back with a reason.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { subjectOf } from '../get-offer.ts'
import { detailsOf, type KeepRefusal, refusalOf, settleDetails } from '../keep-offer.ts'
import { findProviders } from '../neighbours.ts'
import { type OfferAndVersion, publishable, publishing, type StateRefusal, takeStep } from '../offer-state.ts'
import { mayApproveOffer, mayEditOffer } from '../policy.ts'
import { findOffer, lockOffer, updateOfferDetails, updateOfferState } from '../store.ts'
import { type Offer, type OfferDetails, personalOfferFields } from '../terms.ts'
import { deleteSubmission, findSubmission, putSubmission, returnSubmission } from './store.ts'
import { deletePicture, showWaitingPicture } from './store-pictures.ts'
import type { Submission } from './terms.ts'

type Refusal = StateRefusal | KeepRefusal

/** The offer, held against others, if the actor may and nobody was faster. */
async function openOffer(
  tx: Tx,
  actor: Actor,
  given: OfferAndVersion,
  may: typeof mayEditOffer,
): Promise<Result<Offer, Refusal>> {
  const visible = await findOffer(tx, given.id)
  if (visible === undefined) return refused({ code: 'not-found' })
  const verdict = may(actor, subjectOf(actor.regionId, visible))
  if (verdict !== 'allowed') return refused(refusalOf(verdict))
  const offer = await lockOffer(tx, given.id)
  if (offer === undefined) return refused({ code: 'not-found' })
  return offer.version === given.version ? ok(offer) : refused({ code: 'stale', current: offer })
}

/** A draft asks to be published. What could not be published anyway is told at once, not by the office in three days. */
export async function submitOffer(
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
): Promise<Result<{ version: number }, Refusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given, mayEditOffer)
    if (!opened.ok) return opened
    const offer = opened.value
    if (offer.status !== 'draft') return refused({ code: 'not-submitted' })
    const ready = publishable(offer, services.today())
    if (!ready.ok) return ready
    const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
    if (provider === undefined || !provider.isActive) return refused({ code: 'unknown-provider' })
    await putSubmission(tx, {
      regionId: actor.regionId,
      offerId: offer.id,
      organizationId: offer.organizationId,
      changes: null,
      picture: 'same',
      at: services.now(),
      personId: actor.kind === 'person' ? actor.personId : null,
    })
    await updateOfferState(tx, offer, {})
    await recordAudit(tx, actor, services, { action: 'offer.submit', objectKind: 'offer', objectId: offer.id })
    return ok({ version: offer.version + 1 })
  })
}

/** The draft stays; a change of what is public is given up together with its picture. */
export async function withdrawSubmission(
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
): Promise<Result<{ kind: Submission['kind'] }, Refusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given, mayEditOffer)
    if (!opened.ok) return opened
    const submission = await findSubmission(tx, given.id)
    if (submission === undefined) return refused({ code: 'not-submitted' })
    await deleteSubmission(tx, given.id)
    if (submission.kind === 'change') await deletePicture(tx, { offerId: given.id, isShown: false })
    await updateOfferState(tx, opened.value, {})
    await recordAudit(tx, actor, services, { action: 'offer.withdraw', objectKind: 'offer', objectId: given.id })
    return ok({ kind: submission.kind })
  })
}

export async function approveOffer(
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
): Promise<Result<{ kind: Submission['kind'] }, Refusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  const submission = await inContext(services.database, actor, (tx) => findSubmission(tx, given.id))
  if (submission?.kind === 'change') return approveChange(actor, services, given)
  const done = await takeStep(actor, services, given, {
    ...publishing(services),
    action: 'offer.approve',
    may: mayApproveOffer,
    also: async (tx) => {
      const waiting = await findSubmission(tx, given.id)
      if (waiting?.state !== 'submitted') return refused({ code: 'not-submitted' })
      return ok(await deleteSubmission(tx, given.id))
    },
  })
  return done.ok ? ok({ kind: 'publish' }) : done
}

const approveChange = (
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
): Promise<Result<{ kind: 'change' }, Refusal>> =>
  inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given, mayApproveOffer)
    if (!opened.ok) return opened
    const offer = opened.value
    const submission = await findSubmission(tx, given.id)
    if (submission?.kind !== 'change' || submission.state !== 'submitted') return refused({ code: 'not-submitted' })
    const before = detailsOf(offer)
    const settled = await settleDetails(tx, { ...before, ...submission.changes })
    if (!settled.ok) return settled
    await updateOfferDetails(tx, offer, { ...settled.value, at: services.now() })
    if (submission.picture === 'other') await showWaitingPicture(tx, given.id)
    if (submission.picture === 'none') await deletePicture(tx, { offerId: given.id, isShown: true })
    await deleteSubmission(tx, given.id)
    const changes = [
      ...changesBetween<OfferDetails>(before, settled.value.details, personalOfferFields),
      ...(submission.picture === 'same' ? [] : [{ field: 'picture' }]),
    ]
    await recordAudit(tx, actor, services, {
      action: 'offer.approve',
      objectKind: 'offer',
      objectId: given.id,
      changes,
    })
    return ok({ kind: 'change' })
  })

/** The reason stands at the offer, and in the protocol for those who want to know later. */
export async function sendBackOffer(
  actor: Actor,
  services: Services,
  given: OfferAndVersion & { readonly reason: string },
): Promise<Result<{ version: number }, Refusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given, mayApproveOffer)
    if (!opened.ok) return opened
    const submission = await findSubmission(tx, given.id)
    if (submission?.state !== 'submitted') return refused({ code: 'not-submitted' })
    const { reason } = given
    await returnSubmission(tx, { offerId: given.id, reason, at: services.now() })
    await updateOfferState(tx, opened.value, {})
    await recordAudit(tx, actor, services, {
      action: 'offer.send-back',
      objectKind: 'offer',
      objectId: given.id,
      reason,
    })
    return ok({ version: opened.value.version + 1 })
  })
}
