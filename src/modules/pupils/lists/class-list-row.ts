// One line of a class list: which columns it may have, and what is read from them. Pure.
import { parsePersonName } from '../../../kernel/din-91379.ts'
import { formatGermanDate, type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParseContext, ParsedRow, Remark, RowRefusal } from '../../../platform/imports/target.ts'
import type { ColumnMapping, TargetField } from '../../../platform/tabular/column-mapping.ts'
import type { Table } from '../../../platform/tabular/table.ts'
import { gradeOfClassName } from '../terms.ts'
import { isDamaged } from './match-pupils.ts'
import { optionsFrom } from './options.ts'
import { t } from './texts.ts'

export interface ListedPupil {
  readonly kind: 'listed'
  readonly givenName: string
  readonly familyName: string
  readonly className: string
  readonly grade: number
  readonly birthDate: PlainDate | null
  /** undefined: the file does not say. */
  readonly needsStepFree: boolean | undefined
}

export const classListFields = (): readonly TargetField[] => [
  {
    key: 'className',
    label: t.fields.className,
    aliases: ['Kl.', 'Klassenname', 'Klassenbezeichnung', 'Lerngruppe'],
    required: true,
  },
  { key: 'givenName', label: t.fields.givenName, aliases: ['Rufname', 'Vornamen'] },
  { key: 'familyName', label: t.fields.familyName, aliases: ['Name', 'Familienname', 'Zuname'] },
  {
    key: 'fullName',
    label: t.fields.fullName,
    aliases: ['Schüler/in', 'Schülerin/Schüler', 'Schüler', 'Schülername', 'Name, Vorname', 'Vorname Name', 'Kind'],
  },
  {
    key: 'birthDate',
    label: t.fields.birthDate,
    aliases: ['geb. am', 'Geb.-Datum', 'Geb.', 'Geburtstag', 'Geb.datum', 'GebDat'],
  },
  { key: 'needsStepFree', label: t.fields.needsStepFree, aliases: ['stufenlos', 'barrierefrei', 'Rollstuhl'] },
]

/** "Name" alone may head family names or whole names: the cells tell. */
export function betterProposal(table: Pick<Table, 'rows'>, proposal: ColumnMapping): ColumnMapping {
  const { familyName, givenName, fullName, ...rest } = proposal
  if (familyName === undefined || givenName !== undefined || fullName !== undefined) return proposal
  const cells = table.rows.map(({ cells }) => (cells[familyName] ?? '').trim()).filter((text) => text !== '')
  const whole = cells.filter((text) => /[\s,]/.test(text)).length
  return whole * 2 > cells.length ? { ...rest, fullName: familyName } : proposal
}

export function explainMapping(mapping: ColumnMapping): string | undefined {
  const isInTwo = mapping.givenName !== undefined && mapping.familyName !== undefined
  return isInTwo || mapping.fullName !== undefined ? undefined : t.nameMissing
}

/** What may stand before a family name and belongs to it. */
const particles = new Set(
  'von van de der den dem zu zum zur vom ten ter te ’t da das di del della dos du des la le el al ben bin bint abu ould o’'.split(
    ' ',
  ),
)

/**
 * "Yılmaz, Yusuf" says what is what; of "Marie-Luise von der Heyde" the family name begins with the particle. Of more than
 * two words without a particle nobody can be sure: the first is taken for the given name.
 */
export function splitName(text: string): { given: string; family: string; isSure: boolean } | undefined {
  const [before, after] = text.split(',', 2).map((part) => part.trim())
  if (after !== undefined) return before && after ? { given: after, family: before, isSure: true } : undefined
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length < 2) return undefined
  const at = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase().replace(/'/g, '’')))
  const first = at > 0 && at < words.length - 1 ? at : 1
  return {
    given: words.slice(0, first).join(' '),
    family: words.slice(first).join(' '),
    isSure: words.length === 2 || first === at,
  }
}

interface Reading {
  readonly remarks: Remark[]
  readonly subject: string
}

const doubt = (column: string | null, reason: string): Remark => ({ severity: 'doubtful', column, reason })

/** A name in which letters were lost is measured as if they were there. */
function readName(text: string, column: string, reading: Reading): Result<string, RowRefusal> {
  const parsed = parsePersonName(text.replace(/[?\ufffd]/g, 'x'))
  if (!parsed.ok) {
    const reason = parsed.error.code === 'too-long' ? t.row.tooLong : t.row.notAName(text.slice(0, 60))
    return refused({ column, reason, subject: reading.subject })
  }
  if (!isDamaged({ givenName: text, familyName: '' })) return parsed
  if (!/\p{L}/u.test(text)) return refused({ column, reason: t.row.notAName(text), subject: reading.subject })
  reading.remarks.push(doubt(column, t.row.damaged(text)))
  return ok(text.normalize('NFC').replace(/\s+/g, ' '))
}

function readNames(
  values: ImportValues,
  reading: Reading,
): Result<{ givenName: string; familyName: string }, RowRefusal> {
  const { fields, row } = t
  const { subject } = reading
  let [given, family] = [values.givenName ?? '', values.familyName ?? '']
  let columns = { given: fields.givenName, family: fields.familyName }
  if (given === '' && family === '' && values.fullName) {
    const split = splitName(values.fullName)
    if (split === undefined) {
      return refused({ column: fields.fullName, reason: row.oneWord(values.fullName.slice(0, 60)), subject })
    }
    if (!split.isSure) reading.remarks.push(doubt(fields.fullName, row.split(split.given, split.family)))
    ;[given, family] = [split.given, split.family]
    columns = { given: fields.fullName, family: fields.fullName }
  }
  if (given === '' && family === '') return refused({ column: null, reason: row.noName, subject })
  if (family === '') return refused({ column: columns.family, reason: row.noFamilyName, subject })
  if (given === '') return refused({ column: columns.given, reason: row.noGivenName, subject })
  const givenName = readName(given, columns.given, reading)
  if (!givenName.ok) return givenName
  const familyName = readName(family, columns.family, reading)
  return familyName.ok ? ok({ givenName: givenName.value, familyName: familyName.value }) : familyName
}

function readBirthDate(
  text: string,
  asked: { isMapped: boolean; grade: number; schoolYear: number },
  { remarks }: Reading,
): PlainDate | null {
  const column = t.fields.birthDate
  if (text === '') {
    // A file without the column gets one sentence for all.
    if (asked.isMapped) remarks.push(doubt(column, t.row.noBirthDate))
    return null
  }
  const parsed = parsePlainDate(text)
  if (!parsed.ok) {
    remarks.push(doubt(column, t.row.badBirthDate(text.slice(0, 40))))
    return null
  }
  const usual = asked.schoolYear - asked.grade - 5
  const year = Number(parsed.value.slice(0, 4))
  if (year > usual + 2 || year < usual - 5) {
    remarks.push(doubt(column, t.row.oddBirthDate(formatGermanDate(parsed.value, 'short'), asked.grade)))
  }
  return parsed.value
}

function readNeed(text: string, isMapped: boolean, { remarks }: Reading): boolean | undefined {
  if (!isMapped) return undefined
  const word = text.toLowerCase()
  if (t.yes.includes(word)) return true
  if (t.no.includes(word)) return false
  remarks.push({ severity: 'note', column: t.fields.needsStepFree, reason: t.row.oddNeed(text.slice(0, 40)) })
  return undefined
}

export const subjectOf = (row: { givenName: string; familyName: string; className: string }): string =>
  `${row.givenName} ${row.familyName}, ${row.className}`

export function parseClassListRow(
  values: ImportValues,
  context: Pick<ParseContext, 'mapped' | 'options'>,
): Result<ParsedRow<ListedPupil>, RowRefusal> {
  const options = optionsFrom(context.options)
  const typed = [values.givenName, values.familyName, values.fullName].filter(Boolean).join(' ')
  const className = (values.className ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^Klasse /i, '')
  const reading: Reading = { remarks: [], subject: [typed, className].filter(Boolean).join(', ').slice(0, 120) }
  const names = readNames(values, reading)
  if (!names.ok) return names
  const { subject, remarks } = reading
  if (className === '') return refused({ column: t.fields.className, reason: t.row.noClass, subject })
  if (className.length > 20) return refused({ column: t.fields.className, reason: t.row.longClass, subject })
  const grade = gradeOfClassName(className) ?? options.grade
  const birthDate = readBirthDate(
    values.birthDate ?? '',
    { isMapped: context.mapped.has('birthDate'), grade, schoolYear: options.schoolYear },
    reading,
  )
  const needsStepFree = readNeed(values.needsStepFree ?? '', context.mapped.has('needsStepFree'), reading)
  return ok({ row: { kind: 'listed', ...names.value, className, grade, birthDate, needsStepFree }, remarks })
}
