// The Euler split: places of pupils in workshops fall into two halves in which everything is as even as can be.

/** Places of pupils, ordered so that what belongs together lies together: fields, in them workshops, in them classes. */
export interface Edges {
  readonly count: number
  readonly pupilCount: number
  /** By edge. */
  readonly pupil: Int32Array
  /** By edge, ascending: workshop and class. */
  readonly lane: Int32Array
  /** By lane, ascending. */
  readonly columnOfLane: Int32Array
  /** By column: columns of one field follow each other. */
  readonly fieldOfColumn: Int32Array
}

export interface Halving {
  readonly edges: Edges
  /** By edge: the half it came into, 0 or 1. */
  readonly side: Uint8Array
  readonly pupilMate: Int32Array
  readonly laneMate: Int32Array
  readonly openOfPupil: Int32Array
}

export const newHalving = (edges: Edges): Halving => ({
  edges,
  side: new Uint8Array(edges.count),
  pupilMate: new Int32Array(edges.count),
  laneMate: new Int32Array(edges.count),
  openOfPupil: new Int32Array(edges.pupilCount).fill(-1),
})

/**
 * Splits some edges (ascending) into halves, noted in `side`: the numbers of each pupil, each class in a workshop, each
 * workshop, each field, and of every beginning of the row of workshops differ by at most one between the halves.
 *
 * Each edge is paired with one other edge of its pupil and with one on the side of the workshops, there first within the
 * class, what is left within the workshop, then the field, then with the next that is left. Pairs of both kinds form
 * paths and even circles, along which the halves alternate (de Werra 1971, equitable colourings). O(edges).
 */
export function halveEdges(halving: Halving, subset: Int32Array): void {
  pairByPupil(halving, subset)
  pairByLane(halving, subset)
  const { side, pupilMate, laneMate } = halving
  const unseen = 2
  for (const edge of subset) side[edge] = unseen
  const walk = (start: number, byPupil: boolean): void => {
    let edge = start
    let alongPupil = byPupil
    let half = start & 1
    while (edge >= 0 && side[edge] === unseen) {
      side[edge] = half
      half = 1 - half
      edge = (alongPupil ? pupilMate[edge] : laneMate[edge]) as number
      alongPupil = !alongPupil
    }
  }
  // Paths from their ends, then the circles that are left.
  for (const edge of subset) {
    if (side[edge] !== unseen) continue
    if (pupilMate[edge] === -1) walk(edge, false)
    else if (laneMate[edge] === -1) walk(edge, true)
  }
  for (const edge of subset) if (side[edge] === unseen) walk(edge, true)
}

function pairByPupil({ edges, pupilMate, openOfPupil }: Halving, subset: Int32Array): void {
  for (const edge of subset) {
    const pupil = edges.pupil[edge] as number
    const open = openOfPupil[pupil] as number
    pupilMate[edge] = open
    if (open >= 0) pupilMate[open] = edge
    openOfPupil[pupil] = open >= 0 ? -1 : edge
  }
  for (const edge of subset) openOfPupil[edges.pupil[edge] as number] = -1
}

function pairByLane({ edges, laneMate }: Halving, subset: Int32Array): void {
  // What is left without a mate: in the lane, the column, the field, the whole row.
  const open = [-1, -1, -1, -1]
  const pair = (level: number, edge: number): void => {
    const other = open[level] as number
    open[level] = other >= 0 ? -1 : edge
    if (other < 0) return
    laneMate[edge] = other
    laneMate[other] = edge
  }
  const closeUpTo = (level: number): void => {
    for (let inner = 0; inner < level; inner++) {
      const left = open[inner] as number
      open[inner] = -1
      if (left >= 0) pair(inner + 1, left)
    }
  }
  let lane = -1
  let column = -1
  let field = -1
  for (const edge of subset) {
    laneMate[edge] = -1
    const ofLane = edges.lane[edge] as number
    if (ofLane !== lane) {
      const ofColumn = edges.columnOfLane[ofLane] as number
      const ofField = edges.fieldOfColumn[ofColumn] as number
      closeUpTo(ofField !== field ? 3 : ofColumn !== column ? 2 : 1)
      lane = ofLane
      column = ofColumn
      field = ofField
    }
    pair(0, edge)
  }
  closeUpTo(3)
}
