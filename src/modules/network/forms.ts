// The forms of the network: one description draws the fields and parses what was typed.
import { z } from 'zod'
import { parseOrganizationName } from '../../kernel/din-91379.ts'
import type { FormErrors } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { schulformen } from './schulform.ts'
import { type ContactPerson, type OrganizationKind, organizationKinds, stepFreeAnswers } from './terms.ts'
import { t } from './texts.ts'

/** The kernel's rule for names of organisations and places, with a sentence for people. */
export const organizationName = z.string().transform((text, context): string => {
  const parsed = parseOrganizationName(text)
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: t.form.name[parsed.error.code] })
  return z.NEVER
})

const municipalityKey = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{8}$/, { error: () => t.form.municipalityKey }))

const address = () =>
  ({
    street: {
      control: 'text',
      label: t.fields.street ?? '',
      autocomplete: 'off',
      maxLength: 200,
      rule: rules.optional(rules.line(200)),
    },
    postalCode: {
      control: 'text',
      label: t.fields.postalCode ?? '',
      inputMode: 'numeric',
      width: 'short',
      maxLength: 5,
      rule: rules.optional(rules.postalCode),
    },
    city: { control: 'text', label: t.fields.city ?? '', maxLength: 120, rule: rules.optional(rules.line(120)) },
  }) as const

const coordinates = () =>
  ({
    latitude: {
      control: 'text',
      label: t.fields.latitude ?? '',
      help: t.form.coordinatesHelp,
      inputMode: 'decimal',
      width: 'short',
      rule: rules.optional(rules.decimal(-90, 90)),
    },
    longitude: {
      control: 'text',
      label: t.fields.longitude ?? '',
      inputMode: 'decimal',
      width: 'short',
      rule: rules.optional(rules.decimal(-180, 180)),
    },
  }) as const

const reach = () =>
  ({
    phone: { control: 'tel', label: t.fields.phone ?? '', width: 'medium', rule: rules.optional(rules.phone) },
    email: { control: 'email', label: t.fields.email ?? '', rule: rules.optional(rules.email) },
  }) as const

const registerFieldDescriptions = () =>
  ({
    kind: {
      control: 'select',
      label: t.fields.kind ?? '',
      required: true,
      options: organizationKinds.map((kind) => ({ value: kind, label: t.kinds[kind] })),
      rule: rules.choice(organizationKinds),
    },
    schulform: {
      control: 'select',
      label: t.fields.schulform ?? '',
      help: t.form.schulformHelp,
      empty: t.form.noSchulform,
      options: schulformen.map(({ key, label }) => ({ value: key, label })),
      rule: rules.optional(
        z.string().refine((key) => schulformen.some((entry) => entry.key === key), {
          error: () => t.form.unknownSchulform,
        }),
      ),
    },
    officialNumber: {
      control: 'text',
      label: t.fields.officialNumber ?? '',
      help: t.form.numberHelp,
      width: 'medium',
      maxLength: 40,
      rule: rules.optional(rules.line(40)),
    },
    legalStatus: {
      control: 'select',
      label: t.fields.legalStatus ?? '',
      options: [
        { value: 'public', label: t.legalStatuses.public },
        { value: 'private', label: t.legalStatuses.private },
      ],
      rule: rules.optional(rules.choice(['public', 'private'])),
    },
  }) as const

const ownFields = () =>
  ({
    name: {
      control: 'text',
      label: t.fields.name ?? '',
      help: t.form.nameHelp,
      required: true,
      maxLength: 200,
      rule: organizationName,
    },
    shortName: {
      control: 'text',
      label: t.fields.shortName ?? '',
      width: 'medium',
      maxLength: 80,
      rule: rules.optional(rules.line(80)),
    },
    ...address(),
    municipalityKey: {
      control: 'text',
      label: t.fields.municipalityKey ?? '',
      help: t.form.municipalityHelp,
      inputMode: 'numeric',
      width: 'short',
      rule: rules.optional(municipalityKey),
    },
    ...coordinates(),
    ...reach(),
    website: { control: 'url', label: t.fields.website ?? '', rule: rules.optional(rules.website) },
    note: {
      control: 'textarea',
      label: t.fields.note ?? '',
      help: t.form.noteHelp,
      rows: 4,
      maxLength: 4000,
      rule: rules.optional(rules.paragraphs(4000)),
    },
  }) as const

/** What the coordination office fills in. */
export const organizationFields = () => ({ ...registerFieldDescriptions(), ...ownFields() })

/** What an organisation changes about itself; what official registers say is not part of it. */
export const ownOrganizationFields = ownFields

export const placeFields = () =>
  ({
    name: {
      control: 'text',
      label: t.fields.name ?? '',
      help: t.form.placeNameHelp,
      required: true,
      maxLength: 200,
      rule: organizationName,
    },
    ...address(),
    ...coordinates(),
    stepFree: {
      control: 'radio',
      label: t.fields.stepFree ?? '',
      required: true,
      options: stepFreeAnswers.map((value) => ({ value, label: t.stepFree[value] })),
      rule: rules.choice(stepFreeAnswers),
    },
    stopName: {
      control: 'text',
      label: t.fields.stopName ?? '',
      maxLength: 200,
      rule: rules.optional(rules.line(200)),
    },
  }) as const

export const contactPersonFields = (others: readonly Pick<ContactPerson, 'id' | 'familyName' | 'givenName'>[]) =>
  ({
    functionName: {
      control: 'text',
      label: t.fields.functionName ?? '',
      help: t.form.functionHelp,
      required: true,
      maxLength: 200,
      rule: rules.line(200),
    },
    title: {
      control: 'text',
      label: t.fields.title ?? '',
      width: 'short',
      maxLength: 60,
      rule: rules.optional(rules.line(60)),
    },
    givenName: {
      control: 'text',
      label: t.fields.givenName ?? '',
      maxLength: 200,
      rule: rules.optional(rules.personName),
    },
    familyName: {
      control: 'text',
      label: t.fields.familyName ?? '',
      required: true,
      maxLength: 200,
      rule: rules.personName,
    },
    ...reach(),
    isPublic: { control: 'checkbox', label: t.form.isPublicLabel, help: t.form.isPublicHelp, rule: rules.checked },
    deputyOf: {
      control: 'select',
      label: t.fields.deputyOf ?? '',
      help: t.form.deputyHelp,
      empty: t.form.deputyNone,
      options: others.map((person) => ({
        value: person.id,
        label: [person.givenName, person.familyName].filter(Boolean).join(' '),
      })),
      rule: rules.optional(
        z.string().refine((id) => others.some((person) => person.id === id), { error: () => t.form.wrongDeputy }),
      ),
    },
    validUntil: {
      control: 'date',
      label: t.fields.validUntil ?? '',
      help: t.form.validUntilHelp,
      rule: rules.optional(rules.date),
    },
  }) as const

/** One coordinate alone is no place. */
export const coordinateErrors = (value: { latitude: number | null; longitude: number | null }): FormErrors =>
  (value.latitude === null) === (value.longitude === null)
    ? {}
    : { [value.latitude === null ? 'latitude' : 'longitude']: t.form.bothCoordinates }

export const parseKinds = (values: readonly string[]): OrganizationKind[] =>
  organizationKinds.filter((kind) => values.includes(kind))
