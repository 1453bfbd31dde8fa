// Writing an offer down: create, change, copy.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { isHeld } from './editing/approval.ts'
import { holdChange } from './editing/hold-change.ts'
import { findSubmission } from './editing/store.ts'
import { copyPicture, findShownPicture } from './editing/store-pictures.ts'
import { contradictionsIn, type RangeName } from './eligibility/eligibility.ts'
import { findTown } from './find-town.ts'
import { subjectOf } from './get-offer.ts'
import { findContactPerson, findPlace, findProviders } from './neighbours.ts'
import { mayChooseProvider, mayCreateOffer, mayEditOffer } from './policy.ts'
import { findOffer, insertOffers, lockOffer, updateOfferDetails } from './store.ts'
import { type Offer, type OfferDetails, offerDetailFields, personalOfferFields } from './terms.ts'

export type KeepRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  /** Somebody else saved meanwhile. */
  | { readonly code: 'stale'; readonly current: Offer }
  | { readonly code: 'unknown-provider' }
  /** The place belongs to another organisation or is gone. */
  | { readonly code: 'unknown-place' }
  | { readonly code: 'unknown-contact' }
  | { readonly code: 'ends-before-start' }
  /** Rules that nobody could ever fulfil. */
  | { readonly code: 'contradiction'; readonly about: readonly RangeName[] }

export const refusalOf = (verdict: Exclude<Verdict, 'allowed'>): { readonly code: 'not-found' | 'forbidden' } => ({
  code: verdict === 'hidden' ? 'not-found' : 'forbidden',
})

const gone = { code: 'not-found' } as const

export async function createOffer(
  actor: Actor,
  services: Services,
  details: OfferDetails,
): Promise<Result<{ id: string }, KeepRefusal>> {
  const verdict = mayCreateOffer(actor, { regionId: actor.regionId, organizationId: details.organizationId })
  if (verdict !== 'allowed') return refused(refusalOf(verdict))
  return inContext(services.database, actor, async (tx) => {
    const settled = await settleDetails(tx, details)
    if (!settled.ok) return settled
    const id = services.newId()
    await insertOffers(tx, [
      {
        regionId: actor.regionId,
        id,
        details: settled.value.details,
        at: services.now(),
        ownerPersonId: actor.kind === 'person' ? actor.personId : null,
      },
    ])
    await recordAudit(tx, actor, services, { action: 'offer.create', objectKind: 'offer', objectId: id })
    return ok({ id })
  })
}

export async function updateOffer(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly version: number; readonly details: OfferDetails },
): Promise<Result<{ changed: number; isHeld?: true }, KeepRefusal>> {
  if (!isUuid(given.id)) return refused(gone)
  return inContext(services.database, actor, async (tx) => {
    const offer = await findOffer(tx, given.id)
    if (offer === undefined) return refused(gone)
    const verdict = mayEditOffer(actor, subjectOf(actor.regionId, offer))
    if (verdict !== 'allowed') return refused(refusalOf(verdict))
    const isMoved = given.details.organizationId !== offer.organizationId
    if (isMoved && mayChooseProvider(actor) !== 'allowed') return refused({ code: 'forbidden' })
    const locked = await lockOffer(tx, given.id)
    if (locked === undefined) return refused(gone)
    const waits = await isHeld(tx, actor, locked)
    if (locked.version !== given.version) {
      const submission = waits ? await findSubmission(tx, given.id) : undefined
      const changed = submission?.kind === 'change' ? submission.changes : {}
      return refused({ code: 'stale', current: { ...locked, ...changed } })
    }
    const settled = await settleDetails(tx, given.details)
    if (!settled.ok) return settled
    if (waits) return ok(await holdChange(tx, actor, services, { offer: locked, details: settled.value.details }))
    const changes = changesBetween<OfferDetails>(detailsOf(locked), settled.value.details, personalOfferFields)
    if (changes.length === 0) return ok({ changed: 0 })
    await updateOfferDetails(tx, locked, { ...settled.value, at: services.now() })
    await recordAudit(tx, actor, services, { action: 'offer.change', objectKind: 'offer', objectId: given.id, changes })
    return ok({ changed: changes.length })
  })
}

/**
 * Last year's offer for this year: a draft with what the form holds, in which the days were already moved, and with the
 * same picture.
 */
export async function copyOffer(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly details: OfferDetails },
): Promise<Result<{ id: string }, KeepRefusal>> {
  if (!isUuid(given.id)) return refused(gone)
  return inContext(services.database, actor, async (tx) => {
    const offer = await findOffer(tx, given.id)
    if (offer === undefined) return refused(gone)
    const readable = mayEditOffer(actor, subjectOf(actor.regionId, offer))
    if (readable !== 'allowed') return refused(refusalOf(readable))
    const isMoved = given.details.organizationId !== offer.organizationId
    if (isMoved && mayChooseProvider(actor) !== 'allowed') return refused({ code: 'forbidden' })
    const settled = await settleDetails(tx, given.details)
    if (!settled.ok) return settled
    const id = services.newId()
    const ownerPersonId = actor.kind === 'person' ? actor.personId : offer.ownerPersonId
    const at = services.now()
    await insertOffers(tx, [{ regionId: actor.regionId, id, ...settled.value, at, ownerPersonId }])
    const picture = await findShownPicture(tx, offer.id)
    if (picture !== undefined) {
      const { organizationId } = settled.value.details
      const { regionId } = actor
      const { altText, sourceNote } = picture
      const copy = {
        regionId,
        id: services.newId(),
        offerId: id,
        organizationId,
        isShown: true,
        altText,
        sourceNote,
        at,
      }
      await copyPicture(tx, { ...copy, from: picture.id })
    }
    const changes = [{ field: 'copyOf', before: null, after: offer.id }]
    await recordAudit(tx, actor, services, { action: 'offer.create', objectKind: 'offer', objectId: id, changes })
    return ok({ id })
  })
}

export const detailsOf = (offer: OfferDetails): OfferDetails =>
  Object.fromEntries(offerDetailFields.map((field) => [field, offer[field]])) as unknown as OfferDetails

export type Settled = { readonly details: OfferDetails }

/** Holds the details against the network, and fills town and coordinates in from place or provider where they lack. */
export async function settleDetails(tx: Tx, details: OfferDetails): Promise<Result<Settled, KeepRefusal>> {
  if (details.startsOn !== null && details.endsOn !== null && details.endsOn < details.startsOn) {
    return refused({ code: 'ends-before-start' })
  }
  const about = details.eligibility === null ? [] : contradictionsIn(details.eligibility)
  if (about.length > 0) return refused({ code: 'contradiction', about })
  const { organizationId } = details
  const provider = (await findProviders(tx, [organizationId])).get(organizationId)
  if (provider === undefined || !provider.isActive) return refused({ code: 'unknown-provider' })
  const place = details.placeId === null ? undefined : await findPlace(tx, details.placeId)
  if (details.placeId !== null && place?.organizationId !== organizationId) return refused({ code: 'unknown-place' })
  if (details.contactPersonId !== null) {
    const person = await findContactPerson(tx, details.contactPersonId)
    if (person?.organizationId !== organizationId) return refused({ code: 'unknown-contact' })
  }
  return ok({ details: { ...details, ...(await positionOf(tx, details, { place, provider })) } })
}

type Position = Pick<OfferDetails, 'city' | 'latitude' | 'longitude'>

/** A typed town without coordinates takes place in its middle: coordinates of the provider would point elsewhere. */
async function positionOf(
  tx: Tx,
  details: OfferDetails,
  { place, provider }: { readonly place: Position | undefined; readonly provider: Position },
): Promise<Position> {
  const pick = ({ city, latitude, longitude }: Position): Position => ({ city, latitude, longitude })
  if (place !== undefined) return pick({ ...place, city: place.city ?? provider.city })
  if (details.city === null)
    return details.latitude === null ? pick(provider) : { ...pick(details), city: provider.city }
  if (details.latitude === null && details.city === provider.city) return pick(provider)
  const centre = details.latitude === null ? (await findTown(tx, details.city))?.centre : undefined
  return { ...pick(details), ...centre }
}
