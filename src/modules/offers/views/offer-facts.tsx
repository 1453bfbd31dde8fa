// What an offer says about itself: the same on the public page, in the preview and in the work area.
import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import { type Fact, Notice, Section, Summary, safeHref, withQuery } from '../../../platform/html/index.ts'
import { facetParameter } from '../asked.ts'
import { kindLabel, languageLabel, phaseLabel } from '../code-lists.ts'
import { OfferPicture } from '../editing/views/picture.tsx'
import { OfferRules } from '../eligibility/views/offer-rules.tsx'
import { freshnessOf } from '../freshness/offer-freshness.ts'
import { StaleNotice } from '../freshness/views/offer-freshness.tsx'
import type { OfferPage } from '../get-offer.ts'
import { MarkupText } from '../markup/markup-view.tsx'
import { groupsOf, isLongUnsure, isOver, whenOf } from '../present.ts'
import { placesOn } from '../supply/places.ts'
import { type Offer, type OfferContact, type Provider, wholeRegion } from '../terms.ts'
import { t } from '../texts.ts'

const long = (date: PlainDate): string => formatGermanDate(date)

function ConfirmedText({ offer, today }: { offer: Offer; today: PlainDate }) {
  const { confirmedOn } = offer
  if (confirmedOn === null) return <>{t.page.neverConfirmed}</>
  return <>{isLongUnsure(freshnessOf(offer, today)) ? t.page.longAgo(long(confirmedOn)) : long(confirmedOn)}</>
}

/** Nothing where nobody ever said something about places. */
function placesFact(offer: Offer, today: PlainDate): Fact | undefined {
  const { state, saidOn } = placesOn(today, offer)
  if (saidOn === null) return undefined
  const words = { free: t.page.placesFree, full: t.page.placesFull, unknown: t.page.placesOld }
  return { label: t.page.places, value: words[state](long(saidOn)) }
}

/** Where the provider comes to; what has no name in the network is left out. */
function areaFact({ offer, regionPlaces }: Pick<OfferPage, 'offer' | 'regionPlaces'>): Fact | undefined {
  const { serviceArea } = offer
  const names = serviceArea.includes(wholeRegion)
    ? [t.page.wholeRegion]
    : regionPlaces.municipalities.filter(({ key }) => serviceArea.includes(key)).map(({ name }) => name)
  return names.length === 0 ? undefined : { label: t.page.alsoIn, value: names.join(', ') }
}

export function factsOf(page: Pick<OfferPage, 'offer' | 'place' | 'regionPlaces'>, today: PlainDate): Fact[] {
  const { offer, place } = page
  const where = [place?.label ?? offer.city, place?.address, offer.placeText].filter(Boolean).join(', ')
  const facts: (Fact | undefined)[] = [
    { label: t.page.kind, value: kindLabel(offer.kind) },
    { label: t.page.forWhom, value: groupsOf(offer) },
    { label: t.page.phase, value: phaseLabel(offer.phase) },
    { label: t.page.where, value: where === '' ? t.card.anywhere : where },
    areaFact(page),
    { label: t.page.when, value: whenOf(offer) },
    placesFact(offer, today),
    offer.applyUntil === null ? undefined : { label: t.page.applyUntil, value: long(offer.applyUntil) },
    offer.languages.length === 0
      ? undefined
      : { label: t.page.languages, value: offer.languages.map(languageLabel).join(', ') },
    offer.costText === null ? undefined : { label: t.page.cost, value: offer.costText },
    offer.website === null
      ? undefined
      : {
          label: t.page.website,
          value: (
            <a class="kern-link" href={safeHref(offer.website)} rel="noreferrer">
              {offer.website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
            </a>
          ),
        },
    { label: t.page.confirmed, value: <ConfirmedText offer={offer} today={today} /> },
    offer.validUntil === null ? undefined : { label: t.page.validUntil, value: long(offer.validUntil) },
  ]
  return facts.filter((fact) => fact !== undefined)
}

export function StateNotice({ offer, today }: { offer: Offer; today: PlainDate }) {
  if (offer.status === 'ended') {
    const on = offer.endedAt === null ? today : (offer.endedAt.toISOString().slice(0, 10) as PlainDate)
    return (
      <Notice tone="warning" title={t.page.ended}>
        <p class="kern-body">{t.page.endedOn(long(on))}</p>
        <p class="kern-body">
          <a class="kern-link" href={withQuery(paths.offers, { [facetParameter.kind]: offer.kind })}>
            {t.page.endedSearch}
          </a>
        </p>
      </Notice>
    )
  }
  if (offer.endsOn !== null && isOver(offer, today)) {
    return (
      <Notice tone="warning" title={t.page.over}>
        <p class="kern-body">{t.page.overHelp(long(offer.endsOn))}</p>
      </Notice>
    )
  }
  const places = placesOn(today, offer)
  if (places.state === 'full' && places.saidOn !== null) {
    return (
      <Notice tone="warning" title={t.page.fullTitle}>
        <p class="kern-body">{t.page.fullHelp(long(places.saidOn))}</p>
      </Notice>
    )
  }
  if (offer.applyUntil !== null && offer.applyUntil < today) {
    return <Notice tone="info" title={t.page.applyOver(long(offer.applyUntil))} />
  }
  return <StaleNotice offer={offer} today={today} />
}

export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`

export function contactFacts(contact: Partial<OfferContact>): Fact[] {
  const { name, functionName, phone, email } = contact
  return [
    name ? { label: t.page.name, value: name } : undefined,
    functionName ? { label: t.page.function, value: functionName } : undefined,
    phone
      ? {
          label: t.page.phone,
          value: (
            <a class="kern-link" href={phoneHref(phone)}>
              {phone}
            </a>
          ),
        }
      : undefined,
    email
      ? {
          label: t.page.email,
          value: (
            <a class="kern-link" href={`mailto:${email}`}>
              {email}
            </a>
          ),
        }
      : undefined,
  ].filter((fact) => fact !== undefined)
}

export const contactAnchor = 'kontakt'

export function ContactSection({ contact }: { contact: OfferContact | undefined }) {
  return (
    <Section title={t.page.contact} id={contactAnchor}>
      {contact === undefined ? <p class="kern-body">{t.page.noContact}</p> : <Summary facts={contactFacts(contact)} />}
    </Section>
  )
}

export function ProviderSection({ provider }: { provider: Provider | undefined }) {
  if (provider === undefined) {
    return (
      <Section title={t.page.provider}>
        <p class="kern-body">{t.page.providerInactive}</p>
      </Section>
    )
  }
  return (
    <Section title={t.page.provider}>
      <p class="kern-title">{provider.name}</p>
      <Summary facts={contactFacts({ phone: provider.phone, email: provider.email })} />
      <ul class="steg-plain-list steg-no-print">
        <li>
          <a class="kern-link" href={paths.networkOrganization(provider.id)}>
            {t.page.providerPage}
          </a>
        </li>
        <li>
          <a class="kern-link" href={withQuery(paths.offers, { [facetParameter.provider]: provider.id })}>
            {t.page.moreOfProvider}
          </a>
        </li>
      </ul>
    </Section>
  )
}

/** Facts first, then the text: who looks for a date finds it before the prose. */
export function OfferBody({ page, today, check }: { page: OfferPage; today: PlainDate; check?: Child }) {
  return (
    <>
      <StateNotice offer={page.offer} today={today} />
      {page.picture !== undefined && <OfferPicture picture={page.picture} />}
      <Section title={t.page.facts}>
        <Summary facts={factsOf(page, today)} />
      </Section>
      <OfferRules page={page} today={today} />
      {check}
      {page.offer.description !== '' && (
        <Section title={t.page.about}>
          <MarkupText text={page.offer.description} />
        </Section>
      )}
    </>
  )
}
