// What files can be imported into the rounds: the workshops of vocational schools.
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { planWorkshops, takeWorkshops } from './import/take-workshops.ts'
import { parseWorkshopRow, type WorkshopRow, workshopImportFields } from './import/workshop-row.ts'
import { mayKeepSomeWorkshops } from './policy.ts'
import { t } from './workshops/texts.ts'

export const workshopsTarget: ImportTarget<WorkshopRow> = {
  key: 'workshops',
  isOwn: true,
  label: () => t.importer.label,
  help: () => t.importer.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  mayImport: (actor) => mayKeepSomeWorkshops(actor, actor),
  fields: workshopImportFields,
  parseRow: parseWorkshopRow,
  plan: planWorkshops,
  take: takeWorkshops,
}

export const roundsImports: readonly AnyImportTarget[] = [workshopsTarget]
