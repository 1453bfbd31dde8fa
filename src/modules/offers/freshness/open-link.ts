// What stands behind a confirmation link. Opening it changes nothing: mail scanners open links before people do.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion, type Region } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { isOver } from '../present.ts'
import { findUnansweredReports } from '../reports/store.ts'
import type { Report } from '../reports/terms.ts'
import { findOffersByIds } from '../store.ts'
import type { Offer, Provider } from '../terms.ts'
import { findAnswersTo } from './confirmation-store.ts'
import { hashLinkCode, isLinkCode } from './link-code.ts'
import { freshnessOf } from './offer-freshness.ts'
import { findOpenOffers } from './open-offers.ts'
import { findRequest, findRequestByToken } from './request-store.ts'
import type { Freshness } from './state.ts'
import { findDecidedSuggestions, findOpenSuggestions } from './suggestion-store.ts'
import { type Confirmation, type ConfirmationRequest, linkReason, type Suggestion } from './terms.ts'

/** unknown: no such link, or one that was cut off or changed on its way. */
export type LinkRefusal = { readonly code: 'unknown' } | { readonly code: 'expired'; readonly expiredAt: Date }

export interface LinkOffer {
  readonly offer: Offer
  readonly freshness: Freshness | undefined
  /**
   * open: waits for an answer, because it is due or because a mistake was reported; proposed: a change waits for an
   * editor; settled: right, ended or answered elsewhere.
   */
  readonly stands: 'open' | 'proposed' | 'settled'
  /** Its last day is past: nobody can say that it still is right. */
  readonly isOver: boolean
  /** The last answer behind this very link. */
  readonly answer: Confirmation | undefined
  /** Mistakes that were reported since the last answer. */
  readonly reports: readonly Report[]
  /** The change that this very link entered and nobody has decided about. */
  readonly waiting: Suggestion | undefined
  /** The newest decision of an editor about a change of it. */
  readonly decided: Suggestion | undefined
}

/** A decision is told behind the links for so many days. */
const tellDays = 60

export interface OpenedLink {
  readonly request: ConfirmationRequest
  readonly region: Region
  readonly provider: Provider
  readonly offers: readonly LinkOffer[]
}

export interface Holder {
  readonly actor: SystemActor
  readonly requestId: string
}

/** Who holds the link acts through the program, in the region of the link. */
export async function findHolder(services: Services, code: string): Promise<Holder | undefined> {
  if (!isLinkCode(code)) return undefined
  const found = await findRequestByToken(services.database, hashLinkCode(code))
  return (
    found && {
      actor: { kind: 'system', regionId: found.regionId, reason: linkReason },
      requestId: found.requestId,
    }
  )
}

/** The request while its link opens. */
export async function findOpenRequest(
  tx: Tx,
  services: Services,
  requestId: string,
): Promise<Result<ConfirmationRequest, LinkRefusal>> {
  const request = await findRequest(tx, requestId)
  if (request === undefined) return refused({ code: 'unknown' })
  if (request.expiresAt <= services.now()) return refused({ code: 'expired', expiredAt: request.expiresAt })
  return ok(request)
}

export async function openLink(services: Services, code: string): Promise<Result<OpenedLink, LinkRefusal>> {
  const holder = await findHolder(services, code)
  const region = holder && (await findRegion(services, holder.actor.regionId))
  if (holder === undefined || region === undefined) return refused({ code: 'unknown' })
  return inContext(services.database, holder.actor, async (tx) => {
    const request = await findOpenRequest(tx, services, holder.requestId)
    if (!request.ok) return request
    const { organizationId } = request.value
    const provider = (await findProviders(tx, [organizationId])).get(organizationId)
    if (provider === undefined) return refused({ code: 'unknown' })
    return ok({ request: request.value, region, provider, offers: await listLinkOffers(tx, services, request.value) })
  })
}

/** Everything that was asked, and whatever came due since; nothing that has gone to another organisation. */
export async function listLinkOffers(
  tx: Tx,
  services: Services,
  request: ConfirmationRequest,
): Promise<readonly LinkOffer[]> {
  const today = services.today()
  const { organizationId } = request
  const open = await findOpenOffers(tx, { today, organizationId })
  const openIds = new Set(open.map(({ id }) => id))
  const reports = Map.groupBy(await findUnansweredReports(tx, { organizationId }), ({ offerId }) => offerId)
  const others = await findOffersByIds(
    tx,
    [...new Set([...request.offerIds, ...reports.keys()])].filter((id) => !openIds.has(id)),
  )
  const asked = others.filter(({ id, status }) => request.offerIds.includes(id) || status === 'published')
  const suggestions = await findOpenSuggestions(tx, { organizationId })
  const proposed = new Set(suggestions.map(({ offerId }) => offerId))
  const since = new Date(services.now().getTime() - tellDays * 86_400_000)
  const decided = await findDecidedSuggestions(tx, { organizationId, since })
  const answers = new Map((await findAnswersTo(tx, request.id)).map((answer) => [answer.offerId, answer]))
  const isOpen = ({ id, status }: Offer) => openIds.has(id) || (status === 'published' && reports.has(id))
  const alphabetical = new Intl.Collator('de')
  return [...open, ...asked.filter((offer) => offer.organizationId === organizationId)]
    .sort((a, b) => alphabetical.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    .map((offer) => ({
      offer,
      freshness: freshnessOf(offer, today),
      stands: proposed.has(offer.id) ? 'proposed' : isOpen(offer) ? 'open' : 'settled',
      isOver: isOver(offer, today),
      answer: answers.get(offer.id),
      reports: reports.get(offer.id) ?? [],
      waiting: suggestions.find(({ offerId, requestId }) => offerId === offer.id && requestId === request.id),
      decided: decided.findLast(({ offerId }) => offerId === offer.id),
    }))
}
