// One row of a list of municipalities, and the register of the Statistisches Bundesamt, which has a layout of its own. Pure.
import { parseDecimal } from '../../../kernel/decimal-text.ts'
import { parseCoordinates } from '../../../kernel/geo.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type {
  ImportValues,
  OwnRows,
  ParseContext,
  ParsedRow,
  Remark,
  RowRefusal,
} from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { readTable } from '../../../platform/tabular/read-table.ts'
import type { Municipality } from '../terms.ts'
import { t } from './texts.ts'

export const municipalityFields = (): readonly TargetField[] => [
  {
    key: 'key',
    label: t.municipalities.fields.key,
    aliases: ['AGS', 'Gemeindeschluessel', 'Schlüssel'],
    required: true,
  },
  { key: 'name', label: t.municipalities.fields.name, aliases: ['Gemeinde', 'Name'], required: true },
  { key: 'latitude', label: t.municipalities.fields.latitude, aliases: ['lat', 'Breite'] },
  { key: 'longitude', label: t.municipalities.fields.longitude, aliases: ['lon', 'lng', 'Länge'] },
  { key: 'population', label: t.municipalities.fields.population, aliases: ['Bevölkerung', 'Einwohnerzahl'] },
]

/** Germany with some room; a swapped pair falls out. */
const inGermany = { south: 47, north: 55.2, west: 5.5, east: 15.5 }

export function parseMunicipalityRow(
  values: ImportValues,
  numbers: ParseContext['numbers'],
): Result<ParsedRow<Municipality>, RowRefusal> {
  const name = (values.name ?? '').replace(/\s+/g, ' ').trim().slice(0, 120)
  const typedKey = (values.key ?? '').replace(/\s/g, '')
  const subject = `${typedKey} ${name}`.trim().slice(0, 120)
  // Table programs take the leading zero away.
  const key = /^\d{7}$/.test(typedKey) ? `0${typedKey}` : typedKey
  if (!/^\d{8}$/.test(key))
    return refused({ column: t.municipalities.fields.key, reason: t.municipalities.noKey, subject })
  if (name === '') return refused({ column: t.municipalities.fields.name, reason: t.municipalities.noName, subject })
  const remarks: Remark[] = []
  const numberOf = (text: string | undefined): number | undefined => {
    const trimmed = (text ?? '').trim()
    const german = parseDecimal(trimmed, 'german')
    const english = parseDecimal(trimmed, 'english')
    // A comma can only be German, a point in a table of numbers only English.
    const read = numbers === 'as-written' || trimmed.includes(',') ? german : english
    return read.ok ? read.value : english.ok ? english.value : undefined
  }
  const [latitude, longitude] = [numberOf(values.latitude), numberOf(values.longitude)]
  const at = parseCoordinates(latitude ?? Number.NaN, longitude ?? Number.NaN)
  const { south, north, west, east } = inGermany
  const isInside =
    at.ok &&
    at.value.latitude >= south &&
    at.value.latitude <= north &&
    at.value.longitude >= west &&
    at.value.longitude <= east
  if (!isInside && (values.latitude ?? '') + (values.longitude ?? '') !== '') {
    remarks.push({ severity: 'doubtful', column: t.municipalities.fields.latitude, reason: t.municipalities.badCentre })
  }
  const population = numberOf(values.population)
  const isCount = population !== undefined && Number.isInteger(population) && population >= 0
  if (!isCount && (values.population ?? '').trim() !== '') {
    remarks.push({
      severity: 'note',
      column: t.municipalities.fields.population,
      reason: t.municipalities.badPopulation,
    })
  }
  return ok({
    row: {
      key,
      name,
      latitude: at.ok && isInside ? at.value.latitude : null,
      longitude: at.ok && isInside ? at.value.longitude : null,
      population: isCount ? population : null,
      source: '',
    },
    remarks,
  })
}

/** Kind of record that stands for a municipality (Satzart 60). */
const municipalityRecord = '60'

/**
 * The quarterly "Gemeindeverzeichnis" as a workbook: its key lies in five columns, the name in one without a heading.
 * undefined: not that file.
 */
export function readMunicipalityRegister(
  bytes: Uint8Array,
  fileName: string,
): Result<OwnRows<Municipality>, string> | undefined {
  const table = readTable(bytes, { fileName })
  if (!table.ok) return undefined
  const { columns, rows } = table.value
  const [land, administrative, kreis, , number] = ['Land', 'RB', 'Kreis', 'VB', 'Gem'].map((name) =>
    columns.indexOf(name),
  )
  const [longitude, latitude, population] = ['Längengrad', 'Breitengrad', 'insgesamt'].map((name) =>
    columns.indexOf(name),
  )
  if ([land, administrative, kreis, number, longitude, latitude].some((at) => at === undefined || at < 0))
    return undefined
  const nameAt = (number ?? 0) + 1
  return ok(
    rows
      .filter(({ cells }) => cells[0] === municipalityRecord)
      .map(({ line, cells }) => {
        const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? '').trim())
        const values = {
          key: cell(land) + cell(administrative) + cell(kreis) + cell(number),
          name: cell(nameAt),
          latitude: cell(latitude),
          longitude: cell(longitude),
          population: cell(population),
        }
        return { line, parsed: parseMunicipalityRow(values, 'point') }
      }),
  )
}
