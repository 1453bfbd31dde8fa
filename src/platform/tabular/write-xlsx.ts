// Workbooks for people who work in Excel: one sheet, header in bold that stays in view, typed numbers and days.
import { daysBetween, plainDate } from '../../kernel/plain-date.ts'
import type { CellValue } from './cell-value.ts'
import { guardCell } from './formula-guard.ts'
import { writeZip } from './zip-writer.ts'

export type XlsxOptions = { readonly sheet?: string }

/** Excel shows no more in a cell; longer texts are cut there and end with '[…]'. */
export const longestXlsxCell = 32_767

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const styles = { plain: 0, day: 1, heading: 2 } as const

/** ST_Xstring: what XML cannot hold is written as _xHHHH_, and a text that already looks so is protected. */
const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids.
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, ' ')

function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

const dayZero = plainDate('1899-12-30')
// Before it, Excel counts a 29.02.1900 that never was.
const firstSafeDay = plainDate('1900-03-01')

function textCell(reference: string, text: string, style: number): string {
  const guarded = guardCell(text.replaceAll('\u0000', ''), 'cell')
  const shown = guarded.length > longestXlsxCell ? `${guarded.slice(0, longestXlsxCell - 4)} […]` : guarded
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(shown)}</t></is></c>`
}

function cellXml(value: CellValue, reference: string): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${reference}"><v>${value}</v></c>` : ''
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'string') return textCell(reference, value, styles.plain)
  if (value.day < firstSafeDay) return textCell(reference, value.day, styles.plain)
  return `<c r="${reference}" s="${styles.day}"><v>${daysBetween(dayZero, value.day)}</v></c>`
}

/** At most 31 characters, none of []:*?/\ and no apostrophe at the ends: Excel's rule for names of sheets. */
const sheetName = (wish: string): string =>
  Array.from(wish.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, ''))
    .slice(0, 31)
    .join('')
    .trim() || 'Tabelle'

const styleSheet =
  `${header}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>' +
  '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/>' +
  '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'

/**
 * Texts are typed as texts and guarded at their start, in case somebody saves the sheet as CSV; `readTable` undoes
 * that. Numbers, days (from 1900-03-01) and truth values keep their type. O(n), all in memory.
 */
export function writeXlsx(
  columns: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { sheet = 'Tabelle' }: XlsxOptions = {},
): Uint8Array {
  const lines = [
    `<row r="1">${columns.map((name, index) => textCell(`${columnName(index)}1`, name, styles.heading)).join('')}</row>`,
  ]
  const names = columns.map((_, index) => columnName(index))
  let number = 1
  for (const row of rows) {
    number++
    const cells = row.map((value, index) => cellXml(value, `${names[index] ?? columnName(index)}${number}`))
    lines.push(`<row r="${number}">${cells.join('')}</row>`)
  }
  const widths = columns
    .map(
      (name, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${Math.min(Math.max(name.length + 4, 14), 40)}" customWidth="1"/>`,
    )
    .join('')
  const sheetXml =
    `${header}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>${lines.join('')}</sheetData></worksheet>`
  const workbookXml =
    `${header}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>` +
    `<sheet name="${escapeAttribute(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${officeRelations}/${type}" Target="${target}"/>`
  const part = (name: string, type: string): string =>
    `<Override PartName="${name}" ContentType="${contentTypes}.${type}+xml"/>`
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}` +
        `${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/styles.xml', 'styles')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${header}<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    ['xl/workbook.xml', workbookXml],
    [
      'xl/_rels/workbook.xml.rels',
      `${header}<Relationships xmlns="${packageRelations}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}` +
        `${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styleSheet],
    ['xl/worksheets/sheet1.xml', sheetXml],
  ]
  return writeZip(parts.map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })))
}
