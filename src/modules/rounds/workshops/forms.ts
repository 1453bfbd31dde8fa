// What is asked about a workshop, and about a time in which it is closed.
import type { FieldDescription, TypedValues } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { weekdays } from '../../calendar/index.ts'
import { berufsfelder, berufsfeldKeys } from '../berufsfelder.ts'
import type { Workshop, WorkshopDay } from '../terms.ts'
import { weekdayName } from '../words.ts'
import type { WorkshopInput } from './keep-workshop.ts'
import { t } from './texts.ts'

export const fieldOptions = () => berufsfelder.map(({ key, label }) => ({ value: key, label }))

const places = { control: 'number', width: 'short', min: '0', max: '999' } as const

export const workshopFields = () =>
  ({
    berufsfeld: {
      control: 'select',
      label: t.fields.berufsfeld,
      required: true,
      options: fieldOptions(),
      rule: rules.choice(berufsfeldKeys),
    },
    name: {
      control: 'text',
      label: t.fields.name,
      help: t.fields.nameHelp,
      required: true,
      maxLength: 120,
      rule: rules.line(120),
    },
    room: { control: 'text', label: t.fields.room, maxLength: 120, rule: rules.optional(rules.line(120)) },
    teacher: {
      control: 'text',
      label: t.fields.teacher,
      help: t.fields.teacherHelp,
      maxLength: 200,
      rule: rules.optional(rules.personName),
    },
    ...dayFields(),
    minimum: {
      ...places,
      label: t.fields.minimum,
      help: t.fields.minimumHelp,
      rule: rules.optional(rules.integer(0, 999)),
    },
    minimumAge: {
      control: 'number',
      label: t.fields.minimumAge,
      help: t.fields.minimumAgeHelp,
      width: 'short',
      min: '10',
      max: '18',
      rule: rules.optional(rules.integer(10, 18)),
    },
    protectiveGear: {
      control: 'text',
      label: t.fields.protectiveGear,
      help: t.fields.protectiveGearHelp,
      maxLength: 300,
      rule: rules.optional(rules.line(300)),
    },
    needsHygieneInstruction: { control: 'checkbox', label: t.fields.needsHygieneInstruction, rule: rules.checked },
    isStepFree: { control: 'checkbox', label: t.fields.isStepFree, rule: rules.checked },
  }) as const satisfies Record<string, FieldDescription>

/** One field a day: monday … friday as day0 … day4. */
function dayFields() {
  const field = (day: 0 | 1 | 2 | 3 | 4) =>
    ({
      ...places,
      label: t.fields.capacity(weekdayName(day)),
      ...(day === 0 && { help: t.fields.capacityHelp }),
      rule: rules.optional(rules.integer(0, 999)),
    }) as const
  return { day0: field(0), day1: field(1), day2: field(2), day3: field(3), day4: field(4) }
}

type Parsed = Omit<WorkshopInput['details'], 'name'> & {
  readonly name: string
  readonly teacher: string | null
  readonly minimum: number | null
  readonly day0: number | null
  readonly day1: number | null
  readonly day2: number | null
  readonly day3: number | null
  readonly day4: number | null
}

export function inputOf(parsed: Parsed): WorkshopInput {
  const { teacher, minimum, day0, day1, day2, day3, day4, ...details } = parsed
  const capacities = [day0, day1, day2, day3, day4]
  return {
    details,
    teacher,
    days: weekdays.flatMap((weekday): WorkshopDay[] => {
      const capacity = capacities[weekday] ?? null
      return capacity === null ? [] : [{ weekday, capacity, minimum: minimum ?? 0 }]
    }),
  }
}

/** A workshop as its form shows it; the largest of its minimum groups stands for all days. */
export const typedWorkshop = (workshop: Workshop): TypedValues => ({
  berufsfeld: workshop.berufsfeld,
  name: workshop.name,
  room: workshop.room ?? '',
  teacher: workshop.teacher ?? '',
  ...Object.fromEntries(workshop.days.map(({ weekday, capacity }) => [`day${weekday}`, String(capacity)])),
  minimum: minimumOf(workshop) === 0 ? '' : String(minimumOf(workshop)),
  minimumAge: String(workshop.minimumAge ?? ''),
  protectiveGear: workshop.protectiveGear ?? '',
  needsHygieneInstruction: workshop.needsHygieneInstruction ? 'ja' : '',
  isStepFree: workshop.isStepFree ? 'ja' : '',
})

export const minimumOf = ({ days }: Pick<Workshop, 'days'>): number =>
  days.reduce((most, { minimum }) => Math.max(most, minimum), 0)

export const closingFields = (choices: readonly { readonly value: string; readonly label: string }[]) => {
  const [first = '', ...rest] = choices.map(({ value }) => value)
  return {
    what: {
      control: 'select',
      label: t.closings.what,
      required: true,
      empty: false,
      options: choices,
      rule: rules.choice([first, ...rest]),
    },
    startsOn: { control: 'date', label: t.closings.from, required: true, rule: rules.date },
    endsOn: { control: 'date', label: t.closings.to, required: true, rule: rules.date },
    reason: {
      control: 'text',
      label: t.closings.reason,
      required: true,
      maxLength: 300,
      rule: rules.line(300).refine((text) => text.length >= 2, { error: () => t.closings.reasonTooShort }),
    },
  } as const satisfies Record<string, FieldDescription>
}
