// Reads the table of all workshops of a vocational school as it was sent, row by row.
import { parsePersonName } from '../../../kernel/din-91379.ts'
import { weekdays } from '../../calendar/index.ts'
import { isBerufsfeld } from '../berufsfelder.ts'
import type { Workshop, WorkshopDay } from '../terms.ts'
import { minimumOf } from './forms.ts'
import type { TableRow } from './keep-table.ts'
import { t } from './texts.ts'

/** Empty rows at the end, so that workshops can be added without a script. */
export const spareRows = 5
const mostRows = 200

export const cellName = (row: number, column: string): string => `${column}-${row}`

/** A row as it stands in the fields. */
export interface TypedRow {
  readonly id: string
  readonly version: string
  readonly field: string
  readonly name: string
  readonly room: string
  readonly teacher: string
  readonly days: readonly string[]
  readonly minimum: string
  readonly isStepFree: boolean
}

export const emptyRow: TypedRow = {
  id: '',
  version: '',
  field: '',
  name: '',
  room: '',
  teacher: '',
  days: ['', '', '', '', ''],
  minimum: '',
  isStepFree: false,
}

export const rowOfWorkshop = (workshop: Workshop): TypedRow => ({
  id: workshop.id,
  version: String(workshop.version),
  field: workshop.berufsfeld,
  name: workshop.name,
  room: workshop.room ?? '',
  teacher: workshop.teacher ?? '',
  days: weekdays.map((day) => String(workshop.days.find(({ weekday }) => weekday === day)?.capacity ?? '')),
  minimum: minimumOf(workshop) === 0 ? '' : String(minimumOf(workshop)),
  isStepFree: workshop.isStepFree,
})

export interface ReadTable {
  readonly typed: readonly TypedRow[]
  /** By the name of the cell. */
  readonly errors: ReadonlyMap<string, string>
  readonly rows: readonly TableRow[]
  /** Which typed row each of `rows` is. */
  readonly rowNumbers: readonly number[]
}

const isCount = (text: string): boolean => text === '' || /^\d{1,3}$/.test(text)

/** What the table does not ask (age, gear, instruction) stays as it is stored. A new row without a name does not count. */
export function readTableForm(data: FormData, known: readonly Workshop[]): ReadTable {
  const text = (row: number, column: string): string => {
    const value = data.get(cellName(row, column))
    return typeof value === 'string' ? value.normalize('NFC').trim() : ''
  }
  const typed: TypedRow[] = []
  const errors = new Map<string, string>()
  const rows: TableRow[] = []
  const rowNumbers: number[] = []
  for (let row = 0; row < mostRows && data.has(cellName(row, 'name')); row++) {
    const given: TypedRow = {
      id: text(row, 'id'),
      version: text(row, 'version'),
      field: text(row, 'feld'),
      name: text(row, 'name'),
      room: text(row, 'raum'),
      teacher: text(row, 'lehrkraft'),
      days: weekdays.map((day) => text(row, `tag${day}`)),
      minimum: text(row, 'ab'),
      isStepFree: text(row, 'stufenlos') === 'ja',
    }
    typed.push(given)
    if (given.id === '' && given.name === '') continue
    const fault = (column: string, sentence: string): void => void errors.set(cellName(row, column), sentence)
    const person = given.teacher === '' ? undefined : parsePersonName(given.teacher)
    if (!isBerufsfeld(given.field)) fault('feld', t.grid.noField)
    if (given.name === '' || given.name.length > 120)
      fault('name', given.name === '' ? t.importer.noName : t.grid.longText)
    if (given.room.length > 120) fault('raum', t.grid.longText)
    if (person !== undefined && (!person.ok || given.teacher.length > 200)) fault('lehrkraft', t.grid.badTeacher)
    for (const day of weekdays) if (!isCount(given.days[day] ?? '')) fault(`tag${day}`, t.grid.notACount)
    if (!isCount(given.minimum)) fault('ab', t.grid.notACount)
    const stored = known.find(({ id }) => id === given.id)
    const minimum = Number(given.minimum)
    rowNumbers.push(row)
    rows.push({
      id: given.id === '' ? undefined : given.id,
      version: Number(given.version),
      details: {
        berufsfeld: given.field,
        name: given.name,
        room: given.room === '' ? null : given.room,
        minimumAge: stored?.minimumAge ?? null,
        protectiveGear: stored?.protectiveGear ?? null,
        needsHygieneInstruction: stored?.needsHygieneInstruction ?? false,
        isStepFree: given.isStepFree,
      },
      teacher: person?.ok === true ? person.value : null,
      days: weekdays.flatMap((weekday): WorkshopDay[] => {
        const capacity = given.days[weekday] ?? ''
        return capacity === '' ? [] : [{ weekday, capacity: Number(capacity), minimum }]
      }),
    })
  }
  return { typed, errors, rows, rowNumbers }
}
