// A file of JSON Lines with named text fields; a refusal says line and column.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readJsonLine } from './json-line.ts'
import { lineReasons as reasons } from './texts.ts'

export interface LineRefusal {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** A German sentence without its full stop. */
  readonly reason: string
}

export type LineRow<Name extends string> = Readonly<Record<Name, string>>

/**
 * All rows with the named fields. Further fields are ignored, empty lines skipped; `key` must not be empty, not occur
 * twice, and hold no tab or line break. O(size); total for any bytes.
 */
export function readJsonLines<Name extends string>(
  bytes: Uint8Array,
  { names, key }: { names: readonly Name[]; key: Name },
): Result<LineRow<Name>[], LineRefusal> {
  const rows: LineRow<Name>[] = []
  const lineOfKey = new Map<string, number>()
  let line = 0
  for (const part of linesOf(bytes)) {
    line++
    const decoded = decode(part)
    if (decoded.badColumn > 0) return refused({ line, column: decoded.badColumn, reason: reasons.notUtf8 })
    const text = line === 1 && decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text
    if (text.trim() === '') continue
    const read = readJsonLine(text)
    if (!read.ok) return refused({ line, ...read.error })
    const row = {} as Record<Name, string>
    for (const name of names) {
      const field = read.value.get(name)
      if (field === undefined) return refused({ line, column: 1, reason: reasons.missing(name) })
      if (typeof field.value !== 'string') return refused({ line, column: field.column, reason: reasons.noText(name) })
      row[name] = field.value
    }
    const id = row[key]
    const column = read.value.get(key)?.column ?? 1
    if (id === '') return refused({ line, column, reason: reasons.empty(key) })
    if (/[\t\n\r]/.test(id)) return refused({ line, column, reason: reasons.tab(key) })
    const first = lineOfKey.get(id)
    if (first !== undefined) return refused({ line, column, reason: reasons.twice(key, id, first) })
    lineOfKey.set(id, line)
    rows.push(row)
  }
  return ok(rows)
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end)
    start = end + 1
  }
  if (start < bytes.length) yield bytes.subarray(start)
}

/** Text of a line; badColumn is the first place that is no UTF-8, from 1, or 0. */
function decode(bytes: Uint8Array): { text: string; badColumn: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), badColumn: 0 }
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { text, badColumn: firstBadColumn(bytes, text) }
  }
}

/** A replacement character that the bytes do not spell themselves. */
function firstBadColumn(bytes: Uint8Array, text: string): number {
  const encoder = new TextEncoder()
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const offset = encoder.encode(text.slice(0, at)).length
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at + 1
  }
  return 1
}
