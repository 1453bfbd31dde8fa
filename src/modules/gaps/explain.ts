// Why an offer counts for a cell, or does not: one true reason each. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Supply } from '../offers/index.ts'
import { type CellState, type Cube, type CubeView, cellIndex, cellStates, nearness, worthOf, worths } from './cube.ts'
import { distanceTo, isClosed, type Placing, placer, type Region } from './to-cube.ts'

/** Where it is, seen from the municipality for which it is worth most. */
export type Where =
  | { readonly code: 'here'; readonly municipality: string }
  | { readonly code: 'near'; readonly municipality: string; readonly km: number }
  | { readonly code: 'comes'; readonly municipality: string }
  | { readonly code: 'comes-everywhere' }
  | { readonly code: 'far'; readonly municipality: string; readonly km: number }
  | { readonly code: 'nowhere' }

export type Why =
  | { readonly code: 'counts'; readonly places: 'free' | 'unknown'; readonly saidOn: PlainDate | null }
  | { readonly code: 'full'; readonly saidOn: PlainDate | null }
  | { readonly code: 'closed'; readonly on: PlainDate }
  | { readonly code: 'stale'; readonly confirmedOn: PlainDate | null }
  /** So stale that the public does not see it any more. */
  | { readonly code: 'hidden'; readonly confirmedOn: PlainDate | null }
  | { readonly code: 'lapsed'; readonly validUntil: PlainDate }
  | { readonly code: 'too-far' }
  | { readonly code: 'other-time'; readonly startsOn: PlainDate | null; readonly endsOn: PlainDate | null }
  | { readonly code: 'not-needed' }

export interface Explained {
  readonly offer: Supply
  readonly state: CellState
  readonly where: Where
  readonly why: Why
}

/**
 * Every offer of a chosen group and kind, those that count first, then those that fail by time or way, nearest first.
 * O(offers × chosen groups × municipalities × periods).
 */
export function explainCell(
  { region, cube }: { readonly region: Region; readonly cube: Cube },
  chosen: CubeView['chosen'],
): Explained[] {
  const place = placer(region.municipalities)
  const [groups, kinds] = [new Set(chosen.group), new Set(chosen.kind)]
  const explained = cube.offers.flatMap((counted, index) => {
    const offer = region.supply[index]
    const ownGroups = counted.groups.filter((group) => groups.has(group))
    if (offer === undefined || ownGroups.length === 0 || !kinds.has(counted.kind)) return []
    let best: { worth: number; municipality: number; period: number } | undefined
    let isWaived = false
    for (const municipality of chosen.municipality)
      for (const period of chosen.period) {
        const worth = worthOf(counted, municipality, period)
        if (worth <= (best?.worth ?? 0)) continue
        const isNeeded = ownGroups.some(
          (group) => cube.waived[cellIndex(cube.shape, { group, kind: counted.kind, municipality, period })] !== 1,
        )
        if (isNeeded) best = { worth, municipality, period }
        else isWaived = true
      }
    const placing = place(offer)
    const where = whereOf(region, {
      near: counted.near,
      placing,
      chosen: best ? [best.municipality] : chosen.municipality,
    })
    if (best === undefined) return [{ offer, state: 'none' as const, where, why: whyNot(offer, { where, isWaived }) }]
    const state = cellStates[best.worth] ?? 'none'
    return [{ offer, state, where, why: whyOf(region, offer, best.worth) }]
  })
  return explained.sort((a, b) => worths[b.state] - worths[a.state] || kmOf(a.where) - kmOf(b.where))
}

const kmOf = (where: Where): number =>
  where.code === 'near' || where.code === 'far' ? where.km : where.code === 'nowhere' ? Number.MAX_VALUE : 0

function whyOf(region: Region, offer: Supply, worth: number): Why {
  if (worth === worths.stale) {
    if (offer.isHidden) return { code: 'hidden', confirmedOn: offer.confirmedOn }
    return offer.isStale || offer.validUntil === null
      ? { code: 'stale', confirmedOn: offer.confirmedOn }
      : { code: 'lapsed', validUntil: offer.validUntil }
  }
  if (worth === worths.full) {
    return isClosed(offer, region.today) && offer.applyUntil !== null
      ? { code: 'closed', on: offer.applyUntil }
      : { code: 'full', saidOn: offer.places.saidOn }
  }
  const { state, saidOn } = offer.places
  return { code: 'counts', places: state === 'free' ? 'free' : 'unknown', saidOn }
}

function whyNot(offer: Supply, { where, isWaived }: { where: Where; isWaived: boolean }): Why {
  if (isWaived) return { code: 'not-needed' }
  if (where.code === 'far' || where.code === 'nowhere') return { code: 'too-far' }
  return { code: 'other-time', startsOn: offer.startsOn, endsOn: offer.endsOn }
}

/** From the chosen municipality that is best off: in it, reached by it, or the nearest one. */
function whereOf(
  region: Region,
  given: { readonly near: Uint8Array; readonly placing: Placing; readonly chosen: readonly number[] },
): Where {
  const { near, placing, chosen } = given
  const nameOf = (index: number): string => region.municipalities[index]?.name ?? ''
  const inside = chosen.find((index) => near[index] === nearness.inside)
  if (inside !== undefined) return { code: 'here', municipality: nameOf(inside) }
  const nearest = chosen
    .map((index) => ({ index, km: distanceTo(region.municipalities[index], placing.at) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.km - b.km)[0]
  if (nearest !== undefined && nearest.km <= region.reachKm) {
    return { code: 'near', municipality: nameOf(nearest.index), km: nearest.km }
  }
  if (placing.isEverywhere) return { code: 'comes-everywhere' }
  const visited = placing.comesTo.find((index) => chosen.includes(index))
  if (visited !== undefined) return { code: 'comes', municipality: nameOf(visited) }
  return nearest === undefined || !Number.isFinite(nearest.km)
    ? { code: 'nowhere' }
    : { code: 'far', municipality: nameOf(nearest.index), km: nearest.km }
}
