// From bytes to rows of a target: read the table (in a thread), find the mapping, parse row by row. Touches no database.
import { ok, type Result, refused } from '../../kernel/result.ts'
import {
  applyMapping,
  type ColumnMapping,
  headerFingerprint,
  type MappingRefusal,
  mappingOf,
  proposeMapping,
  type TargetField,
} from '../tabular/column-mapping.ts'
import type { Table } from '../tabular/table.ts'
import { readTableApart } from './read-table-apart.ts'
import {
  type AnyImportTarget,
  breathe,
  type Finding,
  type ImportOptions,
  type LinedRow,
  type OwnRows,
} from './target.ts'
import { t } from './texts.ts'

export type OpenedFile =
  | {
      readonly kind: 'table'
      readonly table: Table
      readonly proposal: ColumnMapping
      /** Key under which the confirmed mapping is remembered. */
      readonly fingerprint: string
    }
  | { readonly kind: 'own'; readonly rows: OwnRows<unknown> }

/** The error is a sentence for people: what is wrong with the file as a whole. Without the rows of a table that is only checked. */
export async function openFile(
  target: AnyImportTarget,
  file: { readonly bytes: Uint8Array; readonly name: string; readonly isOnlyChecked?: true },
): Promise<Result<OpenedFile, string>> {
  const own = await target.readRows?.(file.bytes, file.name)
  if (own !== undefined) return own.ok ? ok({ kind: 'own', rows: own.value }) : own
  const read = await readTableApart(file)
  if (!read.ok) return read
  // "possible" is a guess that a person would have to confirm; it is not proposed as settled.
  const settled = proposeMapping(target.fields(), read.value.columns).filter((each) => each.certainty !== 'possible')
  const proposal = mappingOf(settled)
  return ok({
    kind: 'table',
    table: read.value,
    proposal: target.propose?.(read.value, proposal) ?? proposal,
    fingerprint: headerFingerprint(read.value.columns),
  })
}

/** A sentence, if the mapping cannot be meant for this file. */
export function refuseMapping(
  target: AnyImportTarget,
  mapping: ColumnMapping,
  columns: readonly string[],
): string | undefined {
  const fits = applyMapping(target.fields(), mapping, { columns, rows: [] })
  return fits.ok ? target.checkMapping?.(mapping) : explainMappingRefusal(target.fields(), fits.error)
}

const labelsOf = (fields: readonly TargetField[], keys: readonly string[]): string =>
  keys.map((key) => fields.find((field) => field.key === key)?.label ?? key).join(', ')

export function explainMappingRefusal(fields: readonly TargetField[], refusal: MappingRefusal): string {
  const sentences = t.mapping.refusal
  switch (refusal.code) {
    case 'required-field-missing':
      return sentences['required-field-missing'](labelsOf(fields, refusal.keys))
    case 'no-such-column':
      return sentences['no-such-column']
    case 'column-used-twice':
      return sentences['column-used-twice'](labelsOf(fields, refusal.keys))
  }
}

export interface ParsedFile {
  readonly rows: readonly LinedRow<unknown>[]
  readonly refused: readonly Finding[]
  readonly notes: readonly string[]
  readonly total: number
}

/** Small enough that a batch takes some milliseconds. */
const batch = 100
const progressEvery = 10 * batch

/** Parses every row; refuses only what concerns the whole file. Lets others work after every batch. */
export async function parseFile(
  target: AnyImportTarget,
  opened: OpenedFile,
  given: {
    readonly mapping: ColumnMapping
    readonly options: ImportOptions
    progress(done: number, total: number): Promise<void>
  },
): Promise<Result<ParsedFile, string>> {
  const rows: LinedRow<unknown>[] = []
  const refusals: Finding[] = []
  const keep = (line: number, parsed: OwnRows<unknown>[number]['parsed']) => {
    if (parsed.ok) rows.push({ line, row: parsed.value.row, remarks: parsed.value.remarks })
    else {
      const { column, reason, subject } = parsed.error
      refusals.push({ line, column, reason, severity: 'refused', subject: subject ?? '' })
    }
  }
  const steps =
    opened.kind === 'own'
      ? ok(opened.rows.map((each) => () => keep(each.line, each.parsed)))
      : mappedSteps(target, opened, { ...given, keep })
  if (!steps.ok) return steps
  const total = steps.value.length
  for (let start = 0; start < total; start += batch) {
    for (const step of steps.value.slice(start, start + batch)) step()
    const done = Math.min(start + batch, total)
    if (done % progressEvery === 0 || done === total) await given.progress(done, total)
    await breathe()
  }
  return ok({ rows, refused: refusals, notes: notesOf(target, opened, given.mapping), total })
}

function notesOf(target: AnyImportTarget, opened: OpenedFile, mapping: ColumnMapping): readonly string[] {
  if (opened.kind === 'own') return []
  const used = new Set(Object.values(mapping))
  const unused = opened.table.columns.filter((_name, index) => !used.has(index))
  const note = unused.length > 0 ? target.noteUnused?.(unused) : undefined
  return note === undefined ? opened.table.notes : [...opened.table.notes, note]
}

function mappedSteps(
  target: AnyImportTarget,
  opened: Extract<OpenedFile, { kind: 'table' }>,
  given: {
    readonly mapping: ColumnMapping
    readonly options: ImportOptions
    keep(line: number, parsed: OwnRows<unknown>[number]['parsed']): void
  },
): Result<(() => void)[], string> {
  const { mapping, options, keep } = given
  const fields = target.fields()
  const mapped = applyMapping(fields, mapping, opened.table)
  if (!mapped.ok) return refused(explainMappingRefusal(fields, mapped.error))
  const wrong = target.checkMapping?.(mapping)
  if (wrong !== undefined) return refused(wrong)
  const context = { numbers: opened.table.numbers, mapped: new Set(Object.keys(mapping)), options }
  return ok(
    mapped.value.map(
      ({ line, values }) =>
        () =>
          keep(line, target.parseRow(values, context)),
    ),
  )
}
