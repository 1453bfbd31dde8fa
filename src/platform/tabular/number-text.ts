/**
 * A number as people would write it, with a decimal point: no exponent, no artefacts of binary fractions
 * (0.30000000000000004 → '0.3'). 15 significant digits, as spreadsheets show; whole numbers up to 2^53 exactly.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value)
  const rounded = Number(value.toPrecision(15))
  // The largest doubles round up beyond all bounds.
  const text = String(Number.isFinite(rounded) ? rounded : value)
  if (!text.includes('e')) return text
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const sign = mantissa.startsWith('-') ? '-' : ''
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}
