// The numbers on the four doors of the start page.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import { findOffers } from './search/find-offers.ts'
import { withOffersIndex } from './search/kept-index.ts'
import { noFacets } from './search/offer-query.ts'

/** Young people and their parents. */
export const wayGroups = ['schuelerinnen-und-schueler', 'nach-der-schule', 'eltern'] as const

export interface StartFigures {
  readonly total: number
  /** Exactly as many as the list behind the door shows. */
  readonly way: number
  readonly school: number
  readonly company: number
  readonly providers: number
}

export const findStartFigures = (actor: Actor, services: Services): Promise<StartFigures> =>
  withOffersIndex(actor, services, async (_tx, index) => {
    const today = services.today()
    const about = {
      text: '',
      time: 'current',
      sort: 'title',
      page: 1,
      pageSize: 1,
      scope: { kind: 'public' },
      sight: { kind: 'public' },
      today,
      confirmedSince: today,
    } as const
    const all = findOffers(index, { ...about, facets: noFacets })
    const way = findOffers(index, { ...about, facets: { ...noFacets, targetGroup: wayGroups } })
    const counted = (group: string) => all.facets.targetGroup.find(({ value }) => value === group)?.count ?? 0
    return {
      total: all.total,
      way: way.total,
      school: counted('schulen'),
      company: counted('betriebe'),
      providers: all.facets.provider.length,
    }
  })
