// For the data protection officer: what the region holds about a person, as a page and as a file, and forgetting it. The
// address or code travels in the body only, never in an address line or a log.
import { paths } from '../../kernel/names/paths.ts'
import { parseCode } from '../../modules/pupils/index.ts'
import type { DataSubject } from '../../platform/erasure/erasure-step.ts'
import { drawFields, type Fields, parseForm } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { ActionBar, Button, Notice } from '../../platform/html/basics.tsx'
import { Section, Summary } from '../../platform/html/facts.tsx'
import { ConfirmForm, Form, HiddenInputs } from '../../platform/html/form.tsx'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { eraseHeldData, type HeldData, listHeldData } from '../answer-subject.ts'
import { mayAnswerSubject } from '../site-permissions.ts'
import { t } from './texts.ts'

const fields = () =>
  ({
    email: { rule: rules.optional(rules.email), label: t.subject.email, control: 'email', help: t.subject.emailHelp },
    code: {
      rule: rules.optional(rules.line(20)),
      label: t.subject.code,
      control: 'text',
      width: 'short',
      autocomplete: 'off',
      help: t.subject.codeHelp,
    },
    name: { rule: rules.optional(rules.line(200)), label: t.subject.name, control: 'text', help: t.subject.nameHelp },
  }) as const satisfies Fields

const options = { section: paths.settings, breadcrumb: [{ href: paths.settings, label: t.settings.title }] }

function showForm(request: WorkRequest) {
  if (mayAnswerSubject(request.actor) !== 'allowed') return request.forbidden()
  return request.page(
    { ...options, title: t.subject.title, lead: t.subject.lead },
    <Form action={paths.settingsSubject} fields={drawFields(fields())} submit={t.subject.look} />,
  )
}

/** What was typed, as it travels on in the body of the next forms. */
interface Asked {
  readonly subject: DataSubject
  readonly hidden: Readonly<Record<string, string>>
}

/** An address, a name or both; or a code alone. */
function askedFrom(value: { email: string | null; code: string | null; name: string | null }): Asked | undefined {
  const { email, name } = value
  if (value.code === null) {
    const subject = { ...(email !== null && { email }), ...(name !== null && { name }) }
    return email === null && name === null ? undefined : { subject, hidden: subject }
  }
  const code = email === null && name === null ? parseCode(value.code) : undefined
  return code === undefined ? undefined : { subject: { code }, hidden: { code } }
}

/** Reads the address or code and lets `work` go on with it; a wrong one leads back to the form. */
async function withSubject(request: WorkRequest, work: (asked: Asked) => Promise<Response>): Promise<Response> {
  if (mayAnswerSubject(request.actor) !== 'allowed') return request.forbidden()
  const form = parseForm(fields(), await request.form())
  const asked = form.ok ? askedFrom(form.value) : undefined
  if (asked !== undefined) return work(asked)
  const errors = form.ok
    ? form.value.code !== null && form.value.email === null
      ? { code: t.subject.codeWrong }
      : { email: t.subject.eitherOr }
    : form.errors
  return request.page(
    { ...options, title: t.subject.title, lead: t.subject.lead, status: 422, hasErrors: true },
    <Form action={paths.settingsSubject} fields={drawFields(fields(), form.typed, errors)} submit={t.subject.look} />,
  )
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? t.subject.nothing
    : value instanceof Date
      ? value.toISOString()
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)

const tableLabel = (table: string): string => (t.subject.tables as Readonly<Record<string, string>>)[table] ?? table

const showHeld = (request: WorkRequest) =>
  withSubject(request, async ({ subject, hidden }) => {
    const held = await listHeldData(request.actor, request.services, subject)
    if (!held.ok) return request.forbidden()
    const tables = Object.entries(held.value)
    const count = tables.reduce((sum, [, rows]) => sum + rows.length, 0)
    return request.page(
      { ...options, title: t.subject.title, lead: t.subject.found(count) },
      <>
        {tables.map(([table, rows]) => (
          <Section title={tableLabel(table)}>
            {rows.map((row) => (
              <Summary facts={Object.entries(row).map(([label, value]) => ({ label, value: shown(value) }))} />
            ))}
          </Section>
        ))}
        {count > 0 && (
          <>
            <form method="post" action={paths.settingsSubjectFile}>
              <HiddenInputs values={hidden} />
              <ActionBar>
                <Button kind="secondary">{t.subject.file}</Button>
              </ActionBar>
            </form>
            <Section title={t.subject.eraseTitle}>
              <Notice tone="warning" title={t.subject.eraseWarning}>
                {t.subject.eraseText}
              </Notice>
              <ConfirmForm
                action={paths.settingsSubjectErase}
                question={t.subject.eraseQuestion}
                confirm={t.subject.erase}
                cancel={{ href: paths.settingsSubject, label: t.subject.keep }}
                hidden={hidden}
              />
            </Section>
          </>
        )}
      </>,
    )
  })

const fileOf = (held: HeldData): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify(Object.fromEntries(Object.entries(held).map(([table, rows]) => [tableLabel(table), rows])), null, 2)}\n`,
  )

const sendFile = (request: WorkRequest) =>
  withSubject(request, async ({ subject }) => {
    const held = await listHeldData(request.actor, request.services, subject)
    if (!held.ok) return request.forbidden()
    return request.file({ bytes: fileOf(held.value), fileName: t.subject.fileName, type: 'application/json' })
  })

const erase = (request: WorkRequest) =>
  withSubject(request, async ({ subject }) => {
    const erased = await eraseHeldData(request.actor, request.services, subject)
    if (!erased.ok) return request.forbidden()
    return request.redirect(paths.settingsSubject, {
      title: t.subject.erased(erased.value),
      next: t.subject.erasedNext,
    })
  })

export const subjectRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.settingsSubject, permission: 'subject.answer', handle: showForm }),
  workRoute({ method: 'POST', path: paths.settingsSubject, permission: 'subject.answer', handle: showHeld }),
  workRoute({ method: 'POST', path: paths.settingsSubjectFile, permission: 'subject.answer', handle: sendFile }),
  workRoute({ method: 'POST', path: paths.settingsSubjectErase, permission: 'subject.answer', handle: erase }),
]
