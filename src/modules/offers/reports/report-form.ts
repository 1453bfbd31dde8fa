// The public form "Fehler melden".
import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { reportAbouts, reportOutcomes } from './terms.ts'
import { r } from './texts.ts'

export const reportFields = () =>
  ({
    about: {
      control: 'radio',
      label: r.form.about,
      required: true,
      options: reportAbouts.map((value) => ({ value, label: r.form.abouts[value] })),
      rule: rules.choice(reportAbouts),
    },
    words: {
      control: 'textarea',
      label: r.form.words,
      help: r.form.wordsHelp,
      rows: 4,
      maxLength: 2000,
      rule: rules.optional(rules.paragraphs(2000)),
    },
    replyEmail: {
      control: 'email',
      label: r.form.replyEmail,
      help: r.form.replyEmailHelp,
      autocomplete: 'email',
      maxLength: 254,
      rule: rules.optional(rules.email),
    },
  }) as const satisfies Record<string, FieldDescription>

export const closingFields = () =>
  ({
    outcome: {
      control: 'radio',
      label: r.report.outcome,
      required: true,
      options: reportOutcomes.map((value) => ({ value, label: r.report.outcomes[value] })),
      rule: rules.choice(reportOutcomes),
    },
    answer: {
      control: 'textarea',
      label: r.report.answer,
      help: r.report.answerHelp,
      rows: 4,
      maxLength: 2000,
      rule: rules.optional(rules.paragraphs(2000)),
    },
  }) as const satisfies Record<string, FieldDescription>

export const declineFields = () =>
  ({
    reason: {
      control: 'text',
      label: r.suggestion.reason,
      help: r.suggestion.reasonHelp,
      required: true,
      maxLength: 500,
      rule: rules.line(500),
    },
  }) as const satisfies Record<string, FieldDescription>
