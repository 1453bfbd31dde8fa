// A form that comes from a stale tab, about something that is no longer there: what was typed is shown, never lost. What
// was removed, never existed or lies in a foreign region looks alike.
import { type Fields, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { ActionBar, Button, HiddenInputs, Notice, Summary } from '../../platform/html/index.ts'
import type { PageOptions } from '../../platform/http/request.ts'
import type { WorkRequest } from '../../platform/http/work-route.ts'
import { networkLinks } from './page-answers.ts'
import { t } from './texts.ts'

const textOf = (value: TypedValues[string]): string => [value ?? ''].flat().join(', ')

function shownText(field: Fields[string], text: string): string {
  if (field.control === 'checkbox') return t.yes
  if ('options' in field) return field.options.find(({ value }) => value === text)?.label ?? text
  return text
}

interface Gone {
  readonly fields: Fields
  readonly form: FormData
  readonly frame?: Pick<PageOptions, 'preline' | 'breadcrumb' | 'section'>
  readonly because: { readonly title: string; readonly text: string }
  /** The form in which what was typed can still be saved, as a new entry or in the one that took its place. */
  readonly retry?: { readonly action: string; readonly label: string }
}

export function answerGone(request: WorkRequest, gone: Gone): Response | Promise<Response> {
  const { fields, form, because, retry } = gone
  const { typed } = parseForm(fields, form)
  const written = Object.entries(fields).filter(([name]) => textOf(typed[name]) !== '')
  if (written.length === 0) return request.notFound()
  return request.page(
    { breadcrumb: networkLinks(), ...gone.frame, title: because.title, status: 404 },
    <>
      <Notice tone="warning" title={t.gone.notSaved} announce>
        {because.text}
      </Notice>
      <h2 class="kern-heading-medium">{t.gone.typed}</h2>
      <Summary
        facts={written.map(([name, field]) => ({
          label: field.label ?? '',
          value: <span class="steg-kept-lines">{shownText(field, textOf(typed[name]))}</span>,
        }))}
      />
      {retry && (
        <form method="post" action={retry.action}>
          <HiddenInputs values={{ ...Object.fromEntries(written.map(([name]) => [name, textOf(typed[name])])) }} />
          <ActionBar>
            <Button name="entscheidung" value="edit">
              {retry.label}
            </Button>
          </ActionBar>
        </form>
      )}
    </>,
  )
}
