// What a picture of the cube says in numbers, for sentences, legends and the template. Pure.
import { type CellState, cellStates, isGap, type ViewCell } from './cube.ts'

export interface LineFinding {
  /** Index of the column (or row). */
  readonly index: number
  readonly needed: number
  readonly gaps: number
  /** Indices across it that have a gap there. */
  readonly gapsAt: readonly number[]
}

export interface Finding {
  /** Cells of the picture that are needed. */
  readonly needed: number
  readonly gaps: number
  readonly waived: number
  /** In the order of `cellStates`. */
  readonly byState: Readonly<Record<CellState, number>>
  /** The column with the most gaps; undefined where there is none. */
  readonly worstColumn: LineFinding | undefined
  /** Rows that have gaps, the worst first. */
  readonly rowsWithGaps: readonly LineFinding[]
}

const lineOf = (cells: readonly (ViewCell | undefined)[], index: number): LineFinding => {
  const gapsAt = cells.flatMap((cell, at) => (cell?.state !== undefined && isGap(cell.state) ? [at] : []))
  return { index, needed: cells.filter((cell) => cell?.state !== undefined).length, gaps: gapsAt.length, gapsAt }
}

const worstFirst = (lines: readonly LineFinding[]): LineFinding[] =>
  lines.filter(({ gaps }) => gaps > 0).sort((a, b) => b.gaps - a.gaps || a.index - b.index)

/** O(cells of the picture). */
export function findingOf(picture: readonly (readonly ViewCell[])[]): Finding {
  const byState: Record<CellState, number> = { none: 0, stale: 0, full: 0, elsewhere: 0, available: 0 }
  let waived = 0
  for (const { state } of picture.flat()) {
    if (state === undefined) waived++
    else byState[state]++
  }
  const columns = (picture[0] ?? []).map((_, index) =>
    lineOf(
      picture.map((row) => row[index]),
      index,
    ),
  )
  return {
    needed: cellStates.reduce((sum, state) => sum + byState[state], 0),
    gaps: cellStates.filter(isGap).reduce((sum, state) => sum + byState[state], 0),
    waived,
    byState,
    worstColumn: worstFirst(columns)[0],
    rowsWithGaps: worstFirst(picture.map(lineOf)),
  }
}
