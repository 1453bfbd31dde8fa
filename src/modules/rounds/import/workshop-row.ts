// One row of a list of workshops. Pure.
import { parsePersonName } from '../../../kernel/din-91379.ts'
import { foldGerman } from '../../../kernel/fold.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParseContext, ParsedRow, Remark, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { type Weekday, weekdays } from '../../calendar/index.ts'
import { berufsfelder } from '../berufsfelder.ts'
import type { Workshop, WorkshopDay } from '../terms.ts'
import { weekdayName } from '../words.ts'
import type { WorkshopInput } from '../workshops/keep-workshop.ts'
import { t } from '../workshops/texts.ts'

/** As the file says it: undefined where it has no column for it or where the cell was not understood, empty where the cell is. */
export interface WorkshopRow {
  /** null: the own vocational school. */
  readonly bbsName: string | null
  /** null: the newest round. */
  readonly roundName: string | null
  readonly name: string
  readonly berufsfeld: string
  readonly room: string | null | undefined
  readonly teacher: string | null | undefined
  readonly minimumAge: number | null | undefined
  readonly protectiveGear: string | null | undefined
  readonly needsHygieneInstruction: boolean | undefined
  readonly isStepFree: boolean | undefined
  /** Of every day of the row. */
  readonly minimum: number | undefined
  /** The days that the file has a column for; null: closed. */
  readonly days: readonly { readonly weekday: Weekday; readonly capacity: number | null }[]
}

export const workshopImportFields = (): readonly TargetField[] => [
  { key: 'name', label: t.fields.name, aliases: ['Name', 'Werkstatt', 'Bezeichnung'], required: true },
  { key: 'berufsfeld', label: t.fields.berufsfeld, aliases: ['Feld', 'Bereich'], required: true },
  { key: 'bbs', label: t.fields.bbs, aliases: ['BBS', 'Schule', 'Berufskolleg'] },
  { key: 'room', label: t.fields.room, aliases: ['Raumnummer', 'Ort'] },
  { key: 'teacher', label: t.fields.teacher, aliases: ['Lehrer', 'Lehrerin', 'Kollege'] },
  ...weekdays.map((day) => ({
    key: `day${day}`,
    label: t.importer.days(weekdayName(day)),
    aliases: [weekdayName(day), weekdayName(day).slice(0, 2)],
  })),
  { key: 'minimum', label: t.fields.minimum, aliases: ['Mindestgröße', 'Minimum', 'ab'] },
  { key: 'minimumAge', label: t.fields.minimumAge, aliases: ['Alter'] },
  { key: 'protectiveGear', label: t.fields.protectiveGear, aliases: ['PSA', 'Schutzausrüstung', 'Kleidung'] },
  { key: 'needsHygieneInstruction', label: t.hygiene, aliases: ['Belehrung', 'IfSG', 'Hygiene'] },
  { key: 'isStepFree', label: t.grid.stepFreeShort, aliases: ['barrierefrei', 'rollstuhlgerecht'] },
  { key: 'round', label: t.importer.round, aliases: ['Runde', 'Zeitraum'] },
]

const yes = /^(ja|j|x|1|yes|wahr|true)$/i
// Offices write a dash where nothing is.
const no = /^(nein|n|0|no|falsch|false|[-–—]?)$/i

/** A label or a key of the code list, however it is written; "Holztechnik" is found by its beginning. */
export function berufsfeldOf(text: string): string | undefined {
  const folded = foldGerman(text.trim())
  if (folded === '') return undefined
  const exact = berufsfelder.find(({ key, label }) => key === folded || foldGerman(label) === folded)
  if (exact !== undefined) return exact.key
  const beginning = berufsfelder.filter(
    ({ key, label }) =>
      folded.startsWith(key) ||
      foldGerman(label)
        .split(/\W+/)
        .some((word) => word === folded),
  )
  return beginning.length === 1 ? beginning[0]?.key : undefined
}

export function parseWorkshopRow(
  values: ImportValues,
  { mapped }: Pick<ParseContext, 'mapped'>,
): Result<ParsedRow<WorkshopRow>, RowRefusal> {
  const remarks: Remark[] = []
  const doubt = (column: string, reason: string): undefined => {
    remarks.push({ severity: 'doubtful', column, reason })
  }
  const typed = (key: string): string => (values[key] ?? '').trim()
  /** Only where the file has a column for it. */
  const told = <T>(key: string, read: (text: string) => T): T | undefined =>
    mapped.has(key) ? read(typed(key)) : undefined
  const cut = (text: string, most: number, column: string): string | null => {
    const clean = text.replace(/\s+/g, ' ').normalize('NFC').trim()
    if (clean.length > most) remarks.push({ severity: 'note', column, reason: t.importer.shortened })
    return clean === '' ? null : clean.slice(0, most)
  }
  const name = cut(typed('name'), 120, t.fields.name)
  if (name === null) return refused({ column: t.fields.name, reason: t.importer.noName })
  const refuse = (column: string, reason: string) => refused({ column, reason, subject: name })
  const berufsfeld = berufsfeldOf(typed('berufsfeld'))
  if (berufsfeld === undefined) return refuse(t.fields.berufsfeld, t.importer.unknownField)
  if (!/^(\d{1,3})?$/.test(typed('minimum'))) return refuse(t.fields.minimum, t.importer.badMinimum)
  const days: { weekday: Weekday; capacity: number | null }[] = []
  for (const weekday of weekdays) {
    const key = `day${weekday}`
    if (!mapped.has(key)) continue
    const isClosed = /^[-–—]?$/.test(typed(key))
    const day = weekdayName(weekday)
    if (!isClosed && !/^\d{1,3}$/.test(typed(key))) return refuse(t.importer.days(day), t.importer.badCount(day))
    days.push({ weekday, capacity: isClosed ? null : Number(typed(key)) })
  }
  const readAge = (text: string): number | null | undefined => {
    if (/^[-–—]?$/.test(text)) return null
    const age = /^\d{2}$/.test(text) ? Number(text) : 0
    return age >= 10 && age <= 18 ? age : doubt(t.fields.minimumAge, t.importer.badAge)
  }
  const readTeacher = (text: string): string | null | undefined => {
    const clean = cut(text, 200, t.fields.teacher)
    if (clean === null) return null
    const parsed = parsePersonName(clean)
    return parsed.ok ? parsed.value : doubt(t.fields.teacher, t.grid.badTeacher)
  }
  const readYes = (column: string) => (text: string) =>
    yes.test(text) || (no.test(text) ? false : doubt(column, t.importer.oddYes(text.slice(0, 40))))
  return ok({
    row: {
      bbsName: cut(typed('bbs'), 200, t.fields.bbs),
      roundName: cut(typed('round'), 120, t.importer.round),
      name,
      berufsfeld,
      room: told('room', (text) => cut(text, 120, t.fields.room)),
      teacher: told('teacher', readTeacher),
      minimumAge: told('minimumAge', readAge),
      protectiveGear: told('protectiveGear', (text) => cut(text, 300, t.fields.protectiveGear)),
      needsHygieneInstruction: told('needsHygieneInstruction', readYes(t.hygiene)),
      isStepFree: told('isStepFree', readYes(t.grid.stepFreeShort)),
      minimum: told('minimum', Number),
      days,
    },
    remarks,
  })
}

const keptOr = <T>(told: T | undefined, kept: T): T => (told === undefined ? kept : told)

/** What the workshop will be: what the file does not say stays as it is stored, and is empty where nothing is. */
export function completeRow(row: WorkshopRow, stored: Workshop | undefined): WorkshopInput {
  const toldDays = new Map(row.days.map(({ weekday, capacity }) => [weekday, capacity]))
  return {
    details: {
      berufsfeld: row.berufsfeld,
      name: row.name,
      room: keptOr(row.room, stored?.room ?? null),
      minimumAge: keptOr(row.minimumAge, stored?.minimumAge ?? null),
      protectiveGear: keptOr(row.protectiveGear, stored?.protectiveGear ?? null),
      needsHygieneInstruction: keptOr(row.needsHygieneInstruction, stored?.needsHygieneInstruction ?? false),
      isStepFree: keptOr(row.isStepFree, stored?.isStepFree ?? false),
    },
    teacher: keptOr(row.teacher, stored?.teacher ?? null),
    days: weekdays.flatMap((weekday): WorkshopDay[] => {
      const kept = stored?.days.find((day) => day.weekday === weekday)
      const capacity = keptOr(toldDays.get(weekday), kept?.capacity ?? null)
      return capacity === null ? [] : [{ weekday, capacity, minimum: keptOr(row.minimum, kept?.minimum ?? 0) }]
    }),
  }
}

/** What stood there and goes, so that somebody looks; a teacher by no name, as the protocol keeps none. */
export function removalsOf(before: Workshop, { details, teacher, days }: WorkshopInput): Remark[] {
  const { importer, fields } = t
  const gone = (column: string, reason: string): Remark => ({ severity: 'doubtful', column, reason })
  const was = (column: string, value: string | number | null, after: string | number | null): Remark[] =>
    value !== null && after === null ? [gone(column, importer.removed(String(value)))] : []
  const wasYes = (column: string, value: boolean, after: boolean): Remark[] =>
    value && !after ? [gone(column, importer.removed(importer.yes))] : []
  return [
    ...was(fields.room, before.room, details.room),
    ...(before.teacher !== null && teacher === null ? [gone(fields.teacher, importer.removedTeacher)] : []),
    ...before.days.flatMap(({ weekday, capacity, minimum }) => {
      const after = days.find((day) => day.weekday === weekday)
      const day = weekdayName(weekday)
      if (after === undefined) return [gone(importer.days(day), importer.closed(capacity))]
      return minimum > 0 && after.minimum === 0 ? [gone(fields.minimum, importer.removedOn(day, minimum))] : []
    }),
    ...was(fields.minimumAge, before.minimumAge, details.minimumAge),
    ...was(fields.protectiveGear, before.protectiveGear, details.protectiveGear),
    ...wasYes(t.hygiene, before.needsHygieneInstruction, details.needsHygieneInstruction),
    ...wasYes(t.grid.stepFreeShort, before.isStepFree, details.isStepFree),
  ]
}
