// The list of the work area as CSV or workbook: the same filter, all pages. Contact persons stay where they are.
import { paths } from '../../../kernel/names/paths.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { CellValue } from '../../../platform/tabular/cell-value.ts'
import { writeCsv } from '../../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../../platform/tabular/write-xlsx.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from '../code-lists.ts'
import { listWorkOffers, type OfferList } from '../list-offers.ts'
import { noFacets } from '../search/offer-query.ts'
import { offerStatuses } from '../terms.ts'
import { w } from '../work-texts.ts'
import { d } from './texts.ts'

export interface OffersFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly type: string
}

type Listed = OfferList['items'][number]
type Column = readonly [label: string, value: (one: Listed) => CellValue]

const day = (value: Listed['offer']['startsOn']): CellValue => (value === null ? null : { day: value })

const columnsOf = (baseUrl: string): readonly Column[] => [
  [w.fields.title ?? '', ({ offer }) => offer.title],
  [w.fields.organizationId ?? '', ({ providerName }) => providerName],
  [w.fields.status ?? '', ({ offer }) => w.statuses[offer.status]],
  [w.fields.kind ?? '', ({ offer }) => kindLabel(offer.kind)],
  [w.fields.phase ?? '', ({ offer }) => phaseLabel(offer.phase)],
  [w.fields.targetGroups ?? '', ({ offer }) => offer.targetGroups.map(targetGroupLabel).join(', ')],
  [w.fields.languages ?? '', ({ offer }) => offer.languages.map(languageLabel).join(', ')],
  [w.fields.summary ?? '', ({ offer }) => offer.summary],
  [w.fields.description ?? '', ({ offer }) => offer.description],
  [w.fields.city ?? '', ({ offer }) => offer.city],
  [w.fields.placeText ?? '', ({ offer }) => offer.placeText],
  [w.fields.startsOn ?? '', ({ offer }) => day(offer.startsOn)],
  [w.fields.endsOn ?? '', ({ offer }) => day(offer.endsOn)],
  [w.fields.applyUntil ?? '', ({ offer }) => day(offer.applyUntil)],
  [w.fields.datesText ?? '', ({ offer }) => offer.datesText],
  [w.fields.costText ?? '', ({ offer }) => offer.costText],
  [w.fields.website ?? '', ({ offer }) => offer.website],
  [w.fields.confirmedOn ?? '', ({ offer }) => day(offer.confirmedOn)],
  [w.fields.validUntil ?? '', ({ offer }) => day(offer.validUntil)],
  [d.export.address, ({ offer }) => `${baseUrl}${paths.offer(offer.id)}`],
]

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Asked = Parameters<typeof listWorkOffers>[2]

const everything: Asked = {
  text: '',
  facets: noFacets,
  time: 'all',
  sort: 'title',
  page: 1,
  pageSize: 1,
  scope: { kind: 'work', statuses: offerStatuses },
}

/** More than any region has; as long as it is one statement, the file is one state of the list. */
const mostRows = 20_000

export async function exportOffers(
  actor: Actor,
  services: Services,
  input: { readonly asked?: Asked; readonly form: 'csv' | 'xlsx' },
): Promise<Result<OffersFile, { readonly code: 'forbidden' }>> {
  const asked = { ...(input.asked ?? everything), page: 1, pageSize: mostRows }
  const found = await listWorkOffers(actor, services, asked)
  if (!found.ok) return refused({ code: found.error })
  const columns = columnsOf(services.settings.baseUrl)
  const rows = found.value.items.map((one) => columns.map(([, value]) => value(one)))
  await inContext(services.database, actor, (tx) =>
    recordAudit(tx, actor, services, {
      action: 'offer.export',
      objectKind: 'region',
      objectId: actor.regionId,
      changes: [{ field: 'rows', before: null, after: String(rows.length) }],
    }),
  )
  const names = columns.map(([label]) => label)
  return ok({
    bytes: input.form === 'csv' ? writeCsv(names, rows) : writeXlsx(names, rows, { sheet: d.export.sheet }),
    fileName: `${d.export.file}-${services.today()}.${input.form}`,
    type: types[input.form],
  })
}
