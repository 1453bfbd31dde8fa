// Text with delimiters (CSV, TSV) to rows, and which delimiter it has. Nothing here knows about headers.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Delimiter, RawRow, ReadLimits, TableRefusal } from './table.ts'

const delimiters: readonly Delimiter[] = [';', '\t', ',', '|']

const lineFeed = 10
const carriageReturn = 13
const quote = 34

type Stop = { readonly rows?: number }

/**
 * RFC 4180 and its relatives: LF, CR or CRLF end a row; a cell that starts with a quotation mark ends with the next
 * single one, doubled ones inside stand for one, line breaks inside are kept as LF. Quotation marks inside of other
 * cells are text. `line` is the physical line on which the row starts. Rows without any text are left out. O(n).
 */
export function parseDelimited(
  text: string,
  delimiter: Delimiter,
  limits: ReadLimits,
  stop: Stop = {},
): Result<RawRow[], TableRefusal> {
  const delimiterCode = delimiter.charCodeAt(0)
  const rows: RawRow[] = []
  const wanted = stop.rows ?? Number.POSITIVE_INFINITY
  let cellCount = 0
  let line = 1
  let at = 0
  while (at < text.length && rows.length < wanted) {
    const startLine = line
    const cells: string[] = []
    let filled = false
    let rowEnds = false
    while (!rowEnds) {
      let cell = ''
      if (text.charCodeAt(at) === quote) {
        const openedOn = line
        at++
        for (;;) {
          const close = text.indexOf('"', at)
          if (close < 0) {
            // A sample may be cut inside of quotation marks: no accusation.
            if (stop.rows !== undefined) return ok(rows)
            return refused({ code: 'unclosed-quote', line: openedOn, column: cells.length + 1 })
          }
          cell += text.slice(at, close)
          at = close + 1
          if (text.charCodeAt(at) !== quote) break
          cell += '"'
          at++
        }
        if (cell.includes('\n') || cell.includes('\r')) {
          cell = cell.replace(/\r\n?/g, '\n')
          line += cell.split('\n').length - 1
        }
      }
      let end = at
      let code = text.charCodeAt(end)
      while (end < text.length && code !== delimiterCode && code !== lineFeed && code !== carriageReturn) {
        code = text.charCodeAt(++end)
      }
      if (end > at) cell += text.slice(at, end)
      if (cell.length > limits.cellLength) {
        return refused({ code: 'cell-too-long', limit: limits.cellLength, line: startLine, column: cells.length + 1 })
      }
      if (cell !== '') filled = true
      cells.push(cell)
      at = end + 1
      if (end >= text.length || code !== delimiterCode) {
        rowEnds = true
        if (code === carriageReturn && text.charCodeAt(at) === lineFeed) at++
        line++
      } else if (cells.length > 2 * limits.columns) {
        return refused({ code: 'too-many-columns', limit: limits.columns, line: startLine })
      }
    }
    if (!filled) continue
    cellCount += cells.length
    if (rows.length > limits.rows) return refused({ code: 'too-many-rows', limit: limits.rows })
    if (cellCount > limits.cells) return refused({ code: 'too-many-cells', limit: limits.cells, line: startLine })
    rows.push({ line: startLine, cells })
  }
  return ok(rows)
}

const hasLetter = /\p{L}/u

/** How well a delimiter explains the sample: share of rows with the usual width, if the first such row has words. */
function score(rows: readonly RawRow[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  let width = 1
  let often = 0
  for (const [candidate, times] of widths) {
    if (candidate > 1 && times > often) {
      width = candidate
      often = times
    }
  }
  const header = rows.find(({ cells }) => cells.length === width)
  if (width < 2 || !header) return 0
  return (often / rows.length) * (header.cells.filter((cell) => hasLetter.test(cell)).length / width)
}

/** Looks at the first 50 rows within 64 kB. ';' for a text of one column. Tab is preferred for *.tsv and *.tab. */
export function detectDelimiter(text: string, fileName: string, limits: ReadLimits): Delimiter {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1]
  const known = delimiters.find((delimiter) => delimiter === declared)
  if (known) return known
  const cut = text.length > 65_536 ? text.slice(0, Math.max(text.lastIndexOf('\n', 65_536), 0) || 65_536) : text
  const unlimited = { ...limits, rows: cut.length, columns: cut.length, cells: cut.length + 1, cellLength: cut.length }
  let best: Delimiter = ';'
  let bestScore = 0
  for (const delimiter of delimiters) {
    const rows = parseDelimited(cut, delimiter, unlimited, { rows: 50 })
    const bonus = delimiter === '\t' && /\.(tsv|tab)$/i.test(fileName) ? 1.5 : 1
    const found = rows.ok ? score(rows.value) * bonus : 0
    if (found > bestScore) {
      best = delimiter
      bestScore = found
    }
  }
  return best
}

/** The hint "sep=;" that Excel understands is a line, but no row. */
export const withoutSeparatorHint = (rows: RawRow[]): RawRow[] =>
  /^sep=.?$/i.test(rows[0]?.cells[0] ?? '') && (rows[0]?.cells.length ?? 0) <= 2 ? rows.slice(1) : rows
