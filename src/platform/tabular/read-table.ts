// The one door for tables that people send: any bytes in, a straight table or a reasoned refusal out. Pure: no clock,
// no globals, no I/O, so that it runs in a worker thread as it is.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { detectDelimiter, parseDelimited, withoutSeparatorHint } from './delimited-text.ts'
import { type GuardScope, unguardCell } from './formula-guard.ts'
import { readJson } from './json-table.ts'
import { layOut } from './layout.ts'
import { defaultLimits, type RawRow, type ReadLimits, type Table, type TableRefusal } from './table.ts'
import { decodeText } from './text-encoding.ts'
import { t } from './texts.ts'
import { readSheet, type Sheet, sheetsOf } from './workbook.ts'

export type ReadOptions = {
  /** Only its ending counts, and only where the bytes leave a doubt. */
  readonly fileName: string
  readonly limits?: Partial<ReadLimits>
  /** Name of a sheet; default: the largest visible one. */
  readonly sheet?: string
  /** Line of the column names, if the sender had to correct us. */
  readonly headerLine?: number
  /** Take away the apostrophes that our own exports put before formulas. Default true. */
  readonly undoGuard?: boolean
}

type Kind = 'workbook' | 'text' | Extract<TableRefusal, { code: 'not-a-table' }>['looksLike'] | 'old-workbook'

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte)

/** By the first bytes; the ending of a file name is only what somebody typed. */
function kindOf(bytes: Uint8Array): Kind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'workbook'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-workbook'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'picture'
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'picture'
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return 'archive'
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return 'archive'
  return 'text'
}

function withinBytes(bytes: Uint8Array, limits: ReadLimits): Result<true, TableRefusal> {
  if (bytes.length === 0) return refused({ code: 'empty-file' })
  return bytes.length > limits.bytes
    ? refused({ code: 'too-many-bytes', limit: limits.bytes, found: bytes.length })
    : ok(true)
}

/** Undoes the guard in place and says how many cells it had. */
function unguardRows(rows: readonly RawRow[], scope: GuardScope): number {
  let changed = 0
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      const plain = unguardCell(cell, scope)
      if (plain === cell) continue
      cells[index] = plain
      changed++
    }
  }
  return changed
}

function readText(bytes: Uint8Array, limits: ReadLimits, options: ReadOptions): Result<Table, TableRefusal> {
  const { text, encoding } = decodeText(bytes)
  const nul = text.indexOf('\u0000')
  if (nul >= 0) {
    // One or two may have slipped in; many mean a program, a database, a film.
    if (text.split('\u0000', 20).length >= 20) return refused({ code: 'not-a-table', looksLike: 'binary' })
    const before = text.slice(0, nul).split(/\r\n|\r|\n/)
    return refused({ code: 'unreadable-character', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })
  }
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) return refused({ code: 'empty-file' })
  if (first === '<' && /^\s*<(?:!doctype|html|head|body|table|meta|\?xml)\b/i.test(text)) {
    return refused({ code: 'not-a-table', looksLike: 'web-page' })
  }
  const isJson = /\.json$/i.test(options.fileName) || /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(text)
  if (isJson) return readJson(text, limits)

  const delimiter = detectDelimiter(text, options.fileName, limits)
  const parsed = parseDelimited(text, delimiter, limits)
  if (!parsed.ok) return parsed
  const rows = withoutSeparatorHint(parsed.value)
  const unguarded = options.undoGuard === false ? 0 : unguardRows(rows, 'every-line')
  const layout = layOut(rows, limits, { ...headerWish(options), shortRowsAreNormal: false })
  if (!layout.ok) return layout
  const notes = [...layout.value.notes]
  if (encoding === 'windows-1252') notes.unshift(t.windows1252)
  if (unguarded > 0) notes.push(t.guardUndone(unguarded))
  return ok({ ...layout.value, source: 'text', encoding, delimiter, numbers: 'as-written', notes })
}

const headerWish = ({ headerLine }: ReadOptions): { headerLine?: number } =>
  headerLine === undefined ? {} : { headerLine }

function readWorkbook(bytes: Uint8Array, limits: ReadLimits, options: ReadOptions): Result<Table, TableRefusal> {
  const read = readSheet(bytes, limits, options.sheet)
  if (!read.ok) return read
  const { rows, sheet, otherSheets, errorLines } = read.value
  const unguarded = options.undoGuard === false ? 0 : unguardRows(rows, 'cell')
  const layout = layOut(rows, limits, { ...headerWish(options), shortRowsAreNormal: true })
  if (!layout.ok) return layout
  const notes = [...layout.value.notes]
  if (otherSheets.length > 0) notes.unshift(t.otherSheets(sheet, otherSheets))
  if (errorLines.length > 0) notes.push(t.errorCells(errorLines))
  if (unguarded > 0) notes.push(t.guardUndone(unguarded))
  return ok({ ...layout.value, source: 'workbook', sheet, numbers: 'point', notes })
}

/**
 * Reads CSV, TSV, XLSX and JSON. Which of them it is, the encoding, the delimiter, the sheet and the line of the
 * column names are found out. O(bytes); stops at the first limit that is passed.
 */
export function readTable(bytes: Uint8Array, options: ReadOptions): Result<Table, TableRefusal> {
  const limits = { ...defaultLimits, ...options.limits }
  const size = withinBytes(bytes, limits)
  if (!size.ok) return size
  const kind = kindOf(bytes)
  if (kind === 'workbook') return readWorkbook(bytes, limits, options)
  if (kind === 'text') return readText(bytes, limits, options)
  return kind === 'old-workbook'
    ? refused({ code: 'old-or-protected-workbook' })
    : refused({ code: 'not-a-table', looksLike: kind })
}

/** The sheets to choose from; an empty list for anything that is no workbook. */
export function listSheets(
  bytes: Uint8Array,
  options: { readonly limits?: Partial<ReadLimits> } = {},
): Result<readonly Sheet[], TableRefusal> {
  const limits = { ...defaultLimits, ...options.limits }
  const size = withinBytes(bytes, limits)
  if (!size.ok) return size
  const kind = kindOf(bytes)
  if (kind === 'old-workbook') return refused({ code: 'old-or-protected-workbook' })
  return kind === 'workbook' ? sheetsOf(bytes, limits) : ok([])
}
