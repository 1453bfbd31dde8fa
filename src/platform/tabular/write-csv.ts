import type { CellValue } from './cell-value.ts'
import { guardCell } from './formula-guard.ts'
import { numberText } from './number-text.ts'
import type { Delimiter } from './table.ts'

export type CsvOptions = {
  readonly delimiter?: Delimiter
  /** Byte order mark: without it Excel takes UTF-8 for Windows-1252. Default true. */
  readonly bom?: boolean
  readonly lineEnd?: '\r\n' | '\n'
  /** How a typed number is written. Default ',', as a German Excel expects. */
  readonly decimal?: ',' | '.'
}

// Also quoted for the delimiters of others, who may open the file with theirs.
const needsQuotes = /[;,\t|"\n\r]|^\s|\s$/

/**
 * UTF-8 with `;` and CRLF unless told otherwise. Texts are guarded against formulas line by line; `readTable` undoes
 * that. Line breaks inside become LF, NUL is dropped. Numbers and days are written plainly (-5 stays a number). O(n).
 */
export function writeCsv(
  columns: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { delimiter = ';', bom = true, lineEnd = '\r\n', decimal = ',' }: CsvOptions = {},
): Uint8Array {
  const quote = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const cell = (value: CellValue): string => {
    if (value === null) return ''
    if (typeof value === 'number') {
      const number = numberText(value).replace('.', decimal)
      return decimal === delimiter ? quote(number) : number
    }
    if (typeof value === 'boolean') return value ? 'ja' : 'nein'
    if (typeof value === 'object') return value.day
    return quote(guardCell(value.replace(/\r\n?/g, '\n').replaceAll('\u0000', ''), 'every-line'))
  }
  const lines = [columns.map(cell).join(delimiter)]
  for (const row of rows) lines.push(row.map(cell).join(delimiter))
  return new TextEncoder().encode(`${bom ? '\ufeff' : ''}${lines.join(lineEnd)}${lineEnd}`)
}
