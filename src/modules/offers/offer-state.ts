// What happens to an offer after it was written: publish, end, take back the end, confirm.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { type AuditChange, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { subjectOf } from './get-offer.ts'
import { refusalOf } from './keep-offer.ts'
import { findProviders } from './neighbours.ts'
import { mayEditOffer } from './policy.ts'
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

export interface OfferAndVersion {
  readonly id: string
  readonly version: number
}

type Step = {
  readonly action: string
  /** The new state, or nothing when the offer is in it already. */
  readonly next: (offer: Offer) => Result<OfferState | undefined, StateRefusal>
  readonly providerMustBeActive?: boolean
}

async function step(
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
  { action, next, providerMustBeActive = false }: Step,
): Promise<Result<{ version: number }, StateRefusal>> {
  if (!isUuid(given.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const visible = await findOffer(tx, given.id)
    if (visible === undefined) return refused({ code: 'not-found' })
    const verdict = mayEditOffer(actor, subjectOf(actor.regionId, visible))
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
    await updateOfferState(tx, offer, reached.value)
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

/** Who publishes says that everything is right: the offer is confirmed today. */
export const publishOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  step(actor, services, given, {
    action: 'offer.publish',
    providerMustBeActive: true,
    next: (offer) => {
      if (offer.status === 'published') return ok(undefined)
      if (offer.summary === null && offer.description === '') return refused({ code: 'no-text' })
      if (offer.endsOn !== null && offer.endsOn < services.today())
        return refused({ code: 'over', endsOn: offer.endsOn })
      return ok({
        status: 'published',
        published_at: offer.publishedAt ?? services.now(),
        ended_at: null,
        confirmed_on: services.today(),
      })
    },
  })

export const endOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  step(actor, services, given, {
    action: 'offer.end',
    next: (offer) => ok(offer.status === 'ended' ? undefined : { status: 'ended', ended_at: services.now() }),
  })

/** Takes the end back: public again if it was public, otherwise a draft. */
export const reopenOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  step(actor, services, given, {
    action: 'offer.reopen',
    next: (offer) =>
      ok(
        offer.status === 'ended'
          ? { status: offer.publishedAt === null ? 'draft' : 'published', ended_at: null }
          : undefined,
      ),
  })

/** "Everything is still right." A day that has passed as valid-until is taken away, since it was just denied. */
export const confirmOffer = (actor: Actor, services: Services, given: OfferAndVersion) =>
  step(actor, services, given, {
    action: 'offer.confirm',
    next: (offer) => {
      if (offer.status !== 'published') return refused({ code: 'not-published' })
      if (offer.confirmedOn === services.today()) return ok(undefined)
      const isOverdue = offer.validUntil !== null && offer.validUntil < services.today()
      return ok({ confirmed_on: services.today(), ...(isOverdue ? { valid_until: null } : {}) })
    },
  })
