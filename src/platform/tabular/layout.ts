// Which of the rows holds the column names, what above and below is no data, and how a ragged table becomes straight.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { RawRow, ReadLimits, TableRefusal, TableRow } from './table.ts'
import { damageOf } from './text-encoding.ts'
import { t } from './texts.ts'

export type Layout = {
  readonly columns: string[]
  readonly rows: TableRow[]
  readonly headerLine: number
  readonly notes: string[]
}

export type LayoutOptions = {
  /** Where the sender says that the column names stand; otherwise they are looked for. */
  readonly headerLine?: number
  /** Workbooks leave empty cells at the end out, so short rows mean nothing there. */
  readonly shortRowsAreNormal: boolean
}

const lookAhead = 30

const filledCount = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0)

/** Words, not numbers or dates. '1. Wunsch' is a label, '17.05.2013' and '2024/25' are not. */
const isLabel = (cell: string): boolean => /\p{L}/u.test(cell) && cell.trim().length <= 200

const isNumberLike = (cell: string): boolean => /^[-+]?[\d.,\s]*\d[\d.,\s]*%?$/.test(cell.trim())

const labelCount = (cells: readonly string[]): number => cells.filter(isLabel).length

/**
 * The first row that is at least 60 % as full as the fullest near the top and half of whose cells are words. Failing
 * that (headers over several rows with merged cells), the row near the top with the most words, at least two.
 */
function findHeader(rows: readonly RawRow[]): number {
  const top = rows.slice(0, lookAhead)
  const fullest = Math.max(0, ...top.map(({ cells }) => filledCount(cells)))
  const clear = top.findIndex(({ cells }) => {
    const filled = filledCount(cells)
    return filled >= 0.6 * fullest && labelCount(cells) * 2 >= filled
  })
  if (clear >= 0) return clear
  const most = Math.max(0, ...top.map(({ cells }) => labelCount(cells)))
  return most < 2 ? -1 : top.findIndex(({ cells }) => labelCount(cells) === most)
}

/** A day or a long number among the column names: the first row of data, most likely. */
const looksLikeData = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^\s*(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2}|\d{5,})\s*$/.test(cell))

const sumLabel = /^(?:zwischen)?(?:summen?|gesamt|insgesamt|gesamtsumme|gesamtzahl|total|zusammen|anzahl|Σ)(?!\p{L})/iu
const remarkLabel =
  /^(?:quelle|stand|hinweise?|anmerkung(?:en)?|legende|erstellt|gedruckt|seite|copyright|©)(?!\p{L})/iu

/** Only at the very end of a table, and only if nothing else could be lost: a sum with numbers, or a lone remark. */
function isFoot(cells: readonly string[], width: number): boolean {
  if (width < 2) return false
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first, ...others] = filled
  if (first === undefined) return false
  if (sumLabel.test(first)) return others.every(isNumberLike)
  return others.length === 0 && width > 2 && remarkLabel.test(first)
}

const tidyName = (cell: string): string => cell.replace(/[\s\u00a0\ufeff]+/g, ' ').trim()

function nameColumns(header: readonly string[], width: number): { columns: string[]; notes: string[] } {
  const given = Array.from({ length: width }, (_, index) => tidyName(header[index] ?? ''))
  const taken = new Set(given.filter((name) => name !== '').map((name) => name.toLowerCase()))
  const used = new Set<string>()
  const duplicates: string[] = []
  const unnamed: string[] = []
  const free = (wish: (n: number) => string): string => {
    for (let n = 2; ; n++) {
      const name = wish(n)
      if (!taken.has(name.toLowerCase()) && !used.has(name.toLowerCase())) return name
    }
  }
  const columns = given.map((name, index) => {
    let unique = name
    if (name === '') {
      const plain = t.unnamedColumn(index + 1)
      unique = taken.has(plain.toLowerCase()) ? free((n) => `${plain} (${n})`) : plain
      unnamed.push(unique)
    } else if (used.has(name.toLowerCase())) {
      unique = free((n) => `${name} (${n})`)
      duplicates.push(name)
    }
    used.add(unique.toLowerCase())
    return unique
  })
  const notes = []
  if (unnamed.length > 0) notes.push(t.unnamedColumns(unnamed))
  if (duplicates.length > 0) notes.push(t.duplicateColumns([...new Set(duplicates)]))
  return { columns, notes }
}

const lastFilled = (cells: readonly string[]): number => {
  let last = cells.length
  while (last > 0 && (cells[last - 1] ?? '').trim() === '') last--
  return last
}

const joined = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ')

/** What the cells tell about earlier accidents with encodings, one note per kind. */
function damageNotes(rows: readonly TableRow[]): string[] {
  const lines = { 'broken-utf8': [], 'lost-letter': [], 'double-encoded': [], 'dos-letter': [] } as {
    [Kind in NonNullable<ReturnType<typeof damageOf>>]: number[]
  }
  for (const { line, cells } of rows) {
    const found = new Set<keyof typeof lines>()
    for (const cell of cells) {
      const damage = cell === '' ? undefined : damageOf(cell)
      if (damage) found.add(damage)
    }
    for (const damage of found) lines[damage].push(line)
  }
  const notes = []
  if (lines['broken-utf8'].length > 0) notes.push(t.brokenUtf8(lines['broken-utf8']))
  if (lines['lost-letter'].length > 0) notes.push(t.lostLetters(lines['lost-letter']))
  if (lines['double-encoded'].length > 0) notes.push(t.doubleEncoded(lines['double-encoded']))
  if (lines['dos-letter'].length > 0) notes.push(t.dosLetters(lines['dos-letter']))
  return notes
}

/**
 * Rows as they stand in a file to a straight table. Nothing is dropped silently: title lines, sums, repeated headers
 * and ragged rows are named in the notes with their lines. O(cells).
 */
export function layOut(
  raw: readonly RawRow[],
  limits: ReadLimits,
  options: LayoutOptions,
): Result<Layout, TableRefusal> {
  const filledRows = raw.filter(({ cells }) => lastFilled(cells) > 0)
  if (filledRows.length === 0) return refused({ code: 'empty-file' })
  const headerIndex =
    options.headerLine === undefined
      ? findHeader(filledRows)
      : filledRows.findIndex(({ line }) => line === options.headerLine)
  const header = filledRows[headerIndex]
  if (!header) return refused({ code: 'no-header' })
  const notes: string[] = []
  const above = filledRows.slice(0, headerIndex)
  if (above.length > 0) {
    notes.push(
      t.titleLines(
        above.map(({ line }) => line),
        above.map(({ cells }) => joined(cells)),
      ),
    )
  }
  if (looksLikeData(header.cells)) notes.push(t.doubtfulHeader(header.line))
  let body = filledRows.slice(headerIndex + 1)

  const headerWidth = lastFilled(header.cells)
  const feet: RawRow[] = []
  for (let last = body.at(-1); last && isFoot(last.cells, headerWidth); last = body.at(-1)) {
    feet.unshift(last)
    body = body.slice(0, -1)
  }
  if (feet.length > 0)
    notes.push(
      t.footLines(
        feet.map(({ line }) => line),
        feet.map(({ cells }) => joined(cells)),
      ),
    )

  const headerText = joined(header.cells)
  const repeated = headerWidth < 2 ? [] : body.filter(({ cells }) => joined(cells) === headerText)
  if (repeated.length > 0) {
    notes.push(t.repeatedHeader(repeated.map(({ line }) => line)))
    body = body.filter((row) => !repeated.includes(row))
  }

  let width = headerWidth
  for (const { line, cells } of [header, ...body]) {
    const filled = lastFilled(cells)
    if (filled > limits.columns) return refused({ code: 'too-many-columns', limit: limits.columns, line })
    if (filled > width) width = filled
  }
  if (body.length > limits.rows) return refused({ code: 'too-many-rows', limit: limits.rows })
  if (body.length * width > limits.cells) {
    return refused({ code: 'too-many-cells', limit: limits.cells, line: body.at(-1)?.line ?? 1 })
  }
  const named = nameColumns(header.cells, width)
  notes.push(...named.notes)

  const short: number[] = []
  const long: number[] = []
  const rows = body.map(({ line, cells }): TableRow => {
    if (lastFilled(cells) > headerWidth) long.push(line)
    else if (cells.length < headerWidth && !options.shortRowsAreNormal) short.push(line)
    if (cells.length === width) return { line, cells }
    return { line, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') }
  })
  if (short.length > 0) notes.push(t.shortRows(short))
  if (long.length > 0) notes.push(t.longRows(long))
  notes.push(...damageNotes(rows))
  return ok({ columns: named.columns, rows, headerLine: header.line, notes })
}
