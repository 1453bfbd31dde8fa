// A JSON list of flat objects as a table.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { numberText } from './number-text.ts'
import type { ReadLimits, Table, TableRefusal, TableRow } from './table.ts'
import { t } from './texts.ts'

type Entry = Readonly<Record<string, unknown>>

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntryList = (value: unknown): value is Entry[] =>
  Array.isArray(value) && value.length > 0 && value.every(isEntry)

/** Where V8 says that a JSON text breaks; it names either a position or line and column. */
function jsonFault(error: unknown, text: string): TableRefusal {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return { code: 'json-invalid' }
  const before = text.slice(0, Number(position)).split('\n')
  return { code: 'json-invalid', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** undefined for what is not flat. Lists of simple values become one cell, parted by '; '. */
function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (!Array.isArray(value) || value.some((each) => typeof each === 'object' && each !== null)) return undefined
  return value.map(cellText).join('; ')
}

// An envelope, its list, an entry, a list of values: four. The rest is room for what will be refused by name.
const deepestNesting = 32

/** Whether brackets nest deeper than any table; a parser would spend seconds on millions of them. O(n). */
function nestsTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      do {
        at = text.indexOf('"', at + 1)
        if (at < 0) return false
      } while (isEscaped(text, at))
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepestNesting) return true
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return false
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++
  return backslashes % 2 === 1
}

/**
 * `[ { "Spalte": "Wert" } ]`, or an object with exactly one such list. Columns in order of first appearance; true and
 * false are 'ja' and 'nein'. `line` is the number of the entry, from 1. O(n).
 */
export function readJson(text: string, limits: ReadLimits): Result<Table, TableRefusal> {
  if (nestsTooDeep(text)) return refused({ code: 'json-not-a-list' })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    return refused(jsonFault(error, text))
  }
  const notes: string[] = []
  if (isEntry(parsed)) {
    const lists = Object.entries(parsed).filter(([, value]) => isEntryList(value))
    const [list] = lists
    if (!list || lists.length > 1) return refused({ code: 'json-not-a-list' })
    notes.push(t.envelope(list[0]))
    parsed = list[1]
  }
  if (Array.isArray(parsed) && parsed.length === 0) return refused({ code: 'empty-file' })
  if (!isEntryList(parsed)) return refused({ code: 'json-not-a-list' })
  if (parsed.length > limits.rows) return refused({ code: 'too-many-rows', limit: limits.rows })

  const indexByKey = new Map<string, number>()
  const filled: string[][] = []
  for (const [index, entry] of parsed.entries()) {
    const line = index + 1
    const cells: string[] = []
    for (const [key, value] of Object.entries(entry)) {
      let column = indexByKey.get(key)
      if (column === undefined) {
        column = indexByKey.size
        indexByKey.set(key, column)
        if (column >= limits.columns) return refused({ code: 'too-many-columns', limit: limits.columns, line })
      }
      const cell = cellText(value)
      if (cell === undefined) return refused({ code: 'json-not-flat', line, key: key.slice(0, 100) })
      if (cell.length > limits.cellLength) {
        return refused({ code: 'cell-too-long', limit: limits.cellLength, line, column: column + 1 })
      }
      if (cell.includes('\u0000')) return refused({ code: 'unreadable-character', line, column: column + 1 })
      cells[column] = cell
    }
    filled.push(cells)
  }
  const width = indexByKey.size
  if (width === 0) return refused({ code: 'no-header' })
  if (width * filled.length > limits.cells) {
    return refused({ code: 'too-many-cells', limit: limits.cells, line: filled.length })
  }
  const rows = filled.map(
    (cells, index): TableRow => ({
      line: index + 1,
      cells: Array.from({ length: width }, (_, column) => cells[column] ?? ''),
    }),
  )
  const columns = [...indexByKey.keys()].map((key, index) => key.toWellFormed().trim() || t.unnamedColumn(index + 1))
  return ok({ source: 'json', columns: distinct(columns), rows, numbers: 'point', notes })
}

/** Keys that differ only in blanks around them would meet. */
function distinct(columns: readonly string[]): string[] {
  const seen = new Set<string>()
  return columns.map((column) => {
    let name = column
    for (let n = 2; seen.has(name); n++) name = `${column} (${n})`
    seen.add(name)
    return name
  })
}
