// An offer as it would look, without anything being stored: what the form holds, or a change that waits.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type OfferPage, readOfferPage, subjectOf } from '../get-offer.ts'
import { detailsOf, type KeepRefusal, refusalOf, settleDetails } from '../keep-offer.ts'
import { mayCreateOffer, mayEditOffer } from '../policy.ts'
import { findOffer } from '../store.ts'
import type { Offer, OfferDetails } from '../terms.ts'
import { findSubmission } from './store.ts'
import { findPictures } from './store-pictures.ts'

/** Nothing stored has it. */
const noId = '00000000-0000-0000-0000-000000000000'

/** What a new offer has beside its details on the day on which it is published. */
const unsaved = (details: OfferDetails, given: { readonly today: PlainDate; readonly now: Date }): Offer => ({
  ...details,
  id: noId,
  ownerPersonId: null,
  confirmedOn: given.today,
  status: 'draft',
  publishedAt: null,
  endedAt: null,
  hiddenAt: null,
  askFrom: null,
  dueOn: null,
  forcedOn: null,
  forcedBecause: null,
  shownAgainOn: null,
  source: null,
  sourceRef: null,
  createdAt: given.now,
  updatedAt: given.now,
  version: 0,
})

/** `id` is the offer that is changed, or none for a new one. Refuses what saving would refuse. */
export async function previewOffer(
  actor: Actor,
  services: Services,
  given: { readonly id?: string; readonly details: OfferDetails },
): Promise<Result<OfferPage, KeepRefusal>> {
  const { organizationId } = given.details
  return inContext(services.database, actor, async (tx) => {
    const known = given.id === undefined ? undefined : await findOffer(tx, given.id)
    if (given.id !== undefined && known === undefined) return refused({ code: 'not-found' })
    const verdict =
      known === undefined
        ? mayCreateOffer(actor, { regionId: actor.regionId, organizationId })
        : mayEditOffer(actor, subjectOf(actor.regionId, known))
    if (verdict !== 'allowed') return refused(refusalOf(verdict))
    const settled = await settleDetails(tx, given.details)
    if (!settled.ok) return settled
    const { details } = settled.value
    const [today, now] = [services.today(), services.now()]
    const offer = known === undefined ? unsaved(details, { today, now }) : { ...known, ...details }
    const page = await readOfferPage(tx, offer, { actor, today })
    return ok({ ...page, picture: known === undefined ? undefined : await pictureAfter(tx, known.id) })
  })
}

/** The picture that belongs to what is previewed: the waiting one, where one waits. */
async function pictureAfter(tx: Parameters<typeof findPictures>[0], id: string): Promise<OfferPage['picture']> {
  const pictures = await findPictures(tx, [id])
  const submission = await findSubmission(tx, id)
  const change = submission?.kind === 'change' ? submission.picture : 'same'
  if (change === 'none') return undefined
  return pictures.find(({ isShown }) => isShown === (change === 'same'))
}

/** The details with the change that waits, as the form and the preview show them to those who wrote it. */
export const withWaiting = (
  offer: Offer,
  submission: { readonly kind: string; readonly changes?: Partial<OfferDetails> } | undefined,
): OfferDetails => ({ ...detailsOf(offer), ...(submission?.kind === 'change' ? submission.changes : {}) })
