// What each audience sees of an offer: allow-lists, in words for pages and as values for the API. Pure.
import { formatGermanDate, type PlainDate } from '../../kernel/plain-date.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from './code-lists.ts'
import type { Picture, PictureSize } from './editing/terms.ts'
import { presentEligibility } from './eligibility/present-eligibility.ts'
import { freshnessOf } from './freshness/offer-freshness.ts'
import type { Freshness } from './freshness/state.ts'
import { f } from './freshness/texts.ts'
import type { OfferPage } from './get-offer.ts'
import type { OfferList } from './list-offers.ts'
import { excerptOf } from './markup/parse-markup.ts'
import { placesOn } from './supply/places.ts'
import type { Offer, OfferStatus } from './terms.ts'
import { t } from './texts.ts'

export const isLongUnsure = (state: Freshness | undefined): boolean => state === 'stale' || state === 'hidden'

export const isOver = (offer: Pick<Offer, 'endsOn'>, today: PlainDate): boolean =>
  offer.endsOn !== null && offer.endsOn < today

const short = (date: PlainDate): string => formatGermanDate(date, 'short')

/** "ab 01.02.2027", "01.02.2027 bis 05.02.2027", or the words of the provider. */
export function whenOf(offer: Pick<Offer, 'startsOn' | 'endsOn' | 'datesText'>): string {
  const { startsOn, endsOn, datesText } = offer
  const days =
    startsOn !== null && endsOn !== null
      ? startsOn === endsOn
        ? short(startsOn)
        : t.card.range(short(startsOn), short(endsOn))
      : startsOn !== null
        ? t.card.from(short(startsOn))
        : endsOn !== null
          ? t.card.until(short(endsOn))
          : undefined
  return [days, datesText].filter((part) => part !== undefined && part !== null).join(', ') || t.card.anytime
}

/** "Anmeldung bis 01.02.2027", also when that day has passed. */
const applyWords = (applyUntil: PlainDate, today: PlainDate): string =>
  applyUntil < today ? t.card.appliedUntil(short(applyUntil)) : t.card.applyUntil(short(applyUntil))

export const groupsOf = (offer: Pick<Offer, 'targetGroups'>): string =>
  offer.targetGroups.length === 0 ? t.card.everybody : offer.targetGroups.map(targetGroupLabel).join(', ')

export const whereOf = (offer: Pick<Offer, 'city' | 'placeText'>): string =>
  [offer.city, offer.placeText].filter((part) => part !== null && part !== '').join(', ')

export interface OfferCard {
  readonly id: string
  readonly title: string
  /** What, for whom, where, when and how sure: one line each. */
  readonly lines: readonly string[]
  readonly status: OfferStatus
  readonly isHidden: boolean
  readonly cautions: readonly string[]
}

/**
 * Why somebody may come in vain: it is over; or it is full or its applications have ended, and nobody has confirmed it
 * for long. Nothing for what is open and sure.
 */
export function cautionsOf(offer: Offer, today: PlainDate): string[] {
  if (isOver(offer, today)) return [t.card.over]
  const isFull = placesOn(today, offer).state === 'full'
  const isClosed = offer.applyUntil !== null && offer.applyUntil < today
  return [
    ...(isFull ? [t.card.full] : isClosed ? [t.card.applyOver] : []),
    ...(isLongUnsure(freshnessOf(offer, today))
      ? [offer.confirmedOn === null ? f.badge.staleNever : f.badge.stale(short(offer.confirmedOn))]
      : []),
  ]
}

export function presentCard(item: OfferList['items'][number], today: PlainDate): OfferCard {
  const { offer, providerName, distanceKm, comesTo, found } = item
  const isStale = isLongUnsure(freshnessOf(offer, today))
  const what = [kindLabel(offer.kind), providerName === null ? undefined : t.card.by(providerName)]
  const confirmed =
    offer.confirmedOn === null
      ? t.card.unconfirmed
      : isStale
        ? t.card.longUnconfirmed(short(offer.confirmedOn))
        : t.card.confirmed(short(offer.confirmedOn))
  const where = [
    offer.city ?? offer.placeText ?? t.card.anywhere,
    distanceKm === null ? undefined : t.card.distance(distanceKm),
    comesTo === null ? undefined : t.card.comes(comesTo),
    whenOf(offer),
    offer.applyUntil === null || isOver(offer, today) ? undefined : applyWords(offer.applyUntil, today),
    confirmed,
  ]
  const join = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ')
  return {
    id: offer.id,
    title: offer.title,
    lines: [
      // Where something was searched for, the part that was found stands instead.
      `${join(what)}${offer.summary === null || found !== undefined ? '' : `. ${excerptOf(offer.summary, 160)}`}`,
      `${t.card.forWhom(groupsOf(offer))} · ${phaseLabel(offer.phase)}`,
      join(where),
    ],
    status: offer.status,
    isHidden: offer.hiddenAt !== null,
    cautions: cautionsOf(offer, today),
  }
}

const coded = (key: string, label: (key: string) => string) => ({ key, label: label(key) })

export interface PublicLinks {
  readonly page: string
  /** Of a picture, by its id. */
  picture(id: string, size: PictureSize): string
}

const presentPicture = (picture: Picture | undefined, links: PublicLinks) =>
  picture === undefined
    ? null
    : {
        url: links.picture(picture.id, 'large'),
        ...picture.large,
        small: { url: links.picture(picture.id, 'small'), ...picture.small },
        altText: picture.altText,
        source: picture.sourceNote,
      }

/** One offer as the API gives it to everybody: nothing of owner, import or drafts. */
export function presentPublicOffer(
  offer: Offer,
  given: { readonly providerName: string | null; readonly picture: Picture | undefined },
  links: PublicLinks,
) {
  return {
    id: offer.id,
    url: links.page,
    title: offer.title,
    summary: offer.summary,
    kind: coded(offer.kind, kindLabel),
    phase: coded(offer.phase, phaseLabel),
    targetGroups: offer.targetGroups.map((key) => coded(key, targetGroupLabel)),
    languages: offer.languages.map((key) => coded(key, languageLabel)),
    provider: { id: offer.organizationId, name: given.providerName },
    picture: presentPicture(given.picture, links),
    city: offer.city,
    place: offer.placeText,
    latitude: offer.latitude,
    longitude: offer.longitude,
    startsOn: offer.startsOn,
    endsOn: offer.endsOn,
    applyUntil: offer.applyUntil,
    places: { state: offer.placesState, saidOn: offer.placesOn },
    dates: offer.datesText,
    eligibility: presentEligibility(offer.eligibility),
    confirmedOn: offer.confirmedOn,
    dueOn: offer.dueOn,
    validUntil: offer.validUntil,
    status: offer.status === 'ended' ? ('ended' as const) : ('published' as const),
    changedAt: offer.updatedAt.toISOString(),
  }
}

/** The same with what only the page of one offer shows. */
export function presentPublicOfferPage(page: OfferPage, links: PublicLinks) {
  const { offer, provider, contact } = page
  return {
    ...presentPublicOffer(offer, { providerName: provider?.name ?? null, picture: page.picture }, links),
    description: offer.description,
    cost: offer.costText,
    website: offer.website,
    contact:
      contact === undefined
        ? null
        : { name: contact.name, function: contact.functionName, email: contact.email, phone: contact.phone },
  }
}
