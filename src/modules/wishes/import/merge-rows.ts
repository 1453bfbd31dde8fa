// The rows of one pupil as one choice, with what is wrong at which row. Pure.
import type { LinedRow, RowRefusal } from '../../../platform/imports/target.ts'
import { type Berufsfeld, berufsfeldLabel } from '../../rounds/index.ts'
import type { Choice } from '../terms.ts'
import { t } from '../texts.ts'
import type { WishFileRow } from './wish-row.ts'

export interface MergedRows {
  readonly choice: Choice
  readonly refusals: ReadonlyMap<LinedRow<WishFileRow>, RowRefusal>
}

/** Ranks with gaps close up, as everywhere. O(entries · log). */
export function mergeRows(
  rows: readonly LinedRow<WishFileRow>[],
  given: { readonly offered: readonly Berufsfeld[]; readonly most: number },
): MergedRows {
  const refusals = new Map<LinedRow<WishFileRow>, RowRefusal>()
  const refuse = (row: LinedRow<WishFileRow>, column: string | null, reason: string): void => {
    if (!refusals.has(row)) refusals.set(row, { column, reason })
  }
  const { fields } = t.import
  const byField = new Map<string, number>()
  const byRank = new Map<number, { field: string; line: number }>()
  const never: string[] = []
  const offeredKeys = new Set(given.offered.map(({ key }) => key))
  for (const lined of rows) {
    const { row, line } = lined
    if (row.fault !== undefined) refuse(lined, row.fault.column, row.fault.reason)
    for (const { berufsfeld, rank } of row.entries) {
      const earlier = byField.get(berufsfeld)
      if (earlier !== undefined) refuse(lined, fields.berufsfeld, t.import.twice(earlier))
      byField.set(berufsfeld, line)
      // What nobody offers can be ruled out all the same: it is only not needed.
      if (!offeredKeys.has(berufsfeld)) {
        if (rank === null) continue
        const labels = given.offered.map(({ label }) => label)
        refuse(lined, fields.berufsfeld, t.import.notOffered(berufsfeldLabel(berufsfeld), labels))
      }
      if (rank === null) {
        never.push(berufsfeld)
        continue
      }
      const same = byRank.get(rank)
      if (same !== undefined) refuse(lined, fields.rank, t.import.sameRank(same.line))
      byRank.set(rank, { field: berufsfeld, line })
      if (byRank.size > given.most) refuse(lined, fields.rank, t.import.tooMany(given.most))
    }
  }
  if (refusals.size > 0) for (const row of rows) refuse(row, null, t.import.otherRowRefused)
  const wishes = [...byRank].sort(([a], [b]) => a - b).map(([, { field }]) => field)
  return { choice: { wishes, never, outside: null }, refusals }
}
