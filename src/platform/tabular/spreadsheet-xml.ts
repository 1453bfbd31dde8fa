// The few constructs of XML and of SpreadsheetML (ISO/IEC 29500-1, 18) that a table needs. No DTD, no entities beyond
// the five of XML: what cannot be declared cannot explode.

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Entities and, for spreadsheets, `_x000D_` (18.3.1.40 ST_Xstring). */
export function unescapeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return named[name] ?? whole
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
      })
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain
}

const attributePatterns = new Map<string, RegExp>()

/** The value of one attribute; `name` is a pattern, so that a prefix can be left open. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}

export type XmlElement = { readonly attributes: string; readonly inner: string }

/**
 * All elements of a name, whatever their namespace prefix; elements of one name are not nested in these formats.
 * Linear: a tag ends before the next `<`, which no attribute may hold.
 */
export function* elementsOf(xml: string, name: string): Generator<XmlElement> {
  const opening = new RegExp(`<(?:[\\w-]+:)?${name}(?=[\\s/>])([^<>]*)>`, 'g')
  const closing = new RegExp(`</(?:[\\w-]+:)?${name}\\s*>`, 'g')
  for (let start = opening.exec(xml); start; start = opening.exec(xml)) {
    const attributes = start[1] ?? ''
    if (attributes.endsWith('/')) {
      yield { attributes: attributes.slice(0, -1), inner: '' }
      continue
    }
    closing.lastIndex = opening.lastIndex
    const end = closing.exec(xml)
    if (!end) return
    yield { attributes, inner: xml.slice(opening.lastIndex, end.index) }
    opening.lastIndex = closing.lastIndex
  }
}

/** Without phonetic readings (rPh). By steps, because one pattern over all would take quadratic time if none ends. */
function withoutPhonetics(xml: string): string {
  if (!xml.includes('rPh')) return xml
  const opening = /<(?:[\w-]+:)?rPh[\s>]/g
  const closing = /<\/(?:[\w-]+:)?rPh\s*>/g
  let kept = ''
  let from = 0
  for (let start = opening.exec(xml); start; start = opening.exec(xml)) {
    kept += xml.slice(from, start.index)
    closing.lastIndex = opening.lastIndex
    if (!closing.exec(xml)) return kept
    from = closing.lastIndex
    opening.lastIndex = from
  }
  return kept + xml.slice(from)
}

/** Text of a string item: all runs, without the phonetic reading that East Asian programs add. */
export function stringItemText(xml: string): string {
  const runs = withoutPhonetics(xml)
  let text = ''
  for (const { inner } of elementsOf(runs, 't')) text += unescapeXml(inner.replace(/\r\n?/g, '\n'))
  return text
}

/** 'AB12' → 27 (0-based column), undefined if there is no such reference. */
export function columnOf(reference: string): number | undefined {
  const lettersOnly = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (!lettersOnly) return undefined
  let column = 0
  for (const letter of lettersOnly) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

export type NumberFormat = 'plain' | 'date' | 'date-time' | 'time' | { readonly zeros: number }

const builtInFormats: Readonly<Record<number, NumberFormat>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  27: 'date',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'date',
  45: 'time',
  46: 'plain',
  47: 'time',
  50: 'date',
  51: 'date',
  52: 'date',
  53: 'date',
  54: 'date',
  55: 'date',
  56: 'date',
  57: 'date',
  58: 'date',
}

/** What a format code (18.8.30) shows. Codes of zeros only keep leading zeros: postal codes, school numbers. */
export function numberFormatOf(code: string): NumberFormat {
  const first = code.split(';')[0] ?? ''
  // Elapsed time ([h]:mm) is a quantity, no time of day.
  if (/\[[hms]+\]/i.test(first)) return 'plain'
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  if (/^0+$/.test(bare)) return bare.length > 1 ? { zeros: bare.length } : 'plain'
  if (/general|standard/i.test(bare)) return 'plain'
  const time = /[hs]|am\/pm/i.test(bare)
  const date = /[dyj]/i.test(bare) || (/m/i.test(bare) && !time) || /t{1,4}\.m/i.test(bare)
  return date ? (time ? 'date-time' : 'date') : time ? 'time' : 'plain'
}

/** For each cell style (index of cellXfs) how its numbers are meant. */
export function numberFormats(stylesXml: string): NumberFormat[] {
  const custom = new Map<number, NumberFormat>()
  for (const { attributes } of elementsOf(stylesXml, 'numFmt')) {
    custom.set(Number(attributeOf(attributes, 'numFmtId')), numberFormatOf(attributeOf(attributes, 'formatCode') ?? ''))
  }
  const [cellStyles] = elementsOf(stylesXml, 'cellXfs')
  return Array.from(elementsOf(cellStyles?.inner ?? '', 'xf'), ({ attributes }) => {
    const id = Number(attributeOf(attributes, 'numFmtId') ?? '0')
    return custom.get(id) ?? builtInFormats[id] ?? 'plain'
  })
}

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * A serial number of a spreadsheet (days since 1899-12-30, or 1904-01-01) as ISO text: '2026-11-20',
 * '2026-11-20T08:30', '08:30'. undefined if no calendar day belongs to it (serial 60 is the 29.02.1900 that never was).
 */
export function serialText(
  serial: number,
  format: 'date' | 'date-time' | 'time',
  from1904: boolean,
): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  // To the second: spreadsheets keep times as fractions of a day.
  const seconds = Math.round(serial * 86_400)
  const wholeDays = Math.floor(seconds / 86_400)
  const rest = seconds - wholeDays * 86_400
  const clock = `${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}${rest % 60 === 0 ? '' : `:${pad(rest % 60)}`}`
  if (format === 'time' && wholeDays === 0) return clock
  if (!from1904 && (wholeDays === 60 || wholeDays === 0)) return undefined
  const base = from1904 ? Date.UTC(1904, 0, 1) : wholeDays < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const day = new Date(base + wholeDays * 86_400_000).toISOString().slice(0, 10)
  return format === 'date' && rest === 0 ? day : rest === 0 ? day : `${day}T${clock}`
}
