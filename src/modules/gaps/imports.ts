// What files can be imported into the gap analysis: the municipalities of the region.
import type { AnyImportTarget } from '../../platform/imports/target.ts'
import { municipalitiesTarget } from '../network/index.ts'

export const gapsImports: readonly AnyImportTarget[] = [municipalitiesTarget]
