// The two halves of an import: the dry run, and taking everything in one transaction. Progress and cancelling come in
// as functions, so that the command line, a job and a test share the same way.
import { sql } from 'kysely'
import { ok, type Result } from '../../kernel/result.ts'
import type { Actor } from '../actor/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { inContext, type Tx } from '../db/database.ts'
import type { Services } from '../services.ts'
import type { ColumnMapping } from '../tabular/column-mapping.ts'
import { type OpenedFile, type ParsedFile, parseFile } from './read-file.ts'
import type { AnyImportTarget, Finding, ImportOptions, PlannedRow, Remark } from './target.ts'

export interface ImportCounts {
  readonly taken: number
  readonly changed: number
  readonly known: number
  readonly refused: number
  /** Rows that are named as doubtful; they are counted among the others, too. */
  readonly doubtful: number
}

export interface ImportReport {
  readonly counts: ImportCounts
  readonly findings: readonly Finding[]
}

export interface ImportRequest {
  readonly actor: Actor
  readonly services: Services
  readonly target: AnyImportTarget
  readonly opened: OpenedFile
  readonly mapping: ColumnMapping
  readonly options: ImportOptions
  readonly fileName: string
  /** Shows the progress; throws ImportCancelled when the import shall end. */
  progress(done: number, total: number): Promise<void>
  /** Last step of the taking, in its transaction: throws ImportCancelled when it was cancelled at the last moment. */
  settle?(tx: Tx, report: ImportReport): Promise<void>
}

export class ImportCancelled extends Error {
  override name = 'ImportCancelled'
}

/** Every row with what would happen to it. Changes nothing. The error concerns the whole file. */
export async function checkImport(request: ImportRequest): Promise<Result<ImportReport, string>> {
  const parsed = await parseFile(request.target, request.opened, request)
  if (!parsed.ok) return parsed
  const planned = await inContext(request.services.database, request.actor, (tx) => plan(tx, request, parsed.value))
  return ok(reportOf(parsed.value, planned, judge(request, parsed.value, planned)))
}

/** All or nothing: plans again, since the world may have changed, and takes in the same transaction. */
export async function takeImport(request: ImportRequest): Promise<Result<ImportReport, string>> {
  const { services, actor, target, fileName, options } = request
  const parsed = await parseFile(target, request.opened, { ...request, progress: async () => {} })
  if (!parsed.ok) return parsed
  const taken = await inContext(services.database, actor, async (tx) => {
    // Two imports into one region wait for each other; the second then sees what the first has taken. Also those of
    // different kinds: schools and organisations are one register, and offers bring their providers along.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${actor.regionId}`}, 0))`.execute(tx)
    const rows = await plan(tx, request, parsed.value)
    const toTake = rows.filter((row) => row.state === 'new' || row.state === 'changed')
    await request.progress(0, toTake.length)
    await target.take(tx, {
      actor,
      services,
      rows: toTake,
      fileName,
      options,
      progress: (done) => request.progress(done, toTake.length),
    })
    const report = reportOf(parsed.value, rows, judge(request, parsed.value, rows))
    await recordAudit(tx, actor, services, {
      action: 'import.take',
      objectKind: 'import',
      changes: [
        { field: 'target', before: null, after: target.key },
        ...Object.entries(report.counts).map(([field, count]) => ({ field, before: null, after: String(count) })),
      ],
    })
    await request.settle?.(tx, report)
    return report
  })
  return ok(taken)
}

const plan = (tx: Tx, request: ImportRequest, parsed: ParsedFile): Promise<PlannedRow<unknown>[]> =>
  request.target.plan(tx, planInputOf(request, parsed))

const planInputOf = ({ actor, services, fileName, options }: ImportRequest, { rows }: ParsedFile) => ({
  actor,
  services,
  rows,
  fileName,
  options,
})

const judge = (
  request: ImportRequest,
  parsed: ParsedFile,
  planned: readonly PlannedRow<unknown>[],
): readonly Remark[] =>
  request.target.judge?.({
    ...planInputOf(request, parsed),
    planned,
    around: aroundOf(request.opened),
    mapped: new Set(Object.keys(request.mapping)),
  }) ?? []

const aroundOf = (opened: OpenedFile): readonly string[] =>
  opened.kind === 'table' ? [opened.table.sheet ?? '', ...opened.table.notes] : []

function reportOf(
  parsed: ParsedFile,
  planned: readonly PlannedRow<unknown>[],
  judgement: readonly Remark[],
): ImportReport {
  const count = (state: PlannedRow<unknown>['state']) => planned.filter((row) => row.state === state).length
  const refused: Finding[] = planned.flatMap((row) =>
    row.state === 'refused'
      ? [
          {
            line: row.line,
            severity: 'refused',
            subject: row.subject,
            column: row.refusal.column,
            reason: row.refusal.reason,
          },
        ]
      : [],
  )
  const remarks: Finding[] = planned.flatMap((row) =>
    row.remarks.map((remark) => ({ ...remark, line: row.line, subject: row.subject })),
  )
  const notes = parsed.notes.map((reason): Remark => ({ severity: 'note', column: null, reason }))
  const file: Finding[] = [...judgement, ...notes].map((remark) => ({ ...remark, line: 0, subject: '' }))
  return {
    counts: {
      taken: count('new'),
      changed: count('changed'),
      known: count('known'),
      refused: parsed.refused.length + refused.length,
      doubtful: planned.filter(({ remarks }) => remarks.some(({ severity }) => severity === 'doubtful')).length,
    },
    findings: [...file, ...[...parsed.refused, ...refused, ...remarks].sort((a, b) => a.line - b.line)],
  }
}
