// The picture of an offer: put there, described, taken away, and given out.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import { type ImageRefusal, prepareImage } from '../../../platform/images/prepare-image.ts'
import type { Services } from '../../../platform/services.ts'
import { subjectOf } from '../get-offer.ts'
import { refusalOf } from '../keep-offer.ts'
import type { OfferAndVersion } from '../offer-state.ts'
import { mayEditOffer, mayReadOffer } from '../policy.ts'
import { findOffer, lockOffer, updateOfferState } from '../store.ts'
import type { Offer } from '../terms.ts'
import { isHeld } from './approval.ts'
import { holdChange } from './hold-change.ts'
import {
  copyPicture,
  deletePicture,
  findPictureBytes,
  findPictures,
  type PictureWords,
  putPicture,
  updatePictureWords,
} from './store-pictures.ts'
import { type Picture, type PictureSize, pictureSides } from './terms.ts'

export type PictureRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'stale' }
  | { readonly code: 'no-picture' }
  | { readonly code: 'image'; readonly why: ImageRefusal }

type Kept = Result<{ isHeld: boolean }, PictureRefusal>

async function openOffer(tx: Tx, actor: Actor, given: OfferAndVersion): Promise<Result<Offer, PictureRefusal>> {
  const visible = await findOffer(tx, given.id)
  if (visible === undefined) return refused({ code: 'not-found' })
  const verdict = mayEditOffer(actor, subjectOf(actor.regionId, visible))
  if (verdict !== 'allowed') return refused(refusalOf(verdict))
  const offer = await lockOffer(tx, given.id)
  if (offer === undefined) return refused({ code: 'not-found' })
  return offer.version === given.version ? ok(offer) : refused({ code: 'stale' })
}

/** After what was changed at the picture of an offer: a line in the history, and a new version. */
async function noted(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: {
    readonly offer: Offer
    readonly changes: readonly { field: string; before: string | null; after: string | null }[]
  },
): Promise<Kept> {
  await updateOfferState(tx, given.offer, {})
  await recordAudit(tx, actor, services, {
    action: 'offer.change',
    objectKind: 'offer',
    objectId: given.offer.id,
    changes: given.changes,
  })
  return ok({ isHeld: false })
}

const shownOf = async (tx: Tx, offerId: string): Promise<Picture | undefined> =>
  (await findPictures(tx, [offerId])).find(({ isShown }) => isShown)

/** Where the office lets changes of what is public pass first, the new picture waits beside the one that is shown. */
export async function keepPicture(
  actor: Actor,
  services: Services,
  given: OfferAndVersion & PictureWords & { readonly file: Uint8Array },
): Promise<Kept> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  // Asked before the work, which is the dearest that a visitor can ask for; and again in the transaction that writes.
  const allowed = await inContext(services.database, actor, (tx) => openOffer(tx, actor, given))
  if (!allowed.ok) return allowed
  const prepared = await prepareImage({ bytes: given.file, sides: [pictureSides.large, pictureSides.small] })
  if (!prepared.ok) return refused({ code: 'image', why: prepared.error })
  const [large, small] = prepared.value
  if (large === undefined || small === undefined) return refused({ code: 'image', why: 'broken' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given)
    if (!opened.ok) return opened
    const offer = opened.value
    const waits = await isHeld(tx, actor, offer)
    const before = waits ? undefined : await shownOf(tx, offer.id)
    const { altText, sourceNote } = given
    await putPicture(tx, {
      regionId: actor.regionId,
      id: services.newId(),
      offerId: offer.id,
      organizationId: offer.organizationId,
      isShown: !waits,
      altText,
      sourceNote,
      large,
      small,
      at: services.now(),
    })
    if (waits) {
      await holdChange(tx, actor, services, { offer, picture: 'other' })
      return ok({ isHeld: true })
    }
    return noted(tx, actor, services, {
      offer,
      changes: [{ field: 'picture', before: before?.altText ?? null, after: altText }],
    })
  })
}

/** Other words for the same picture. */
export async function describePicture(
  actor: Actor,
  services: Services,
  given: OfferAndVersion & PictureWords,
): Promise<Kept> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given)
    if (!opened.ok) return opened
    const offer = opened.value
    const waits = await isHeld(tx, actor, offer)
    const pictures = await findPictures(tx, [offer.id])
    const waiting = pictures.find(({ isShown }) => !isShown)
    const picture = waits ? (waiting ?? pictures[0]) : pictures.find(({ isShown }) => isShown)
    if (picture === undefined) return refused({ code: 'no-picture' })
    const { altText, sourceNote } = given
    if (!waits) {
      await updatePictureWords(tx, { id: picture.id, altText, sourceNote })
      return noted(tx, actor, services, {
        offer,
        changes: [
          { field: 'pictureAltText', before: picture.altText, after: altText },
          { field: 'pictureSource', before: picture.sourceNote, after: sourceNote },
        ].filter(({ before, after }) => before !== after),
      })
    }
    if (!picture.isShown) await updatePictureWords(tx, { id: picture.id, altText, sourceNote })
    else {
      await copyPicture(tx, {
        regionId: actor.regionId,
        id: services.newId(),
        offerId: offer.id,
        organizationId: offer.organizationId,
        isShown: false,
        altText,
        sourceNote,
        from: picture.id,
        at: services.now(),
      })
    }
    await holdChange(tx, actor, services, { offer, picture: 'other' })
    return ok({ isHeld: true })
  })
}

export async function removePicture(actor: Actor, services: Services, given: OfferAndVersion): Promise<Kept> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const opened = await openOffer(tx, actor, given)
    if (!opened.ok) return opened
    const offer = opened.value
    const waits = await isHeld(tx, actor, offer)
    const shown = await shownOf(tx, offer.id)
    if (waits) {
      await deletePicture(tx, { offerId: offer.id, isShown: false })
      await holdChange(tx, actor, services, { offer, picture: shown === undefined ? 'same' : 'none' })
      return ok({ isHeld: shown !== undefined })
    }
    if (shown === undefined) return refused({ code: 'no-picture' })
    await deletePicture(tx, { offerId: offer.id, isShown: true })
    return noted(tx, actor, services, {
      offer,
      changes: [{ field: 'picture', before: shown.altText, after: null }],
    })
  })
}

export interface PictureFile {
  readonly bytes: Uint8Array
  readonly type: string
  /** Everybody may see it, so a copy may be kept on the way. */
  readonly isPublic: boolean
}

/** Only while the offer is there for the asker; one that waits, only for those who look after the offer. */
export async function readPicture(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly size: PictureSize },
): Promise<Result<PictureFile, 'not-found'>> {
  if (!isUuid(given.id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const found = await findPictureBytes(tx, given)
    const offer = found && (await findOffer(tx, found.offerId))
    if (found === undefined || offer === undefined) return refused('not-found')
    const subject = subjectOf(actor.regionId, offer)
    const may = found.isShown ? mayReadOffer : mayEditOffer
    if (may(actor, subject) !== 'allowed') return refused('not-found')
    const isPublic = found.isShown && subject.isPublic && subject.status !== 'draft'
    return ok({ bytes: found.bytes, type: found.type, isPublic })
  })
}
