// From an offer to its deadline and its state. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Offer, OfferDetails, OfferStatus } from '../terms.ts'
import { dayOf } from './day-of.ts'
import { type Deadline, deadlineOf, type Freshness, freshnessOn } from './state.ts'

export type DatedOffer = Pick<
  OfferDetails,
  'kind' | 'startsOn' | 'endsOn' | 'validUntil' | 'placesState' | 'placesOn'
> & {
  readonly status: OfferStatus
  readonly publishedAt: Date | null
  readonly updatedAt: Date
  readonly confirmedOn: PlainDate | null
  readonly forcedOn: PlainDate | null
}

/** Undefined for drafts and for what has ended: nobody has to confirm these. */
export function deadlineOfOffer(offer: DatedOffer): Deadline | undefined {
  if (offer.status !== 'published' || offer.publishedAt === null) return undefined
  const { kind, startsOn, endsOn, validUntil, confirmedOn, forcedOn } = offer
  return deadlineOf({
    kind,
    startsOn,
    endsOn,
    validUntil,
    confirmedOn,
    forcedOn,
    freePlacesOn: offer.placesState === 'free' ? offer.placesOn : null,
    publishedOn: dayOf(offer.publishedAt),
    changedOn: dayOf(offer.updatedAt),
  })
}

/** The state on `today` of a stored offer. */
export function freshnessOf(offer: DatedOffer & Pick<Offer, 'shownAgainOn'>, today: PlainDate): Freshness | undefined {
  const deadline = deadlineOfOffer(offer)
  return deadline && freshnessOn(today, { ...deadline, shownAgainOn: offer.shownAgainOn })
}
