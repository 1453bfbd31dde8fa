// The short form behind "Ändern": days, costs, contact, words.
import { z } from 'zod'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import {
  drawFields,
  type FieldDescription,
  type FormErrors,
  type FormValue,
  type TypedValues,
} from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import type { FieldGroup, FormField } from '../../../platform/html/index.ts'
import type { OfferDetails } from '../terms.ts'
import { w } from '../work-texts.ts'
import type { Drawn, SuggestionInput } from './suggest.ts'
import { type DatedField, datedFields } from './terms.ts'
import { f } from './texts.ts'

export const changeFields = () =>
  ({
    startsOn: { control: 'date', label: w.form.startsOn, rule: rules.optional(rules.date) },
    endsOn: { control: 'date', label: w.form.endsOn, rule: rules.optional(rules.date) },
    applyUntil: { control: 'date', label: w.form.applyUntil, rule: rules.optional(rules.date) },
    datesText: { control: 'text', label: w.form.datesText, maxLength: 500, rule: rules.optional(rules.line(500)) },
    costText: { control: 'text', label: w.form.cost, maxLength: 500, rule: rules.optional(rules.line(500)) },
    note: {
      control: 'textarea',
      label: f.change.note,
      help: f.change.noteHelp,
      rows: 3,
      maxLength: 2000,
      rule: rules.optional(rules.paragraphs(2000)),
    },
    contactName: { control: 'text', label: w.form.contactName, maxLength: 200, rule: rules.optional(rules.personName) },
    contactEmail: { control: 'email', label: w.form.contactEmail, maxLength: 254, rule: rules.optional(rules.email) },
    contactPhone: {
      control: 'tel',
      label: w.form.contactPhone,
      maxLength: 60,
      width: 'medium',
      rule: rules.optional(rules.phone),
    },
  }) as const satisfies Record<string, FieldDescription>

export type ChangeFields = ReturnType<typeof changeFields>

const typedDay = (day: PlainDate | null): string => (day === null ? '' : day)

/** Days and costs as they stand; never the contact, since whoever holds the link need not know the person. */
export const valuesOfOffer = (offer: OfferDetails): TypedValues => ({
  startsOn: typedDay(offer.startsOn),
  endsOn: typedDay(offer.endsOn),
  applyUntil: typedDay(offer.applyUntil),
  datesText: offer.datesText ?? '',
  costText: offer.costText ?? '',
})

/** Days and costs as a form shows them, kept in it: whoever sends it says only what they typed. */
export const stampOf = (offer: OfferDetails): string => JSON.stringify(valuesOfOffer(offer))

/** The way back, read like what is typed. Undefined for what is no such text. */
export function drawnFrom(stamp: string): Drawn | undefined {
  const shape = z.record(z.string(), z.string()).safeParse(jsonFrom(stamp))
  if (!shape.success || !datedFields.every((field) => field in shape.data)) return undefined
  const fields = changeFields()
  const read = (field: DatedField): string | null => {
    const text = shape.data[field] ?? ''
    const parsed = fields[field].rule.safeParse(text)
    // Stored before the rule was what it is.
    return parsed.success ? parsed.data : text
  }
  return Object.fromEntries(datedFields.map((field) => [field, read(field)])) as unknown as Drawn
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function drawChangeFields(values: TypedValues, errors: FormErrors): (FormField | FieldGroup)[] {
  const drawn = drawFields(changeFields(), values, errors)
  const isContact = ({ name }: FormField) => name.startsWith('contact')
  return [
    ...drawn.filter((field) => !isContact(field)),
    { legend: f.change.contact, help: f.change.contactHelp, fields: drawn.filter(isContact) },
  ]
}

export const inputFrom = (value: FormValue<ChangeFields>): SuggestionInput => value
