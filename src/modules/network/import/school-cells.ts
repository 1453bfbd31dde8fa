// Cells of school registers as they really come: numbers without their leading zero, telephone numbers as decimals, names
// in three columns that break in the middle of a word. Pure.
import { wholeNumberText } from '../../../kernel/decimal-text.ts'
import { searchForm } from '../../../kernel/din-91379.ts'

/** "- Primarstufe -", "-Primarstufe-", "- Sekundarstufen I und II -": a level, not a name. */
const levelOnly = /^[-–]\s*(Primar|Sekundar|Grund)stufen?\b[^-–]*[-–]$/i

/** After a hyphen at the end of a column these words begin the second half of a pair: "Grund-" + "und Hauptschule". */
const pairWords = /^(und|u\.|oder|bzw\.)(\s|$)/i

/**
 * One name from the columns of a register that cuts after 40 characters: "Förder-" + "schule" becomes one word,
 * "Montessori-" + "Grundschule" keeps its hyphen, "Grund-" + "und Hauptschule" keeps both. Levels are left out unless
 * nothing else remains.
 */
export function joinName(parts: readonly string[]): string {
  const filled = parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')
  const named = filled.filter((part) => !levelOnly.test(part))
  return (named.length > 0 ? named : filled).reduce((name, part) => {
    if (name === '') return part
    if (!/\p{L}-$/u.test(name) || pairWords.test(part)) return `${name} ${part}`
    return /^\p{Ll}/u.test(part) ? name.slice(0, -1) + part : name + part
  }, '')
}

/** "211.0" + "4791163.0" → "0211 4791163". A number that is complete already stays as it is. */
export function joinPhone(prefix: string, number: string): string {
  const area = wholeNumberText(prefix).replace(/[^\d+]/g, '')
  const rest = wholeNumberText(number)
  if (rest === '') return ''
  if (area === '') return rest
  return `${/^[0+]/.test(area) ? area : `0${area}`} ${rest}`
}

export type CodeAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'good'; readonly value: string }
  | { readonly kind: 'padded'; readonly value: string; readonly from: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'bad' }

/** Amtlicher Gemeindeschluessel with eight digits; seven mean that a table program dropped the zero of the Land. */
export function parseMunicipalityKey(text: string): CodeAnswer {
  const parts = text
    .split(/[;,|]/)
    .map((part) => wholeNumberText(part).replace(/\s/g, ''))
    .filter((part) => part !== '')
  const [first] = parts
  if (first === undefined) return { kind: 'empty' }
  if (parts.length > 1) return { kind: 'several', count: parts.length }
  if (/^(0[1-9]|1[0-6])\d{6}$/.test(first)) return { kind: 'good', value: first }
  return /^[1-9]\d{6}$/.test(first) ? { kind: 'padded', value: `0${first}`, from: first } : { kind: 'bad' }
}

export function parsePostalCode(text: string): CodeAnswer {
  const code = wholeNumberText(text).replace(/^D-?\s*/i, '')
  if (code === '') return { kind: 'empty' }
  if (/^\d{5}$/.test(code)) return { kind: 'good', value: code }
  return /^[1-9]\d{3}$/.test(code) ? { kind: 'padded', value: `0${code}`, from: code } : { kind: 'bad' }
}

/** How many digits a Schulnummer has, by Land; a number with one less has lost its leading zero. */
const digitsByLand: Readonly<Record<string, number>> = { '03': 5, '05': 6, '13': 8 }
const landByPrefix: Readonly<Record<string, string>> = { NI: '03', NW: '05', MV: '13' }

/** "NI-84839" and "84839" are the same; the Land before the hyphen only says how long the number must be. */
export function parseSchulnummer(text: string, municipalityKey: string | null): CodeAnswer {
  const plain = wholeNumberText(text)
  if (plain === '') return { kind: 'empty' }
  const [, prefix, number] = /^(?:([A-Z]{2})[-\s])?(\d{3,10})$/.exec(plain) ?? []
  if (number === undefined)
    return /^[\p{L}\p{N}./ -]{2,40}$/u.test(plain) ? { kind: 'good', value: plain } : { kind: 'bad' }
  const land = (prefix && landByPrefix[prefix]) ?? municipalityKey?.slice(0, 2) ?? ''
  const digits = digitsByLand[land]
  return digits !== undefined && number.length === digits - 1
    ? { kind: 'padded', value: `0${number}`, from: number }
    : { kind: 'good', value: number }
}

/** Decimal degrees with point or comma; undefined for what is none. */
export function parseDegrees(text: string, limit: number): number | undefined {
  if (!/^[-+]?\d{1,3}([.,]\d{1,20})?$/.test(text.trim())) return undefined
  const value = Number(text.trim().replace(',', '.'))
  return Math.abs(value) <= limit ? value : undefined
}

export const postalCodeIn = (address: string): string | undefined => /\b(\d{5})\b/.exec(address)?.[1]

/** Whether the town is named in an address, whatever its spelling. */
export const namesCity = (address: string, city: string): boolean => {
  const wanted = searchForm(city).split(' ')[0] ?? ''
  return wanted !== '' && searchForm(address).includes(wanted)
}
