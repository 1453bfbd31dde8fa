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
import { findReachable, insertRequest, type Reached } from './request-store.ts'
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

/** False where there is nobody to write to: waiting-tasks.ts tells the office, as long as that is so. */
export async function askOrganization(tx: Tx, actor: Actor, services: Services, asking: Asking): Promise<boolean> {
  const { provider, offers, requests } = asking
  const round = roundOf(offers, requests)
  const addressee = await findAddressee(tx, services, asking, round)
  if (addressee === undefined || offers.length === 0) return false
  await sendLink(tx, actor, services, {
    ...asking,
    addressee,
    wordsOf: ({ link, until, office }) =>
      mailTexts.ask({
        organization: provider.name,
        region: asking.region.name,
        office,
        link,
        until,
        isDeputy: asking.because === 'no-answer' && round.some(({ bouncedAt }) => bouncedAt === null),
        offers: offers.map((offer) => ({
          title: offer.title,
          since: offer.confirmedOn === null ? f.never : f.confirmedOn(formatGermanDate(offer.confirmedOn)),
          isHidden: freshnessOf(offer, services.today()) === 'hidden',
        })),
      }),
  })
  await recordAudit(tx, actor, services, {
    action: 'offer.ask-confirmation',
    objectKind: 'organization',
    objectId: provider.id,
    changes: [{ field: 'offers', before: null, after: String(offers.length) }],
  })
  return true
}

export interface LinkMail extends Omit<Asking, 'requests'> {
  readonly addressee: Addressee
  readonly wordsOf: (given: { link: string; until: string; office: string }) => { subject: string; text: string }
}

/** A mail with a new link of its own to the offers of one organisation. */
export async function sendLink(tx: Tx, actor: Actor, services: Services, mail: LinkMail): Promise<void> {
  const { addressee, region } = mail
  const code = services.newToken()
  const now = services.now()
  const mailId = await queueMail(tx, actor, services, {
    to: addressee.email,
    purpose: 'offer-confirmation',
    ...mail.wordsOf({
      link: linkTo(services.settings.baseUrl, code),
      until: formatGermanDate(addDays(dayOf(now), linkDays)),
      office: mailTexts.office({ name: region.officeName, ...(await findOfficeReach(tx)) }),
    }),
  })
  await insertRequest(tx, {
    regionId: actor.regionId,
    id: services.newId(),
    organizationId: mail.provider.id,
    tokenHash: hashLinkCode(code),
    recipient: addressee.recipient,
    contactPersonId: addressee.contactPersonId,
    askedBecause: mail.because,
    offerIds: mail.offers.map((offer) => offer.id),
    mailId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + linkDays * 86_400_000),
  })
}

/** Whom a mail about these offers goes to first. */
export async function findFirstAddressee(
  tx: Tx,
  services: Services,
  about: { readonly organizationId: string; readonly offerIds: readonly string[] },
): Promise<Addressee | undefined> {
  return chooseFirst({ ...usable(await findReachable(tx, about)), today: services.today() })
}

/** Without what is no address. */
export const usable = ({ persons, mailbox }: Reached): Reached => {
  const writable = (email: string | null | undefined): boolean => email != null && isPlainAddress(email)
  return {
    persons: persons.filter(({ email }) => writable(email)),
    mailbox: writable(mailbox) ? mailbox : undefined,
  }
}

/** What was asked about offers that are open, since they are: an answer begins the next round, in which all are asked anew. */
const roundOf = (offers: readonly Offer[], requests: readonly ConfirmationRequest[]): readonly ConfirmationRequest[] =>
  requests.filter(({ offerIds, createdAt }) =>
    offers.some(({ id, askFrom }) => askFrom !== null && offerIds.includes(id) && dayOf(createdAt) >= askFrom),
  )

async function findAddressee(
  tx: Tx,
  services: Services,
  asking: Asking,
  round: readonly ConfirmationRequest[],
): Promise<Addressee | undefined> {
  const { provider, offers, because } = asking
  const reachable = await findReachable(tx, {
    organizationId: provider.id,
    offerIds: offers.map((offer) => offer.id),
  })
  const choice = { ...usable(reachable), today: services.today() }
  if (because !== 'no-answer') return chooseFirst(choice)
  return chooseDeputy({ ...choice, asked: round })
}
