// The form of an offer: its fields, and the way from what was typed to details and back.
import type { PlainDate } from '../../kernel/plain-date.ts'
import {
  drawFields,
  type FieldDescription,
  type FormErrors,
  type FormValue,
  type TypedValues,
  valuesOf,
} from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import type { FieldGroup } from '../../platform/html/index.ts'
import {
  kindKeys,
  kinds,
  languageKeys,
  languageLabel,
  phaseKeys,
  phases,
  targetGroupKeys,
  targetGroups,
} from './code-lists.ts'
import {
  type RuleChoices,
  ruleFieldNames,
  ruleFields,
  rulesFrom,
  typedRules,
  withoutRules,
} from './eligibility/rules-form.ts'
import { e } from './eligibility/texts.ts'
import type { Choice } from './neighbours.ts'
import { type OfferDetails, placesStates, wholeRegion } from './terms.ts'
import { w } from './work-texts.ts'

/** What the form offers besides the closed lists. */
export interface FormChoices {
  /** Undefined: the actor writes for one organisation only, and the field is not drawn. */
  readonly providers: readonly Choice[] | undefined
  readonly places: readonly Choice[]
  readonly contactPersons: readonly Choice[]
  readonly rules: RuleChoices
}

const optionsOf = (codes: readonly { key: string; label: string }[]) =>
  codes.map(({ key, label }) => ({ value: key, label }))
const choicesOf = (choices: readonly Choice[]) => choices.map(({ id, label }) => ({ value: id, label }))

/** Where a provider may come to, besides the whole region: every Gemeinde, whether or not anybody sits there. */
const areasOf = ({ residences }: RuleChoices) => residences.filter(({ key }) => key.length === 8)

export function offerFields({ providers, places, contactPersons, rules: ruleChoices }: FormChoices) {
  const f = w.form
  const areas = areasOf(ruleChoices)
  return {
    provider: {
      control: 'text',
      label: f.provider,
      help: f.providerHelp,
      required: providers !== undefined,
      maxLength: 400,
      suggestions: providers?.map(({ label }) => label) ?? [],
      rule: providers === undefined ? rules.optional(rules.line(400)) : rules.line(400),
    },
    title: {
      control: 'text',
      label: f.title,
      help: f.titleHelp,
      required: true,
      maxLength: 200,
      rule: rules.line(200),
    },
    kind: { control: 'select', label: f.kind, required: true, options: optionsOf(kinds), rule: rules.choice(kindKeys) },
    summary: {
      control: 'textarea',
      label: f.summary,
      help: f.summaryHelp,
      rows: 2,
      rule: rules.optional(rules.paragraphs(500)),
    },
    description: {
      control: 'textarea',
      label: f.description,
      help: f.descriptionHelp,
      // No maxLength: the browser would cut a pasted text without a word. The rule says it, and keeps the text.
      rows: 12,
      rule: rules.optional(rules.paragraphs(20_000)),
    },
    targetGroups: {
      control: 'checkboxes',
      label: f.targetGroups,
      help: f.targetGroupsHelp,
      options: optionsOf(targetGroups),
      rule: rules.choices(targetGroupKeys),
    },
    phase: {
      control: 'select',
      label: f.phase,
      required: true,
      options: optionsOf(phases),
      rule: rules.choice(phaseKeys),
    },
    languages: {
      control: 'checkboxes',
      label: f.languages,
      options: languageKeys.map((key) => ({ value: key, label: languageLabel(key) })),
      rule: rules.choices(languageKeys),
    },
    placeId: {
      control: 'select',
      label: f.place,
      empty: f.placeEmpty,
      options: choicesOf(places),
      rule: rules.optional(rules.line(60)),
    },
    city: {
      control: 'text',
      label: f.city,
      help: f.cityHelp,
      maxLength: 120,
      width: 'medium',
      rule: rules.optional(rules.line(120)),
    },
    placeText: {
      control: 'text',
      label: f.placeText,
      help: f.placeTextHelp,
      maxLength: 300,
      rule: rules.optional(rules.line(300)),
    },
    serviceArea: {
      control: 'checkboxes',
      label: f.serviceArea,
      help: f.serviceAreaHelp,
      options: optionsOf([{ key: wholeRegion, label: f.wholeRegion }, ...areas]),
      rule: rules.choices([wholeRegion, ...areas.map(({ key }) => key)]),
    },
    startsOn: { control: 'date', label: f.startsOn, rule: rules.optional(rules.date) },
    endsOn: { control: 'date', label: f.endsOn, rule: rules.optional(rules.date) },
    applyUntil: { control: 'date', label: f.applyUntil, rule: rules.optional(rules.date) },
    placesState: {
      control: 'radio',
      label: f.places,
      help: f.placesHelp,
      options: placesStates.map((state) => ({ value: state, label: f.placesStates[state] })),
      rule: rules.choiceOr(placesStates, 'unknown'),
    },
    datesText: {
      control: 'text',
      label: f.datesText,
      help: f.datesTextHelp,
      maxLength: 500,
      rule: rules.optional(rules.line(500)),
    },
    costText: {
      control: 'text',
      label: f.cost,
      help: f.costHelp,
      maxLength: 500,
      rule: rules.optional(rules.line(500)),
    },
    contactPersonId: {
      control: 'select',
      label: f.contactPerson,
      empty: f.contactEmpty,
      options: choicesOf(contactPersons),
      rule: rules.optional(rules.line(60)),
    },
    contactName: {
      control: 'text',
      label: f.contactName,
      help: f.contactHelp,
      maxLength: 200,
      rule: rules.optional(rules.personName),
    },
    contactEmail: { control: 'email', label: f.contactEmail, maxLength: 254, rule: rules.optional(rules.email) },
    contactPhone: {
      control: 'tel',
      label: f.contactPhone,
      maxLength: 60,
      width: 'medium',
      rule: rules.optional(rules.phone),
    },
    website: { control: 'url', label: f.website, maxLength: 500, rule: rules.optional(rules.website) },
    validUntil: { control: 'date', label: f.validUntil, help: f.validUntilHelp, rule: rules.optional(rules.date) },
    ...ruleFields(ruleChoices),
  } as const satisfies Record<string, FieldDescription>
}

export type OfferFields = ReturnType<typeof offerFields>
type FieldName = keyof OfferFields

type Group = keyof typeof w.form.groups | 'eligibility'

const layout: readonly { readonly group: Group; readonly names: readonly FieldName[] }[] = [
  { group: 'what', names: ['provider', 'title', 'kind', 'summary', 'description'] },
  { group: 'forWhom', names: ['targetGroups', 'phase', 'languages'] },
  { group: 'eligibility', names: ruleFieldNames },
  { group: 'where', names: ['placeId', 'city', 'placeText', 'serviceArea'] },
  { group: 'when', names: ['startsOn', 'endsOn', 'applyUntil', 'placesState', 'datesText', 'costText'] },
  { group: 'contact', names: ['contactPersonId', 'contactName', 'contactEmail', 'contactPhone', 'website'] },
  { group: 'care', names: ['validUntil'] },
]

/** Groups in the order of the questions; lists without an entry are not asked. */
export function drawOfferFields(
  fields: OfferFields,
  choices: FormChoices,
  values: TypedValues,
  errors: FormErrors,
): FieldGroup[] {
  const isAsked = (name: FieldName): boolean => {
    if (name === 'provider') return choices.providers !== undefined
    if (name === 'placeId') return choices.places.length > 0
    if (name === 'residences') return choices.rules.residences.length > 0
    return name !== 'contactPersonId' || choices.contactPersons.length > 0
  }
  const drawn = drawFields(fields, values, errors)
  return layout.map(({ group, names }) => ({
    legend: group === 'eligibility' ? e.form.group : w.form.groups[group],
    help: group === 'eligibility' ? e.form.groupHelp : w.form.groupHelps[group],
    fields: drawn.filter(
      (field) => (names as readonly string[]).includes(field.name) && isAsked(field.name as FieldName),
    ),
  }))
}

/** What is typed into an empty form: German, and nothing else. */
export const newOfferValues: TypedValues = { languages: ['de'], placesState: 'unknown' }

export const typedFrom = (details: OfferDetails, providerLabel: string): TypedValues => ({
  ...valuesOf({ ...details }),
  ...typedRules(details.eligibility),
  provider: providerLabel,
})

/** `before` keeps what the form does not ask: coordinates, and languages and Gemeinden outside of its lists. */
export function detailsFrom(
  value: FormValue<OfferFields>,
  given: { readonly organizationId: string; readonly choices: FormChoices; readonly before?: OfferDetails },
): OfferDetails {
  const { organizationId, before } = given
  const { provider: _provider, description, ...rest } = withoutRules(value)
  const otherLanguages = before?.languages.filter((code) => !(languageKeys as readonly string[]).includes(code)) ?? []
  const listed = areasOf(given.choices.rules).map(({ key }) => key)
  const otherAreas = before?.serviceArea.filter((key) => key !== wholeRegion && !listed.includes(key)) ?? []
  const isSamePlace = before !== undefined && before.city === value.city && before.placeId === value.placeId
  return {
    ...rest,
    eligibility: rulesFrom(value, { before: before?.eligibility ?? null, choices: given.choices.rules }),
    organizationId,
    description: description ?? '',
    languages: [...value.languages, ...otherLanguages],
    serviceArea: [...value.serviceArea, ...otherAreas],
    latitude: isSamePlace ? before.latitude : null,
    longitude: isSamePlace ? before.longitude : null,
    startsOn: value.startsOn as PlainDate | null,
    endsOn: value.endsOn as PlainDate | null,
    applyUntil: value.applyUntil as PlainDate | null,
    validUntil: value.validUntil as PlainDate | null,
    placesOn: before?.placesOn ?? null,
  }
}
