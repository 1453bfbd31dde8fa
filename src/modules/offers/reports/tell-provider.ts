// A reported mistake goes to the provider by mail, with a link to answer without an account: at most once per offer and day.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import { isPlainAddress } from '../../../platform/mail/address.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion } from '../../network/index.ts'
import { findFirstAddressee, sendLink } from '../freshness/ask.ts'
import type { Addressee } from '../freshness/choose-recipient.ts'
import { dayOf } from '../freshness/day-of.ts'
import { mailTexts } from '../freshness/mail-texts.ts'
import { findLastReportMail, holdOrganization } from '../freshness/request-store.ts'
import { findProviders } from '../neighbours.ts'
import { findOffer } from '../store.ts'
import type { Offer } from '../terms.ts'
import type { ReportAbout } from './terms.ts'
import { r } from './texts.ts'

/** before: a mail about this offer went out today already; nobody: only the office can see to it. */
export type Told = 'mailed' | 'before' | 'nobody'

export async function tellProvider(
  services: Services,
  given: { readonly regionId: string; readonly offerId: string; readonly about: ReportAbout },
): Promise<Told> {
  const program: SystemActor = { kind: 'system', regionId: given.regionId, reason: 'reports' }
  const region = await findRegion(services, given.regionId)
  return inContext(services.database, program, async (tx) => {
    const found = await findOffer(tx, given.offerId)
    if (found === undefined || region === undefined) return 'nobody'
    // Two reports at once: the second one waits and then finds the mail of the first.
    await holdOrganization(tx, found.organizationId)
    const offer = await findOffer(tx, given.offerId)
    const provider = (await findProviders(tx, [found.organizationId])).get(found.organizationId)
    if (offer?.status !== 'published' || provider?.isActive !== true) return 'nobody'
    const last = await findLastReportMail(tx, offer.id)
    if (last !== undefined && dayOf(last.createdAt) === services.today()) return 'before'
    const addressee = await findAddressee(tx, services, offer)
    if (addressee === undefined) return 'nobody'
    await sendLink(tx, program, services, {
      region,
      provider,
      offers: [offer],
      because: 'report',
      addressee,
      wordsOf: (link) => mailTexts.report({ ...link, title: offer.title, about: r.form.abouts[given.about] }),
    })
    await recordAudit(tx, program, services, {
      action: 'offer.tell-report',
      objectKind: 'offer',
      objectId: offer.id,
    })
    return 'mailed'
  })
}

/** Whom the network names; else the address that stands with the offer, which everybody may read and write to. */
async function findAddressee(tx: Tx, services: Services, offer: Offer): Promise<Addressee | undefined> {
  const { organizationId, contactEmail } = offer
  const known = await findFirstAddressee(tx, services, { organizationId, offerIds: [offer.id] })
  if (known !== undefined || contactEmail === null || !isPlainAddress(contactEmail)) return known
  return { recipient: 'contact', contactPersonId: null, email: contactEmail }
}
