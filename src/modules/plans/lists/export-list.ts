// The lists as CSV or workbook. Names come along only for those who read them on the page, too.
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { CellValue } from '../../../platform/tabular/cell-value.ts'
import { writeCsv } from '../../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../../platform/tabular/write-xlsx.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import { nameOf, type ReadRefusal } from '../read-round.ts'
import { t } from '../texts.ts'
import { listTexts as l } from './list-texts.ts'
import { type At, type ListedPupil, readBusList, readSchoolList, readWorkshopList } from './read-list.ts'

export type FileForm = 'csv' | 'xlsx'

export interface ListFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly type: string
}

export type WhichList =
  | { readonly kind: 'school'; readonly schoolId: string }
  | { readonly kind: 'bus'; readonly schoolId: string }
  | { readonly kind: 'workshop'; readonly workshopId: string }

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** With codes for schools and the office; a vocational school gets none, because a code opens the wishes of the pupil. */
const personColumns = [l.columns.school, l.columns.class, l.columns.code, l.columns.familyName, l.columns.givenName]
const withoutCode = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, index) => index !== 2)

const personCells = ({ schoolName, className, code, name }: ListedPupil): CellValue[] => [
  schoolName,
  className,
  code,
  name?.familyName ?? null,
  name?.givenName ?? null,
]
const freeCells: readonly CellValue[] = [null, null, null, l.freePlace, null]

async function readTable(
  actor: Actor,
  services: Services,
  { at, which }: { at: At; which: WhichList },
): Promise<Result<Table, ReadRefusal>> {
  if (which.kind === 'school') {
    const list = await readSchoolList(actor, services, { at, schoolId: which.schoolId })
    if (!list.ok) return list
    const { page, groups } = list.value
    return ok({
      columns: [...personColumns, l.columns.day, ...page.blocks.map(({ number }) => t.block(number + 1))],
      rows: groups.flatMap(({ weekday, rows }) =>
        rows.map(({ pupil, places }) => [
          ...personCells(pupil),
          t.weekdays[weekday] ?? '',
          ...places.map((place) =>
            place === undefined ? t.inSchool : `${place.name} (${nameOf(page, place.organizationId)})`,
          ),
        ]),
      ),
    })
  }
  if (which.kind === 'bus') {
    const list = await readBusList(actor, services, { at, schoolId: which.schoolId })
    if (!list.ok) return list
    return ok({
      columns: [l.columns.day, l.columns.to, l.columns.way, l.columns.minutes, l.columns.block, ...personColumns],
      rows: list.value.rides.flatMap(({ weekday, bbsName, way, minutes, blocks }) =>
        blocks.flatMap((members, block) =>
          members.map((pupil) => [t.weekdays[weekday] ?? '', bbsName, way, minutes, block + 1, ...personCells(pupil)]),
        ),
      ),
    })
  }
  const list = await readWorkshopList(actor, services, { at, workshopId: which.workshopId })
  if (!list.ok) return list
  const { workshop, groups, showsCodes } = list.value
  const shown = <T>(cells: readonly T[]): readonly T[] => (showsCodes ? cells : withoutCode(cells))
  return ok({
    columns: [
      l.columns.workshop,
      l.columns.field,
      l.columns.day,
      l.columns.block,
      l.columns.dates,
      ...shown(personColumns),
    ],
    rows: groups.flatMap(({ weekday, blockNumber, days, members, freeCount }) =>
      [...members.map(personCells), ...Array.from({ length: freeCount }, () => freeCells)].map((cells) => [
        workshop.name,
        berufsfeldLabel(workshop.berufsfeld),
        t.weekdays[weekday] ?? '',
        blockNumber + 1,
        days.map((day) => formatGermanDate(day, 'short')).join(', '),
        ...shown(cells),
      ]),
    ),
  })
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export async function exportList(
  actor: Actor,
  services: Services,
  asked: { readonly at: At; readonly which: WhichList; readonly form: FileForm },
): Promise<Result<ListFile, ReadRefusal>> {
  const table = await readTable(actor, services, asked)
  if (!table.ok) return table
  const { columns, rows } = table.value
  await inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, {
      action: 'plan.export',
      objectKind: 'plan-run',
      objectId: asked.at.runId,
      changes: [
        { field: 'list', before: null, after: asked.which.kind },
        { field: 'rows', before: null, after: String(rows.length) },
      ],
    }),
  )
  return ok({
    bytes:
      asked.form === 'csv' ? writeCsv(columns, rows) : writeXlsx(columns, rows, { sheet: l.sheet[asked.which.kind] }),
    fileName: `${l.file[asked.which.kind]}-${services.today()}.${asked.form}`,
    type: types[asked.form],
  })
}
