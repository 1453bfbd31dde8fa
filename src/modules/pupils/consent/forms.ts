// The forms about legal bases and about what guardians were told and said.
import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { basisKinds, type ConsentEventKind, consentGivers, type LegalBasis, purposes } from '../terms.ts'
import { t } from '../texts.ts'
import { eventsOfKind } from './record-consent.ts'
import { isKindFor } from './state.ts'

const sentence = (max: number) =>
  rules.paragraphs(max).refine((text) => text.length >= 3, { error: () => t.bases.tooShort })

/** For what, and by what: one choice, so that what cannot go together is not offered. */
const grounds = purposes.flatMap((purpose) =>
  basisKinds.map((kind) => ({ purpose, kind, value: `${purpose}:${kind}` })),
)
export function groundOf(value: string): Pick<LegalBasis, 'purpose' | 'kind'> {
  const found = grounds.find((one) => one.value === value)
  if (found === undefined) throw new Error(`No ground is called ${value}`)
  return { purpose: found.purpose, kind: found.kind }
}

const groundValues = grounds.map(({ value }) => value)

export const basisFields = () =>
  ({
    ground: {
      control: 'radio',
      label: t.bases.ground,
      help: t.bases.groundHelp,
      required: true,
      options: grounds.filter(isKindFor).map(({ purpose, kind, value }) => ({
        value,
        label: t.bases.groundOption(t.bases.purposes[purpose], t.bases.kinds[kind]),
        help: `${t.bases.purposesHelp[purpose]} ${t.bases.kindsHelp[kind]}`,
      })),
      rule: rules.choice([groundValues[0] ?? '', ...groundValues.slice(1)]),
    },
    norm: {
      control: 'text',
      label: t.bases.norm,
      help: t.bases.normHelp,
      required: true,
      maxLength: 200,
      rule: rules.line(200).refine((text) => text.length >= 3, { error: () => t.bases.tooShort }),
    },
    explanation: {
      control: 'textarea',
      label: t.bases.explanation,
      help: t.bases.explanationHelp,
      required: true,
      rows: 5,
      maxLength: 2000,
      rule: sentence(2000),
    },
    validFrom: { control: 'date', label: t.bases.validFrom, required: true, rule: rules.date },
    validUntil: {
      control: 'date',
      label: t.bases.validUntil,
      help: t.bases.validUntilHelp,
      rule: rules.optional(rules.date),
    },
  }) as const satisfies Record<string, FieldDescription>

/** One choice says both what was said and to which legal basis. */
export const choiceOf = (basis: LegalBasis, event: ConsentEventKind): string => `${basis.id}:${event}`

export function choicesOf(
  bases: readonly LegalBasis[],
): { basis: LegalBasis; event: ConsentEventKind; value: string }[] {
  return bases.flatMap((basis) =>
    eventsOfKind[basis.kind].map((event) => ({ basis, event, value: choiceOf(basis, event) })),
  )
}

/** For a class with `pupils` to choose from; for one pupil without. */
export function consentFields(
  bases: readonly LegalBasis[],
  pupils: readonly { readonly value: string; readonly label: string }[],
) {
  const choices = choicesOf(bases)
  const [first = '', ...rest] = choices.map(({ value }) => value)
  return {
    what: {
      control: 'radio',
      label: t.record.what,
      help: t.record.whatHelp,
      required: true,
      options: choices.map(({ basis, event, value }) => ({
        value,
        label: t.record.option(t.events[event], basis.norm),
      })),
      rule: rules.choice([first, ...rest]),
    },
    givenBy: {
      control: 'radio',
      label: t.record.givenBy,
      help: t.record.givenByHelp,
      options: consentGivers.map((value) => ({ value, label: t.givers[value] })),
      rule: rules.optional(rules.choice(consentGivers)),
    },
    happenedOn: { control: 'date', label: t.record.happenedOn, required: true, rule: rules.date },
    pupilIds: {
      control: 'checkboxes',
      label: t.record.who,
      required: true,
      options: pupils,
      rule: rules.choices(['', ...pupils.map(({ value }) => value)]),
    },
  } as const satisfies Record<string, FieldDescription>
}
