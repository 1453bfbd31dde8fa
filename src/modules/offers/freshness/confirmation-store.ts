// SQL for answers: added, read, never changed. Never exported from the module.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { OfferState } from '../store.ts'
import type { Offer } from '../terms.ts'
import type { FreshnessTables } from './tables.ts'
import type { Confirmation, ConfirmationAnswer, ConfirmationWay } from './terms.ts'

export interface NewConfirmation {
  readonly offer: Pick<Offer, 'id' | 'organizationId'>
  readonly answer: ConfirmationAnswer
  readonly way: ConfirmationWay
  readonly requestId?: string
  readonly reason?: string
}

export async function insertConfirmation(
  tx: Tx,
  actor: Actor,
  services: Services,
  given: NewConfirmation,
): Promise<void> {
  await tx
    .withTables<FreshnessTables>()
    .insertInto('offers.confirmation')
    .values({
      region_id: actor.regionId,
      id: services.newId(),
      offer_id: given.offer.id,
      organization_id: given.offer.organizationId,
      answer: given.answer,
      way: given.way,
      request_id: given.requestId ?? null,
      person_id: actor.kind === 'person' ? actor.personId : null,
      reason: given.reason ?? null,
      happened_at: services.now(),
    })
    .execute()
}

const columns = ['offer_id', 'answer', 'way', 'request_id', 'happened_at'] as const

type Row = Pick<FreshnessTables['offers.confirmation'], (typeof columns)[number]>
const confirmationOf = (row: Row): Confirmation => ({
  offerId: row.offer_id,
  answer: row.answer,
  way: row.way,
  requestId: row.request_id,
  happenedAt: row.happened_at,
})

/** What was answered behind one link, oldest first. */
export async function findAnswersTo(tx: Tx, requestId: string): Promise<Confirmation[]> {
  const rows = await tx
    .withTables<FreshnessTables>()
    .selectFrom('offers.confirmation')
    .select(columns)
    .where('request_id', '=', requestId)
    .orderBy('happened_at')
    .orderBy('id')
    .execute()
  return rows.map(confirmationOf)
}

/** The newest answer of the provider about an offer since then; a decision of the office is none. */
export async function findAnswerSince(tx: Tx, offerId: string, since: Date): Promise<Confirmation | undefined> {
  const row = await tx
    .withTables<FreshnessTables>()
    .selectFrom('offers.confirmation')
    .select(columns)
    .where('offer_id', '=', offerId)
    .where('answer', '<>', 'shown-again')
    .where('happened_at', '>=', since)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && confirmationOf(row)
}

export interface LinkAnswer {
  readonly organizationId: string
  readonly happenedAt: Date
}

/** Who answered about an offer behind a link: its provider at that time. */
export async function findLinkAnswers(tx: Tx, offerId: string): Promise<LinkAnswer[]> {
  const rows = await tx
    .withTables<FreshnessTables>()
    .selectFrom('offers.confirmation')
    .select(['organization_id', 'happened_at'])
    .where('offer_id', '=', offerId)
    .where('way', '=', 'link')
    .execute()
  return rows.map((row) => ({ organizationId: row.organization_id, happenedAt: row.happened_at }))
}

/** The newest answer about an offer that says that it is right. */
export async function findLastConfirmation(tx: Tx, offerId: string): Promise<Confirmation | undefined> {
  const row = await tx
    .withTables<FreshnessTables>()
    .selectFrom('offers.confirmation')
    .select(columns)
    .where('offer_id', '=', offerId)
    .where('answer', 'in', ['right', 'changed'])
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && confirmationOf(row)
}

/**
 * What a confirmation does to an offer: confirmed today, public again, and whatever had said that it is wrong is answered.
 * A day that has passed as valid-until is taken away, since it was just denied.
 */
export const confirmedState = (offer: Offer, today: PlainDate): OfferState => ({
  confirmed_on: today,
  hidden_at: null,
  forced_on: null,
  forced_because: null,
  shown_again_on: null,
  ...(offer.validUntil !== null && offer.validUntil < today ? { valid_until: null } : {}),
})
