// The picture as CSV or workbook: one line for each of its cells.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { CellValue } from '../../platform/tabular/cell-value.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../platform/tabular/write-xlsx.ts'
import { dimensions, viewCube, worths } from './cube.ts'
import { figureBeside, type NeedSum, readDemand } from './demand.ts'
import { type GapQuestion, keysOfCell, viewOf } from './question.ts'
import { readGaps } from './read-gaps.ts'
import { t } from './texts.ts'
import { filterLabel, labelsOf } from './words.ts'

export interface ExportFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly type: string
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Undefined for those who may not read them: then the column is not there. */
async function needsOf(actor: Actor, services: Services): Promise<readonly NeedSum[] | undefined> {
  const demand = await readDemand(actor, services)
  return demand.ok ? demand.value.sums : undefined
}

export async function exportMatrix(
  actor: Actor,
  services: Services,
  input: { readonly question: GapQuestion; readonly form: 'csv' | 'xlsx' },
): Promise<Result<ExportFile, 'forbidden' | 'not-found'>> {
  const read = await readGaps(actor, services, input.question)
  if (!read.ok) return read
  const { region, cube } = read.value
  const view = viewOf(region, input.question)
  if (view === undefined) return refused('not-found')
  const others = dimensions.filter((dimension) => dimension !== view.rows && dimension !== view.columns)
  const filters = others.map((dimension) => filterLabel(region, dimension, input.question.keys[dimension]))
  const [rows, columns] = [labelsOf(region, view.rows), labelsOf(region, view.columns)]
  const needs = await needsOf(actor, services)
  const names = [
    ...[view.rows, view.columns, ...others].map((dimension) => t.dimensions[dimension].one),
    t.export.state,
    ...(['available', 'elsewhere', 'full', 'stale'] as const).map(
      (state) => `${t.offersBreadcrumb}: ${t.states[state]}`,
    ),
    t.export.needed,
    t.export.gaps,
    ...(needs === undefined ? [] : [t.export.demand]),
  ]
  const demandText = (sums: readonly NeedSum[], at: { row: number; column: number }): CellValue => {
    const chosen = { row: view.chosen[view.rows][at.row] ?? -1, column: view.chosen[view.columns][at.column] ?? -1 }
    const figure = figureBeside(sums, keysOfCell(region, input.question, chosen))
    return figure === undefined ? null : figure.kind === 'value' ? figure.value : t.needs.suppressed
  }
  const lines = viewCube(cube, view).flatMap((cells, row) =>
    cells.map((cell, column): CellValue[] => [
      rows[view.chosen[view.rows][row] ?? -1] ?? '',
      columns[view.chosen[view.columns][column] ?? -1] ?? '',
      ...filters,
      t.states[cell.state ?? 'waived'],
      ...(['available', 'elsewhere', 'full', 'stale'] as const).map((state) => cell.offers[worths[state]] ?? 0),
      cell.needed,
      cell.gaps,
      ...(needs === undefined ? [] : [demandText(needs, { row, column })]),
    ]),
  )
  await inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, {
      action: 'gap.export',
      objectKind: 'region',
      objectId: actor.regionId,
      changes: [{ field: 'rows', before: null, after: String(lines.length) }],
    }),
  )
  return ok({
    bytes: input.form === 'csv' ? writeCsv(names, lines) : writeXlsx(names, lines, { sheet: t.export.sheet }),
    fileName: `${t.export.file}-${services.today()}.${input.form}`,
    type: types[input.form],
  })
}
