// What is asked about the rules and the number of the lot.
import { z } from 'zod'
import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import type { PolicyRules } from '../policy-rules.ts'
import { greatestSeed } from './publish-seed.ts'
import { t } from './texts.ts'

const mostNumbers = 12

/** "10, 7, 5, 4": whole numbers with commas, semicolons or blanks between; a minus may be a dash. */
const numbers = z.string().transform((text, context): number[] => {
  const parts = text
    .replaceAll(/[−–]/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  if (parts.length > mostNumbers) context.addIssue({ code: 'custom', message: t.rules.tooManyNumbers })
  const read = parts.map(Number)
  if (!parts.every((part) => /^-?\d{1,4}$/.test(part)) || read.some((one) => Math.abs(one) > 1000))
    context.addIssue({ code: 'custom', message: t.rules.notNumbers })
  return read
})

const points = { control: 'text', inputMode: 'text', width: 'short', required: true, maxLength: 5 } as const

const onePoint = numbers.transform((given, context): number => {
  const [only] = given
  if (only !== undefined && given.length === 1) return only
  context.addIssue({ code: 'custom', message: t.rules.notNumbers })
  return z.NEVER
})

export const rulesFields = () =>
  ({
    rankWeights: {
      control: 'text',
      label: t.rules.ranksField,
      help: t.rules.ranksHelp,
      required: true,
      maxLength: 80,
      rule: numbers.refine((given) => given.length > 0, { error: () => t.rules.noRank }),
    },
    neutralWeight: { ...points, label: t.rules.neutralField, rule: onePoint },
    neverWeight: { ...points, label: t.rules.neverField, rule: onePoint },
    outsideWeight: {
      ...points,
      required: false,
      label: t.rules.outsideField,
      help: t.rules.outsideHelp,
      rule: rules.optional(onePoint),
    },
    emptyWeight: { ...points, label: t.rules.emptyField, rule: onePoint },
    fairness: {
      control: 'text',
      label: t.rules.fairnessField,
      help: t.rules.fairnessHelp,
      maxLength: 80,
      rule: numbers,
    },
    perClass: {
      control: 'number',
      label: t.rules.perClassField,
      help: t.rules.perClassHelp,
      width: 'short',
      min: '1',
      max: '99',
      rule: rules.optional(rules.integer(1, 99)),
    },
    wishForAllFirst: { control: 'checkbox', label: t.rules.wishFirstField, rule: rules.checked },
    unansweredLast: { control: 'checkbox', label: t.rules.unansweredLastField, rule: rules.checked },
    reason: {
      control: 'textarea',
      label: t.rules.reasonField,
      help: t.rules.reasonHelp,
      required: true,
      rows: 2,
      maxLength: 1000,
      rule: rules.paragraphs(1000).refine((text) => text.length >= 3, { error: () => t.rules.reasonTooShort }),
    },
  }) as const satisfies Record<string, FieldDescription>

export const typedRules = (given: PolicyRules) => ({
  rankWeights: given.rankWeights.join(', '),
  neutralWeight: String(given.neutralWeight),
  neverWeight: String(given.neverWeight),
  outsideWeight: String(given.outsideWeight ?? ''),
  emptyWeight: String(given.emptyWeight),
  fairness: given.fairness.join(', '),
  perClass: String(given.perClass ?? ''),
  wishForAllFirst: given.wishForAllFirst ? 'ja' : '',
  unansweredLast: given.unansweredLast ? 'ja' : '',
})

export const seedFields = () =>
  ({
    way: {
      control: 'radio',
      label: t.seed.wayField,
      required: true,
      options: (['own', 'drawn'] as const).map((way) => ({ value: way, label: t.seed.ways[way] })),
      rule: rules.choice(['own', 'drawn']),
    },
    value: {
      control: 'text',
      label: t.seed.valueField,
      help: t.seed.valueHelp,
      inputMode: 'numeric',
      width: 'medium',
      maxLength: 10,
      rule: rules.optional(rules.integer(0, greatestSeed)),
    },
    source: {
      control: 'text',
      label: t.seed.sourceField,
      help: t.seed.sourceHelp,
      maxLength: 300,
      rule: rules.optional(rules.line(300)),
    },
  }) as const satisfies Record<string, FieldDescription>
