// Whether a file is the list that somebody meant: last year's looks like this year's. Pure.
import { type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts'
import type { PlannedRow, Remark } from '../../../platform/imports/target.ts'
import { schoolYearLabel, schoolYearOf } from '../../calendar/index.ts'
import { classKey } from '../terms.ts'
import type { ClassListOptions } from './options.ts'
import type { ClassListRow, TakenPupil } from './plan-class-list.ts'
import { t } from './texts.ts'

const doubt = (reason: string): Remark => ({ severity: 'doubtful', column: null, reason })

const isTaken = (row: ClassListRow): row is TakenPupil => row.kind === 'listed' && 'person' in row

/** Fewer birth dates say nothing about a class. */
const leastBirthDates = 10

/**
 * The school year to whose pupils the birth dates fit best. Whoever is in grade g in the year y was mostly born between
 * October of y - g - 6 and September of y - g - 5 (six years old at the beginning of grade 1); the few older ones hardly
 * move the median. undefined for too few dates.
 */
export function schoolYearByBirth(rows: readonly { birthDate: PlainDate | null; grade: number }[]): number | undefined {
  const born = rows
    .flatMap(({ birthDate, grade }) =>
      // As if everybody were in grade 1, in months.
      birthDate === null ? [] : [(Number(birthDate.slice(0, 4)) + grade) * 12 + Number(birthDate.slice(5, 7)) - 1],
    )
    .sort((a, b) => a - b)
  if (born.length < leastBirthDates) return undefined
  const median = born[Math.floor(born.length / 2)] ?? 0
  // Months are counted from October, so that the twelve of one school year are one number.
  return Math.floor((median - 9) / 12) + 6
}

/** School years that are written around the table: "2025/26", "25-26", "Stand: 12.08.2025". */
export function schoolYearsIn(texts: readonly string[]): number[] {
  return texts.flatMap((text) => [
    ...[...text.matchAll(/(?<!\d)(?:20)?(\d\d)\s?[-/_–]\s?(?:20)?(\d\d)(?!\d|[.]\d)/g)].flatMap(([, from, to]) =>
      Number(to) === Number(from) + 1 ? [2000 + Number(from)] : [],
    ),
    ...[...text.matchAll(/Stand:?\s*(\d{1,2}\.\d{1,2}\.\d{4})/gi)].flatMap(([, day]) => {
      const parsed = parsePlainDate(day ?? '')
      return parsed.ok ? [schoolYearOf(parsed.value)] : []
    }),
  ])
}

export function judgeClassList(
  planned: readonly PlannedRow<ClassListRow>[],
  given: { readonly options: ClassListOptions; readonly fileName: string; readonly around: readonly string[] },
): Remark[] {
  const { schoolYear } = given.options
  const chosen = schoolYearLabel(schoolYear)
  const taken = planned.flatMap(({ row }) => (isTaken(row) ? [row] : []))
  const missing = planned.filter(({ row, state }) => row.kind === 'missing' && state !== 'known').length
  const movedWithin = taken.filter(
    ({ stored, className }) =>
      stored !== undefined && stored.schoolYear === schoolYear && classKey(stored.className) !== classKey(className),
  ).length
  const byBirth = schoolYearByBirth(taken)
  const written = schoolYearsIn([given.fileName, ...given.around])
  const unchanged = taken.filter(
    ({ stored, className }) =>
      stored !== undefined && stored.schoolYear < schoolYear && classKey(stored.className) === classKey(className),
  )
  const isKnownFromBefore = taken.length > 0 && unchanged.length * 2 > taken.length
  const before = unchanged[0]?.stored?.schoolYear ?? schoolYear
  return [
    ...(isKnownFromBefore ? [doubt(t.judge.sameAsBefore(unchanged.length, schoolYearLabel(before)))] : []),
    ...(!isKnownFromBefore && byBirth !== undefined && byBirth < schoolYear
      ? [doubt(t.judge.bornTooEarly(schoolYearLabel(byBirth), chosen))]
      : []),
    ...(written.length > 0 && !written.includes(schoolYear)
      ? [doubt(t.judge.otherYear(schoolYearLabel(written[0] ?? schoolYear), chosen))]
      : []),
    ...(taken.length > 0 && taken.every(({ birthDate }) => birthDate === null) ? [doubt(t.judge.noBirthDates)] : []),
    ...(movedWithin > 0 || missing > 0 ? [doubt(t.judge.compared(movedWithin, missing))] : []),
  ]
}
