// One offer with its provider, place and contact, as far as the actor may see them.

import type { PlainDate } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, PersonActor } from '../../platform/actor/actor.ts'
import { findHistory, type HistoryEntry } from '../../platform/audit/read-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayReadContactPersons } from '../network/index.ts'
import { needsApproval } from './editing/approval.ts'
import { findSubmission } from './editing/store.ts'
import { findPictures } from './editing/store-pictures.ts'
import type { Picture, Submission } from './editing/terms.ts'
import { findRegionPlaces, type RegionPlaces } from './eligibility/store.ts'
import { findLastConfirmation, findLinkAnswers, type LinkAnswer } from './freshness/confirmation-store.ts'
import { findLinkCheck } from './freshness/link-check-store.ts'
import { type Confirmation, type LinkCheck, linkReason } from './freshness/terms.ts'
import { type ContactPersonChoice, findContactPerson, findPlace, findProviders, type OfferPlace } from './neighbours.ts'
import { mayEditOffer, mayReadOffer, type OfferSubject } from './policy.ts'
import { findOffer, findOffersByIds, findOffersOf } from './store.ts'
import type { Offer, OfferContact, Provider } from './terms.ts'

export const subjectOf = (regionId: string, offer: Offer): OfferSubject => ({
  regionId,
  organizationId: offer.organizationId,
  status: offer.status,
  isPublic: offer.publishedAt !== null && offer.hiddenAt === null,
})

export interface OfferPage {
  readonly offer: Offer
  /** Undefined where the public may no longer see the organisation. */
  readonly provider: Provider | undefined
  readonly place: OfferPlace | undefined
  readonly contact: OfferContact | undefined
  /** Names for the places that its rules speak of. */
  readonly regionPlaces: RegionPlaces
  readonly picture: Picture | undefined
}

export type OfferHistoryEntry = HistoryEntry & {
  /** Whoever acted, as far as it acted for an organisation. */
  readonly organizationName: string | undefined
  /** The organisation answered without an account, behind its confirmation link. */
  readonly isByLink: boolean
}

export interface WorkOfferPage extends OfferPage {
  readonly mayEdit: boolean
  /** For those who may change the offer: how it was last confirmed, and whether its website answers. */
  readonly confirmation: Confirmation | undefined
  readonly linkCheck: LinkCheck | undefined
  /** What waits for the office, or came back from it. */
  readonly submission: Submission | undefined
  /** The picture that will be shown when a change passes. */
  readonly waitingPicture: Picture | undefined
  /** The actor publishes and changes only with the approval of the office. */
  readonly needsApproval: boolean
  readonly history: readonly OfferHistoryEntry[]
}

export async function readOfferPage(tx: Tx, offer: Offer, { actor, today }: Reader): Promise<OfferPage> {
  const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
  const place = offer.placeId === null ? undefined : await findPlace(tx, offer.placeId)
  const found = offer.contactPersonId === null ? undefined : await findContactPerson(tx, offer.contactPersonId)
  const seesPersons =
    mayReadContactPersons(actor, {
      regionId: actor.regionId,
      id: offer.organizationId,
      status: provider?.isActive ? 'active' : 'archived',
    }) === 'allowed'
  const person = found && (seesPersons || isShownToAll(found, today)) ? found : undefined
  const isTyped = offer.contactName !== null || offer.contactEmail !== null || offer.contactPhone !== null
  const typed: OfferContact | undefined = isTyped
    ? { name: offer.contactName, functionName: null, email: offer.contactEmail, phone: offer.contactPhone }
    : undefined
  const picture = (await findPictures(tx, [offer.id])).find(({ isShown }) => isShown)
  const regionPlaces = await findRegionPlaces(tx)
  return { offer, provider, place, regionPlaces, contact: person ?? typed, picture }
}

interface Reader {
  readonly actor: Actor
  readonly today: PlainDate
}

/** Only who agreed, and only while the entry may be relied upon. */
export const isShownToAll = (person: ContactPersonChoice, today: PlainDate): boolean =>
  person.isPublic && (person.validUntil === null || person.validUntil >= today)

export async function getOffer(actor: Actor, services: Services, id: string): Promise<Result<OfferPage, 'not-found'>> {
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const offer = await findOffer(tx, id)
    if (offer === undefined || mayReadOffer(actor, subjectOf(actor.regionId, offer)) !== 'allowed') {
      return refused('not-found')
    }
    return ok(await readOfferPage(tx, offer, { actor, today: services.today() }))
  })
}

async function readHistory(tx: Tx, id: string): Promise<OfferHistoryEntry[]> {
  const history = await findHistory(tx, { objectKind: 'offer', objectId: id })
  const answers = await findLinkAnswers(tx, id)
  // The line of an answer behind a link names no organisation: that stands with the answer, written in the same moment.
  const actingId = (entry: HistoryEntry): string | null => {
    if (!isByLink(entry)) return entry.organizationId
    const distance = ({ happenedAt }: LinkAnswer): number => Math.abs(happenedAt.getTime() - entry.happenedAt.getTime())
    const nearest = [...answers].sort((a, b) => distance(a) - distance(b))[0]
    return nearest?.organizationId ?? null
  }
  const acting = await findProviders(
    tx,
    history.flatMap((entry) => actingId(entry) ?? []),
  )
  return history.map((entry) => ({
    ...entry,
    organizationName: acting.get(actingId(entry) ?? '')?.name,
    isByLink: isByLink(entry),
  }))
}

const isByLink = ({ role, reason }: HistoryEntry): boolean => role === 'system' && reason === linkReason

/** For lines that only name an offer; none for what is unknown or hidden from the actor. */
export const findOfferTitles = (
  actor: Actor,
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  inContext(services.database, actor, async (tx) => {
    const found = await findOffersByIds(tx, ids.filter(isUuid))
    return new Map(
      found
        .filter((offer) => mayReadOffer(actor, subjectOf(actor.regionId, offer)) === 'allowed')
        .map((offer) => [offer.id, offer.title]),
    )
  })

/** Offers of the organisation that the actor works for, as far as the actor may read them. */
export const findOwnOfferIds = (actor: PersonActor, services: Services): Promise<string[]> =>
  inContext(services.database, actor, async (tx) =>
    (await findOffersOf(tx, actor.organizationId))
      .filter((offer) => mayReadOffer(actor, subjectOf(actor.regionId, offer)) === 'allowed')
      .map(({ id }) => id),
  )

/** For the work area: with history and with what the actor may do. */
export async function getWorkOffer(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<WorkOfferPage, 'not-found' | 'forbidden'>> {
  if (actor.kind === 'public') return refused('forbidden')
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const offer = await findOffer(tx, id)
    const subject = offer && subjectOf(actor.regionId, offer)
    if (offer === undefined || subject === undefined || mayReadOffer(actor, subject) !== 'allowed') {
      return refused('not-found')
    }
    const mayEdit = mayEditOffer(actor, subject) === 'allowed'
    return ok({
      ...(await readOfferPage(tx, offer, { actor, today: services.today() })),
      mayEdit,
      confirmation: mayEdit ? await findLastConfirmation(tx, id) : undefined,
      linkCheck: mayEdit ? await findLinkCheck(tx, id) : undefined,
      submission: mayEdit ? await findSubmission(tx, id) : undefined,
      waitingPicture: mayEdit ? (await findPictures(tx, [id])).find(({ isShown }) => !isShown) : undefined,
      needsApproval: mayEdit && (await needsApproval(tx, actor, offer.organizationId)),
      history: mayEdit ? await readHistory(tx, id) : [],
    })
  })
}
