// Who entered a change behind a link learns that it was declined, and why: by mail, with a link to try again.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { findOffer } from '../store.ts'
import { w } from '../work-texts.ts'
import { findFirstAddressee, sendLink, usable } from './ask.ts'
import type { Addressee } from './choose-recipient.ts'
import { mailTexts } from './mail-texts.ts'
import { findReachable, findRequest } from './request-store.ts'
import { datedFields, type Suggestion } from './terms.ts'

/** False where nobody can be written to: then it stands behind the link alone. */
export async function tellDeclined(
  services: Services,
  given: { readonly regionId: string; readonly suggestion: Suggestion; readonly reason: string },
): Promise<boolean> {
  const program: SystemActor = { kind: 'system', regionId: given.regionId, reason: 'suggestions' }
  const region = await findRegion(services, given.regionId)
  return inContext(services.database, program, async (tx) => {
    const { suggestion, reason } = given
    const offer = await findOffer(tx, suggestion.offerId)
    if (offer?.status !== 'published' || region === undefined) return false
    const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
    const addressee = await findSender(tx, services, suggestion)
    if (provider?.isActive !== true || addressee === undefined) return false
    const applied = datedFields
      .filter((field) => suggestion.appliedFields.includes(field) && suggestion.changes[field] === offer[field])
      .map((field) => w.fields[field] ?? field)
    await sendLink(tx, program, services, {
      region,
      provider,
      offers: [offer],
      because: 'decision',
      addressee,
      wordsOf: (link) => mailTexts.declined({ ...link, title: offer.title, reason, applied }),
    })
    await recordAudit(tx, program, services, {
      action: 'offer.tell-decision',
      objectKind: 'offer',
      objectId: offer.id,
    })
    return true
  })
}

/** Whom the link was sent to, as long as the network knows an address; else whoever is asked first. */
async function findSender(tx: Tx, services: Services, suggestion: Suggestion): Promise<Addressee | undefined> {
  const about = { organizationId: suggestion.organizationId, offerIds: [suggestion.offerId] }
  const request = await findRequest(tx, suggestion.requestId)
  const { persons, mailbox } = usable(await findReachable(tx, about))
  if (request?.recipient === 'mailbox' && mailbox !== undefined) {
    return { recipient: 'mailbox', contactPersonId: null, email: mailbox }
  }
  const person = persons.find(({ id, bounced }) => id === request?.contactPersonId && !bounced)
  if (person?.email != null) {
    return {
      recipient: person.deputyOf === null ? 'contact' : 'deputy',
      contactPersonId: person.id,
      email: person.email,
    }
  }
  return findFirstAddressee(tx, services, about)
}
