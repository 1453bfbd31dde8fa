// Names after DIN 91379:2022-08 "Characters and defined character sequences in Unicode for the electronic processing
// of names and data exchange in Europe", group bll (Latin letters) and N1 for persons (datatype A). The code points
// are those of the standard's public list (String.Latin+ 1.3, KoSIT).
import { foldGerman } from './fold.ts'
import { ok, type Result, refused } from './result.ts'

export const longestName = 200

export type NameRefusal =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly length: number; readonly longest: number }
  | {
      readonly code: 'forbidden-character'
      readonly character: string
      /** 1-based, counted in code points of the trimmed, composed (NFC) name: what a person would count. */
      readonly position: number
    }

// Single letters of group bll.
const letters =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u017e\\u0187-\\u0188\\u018f\\u0197\\u01a0-\\u01a1\\u01af-\\u01b0' +
  '\\u01b7\\u01cd-\\u01dc\\u01de-\\u01df\\u01e2-\\u01f0\\u01f4-\\u01f5\\u01f8-\\u01ff\\u0212-\\u0213\\u0218-\\u021b' +
  '\\u021e-\\u021f\\u0227-\\u0233\\u0259\\u0268\\u0292\\u1e02-\\u1e03\\u1e06-\\u1e07\\u1e0a-\\u1e11\\u1e17' +
  '\\u1e1c-\\u1e2b\\u1e2f-\\u1e37\\u1e3a-\\u1e3b\\u1e40-\\u1e49\\u1e52-\\u1e5b\\u1e5e-\\u1e63\\u1e6a-\\u1e6f' +
  '\\u1e80-\\u1e87\\u1e8c-\\u1e97\\u1e9e\\u1ea0-\\u1ef9'

// Sequences of group bll: a letter and the marks that it may carry although Unicode has no composed letter.
const sequences: readonly (readonly [string, string])[] = [
  ['Aa', '\u030b'],
  ['Cc', '\u0300 \u0304 \u0306 \u0308 \u0315 \u0323 \u0326 \u0328\u0306'],
  ['Dd', '\u0302'],
  ['Ff', '\u0300 \u0304'],
  ['Gg', '\u0300'],
  ['Hh', '\u0304 \u0326'],
  ['H', '\u0331'],
  ['Jj', '\u0301'],
  ['J', '\u030c'],
  ['Kk', '\u0300 \u0302 \u0304 \u0307 \u0315 \u031b \u0326 \u035fh'],
  ['K', '\u035fH'],
  ['Ll', '\u0302 \u0325 \u0325\u0304 \u0326'],
  ['Mm', '\u0300 \u0302 \u0306 \u0310'],
  ['Nn', '\u0302 \u0304 \u0306 \u0326'],
  ['Pp', '\u0300 \u0304 \u0315 \u0323'],
  ['Rr', '\u0306 \u0325 \u0325\u0304'],
  ['Ss', '\u0300 \u0304 \u031b\u0304 \u0331'],
  ['Tt', '\u0300 \u0304 \u0315 \u031b'],
  ['T', '\u0308'],
  ['Uu', '\u0307'],
  ['Zz', '\u0300 \u0304 \u0306 \u0308 \u0327'],
  ['Çç', '\u0306'],
  ['Ûû', '\u0304'],
  ['ÿ', '\u0301'],
  ['Čč', '\u0315 \u0323'],
  ['ēō', '\u030d'],
  ['Īī', '\u0301'],
  ['Žž', '\u0326 \u0327'],
  ['ḲḳṢṣṬṭ', '\u0304'],
  ['ẠạỌọỤụ', '\u0308'],
  ['Ụụ', '\u0304'],
]

// Non-letters N1: what may stand in a person's name beside letters.
const personSigns = " ',\\-.`~\\u00a8\\u00b4\\u00b7\\u02b9\\u02ba\\u02be\\u02bf\\u02c8\\u02cc\\u2019\\u2021"

// Non-letters N2 and N3 and the quotation marks and dashes of German typography (E1 and beyond), for organisations.
// Without < and >, which no name needs and every script injection does.
const organizationSigns =
  '!"#$%&()*+/0-9:;=?@\\[\\\\\\]^_{|}\\u00a1-\\u00ac\\u00ae-\\u00bf\\u00d7\\u00f7\\u20ac' +
  '\\u2013\\u2014\\u2018\\u201a\\u201c\\u201d\\u201e\\u2026\\u2030\\u2032\\u2033\\u2039\\u203a\\u2122'

function sequencePattern(): string {
  const all = sequences.flatMap(([bases, marks]) =>
    Array.from(bases).flatMap((base) => marks.split(' ').map((mark) => (base + mark).normalize('NFC'))),
  )
  // Longest first, so that a letter with two marks is not read as a letter with one and a stray second.
  return [...new Set(all)].sort((a, b) => b.length - a.length).join('|')
}

const sequence = sequencePattern()
const anyMark = '\\u0300-\\u036f'
const personCharacter = new RegExp(`(?:${sequence}|[${letters}${personSigns}])(?![${anyMark}])`, 'uy')
const organizationCharacter = new RegExp(
  `(?:${sequence}|[${letters}${personSigns}${organizationSigns}])(?![${anyMark}])`,
  'uy',
)

/**
 * What keyboards and word processors put in place of the right sign, and nobody means: other blanks, other hyphens,
 * the opening quotation mark as apostrophe, invisible joiners. Also composes (NFC), joins blanks and trims.
 */
function tidy(text: string, apostrophes: boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/[\p{Zs}]+/gu, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .trim()
  return apostrophes ? plain.replace(/[\u2018\u02bc]/g, '\u2019') : plain
}

function parseName(text: string, allowed: RegExp, apostrophes: boolean): Result<string, NameRefusal> {
  // Measured before any other work, so that a text of many megabytes costs nothing.
  if (text.length > 50 * longestName) return refused({ code: 'too-long', length: text.length, longest: longestName })
  const name = tidy(text, apostrophes)
  if (name === '') return refused({ code: 'empty' })
  const length = Array.from(name).length
  if (length > longestName) return refused({ code: 'too-long', length, longest: longestName })
  let at = 0
  while (at < name.length) {
    allowed.lastIndex = at
    const found = allowed.exec(name)
    if (!found) {
      return refused({
        code: 'forbidden-character',
        character: (name.slice(at).match(/^.[\u0300-\u036f]*/su) ?? [''])[0],
        position: Array.from(name.slice(0, at)).length + 1,
      })
    }
    at += found[0].length
  }
  // A name of signs only is a slip of the pen ("-", "."), for a person as for an organisation.
  return /[\p{L}\p{N}]/u.test(name) ? ok(name) : refused({ code: 'empty' })
}

/** The name of a natural person, trimmed and composed, or why it is none. Datatype A of DIN 91379. O(n). */
export const parsePersonName = (text: string): Result<string, NameRefusal> => parseName(text, personCharacter, true)

/**
 * The name of an organisation, a place or an offer: letters of datatype A, digits, & / ( ) „“ and the other printable
 * signs of datatype C; no control characters and no < >. Tabs and line breaks inside are refused, not joined. O(n).
 */
export const parseOrganizationName = (text: string): Result<string, NameRefusal> =>
  parseName(text, organizationCharacter, false)

/**
 * The form by which people are found, however somebody typed them: lower case, ä→ae, ß→ss, đ→d, ł→l, ø→o, apostrophes
 * dropped, hyphens and other signs as one blank. "O’Neill" and "ONeill", "Müller-Łukaszewicz" and "mueller
 * lukaszewicz" meet. O(n).
 */
export const searchForm = (name: string): string =>
  // U+00B4 would become a blank by folding, U+0149 holds an apostrophe that only folding sets free.
  foldGerman(name.replace(/\u00b4/g, ''))
    .replace(/['`\u00b7\u2018\u2019\u02b9-\u02bf\u02c8\u02cc\u2032]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
