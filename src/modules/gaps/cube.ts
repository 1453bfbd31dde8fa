// The cube target group × kind of offer × municipality × time: what there is in each cell. Pure; it knows numbers only.
//
// A cell is worth what its best offer is worth to it, so nothing depends on the order of the offers, a further offer
// never worsens a cell, and an offer that nobody vouches for never makes one available.

/** From worst to best. A gap is whatever is worse than `elsewhere`. */
export const cellStates = ['none', 'stale', 'full', 'elsewhere', 'available'] as const
export type CellState = (typeof cellStates)[number]

/** Index into `cellStates`. */
export const worths = { none: 0, stale: 1, full: 2, elsewhere: 3, available: 4 } as const
export type Worth = (typeof worths)[CellState]

export const isGap = (state: CellState): boolean => worths[state] < worths.elsewhere

export const dimensions = ['group', 'kind', 'municipality', 'period'] as const
export type Dimension = (typeof dimensions)[number]

/** How many there are of each; cells are numbered group first, period last. */
export type CubeShape = { readonly [D in Dimension]: number }

/** How near an offer is to a municipality. */
export const nearness = { outOfReach: 0, within: 1, inside: 2 } as const

export interface CubeOffer {
  /** Indices, ascending, not empty. */
  readonly groups: readonly number[]
  readonly kind: number
  /** One of `nearness` for each municipality. */
  readonly near: Uint8Array
  /** In which periods it takes place, both included; none if first > last. */
  readonly firstPeriod: number
  readonly lastPeriod: number
  /** From this period on nobody vouches for it: 0 for what is stale today, the number of periods for what is not. */
  readonly staleFrom: number
  /** Until this period, included, nobody is taken in; -1 where people are. Beyond it nobody has said anything. */
  readonly fullThrough: number
}

/** What the office has decided: no need in these cells. null means every one. */
export interface CubeWaiver {
  readonly group: number | null
  readonly kind: number | null
  readonly municipality: number | null
  readonly firstPeriod: number
  readonly lastPeriod: number
}

export const cellCount = (shape: CubeShape): number => shape.group * shape.kind * shape.municipality * shape.period

export const cellIndex = (shape: CubeShape, cell: CubeShape): number =>
  ((cell.group * shape.kind + cell.kind) * shape.municipality + cell.municipality) * shape.period + cell.period

/** What an offer is worth to a municipality in a period, for a group and a kind that are its own. O(1). */
export function worthOf(offer: CubeOffer, municipality: number, period: number): Worth {
  const near = offer.near[municipality] ?? nearness.outOfReach
  if (near === nearness.outOfReach || period < offer.firstPeriod || period > offer.lastPeriod) return worths.none
  if (period >= offer.staleFrom) return worths.stale
  if (period <= offer.fullThrough) return worths.full
  return near === nearness.inside ? worths.available : worths.elsewhere
}

/** One worth per cell. O(cells + offers × groups of an offer × municipalities × periods); a byte per cell. */
export function buildCube(shape: CubeShape, offers: readonly CubeOffer[]): Uint8Array {
  const cube = new Uint8Array(cellCount(shape))
  for (const offer of offers) {
    const last = Math.min(offer.lastPeriod, shape.period - 1)
    for (let municipality = 0; municipality < shape.municipality; municipality++) {
      if ((offer.near[municipality] ?? 0) === nearness.outOfReach) continue
      for (let period = Math.max(0, offer.firstPeriod); period <= last; period++) {
        const worth = worthOf(offer, municipality, period)
        for (const group of offer.groups) {
          const index = cellIndex(shape, { group, kind: offer.kind, municipality, period })
          if (worth > (cube[index] ?? 0)) cube[index] = worth
        }
      }
    }
  }
  return cube
}

const rangeOf = (chosen: number | null, count: number): readonly [from: number, to: number] =>
  chosen === null ? [0, count - 1] : [chosen, chosen]

/** 1 for every cell without need. O(cells × waivers) at most; a byte per cell. */
export function waiveCells(shape: CubeShape, waivers: readonly CubeWaiver[]): Uint8Array {
  const waived = new Uint8Array(cellCount(shape))
  for (const waiver of waivers) {
    const [groupFrom, groupTo] = rangeOf(waiver.group, shape.group)
    const [kindFrom, kindTo] = rangeOf(waiver.kind, shape.kind)
    const [placeFrom, placeTo] = rangeOf(waiver.municipality, shape.municipality)
    const from = Math.max(0, waiver.firstPeriod)
    const to = Math.min(waiver.lastPeriod, shape.period - 1)
    if (from > to) continue
    for (let group = groupFrom; group <= groupTo; group++)
      for (let kind = kindFrom; kind <= kindTo; kind++)
        for (let municipality = placeFrom; municipality <= placeTo; municipality++) {
          const first = cellIndex(shape, { group, kind, municipality, period: from })
          waived.fill(1, first, first + to - from + 1)
        }
  }
  return waived
}

export interface Cube {
  readonly shape: CubeShape
  readonly offers: readonly CubeOffer[]
  /** From `buildCube` and `waiveCells`. */
  readonly worth: Uint8Array
  readonly waived: Uint8Array
}

/** Two different dimensions as axes, and which indices of each dimension are looked at. */
export interface CubeView {
  readonly rows: Dimension
  readonly columns: Dimension
  readonly chosen: { readonly [D in Dimension]: readonly number[] }
}

/** A cell of the picture: everything of the cube that lies behind it, taken together. */
export interface ViewCell {
  /** The best of what lies behind it and is needed; undefined where nothing of it is needed. */
  readonly state: CellState | undefined
  /** Cells of the cube behind it that are needed, and those of them that are gaps. */
  readonly needed: number
  readonly gaps: number
  /** Offers by the best they are worth to it, in the order of `cellStates`; the first is always 0. */
  readonly offers: readonly number[]
}

type Chosen = CubeView['chosen']

/**
 * The picture, by rows. A dimension that is no axis is summed up by its best: one offer of any chosen kind will do.
 * O(chosen cells + offers × groups × chosen municipalities × chosen periods).
 */
export function viewCube(cube: Cube, view: CubeView): ViewCell[][] {
  const { chosen } = view
  const [rowCount, columnCount] = [chosen[view.rows].length, chosen[view.columns].length]
  const position = positions(cube.shape, view)
  const cells = gather(cube, chosen, {
    count: rowCount * columnCount,
    place: (cell) => (position.row[cell[view.rows]] ?? 0) * columnCount + (position.column[cell[view.columns]] ?? 0),
  })
  return chosen[view.rows].map((_, row) => cells.slice(row * columnCount, (row + 1) * columnCount))
}

/** Everything that is chosen, taken together as one cell. */
export const viewCell = (cube: Cube, chosen: Chosen): ViewCell =>
  gather(cube, chosen, { count: 1, place: () => 0 })[0] ?? { state: undefined, needed: 0, gaps: 0, offers: [] }

/** Which of `count` cells a cell of the cube belongs to. */
interface Places {
  readonly count: number
  place(cell: CubeShape): number
}

function gather(cube: Cube, chosen: Chosen, into: Places): ViewCell[] {
  const cells = Array.from({ length: into.count }, () => ({ best: -1, needed: 0, gaps: 0, offers: [0, 0, 0, 0, 0] }))
  for (const group of chosen.group)
    for (const kind of chosen.kind)
      for (const municipality of chosen.municipality)
        for (const period of chosen.period) {
          const coordinates = { group, kind, municipality, period }
          const index = cellIndex(cube.shape, coordinates)
          const cell = cells[into.place(coordinates)]
          if (cell === undefined || cube.waived[index] === 1) continue
          const worth = cube.worth[index] ?? 0
          cell.needed++
          if (worth < worths.elsewhere) cell.gaps++
          if (worth > cell.best) cell.best = worth
        }
  tallyOffers(cube, chosen, { cells, place: into.place })
  return cells.map(({ best, needed, gaps, offers }) => ({ state: cellStates[best], needed, gaps, offers }))
}

/** Where an index of an axis stands in the picture. */
function positions(shape: CubeShape, { rows, columns, chosen }: CubeView) {
  const along = (dimension: Dimension): Int32Array => {
    const found = new Int32Array(shape[dimension]).fill(-1)
    for (const [at, index] of chosen[dimension].entries()) found[index] = at
    return found
  }
  return { row: along(rows), column: along(columns) }
}

/** Each offer once for every cell of the picture to which it is worth anything. */
function tallyOffers(
  cube: Cube,
  chosen: Chosen,
  into: { cells: readonly { readonly offers: number[] }[]; place(cell: CubeShape): number },
): void {
  const isChosen = (dimension: 'group' | 'kind'): Uint8Array => {
    const flags = new Uint8Array(cube.shape[dimension])
    for (const index of chosen[dimension]) flags[index] = 1
    return flags
  }
  const [groups, kinds] = [isChosen('group'), isChosen('kind')]
  const best = new Uint8Array(into.cells.length)
  const touched: number[] = []
  for (const offer of cube.offers) {
    if (kinds[offer.kind] !== 1) continue
    for (const group of offer.groups) {
      if (groups[group] !== 1) continue
      for (const municipality of chosen.municipality) {
        if ((offer.near[municipality] ?? 0) === nearness.outOfReach) continue
        for (const period of chosen.period) {
          const worth = worthOf(offer, municipality, period)
          if (worth === worths.none) continue
          const coordinates = { group, kind: offer.kind, municipality, period }
          if (cube.waived[cellIndex(cube.shape, coordinates)] === 1) continue
          const at = into.place(coordinates)
          if (best[at] === 0) touched.push(at)
          if (worth > (best[at] ?? 0)) best[at] = worth
        }
      }
    }
    for (const at of touched) {
      const offers = into.cells[at]?.offers
      const worth = best[at] ?? 0
      if (offers !== undefined) offers[worth] = (offers[worth] ?? 0) + 1
      best[at] = 0
    }
    touched.length = 0
  }
}
