// What files can be imported into the network: schools, every other kind of organisation, and the register of
// municipalities.
import type { Tx } from '../../platform/db/database.ts'
import type { AnyImportTarget, ImportTarget, PlanInput } from '../../platform/imports/target.ts'
import { municipalityFields, parseMunicipalityRow, readMunicipalityRegister } from './import/municipality-row.ts'
import { organizationImportFields, parseOrganizationRow } from './import/organization-row.ts'
import { type PlannedOrganization, planOrganizations } from './import/plan-organizations.ts'
import { type ImportedRow, judgeSchools, parseSchoolRow, schoolFields } from './import/school-row.ts'
import { findAllForImport } from './import/store-import.ts'
import { planMunicipalities, takeMunicipalities } from './import/take-municipalities.ts'
import { takeOrganizations } from './import/take-organizations.ts'
import { t } from './import/texts.ts'
import { mayManageRegister } from './policy.ts'
import { findDistinctPairs } from './store-duplicates.ts'
import type { Municipality } from './terms.ts'

const plan = async (tx: Tx, { rows }: PlanInput<PlannedOrganization>) =>
  planOrganizations(rows, { stored: await findAllForImport(tx), distinctPairs: await findDistinctPairs(tx) })

const unplanned = (row: ImportedRow): PlannedOrganization => ({ ...row, imported: {} })

export const schoolsTarget: ImportTarget<PlannedOrganization> = {
  key: 'schools',
  label: () => t.schools.label,
  help: () => t.schools.help,
  accept: '.csv,.xlsx,.json,.txt,.tsv',
  mayImport: mayManageRegister,
  fields: schoolFields,
  parseRow: (values, context) => {
    const parsed = parseSchoolRow(values, context)
    return parsed.ok ? { ok: true, value: { ...parsed.value, row: unplanned(parsed.value.row) } } : parsed
  },
  plan,
  judge: judgeSchools,
  take: takeOrganizations,
}

export const organizationsTarget: ImportTarget<PlannedOrganization> = {
  key: 'organizations',
  label: () => t.organizations.label,
  help: () => t.organizations.help,
  accept: '.csv,.xlsx,.json,.txt,.tsv',
  mayImport: mayManageRegister,
  fields: organizationImportFields,
  parseRow: (values) => {
    const parsed = parseOrganizationRow(values)
    return parsed.ok ? { ok: true, value: { ...parsed.value, row: unplanned(parsed.value.row) } } : parsed
  },
  plan,
  take: takeOrganizations,
}

export const networkImports: readonly AnyImportTarget[] = [schoolsTarget, organizationsTarget]

/** Imported where the municipalities are listed, so that it stands in no list of organisations. */
export const municipalitiesTarget: ImportTarget<Municipality> = {
  key: 'municipalities',
  label: () => t.municipalities.label,
  help: () => t.municipalities.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  mayImport: mayManageRegister,
  fields: municipalityFields,
  readRows: readMunicipalityRegister,
  parseRow: (values, context) => parseMunicipalityRow(values, context.numbers),
  plan: planMunicipalities,
  take: takeMunicipalities,
}
