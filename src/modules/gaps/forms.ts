// The two forms of the gap analysis: what is asked, and how it is checked.
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import type { FieldDescription } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { type Municipality, organizationKinds, shortName } from '../network/index.ts'
import { kinds, targetGroups } from '../offers/index.ts'
import { t } from './texts.ts'

type Keys = readonly [string, ...string[]]

/** A form rule needs one key at least; an empty text is none that anybody could choose. */
const keysOf = (list: readonly { readonly key: string }[]): Keys => {
  const [first = '', ...rest] = list.map(({ key }) => key)
  return [first, ...rest]
}

const optionsOf = (codes: readonly { key: string; label: string }[]) =>
  codes.map(({ key, label }) => ({ value: key, label }))

const placeOptions = (municipalities: readonly Municipality[]) =>
  municipalities.map(({ key, name }) => ({ value: key, label: shortName(name) }))

export const waiverFields = (municipalities: readonly Municipality[]) =>
  ({
    targetGroup: {
      control: 'select',
      label: t.dimensions.group.one,
      empty: t.waivers.everyGroup,
      options: optionsOf(targetGroups),
      rule: rules.optional(rules.choice(keysOf(targetGroups))),
    },
    kind: {
      control: 'select',
      label: t.dimensions.kind.one,
      empty: t.waivers.everyKind,
      options: optionsOf(kinds),
      rule: rules.optional(rules.choice(keysOf(kinds))),
    },
    municipalityKey: {
      control: 'select',
      label: t.dimensions.municipality.one,
      empty: t.waivers.everyMunicipality,
      options: placeOptions(municipalities),
      rule: rules.optional(rules.line(8)),
    },
    reason: {
      control: 'textarea',
      label: t.waivers.reason,
      help: t.waivers.reasonHelp,
      required: true,
      rows: 3,
      maxLength: 500,
      rule: rules.paragraphs(500).refine((text) => text.length >= 3, { error: () => t.waivers.reasonTooShort }),
    },
    validUntil: {
      control: 'date',
      label: t.waivers.until,
      help: t.waivers.untilHelp,
      required: true,
      rule: rules.date,
    },
  }) as const satisfies Record<string, FieldDescription>

/** A year is what an office can foresee. */
export const usualWaiverEnd = (today: PlainDate): PlainDate => addDays(today, 365)

export const needFields = (municipalities: readonly Municipality[]) =>
  ({
    targetGroup: {
      control: 'select',
      label: t.needs.group,
      required: true,
      options: optionsOf(targetGroups),
      rule: rules.choice(keysOf(targetGroups)),
    },
    kind: {
      control: 'select',
      label: t.needs.kind,
      required: true,
      options: optionsOf(kinds),
      rule: rules.choice(keysOf(kinds)),
    },
    municipalityKey: {
      control: 'select',
      label: t.needs.municipality,
      empty: t.needs.noMunicipality,
      options: placeOptions(municipalities),
      rule: rules.optional(rules.line(8)),
    },
    personCount: {
      control: 'number',
      label: t.needs.people,
      help: t.needs.peopleHelp,
      required: true,
      width: 'short',
      min: '1',
      max: '9999',
      rule: rules.integer(1, 9999),
    },
    askedBy: {
      control: 'select',
      label: t.needs.askedBy,
      required: true,
      options: organizationKinds.map((kind) => ({ value: kind, label: t.needs.askers[kind] })),
      rule: rules.choice(organizationKinds),
    },
    askedOn: { control: 'date', label: t.needs.askedOn, required: true, rule: rules.date },
  }) as const satisfies Record<string, FieldDescription>
