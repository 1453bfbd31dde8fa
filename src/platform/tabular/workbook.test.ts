import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { listSheets, readTable } from './read-table.ts'
import { writeXlsx } from './write-xlsx.ts'
import { writeZip } from './zip-writer.ts'

type Parts = { readonly [name: string]: string }

const relations = (...rows: [string, string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A workbook of hand-written XML with one sheet, shared strings and styles. */
function workbook(sheetData: string, parts: Parts = {}): Uint8Array {
  const all: Parts = {
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Schüler &amp; Co" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ['r1', 'worksheet', '/xl/worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
      ['r3', 'styles', 'styles.xml'],
    ),
    'xl/sharedStrings.xml': '<sst><si><t>Name</t></si><si><r><t>PL</t></r><r><t>Z</t></r></si><si/></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  }
  return writeZip(Object.entries(all).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })))
}

const read = (bytes: Uint8Array, options: object = {}) => readTable(bytes, { fileName: 'liste.xlsx', ...options })

const header =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Tag</t></is></c></row>'

describe('a workbook', () => {
  test('gives numbers without artefacts, postal codes with their zeros, days as ISO', () => {
    const result = read(
      workbook(
        `${header}<row r="2"><c r="A2" t="str"><f>1</f><v>Weiß</v></c><c r="B2" s="1"><v>1067</v></c><c r="C2" s="2"><v>46346</v></c></row>` +
          '<row r="4"><c r="A4"><v>0.30000000000000004</v></c><c r="C4" t="b"><v>1</v></c></row>' +
          '<row r="5"><c r="A5"><v>4.791163E6</v></c><c r="B5" t="e"><v>#N/A</v></c></row><row r="6"/>',
      ),
    )
    expect(result).toMatchObject({
      ok: true,
      value: {
        source: 'workbook',
        sheet: 'Schüler & Co',
        columns: ['Name', 'PLZ', 'Tag'],
        rows: [
          { line: 2, cells: ['Weiß', '01067', '2026-11-20'] },
          { line: 4, cells: ['0.3', '', 'ja'] },
          { line: 5, cells: ['4791163', '#N/A', ''] },
        ],
      },
    })
    expect(result.ok && result.value.notes.at(-1)).toContain('Zeile 5')
  })

  test('may use prefixes, leave references out, and count days from 1904', () => {
    const bytes = workbook('', {
      'xl/workbook.xml':
        '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" r:id="r1"/></x:sheets></x:workbook>',
      'xl/worksheets/sheet1.xml':
        '<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>' +
        '<x:row><x:c s="2"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    })
    expect(read(bytes)).toMatchObject({
      ok: true,
      value: { columns: ['Name'], rows: [{ line: 2, cells: ['1904-01-01'] }] },
    })
  })

  test('written by another program reads the same, its largest sheet first', () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Hilfe']]), 'Hilfe')
    const rows = [
      ['Name', 'Zahl'],
      ['Đặng', 1.5],
      ['Müller', 2],
    ]
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Liste')
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }))
    const result = read(bytes)
    expect(result).toMatchObject({
      ok: true,
      value: { sheet: 'Liste', rows: [{ cells: ['Đặng', '1.5'] }, { cells: ['Müller', '2'] }] },
    })
    expect(result.ok && result.value.notes[0]).toContain('„Hilfe“')
    expect(listSheets(bytes)).toMatchObject({ ok: true, value: [{ name: 'Hilfe' }, { name: 'Liste' }] })
    expect(read(bytes, { sheet: 'Hilfe' })).toMatchObject({ ok: true, value: { columns: ['Hilfe'] } })
    expect(read(bytes, { sheet: 'Nichts' })).toEqual({
      ok: false,
      error: { code: 'unknown-sheet', sheet: 'Nichts', sheets: ['Hilfe', 'Liste'] },
    })
  })

  test.each([
    ['rows that go back', workbook(`${header}<row r="1"><c r="A1"><v>1</v></c></row>`), {}, 'damaged-workbook'],
    ['a column far out', workbook(`${header}<row r="2"><c r="XFD2"><v>1</v></c></row>`), {}, 'too-many-columns'],
    ['endless cells', workbook(`<row r="1">${'<c/>'.repeat(17_000)}</row>`), {}, 'too-many-columns'],
    [
      'a long text',
      workbook(`${header}<row r="2"><c r="A2" t="str"><v>${'x'.repeat(10_001)}</v></c></row>`),
      {},
      'cell-too-long',
    ],
    ['too many rows', writeXlsx(['Name', 'Ort'], Array(9).fill(['a', 'b'])), { limits: { rows: 5 } }, 'too-many-rows'],
    [
      'too many cells',
      writeXlsx(['Name', 'Ort'], Array(9).fill(['a', 'b'])),
      { limits: { cells: 5 } },
      'too-many-cells',
    ],
    ['no sheet', workbook('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), {}, 'empty-file'],
    ['an empty sheet', workbook(''), {}, 'empty-file'],
    ['no workbook', writeZip([{ name: 'a.txt', data: new Uint8Array(3) }]), {}, 'not-a-table'],
    ['OpenDocument inside', writeZip([{ name: 'content.xml', data: new Uint8Array(3) }]), {}, 'not-a-table'],
    [
      'a missing part',
      workbook('', { 'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', 'no.xml']) }),
      {},
      'damaged-workbook',
    ],
  ])('with %s is refused', (_, bytes, options, code) => {
    expect(read(bytes, options)).toMatchObject({ ok: false, error: { code } })
  })

  test('declares no entities: a bomb of them stays text', () => {
    const bytes = workbook(`${header}<row r="2"><c r="A2" t="str"><v>&lol;</v></c></row>`, {
      'xl/sharedStrings.xml':
        '<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><sst><si><t>Name</t></si><si><t>&lol2;</t></si></sst>',
    })
    expect(read(bytes)).toMatchObject({
      ok: true,
      value: { columns: ['Name', '&lol2;', 'Tag'], rows: [{ cells: ['&lol;', '', ''] }] },
    })
  })
})
