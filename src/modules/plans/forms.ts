// The forms of plans: what is asked, and how it is checked.

import type { FieldDescription } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import type { RoundPage } from '../rounds/index.ts'
import { decisionTexts as d } from './decisions/decision-texts.ts'
import { objectionTexts as o } from './objections/objection-texts.ts'
import { longestObjection } from './objections/raise-objection.ts'
import { t } from './texts.ts'

/** A form rule needs one key at least; an empty text is none that anybody could choose. */
const keysOf = (values: readonly string[]): readonly [string, ...string[]] => {
  const [first = '', ...rest] = values
  return [first, ...rest]
}

const blocksOf = (page: RoundPage) =>
  page.blocks.map(({ number }) => ({ value: String(number), label: t.block(number + 1) }))

const inSchool = 'schule'

const placesOf = (page: RoundPage) => [
  { value: inSchool, label: d.locks.inSchool },
  ...page.workshops
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name, organizationId }) => ({ value: id, label: name, group: page.names.get(organizationId) ?? '' })),
]

/** What stands in the form for a place: a workshop, or school. */
export const workshopOf = (value: string): string | null => (value === inSchool ? null : value)

const reasonRule = rules.paragraphs(500).refine((text) => text.length >= 3, { error: () => t.path.reasonTooShort })

const block = (page: RoundPage) =>
  ({
    control: 'select',
    label: t.path.block,
    required: true,
    options: blocksOf(page),
    rule: rules.choice(keysOf(blocksOf(page).map(({ value }) => value))),
  }) as const

const workshop = (page: RoundPage) =>
  ({
    control: 'select',
    label: t.path.workshop,
    required: true,
    options: placesOf(page),
    rule: rules.choice(keysOf(placesOf(page).map(({ value }) => value))),
  }) as const

export const startFields = () =>
  ({
    note: {
      control: 'text',
      label: t.list.note,
      help: t.list.noteHelp,
      maxLength: 500,
      rule: rules.optional(rules.line(500)),
    },
  }) as const satisfies Record<string, FieldDescription>

export const overrideFields = (page: RoundPage) =>
  ({
    block: block(page),
    workshop: workshop(page),
    reason: {
      control: 'text',
      label: t.path.reason,
      help: t.path.reasonHelp,
      required: true,
      maxLength: 500,
      rule: reasonRule,
    },
  }) as const satisfies Record<string, FieldDescription>

export const lockFields = (page: RoundPage) =>
  ({
    code: {
      control: 'text',
      label: d.locks.code,
      help: d.locks.codeHelp,
      required: true,
      width: 'medium',
      maxLength: 20,
      autocomplete: 'off',
      rule: rules.line(20),
    },
    block: block(page),
    workshop: workshop(page),
    reason: {
      control: 'text',
      label: d.locks.reason,
      help: d.locks.reasonHelp,
      required: true,
      maxLength: 500,
      rule: reasonRule,
    },
  }) as const satisfies Record<string, FieldDescription>

export const publishFields = () =>
  ({
    objectionsUntil: {
      control: 'date',
      label: d.publish.until,
      help: d.publish.untilHelp,
      required: true,
      rule: rules.date,
    },
  }) as const satisfies Record<string, FieldDescription>

export const withdrawFields = () =>
  ({
    because: {
      control: 'textarea',
      label: d.withdraw.because,
      help: d.withdraw.becauseHelp,
      required: true,
      rows: 3,
      maxLength: 500,
      rule: reasonRule,
    },
  }) as const satisfies Record<string, FieldDescription>

/** Where places were granted after objections, it asks what becomes of them. */
export const withdrawFieldsWith = () => ({
  ...withdrawFields(),
  keepsGranted: { control: 'checkbox', label: d.withdraw.keepGranted, rule: rules.checked } as const,
})

export const objectionFields = () =>
  ({
    text: {
      control: 'textarea',
      label: o.raise.text,
      help: o.raise.textHelp,
      required: true,
      rows: 6,
      maxLength: longestObjection,
      rule: rules.paragraphs(longestObjection).refine((text) => text.length >= 10, { error: () => o.raise.tooShort }),
    },
  }) as const satisfies Record<string, FieldDescription>

/** To an objection to a withdrawn plan: no place can be changed any more. */
export const answerFields = (page: RoundPage) => ({ answer: decisionFields(page).answer })

export const decisionFields = (page: RoundPage) =>
  ({
    outcome: {
      control: 'radio',
      label: o.page.decision,
      required: true,
      options: [
        { value: 'kept', label: o.page.keep },
        { value: 'changed', label: o.page.change, help: o.page.changeHelp },
      ],
      rule: rules.choice(['kept', 'changed']),
    },
    block: {
      control: 'select',
      label: o.page.block,
      options: blocksOf(page),
      rule: rules.optional(rules.choice(keysOf(blocksOf(page).map(({ value }) => value)))),
    },
    workshop: {
      control: 'select',
      label: o.page.workshop,
      options: placesOf(page),
      rule: rules.optional(rules.choice(keysOf(placesOf(page).map(({ value }) => value)))),
    },
    answer: {
      control: 'textarea',
      label: o.page.answer,
      help: o.page.answerHelp,
      required: true,
      rows: 5,
      maxLength: longestObjection,
      rule: rules.paragraphs(longestObjection),
    },
  }) as const satisfies Record<string, FieldDescription>
