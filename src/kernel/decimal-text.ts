// Numbers as people and spreadsheets write them, read under a declared convention and never by guessing.
import { ok, type Result, refused } from './result.ts'

/** german: 1.234,5 — english: 1,234.5. Without a convention "1.234" is either 1234 or 1.234. */
export type DecimalConvention = 'german' | 'english'

export type DecimalRefusal = 'empty' | 'not-a-number' | 'too-large'

const forms: Readonly<Record<DecimalConvention, { form: RegExp; group: RegExp; point: string }>> = {
  german: {
    form: /^[-+]?(?:\d+|\d{1,3}(?:[.\u0020\u00a0\u202f]\d{3})+)(?:,\d+)?$/,
    group: /[.\u0020\u00a0\u202f]/g,
    point: ',',
  },
  english: { form: /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/, group: /,/g, point: '.' },
}

/**
 * Whole text or nothing: groups must have three digits, exponents and units are refused. The value is the nearest
 * double; refuses what has more than 15 digits before the point, because it could not be told from its neighbour.
 */
export function parseDecimal(text: string, convention: DecimalConvention): Result<number, DecimalRefusal> {
  const trimmed = text.trim().replace(/^\u2212/, '-')
  if (trimmed === '') return refused('empty')
  const { form, group, point } = forms[convention]
  if (!form.test(trimmed)) return refused('not-a-number')
  const plain = trimmed.replace(group, '').replace(point, '.')
  const value = Number(plain)
  return Math.abs(value) < 1e15 ? ok(value === 0 ? 0 : value) : refused('too-large')
}

/**
 * Undoes what table programs do to codes and telephone numbers: '4791163.0' → '4791163', '5.0' → '5', '3,00' → '3'.
 * Everything else comes back as it was (trimmed), leading zeros included; a fraction that says something stays.
 */
export function wholeNumberText(text: string): string {
  const trimmed = text.trim()
  return /^([-+]?\d+)[.,]0+$/.exec(trimmed)?.[1] ?? trimmed
}
