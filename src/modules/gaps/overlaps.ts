// Entries that are there twice, and offers of several providers for the same people at the same place and time. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Supply } from '../offers/index.ts'

/** Same provider, title and town: one of them is probably too much. */
export interface Duplicate {
  readonly offers: readonly Supply[]
}

/** Different providers, same kind, same target group, same town, at the same time: worth a word with each other. */
export interface Overlap {
  readonly kind: string
  /** Target groups that all of them have in common; none where all of them are for everybody. */
  readonly targetGroups: readonly string[]
  readonly city: string
  readonly offers: readonly Supply[]
}

const groupedBy = (offers: readonly Supply[], keyOf: (offer: Supply) => string | undefined): Supply[][] => {
  const groups = new Map<string, Supply[]>()
  for (const offer of offers) {
    const key = keyOf(offer)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [offer])
    else group.push(offer)
  }
  return [...groups.values()]
}

/** Courses that follow one another under one title are no duplicates: their days must meet. O(n log n). */
export const findDuplicates = (offers: readonly Supply[]): Duplicate[] =>
  groupedBy(offers, (offer) => `${offer.organizationId}|${offer.titleKey}|${offer.cityKey}`)
    .flatMap(clustersInTime)
    .filter((group) => group.length > 1)
    .map((group) => ({ offers: group }))

/**
 * For each kind, target group and town the runs of offers whose days meet; the same offers for several target groups are
 * told once. O(n × target groups × log n).
 */
export function findOverlaps(offers: readonly Supply[], today: PlainDate): Overlap[] {
  const running = offers.filter(
    (offer) => !offer.isStale && offer.cityKey !== '' && (offer.endsOn === null || offer.endsOn >= today),
  )
  const byPlace = groupedBy(running, (offer) => `${offer.kind}|${offer.cityKey}`)
  const told = new Map<string, Overlap>()
  for (const place of byPlace) {
    const named = [...new Set(place.flatMap(({ targetGroups }) => targetGroups))]
    for (const group of named.length === 0 ? [undefined] : named) {
      const meant = place.filter(
        ({ targetGroups }) => targetGroups.length === 0 || (group !== undefined && targetGroups.includes(group)),
      )
      for (const cluster of clustersInTime(meant)) {
        if (new Set(cluster.map(({ organizationId }) => organizationId)).size < 2) continue
        const key = cluster
          .map(({ id }) => id)
          .sort()
          .join('|')
        const before = told.get(key)
        const targetGroups = [...(before?.targetGroups ?? []), ...(group === undefined ? [] : [group])]
        told.set(key, { kind: cluster[0]?.kind ?? '', city: cluster[0]?.city ?? '', targetGroups, offers: cluster })
      }
    }
  }
  return [...told.values()].sort((a, b) => b.offers.length - a.offers.length || (a.city < b.city ? -1 : 1))
}

/** Runs of offers of which each meets an earlier one; null is open at that side. */
function clustersInTime(offers: readonly Supply[]): Supply[][] {
  const sorted = [...offers].sort((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1))
  const clusters: Supply[][] = []
  let reach = ''
  for (const offer of sorted) {
    const current = clusters.at(-1)
    const end = offer.endsOn ?? '9999-12-31'
    if (current !== undefined && (offer.startsOn ?? '') <= reach) {
      current.push(offer)
      if (end > reach) reach = end
    } else {
      clusters.push([offer])
      reach = end
    }
  }
  return clusters
}
