// Answers from behind a link: still right, ended, the end taken back, a new link. Each is one POST; a second one changes
// nothing and says so.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { countUse, type Limit, throttleKey } from '../../../platform/throttle/throttle.ts'
import { findRegion } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { isOver } from '../present.ts'
import { findUnansweredReports } from '../reports/store.ts'
import { findOffer, lockOffer, updateOfferState } from '../store.ts'
import type { Offer } from '../terms.ts'
import { askOrganization } from './ask.ts'
import { confirmedState, findAnswersTo, insertConfirmation } from './confirmation-store.ts'
import { findHolder, findOpenRequest, type Holder, type LinkRefusal, listLinkOffers } from './open-link.ts'
import { findRequest } from './request-store.ts'
import { findSituation } from './situation.ts'
import type { ConfirmationRequest } from './terms.ts'

export type SimpleAnswer = 'right' | 'ended'

export interface Answered {
  readonly right: number
  readonly ended: number
  /** Answered, ended or given to somebody else meanwhile: nothing was changed. */
  readonly settledBefore: number
  /** Said to be right although the last day is over: needs new days, or an end. */
  readonly over: number
  /** Still open at this organisation. */
  readonly left: number
}

/** `all` answers "right" for every open offer that is not over and has no answer of its own here. */
export async function answerByLink(
  services: Services,
  given: {
    readonly code: string
    readonly answers: ReadonlyMap<string, SimpleAnswer>
    readonly all: boolean
    readonly except: readonly string[]
  },
): Promise<Result<Answered, LinkRefusal>> {
  const holder = await findHolder(services, given.code)
  if (holder === undefined) return refused({ code: 'unknown' })
  return inContext(services.database, holder.actor, async (tx) => {
    const found = await findOpenRequest(tx, services, holder.requestId)
    if (!found.ok) return found
    const request = found.value
    const listed = await listLinkOffers(tx, services, request)
    const known = new Set(listed.map(({ offer }) => offer.id))
    const open = listed.filter(({ stands, isOver }) => stands === 'open' && !isOver).map(({ offer }) => offer.id)
    const answers = new Map<string, SimpleAnswer>(
      given.all ? open.filter((id) => !given.except.includes(id)).map((id) => [id, 'right']) : [],
    )
    // An own answer counts before the button for all; what does not belong to this organisation is left out silently.
    for (const [id, answer] of given.answers) if (known.has(id)) answers.set(id, answer)
    const done = { right: 0, ended: 0, settledBefore: 0, over: 0 }
    // In the order of the ids, so that two who answer at once do not wait for each other in a circle.
    for (const [id, answer] of [...answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
      done[await takeAnswer(tx, services, { holder, request, id, answer })]++
    }
    const left = (await listLinkOffers(tx, services, request)).filter(({ stands }) => stands === 'open').length
    return ok({ ...done, left })
  })
}

async function takeAnswer(
  tx: Tx,
  services: Services,
  given: { holder: Holder; request: ConfirmationRequest; id: string; answer: SimpleAnswer },
): Promise<SimpleAnswer | 'settledBefore' | 'over'> {
  const { holder, request, answer } = given
  const { actor } = holder
  const offer = await lockOffer(tx, given.id)
  // Ended or merged away while the page stood open.
  if (offer === undefined || offer.status !== 'published' || offer.organizationId !== request.organizationId)
    return 'settledBefore'
  const isFresh = offer.askFrom !== null && offer.askFrom > services.today()
  const about = { organizationId: offer.organizationId, offerId: offer.id }
  if (answer === 'right' && isFresh && (await findUnansweredReports(tx, about)).length === 0) {
    return 'settledBefore'
  }
  if (answer === 'right' && isOver(offer, services.today())) return 'over'
  const state =
    answer === 'right'
      ? confirmedState(offer, services.today())
      : ({ status: 'ended', ended_at: services.now() } as const)
  await updateOfferState(tx, offer, state)
  await insertConfirmation(tx, actor, services, { offer, answer, way: 'link', requestId: request.id })
  await recordAudit(tx, actor, services, {
    action: answer === 'right' ? 'offer.confirm' : 'offer.end',
    objectKind: 'offer',
    objectId: offer.id,
    changes:
      answer === 'right'
        ? [{ field: 'confirmedOn', before: offer.confirmedOn, after: services.today() }]
        : [{ field: 'status', before: offer.status, after: 'ended' }],
  })
  return answer
}

export type TakeBackRefusal = LinkRefusal | { readonly code: 'not-ended' }

/** "Wrong click": only what was ended behind this very link, while it opens. */
export async function takeBackEnd(
  services: Services,
  given: { readonly code: string; readonly offerId: string },
): Promise<Result<Offer, TakeBackRefusal>> {
  const holder = await findHolder(services, given.code)
  if (holder === undefined) return refused({ code: 'unknown' })
  return inContext(services.database, holder.actor, async (tx) => {
    const found = await findOpenRequest(tx, services, holder.requestId)
    if (!found.ok) return found
    const answers = await findAnswersTo(tx, found.value.id)
    const last = answers.findLast(({ offerId }) => offerId === given.offerId)
    const offer = last?.answer === 'ended' ? await lockOffer(tx, given.offerId) : undefined
    if (offer?.status !== 'ended' || offer.organizationId !== found.value.organizationId) {
      return refused({ code: 'not-ended' })
    }
    await updateOfferState(tx, offer, { status: 'published', ended_at: null })
    await insertConfirmation(tx, holder.actor, services, {
      offer,
      answer: 'not-ended',
      way: 'link',
      requestId: found.value.id,
    })
    await recordAudit(tx, holder.actor, services, {
      action: 'offer.reopen',
      objectKind: 'offer',
      objectId: offer.id,
      changes: [{ field: 'status', before: 'ended', after: 'published' }],
    })
    return ok((await findOffer(tx, offer.id)) ?? offer)
  })
}

const newLinkOfOrganization: Limit = { name: 'newLinkOfOrganization', points: 3, duration: 24 * 3600 }

export type NewLinkRefusal =
  | { readonly code: 'unknown' }
  | { readonly code: 'nothing-open' }
  | { readonly code: 'nobody-to-write-to' }
  | { readonly code: 'throttled'; readonly retryAfterSeconds: number }

/** For whoever comes too late. The mail goes to whom the network names, never to an address from the request. */
export async function sendNewLink(services: Services, code: string): Promise<Result<void, NewLinkRefusal>> {
  const holder = await findHolder(services, code)
  const region = holder && (await findRegion(services, holder.actor.regionId))
  if (holder === undefined || region === undefined) return refused({ code: 'unknown' })
  const { actor } = holder
  const request = await inContext(services.database, actor, (tx) => findRequest(tx, holder.requestId))
  if (request === undefined) return refused({ code: 'unknown' })
  const { organizationId } = request
  const counted = await countUse(services.database, [
    [newLinkOfOrganization, throttleKey(actor.regionId, organizationId)],
  ])
  if (!counted.ok) return counted
  return inContext(services.database, actor, async (tx) => {
    const { offers, requests } = await findSituation(tx, services, organizationId)
    const provider = (await findProviders(tx, [organizationId])).get(organizationId)
    if (offers.length === 0 || provider === undefined) return refused({ code: 'nothing-open' })
    const asked = await askOrganization(tx, actor, services, {
      region,
      provider,
      offers,
      because: 'new-link',
      requests,
    })
    return asked ? ok(undefined) : refused({ code: 'nobody-to-write-to' })
  })
}
