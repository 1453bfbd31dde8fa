// "Something has changed": a short form behind the link. Days and costs may stand on the offer at once, where the region
// decided so; everything else waits for an editor.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { detailsOf } from '../keep-offer.ts'
import { findOffer, lockOffer, updateOfferDetails, updateOfferState } from '../store.ts'
import type { Offer, OfferDetails } from '../terms.ts'
import { confirmedState, insertConfirmation } from './confirmation-store.ts'
import { findHolder, findOpenRequest, type LinkRefusal } from './open-link.ts'
import { findOpenSuggestions, findTakesDatesAtOnce, insertSuggestion } from './suggestion-store.ts'
import { type DatedChanges, type DatedField, datedFields } from './terms.ts'

export interface SuggestionInput {
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly applyUntil: PlainDate | null
  readonly datesText: string | null
  readonly costText: string | null
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly note: string | null
}

export type SuggestRefusal =
  | LinkRefusal
  /** Ended or given away meanwhile. */
  | { readonly code: 'gone' }
  | { readonly code: 'already-suggested' }
  | { readonly code: 'nothing-entered' }
  | { readonly code: 'ends-before-start' }

/** What differs from the offer as it stands. */
export const datedChangesOf = (offer: OfferDetails, given: SuggestionInput): DatedChanges =>
  Object.fromEntries(datedFields.filter((field) => given[field] !== offer[field]).map((field) => [field, given[field]]))

export const withDatedChanges = (offer: Offer, changes: DatedChanges): OfferDetails => ({
  ...detailsOf(offer),
  ...(Object.fromEntries(
    (Object.keys(changes) as DatedField[]).map((field) => [field, changes[field] ?? null]),
  ) as Partial<OfferDetails>),
})

const isTurnedRound = ({ startsOn, endsOn }: Pick<OfferDetails, 'startsOn' | 'endsOn'>): boolean =>
  startsOn !== null && endsOn !== null && endsOn < startsOn

export async function suggestByLink(
  services: Services,
  given: { readonly code: string; readonly offerId: string; readonly input: SuggestionInput },
): Promise<Result<{ readonly isApplied: boolean }, SuggestRefusal>> {
  const holder = await findHolder(services, given.code)
  if (holder === undefined) return refused({ code: 'unknown' })
  const { actor } = holder
  return inContext(services.database, actor, async (tx) => {
    const found = await findOpenRequest(tx, services, holder.requestId)
    if (!found.ok) return found
    const request = found.value
    const offer = await lockOffer(tx, given.offerId)
    if (offer?.status !== 'published' || offer.organizationId !== request.organizationId) {
      return refused({ code: 'gone' })
    }
    const waiting = await findOpenSuggestions(tx, { organizationId: request.organizationId })
    if (waiting.some(({ offerId }) => offerId === offer.id)) return refused({ code: 'already-suggested' })
    const { contactName, contactEmail, contactPhone, note } = given.input
    const changes = datedChangesOf(offer, given.input)
    const inWords = contactName !== null || contactEmail !== null || contactPhone !== null || note !== null
    const isDated = Object.keys(changes).length > 0
    if (!inWords && !isDated) return refused({ code: 'nothing-entered' })
    const details = withDatedChanges(offer, changes)
    if (isTurnedRound(details)) return refused({ code: 'ends-before-start' })
    const takesDates = isDated && (await findTakesDatesAtOnce(tx))
    if (takesDates) {
      await updateOfferDetails(tx, offer, { details, at: services.now() })
      await recordAudit(tx, actor, services, {
        action: 'offer.change',
        objectKind: 'offer',
        objectId: offer.id,
        changes: changesBetween<OfferDetails>(detailsOf(offer), details),
      })
    }
    const isApplied = takesDates && !inWords
    await insertSuggestion(tx, {
      regionId: actor.regionId,
      id: services.newId(),
      offerId: offer.id,
      organizationId: offer.organizationId,
      requestId: request.id,
      changes,
      appliedFields: takesDates ? Object.keys(changes) : [],
      contactName,
      contactEmail,
      contactPhone,
      note,
      createdAt: services.now(),
      isTaken: isApplied,
    })
    await insertConfirmation(tx, actor, services, { offer, answer: 'changed', way: 'link', requestId: request.id })
    await recordAudit(tx, actor, services, { action: 'offer.suggest', objectKind: 'offer', objectId: offer.id })
    // With nothing left to decide the offer is as its provider says: confirmed.
    const changed = isApplied ? await findOffer(tx, offer.id) : undefined
    if (changed !== undefined) await updateOfferState(tx, changed, confirmedState(changed, services.today()))
    return ok({ isApplied })
  })
}
