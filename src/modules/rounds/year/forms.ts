// What is asked about a round, and about days without school.

import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import type { Round } from '../terms.ts'
import { mostBlocks } from './propose-blocks.ts'
import { t } from './texts.ts'

/** Years that a round can be in, as seen from the current one. */
const yearsAround = (current: number): readonly [string, ...string[]] => [
  String(current),
  String(current + 1),
  String(current + 2),
  String(current - 1),
]

export const roundFields = (current: number) => {
  const years = yearsAround(current)
  return {
    name: {
      control: 'text',
      label: t.fields.name,
      help: t.fields.nameHelp,
      required: true,
      maxLength: 120,
      rule: rules.line(120).refine((text) => text.length >= 3, { error: () => t.nameTooShort }),
    },
    schoolYear: {
      control: 'select',
      label: t.fields.schoolYear,
      required: true,
      empty: false,
      options: [...years].sort().map((year) => ({ value: year, label: schoolYearLabel(Number(year)) })),
      rule: rules.choice(years).transform(Number),
    },
    grade: {
      control: 'number',
      label: t.fields.grade,
      required: true,
      width: 'short',
      min: '5',
      max: '13',
      rule: rules.integer(5, 13),
    },
    startsOn: { control: 'date', label: t.fields.startsOn, required: true, rule: rules.date },
    endsOn: { control: 'date', label: t.fields.endsOn, required: true, rule: rules.date },
    wishesFrom: {
      control: 'date',
      label: t.fields.wishesFrom,
      help: t.fields.wishesFromHelp,
      rule: rules.optional(rules.date),
    },
    wishesUntil: {
      control: 'date',
      label: t.fields.wishesUntil,
      help: t.fields.wishesUntilHelp,
      rule: rules.optional(rules.date),
    },
    wishCount: {
      control: 'number',
      label: t.fields.wishCount,
      required: true,
      width: 'short',
      min: '1',
      max: '12',
      rule: rules.integer(1, 12),
    },
    asksOutsideField: { control: 'checkbox', label: t.fields.asksOutsideField, rule: rules.checked },
  } as const satisfies Record<string, FieldDescription>
}

export const newRoundFields = (current: number, rounds: readonly Round[]) => ({
  ...roundFields(current),
  blockCount: {
    control: 'number' as const,
    label: t.fields.blockCount,
    help: t.fields.blockCountHelp,
    required: true,
    width: 'short' as const,
    min: '0',
    max: String(mostBlocks),
    rule: rules.integer(0, mostBlocks),
  },
  copyOf: {
    control: 'select' as const,
    label: t.fields.copyOf,
    empty: t.fields.copyNone,
    options: rounds.map(({ id, name }) => ({ value: id, label: name })),
    rule: rules.optional(rules.line(36)),
  },
})

export const freeTimeFields = () =>
  ({
    freeName: {
      control: 'text',
      label: t.freeName,
      help: t.freeNameHelp,
      required: true,
      maxLength: 120,
      rule: rules.line(120).refine((text) => text.length >= 2, { error: () => t.nameTooShort }),
    },
    from: { control: 'date', label: t.from, required: true, rule: rules.date },
    to: { control: 'date', label: t.to, required: true, rule: rules.date },
    appliesTo: {
      control: 'select',
      label: t.appliesTo,
      required: true,
      empty: false,
      options: (['both', 'general', 'vocational'] as const).map((kind) => ({ value: kind, label: t.kinds[kind] })),
      rule: rules.choice(['both', 'general', 'vocational']),
    },
  }) as const satisfies Record<string, FieldDescription>
