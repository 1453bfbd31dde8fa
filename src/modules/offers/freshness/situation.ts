// What is open at an organisation, and what it was asked already: what every step of the escalation is computed from.
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { Offer } from '../terms.ts'
import { dayOf } from './day-of.ts'
import { findOpenOffers } from './open-offers.ts'
import type { OpenOffer, SentRequest } from './plan-asking.ts'
import { findRequestsSince } from './request-store.ts'
import type { ConfirmationRequest } from './terms.ts'

/** No step of the escalation looks further back than this. */
const rememberedDays = 400

export interface Situation {
  readonly offers: readonly Offer[]
  readonly openOffers: readonly OpenOffer[]
  readonly requests: readonly ConfirmationRequest[]
  readonly sent: readonly SentRequest[]
}

/** What is open at one organisation, and what it was asked already. */
export async function findSituation(tx: Tx, services: Services, organizationId: string): Promise<Situation> {
  const today = services.today()
  const offers = await findOpenOffers(tx, { today, organizationId, unanswered: true })
  const requests = await findRequestsSince(tx, {
    since: rememberedSince(services),
    organizationId,
  })
  return { offers, requests, openOffers: offers.flatMap(openOfferOf), sent: requests.map(sentOf) }
}

export const openOfferOf = (offer: Offer): OpenOffer[] =>
  offer.askFrom === null || offer.dueOn === null
    ? []
    : [{ id: offer.id, dated: { askFrom: offer.askFrom, dueOn: offer.dueOn, shownAgainOn: offer.shownAgainOn } }]

export const sentOf = (request: ConfirmationRequest): SentRequest => ({
  offerIds: request.offerIds,
  sentOn: dayOf(request.createdAt),
  askedBecause: request.askedBecause,
})

export const rememberedSince = (services: Services): Date =>
  new Date(services.now().getTime() - rememberedDays * 86_400_000)
