// What files can be imported into the offers: both kinds share one way from rows to the database.
import { refused } from '../../kernel/result.ts'
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import type { ImportedOffer } from './import/imported-offer.ts'
import { readOfferFile } from './import/read-offer-file.ts'
import { i } from './import/texts.ts'
import { mayImportOffers } from './policy.ts'
import { planOffers, takeOffers } from './take-offers.ts'

const targetOf = (key: 'courses' | 'hsds'): ImportTarget<ImportedOffer> => ({
  key,
  label: () => i[key].label,
  help: () => i[key].help,
  accept: '.json',
  mayImport: mayImportOffers,
  fields: () => [],
  readRows: (bytes) => readOfferFile(key, bytes),
  parseRow: () => refused({ column: null, reason: i.notJson }),
  plan: (tx, given) => planOffers(tx, key, given),
  take: (tx, given) => takeOffers(tx, key, given),
})

export const offersImports: readonly AnyImportTarget[] = [targetOf('courses'), targetOf('hsds')]
