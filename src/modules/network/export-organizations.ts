// The current list as CSV or workbook: the same filter, all pages. Contact persons stay where they are.
import { ok, type Result } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { CellValue } from '../../platform/tabular/cell-value.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../platform/tabular/write-xlsx.ts'
import { findAllOrganizations, type ListQuery } from './list-organizations.ts'
import { schulformLabel } from './schulform.ts'
import type { ListedOrganization } from './store-list.ts'
import { t } from './texts.ts'

export interface ExportFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly type: string
}

type Column = readonly [label: () => string | undefined, value: (one: ListedOrganization) => CellValue]

/** The names of the import's fields, so that an export can come back as it is. */
const columns: readonly Column[] = [
  [() => t.fields.kind, (one) => t.kinds[one.kind]],
  [() => t.fields.name, (one) => one.name],
  [() => t.fields.shortName, (one) => one.shortName],
  [() => t.fields.schulform, (one) => schulformLabel(one.schulform)],
  [() => t.fields.officialNumber, (one) => one.officialNumber],
  [() => t.fields.legalStatus, (one) => one.legalStatus && t.legalStatuses[one.legalStatus]],
  [() => t.fields.street, (one) => one.street],
  [() => t.fields.postalCode, (one) => one.postalCode],
  [() => t.fields.city, (one) => one.city],
  [() => t.fields.municipalityKey, (one) => one.municipalityKey],
  [() => t.fields.latitude, (one) => one.latitude],
  [() => t.fields.longitude, (one) => one.longitude],
  [() => t.fields.phone, (one) => one.phone],
  [() => t.fields.email, (one) => one.email],
  [() => t.fields.website, (one) => one.website],
  [() => t.fields.status, (one) => t.statuses[one.status]],
  [() => t.fields.confirmedOn, (one) => (one.confirmedOn === null ? null : { day: one.confirmedOn })],
]

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export async function exportOrganizations(
  actor: Actor,
  services: Services,
  input: { readonly query: ListQuery; readonly form: 'csv' | 'xlsx' },
): Promise<Result<ExportFile, { readonly code: 'forbidden' }>> {
  const found = await findAllOrganizations(actor, services, input.query)
  if (!found.ok) return found
  const rows = found.value.map((one) => columns.map(([, value]) => value(one)))
  await inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, {
      action: 'organization.export',
      objectKind: 'region',
      objectId: actor.regionId,
      changes: [{ field: 'rows', before: null, after: String(rows.length) }],
    }),
  )
  const names = columns.map(([label]) => label() ?? '')
  return ok({
    bytes: input.form === 'csv' ? writeCsv(names, rows) : writeXlsx(names, rows, { sheet: t.network }),
    fileName: `netzwerk-${services.today()}.${input.form}`,
    type: types[input.form],
  })
}
