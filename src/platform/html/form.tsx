// A form in one column: error summary on top, fields, hidden values, one main button.
import type { Child } from 'hono/jsx'
import { ActionBar, Button, ButtonLink, Icon } from './basics.tsx'
import { Field } from './fields.tsx'
import { allFields, type FieldGroup, type FormField, fieldId, isGroup } from './form-fields.ts'
import { safeHref } from './href.ts'
import { p } from './public-texts.ts'
import { t } from './texts.ts'

export type HiddenValues = Readonly<Record<string, string | readonly string[]>>

export function HiddenInputs({ values }: { values?: HiddenValues | undefined }) {
  return (
    <>
      {Object.entries(values ?? {}).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((single) => (
          <input type="hidden" name={name} value={single} />
        )),
      )}
    </>
  )
}

/** Every error with a link to its field; takes the focus when the page is there. Draws nothing without errors. */
export function ErrorSummary(props: {
  fields: readonly FormField[]
  /** Errors that belong to no single field. */
  general?: readonly string[] | undefined
}) {
  const faulty = props.fields.filter((field) => field.error !== undefined)
  const general = props.general ?? []
  const count = faulty.length + general.length
  if (count === 0) return null
  return (
    <div
      class="kern-alert kern-alert--danger steg-notice"
      id="fehler"
      role="alert"
      tabindex={-1}
      autofocus
      aria-labelledby="fehler-titel"
    >
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title" id="fehler-titel">
          {p.errorCount(count)}
        </h2>
      </div>
      <div class="kern-alert__body">
        <p class="kern-body">{p.errorHint}</p>
        <ul class="steg-plain-list">
          {general.map((sentence) => (
            <li class="kern-body">{sentence}</li>
          ))}
          {faulty.map((field) => (
            <li>
              {field.control === 'hidden' ? (
                <span class="kern-body">{field.error}</span>
              ) : (
                <a class="kern-link" href={`#${fieldId(field.name)}`}>
                  {field.label} – {field.error}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Group({ group }: { group: FieldGroup }) {
  return (
    <fieldset class="steg-field-group">
      <legend class="kern-heading-medium">{group.legend}</legend>
      {group.help && <p class="kern-body kern-body--muted">{group.help}</p>}
      <div class="steg-fields">
        {group.fields.map((field) => (
          <Field field={field} />
        ))}
      </div>
    </fieldset>
  )
}

export type FormProps = {
  action: string
  fields: readonly (FormField | FieldGroup)[]
  /** Words of the main button: a verb. */
  submit: string
  method?: 'post' | 'get' | undefined
  hidden?: HiddenValues | undefined
  general?: readonly string[] | undefined
  cancel?: { href: string; label?: string } | undefined
  /** Further buttons behind the main one. */
  extra?: Child | undefined
  /** Free blocks between the fields and the buttons. */
  children?: Child | undefined
  /**
   * Name under which the typed values survive a closed or stale tab (in this tab's own storage, never passwords); by
   * convention the address of the form plus the version of the record.
   */
  draft?: string | undefined
}

export function Form(props: FormProps) {
  const fields = allFields(props.fields)
  const method = props.method ?? 'post'
  const form = (
    <form
      class="steg-form"
      method={method}
      action={safeHref(props.action)}
      // Our own sentences at the field instead of the browser's bubbles.
      novalidate
      enctype={fields.some((field) => field.control === 'file') ? 'multipart/form-data' : undefined}
    >
      <ErrorSummary fields={fields} general={props.general} />
      <HiddenInputs values={props.hidden} />
      <div class="steg-fields">
        {props.fields.map((entry) => (isGroup(entry) ? <Group group={entry} /> : <Field field={entry} />))}
      </div>
      {props.children}
      <ActionBar>
        <Button>{props.submit}</Button>
        {props.extra}
        {props.cancel && (
          <ButtonLink kind="tertiary" href={props.cancel.href}>
            {props.cancel.label ?? t.cancel}
          </ButtonLink>
        )}
      </ActionBar>
    </form>
  )
  if (props.draft === undefined) return form
  return (
    <steg-keep-draft
      data-key={props.draft}
      data-restored={t.draftRestored}
      data-discard={t.draftDiscard}
      data-answered={fields.some((field) => field.error !== undefined) ? 'true' : undefined}
    >
      {form}
    </steg-keep-draft>
  )
}

/** One question with one decision, for everything that cannot simply be undone. */
export function ConfirmForm(props: {
  action: string
  question: string
  /** What happens then, who is told, what stays. */
  children?: Child | undefined
  confirm: string
  cancel: { href: string; label?: string }
  hidden?: HiddenValues | undefined
}) {
  return (
    <form class="steg-form steg-confirm" method="post" action={safeHref(props.action)}>
      <HiddenInputs values={props.hidden} />
      <h2 class="kern-heading-medium">{props.question}</h2>
      {props.children !== undefined && <div class="steg-prose">{props.children}</div>}
      <ActionBar>
        <Button>{props.confirm}</Button>
        <ButtonLink kind="secondary" href={props.cancel.href}>
          {props.cancel.label ?? t.cancel}
        </ButtonLink>
      </ActionBar>
    </form>
  )
}
