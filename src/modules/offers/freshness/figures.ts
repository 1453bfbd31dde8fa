// How sure the entries of a region are, per organisation: for the page of figures and its CSV.
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { mayReadAllFigures, mayReadFigures, maySteerFreshness } from '../policy.ts'
import { type OffersTables, offerColumns, offerOf } from '../tables.ts'
import { confirmationDays, type Offer, type Provider } from '../terms.ts'
import { askOrganization } from './ask.ts'
import { dayOf } from './day-of.ts'
import { findUnreachable } from './find-unreachable.ts'
import { freshnessOf } from './offer-freshness.ts'
import { findOpenOffers } from './open-offers.ts'
import { planAsking } from './plan-asking.ts'
import { findRequest, findRequestsSince, holdOrganization, setBounced } from './request-store.ts'
import { findSituation, openOfferOf, rememberedSince, sentOf } from './situation.ts'
import { type Freshness, freshnesses } from './state.ts'
import { findOpenSuggestions, findTakesDatesAtOnce, keepTakesDatesAtOnce } from './suggestion-store.ts'
import type { ConfirmationRequest, Recipient } from './terms.ts'

export interface LastMail {
  readonly requestId: string
  readonly on: PlainDate
  readonly recipient: Recipient
  readonly bounced: boolean
}

export interface OrganizationFigures {
  readonly organizationId: string
  readonly name: string
  readonly offers: number
  /** Within the last half year. */
  readonly confirmed: number
  /** Days since the confirmation, never confirmed ones counted from their publication. */
  readonly medianAgeDays: number
  /** Late, whatever stage. */
  readonly late: number
  /** Waits for an answer, late or not. */
  readonly open: number
  /** Undefined where the actor does not see mails. */
  readonly lastMail: LastMail | undefined
  /** Two weeks without an answer. */
  readonly isSilent: boolean
}

export interface Figures {
  readonly offers: number
  readonly confirmed: number
  readonly byState: Readonly<Record<Freshness, number>>
  /** Worst first. */
  readonly organizations: readonly OrganizationFigures[]
  /** Providers whose answer is open and whom no mail reaches; none where the actor does not see mails. */
  readonly unreachable: readonly Provider[]
  readonly maySteer: boolean
  readonly takesDatesAtOnce: boolean
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1)
  return Math.round((low + high) / 2)
}

export async function readFigures(actor: Actor, services: Services): Promise<Result<Figures, 'forbidden'>> {
  if (mayReadFigures(actor) !== 'allowed') return refused('forbidden')
  return inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const offers = await findPublished(tx, ownOnly(actor))
    const requests = await findRequestsSince(tx, { since: rememberedSince(services), ...ownOnly(actor) })
    const suggested = new Set((await findOpenSuggestions(tx, ownOnly(actor))).map(({ offerId }) => offerId))
    const providers = await findProviders(
      tx,
      offers.map(({ organizationId }) => organizationId),
    )
    const byOrganization = Map.groupBy(offers, ({ organizationId }) => organizationId)
    const organizations = [...byOrganization].map(([organizationId, own]) =>
      figuresOf({
        name: providers.get(organizationId)?.name ?? '',
        own,
        requests: requests.filter((request) => request.organizationId === organizationId),
        suggested,
        today,
      }),
    )
    const states = offers.map((offer) => freshnessOf(offer, today))
    const maySteer = maySteerFreshness(actor) === 'allowed'
    return ok({
      offers: offers.length,
      confirmed: organizations.reduce((sum, { confirmed }) => sum + confirmed, 0),
      byState: Object.fromEntries(
        freshnesses.map((state) => [state, states.filter((one) => one === state).length]),
      ) as Record<Freshness, number>,
      organizations: organizations.sort(worstFirst),
      unreachable: maySteer
        ? await findUnreachable(tx, services, await findOpenOffers(tx, { today, unanswered: true }))
        : [],
      maySteer,
      takesDatesAtOnce: maySteer && (await findTakesDatesAtOnce(tx)),
    })
  })
}

const ownOnly = (actor: Actor): { organizationId?: string } =>
  actor.kind === 'person' && mayReadAllFigures(actor) !== 'allowed' ? { organizationId: actor.organizationId } : {}

async function findPublished(tx: Tx, given: { organizationId?: string }): Promise<Offer[]> {
  let query = tx
    .withTables<OffersTables>()
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('status', '=', 'published')
  if (given.organizationId !== undefined) query = query.where('organization_id', '=', given.organizationId)
  return (await query.execute()).map(offerOf)
}

interface Gathered {
  readonly name: string
  readonly own: readonly Offer[]
  readonly requests: readonly ConfirmationRequest[]
  readonly suggested: ReadonlySet<string>
  readonly today: PlainDate
}

function figuresOf({ name, own, requests, suggested, today }: Gathered): OrganizationFigures {
  const ages = own.map((offer) => daysBetween(offer.confirmedOn ?? dayOf(offer.publishedAt ?? offer.createdAt), today))
  const states = own.map((offer) => freshnessOf(offer, today))
  const unanswered = own.filter((offer, index) => states[index] !== 'fresh' && !suggested.has(offer.id))
  const last = requests.at(-1)
  return {
    organizationId: own[0]?.organizationId ?? '',
    name,
    offers: own.length,
    confirmed: own.filter(
      ({ confirmedOn }) => confirmedOn !== null && daysBetween(confirmedOn, today) <= confirmationDays,
    ).length,
    medianAgeDays: median(ages),
    late: states.filter((state) => state === 'overdue' || state === 'stale' || state === 'hidden').length,
    open: states.filter((state) => state !== 'fresh').length,
    lastMail: last && {
      requestId: last.id,
      on: dayOf(last.createdAt),
      recipient: last.recipient,
      bounced: last.bouncedAt !== null,
    },
    isSilent: planAsking(unanswered.flatMap(openOfferOf), requests.map(sentOf), today).tellsOffice,
  }
}

const worstFirst = (a: OrganizationFigures, b: OrganizationFigures): number =>
  a.confirmed / a.offers - b.confirmed / b.offers ||
  b.late - a.late ||
  b.medianAgeDays - a.medianAgeDays ||
  (a.name < b.name ? -1 : 1)

export type RemindRefusal =
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  | { readonly code: 'nothing-open' }
  | { readonly code: 'reminded-lately'; readonly on: PlainDate }
  | { readonly code: 'nobody-to-write-to' }

/** A person reminds at most every so many days, whoever sent the last mail. */
export const remindDays = 3

/** "Jetzt erinnern". */
export async function remindNow(
  actor: Actor,
  services: Services,
  given: { readonly organizationId: string },
): Promise<Result<{ readonly offers: number }, RemindRefusal>> {
  if (maySteerFreshness(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const region = await findRegion(services, actor.regionId)
  return inContext(services.database, actor, async (tx) => {
    await holdOrganization(tx, given.organizationId)
    const provider = (await findProviders(tx, [given.organizationId])).get(given.organizationId)
    if (provider === undefined || region === undefined) return refused({ code: 'not-found' })
    const { offers, requests } = await findSituation(tx, services, given.organizationId)
    if (offers.length === 0) return refused({ code: 'nothing-open' })
    const last = requests.at(-1)
    // Whoever did not get the last one is not pestered by the next.
    if (
      last !== undefined &&
      last.bouncedAt === null &&
      daysBetween(dayOf(last.createdAt), services.today()) < remindDays
    ) {
      return refused({ code: 'reminded-lately', on: dayOf(last.createdAt) })
    }
    const asked = await askOrganization(tx, actor, services, { region, provider, offers, because: 'office', requests })
    return asked ? ok({ offers: offers.length }) : refused({ code: 'nobody-to-write-to' })
  })
}

export type BounceRefusal = 'forbidden' | 'not-found'

/**
 * "Kam zurück": servers often accept a mail and send it back later, to a mailbox that only people read. `isBack` false
 * takes it back.
 */
export async function noteBounce(
  actor: Actor,
  services: Services,
  given: { readonly requestId: string; readonly isBack: boolean },
): Promise<Result<void, BounceRefusal>> {
  if (maySteerFreshness(actor) !== 'allowed') return refused('forbidden')
  if (!isUuid(given.requestId)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const request = await findRequest(tx, given.requestId)
    if (request === undefined) return refused('not-found')
    if ((request.bouncedAt !== null) === given.isBack) return ok(undefined)
    await setBounced(tx, request.id, given.isBack ? services.now() : null)
    await recordAudit(tx, actor, services, {
      action: given.isBack ? 'freshness.note-bounce' : 'freshness.take-back-bounce',
      objectKind: 'organization',
      objectId: request.organizationId,
    })
    return ok(undefined)
  })
}

export async function decideDatesAtOnce(
  actor: Actor,
  services: Services,
  given: { readonly takesDatesAtOnce: boolean },
): Promise<Result<void, 'forbidden'>> {
  if (maySteerFreshness(actor) !== 'allowed') return refused('forbidden')
  return inContext(services.database, actor, async (tx) => {
    const before = await findTakesDatesAtOnce(tx)
    if (before === given.takesDatesAtOnce) return ok(undefined)
    await keepTakesDatesAtOnce(tx, { regionId: actor.regionId, ...given, at: services.now() })
    await recordAudit(tx, actor, services, {
      action: 'freshness.decide',
      objectKind: 'region',
      objectId: actor.regionId,
      changes: [{ field: 'takesDatesAtOnce', before: String(before), after: String(given.takesDatesAtOnce) }],
    })
    return ok(undefined)
  })
}
