// Which column of a sent table belongs to which field of ours. Pure: proposes, applies, and makes the key by which an
// answer can be remembered. A person confirms; nothing is taken over on a guess alone.
import { foldGerman } from '../../kernel/fold.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { editSimilarity, tokenOverlap, trigramSimilarity } from '../../kernel/similarity.ts'
import type { Table } from './table.ts'

export type TargetField<Key extends string = string> = {
  readonly key: Key
  readonly label: string
  /** Other names that senders use for it: 'geb. am', 'Geburtstag'. */
  readonly aliases?: readonly string[]
  readonly required?: boolean
}

/** exact: the label or an alias, but for case, umlauts and punctuation. likely and possible: similar, to be looked at. */
export type MappingCertainty = 'exact' | 'likely' | 'possible'

export type ProposedColumn<Key extends string = string> = {
  readonly key: Key
  /** 0-based index of the column, undefined if none fits. */
  readonly column?: number
  readonly certainty?: MappingCertainty
  /** 0 to 1. */
  readonly similarity: number
}

/** Field to 0-based column; a field that is left out stays empty. */
export type ColumnMapping<Key extends string = string> = { readonly [K in Key]?: number }

const keyOf = (name: string): string =>
  foldGerman(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const compact = (key: string): string => key.replaceAll(' ', '')

/** 1 for the same words; below 1 by letters, trigrams and words in common; short names must fit better. */
function nameSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (compact(a) === compact(b)) return 1
  const contained = tokenOverlap(a, b) === 1 ? 0.75 + 0.2 * trigramSimilarity(a, b) : 0
  const letters = Math.min(compact(a).length, compact(b).length) < 4 ? 0 : editSimilarity(compact(a), compact(b))
  return Math.min(0.99, Math.max(contained, letters, trigramSimilarity(a, b)))
}

const certaintyOf = (similarity: number): MappingCertainty | undefined =>
  similarity === 1 ? 'exact' : similarity >= 0.75 ? 'likely' : similarity >= 0.6 ? 'possible' : undefined

/**
 * One column for each field at most and the other way round, the best pairs first; at equal similarity the earlier
 * field and the earlier column win. O(fields × columns × aliases).
 */
export function proposeMapping<Key extends string>(
  fields: readonly TargetField<Key>[],
  columns: readonly string[],
): ProposedColumn<Key>[] {
  const columnKeys = columns.map(keyOf)
  const pairs = fields.flatMap((field, fieldIndex) => {
    const names = [field.label, ...(field.aliases ?? []), field.key].map(keyOf)
    return columnKeys.map((column, columnIndex) => ({
      fieldIndex,
      columnIndex,
      similarity: Math.max(...names.map((name) => nameSimilarity(name, column))),
    }))
  })
  pairs.sort((a, b) => b.similarity - a.similarity || a.fieldIndex - b.fieldIndex || a.columnIndex - b.columnIndex)
  const byField = new Map<number, { column: number; similarity: number; certainty: MappingCertainty }>()
  const takenColumns = new Set<number>()
  for (const { fieldIndex, columnIndex, similarity } of pairs) {
    const certainty = certaintyOf(similarity)
    if (!certainty || byField.has(fieldIndex) || takenColumns.has(columnIndex)) continue
    byField.set(fieldIndex, { column: columnIndex, similarity, certainty })
    takenColumns.add(columnIndex)
  }
  return fields.map(({ key }, index) => ({ key, similarity: 0, ...byField.get(index) }))
}

/** The mapping that a proposal amounts to if a person agrees with all of it. */
export function mappingOf<Key extends string>(proposal: readonly ProposedColumn<Key>[]): ColumnMapping<Key> {
  const mapping: { [K in Key]?: number } = {}
  for (const { key, column } of proposal) if (column !== undefined) mapping[key] = column
  return mapping
}

export type MappingRefusal<Key extends string = string> =
  | { readonly code: 'required-field-missing'; readonly keys: readonly Key[] }
  | { readonly code: 'no-such-column'; readonly key: Key; readonly column: number }
  | { readonly code: 'column-used-twice'; readonly column: number; readonly keys: readonly Key[] }

export type MappedRow<Key extends string = string> = {
  readonly line: number
  /** Trimmed; '' where the field has no column or the cell no text. */
  readonly values: Readonly<Record<Key, string>>
}

/** The rows by field. Refuses a mapping that cannot be meant, before a single row is read. O(rows × fields). */
export function applyMapping<Key extends string>(
  fields: readonly TargetField<Key>[],
  mapping: ColumnMapping<Key>,
  table: Pick<Table, 'columns' | 'rows'>,
): Result<MappedRow<Key>[], MappingRefusal<Key>> {
  const missing = fields.filter(({ key, required }) => required && mapping[key] === undefined).map(({ key }) => key)
  if (missing.length > 0) return refused({ code: 'required-field-missing', keys: missing })
  const keyByColumn = new Map<number, Key>()
  for (const { key } of fields) {
    const column: number | undefined = mapping[key]
    if (column === undefined) continue
    if (!Number.isInteger(column) || column < 0 || column >= table.columns.length) {
      return refused({ code: 'no-such-column', key, column })
    }
    const other = keyByColumn.get(column)
    if (other !== undefined) return refused({ code: 'column-used-twice', column, keys: [other, key] })
    keyByColumn.set(column, key)
  }
  return ok(
    table.rows.map(({ line, cells }) => {
      const values: Partial<Record<Key, string>> = {}
      for (const { key } of fields) {
        const column: number | undefined = mapping[key]
        values[key] = column === undefined ? '' : (cells[column] ?? '').trim()
      }
      return { line, values: values as Record<Key, string> }
    }),
  )
}

/**
 * The same for the same column names in the same order, whatever their case, umlaut spelling and punctuation: the key
 * under which a mapping is remembered. Readable, so that no hash can collide; up to 500 names long.
 */
export const headerFingerprint = (columns: readonly string[]): string => columns.map(keyOf).join('|')
