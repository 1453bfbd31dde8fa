// The table that every reader in this folder gives back, and the reasons for giving none.

export type TableRow = {
  /** Where a person finds the row: line of the text file, row of the sheet, number of the JSON entry. 1-based. */
  readonly line: number
  /** As many as there are columns; missing ones are ''. Not trimmed. */
  readonly cells: readonly string[]
}

export type TableSource = 'text' | 'workbook' | 'json'

export type TableEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Delimiter = ';' | ',' | '\t' | '|'

export type Table = {
  readonly source: TableSource
  /** Unique and never empty. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** Line of the column names; undefined for JSON. */
  readonly headerLine?: number
  readonly encoding?: TableEncoding
  readonly delimiter?: Delimiter
  readonly sheet?: string
  /**
   * How numbers are written. 'point': always 1234.5 (workbook, JSON). 'as-written': as the sender typed them, so the
   * importer must declare a convention (see kernel/decimal-text.ts).
   */
  readonly numbers: 'as-written' | 'point'
  /** German sentences about what was left out, put right or looks damaged. */
  readonly notes: readonly string[]
}

export type ReadLimits = {
  readonly bytes: number
  readonly rows: number
  readonly columns: number
  /** Characters (UTF-16 units) of one cell. */
  readonly cellLength: number
  /** All cells together, empty ones included: what bounds the memory. */
  readonly cells: number
  /** Of a workbook, all parts together, unpacked. */
  readonly unpackedBytes: number
  readonly archiveEntries: number
  /** Unpacked bytes per packed byte. */
  readonly archiveRatio: number
}

export const defaultLimits: ReadLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  cellLength: 10_000,
  cells: 5_000_000,
  unpackedBytes: 200 * 1024 * 1024,
  archiveEntries: 10_000,
  archiveRatio: 100,
}

export type TableRefusal =
  | { readonly code: 'empty-file' }
  | { readonly code: 'too-many-bytes'; readonly limit: number; readonly found: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'too-many-columns'; readonly limit: number; readonly line: number }
  | { readonly code: 'too-many-cells'; readonly limit: number; readonly line: number }
  | { readonly code: 'cell-too-long'; readonly limit: number; readonly line: number; readonly column: number }
  | { readonly code: 'unclosed-quote'; readonly line: number; readonly column: number }
  | { readonly code: 'unreadable-character'; readonly line: number; readonly column: number }
  | { readonly code: 'no-header' }
  | { readonly code: 'not-a-table'; readonly looksLike: 'pdf' | 'picture' | 'web-page' | 'archive' | 'ods' | 'binary' }
  | { readonly code: 'old-or-protected-workbook' }
  | { readonly code: 'archive-too-big'; readonly limit: number }
  | { readonly code: 'archive-suspicious' }
  | { readonly code: 'damaged-workbook'; readonly part: string }
  | { readonly code: 'unknown-sheet'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly code: 'json-invalid'; readonly line?: number; readonly column?: number }
  | { readonly code: 'json-not-a-list' }
  | { readonly code: 'json-not-flat'; readonly line: number; readonly key: string }

export type TableRefusalCode = TableRefusal['code']

/** One line of the source before anybody knows which one is the header. */
export type RawRow = { readonly line: number; readonly cells: string[] }
