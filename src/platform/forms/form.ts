// One description of a form: it draws the fields, parses what was typed, and keeps what was typed when something is wrong.
import type { z } from 'zod'
import type { FormField } from '../html/form-fields.ts'

type Description<F> = F extends FormField ? Omit<F, 'name' | 'value' | 'error'> : never

export type FieldDescription<S extends z.ZodType = z.ZodType> = Description<FormField> & { readonly rule: S }

export type Fields = Readonly<Record<string, FieldDescription>>
export type FormValue<F extends Fields> = { [N in keyof F]: z.output<F[N]['rule']> }
/** What stands in the fields: as typed, or as stored. */
export type TypedValues = Readonly<Record<string, string | readonly string[] | undefined>>
export type FormErrors = Readonly<Record<string, string | undefined>>

export type ParsedForm<F extends Fields> =
  | { readonly ok: true; readonly value: FormValue<F>; readonly typed: TypedValues }
  | { readonly ok: false; readonly errors: FormErrors; readonly typed: TypedValues }

/**
 * Fields are given as a function where labels or options depend on the language or on data, so that a catalogue is
 * read at the time of the request.
 */
export function parseForm<F extends Fields>(fields: F, data: FormData): ParsedForm<F> {
  const typed: Record<string, string | string[]> = {}
  const errors: Record<string, string> = {}
  const value: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const given = data.getAll(name).filter((part): part is string => typeof part === 'string')
    const raw = field.control === 'checkboxes' ? given : (given.at(-1) ?? '')
    if (field.control !== 'password') typed[name] = raw
    const parsed = field.rule.safeParse(raw)
    if (parsed.success) value[name] = parsed.data
    else errors[name] = parsed.error.issues[0]?.message ?? ''
  }
  return Object.keys(errors).length > 0
    ? { ok: false, errors, typed }
    : { ok: true, value: value as FormValue<F>, typed }
}

/** The fields as the HTML blocks draw them. */
export function drawFields(fields: Fields, values: TypedValues = {}, errors: FormErrors = {}): FormField[] {
  return Object.entries(fields).map(([name, { rule: _rule, ...field }]) => {
    const value = values[name]
    const drawn =
      field.control === 'checkbox'
        ? value !== undefined && value !== ''
        : field.control === 'checkboxes'
          ? [value ?? []].flat().filter((one) => one !== '')
          : (value ?? '')
    return { ...field, name, value: drawn, error: errors[name] } as FormField
  })
}

/** A stored record as field values: null becomes empty, numbers get the German comma. */
export function valuesOf(record: Readonly<Record<string, unknown>>): TypedValues {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map(String)
        : value === null || value === undefined
          ? ''
          : value === true
            ? 'ja'
            : value === false
              ? ''
              : typeof value === 'number'
                ? String(value).replace('.', ',')
                : String(value),
    ]),
  )
}
