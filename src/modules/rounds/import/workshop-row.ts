// One row of a list of workshops. Pure.
import { parsePersonName } from '../../../kernel/din-91379.ts'
import { foldGerman } from '../../../kernel/fold.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParsedRow, Remark, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { weekdays } from '../../calendar/index.ts'
import { berufsfelder } from '../berufsfelder.ts'
import type { WorkshopDay } from '../terms.ts'
import { weekdayName } from '../words.ts'
import type { WorkshopInput } from '../workshops/keep-workshop.ts'
import { t } from '../workshops/texts.ts'

export interface WorkshopRow extends WorkshopInput {
  /** As the file says it; null: the own vocational school, or the newest round. */
  readonly bbsName: string | null
  readonly roundName: string | null
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

const isYes = (text: string | undefined): boolean => /^(ja|j|x|1|yes|wahr|true)$/i.test((text ?? '').trim())

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

export function parseWorkshopRow(values: ImportValues): Result<ParsedRow<WorkshopRow>, RowRefusal> {
  const remarks: Remark[] = []
  const cut = (text: string | undefined, most: number, column: string): string | null => {
    const clean = (text ?? '').replace(/\s+/g, ' ').normalize('NFC').trim()
    if (clean.length > most) remarks.push({ severity: 'note', column, reason: t.importer.shortened })
    return clean === '' ? null : clean.slice(0, most)
  }
  const name = cut(values.name, 120, t.fields.name)
  if (name === null) return refused({ column: t.fields.name, reason: t.importer.noName })
  const refuse = (column: string, reason: string) => refused({ column, reason, subject: name })
  const berufsfeld = berufsfeldOf(values.berufsfeld ?? '')
  if (berufsfeld === undefined) return refuse(t.fields.berufsfeld, t.importer.unknownField)
  const minimumText = (values.minimum ?? '').trim()
  if (minimumText !== '' && !/^\d{1,3}$/.test(minimumText)) return refuse(t.fields.minimum, t.importer.badMinimum)
  const days: WorkshopDay[] = []
  for (const weekday of weekdays) {
    const typed = (values[`day${weekday}`] ?? '').trim()
    // Offices write a dash where nothing is.
    if (typed === '' || /^[-–—]$/.test(typed)) continue
    const day = weekdayName(weekday)
    if (!/^\d{1,3}$/.test(typed)) return refuse(t.importer.days(day), t.importer.badCount(day))
    days.push({ weekday, capacity: Number(typed), minimum: Number(minimumText) })
  }
  const ageText = (values.minimumAge ?? '').trim()
  const age = /^\d{2}$/.test(ageText) ? Number(ageText) : undefined
  const isAge = age !== undefined && age >= 10 && age <= 18
  if (ageText !== '' && !isAge)
    remarks.push({ severity: 'doubtful', column: t.fields.minimumAge, reason: t.importer.badAge })
  const teacherText = cut(values.teacher, 200, t.fields.teacher)
  const teacher = teacherText === null ? undefined : parsePersonName(teacherText)
  if (teacher?.ok === false) remarks.push({ severity: 'doubtful', column: t.fields.teacher, reason: t.grid.badTeacher })
  return ok({
    row: {
      bbsName: cut(values.bbs, 200, t.fields.bbs),
      roundName: cut(values.round, 120, t.importer.round),
      details: {
        berufsfeld,
        name,
        room: cut(values.room, 120, t.fields.room),
        minimumAge: isAge ? (age ?? null) : null,
        protectiveGear: cut(values.protectiveGear, 300, t.fields.protectiveGear),
        needsHygieneInstruction: isYes(values.needsHygieneInstruction),
        isStepFree: isYes(values.isStepFree),
      },
      teacher: teacher?.ok === true ? teacher.value : null,
      days,
    },
    remarks,
  })
}
