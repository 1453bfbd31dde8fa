// Forgotten password: ask for a link, and set a new one behind it.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { ActionBar, ButtonLink } from '../../../platform/html/basics.tsx'
import { Form } from '../../../platform/html/form.tsx'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { requestPasswordReset } from '../login/request-password-reset.ts'
import { findReset, resetPassword } from '../login/reset-password.ts'
import { setDeviceCookie } from '../login/session-cookie.ts'
import { t } from '../texts.ts'
import { callerOf, throttledSentence, typedPassword } from './page-kit.tsx'

const askFields = () =>
  ({
    email: {
      control: 'email',
      label: t.fields.email,
      required: true,
      autocomplete: 'username',
      rule: rules.email,
    },
  }) as const

export const newPasswordFields = () =>
  ({
    password: {
      control: 'password',
      label: t.fields.newPassword,
      help: t.fields.newPasswordHelp,
      required: true,
      autocomplete: 'new-password',
      rule: typedPassword,
    },
  }) as const

function showAsk(
  request: PageRequest,
  given: { status?: 422 | 429; email?: string; errors?: FormErrors; general?: readonly string[] } = {},
): Response | Promise<Response> {
  return request.page(
    {
      title: t.forgotten.title,
      lead: t.forgotten.lead,
      unlisted: true,
      hasErrors: given.status !== undefined,
      ...(given.status !== undefined && { status: given.status }),
    },
    <Form
      action={paths.forgottenPassword}
      submit={t.forgotten.submit}
      fields={drawFields(askFields(), { email: given.email }, given.errors)}
      general={given.general}
      cancel={{ href: paths.signIn, label: t.forgotten.back }}
    />,
  )
}

async function postAsk(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const form = parseForm(askFields(), data)
  const email = typeof form.typed.email === 'string' ? form.typed.email : ''
  if (!form.ok) return showAsk(request, { status: 422, email, errors: form.errors })
  const asked = await requestPasswordReset(request.actor, request.services, {
    email: form.value.email,
    address: callerOf(request).address,
  })
  if (!asked.ok) {
    return showAsk(request, {
      status: 429,
      email,
      general: [throttledSentence(request, asked.error.retryAfterSeconds)],
    })
  }
  return request.page(
    { title: t.forgotten.sentTitle, lead: t.forgotten.sentText, unlisted: true },
    <ActionBar>
      <ButtonLink href={paths.signIn} kind="secondary">
        {t.forgotten.back}
      </ButtonLink>
    </ActionBar>,
  )
}

const invalidLink = (request: PageRequest): Response | Promise<Response> =>
  request.page(
    { title: t.reset.invalidTitle, lead: t.reset.invalidText, status: 410, unlisted: true },
    <ActionBar>
      <ButtonLink href={paths.forgottenPassword}>{t.reset.again}</ButtonLink>
    </ActionBar>,
  )

async function showReset(request: PageRequest, code: string, fault?: string): Promise<Response> {
  const reset = await findReset(request.services, code)
  if (reset === undefined) return invalidLink(request)
  return request.page(
    {
      title: t.reset.title,
      lead: t.reset.lead(reset.email),
      unlisted: true,
      hasErrors: fault !== undefined,
      ...(fault !== undefined && { status: 422 as const }),
    },
    <Form
      action={paths.newPassword}
      submit={t.reset.submit}
      hidden={{ code }}
      fields={drawFields(newPasswordFields(), {}, { password: fault })}
    />,
  )
}

async function postReset(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const code = String(data.get('code') ?? '')
  const form = parseForm(newPasswordFields(), data)
  if (!form.ok) return showReset(request, code, form.errors.password)
  const done = await resetPassword(request.services, { token: code, password: form.value.password })
  if (done.ok) {
    setDeviceCookie(request.raw, request.services.settings, done.value.deviceToken)
    return request.redirect(paths.signIn, { title: t.reset.done })
  }
  return done.error.code === 'closed'
    ? invalidLink(request)
    : showReset(request, code, t.passwordFaults[done.error.code])
}

export const passwordRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.forgottenPassword, permission: 'login.use', handle: (request) => showAsk(request) },
  { method: 'POST', path: paths.forgottenPassword, permission: 'login.use', handle: postAsk },
  {
    method: 'GET',
    path: paths.newPassword,
    permission: 'login.use',
    // Looking changes nothing: mail scanners open links, too.
    handle: (request) => showReset(request, request.url.searchParams.get('code') ?? ''),
  },
  { method: 'POST', path: paths.newPassword, permission: 'login.use', handle: postReset },
]
