// From bytes to text: which encoding, and what was damaged before the file came to us.
import type { TableEncoding } from './table.ts'

export type DecodedText = { readonly text: string; readonly encoding: TableEncoding }

/** A text of UTF-16 without byte order mark has a zero in (nearly) every second byte. Looks at the first 4 kB. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, 4096))
  if (sample.length < 4) return undefined
  let evenZeros = 0
  let oddZeros = 0
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0) evenZeros++
    if (sample[i + 1] === 0) oddZeros++
  }
  const pairs = sample.length / 2
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.05) return 'utf-16le'
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.05) return 'utf-16be'
  return undefined
}

const replacementCount = (text: string): number => text.split('\ufffd').length - 1

/**
 * Byte order mark first, then UTF-16 by its zeros, then strict UTF-8, else Windows-1252, which German school software
 * still writes. A file that is UTF-8 but for a few bytes (cut or glued together) stays UTF-8 with U+FFFD. O(n).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8-bom' }
  }
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : utf16WithoutMark(bytes)
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes)
    const damaged = replacementCount(lenient)
    let sound = 0
    for (const letter of lenient.matchAll(/[\u0080-\uffff]/g)) if (letter[0] !== '\ufffd') sound++
    return sound > damaged * 4
      ? { text: lenient, encoding: 'utf-8' }
      : { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

export type Damage = 'broken-utf8' | 'lost-letter' | 'double-encoded' | 'dos-letter'

// A question mark inside a word or in front of one; addresses of the web have honest ones.
const lostLetter = /\p{L}\?\p{Ll}|(?:^|[\s\-;,("])\?\p{L}/u
const address = /:\/\/|www\.|@/

/** What a single cell tells about an earlier accident with encodings. O(n). */
export function damageOf(cell: string): Damage | undefined {
  if (cell.includes('\ufffd')) return 'broken-utf8'
  if (/Ã[\u0080-\u00bf\u2013-\u203a\u0152-\u0178\u20ac]/.test(cell)) return 'double-encoded'
  if (/[\u0080-\u0084\u0086-\u009f]/.test(cell)) return 'dos-letter'
  return cell.includes('?') && !address.test(cell) && lostLetter.test(cell) ? 'lost-letter' : undefined
}
