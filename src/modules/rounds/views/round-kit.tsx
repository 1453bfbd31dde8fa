// What the pages of a round share: the tabs, inputs within tables, the sentence about an unknown calendar.
import { paths } from '../../../kernel/names/paths.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { ButtonLink, fieldId, Notice, Tabs } from '../../../platform/html/index.ts'
import type { CalendarRefusal } from '../../calendar/index.ts'
import { mayKeepRound } from '../policy.ts'
import { t } from '../texts.ts'
import { unknownYear } from '../words.ts'

export type RoundTab = 'start' | 'year' | 'workshops' | 'schools' | 'travel' | 'rules' | 'wishes' | 'plan'

/** Whom the rooms of wishes and plans are for; their pages decide themselves what they show. */
const wishRoles: readonly string[] = ['coordinator', 'school-lead', 'school-teacher']
const planRoles: readonly string[] = [...wishRoles, 'bbs', 'agency', 'monitoring', 'dpo']

/** The rooms of one round that the actor may open; modules that build on the rounds draw them, too. */
export function RoundTabs({ actor, roundId, current }: { actor: Actor; roundId: string; current: RoundTab }) {
  const role = actor.kind === 'person' ? actor.role : ''
  const isOffice = mayKeepRound(actor, actor) === 'allowed'
  const tabs: readonly { key: RoundTab; href: string; label: string; shown: boolean }[] = [
    { key: 'start', href: paths.workRound(roundId), label: t.tabs.start, shown: true },
    { key: 'year', href: paths.workRoundYear(roundId), label: t.tabs.year, shown: true },
    { key: 'workshops', href: paths.workWorkshops(roundId), label: t.tabs.workshops, shown: true },
    { key: 'schools', href: paths.workRoundSchools(roundId), label: t.tabs.schools, shown: isOffice },
    { key: 'travel', href: paths.workRoundTravel(roundId), label: t.tabs.travel, shown: isOffice },
    { key: 'rules', href: paths.workRoundPolicy(roundId), label: t.tabs.rules, shown: true },
    {
      key: 'wishes',
      href: paths.workWishes(roundId),
      label: t.start.stepNames.wishes,
      shown: wishRoles.includes(role),
    },
    { key: 'plan', href: paths.workPlans(roundId), label: t.start.stepNames.plan, shown: planRoles.includes(role) },
  ]
  return (
    <Tabs
      label={t.tabs.label}
      tabs={tabs
        .filter(({ shown }) => shown)
        .map(({ key, href, label }) => ({ href, label, current: key === current }))}
    />
  )
}

export const roundsBreadcrumb = [{ href: paths.workRounds, label: t.title }]

export const breadcrumbOf = (round: { readonly id: string; readonly name: string }) => [
  ...roundsBreadcrumb,
  { href: paths.workRound(round.id), label: round.name },
]

/** Instead of numbers that would need the holidays of a year that nobody knows. */
export function UnknownYear({ refusal, roundId }: { refusal: CalendarRefusal; roundId?: string | undefined }) {
  return (
    <Notice tone="warning" title={t.start.lineUnknown}>
      <p class="kern-body">{unknownYear(refusal)}</p>
      {roundId !== undefined && (
        <ButtonLink kind="secondary" href={paths.workRoundYear(roundId)}>
          {t.tabs.year}
        </ButtonLink>
      )}
    </Notice>
  )
}

/** A small field inside of a table: the label is read, not shown, because row and column say it already. */
export interface CellField {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
}

const described = (field: CellField) => ({
  id: fieldId(field.name),
  name: field.name,
  'aria-label': field.label,
  'aria-invalid': field.error === undefined ? undefined : ('true' as const),
  'aria-describedby': field.error === undefined ? undefined : `${fieldId(field.name)}-fehler`,
})

function CellError({ field }: { field: CellField }) {
  return field.error === undefined ? null : (
    <span class="kern-error steg-cell__error" id={`${fieldId(field.name)}-fehler`}>
      {field.error}
    </span>
  )
}

export function CellInput(props: {
  field: CellField
  kind: 'count' | 'text' | 'date'
  maxLength?: number
  placeholder?: string
}) {
  const { field, kind } = props
  return (
    <span class={`steg-cell steg-cell--${kind}`}>
      <input
        class="kern-form-input__input"
        {...described(field)}
        type={kind === 'date' ? 'date' : 'text'}
        inputmode={kind === 'count' ? 'numeric' : undefined}
        maxlength={props.maxLength ?? (kind === 'count' ? 4 : undefined)}
        placeholder={props.placeholder}
        value={field.value}
        autocomplete="off"
      />
      <CellError field={field} />
    </span>
  )
}

export function CellSelect(props: {
  field: CellField
  empty: string
  options: readonly { readonly value: string; readonly label: string }[]
}) {
  const { field } = props
  return (
    <span class="steg-cell steg-cell--select">
      <span class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" {...described(field)}>
          <option value="">{props.empty}</option>
          {props.options.map(({ value, label }) => (
            <option value={value} selected={value === field.value}>
              {label}
            </option>
          ))}
        </select>
      </span>
      <CellError field={field} />
    </span>
  )
}

export function CellCheckbox({ field }: { field: CellField }) {
  return (
    <span class="steg-cell steg-cell--check">
      <input
        class="kern-form-check__checkbox"
        {...described(field)}
        type="checkbox"
        value="ja"
        checked={field.value !== ''}
      />
    </span>
  )
}
