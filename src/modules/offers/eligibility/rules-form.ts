// The part of the offer's form that says for whom it is: fields, and the way from what was typed to rules and back.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { FieldDescription, FormErrors, FormValue, TypedValues } from '../../../platform/forms/form.ts'
import { rules as is } from '../../../platform/forms/rules.ts'
import {
  abschlussKeys,
  abschlussLabel,
  germanLabel,
  germanLevels,
  rechtskreisKeys,
  rechtskreisLabel,
  situationKeys,
  situationLabel,
} from './code-lists.ts'
import { type Eligibility, eligibilityVersion, isUnknown, type RangeName } from './eligibility.ts'
import { e } from './texts.ts'

/** What the form offers besides the closed lists: the Land names certificates, the region its places. */
export interface RuleChoices {
  readonly land: string
  readonly on: PlainDate
  /** Kreise and Gemeinden that may be chosen as place of residence. */
  readonly residences: readonly { readonly key: string; readonly label: string }[]
}

const labelled = (keys: readonly string[], label: (key: string) => string) =>
  keys.map((key) => ({ value: key, label: label(key) }))

export function ruleFields({ land, on, residences }: RuleChoices) {
  const f = e.form
  const certificates = labelled(abschlussKeys, (key) => abschlussLabel(key, { land, on }))
  const levels = labelled(germanLevels, germanLabel)
  const [first = '', ...others] = residences.map(({ key }) => key)
  const number = { control: 'number', width: 'short', inputMode: 'numeric' } as const
  const select = { control: 'select', empty: f.any } as const
  return {
    situations: {
      control: 'checkboxes',
      label: f.situations,
      help: f.situationsHelp,
      options: labelled(situationKeys, situationLabel),
      rule: is.choices(situationKeys),
    },
    gradeFrom: { ...number, label: f.gradeFrom, help: f.gradeHelp, rule: is.optional(is.integer(1, 13)) },
    gradeTo: { ...number, label: f.gradeTo, rule: is.optional(is.integer(1, 13)) },
    ageFrom: { ...number, label: f.ageFrom, help: f.ageHelp, rule: is.optional(is.integer(0, 120)) },
    ageTo: { ...number, label: f.ageTo, help: f.ageHelp, rule: is.optional(is.integer(0, 120)) },
    abschlussFrom: {
      ...select,
      label: f.abschlussFrom,
      help: f.abschlussHelp,
      options: certificates,
      rule: is.optional(is.choice(abschlussKeys)),
    },
    abschlussTo: {
      ...select,
      label: f.abschlussTo,
      options: certificates,
      rule: is.optional(is.choice(abschlussKeys)),
    },
    germanFrom: { ...select, label: f.germanFrom, options: levels, rule: is.optional(is.choice(germanLevels)) },
    germanTo: { ...select, label: f.germanTo, options: levels, rule: is.optional(is.choice(germanLevels)) },
    residences: {
      control: 'checkboxes',
      label: f.residences,
      help: f.residencesHelp,
      options: residences.map(({ key, label }) => ({ value: key, label })),
      rule: is.choices([first, ...others]),
    },
    rechtskreise: {
      control: 'checkboxes',
      label: f.rechtskreise,
      help: f.rechtskreiseHelp,
      options: labelled(rechtskreisKeys, rechtskreisLabel),
      rule: is.choices(rechtskreisKeys),
    },
    support: {
      control: 'select',
      label: f.support,
      empty: f.supportEmpty,
      options: [
        { value: 'offered', label: f.supportOffered },
        { value: 'required', label: f.supportRequired },
      ],
      rule: is.optional(is.choice(['offered', 'required'])),
    },
    condition: {
      control: 'textarea',
      label: f.condition,
      help: f.conditionHelp,
      rows: 2,
      maxLength: 500,
      rule: is.optional(is.paragraphs(500)),
    },
    isComplete: { control: 'checkbox', label: f.isComplete, help: f.isCompleteHelp, rule: is.checked },
  } as const satisfies Record<string, FieldDescription>
}

export type RuleFields = ReturnType<typeof ruleFields>

export const ruleFieldNames = [
  'situations',
  'gradeFrom',
  'gradeTo',
  'ageFrom',
  'ageTo',
  'abschlussFrom',
  'abschlussTo',
  'germanFrom',
  'germanTo',
  'residences',
  'rechtskreise',
  'support',
  'condition',
  'isComplete',
] as const satisfies readonly (keyof RuleFields)[]

export function typedRules(rules: Eligibility | null): TypedValues {
  if (rules === null) return {}
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  return {
    ageFrom: text(rules.age.from),
    ageTo: text(rules.age.to),
    gradeFrom: text(rules.grade.from),
    gradeTo: text(rules.grade.to),
    abschlussFrom: text(rules.abschluss.from),
    abschlussTo: text(rules.abschluss.to),
    germanFrom: text(rules.german.from),
    germanTo: text(rules.german.to),
    residences: rules.residences,
    situations: rules.situations,
    rechtskreise: rules.rechtskreise,
    support: text(rules.support),
    condition: text(rules.condition),
    isComplete: rules.isComplete ? 'ja' : '',
  }
}

/** Nothing filled in is nothing known. Places outside of the form's list stay as they were. */
export function rulesFrom(
  value: FormValue<RuleFields>,
  given: { readonly before: Eligibility | null; readonly choices: RuleChoices },
): Eligibility | null {
  const listed = given.choices.residences.map(({ key }) => key)
  const elsewhere = given.before?.residences.filter((key) => !listed.includes(key)) ?? []
  const rules: Eligibility = {
    version: eligibilityVersion,
    isComplete: value.isComplete,
    age: { from: value.ageFrom, to: value.ageTo },
    grade: { from: value.gradeFrom, to: value.gradeTo },
    abschluss: { from: value.abschlussFrom, to: value.abschlussTo },
    german: { from: value.germanFrom, to: value.germanTo },
    residences: [...value.residences, ...elsewhere],
    situations: value.situations,
    rechtskreise: value.rechtskreise,
    support: value.support,
    condition: value.condition,
  }
  return isUnknown(rules) ? null : rules
}

/** The error stands at the end of the range: there the person has just typed. */
export const contradictionErrors = (about: readonly RangeName[]): FormErrors =>
  Object.fromEntries(about.map((name) => [`${name}To`, e.form.turned[name]]))

/** What else the form asked: the fields of the rules are no details of their own. */
export const withoutRules = <V extends object>(value: V): Omit<V, keyof RuleFields> =>
  Object.fromEntries(
    Object.entries(value).filter(([name]) => !(ruleFieldNames as readonly string[]).includes(name)),
  ) as Omit<V, keyof RuleFields>
