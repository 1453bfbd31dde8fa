// What files can be read into class lists: the list of a school, by the school itself.
import type { AnyImportTarget, ImportTarget } from '../../platform/imports/target.ts'
import { betterProposal, classListFields, explainMapping, parseClassListRow } from './lists/class-list-row.ts'
import { judgeClassList } from './lists/judge-class-list.ts'
import { classListOptions, optionsFrom, usualOptions } from './lists/options.ts'
import { type ClassListRow, planClassList } from './lists/plan-class-list.ts'
import { findStored, takeClassList } from './lists/take-class-list.ts'
import { t } from './lists/texts.ts'
import { mayImportClasses } from './policy.ts'

export const classListTarget: ImportTarget<ClassListRow> = {
  key: 'class-list',
  label: () => t.label,
  help: () => t.help,
  accept: '.csv,.xlsx,.txt,.tsv',
  mayImport: mayImportClasses,
  isOwn: true,
  isAboutPupils: true,
  options: classListOptions,
  usualOptions,
  fields: classListFields,
  propose: betterProposal,
  checkMapping: explainMapping,
  noteUnused: (columns) => t.unused(columns.join(', ')),
  parseRow: parseClassListRow,
  plan: async (tx, { actor, services, rows, options }) => {
    if (actor.kind !== 'person') throw new Error('A class list belongs to a school')
    const listed = rows.flatMap(({ row, ...rest }) => (row.kind === 'listed' ? [{ ...rest, row }] : []))
    return planClassList(listed, {
      stored: await findStored(tx, services, actor.organizationId),
      options: optionsFrom(options),
    })
  },
  judge: ({ planned, options, fileName, around }) =>
    judgeClassList(planned, { options: optionsFrom(options), fileName, around }),
  take: takeClassList,
}

export const pupilsImports: readonly AnyImportTarget[] = [classListTarget]
