// What files can be imported into the gap analysis: the municipalities of the region.
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { municipalityFields, parseMunicipalityRow, readMunicipalityRegister } from './import/municipality-row.ts'
import { planMunicipalities, takeMunicipalities } from './import/take-municipalities.ts'
import { mayKeepMunicipalities } from './policy.ts'
import type { Municipality } from './terms.ts'
import { t } from './texts.ts'

export const municipalitiesTarget: ImportTarget<Municipality> = {
  key: 'municipalities',
  label: () => t.import.label,
  help: () => t.import.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  mayImport: (actor) => mayKeepMunicipalities(actor, actor),
  fields: municipalityFields,
  readRows: readMunicipalityRegister,
  parseRow: (values, context) => parseMunicipalityRow(values, context.numbers),
  plan: planMunicipalities,
  take: takeMunicipalities,
}

export const gapsImports: readonly AnyImportTarget[] = [municipalitiesTarget]
