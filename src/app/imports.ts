// The list of everything that files can be imported into.
import { gapsImports } from '../modules/gaps/imports.ts'
import { networkImports } from '../modules/network/imports.ts'
import { offersImports } from '../modules/offers/imports.ts'
import { pupilsImports } from '../modules/pupils/imports.ts'
import { roundsImports } from '../modules/rounds/imports.ts'
import { wishesImports } from '../modules/wishes/imports.ts'
import type { AnyImportTarget } from '../platform/imports/target.ts'

export const allImportTargets: readonly AnyImportTarget[] = [
  ...networkImports,
  ...offersImports,
  ...gapsImports,
  ...pupilsImports,
  ...roundsImports,
  ...wishesImports,
]
