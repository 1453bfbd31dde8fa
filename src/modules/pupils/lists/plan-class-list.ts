// What a new class list means for what a school has already: who is new, who moved, who is missing. Pure.
import type { LinedRow, PlannedRow, Remark } from '../../../platform/imports/target.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import { classKey, type PupilPerson, type PupilState } from '../terms.ts'
import { type ListedPupil, subjectOf } from './class-list-row.ts'
import { isDamaged, matchPupils, nameKey } from './match-pupils.ts'
import type { ClassListOptions } from './options.ts'
import { t } from './texts.ts'

/** A pupil as the school has them. */
export interface StoredPupil extends PupilPerson {
  readonly id: string
  readonly state: PupilState
  readonly className: string
  readonly schoolYear: number
  readonly grade: number
  /** Was missing on the last list, and nobody has said yet why. */
  readonly isDeparting: boolean
}

export interface TakenPupil extends ListedPupil {
  /** Who they will be from now on; the listed one, completed by what is known. */
  readonly person: PupilPerson
  readonly stored: StoredPupil | undefined
}

export interface MissingPupil {
  readonly kind: 'missing'
  readonly stored: StoredPupil
}

export type ClassListRow = ListedPupil | TakenPupil | MissingPupil

const note = (reason: string): Remark => ({ severity: 'note', column: null, reason })
const doubt = (reason: string): Remark => ({ severity: 'doubtful', column: null, reason })

const personOf = (row: ListedPupil, stored: StoredPupil | undefined): PupilPerson => ({
  ...(stored !== undefined && keepsStoredName(row, stored)
    ? { givenName: stored.givenName, familyName: stored.familyName }
    : { givenName: row.givenName, familyName: row.familyName }),
  birthDate: row.birthDate ?? stored?.birthDate ?? null,
  needsStepFree: row.needsStepFree ?? stored?.needsStepFree ?? false,
})

/** Lost letters and spellings without umlauts never replace what is known better. */
const keepsStoredName = (row: ListedPupil, stored: StoredPupil): boolean =>
  (isDamaged(row) && !isDamaged(stored)) ||
  (isPlain(row.givenName + row.familyName) && !isPlain(stored.givenName + stored.familyName))

const isPlain = (text: string): boolean => /^[A-Za-z' -]*$/.test(text)

const classWithYear = (stored: StoredPupil, schoolYear: number): string =>
  stored.schoolYear === schoolYear ? stored.className : `${stored.className} (${schoolYearLabel(stored.schoolYear)})`

function planFound(
  row: LinedRow<ListedPupil>,
  stored: StoredPupil,
  options: ClassListOptions,
): PlannedRow<ClassListRow> {
  const person = personOf(row.row, stored)
  const hasMoved =
    classKey(stored.className) !== classKey(row.row.className) || stored.schoolYear !== options.schoolYear
  const isRenamed = person.givenName !== stored.givenName || person.familyName !== stored.familyName
  const isCompleted = person.birthDate !== stored.birthDate || person.needsStepFree !== stored.needsStepFree
  const changes = [
    ...(stored.state === 'left' ? [t.plan.back] : []),
    ...(stored.isDeparting ? [t.plan.listedAgain] : []),
    ...(hasMoved ? [t.plan.moved(classWithYear(stored, options.schoolYear), row.row.className)] : []),
    ...(isRenamed ? [t.plan.renamed] : []),
    ...(isCompleted ? [t.plan.completed] : []),
  ]
  return {
    ...row,
    row: { ...row.row, person, stored },
    remarks: [...row.remarks, ...changes.map(note)],
    state: changes.length > 0 ? 'changed' : 'known',
    subject: subjectOf(row.row),
  }
}

/** The same person twice: by name and birth date, or by name and class where there is none. */
const doubleKey = (row: ListedPupil): string => `${nameKey(row)}|${row.birthDate ?? classKey(row.className)}`

/**
 * Rows in the order given, behind them those of the school's pupils who are missing on a list that covers them: those of
 * the same school year and grade, and those who would have come up from the grade below. O(n log n) beside matching.
 */
export function planClassList(
  rows: readonly LinedRow<ListedPupil>[],
  given: { readonly stored: readonly StoredPupil[]; readonly options: ClassListOptions },
): PlannedRow<ClassListRow>[] {
  const { stored, options } = given
  // Active ones first: where somebody stands there twice, the one who is here is found.
  const known = [...stored].sort((a, b) => Number(a.state === 'left') - Number(b.state === 'left'))
  const firstLines = new Map<string, number>()
  const isFirst = rows.map(({ row, line }) => {
    const key = doubleKey(row)
    if (!firstLines.has(key)) firstLines.set(key, line)
    return firstLines.get(key) === line
  })
  const listed = rows.filter((_row, index) => isFirst[index])
  const matches = matchPupils(
    listed.map(({ row }) => row),
    known,
  )
  const matchByLine = new Map(listed.map(({ line }, index) => [line, matches[index]]))
  const storedById = new Map(stored.map((one) => [one.id, one]))
  const namesKnown = Map.groupBy(stored, nameKey)
  const planned = rows.map((row, index): PlannedRow<ClassListRow> => {
    const subject = subjectOf(row.row)
    if (!isFirst[index]) {
      const reason = t.plan.twice(firstLines.get(doubleKey(row.row)) ?? 0)
      return { ...row, state: 'refused', subject, refusal: { column: null, reason } }
    }
    const found = storedById.get(matchByLine.get(row.line) ?? '')
    if (found !== undefined) return planFound(row, found, options)
    const namesakes = namesKnown.get(nameKey(row.row)) ?? []
    const isAmbiguous = namesakes.some((one) => one.birthDate === null || row.row.birthDate === null)
    const remark = namesakes.length === 0 ? [] : [doubt(isAmbiguous ? t.plan.ambiguous : t.plan.namesake)]
    const taken: TakenPupil = { ...row.row, person: personOf(row.row, undefined), stored: undefined }
    return { ...row, row: taken, remarks: [...row.remarks, ...remark], state: 'new', subject }
  })
  return [...planned, ...missingOf(stored, { listed, matches, options })]
}

function missingOf(
  stored: readonly StoredPupil[],
  given: {
    readonly listed: readonly LinedRow<ListedPupil>[]
    readonly matches: readonly (string | undefined)[]
    readonly options: ClassListOptions
  },
): PlannedRow<ClassListRow>[] {
  const { schoolYear, coverage } = given.options
  const grades = new Set(given.listed.map(({ row }) => row.grade))
  const classNames = new Set(given.listed.map(({ row }) => classKey(row.className)))
  const found = new Set(given.matches)
  const isCovered = (one: StoredPupil): boolean =>
    coverage === 'some'
      ? one.schoolYear === schoolYear && classNames.has(classKey(one.className))
      : (one.schoolYear === schoolYear && grades.has(one.grade)) ||
        (one.schoolYear === schoolYear - 1 && grades.has(one.grade + 1))
  return stored
    .filter((one) => one.state === 'active' && !found.has(one.id) && isCovered(one))
    .map((one) => ({
      line: 0,
      row: { kind: 'missing', stored: one },
      remarks: [doubt(t.plan.missing(classWithYear(one, schoolYear)))],
      state: one.isDeparting ? 'known' : 'changed',
      subject: subjectOf(one),
    }))
}
