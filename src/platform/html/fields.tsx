// One form field from its description: label, help under the label, error at the field, the typed value kept.
import type { Child } from 'hono/jsx'
import { Icon } from './basics.tsx'
import {
  type CheckboxesField,
  type CheckboxField,
  type FieldOption,
  type FormField,
  fieldId,
  type LineField,
  type RadioField,
  type SelectField,
  type TextareaField,
} from './form-fields.ts'
import { p } from './public-texts.ts'
import { t } from './texts.ts'

type Outer = Exclude<FormField, { control: 'hidden' }>

/** Ids of help and error for aria-describedby, in reading order; undefined when there is neither. */
function describedBy(field: { name: string; help?: string | undefined; error?: string | undefined }) {
  const id = fieldId(field.name)
  const ids = [field.help && `${id}-hilfe`, field.error && `${id}-fehler`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}

const invalid = (field: { error?: string | undefined }) => (field.error === undefined ? undefined : 'true')

function RequiredMark({ field }: { field: { required?: boolean | undefined } }) {
  return field.required ? <span class="kern-label__optional steg-required"> ({p.required})</span> : null
}

function Help({ field }: { field: Outer }) {
  return field.help ? (
    <div class="kern-hint" id={`${fieldId(field.name)}-hilfe`}>
      {field.help}
    </div>
  ) : null
}

function FieldError({ field }: { field: Outer }) {
  return field.error === undefined ? null : (
    <p class="kern-error" id={`${fieldId(field.name)}-fehler`}>
      <Icon name="danger" />
      <span class="kern-body">
        <span class="kern-sr-only">{p.errorPrefix} </span>
        {field.error}
      </span>
    </p>
  )
}

function Labelled({ field, children }: { field: Outer; children: Child }) {
  return (
    <div class={field.error === undefined ? 'kern-form-input' : 'kern-form-input kern-form-input--error'}>
      <label class="kern-label" for={fieldId(field.name)}>
        {field.label}
        <RequiredMark field={field} />
      </label>
      <Help field={field} />
      {children}
      <FieldError field={field} />
    </div>
  )
}

const inputClass = (field: Outer, extra = '') =>
  `kern-form-input__input${field.error === undefined ? '' : ' kern-form-input__input--error'}${extra}`

function Line({ field: described }: { field: LineField }) {
  const field: LineField =
    described.control === 'date' && described.help === undefined ? { ...described, help: t.dateHelp } : described
  const id = fieldId(field.name)
  const width = field.width ?? (field.control === 'date' || field.control === 'number' ? 'short' : 'full')
  return (
    <Labelled field={field}>
      <input
        class={inputClass(field, ` steg-width-${width}`)}
        id={id}
        type={field.control}
        name={field.name}
        // A password is never sent back into a page.
        value={field.control === 'password' ? undefined : (field.value ?? '')}
        autocomplete={field.autocomplete}
        inputmode={field.inputMode}
        maxlength={field.maxLength}
        min={field.min}
        max={field.max}
        step={field.step}
        readonly={field.readOnly}
        list={field.suggestions === undefined ? undefined : `${id}-vorschlaege`}
        aria-describedby={describedBy(field)}
        aria-invalid={invalid(field)}
      />
      {field.suggestions && (
        <datalist id={`${id}-vorschlaege`}>
          {field.suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      )}
    </Labelled>
  )
}

function Textarea({ field }: { field: TextareaField }) {
  // A line break directly after the tag is swallowed by the parser: one more keeps a typed leading one.
  const typed = field.value ?? ''
  return (
    <Labelled field={field}>
      <textarea
        class={inputClass(field)}
        id={fieldId(field.name)}
        name={field.name}
        rows={field.rows ?? 5}
        maxlength={field.maxLength}
        autocomplete={field.autocomplete}
        aria-describedby={describedBy(field)}
        aria-invalid={invalid(field)}
      >
        {typed.startsWith('\n') ? `\n${typed}` : typed}
      </textarea>
    </Labelled>
  )
}

function Options({ options, chosen }: { options: readonly FieldOption[]; chosen: string }) {
  const groups = [...new Set(options.map((option) => option.group))]
  const drawn = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option value={option.value} selected={option.value === chosen}>
          {option.label}
        </option>
      ))
  return (
    <>
      {groups.map((group) => (group === undefined ? drawn(group) : <optgroup label={group}>{drawn(group)}</optgroup>))}
    </>
  )
}

function Select({ field }: { field: SelectField }) {
  const chosen = field.value ?? ''
  return (
    <Labelled field={field}>
      <div class="kern-form-input__select-wrapper">
        <select
          class={`kern-form-input__select${field.error === undefined ? '' : ' kern-form-input__select--error'}`}
          id={fieldId(field.name)}
          name={field.name}
          autocomplete={field.autocomplete}
          aria-describedby={describedBy(field)}
          aria-invalid={invalid(field)}
        >
          {field.empty !== false && (
            <option value="" selected={chosen === ''}>
              {field.empty ?? t.chooseOne}
            </option>
          )}
          <Options options={field.options} chosen={chosen} />
        </select>
      </div>
    </Labelled>
  )
}

function Choice(props: {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  value: string
  checked: boolean
  label: Child
  help?: string | undefined
  helpId?: string | undefined
  describedBy?: string | undefined
  error?: string | undefined
}) {
  const error = props.error === undefined ? '' : ` kern-form-check__${props.kind}--error`
  return (
    <div class="kern-form-check">
      <input
        class={`kern-form-check__${props.kind}${error}`}
        type={props.kind}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-describedby={props.describedBy ?? (props.help ? props.helpId : undefined)}
        aria-invalid={props.kind === 'checkbox' ? invalid(props) : undefined}
      />
      <label class="kern-label" for={props.id}>
        {props.label}
      </label>
      {props.help && (
        <div class="steg-option-help" id={props.helpId}>
          {props.help}
        </div>
      )}
    </div>
  )
}

function Choices({ field }: { field: RadioField | CheckboxesField }) {
  const id = fieldId(field.name)
  const chosen = field.control === 'radio' ? [field.value ?? ''] : (field.value ?? [])
  return (
    <fieldset
      class={field.error === undefined ? 'kern-fieldset' : 'kern-fieldset kern-fieldset--error'}
      aria-describedby={describedBy(field)}
    >
      <legend class="kern-label">
        {field.label}
        <RequiredMark field={field} />
      </legend>
      <Help field={field} />
      <div class="kern-fieldset__body">
        {field.options.map((option, index) => (
          <Choice
            kind={field.control === 'radio' ? 'radio' : 'checkbox'}
            // The first one carries the field's id, so that the link of the error summary lands on it.
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={field.name}
            value={option.value}
            checked={chosen.includes(option.value)}
            label={option.label}
            help={option.help}
            helpId={`${id}-${index + 1}-hilfe`}
            error={field.error}
          />
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  )
}

function Checkbox({ field }: { field: CheckboxField }) {
  const id = fieldId(field.name)
  return (
    <div class={field.error === undefined ? 'kern-fieldset' : 'kern-fieldset kern-fieldset--error'}>
      <Choice
        kind="checkbox"
        id={id}
        name={field.name}
        value={field.sent ?? 'ja'}
        checked={field.value ?? false}
        label={
          <>
            {field.label}
            <RequiredMark field={field} />
          </>
        }
        help={field.help}
        helpId={`${id}-hilfe`}
        describedBy={describedBy(field)}
        error={field.error}
      />
      <FieldError field={field} />
    </div>
  )
}

export function Field({ field }: { field: FormField }) {
  switch (field.control) {
    case 'hidden':
      return <input type="hidden" name={field.name} value={field.value} />
    case 'textarea':
      return <Textarea field={field} />
    case 'select':
      return <Select field={field} />
    case 'radio':
    case 'checkboxes':
      return <Choices field={field} />
    case 'checkbox':
      return <Checkbox field={field} />
    case 'file':
      return (
        <Labelled field={field}>
          <input
            class={inputClass(field)}
            id={fieldId(field.name)}
            type="file"
            name={field.name}
            accept={field.accept}
            multiple={field.multiple}
            aria-describedby={describedBy(field)}
            aria-invalid={invalid(field)}
          />
        </Labelled>
      )
    default:
      return <Line field={field} />
  }
}
