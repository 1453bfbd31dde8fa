// What files can be imported into the gap analysis: the municipalities of the region, and surveys of needs.
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { municipalitiesTarget } from '../network/index.ts'
import { needImportFields, parseNeedRow, type SurveyedNeed } from './import/need-row.ts'
import { planNeeds, takeNeeds } from './import/take-needs.ts'
import { mayKeepNeeds } from './policy.ts'
import { t } from './texts.ts'

export const needsTarget: ImportTarget<SurveyedNeed> = {
  key: 'needs',
  label: () => t.needs.import.label,
  help: () => t.needs.import.help,
  accept: '.xlsx,.csv,.txt,.tsv',
  mayImport: (actor) => mayKeepNeeds(actor, actor),
  fields: needImportFields,
  parseRow: parseNeedRow,
  plan: planNeeds,
  take: takeNeeds,
}

export const gapsImports: readonly AnyImportTarget[] = [municipalitiesTarget, needsTarget]
