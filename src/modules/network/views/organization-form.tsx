// The form of an organisation, and what it looks like when somebody else was faster.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, type TypedValues, valuesOf } from '../../../platform/forms/form.ts'
import { ConflictView, type FieldGroup, Form } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { organizationFields, ownOrganizationFields } from '../forms.ts'
import { schulformLabel } from '../schulform.ts'
import type { Organization, OrganizationKind } from '../terms.ts'
import { t } from '../texts.ts'

type FormProps = {
  organization?: Organization | undefined
  version?: number
  /** False for an organisation that edits itself: what registers say is not in its form. */
  register: boolean
  values?: TypedValues
  errors?: FormErrors
}

const groups: readonly { legend: () => string; fields: readonly string[] }[] = [
  {
    legend: () => t.form.who,
    fields: ['kind', 'name', 'shortName', 'schulform', 'officialNumber', 'legalStatus'],
  },
  { legend: () => t.form.where, fields: ['street', 'postalCode', 'city', 'municipalityKey', 'latitude', 'longitude'] },
  { legend: () => t.form.reach, fields: ['phone', 'email', 'website'] },
  { legend: () => t.form.internal, fields: ['note'] },
]

export function OrganizationForm({ organization, version, register, values, errors }: FormProps) {
  const shown = values ?? (organization ? valuesOf({ ...organization }) : {})
  const drawn = drawFields(register ? organizationFields() : ownOrganizationFields(), shown, errors)
  const grouped: FieldGroup[] = groups.map(({ legend, fields }) => ({
    legend: legend(),
    fields: drawn.filter((field) => fields.includes(field.name)),
    ...(legend() === t.form.who && !register && { help: t.form.registerLocked }),
  }))
  const action = organization ? paths.workOrganizationEdit(organization.id) : paths.workOrganizationNew
  const shownVersion = version ?? organization?.version ?? 0
  return (
    <Form
      action={action}
      fields={grouped}
      hidden={{ version: String(shownVersion) }}
      submit={organization ? t.actions.save : t.actions.add}
      cancel={{ href: organization ? paths.workOrganization(organization.id) : paths.workNetwork }}
      draft={`${action}#${shownVersion}`}
    />
  )
}

const shownText = (field: string, value: string): string => {
  if (field === 'kind') return t.kinds[value as OrganizationKind] ?? value
  if (field === 'schulform') return schulformLabel(value === '' ? null : value)
  if (field === 'legalStatus') return value === 'public' || value === 'private' ? t.legalStatuses[value] : ''
  return value
}

const textOf = (value: TypedValues[string]): string => [value ?? ''].flat().join(', ')

export function OrganizationConflict(props: { stored: Organization; typed: TypedValues; register: boolean }) {
  const { stored, typed } = props
  const theirs = valuesOf({ ...stored })
  const fields = Object.entries(props.register ? organizationFields() : ownOrganizationFields())
  return (
    <ConflictView
      action={paths.workOrganizationEdit(stored.id)}
      savedBy={t.conflictBy(formatInstant(stored.updatedAt))}
      hidden={{
        ...Object.fromEntries(fields.map(([name]) => [name, textOf(typed[name])])),
        version: String(stored.version),
      }}
      fields={fields.map(([name, field]) => ({
        label: field.label,
        theirs: shownText(name, textOf(theirs[name])),
        mine: shownText(name, textOf(typed[name])),
      }))}
    />
  )
}
