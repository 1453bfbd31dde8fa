// What files can be imported into the offers: both kinds share one way from rows to the database.
import type { Result } from '../../kernel/result.ts'
import { refused } from '../../kernel/result.ts'
import type { AnyImportTarget, ImportTarget, OwnRows } from '../../platform/imports/target.ts'
import { readCourses } from './import/courses.ts'
import { readHsds } from './import/hsds.ts'
import type { ImportedOffer } from './import/imported-offer.ts'
import { i } from './import/texts.ts'
import { mayImportOffers } from './policy.ts'
import { planOffers, takeOffers } from './take-offers.ts'

const targetOf = (
  key: 'courses' | 'hsds',
  readRows: (bytes: Uint8Array) => Result<OwnRows<ImportedOffer>, string>,
): ImportTarget<ImportedOffer> => ({
  key,
  label: () => i[key].label,
  help: () => i[key].help,
  accept: '.json',
  mayImport: mayImportOffers,
  fields: () => [],
  readRows,
  parseRow: () => refused({ column: null, reason: i.notJson }),
  plan: (tx, given) => planOffers(tx, key, given),
  take: (tx, given) => takeOffers(tx, key, given),
})

export const offersImports: readonly AnyImportTarget[] = [targetOf('courses', readCourses), targetOf('hsds', readHsds)]
