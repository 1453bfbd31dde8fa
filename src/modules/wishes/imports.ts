// What files can be imported into wishes: by the office for the region, by a school for its own pupils, also by name.
import type { Actor } from '../../platform/actor/actor.ts'
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { type PlannedWishes, planWishes, takeWishes } from './import/take-wishes.ts'
import { parseWishRow, wishFields } from './import/wish-row.ts'
import { isSchool, mayImportWishes } from './policy.ts'
import { t } from './texts.ts'

const common = {
  label: () => t.import.label,
  help: () => t.import.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  isAboutPupils: true,
  fields: wishFields,
  parseRow: parseWishRow,
  plan: planWishes,
  take: takeWishes,
} satisfies Partial<ImportTarget<PlannedWishes>>

export const wishesTarget: ImportTarget<PlannedWishes> = {
  ...common,
  key: 'wishes',
  mayImport: (actor: Actor) => (isSchool(actor) ? 'forbidden' : mayImportWishes(actor, actor)),
}

export const ownWishesTarget: ImportTarget<PlannedWishes> = {
  ...common,
  key: 'own-wishes',
  isOwn: true,
  mayImport: (actor: Actor) => (isSchool(actor) ? mayImportWishes(actor, actor) : 'forbidden'),
}

export const wishesImports: readonly AnyImportTarget[] = [wishesTarget, ownWishesTarget]
