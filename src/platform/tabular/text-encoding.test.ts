import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damageOf, decodeText } from './text-encoding.ts'

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const list = 'Name;Klasse\r\nÖztürk;8a\r\nGroß;8b\r\n'

describe('the encoding of a text', () => {
  test.each([
    ['utf-8', new TextEncoder().encode(list)],
    ['utf-8-bom', new TextEncoder().encode(`\ufeff${list}`)],
    ['utf-16le', utf16(`\ufeff${list}`, true)],
    ['utf-16be', utf16(`\ufeff${list}`, false)],
    ['utf-16le', utf16(list, true)],
    ['utf-16be', utf16(list, false)],
    ['windows-1252', latin1(list)],
  ] as const)('%s is found', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: list, encoding })
  })

  test('Windows-1252 has its own quotation marks and the euro', () => {
    expect(decodeText(Uint8Array.of(0x92, 0x74, 0x20, 0x80, 0x20, 0x84, 0xfc)).text).toBe('’t € „ü')
  })

  test('one broken byte does not turn a text of UTF-8 into signs of Windows-1252', () => {
    const sound = new TextEncoder().encode('äöüßäöüß Đặng')
    expect(decodeText(Uint8Array.of(...sound, 0xc3))).toEqual({ text: 'äöüßäöüß Đặng\ufffd', encoding: 'utf-8' })
  })

  test('every text of German letters survives every encoding', () => {
    const german = fc.string({ unit: fc.constantFrom(...'aeinrstäöüßÄÖÜ;,. \n'), minLength: 1 })
    fc.assert(
      fc.property(german, (text) => {
        expect(decodeText(new TextEncoder().encode(text)).text).toBe(text)
        expect(decodeText(utf16(`\ufeff${text}`, true)).text).toBe(text)
      }),
    )
  })
})

test.each([
  ['?ucja', 'lost-letter'],
  ['Müller-?ukaszewicz', 'lost-letter'],
  ['Nguy?n', 'lost-letter'],
  ['Wirklich?', undefined],
  ['https://schule.example/?id=a', undefined],
  ['MÃ¼ller', 'double-encoded'],
  ['M\u0081ller', 'dos-letter'],
  ['M\ufffdller', 'broken-utf8'],
  ['Müller', undefined],
])('%s: damage %s', (cell, damage) => {
  expect(damageOf(cell)).toBe(damage)
})
