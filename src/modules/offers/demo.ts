// Offers of the fictional Landkreis Musterau. Days are counted from today, so that the demo never looks old.
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import demoOffers from './demo-offers.json' with { type: 'json' }
import { fillEditingDemo } from './editing/demo.ts'
import { anybody, eligibilitySchema } from './eligibility/eligibility.ts'
import { fillFreshnessDemo } from './freshness/demo.ts'
import dueOffers from './freshness/demo-offers.json' with { type: 'json' }
import { emptyDetails } from './import/imported-offer.ts'
import { settleDetails } from './keep-offer.ts'
import { findContactPersonsOf, findPlacesOf, findProvidersNamed } from './neighbours.ts'
import { findOffersByIds, insertOffers, type NewOffer } from './store.ts'
import type { OfferDetails, OfferStatus } from './terms.ts'

/** Days before (`confirmed`) or after today (`starts`, `ends`, `applyBy`); the rest as in the offer itself. */
export interface DemoOffer {
  readonly provider: string
  readonly kind: string
  readonly phase: string
  readonly targetGroups: readonly string[]
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly place?: string
  readonly placeText?: string
  readonly city?: string
  readonly starts?: number
  readonly ends?: number
  readonly applyBy?: number
  readonly datesText?: string
  readonly costText?: string
  readonly website?: string
  readonly languages?: readonly string[]
  /** What is not said here is not asked of anybody; without it nobody has said for whom the offer is. */
  readonly eligibility?: object
  /** With the first contact person of the provider. */
  readonly contact?: boolean
  /** What was said about places, as many days ago. */
  readonly places?: { readonly state: string; readonly daysAgo: number }
  readonly serviceArea?: readonly string[]
  readonly confirmed?: number | null
  readonly status?: string
}

/** With twelve offers of one organisation that wait for an answer. */
const offers: readonly DemoOffer[] = [...demoOffers, ...dueOffers]

export const demoOfferId = (index: number): string =>
  `03999000-0000-7000-8000-000000001${String(index + 1).padStart(3, '0')}`

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  await inContext(services.database, actor, async (tx) => {
    const ids = offers.map((_, index) => demoOfferId(index))
    const known = new Set((await findOffersByIds(tx, ids)).map(({ id }) => id))
    if (known.size > 0) return
    const rows: NewOffer[] = []
    for (const [index, offer] of offers.entries()) {
      const [provider] = await findProvidersNamed(tx, offer.provider)
      // A region whose organisations were changed by hand keeps the rest of the demo.
      if (provider === undefined) continue
      const settled = await settleDetails(
        tx,
        await detailsOf(tx, services.today(), { offer, organizationId: provider.id }),
      )
      if (settled.ok)
        rows.push({ regionId: actor.regionId, id: demoOfferId(index), ...settled.value, ...stateOf(offer, services) })
    }
    await insertOffers(tx, rows)
    const lines = rows.map(({ id }) => ({ action: 'offer.create', objectKind: 'offer', objectId: id }))
    await recordAudits(tx, actor, services, lines)
    await fillEditingDemo(tx, actor, services)
    await fillFreshnessDemo(
      tx,
      actor,
      services,
      await findOffersByIds(
        tx,
        rows.map(({ id }) => id),
      ),
    )
  })
}

async function detailsOf(
  tx: Tx,
  today: PlainDate,
  { offer, organizationId }: { offer: DemoOffer; organizationId: string },
): Promise<OfferDetails> {
  const day = (days: number | undefined): PlainDate | null => (days === undefined ? null : addDays(today, days))
  const places = offer.place === undefined ? [] : await findPlacesOf(tx, organizationId)
  const contacts = offer.contact === true ? await findContactPersonsOf(tx, organizationId) : []
  const { kind, phase, targetGroups, title, summary, description } = offer
  return {
    ...emptyDetails,
    organizationId,
    kind,
    phase,
    targetGroups,
    title,
    summary,
    description,
    languages: offer.languages ?? ['de'],
    placeId: places.find(({ label }) => label.startsWith(offer.place ?? ''))?.id ?? null,
    contactPersonId: contacts[0]?.id ?? null,
    placeText: offer.placeText ?? null,
    city: offer.city ?? null,
    startsOn: day(offer.starts),
    endsOn: day(offer.ends),
    applyUntil: day(offer.applyBy),
    datesText: offer.datesText ?? null,
    costText: offer.costText ?? null,
    website: offer.website ?? null,
    ...placesOf(today, offer),
    serviceArea: offer.serviceArea ?? [],
    eligibility: offer.eligibility === undefined ? null : eligibilitySchema.parse({ ...anybody, ...offer.eligibility }),
  }
}

function placesOf(today: PlainDate, { places }: DemoOffer): Pick<OfferDetails, 'placesState' | 'placesOn'> {
  return places?.state === 'free' || places?.state === 'full'
    ? { placesState: places.state, placesOn: addDays(today, -places.daysAgo) }
    : { placesState: 'unknown', placesOn: null }
}

function stateOf(offer: DemoOffer, services: Services): Omit<NewOffer, 'regionId' | 'id' | 'details'> {
  const now = services.now()
  const status: OfferStatus = offer.status === 'draft' || offer.status === 'ended' ? offer.status : 'published'
  return {
    status,
    at: now,
    publishedAt: status === 'draft' ? null : now,
    endedAt: status === 'ended' ? now : null,
    confirmedOn: typeof offer.confirmed === 'number' ? addDays(services.today(), -offer.confirmed) : null,
  }
}
