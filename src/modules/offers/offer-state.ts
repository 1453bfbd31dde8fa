// What happens to an offer after it was written: publish, end, take back the end, confirm.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { type AuditChange, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { needsApproval } from './editing/approval.ts'
import { deleteSubmission } from './editing/store.ts'
import { confirmedState, insertConfirmation } from './freshness/confirmation-store.ts'
import type { ConfirmationAnswer } from './freshness/terms.ts'
import { subjectOf } from './get-offer.ts'
import { refusalOf } from './keep-offer.ts'
import { findProviders } from './neighbours.ts'
import { mayEditOffer } from './policy.ts'
import { isOver } from './present.ts'
import { findOffer, lockOffer, type OfferState, updateOfferState } from './store.ts'
import type { Offer } from './terms.ts'

export type StateRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'stale'; readonly current: Offer }
  /** Nobody could tell from the text what is offered. */
  | { readonly code: 'no-text' }
  /** Its last day is over. */
  | { readonly code: 'over'; readonly endsOn: PlainDate }
  | { readonly code: 'unknown-provider' }
  /** Only what is public can be confirmed. */
  | { readonly code: 'not-published' }
  /** The office lets it pass first. */
  | { readonly code: 'needs-approval' }
  /** Nothing was handed in, or it was decided meanwhile. */
  | { readonly code: 'not-submitted' }

export interface OfferAndVersion {
  readonly id: string
  readonly version: number
}

export type Step = {
  readonly action: string
  /** Who may take it; unless said, whoever may change the offer. */
  readonly may?: typeof mayEditOffer
  /** Not for those who have to ask the office first. */
  readonly unlessApprovalIsNeeded?: true
  /** What else happens in the same transaction, once the step is possible. */
  readonly also?: (tx: Tx, offer: Offer) => Promise<Result<unknown, StateRefusal>>
  /** The new state, or nothing when the offer is in it already. */
  readonly next: (offer: Offer) => Result<OfferState | undefined, StateRefusal>
  readonly providerMustBeActive?: boolean
  /** What the step says about an offer that is or was public, for its history of confirmations. */
  readonly answer: ConfirmationAnswer
}

export async function takeStep(
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
  { action, next, answer, may = mayEditOffer, providerMustBeActive = false, unlessApprovalIsNeeded, also }: Step,
): Promise<Result<{ version: number }, StateRefusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const visible = await findOffer(tx, given.id)
    if (visible === undefined) return refused({ code: 'not-found' })
    const verdict = may(actor, subjectOf(actor.regionId, visible))
    if (verdict !== 'allowed') return refused(refusalOf(verdict))
    const offer = await lockOffer(tx, given.id)
    if (offer === undefined) return refused({ code: 'not-found' })
    const reached = next(offer)
    if (!reached.ok) return reached
    if (reached.value === undefined) return ok({ version: offer.version })
    if (offer.version !== given.version) return refused({ code: 'stale', current: offer })
    if (providerMustBeActive) {
      const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
      if (provider === undefined || !provider.isActive) return refused({ code: 'unknown-provider' })
    }
    if (unlessApprovalIsNeeded && (await needsApproval(tx, actor, offer.organizationId))) {
      return refused({ code: 'needs-approval' })
    }
    const done = await also?.(tx, offer)
    if (done?.ok === false) return done
    await updateOfferState(tx, offer, reached.value)
    if (reached.value.published_at !== undefined || offer.publishedAt !== null) {
      const way = reached.value.published_at === undefined ? 'work' : 'publish'
      await insertConfirmation(tx, actor, services, { offer, answer, way })
    }
    const changes = changesOf(offer, reached.value)
    await recordAudit(tx, actor, services, { action, objectKind: 'offer', objectId: offer.id, changes })
    return ok({ version: offer.version + 1 })
  })
}

function changesOf(offer: Offer, state: OfferState): AuditChange[] {
  const changes: AuditChange[] = []
  if (state.status !== undefined) changes.push({ field: 'status', before: offer.status, after: state.status })
  if (state.confirmed_on !== undefined && state.confirmed_on !== offer.confirmedOn) {
    changes.push({ field: 'confirmedOn', before: offer.confirmedOn, after: state.confirmed_on })
  }
  return changes
}

/** What is said of an offer that nobody could use as it is. */
export function publishable(offer: Offer, today: PlainDate): Result<Offer, StateRefusal> {
  if (offer.summary === null && offer.description === '') return refused({ code: 'no-text' })
  return running(offer, today)
}

function running(offer: Offer, today: PlainDate): Result<Offer, StateRefusal> {
  return offer.endsOn !== null && isOver(offer, today) ? refused({ code: 'over', endsOn: offer.endsOn }) : ok(offer)
}

/** Who publishes says that everything is right: the offer is confirmed today. */
export const publishing = (services: Services): Pick<Step, 'next' | 'answer' | 'providerMustBeActive'> => ({
  answer: 'right',
  providerMustBeActive: true,
  next: (offer) => {
    if (offer.status === 'published') return ok(undefined)
    const ready = publishable(offer, services.today())
    if (!ready.ok) return ready
    return ok({
      status: 'published',
      published_at: offer.publishedAt ?? services.now(),
      ended_at: null,
      ...confirmedState(offer, services.today()),
    })
  },
})

export const publishOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  takeStep(actor, services, given, {
    ...publishing(services),
    action: 'offer.publish',
    unlessApprovalIsNeeded: true,
    also: async (tx, offer) => ok(await deleteSubmission(tx, offer.id)),
  })

export const endOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  takeStep(actor, services, given, {
    action: 'offer.end',
    answer: 'ended',
    next: (offer) => ok(offer.status === 'ended' ? undefined : { status: 'ended', ended_at: services.now() }),
  })

/** Takes the end back: public again if it was public, otherwise a draft. */
export const reopenOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  takeStep(actor, services, given, {
    action: 'offer.reopen',
    answer: 'not-ended',
    next: (offer) =>
      ok(
        offer.status === 'ended'
          ? { status: offer.publishedAt === null ? 'draft' : 'published', ended_at: null }
          : undefined,
      ),
  })

/** "Everything is still right." Of what is over nobody can say so: it needs new days, or an end. */
export const confirmOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  takeStep(actor, services, given, {
    action: 'offer.confirm',
    answer: 'right',
    next: (offer) => {
      if (offer.status !== 'published') return refused({ code: 'not-published' })
      const still = running(offer, services.today())
      if (!still.ok) return still
      const isAnswered = offer.confirmedOn === services.today() && offer.forcedOn === null && offer.hiddenAt === null
      return ok(isAnswered ? undefined : confirmedState(offer, services.today()))
    },
  })
