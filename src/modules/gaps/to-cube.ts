// From offers, municipalities and decisions to the numbers of the cube. Pure.
import { type BoundingBox, boundingBox, boxContains, type Coordinates, distanceKm } from '../../kernel/geo.ts'
import type { PlainDate } from '../../kernel/plain-date.ts'
import { type Municipality, shortName } from '../network/index.ts'
import { type Supply, townKey } from '../offers/index.ts'
import { buildCube, type Cube, type CubeOffer, type CubeShape, type CubeWaiver, nearness, waiveCells } from './cube.ts'
import { type Period, periodRange } from './periods.ts'
import { isActiveWaiver, type Waiver } from './terms.ts'

/** Everything that is counted, and how. The lists give the indices of the cube their meaning. */
export interface Region {
  readonly groups: readonly string[]
  readonly kinds: readonly string[]
  readonly municipalities: readonly Municipality[]
  readonly periods: readonly Period[]
  readonly supply: readonly Supply[]
  readonly waivers: readonly Waiver[]
  /** An offer this far from the centre of a municipality is within reach of it. */
  readonly reachKm: number
  readonly today: PlainDate
}

export const shapeOf = (region: Region): CubeShape => ({
  group: region.groups.length,
  kind: region.kinds.length,
  municipality: region.municipalities.length,
  period: region.periods.length,
})

const coordinatesOf = (at: { latitude: number | null; longitude: number | null }): Coordinates | undefined =>
  at.latitude === null || at.longitude === null ? undefined : { latitude: at.latitude, longitude: at.longitude }

export interface Placing {
  /** Index of the municipality in which the offer takes place; undefined where that is not known or elsewhere. */
  readonly home: number | undefined
  readonly at: Coordinates | undefined
  /** Comes to every municipality. */
  readonly isEverywhere: boolean
  /** Indices of municipalities to which the provider comes. */
  readonly comesTo: readonly number[]
}

/** Says where an offer takes place: by the key of its provider's town, else by the name of its town. O(1) each. */
export function placer(municipalities: readonly Municipality[]) {
  const byKey = new Map(municipalities.map(({ key }, index) => [key, index]))
  const byName = new Map(municipalities.map(({ name }, index) => [townKey(shortName(name)), index]))
  return (offer: Pick<Supply, 'municipalityKey' | 'cityKey' | 'latitude' | 'longitude' | 'serviceArea'>): Placing => {
    const home = byKey.get(offer.municipalityKey ?? '') ?? byName.get(offer.cityKey)
    const centre = home === undefined ? undefined : municipalities[home]
    return {
      home,
      at: coordinatesOf(offer) ?? (centre && coordinatesOf(centre)),
      isEverywhere: offer.serviceArea.includes('region'),
      comesTo: offer.serviceArea.flatMap((key) => byKey.get(key) ?? []),
    }
  }
}

/** Kilometres from the centre of a municipality; undefined where one of the two places is not known. */
export function distanceTo(municipality: Municipality | undefined, at: Coordinates | undefined): number | undefined {
  const centre = municipality && coordinatesOf(municipality)
  return centre === undefined || at === undefined ? undefined : distanceKm(centre, at)
}

/** The centre of each municipality with the box that holds all that is within reach: most offers lie outside of it. */
const surroundings = (region: Region): ((BoundingBox & { readonly centre: Coordinates }) | undefined)[] =>
  region.municipalities.map((municipality) => {
    const centre = coordinatesOf(municipality)
    return centre && { ...boundingBox(centre, region.reachKm), centre }
  })

function nearOf(region: Region, around: ReturnType<typeof surroundings>, placing: Placing): Uint8Array {
  const { home, at } = placing
  const near = new Uint8Array(around.length)
  for (const [index, box] of around.entries()) {
    const isWithin =
      placing.isEverywhere ||
      (box !== undefined && at !== undefined && boxContains(box, at) && distanceKm(box.centre, at) <= region.reachKm)
    if (isWithin) near[index] = nearness.within
  }
  for (const index of placing.comesTo) near[index] = nearness.within
  if (home !== undefined) near[home] = nearness.inside
  return near
}

/** The application date is over: nobody gets in any more this time, as with no free place. */
export const isClosed = (offer: Pick<Supply, 'applyUntil'>, today: PlainDate): boolean =>
  offer.applyUntil !== null && offer.applyUntil < today

/**
 * The last period in which nobody is taken in; -1 if none. "No free place" is said of today, so it holds for the period
 * that is running, or for that of the beginning where the offer has yet to begin. A missed application date holds until
 * the beginning that it is for, and to the end of an offer whose days are known: nobody joins that in the middle.
 */
function fullThrough(
  offer: Pick<Supply, 'applyUntil' | 'startsOn' | 'endsOn' | 'places'>,
  given: { readonly today: PlainDate; readonly firstPeriod: number; readonly lastPeriod: number },
): number {
  const { today, firstPeriod, lastPeriod } = given
  const thisTime = Math.max(0, firstPeriod)
  if (isClosed(offer, today)) return offer.startsOn !== null && offer.endsOn !== null ? lastPeriod : thisTime
  return offer.places.state === 'full' ? thisTime : -1
}

/** In the order of `region.supply`. O(offers × municipalities), distances once for each place. */
export function toCubeOffers(region: Region): CubeOffer[] {
  const { periods, today } = region
  const place = placer(region.municipalities)
  const groupIndex = new Map(region.groups.map((key, index) => [key, index]))
  const kindIndex = new Map(region.kinds.map((key, index) => [key, index]))
  const everybody = region.groups.map((_, index) => index)
  const around = surroundings(region)
  const nearByPlace = new Map<string, Uint8Array>()
  return region.supply.map((offer) => {
    const placing = place(offer)
    const placeKey = `${placing.home}|${offer.latitude}|${offer.longitude}|${offer.serviceArea.join(',')}`
    let near = nearByPlace.get(placeKey)
    if (near === undefined) {
      near = nearOf(region, around, placing)
      nearByPlace.set(placeKey, near)
    }
    const groups = offer.targetGroups.flatMap((key) => groupIndex.get(key) ?? []).sort((a, b) => a - b)
    const { validUntil } = offer
    const lapsed =
      validUntil === null ? -1 : periods.findIndex((period, index) => index > 0 && period.from > validUntil)
    const range = periodRange(periods, { today, startsOn: offer.startsOn, endsOn: offer.endsOn })
    return {
      groups: offer.targetGroups.length === 0 ? everybody : groups,
      // Unknown keys of an old list lie outside of the cube.
      kind: kindIndex.get(offer.kind) ?? region.kinds.length,
      near,
      ...range,
      staleFrom: offer.isStale ? 0 : lapsed === -1 ? periods.length : lapsed,
      fullThrough: fullThrough(offer, { ...range, today }),
    }
  })
}

/** A decision counts in every period that begins before it ends. */
export function toCubeWaivers(region: Region): CubeWaiver[] {
  const indexOf = (keys: readonly string[], key: string | null): number | null =>
    key === null ? null : keys.indexOf(key)
  const municipalityKeys = region.municipalities.map(({ key }) => key)
  return region.waivers
    .filter((waiver) => isActiveWaiver(waiver, region.today))
    .map((waiver) => ({
      group: indexOf(region.groups, waiver.targetGroup),
      kind: indexOf(region.kinds, waiver.kind),
      municipality: indexOf(municipalityKeys, waiver.municipalityKey),
      firstPeriod: 0,
      lastPeriod: region.periods.findLastIndex((period) => period.from <= waiver.validUntil),
    }))
    .filter((waiver) => waiver.group !== -1 && waiver.kind !== -1 && waiver.municipality !== -1)
}

export function cubeOf(region: Region): Cube {
  const shape = shapeOf(region)
  const offers = toCubeOffers(region).map((offer) =>
    offer.kind < shape.kind ? offer : { ...offer, groups: [], kind: 0 },
  )
  return { shape, offers, worth: buildCube(shape, offers), waived: waiveCells(shape, toCubeWaivers(region)) }
}
