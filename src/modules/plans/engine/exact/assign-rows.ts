// The assignment problem, small and dense.

/**
 * Column of each row, so that the sum of the costs is least: `costs` is row × column with at least as many columns as
 * rows, finite. The Hungarian method with potentials (Kuhn 1955, Munkres 1957), O(rows² × columns).
 */
export function assignRows(costs: Float64Array, rowCount: number, columnCount: number): Int32Array {
  const rowPotential = new Float64Array(rowCount + 1)
  const columnPotential = new Float64Array(columnCount + 1)
  // Row of each column, 0 for none; column 0 is where a row starts from.
  const rowOf = new Int32Array(columnCount + 1)
  const before = new Int32Array(columnCount + 1)
  const slack = new Float64Array(columnCount + 1)
  const isSettled = new Uint8Array(columnCount + 1)
  for (let row = 1; row <= rowCount; row++) {
    rowOf[0] = row
    slack.fill(Number.POSITIVE_INFINITY)
    isSettled.fill(0)
    let column = 0
    do {
      isSettled[column] = 1
      const settledRow = rowOf[column] as number
      let next = 0
      let least = Number.POSITIVE_INFINITY
      for (let other = 1; other <= columnCount; other++) {
        if (isSettled[other] === 1) continue
        const reduced =
          (costs[(settledRow - 1) * columnCount + other - 1] as number) -
          (rowPotential[settledRow] as number) -
          (columnPotential[other] as number)
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced
          before[other] = column
        }
        if ((slack[other] as number) < least) {
          least = slack[other] as number
          next = other
        }
      }
      for (let other = 0; other <= columnCount; other++) {
        if (isSettled[other] === 1) {
          const ofColumn = rowOf[other] as number
          rowPotential[ofColumn] = (rowPotential[ofColumn] as number) + least
          columnPotential[other] = (columnPotential[other] as number) - least
        } else slack[other] = (slack[other] as number) - least
      }
      column = next
    } while (rowOf[column] !== 0)
    do {
      const previous = before[column] as number
      rowOf[column] = rowOf[previous] as number
      column = previous
    } while (column !== 0)
  }
  const columnOf = new Int32Array(rowCount)
  for (let column = 1; column <= columnCount; column++)
    if (rowOf[column] !== 0) columnOf[(rowOf[column] as number) - 1] = column - 1
  return columnOf
}
