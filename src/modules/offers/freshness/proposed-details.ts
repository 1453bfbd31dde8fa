// What an offer would look like with a change that came behind a link: field by field, and nothing but what was entered.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { needsApproval } from '../editing/approval.ts'
import { withWaiting } from '../editing/preview-offer.ts'
import { findSubmission } from '../editing/store.ts'
import { isShownToAll } from '../get-offer.ts'
import { type ContactPersonChoice, findContactPerson } from '../neighbours.ts'
import type { Offer, OfferDetails } from '../terms.ts'
import { openPartOf, withDatedChanges } from './suggest.ts'
import type { Suggestion } from './terms.ts'

type Contact = Pick<OfferDetails, 'contactPersonId' | 'contactName' | 'contactEmail' | 'contactPhone'>

export interface Proposal {
  /** As its editor knows it: with the change that waits for the office, where one does. */
  readonly before: OfferDetails
  readonly after: OfferDetails
  /** Of the network; undefined where the offer names none, or where the actor may not see the person. */
  readonly person: ContactPersonChoice | undefined
}

/** Words in a note are for the editor to work in. */
export async function readProposal(
  tx: Tx,
  actor: Actor,
  given: { readonly offer: Offer; readonly suggestion: Suggestion; readonly today: PlainDate },
): Promise<Proposal> {
  const { offer, suggestion, today } = given
  const isHeldBack = await needsApproval(tx, actor, offer.organizationId)
  const before = withWaiting(offer, isHeldBack ? await findSubmission(tx, offer.id) : undefined)
  const person = before.contactPersonId === null ? undefined : await findContactPerson(tx, before.contactPersonId)
  const shown = person !== undefined && isShownToAll(person, today) ? person : undefined
  const after = { ...withDatedChanges(before, openPartOf(suggestion)), ...contactWith(before, suggestion, shown) }
  return { before, after, person }
}

/**
 * Another name is another person, and takes nothing over from the one before. Without one, whoever stands there keeps
 * everything that was not entered anew. `shown` is the person of the network whom the public sees: what stands in the
 * network is not changed from here, so that it moves into the offer.
 */
export function contactWith(
  before: Contact,
  entered: Pick<Suggestion, 'contactName' | 'contactEmail' | 'contactPhone'>,
  shown: Pick<ContactPersonChoice, 'name' | 'email' | 'phone'> | undefined,
): Contact {
  const { contactPersonId } = before
  const known =
    shown === undefined
      ? { name: before.contactName, email: before.contactEmail, phone: before.contactPhone }
      : { name: shown.name, email: shown.email, phone: shown.phone }
  const { contactName, contactEmail, contactPhone } = entered
  if (contactName !== null && contactName !== known.name) {
    return { contactPersonId: null, contactName, contactEmail, contactPhone }
  }
  if (contactEmail === null && contactPhone === null) {
    const { contactName, contactEmail, contactPhone } = before
    return { contactPersonId, contactName, contactEmail, contactPhone }
  }
  return {
    contactPersonId: shown === undefined ? contactPersonId : null,
    contactName: known.name,
    contactEmail: contactEmail ?? known.email,
    contactPhone: contactPhone ?? known.phone,
  }
}
