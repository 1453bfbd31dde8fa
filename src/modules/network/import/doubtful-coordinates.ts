// Which coordinates cannot be right: compared with the median of the neighbours, never with a border that nobody has
// handed in. Pure; works on a whole file at once. O(n log n).
import { type Coordinates, distanceKm } from '../../../kernel/geo.ts'

export interface LocatedRow {
  readonly municipalityKey: string | null
  readonly postalCode: string | null
  readonly coordinates: Coordinates | null
  /** Postal code of the address that a geocoder says it has found, if the file tells. */
  readonly foundPostalCode?: string | undefined
  /** Whether that address names the same town. */
  readonly foundInTown?: boolean | undefined
}

export type Neighbourhood = 'postal-code' | 'municipality' | 'kreis' | 'region'

export interface CoordinateDoubt {
  readonly distanceKm: number
  readonly of: Neighbourhood
  readonly reason: 'far-away' | 'found-elsewhere'
}

/**
 * Kilometres beyond which an address cannot belong to its neighbourhood. Of 5,407 schools of NRW and 356 of four pilot
 * regions, hardly a right address lies more than 10 km from the nearer of its two medians (Hemeln, a village of
 * Hann. Münden, at 10.0; Bödefeld, one of Schmallenberg, at 11.5); a geocoder that has found the same postal code is
 * believed further out. A Kreis has a radius of up to 60 km.
 */
export const limitsKm = { near: 11, nearAndFound: 25, kreis: 70, region: 150, foundElsewhere: 3 } as const

/** Fewer neighbours than these say nothing about where a place lies. */
const fewestNeighbours = 2

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const centreOf = (points: readonly Coordinates[]): Coordinates => ({
  latitude: median(points.map((point) => point.latitude).sort((a, b) => a - b)),
  longitude: median(points.map((point) => point.longitude).sort((a, b) => a - b)),
})

function centresBy(rows: readonly LocatedRow[], key: (row: LocatedRow) => string | null) {
  const points = new Map<string, Coordinates[]>()
  for (const row of rows) {
    const group = key(row)
    if (group === null || row.coordinates === null) continue
    const list = points.get(group)
    if (list === undefined) points.set(group, [row.coordinates])
    else list.push(row.coordinates)
  }
  const centres = new Map<string, Coordinates>()
  for (const [group, list] of points) if (list.length > fewestNeighbours) centres.set(group, centreOf(list))
  return (row: LocatedRow): Coordinates | undefined => {
    const group = key(row)
    return group === null ? undefined : centres.get(group)
  }
}

const kreisOf = (row: LocatedRow): string | null => row.municipalityKey?.slice(0, 5) ?? null

/**
 * The doubt for each row of `rows`, in their order; undefined where nothing speaks against the coordinates. `known` are
 * addresses that are stored already: they make the medians, and are not judged.
 */
export function findCoordinateDoubts(
  rows: readonly LocatedRow[],
  known: readonly LocatedRow[] = [],
): readonly (CoordinateDoubt | undefined)[] {
  const all = [...rows, ...known]
  const byPostalCode = centresBy(all, (row) => row.postalCode)
  const byMunicipality = centresBy(all, (row) => row.municipalityKey)
  const byKreis = centresBy(all, kreisOf)
  const everywhere = centresBy(all, () => 'all')
  return rows.map((row) => {
    const here = row.coordinates
    if (here === null) return undefined
    const away = (of: Neighbourhood, centre: Coordinates | undefined) =>
      centre === undefined ? [] : [{ of, distanceKm: distanceKm(here, centre) }]
    // Large towns are wide, and some postal codes cover a dozen villages: the nearer of both counts.
    const near = [...away('postal-code', byPostalCode(row)), ...away('municipality', byMunicipality(row))]
    const closest = near.sort((a, b) => a.distanceKm - b.distanceKm)[0]
    if (closest !== undefined) {
      const found = row.foundPostalCode !== undefined && row.foundPostalCode === row.postalCode
      if (closest.distanceKm > (found ? limitsKm.nearAndFound : limitsKm.near))
        return { ...closest, reason: 'far-away' }
      const elsewhere =
        row.foundPostalCode !== undefined && row.foundPostalCode !== row.postalCode && row.foundInTown === false
      return elsewhere && closest.distanceKm > limitsKm.foundElsewhere
        ? { ...closest, reason: 'found-elsewhere' }
        : undefined
    }
    const kreis = away('kreis', byKreis(row))[0]
    if (kreis !== undefined) return kreis.distanceKm > limitsKm.kreis ? { ...kreis, reason: 'far-away' } : undefined
    const region = away('region', everywhere(row))[0]
    return region !== undefined && region.distanceKm > limitsKm.region ? { ...region, reason: 'far-away' } : undefined
  })
}
