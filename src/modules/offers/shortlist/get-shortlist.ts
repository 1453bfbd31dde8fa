// The offers that somebody marked, as everybody may see them, since the list is printed and sent on.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { isShownToAll, subjectOf } from '../get-offer.ts'
import { findContactPerson, findProviders } from '../neighbours.ts'
import { mayReadOffer } from '../policy.ts'
import { findOffersByIds } from '../store.ts'
import type { Offer, OfferContact } from '../terms.ts'

export interface ListedOffer {
  readonly offer: Offer
  readonly providerName: string | null
  /** Of the contact person, or of the provider where there is none. */
  readonly contact: OfferContact
}

export const getShortlist = (actor: Actor, services: Services, ids: readonly string[]): Promise<ListedOffer[]> =>
  inContext(services.database, { kind: 'public', regionId: actor.regionId }, (tx) =>
    readShortlistIn(tx, actor.regionId, { ids, today: services.today() }),
  )

/** In the order of the ids; what the public does not see is left out. */
export async function readShortlistIn(
  tx: Tx,
  regionId: string,
  given: { readonly ids: readonly string[]; readonly today: PlainDate },
): Promise<ListedOffer[]> {
  const everybody = { kind: 'public', regionId } as const
  const offers = (await findOffersByIds(tx, given.ids)).filter(
    (offer) => mayReadOffer(everybody, subjectOf(regionId, offer)) === 'allowed',
  )
  const providers = await findProviders(
    tx,
    offers.map(({ organizationId }) => organizationId),
  )
  const listed: ListedOffer[] = []
  for (const offer of offers) {
    const provider = providers.get(offer.organizationId)
    const person = offer.contactPersonId === null ? undefined : await findContactPerson(tx, offer.contactPersonId)
    const ofPerson = person !== undefined && isShownToAll(person, given.today) ? person : undefined
    const { contactName: name, contactEmail: email, contactPhone: phone } = offer
    const typed = name ?? email ?? phone
    const ofProvider = {
      name: null,
      functionName: null,
      email: provider?.email ?? null,
      phone: provider?.phone ?? null,
    }
    listed.push({
      offer,
      providerName: provider?.name ?? null,
      contact: ofPerson ?? (typed === null ? ofProvider : { name, functionName: null, email, phone }),
    })
  }
  return listed
}
