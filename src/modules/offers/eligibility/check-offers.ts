// The offers of the region, checked against the answers of somebody who gives no name. Nothing is stored or logged.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type OfferList, type OffersAsked, searchOffers } from '../list-offers.ts'
import { type ReadAnswers, readAnswers } from './answers-address.ts'
import { isForOneself } from './audience.ts'
import { type Decision, type Dimension, decide, type Verdict, verdicts } from './decide.ts'
import { chooseQuestions } from './questions.ts'
import { findRegionPlaces, type RegionPlaces } from './store.ts'

/** More offers than any region has today; beyond, the page says so. */
export const mostChecked = 2_000

export type CheckedOffer = OfferList['items'][number] & { readonly decision: Decision }

export interface CheckedOffers {
  readonly read: ReadAnswers
  readonly places: RegionPlaces
  /** All that the filters of the list leave, for its facets. */
  readonly list: OfferList
  readonly byVerdict: Readonly<Record<Verdict, readonly CheckedOffer[]>>
  readonly checkedCount: number
  /** Only for schools, companies, parents or professionals. */
  readonly notForOneselfCount: number
  /** The next questions, the most telling first. */
  readonly next: readonly Dimension[]
}

export async function checkOffers(
  actor: Actor,
  services: Services,
  given: { readonly asked: OffersAsked; readonly parameters: URLSearchParams },
): Promise<CheckedOffers> {
  const places = await inContext(services.database, actor, findRegionPlaces)
  const list = await searchOffers(actor, services, { ...given.asked, page: 1, pageSize: mostChecked })
  const read = readAnswers(given.parameters, places)
  const own = list.items.filter(({ offer }) => isForOneself(offer.targetGroups))
  const checked = own.map((item) => ({ ...item, decision: decide(item.offer.eligibility, read.answers) }))
  const byVerdict = Object.fromEntries(
    verdicts.map((verdict) => [verdict, checked.filter(({ decision }) => decision.verdict === verdict)]),
  ) as unknown as CheckedOffers['byVerdict']
  return {
    read,
    places,
    list,
    byVerdict,
    checkedCount: checked.length,
    notForOneselfCount: list.items.length - own.length,
    next: chooseQuestions({
      rules: own.map(({ offer }) => offer.eligibility),
      answers: read.answers,
      skipped: read.skipped,
      municipalityKeys: places.municipalities.map(({ key }) => key),
    }),
  }
}
