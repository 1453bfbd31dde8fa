// One mail to one organisation with one link for everything that is open.
import { addDays, formatGermanDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { isPlainAddress } from '../../../platform/mail/address.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { findOfficeReach, type Region } from '../../network/index.ts'
import type { Offer, Provider } from '../terms.ts'
import { type Addressee, chooseDeputy, chooseFirst } from './choose-recipient.ts'
import { dayOf } from './day-of.ts'
import { hashLinkCode, linkTo } from './link-code.ts'
import { mailTexts } from './mail-texts.ts'
import { freshnessOf } from './offer-freshness.ts'
import { findReachable, insertRequest } from './request-store.ts'
import { type ConfirmationRequest, linkDays } from './terms.ts'
import { f } from './texts.ts'

export interface Asking {
  readonly region: Region
  readonly provider: Provider
  /** What is open, in the order of the mail. */
  readonly offers: readonly Offer[]
  readonly because: ConfirmationRequest['askedBecause']
  /** Mails of the last months to this organisation. */
  readonly requests: readonly ConfirmationRequest[]
}

/** False where there is nobody to write to: then the office is told by a waiting task. */
export async function askOrganization(tx: Tx, actor: Actor, services: Services, asking: Asking): Promise<boolean> {
  const { provider, offers, requests } = asking
  const addressee = await findAddressee(tx, services, asking)
  if (addressee === undefined || offers.length === 0) return false
  const code = services.newToken()
  const now = services.now()
  const expiresAt = new Date(now.getTime() + linkDays * 86_400_000)
  const mailId = await queueMail(tx, actor, services, {
    to: addressee.email,
    purpose: 'offer-confirmation',
    ...mailTexts.ask({
      organization: provider.name,
      region: asking.region.name,
      office: mailTexts.office({ name: asking.region.officeName, ...(await findOfficeReach(tx)) }),
      link: linkTo(services.settings.baseUrl, code),
      until: formatGermanDate(addDays(dayOf(now), linkDays)),
      isDeputy: asking.because === 'no-answer' && requests.length > 0,
      offers: offers.map((offer) => ({
        title: offer.title,
        since: offer.confirmedOn === null ? f.never : f.confirmedOn(formatGermanDate(offer.confirmedOn)),
        isHidden: freshnessOf(offer, services.today()) === 'hidden',
      })),
    }),
  })
  const id = services.newId()
  await insertRequest(tx, {
    regionId: actor.regionId,
    id,
    organizationId: provider.id,
    tokenHash: hashLinkCode(code),
    recipient: addressee.recipient,
    contactPersonId: addressee.contactPersonId,
    askedBecause: asking.because,
    offerIds: offers.map((offer) => offer.id),
    mailId,
    createdAt: now,
    expiresAt,
  })
  await recordAudit(tx, actor, services, {
    action: 'offer.ask-confirmation',
    objectKind: 'organization',
    objectId: provider.id,
    changes: [{ field: 'offers', before: null, after: String(offers.length) }],
  })
  return true
}

async function findAddressee(tx: Tx, services: Services, asking: Asking): Promise<Addressee | undefined> {
  const { provider, offers, requests, because } = asking
  const reachable = await findReachable(tx, {
    organizationId: provider.id,
    offerIds: offers.map((offer) => offer.id),
  })
  const writable = (email: string | null | undefined): boolean => email != null && isPlainAddress(email)
  const choice = {
    persons: reachable.persons.filter(({ email }) => writable(email)),
    mailbox: writable(reachable.mailbox) ? reachable.mailbox : undefined,
    today: services.today(),
  }
  if (because !== 'no-answer') return chooseFirst(choice)
  return chooseDeputy({ ...choice, asked: requests })
}
