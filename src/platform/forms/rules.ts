// Rules for what people type, with German sentences. Empty optional fields become null.
import { z } from 'zod'
import { parsePersonName } from '../../kernel/din-91379.ts'
import { isPlausibleDay, type PlainDate, parsePlainDate, plausibleYears } from '../../kernel/plain-date.ts'
import { p } from './public-texts.ts'
import { t } from './texts.ts'

const typed = z.string().transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())

const optional = <S extends z.ZodType>(rule: S) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() !== '' ? given : null), z.nullable(rule))

// Control characters except tab and line feed are never typed on purpose.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControlCharacter = (text: string) => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)

const line = (max: number) =>
  typed
    .refine((text) => text.length > 0, { error: () => p.missing })
    .refine((text) => text.length <= max, { error: () => p.tooLong(max) })
    .refine((text) => !hasControlCharacter(text) && !text.includes('\n'), { error: () => p.controlCharacter })

const paragraphs = (max: number) =>
  typed
    .refine((text) => text.length > 0, { error: () => p.missing })
    .refine((text) => text.length <= max, { error: () => p.tooLong(max) })
    .refine((text) => !hasControlCharacter(text), { error: () => p.controlCharacter })

const email = line(254).pipe(z.email({ error: () => t.notAnEmail }))

const phone = line(60).refine((text) => /^[+()/\d\s.-]{3,60}$/.test(text) && /\d{3}/.test(text.replace(/\D/g, '')), {
  error: () => t.notAPhone,
})

/** Only web addresses: a `javascript:` link must never come into a page. A missing scheme is added. */
const website = line(500)
  .transform((text) => (/^[a-z]+:/i.test(text) ? text : `https://${text}`))
  .refine((text) => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text), { error: () => t.notAWebsite })

const farDate = (day: PlainDate): string =>
  Number(day.slice(0, 4)) > plausibleYears.last ? t.dateWithoutEnd(plausibleYears) : t.farDate(plausibleYears)

const date = typed.transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text)
  if (parsed.ok && isPlausibleDay(parsed.value)) return parsed.value
  context.addIssue({ code: 'custom', message: parsed.ok ? farDate(parsed.value) : t.notADate })
  return z.NEVER
})

const personName = typed.transform((text, context): string => {
  const parsed = parsePersonName(text)
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: t.personName[parsed.error.code] })
  return z.NEVER
})

const decimal = (min: number, max: number) =>
  typed.transform((text, context): number => {
    const number = Number(text.replace(',', '.'))
    if (text !== '' && Number.isFinite(number) && number >= min && number <= max) return number
    context.addIssue({ code: 'custom', message: t.notBetween(min, max) })
    return z.NEVER
  })

const integer = (min: number, max: number) =>
  typed.transform((text, context): number => {
    const number = Number(text)
    if (/^-?\d+$/.test(text) && number >= min && number <= max) return number
    context.addIssue({ code: 'custom', message: t.notBetween(min, max) })
    return z.NEVER
  })

const choice = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: () => t.notAChoice })

/** A choice that may be left out: then it is `usual`. */
const choiceOr = <const V extends readonly [string, ...string[]]>(values: V, usual: V[number]) =>
  z.preprocess((given) => (given === undefined || given === '' ? usual : given), choice(values))

/** Any number of a closed list; a single checkbox arrives as a string. */
const choices = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .union([z.array(z.string()), z.string(), z.undefined()])
    .transform((given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]))
    .pipe(z.array(z.enum(values, { error: () => t.notAChoice })))

const checked = z.union([z.literal('ja'), z.literal(''), z.undefined()]).transform((value) => value === 'ja')

const postalCode = typed.pipe(z.string().regex(/^\d{5}$/, { error: () => t.notAPostalCode }))

export const rules = {
  line,
  paragraphs,
  email,
  phone,
  website,
  date,
  personName,
  decimal,
  integer,
  choice,
  choiceOr,
  choices,
  checked,
  postalCode,
  optional,
}
