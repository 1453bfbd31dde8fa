// One row of a file with wishes: either one wish of a pupil (code, Berufsfeld, rank), or all of them side by side as in the
// plans that regions kept in Excel. Pure.
import { looseKey } from '../../../kernel/fold.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParsedRow, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { parseCode } from '../../pupils/index.ts'
import { type Berufsfeld, berufsfelder } from '../../rounds/index.ts'
import { t } from '../texts.ts'

export type WhoInFile =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'name'; readonly nameKey: string; readonly classKey: string }

export interface WishEntry {
  readonly berufsfeld: string
  /** null: not at all. */
  readonly rank: number | null
}

export interface WishFileRow {
  readonly who: WhoInFile
  readonly subject: string
  readonly entries: readonly WishEntry[]
  /** What is wrong with the wishes of the row; it is refused together with the other rows of the pupil. */
  readonly fault: RowRefusal | undefined
}

const rankedColumns = [1, 2, 3, 4, 5, 6] as const

const column = t.import.fields

export const wishFields = (): readonly TargetField[] => [
  { key: 'code', label: column.code, aliases: ['Zettel', 'Schülercode', 'Kennung'] },
  { key: 'name', label: column.name, aliases: ['Schüler/in', 'Schülername', 'Vor- und Nachname'] },
  { key: 'familyName', label: column.familyName, aliases: ['Familienname'] },
  { key: 'givenName', label: column.givenName, aliases: ['Rufname'] },
  { key: 'schoolClass', label: column.schoolClass, aliases: ['Kl.', 'Klassenname'] },
  { key: 'berufsfeld', label: column.berufsfeld, aliases: ['Feld', 'Werkstatt'] },
  { key: 'rank', label: column.rank, aliases: ['Wunschnummer', 'Platz'] },
  ...rankedColumns.map((rank) => ({
    key: `wish${rank}`,
    label: column.wish(rank),
    aliases: [
      `Wunsch ${rank}`,
      ...(rank === 1 ? ['Erstwunsch'] : rank === 2 ? ['Zweitwunsch'] : rank === 3 ? ['Drittwunsch'] : []),
    ],
  })),
  { key: 'never', label: column.never, aliases: ['keinesfalls', 'nein', 'nicht'] },
]

const knownLabels = berufsfelder.map(({ label }) => label)

const namesOf = ({ key, label }: Berufsfeld): string[] => [looseKey(key), looseKey(label)]

/** By key or name; of a name in several parts ("Hauswirtschaft/Küche") by the one part that is known. */
export function matchField(typed: string): Berufsfeld | undefined {
  const whole = looseKey(typed)
  const exact = berufsfelder.find((field) => namesOf(field).includes(whole))
  if (exact !== undefined) return exact
  const parts = typed.split(/[/,&]| und /).map(looseKey)
  const byPart = berufsfelder.filter((field) =>
    [...namesOf(field), ...field.label.split(/[/,&]| und /).map(looseKey)].some(
      (name) => name !== '' && parts.includes(name),
    ),
  )
  return byPart.length === 1 ? byPart[0] : undefined
}

/** "08.1", "8a" and "8 A" as one spelling each. */
export const classKeyOf = (name: string): string => looseKey(name).replace(/\s+/g, '').replace(/^0+/, '')

export const nameKeyOf = (name: string): string => looseKey(name)

function whoOf(values: ImportValues): Result<WhoInFile, RowRefusal> {
  const typedCode = (values.code ?? '').trim()
  if (typedCode !== '') {
    // Not said again what stands there: in a shifted column it may be a name, or a reason. The line is enough.
    const code = parseCode(typedCode)
    return code === undefined ? refused({ column: column.code, reason: t.import.badCode }) : ok({ kind: 'code', code })
  }
  const [family, given] = [(values.familyName ?? '').trim(), (values.givenName ?? '').trim()]
  const whole = (values.name ?? '').trim()
  // "Yılmaz, Yusuf" is family name first.
  const [first = '', second] = whole.split(',').map((part) => part.trim())
  const name =
    family !== '' && given !== '' ? `${given} ${family}` : second === undefined ? first : `${second} ${first}`
  const schoolClass = (values.schoolClass ?? '').trim()
  if (name === '' || schoolClass === '') return refused({ column: null, reason: t.import.noPerson })
  return ok({ kind: 'name', nameKey: nameKeyOf(name), classKey: classKeyOf(schoolClass) })
}

const neverWords = /^(nein|n|0|-|–|auf keinen fall|keinesfalls)$/i

type Cell = { readonly column: string; readonly typed: string; readonly rank: number | null }

/** The cells in which fields stand, with the rank that they mean; or what is wrong with the rank. */
function cellsOf(values: ImportValues): Result<readonly Cell[], RowRefusal> {
  const cells: Cell[] = []
  const field = (values.berufsfeld ?? '').trim()
  if (field !== '') {
    const typedRank = (values.rank ?? '').trim()
    if (typedRank === '') return refused({ column: column.rank, reason: t.import.missingRank })
    const isNever = neverWords.test(typedRank)
    const rank = Number(/^(\d{1,2})\.?$/.exec(typedRank)?.[1])
    if (!isNever && !(rank >= 1)) return refused({ column: column.rank, reason: t.import.badRank })
    cells.push({ column: column.berufsfeld, typed: field, rank: isNever ? null : rank })
  }
  for (const rank of rankedColumns) {
    const typed = (values[`wish${rank}`] ?? '').trim()
    if (typed !== '' && typed !== '-') cells.push({ column: column.wish(rank), typed, rank })
  }
  for (const typed of (values.never ?? '').split(/[,;\n]/).map((part) => part.trim())) {
    if (typed !== '' && typed !== '-') cells.push({ column: column.never, typed, rank: null })
  }
  return cells.length === 0 ? refused({ column: null, reason: t.import.noWish }) : ok(cells)
}

export function parseWishRow(values: ImportValues): Result<ParsedRow<WishFileRow>, RowRefusal> {
  const who = whoOf(values)
  if (!who.ok) return who
  // No name in a report: it would outlive the pupil. Line and class are enough to find the row again.
  const subject = who.value.kind === 'code' ? who.value.code : (values.schoolClass ?? '').trim().slice(0, 20)
  const cells = cellsOf(values)
  if (!cells.ok) return ok({ row: { who: who.value, subject, entries: [], fault: cells.error }, remarks: [] })
  const entries: WishEntry[] = []
  for (const { column: at, typed, rank } of cells.value) {
    const found = matchField(typed)
    if (found === undefined) {
      // What somebody rules out may say why, and that may be about health: it is not quoted.
      const reason =
        rank === null ? t.import.unknownNever(knownLabels) : t.import.unknownField(typed.slice(0, 60), knownLabels)
      const fault = { column: at, reason }
      return ok({ row: { who: who.value, subject, entries: [], fault }, remarks: [] })
    }
    entries.push({ berufsfeld: found.key, rank })
  }
  return ok({ row: { who: who.value, subject, entries, fault: undefined }, remarks: [] })
}
