// What is asked beside the file of a class list: the school year, what the file covers, and the year where no name tells.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Fields } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import type { ImportOptions } from '../../../platform/imports/target.ts'
import { schoolYearLabel, schoolYearOf } from '../../calendar/index.ts'
import { t } from './texts.ts'

export interface ClassListOptions {
  readonly schoolYear: number
  /** all: whoever is missing in the file may have left. some: other classes are not spoken of. */
  readonly coverage: 'all' | 'some'
  readonly grade: number
}

const grades = ['5', '6', '7', '8', '9', '10', '11', '12', '13'] as const

/** Lists of the coming school year are made from May on. */
const firstMonthOfNextLists = '05'

export function classListOptions(today: PlainDate) {
  const year = schoolYearOf(today)
  const years = [String(year), String(year + 1)] as const
  return {
    schoolYear: {
      control: 'radio',
      label: t.options.schoolYear,
      required: true,
      options: years.map((value) => ({ value, label: schoolYearLabel(Number(value)) })),
      rule: rules.choice(years),
    },
    coverage: {
      control: 'radio',
      label: t.options.coverage,
      required: true,
      options: [
        { value: 'all', label: t.options.coverageAll, help: t.options.coverageAllHelp },
        { value: 'some', label: t.options.coverageSome, help: t.options.coverageSomeHelp },
      ],
      rule: rules.choice(['all', 'some']),
    },
    grade: {
      control: 'select',
      label: t.options.grade,
      help: t.options.gradeHelp,
      empty: false,
      options: grades.map((value) => ({ value, label: value })),
      rule: rules.choiceOr(grades, '8'),
    },
  } as const satisfies Fields
}

export function usualOptions(today: PlainDate): ImportOptions {
  const month = today.slice(5, 7)
  const isNext = month >= firstMonthOfNextLists && month <= '07'
  return { schoolYear: String(schoolYearOf(today) + (isNext ? 1 : 0)), coverage: 'all', grade: '8' }
}

/** As they were checked when the file came. */
export const optionsFrom = (options: ImportOptions): ClassListOptions => ({
  schoolYear: Number(options.schoolYear),
  coverage: options.coverage === 'some' ? 'some' : 'all',
  grade: Number(options.grade || '8'),
})
