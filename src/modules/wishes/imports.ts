// What files can be imported into wishes.
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { type PlannedWishes, planWishes, takeWishes } from './import/take-wishes.ts'
import { parseWishRow, wishFields } from './import/wish-row.ts'
import { mayImportWishes } from './policy.ts'
import { t } from './texts.ts'

export const wishesTarget: ImportTarget<PlannedWishes> = {
  key: 'wishes',
  label: () => t.import.label,
  help: () => t.import.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  mayImport: (actor) => mayImportWishes(actor, actor),
  fields: wishFields,
  parseRow: parseWishRow,
  plan: planWishes,
  take: takeWishes,
}

export const wishesImports: readonly AnyImportTarget[] = [wishesTarget]
