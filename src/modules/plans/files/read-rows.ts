// A CSV file of a plan to rows by column name. Strict: what is not understood is refused with its place.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { parseDelimited } from '../../../platform/tabular/delimited-text.ts'
import { fileReasons as reasons } from './texts.ts'

export interface PlaceRefusal {
  /** From 1. */
  readonly line: number
  /** Of the cell, from 1; in a JSON file the letter, from 1. */
  readonly column: number
  /** A German sentence without its full stop. */
  readonly reason: string
}

export interface Row<Name extends string> {
  readonly line: number
  /** Trimmed; '' where an optional column is missing. */
  readonly cells: Readonly<Record<Name, string>>
}

export interface Rows<Name extends string> {
  readonly rows: readonly Row<Name>[]
  /** The refusal of a cell. */
  refuse(row: Row<Name>, name: Name, reason: string): PlaceRefusal
}

const limits = {
  bytes: Number.POSITIVE_INFINITY,
  rows: 20_000_000,
  columns: 20,
  cellLength: 1_000,
  cells: 100_000_000,
  unpackedBytes: 0,
  archiveEntries: 0,
  archiveRatio: 0,
}

/** O(bytes). */
export function readRows<Name extends string>(
  bytes: Uint8Array,
  columns: { readonly required: readonly Name[]; readonly optional: readonly Name[] },
): Result<Rows<Name>, PlaceRefusal> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const parsed = parseDelimited(decoded.value, ';', limits)
  if (!parsed.ok) {
    const { error } = parsed
    const line = 'line' in error ? (error.line ?? 1) : 1
    const column = 'column' in error ? (error.column ?? 1) : 1
    return refused({ line, column, reason: error.code === 'unclosed-quote' ? reasons.openQuote : reasons.tooLarge })
  }
  const [header, ...body] = parsed.value
  if (header === undefined) return refused({ line: 1, column: 1, reason: reasons.noHeader(columns.required) })
  const known: readonly string[] = [...columns.required, ...columns.optional]
  const columnOf = new Map<string, number>()
  for (const [at, cell] of header.cells.entries()) {
    const name = cell.trim()
    const place = { line: header.line, column: at + 1 }
    if (!known.includes(name)) return refused({ ...place, reason: reasons.unknownColumn(name) })
    if (columnOf.has(name)) return refused({ ...place, reason: reasons.columnTwice(name) })
    columnOf.set(name, at)
  }
  const missing = columns.required.find((name) => !columnOf.has(name))
  if (missing !== undefined) return refused({ line: header.line, column: 1, reason: reasons.missingColumn(missing) })
  const width = header.cells.length
  const rows: Row<Name>[] = []
  for (const { line, cells } of body) {
    if (cells.length !== width)
      return refused({
        line,
        column: Math.min(cells.length, width) + 1,
        reason: reasons.cellCount(cells.length, width),
      })
    const byName = {} as Record<Name, string>
    for (const name of known as readonly Name[]) byName[name] = cells[columnOf.get(name) ?? width]?.trim() ?? ''
    rows.push({ line, cells: byName })
  }
  return ok({
    rows,
    refuse: ({ line }, name, reason) => ({ line, column: (columnOf.get(name) ?? 0) + 1, reason }),
  })
}

/** Strict UTF-8, with or without byte order mark. */
export function decode(bytes: Uint8Array): Result<string, PlaceRefusal> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused({ ...badPlace(bytes), reason: reasons.notUtf8 })
  }
}

function badPlace(bytes: Uint8Array): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break
    line++
    start = end + 1
  }
  const end = bytes.indexOf(10, start)
  const part = bytes.subarray(start, end < 0 ? bytes.length : end)
  const text = new TextDecoder('utf-8').decode(part)
  return { line, column: text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split(';').length }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
