import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, plainDate } from '../../kernel/plain-date.ts'
import { columnOf, elementsOf, numberFormatOf, serialText, stringItemText, unescapeXml } from './spreadsheet-xml.ts'

test.each([
  ['a &lt;b&gt; &amp;amp; &#228;&#xE4;', 'a <b> &amp; ää'],
  ['a_x000D_b', 'a\rb'],
  ['_x005F_x000D_', '_x000D_'],
  ['&unknown;', '&unknown;'],
  ['&#x110000;', '\ufffd'],
])('%s reads %j', (xml, text) => {
  expect(unescapeXml(xml)).toBe(text)
})

test('elements are found with any prefix, and only whole names', () => {
  const xml = '<x:c r="A1"/><cols/><c r="B1" ><v>1</v></c><c><v>2</v></c>'
  expect(Array.from(elementsOf(xml, 'c'), ({ inner }) => inner)).toEqual(['', '<v>1</v>', '<v>2</v>'])
})

test('a text with several fonts is one text, without its phonetic reading', () => {
  expect(stringItemText('<r><t>Mül</t></r><r><t xml:space="preserve">ler </t></r><rPh sb="0"><t>x</t></rPh>')).toBe(
    'Müller ',
  )
})

test('a text that opens millions of elements and closes none takes no longer than its length', () => {
  expect(stringItemText('<rPh>'.repeat(1_000_000))).toBe('')
  expect(stringItemText('<t>'.repeat(1_000_000))).toBe('')
  expect(Array.from(elementsOf('<c '.repeat(1_000_000), 'c'))).toEqual([])
})

test.each([
  ['A1', 0],
  ['Z9', 25],
  ['AA1', 26],
  ['XFD1048576', 16383],
  ['1A', undefined],
  ['', undefined],
])('the column of %s is %s', (reference, column) => {
  expect(columnOf(reference)).toBe(column)
})

test.each([
  ['dd.mm.yyyy', 'date'],
  ['[$-407]d. mmmm yyyy', 'date'],
  ['TT.MM.JJJJ', 'date'],
  ['d.m.yy h:mm', 'date-time'],
  ['hh:mm:ss', 'time'],
  ['[h]:mm', 'plain'],
  ['00000', { zeros: 5 }],
  ['0', 'plain'],
  ['0.00', 'plain'],
  ['#,##0.00 "Stunden"', 'plain'],
  ['General', 'plain'],
  ['[Red]0.0', 'plain'],
])('the format %s is %j', (code, format) => {
  expect(numberFormatOf(code)).toEqual(format)
})

describe('serial days', () => {
  test.each([
    [1, 'date', false, '1900-01-01'],
    [59, 'date', false, '1900-02-28'],
    [60, 'date', false, undefined],
    [61, 'date', false, '1900-03-01'],
    [0, 'date', true, '1904-01-01'],
    [46346, 'date', false, '2026-11-20'],
    [46346.354166666664, 'date-time', false, '2026-11-20T08:30'],
    [0.354178240740741, 'time', false, '08:30:01'],
    [-1, 'date', false, undefined],
    [3e6, 'date', false, undefined],
  ] as const)('%d as %s (1904: %s) is %s', (serial, format, from1904, text) => {
    expect(serialText(serial, format, from1904)).toBe(text)
  })

  test('agree with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = plainDate(serialText(serial, 'date', false) ?? '')
        expect(daysBetween(plainDate('1899-12-30'), day)).toBe(serial)
      }),
    )
  })
})
