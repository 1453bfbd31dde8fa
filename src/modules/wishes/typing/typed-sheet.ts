// What somebody types from a sheet of paper: one row per pupil, one cell per field, as it stands there. Pure.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Choice } from '../terms.ts'

export interface TypedRow {
  readonly pupilId: string
  /** Version of the stored answer when the table was opened; 0: there was none. */
  readonly version: number
  /** What stood in the row then, so that rows that nobody touched are left alone. */
  readonly original: string
  /** By field; empty ones may be missing. */
  readonly cells: ReadonlyMap<string, string>
  /** Number of the field outside of the usual ideas, as on the sheet; where the round asks for one. */
  readonly outside: string
}

export type CellFaultCode = 'unknown' | 'too-high' | 'double' | 'outside-unknown' | 'outside-taken'

export interface CellFault {
  readonly pupilId: string
  /** null: the cell for the field outside of the usual ideas. */
  readonly field: string | null
  readonly code: CellFaultCode
}

const never = /^(0|n|nein|-|–)$/i

/** A stored answer as cells: ranks and "n". */
export function cellsOf(choice: Choice | undefined): ReadonlyMap<string, string> {
  return new Map([
    ...(choice?.wishes ?? []).map((key, index) => [key, String(index + 1)] as const),
    ...(choice?.never ?? []).map((key) => [key, 'n'] as const),
  ])
}

export const outsideCellOf = (choice: Choice | undefined, fields: readonly string[]): string => {
  const at = choice?.outside == null ? -1 : fields.indexOf(choice.outside)
  return at < 0 ? '' : String(at + 1)
}

/** One text for a whole row, to see whether somebody touched it. */
export const rowText = (fields: readonly string[], row: Pick<TypedRow, 'cells' | 'outside'>): string =>
  [...fields.map((key) => (row.cells.get(key) ?? '').trim()), row.outside.trim()].join('|')

/**
 * The choice of one row; undefined for an empty one. Ranks with gaps close up (1 and 3 become 1 and 2), as on the phone,
 * where there are no gaps. All faults at once. O(fields).
 */
export function parseRow(
  row: TypedRow,
  given: { readonly fields: readonly string[]; readonly most: number },
): Result<Choice | undefined, readonly CellFault[]> {
  const { fields, most } = given
  const faults: CellFault[] = []
  const fault = (field: string | null, code: CellFaultCode): void =>
    void faults.push({ pupilId: row.pupilId, field, code })
  const ranked = new Map<number, string[]>()
  const nevers: string[] = []
  for (const field of fields) {
    const typed = (row.cells.get(field) ?? '').trim()
    if (typed === '') continue
    if (never.test(typed)) nevers.push(field)
    else if (!/^\d{1,3}$/.test(typed)) fault(field, 'unknown')
    else if (Number(typed) > most) fault(field, 'too-high')
    else ranked.set(Number(typed), [...(ranked.get(Number(typed)) ?? []), field])
  }
  for (const same of ranked.values()) if (same.length > 1) for (const field of same) fault(field, 'double')
  const wishes = [...ranked].sort(([a], [b]) => a - b).flatMap(([, same]) => same)
  const typedOutside = row.outside.trim()
  const outside = typedOutside === '' ? null : (fields[Number(typedOutside) - 1] ?? undefined)
  if (outside === undefined) fault(null, 'outside-unknown')
  else if (outside !== null && (wishes.includes(outside) || nevers.includes(outside))) fault(null, 'outside-taken')
  if (faults.length > 0) return refused(faults)
  const isEmpty = wishes.length === 0 && nevers.length === 0 && (outside ?? null) === null
  return ok(isEmpty ? undefined : { wishes, never: nevers, outside: outside ?? null })
}
