// Excel workbooks (.xlsx, ISO/IEC 29500) to rows of text. Reads row by row, so that memory follows the cells and not
// the file, and stops at the first limit.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { numberText } from './number-text.ts'
import {
  attributeOf,
  columnOf,
  elementsOf,
  type NumberFormat,
  numberFormats,
  serialText,
  stringItemText,
  unescapeXml,
} from './spreadsheet-xml.ts'
import type { RawRow, ReadLimits, TableRefusal } from './table.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

export type Sheet = { readonly name: string; readonly hidden: boolean }

type SheetPart = Sheet & { readonly path: string }

type Workbook = {
  readonly archive: ZipArchive
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  readonly stringsPath: string | undefined
  readonly stylesPath: string | undefined
}

const damaged = (part: string): { readonly ok: false; readonly error: TableRefusal } =>
  refused({ code: 'damaged-workbook', part })

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A target of a relationship is relative to the folder of its source, or absolute. */
function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

type Relation = { readonly id: string; readonly type: string; readonly path: string }

function relationsOf(archive: ZipArchive, path: string): Result<Relation[], TableRefusal> {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const part = archive.open(`${folder}_rels/${path.slice(slash + 1)}.rels`)
  if (!part.ok) return part
  if (!part.value) return ok([])
  return ok(
    Array.from(elementsOf(textOf(part.value), 'Relationship'), ({ attributes }) => ({
      id: attributeOf(attributes, 'Id') ?? '',
      type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
      path: resolvePath(folder, attributeOf(attributes, 'Target') ?? ''),
    })),
  )
}

function openWorkbook(bytes: Uint8Array, limits: ReadLimits): Result<Workbook, TableRefusal> {
  const opened = openZip(bytes, limits)
  if (!opened.ok) return opened
  const archive = opened.value
  if (archive.names.includes('content.xml')) return refused({ code: 'not-a-table', looksLike: 'ods' })
  const packageRelations = relationsOf(archive, '')
  if (!packageRelations.ok) return packageRelations
  const path = packageRelations.value.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const main = archive.open(path)
  if (!main.ok) return main
  if (!main.value) return refused({ code: 'not-a-table', looksLike: 'archive' })
  const xml = textOf(main.value)
  if (!/<(?:[\w-]+:)?workbook[\s>]/.test(xml)) return refused({ code: 'not-a-table', looksLike: 'archive' })
  const relations = relationsOf(archive, path)
  if (!relations.ok) return relations
  const byId = new Map(relations.value.map((relation) => [relation.id, relation]))
  const sheets: SheetPart[] = []
  for (const { attributes } of elementsOf(xml, 'sheet')) {
    const relation = byId.get(attributeOf(attributes, '(?:[\\w-]+:)?id') ?? '')
    if (relation?.type !== 'worksheet') continue
    const state = attributeOf(attributes, 'state')
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      path: relation.path,
    })
  }
  const pathOf = (type: string): string | undefined => relations.value.find((relation) => relation.type === type)?.path
  return ok({
    archive,
    sheets,
    from1904: /<(?:[\w-]+:)?workbookPr[^<>]*\sdate1904\s*=\s*["'](?:1|true)["']/.test(xml),
    stringsPath: pathOf('sharedStrings'),
    stylesPath: pathOf('styles'),
  })
}

/** The sheets that hold cells, in the order of their tabs. */
export function sheetsOf(bytes: Uint8Array, limits: ReadLimits): Result<readonly Sheet[], TableRefusal> {
  const workbook = openWorkbook(bytes, limits)
  return workbook.ok ? ok(workbook.value.sheets.map(({ name, hidden }) => ({ name, hidden }))) : workbook
}

/** Without a wish: the largest visible sheet, because title and help pages are small. */
function chooseSheet({ archive, sheets }: Workbook, wish: string | undefined): Result<SheetPart, TableRefusal> {
  const names = sheets.map(({ name }) => name)
  if (wish !== undefined) {
    const found = sheets.find(({ name }) => name === wish)
    return found ? ok(found) : refused({ code: 'unknown-sheet', sheet: wish.slice(0, 100), sheets: names })
  }
  const visible = sheets.filter(({ hidden }) => !hidden)
  const [largest] = (visible.length > 0 ? visible : sheets).toSorted(
    (a, b) => archive.sizeOf(b.path) - archive.sizeOf(a.path),
  )
  return largest ? ok(largest) : refused({ code: 'empty-file' })
}

type CellContext = {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

type CellText = { readonly text: string; readonly isError: boolean }

function numericText(value: string, style: number, { formats, from1904 }: CellContext): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  const format = formats[style] ?? 'plain'
  const plain = numberText(number)
  if (typeof format === 'object') return /^\d+$/.test(plain) ? plain.padStart(format.zeros, '0') : plain
  return format === 'plain' ? plain : (serialText(number, format, from1904) ?? plain)
}

/** The text of one `c` element (18.3.1.4). */
function cellText(attributes: string, inner: string, context: CellContext): CellText {
  const type = attributeOf(attributes, 't') ?? 'n'
  if (type === 'inlineStr') return { text: stringItemText(inner), isError: false }
  const [first] = elementsOf(inner, 'v')
  const value = first ? unescapeXml(first.inner) : ''
  if (type === 's') return { text: value === '' ? '' : (context.strings[Number(value)] ?? ''), isError: false }
  if (type === 'b') return { text: value === '1' ? 'ja' : value === '0' ? 'nein' : '', isError: false }
  if (type === 'e') return { text: value, isError: value !== '' }
  if (type === 'str') return { text: value.replace(/\r\n?/g, '\n'), isError: false }
  if (type === 'd') return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ''), isError: false }
  const style = Number(attributeOf(attributes, 's') ?? '0')
  return { text: numericText(value, style, context), isError: false }
}

/** Text of each `row` element with its attributes, without ever holding the whole sheet as a string. */
function* rowsOf(sheet: Uint8Array): Generator<{ attributes: string; inner: string }> {
  const buffer = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  const data = /<((?:[\w-]+:)?)sheetData[\s/>]/.exec(buffer.toString('latin1', 0, Math.min(buffer.length, 1 << 20)))
  if (!data) return
  const opening = `<${data[1]}row`
  const closing = `</${data[1]}row>`
  for (let at = buffer.indexOf(opening, data.index); at >= 0; at = buffer.indexOf(opening, at)) {
    const head = buffer.indexOf('>', at)
    if (head < 0) return
    const attributes = buffer.toString('utf8', at + opening.length, head)
    at = head + 1
    // `<rowBreaks` also begins like a row.
    if (attributes !== '' && !/^[\s/]/.test(attributes)) continue
    if (attributes.endsWith('/')) continue
    const end = buffer.indexOf(closing, at)
    if (end < 0) return
    yield { attributes, inner: buffer.toString('utf8', at, end) }
    at = end + closing.length
  }
}

export type SheetRows = {
  readonly rows: RawRow[]
  readonly sheet: string
  readonly otherSheets: readonly string[]
  readonly errorLines: readonly number[]
}

// Excel's own bound; a file with more cells in a row is made by hand.
const mostCellsInRow = 16_384
const mostRowNumber = 1_048_576

/** All filled rows of one sheet with their row numbers. O(bytes of the sheet), at most `limits.cells` cells. */
export function readSheet(
  bytes: Uint8Array,
  limits: ReadLimits,
  wish: string | undefined,
): Result<SheetRows, TableRefusal> {
  const opened = openWorkbook(bytes, limits)
  if (!opened.ok) return opened
  const workbook = opened.value
  const chosen = chooseSheet(workbook, wish)
  if (!chosen.ok) return chosen
  const { archive } = workbook
  const [sheet, strings, styles] = [chosen.value.path, workbook.stringsPath, workbook.stylesPath].map((path) =>
    path === undefined ? ok(undefined) : archive.open(path),
  )
  if (!sheet || !strings || !styles) return damaged('sheet')
  if (!sheet.ok) return sheet
  if (!strings.ok) return strings
  if (!styles.ok) return styles
  if (!sheet.value) return damaged(chosen.value.path.slice(0, 80))
  const context: CellContext = {
    strings: strings.value
      ? Array.from(elementsOf(textOf(strings.value), 'si'), ({ inner }) => stringItemText(inner))
      : [],
    formats: styles.value ? numberFormats(textOf(styles.value)) : [],
    from1904: workbook.from1904,
  }

  const rows: RawRow[] = []
  const errorLines: number[] = []
  let line = 0
  let cellCount = 0
  for (const { attributes, inner } of rowsOf(sheet.value)) {
    const number = Number(attributeOf(attributes, 'r') ?? line + 1)
    if (!Number.isInteger(number) || number <= line || number > mostRowNumber)
      return damaged(chosen.value.path.slice(0, 80))
    line = number
    const cells: string[] = []
    let column = -1
    let seen = 0
    let filled = false
    for (const cell of elementsOf(inner, 'c')) {
      if (++seen > mostCellsInRow) return refused({ code: 'too-many-columns', limit: limits.columns, line })
      column = columnOf(attributeOf(cell.attributes, 'r') ?? '') ?? column + 1
      if (cell.inner === '') continue
      const { text, isError } = cellText(cell.attributes, cell.inner, context)
      if (text === '') continue
      if (column >= limits.columns) return refused({ code: 'too-many-columns', limit: limits.columns, line })
      if (text.length > limits.cellLength) {
        return refused({ code: 'cell-too-long', limit: limits.cellLength, line, column: column + 1 })
      }
      if (text.includes('\u0000')) return refused({ code: 'unreadable-character', line, column: column + 1 })
      if (isError) errorLines.push(line)
      while (cells.length < column) cells.push('')
      cells[column] = text.toWellFormed()
      filled = true
    }
    if (!filled) continue
    cellCount += cells.length
    if (cellCount > limits.cells) return refused({ code: 'too-many-cells', limit: limits.cells, line })
    if (rows.length > limits.rows) return refused({ code: 'too-many-rows', limit: limits.rows })
    rows.push({ line, cells })
  }
  const otherSheets = workbook.sheets.filter((each) => each !== chosen.value && !each.hidden).map(({ name }) => name)
  return ok({ rows, sheet: chosen.value.name, otherSheets, errorLines: [...new Set(errorLines)] })
}
