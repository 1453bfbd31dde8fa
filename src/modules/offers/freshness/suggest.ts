// "Something has changed": a short form behind the link. Days and costs may stand on the offer at once, where the region
// decided so; everything else waits for an editor.
import { createHash } from 'node:crypto'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { changesBetween, recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { detailsOf } from '../keep-offer.ts'
import { isOver } from '../present.ts'
import { findOffer, lockOffer, updateOfferDetails, updateOfferState } from '../store.ts'
import type { OfferDetails } from '../terms.ts'
import { confirmedState, insertConfirmation } from './confirmation-store.ts'
import { findHolder, findOpenRequest, type LinkRefusal } from './open-link.ts'
import {
  addToSuggestion,
  decideSuggestion,
  findOpenSuggestions,
  findTakesDatesAtOnce,
  insertSuggestion,
  lockSuggestion,
} from './suggestion-store.ts'
import { type DatedChanges, type DatedField, datedFields, type Suggestion } from './terms.ts'

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
  | { readonly code: 'nothing-entered' }
  | { readonly code: 'ends-before-start' }
  /** Somebody else changed the same fields while the form stood open. */
  | { readonly code: 'changed-meanwhile'; readonly conflict: Conflict }

export interface Conflict {
  readonly fields: readonly DatedField[]
  /** Everything that was typed over, these fields included. */
  readonly entered: readonly DatedField[]
  /** What the form would be drawn from now. */
  readonly current: OfferDetails
}

/** Days and costs as a form showed them. */
export type Drawn = Readonly<Record<DatedField, string | null>>

export const withDatedChanges = (offer: OfferDetails, changes: DatedChanges): OfferDetails => ({
  ...detailsOf(offer),
  ...(Object.fromEntries(
    (Object.keys(changes) as DatedField[]).map((field) => [field, changes[field] ?? null]),
  ) as Partial<OfferDetails>),
})

const isTurnedRound = ({ startsOn, endsOn }: Pick<OfferDetails, 'startsOn' | 'endsOn'>): boolean =>
  startsOn !== null && endsOn !== null && endsOn < startsOn

const mostNote = 2000

/** In one order, for comparing. */
const stampOf = (changes: DatedChanges): string =>
  JSON.stringify(Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1)))

const partOf = (changes: DatedChanges, fields: (field: string) => boolean): DatedChanges =>
  Object.fromEntries(Object.entries(changes).filter(([field]) => fields(field)))

/** What stands on the offer already is no part of what waits. */
export const openPartOf = ({ changes, appliedFields }: Pick<Suggestion, 'changes' | 'appliedFields'>): DatedChanges =>
  partOf(changes, (field) => !appliedFields.includes(field))

/** Of what an editor saw before deciding; a hash, so that nothing personal stands in the form. */
export const seenOf = (suggestion: Suggestion): string =>
  createHash('sha256')
    .update(JSON.stringify([stampOf(suggestion.changes), ...Object.values(wordsOf(suggestion))]))
    .digest('base64url')

type Words = Pick<Suggestion, 'contactName' | 'contactEmail' | 'contactPhone' | 'note'>

/** The newer contact stands, and words are added: nobody loses a sentence. */
const addWords = (before: Words, given: Words): Words => ({
  contactName: given.contactName ?? before.contactName,
  contactEmail: given.contactEmail ?? before.contactEmail,
  contactPhone: given.contactPhone ?? before.contactPhone,
  note: [before.note, given.note].filter((note) => note !== null).join('\n\n') || null,
})

const wordsOf = ({ contactName, contactEmail, contactPhone, note }: Words): Words => ({
  contactName,
  contactEmail,
  contactPhone,
  note,
})

const says = (words: Words): boolean => Object.values(words).some((word) => word !== null)

/** What this very link entered before, as long as nobody has decided about it. */
async function lockOwn(tx: Tx, about: { organizationId: string; offerId: string; requestId: string }) {
  const waiting = (await findOpenSuggestions(tx, { organizationId: about.organizationId })).find(
    ({ offerId, requestId }) => offerId === about.offerId && requestId === about.requestId,
  )
  const locked = waiting && (await lockSuggestion(tx, waiting.id))
  return locked?.decidedAt === null ? locked : undefined
}

/**
 * A change of one offer. Behind the same link a second one is added to the first while that waits; behind another link it
 * stands beside it, so that nothing that somebody else entered is overwritten.
 */
export async function suggestByLink(
  services: Services,
  given: {
    readonly code: string
    readonly offerId: string
    readonly input: SuggestionInput
    /** What the form was drawn with: only what differs from it was entered. Without it, the offer as it stands. */
    readonly drawn?: Drawn
  },
): Promise<Result<{ readonly isApplied: boolean }, SuggestRefusal>> {
  const holder = await findHolder(services, given.code)
  if (holder === undefined) return refused({ code: 'unknown' })
  const { actor } = holder
  return inContext(services.database, actor, async (tx) => {
    const found = await findOpenRequest(tx, services, holder.requestId)
    if (!found.ok) return found
    const { id: requestId, organizationId } = found.value
    const offer = await lockOffer(tx, given.offerId)
    if (offer?.status !== 'published' || offer.organizationId !== organizationId) return refused({ code: 'gone' })
    const before = await lockOwn(tx, { organizationId, offerId: offer.id, requestId })
    const words = wordsOf(given.input)
    const isApplied = (field: string): boolean => before?.appliedFields.includes(field) === true
    const waiting = before === undefined ? {} : openPartOf(before)
    const { drawn = offer, input } = given
    const entered = datedFields.filter((field) => input[field] !== drawn[field])
    const current = withDatedChanges(offer, waiting)
    const fields = entered.filter(
      (field) => given.drawn !== undefined && current[field] !== drawn[field] && current[field] !== input[field],
    )
    if (fields.length > 0) return refused({ code: 'changed-meanwhile', conflict: { fields, entered, current } })
    // What was entered before and not touched now goes on waiting; what is as on the offer again waits no longer.
    const asked: DatedChanges = {
      ...partOf(waiting, (field) => !entered.includes(field as DatedField)),
      ...Object.fromEntries(
        entered.filter((field) => input[field] !== offer[field]).map((field) => [field, input[field]]),
      ),
    }
    const isSame = stampOf(asked) === stampOf(waiting)
    if (!says(words) && (isSame || Object.keys(asked).length === 0)) return refused({ code: 'nothing-entered' })
    const details = withDatedChanges(offer, asked)
    if (isTurnedRound(details)) return refused({ code: 'ends-before-start' })
    const takesDates = Object.keys(asked).length > 0 && (await findTakesDatesAtOnce(tx))
    if (takesDates) {
      await updateOfferDetails(tx, offer, { details, at: services.now() })
      await recordAudit(tx, actor, services, {
        action: 'offer.change',
        objectKind: 'offer',
        objectId: offer.id,
        changes: changesBetween<OfferDetails>(detailsOf(offer), details),
      })
    }
    const all = before === undefined ? words : addWords(before, words)
    const isSettled = takesDates && !says(all)
    const at = services.now()
    if (before !== undefined && (all.note ?? '').length <= mostNote) {
      const changes = { ...partOf(before.changes, isApplied), ...asked }
      const appliedFields = Object.keys(changes).filter(
        (field) => takesDates || (isApplied(field) && !(field in asked)),
      )
      await addToSuggestion(tx, { id: before.id, changes, appliedFields, ...all })
      if (isSettled) await decideSuggestion(tx, { id: before.id, decision: 'taken-at-once', reason: null, at })
    } else {
      await insertSuggestion(tx, {
        regionId: actor.regionId,
        id: services.newId(),
        offerId: offer.id,
        organizationId,
        requestId,
        changes: asked,
        appliedFields: takesDates ? Object.keys(asked) : [],
        ...words,
        createdAt: at,
        isTaken: isSettled,
      })
    }
    await insertConfirmation(tx, actor, services, { offer, answer: 'changed', way: 'link', requestId })
    await recordAudit(tx, actor, services, { action: 'offer.suggest', objectKind: 'offer', objectId: offer.id })
    // With nothing left to decide the offer is as its provider says: confirmed.
    const changed = isSettled ? await findOffer(tx, offer.id) : undefined
    if (changed !== undefined && !isOver(changed, services.today()))
      await updateOfferState(tx, changed, confirmedState(changed, services.today()))
    return ok({ isApplied: isSettled })
  })
}
