// The small forms of the rules of approval, and the one for sending something back.
import type { FieldDescription } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { organizationKindLabel, organizationKinds } from '../../network/index.ts'
import { approvalModes } from './terms.ts'
import { d } from './texts.ts'

const modeField = () =>
  ({
    control: 'radio',
    label: d.rules.mode,
    options: approvalModes.map((mode) => ({ value: mode, label: d.modes[mode] })),
    rule: rules.choice(approvalModes),
  }) as const satisfies FieldDescription

export const regionRuleFields = () => ({ regionMode: { ...modeField(), help: d.rules.regionHelp } })

/** The office itself never waits for the office. */
const kindsThatWait = organizationKinds.filter((kind) => kind !== 'office')

export const kindRuleFields = () => ({
  kind: {
    control: 'select' as const,
    label: d.rules.kind,
    required: true,
    options: kindsThatWait.map((kind) => ({ value: kind as string, label: organizationKindLabel(kind) })),
    rule: rules.choice(kindsThatWait as unknown as [string, ...string[]]),
  },
  kindMode: modeField(),
})

export const organizationRuleFields = (suggestions: readonly string[]) => ({
  organization: {
    control: 'text' as const,
    label: d.rules.organization,
    help: d.rules.organizationHelp,
    required: true,
    suggestions,
    rule: rules.line(400),
  },
  organizationMode: modeField(),
})

export const reasonFields = () => ({
  reason: {
    control: 'textarea' as const,
    label: d.review.reason,
    help: d.review.reasonHelp,
    required: true,
    rows: 4,
    rule: rules.paragraphs(2000),
  },
})

export const pictureWordFields = () => ({
  altText: {
    control: 'textarea' as const,
    label: d.picture.altText,
    help: d.picture.altTextHelp,
    required: true,
    rows: 2,
    rule: rules.line(300),
  },
  sourceNote: {
    control: 'text' as const,
    label: d.picture.source,
    help: d.picture.sourceHelp,
    required: true,
    rule: rules.line(300),
  },
})
