// Forms of places and contact persons, and what they look like when somebody else was faster.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type Fields, type FormErrors, type TypedValues, valuesOf } from '../../../platform/forms/form.ts'
import { ConflictView, Form } from '../../../platform/html/index.ts'
import { t } from '../texts.ts'

type Props = {
  action: string
  organizationId: string
  fields: Fields
  version: number
  values: TypedValues
  errors?: FormErrors | undefined
}

/** One form for both: the fields make the difference. */
export const PartForm = ({ action, organizationId, fields, version, values, errors }: Props) => (
  <Form
    action={action}
    fields={drawFields(fields, values, errors)}
    hidden={{ version: String(version) }}
    submit={t.actions.save}
    cancel={{ href: paths.workOrganization(organizationId) }}
    draft={`${action}#${version}`}
  />
)

const textOf = (value: TypedValues[string]): string => [value ?? ''].flat().join(', ')

/** What stands in a field as people read it: the label of an option instead of its key. */
function shown(field: Fields[string], value: string): string {
  if (field.control === 'checkbox') return value === '' ? t.no : t.yes
  if ('options' in field) return field.options.find((option) => option.value === value)?.label ?? value
  return value
}

export function PartConflict(props: {
  action: string
  fields: Fields
  stored: Readonly<Record<string, unknown>> & { readonly version: number }
  typed: TypedValues
}) {
  const theirs = valuesOf(props.stored)
  return (
    <ConflictView
      action={props.action}
      hidden={{
        ...Object.fromEntries(Object.keys(props.fields).map((name) => [name, textOf(props.typed[name])])),
        version: String(props.stored.version),
      }}
      fields={Object.entries(props.fields).map(([name, field]) => ({
        label: field.label ?? '',
        theirs: shown(field, textOf(theirs[name])),
        mine: shown(field, textOf(props.typed[name])),
      }))}
    />
  )
}
