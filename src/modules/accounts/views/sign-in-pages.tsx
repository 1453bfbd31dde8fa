// Signing in and out, the choice of the role, and the one-click entrance of the fictional region.
import { paths } from '../../../kernel/names/paths.ts'
import { isMembershipRole, type MembershipRole } from '../../../kernel/names/roles.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { ActionBar, Button, ButtonLink, Notice } from '../../../platform/html/basics.tsx'
import { Section } from '../../../platform/html/facts.tsx'
import { Form, HiddenInputs } from '../../../platform/html/form.tsx'
import { withQuery } from '../../../platform/html/href.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { chooseMembership, listMemberships } from '../login/choose-membership.ts'
import { demoSignIn, isDemoOpen } from '../login/demo-sign-in.ts'
import { isChoosing } from '../login/find-session-actor.ts'
import { clearSessionCookie } from '../login/session-cookie.ts'
import { signIn } from '../login/sign-in.ts'
import { demoRoles } from '../terms.ts'
import { roleLabel, t } from '../texts.ts'
import {
  type Answer,
  callerOf,
  endFormerSession,
  sessionTokenOf,
  setLoginCookies,
  throttledSentence,
  typedPassword,
  wantedPath,
} from './page-kit.tsx'

const signInFields = () =>
  ({
    email: {
      control: 'email',
      label: t.fields.email,
      required: true,
      autocomplete: 'username',
      rule: rules.line(254),
    },
    password: {
      control: 'password',
      label: t.fields.password,
      required: true,
      autocomplete: 'current-password',
      rule: typedPassword,
    },
  }) as const

function DemoButtons({ roles, next }: { roles: readonly MembershipRole[]; next: string | undefined }) {
  return (
    <Section title={t.signIn.demoTitle}>
      <p class="kern-body">{t.signIn.demoText}</p>
      <form method="post" action={paths.demoSignIn}>
        {next && <HiddenInputs values={{ weiter: next }} />}
        <ActionBar>
          {roles.map((role) => (
            <Button kind="secondary" name="rolle" value={role}>
              {t.signIn.demoButton(roleLabel(role))}
            </Button>
          ))}
        </ActionBar>
      </form>
    </Section>
  )
}

async function showSignIn(
  request: PageRequest,
  given: {
    next: string | undefined
    status?: 200 | 401 | 403 | 422 | 429
    typed?: TypedValues
    errors?: FormErrors
    general?: readonly string[]
  },
): Promise<Response> {
  const { next, status, typed, errors, general } = given
  const fields = drawFields(signInFields(), typed, errors)
  const isDemo = await isDemoOpen(request.actor, request.services)
  return request.page(
    {
      title: t.signIn.title,
      lead: t.signIn.lead,
      unlisted: true,
      hasErrors: status !== undefined && status !== 200,
      ...(status !== undefined && { status }),
    },
    <>
      {next !== undefined && <Notice title={t.signIn.backAfter} />}
      {/* A second factor and the sign-in of a school or Land (OpenID Connect) get their place below this form. */}
      <Form
        action={paths.signIn}
        fields={fields}
        submit={t.signIn.submit}
        general={general}
        hidden={next === undefined ? undefined : { weiter: next }}
        extra={
          <ButtonLink kind="tertiary" href={paths.forgottenPassword}>
            {t.signIn.forgotten}
          </ButtonLink>
        }
      />
      <p class="kern-body">{t.signIn.noAccount}</p>
      {isDemo && <DemoButtons roles={demoRoles} next={next} />}
    </>,
  )
}

async function getSignIn(request: PageRequest): Promise<Response> {
  const next = wantedPath(request.url.searchParams.get('weiter'))
  if (request.actor.kind === 'person') return request.redirect(next ?? paths.work)
  if (await isChoosing(request.services, sessionTokenOf(request))) {
    return request.redirect(withQuery(paths.chooseMembership, { weiter: next }))
  }
  return showSignIn(request, { next })
}

async function postSignIn(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const next = wantedPath(data.get('weiter'))
  const form = parseForm(signInFields(), data)
  if (!form.ok) return showSignIn(request, { next, status: 422, typed: form.typed, errors: form.errors })
  const signedIn = await signIn(request.actor, request.services, { ...form.value, ...callerOf(request) })
  if (!signedIn.ok) {
    const { error } = signedIn
    const again = { next, typed: form.typed }
    if (error.code === 'throttled') {
      const general = [throttledSentence(request, error.retryAfterSeconds)]
      return showSignIn(request, { ...again, status: 429, general })
    }
    const general = [error.code === 'wrong-password' ? t.signIn.wrong : t.signIn.noMembership]
    return showSignIn(request, { ...again, status: error.code === 'wrong-password' ? 401 : 403, general })
  }
  await endFormerSession(request)
  setLoginCookies(request, signedIn.value)
  return signedIn.value.memberships.length > 1
    ? request.redirect(withQuery(paths.chooseMembership, { weiter: next }))
    : request.redirect(next ?? paths.work)
}

async function postSignOut(request: PageRequest): Promise<Response> {
  await endFormerSession(request)
  clearSessionCookie(request.raw, request.services.settings)
  return request.redirect(paths.start, { title: t.signedOut })
}

async function postDemo(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const role = data.get('rolle')
  if (typeof role !== 'string' || !isMembershipRole(role)) return request.notFound()
  const opened = await demoSignIn({ kind: 'public', regionId: request.actor.regionId }, request.services, {
    role,
    deviceLabel: callerOf(request).deviceLabel,
  })
  if (!opened.ok) return request.notFound()
  await endFormerSession(request)
  setLoginCookies(request, opened.value)
  return request.redirect(wantedPath(data.get('weiter')) ?? paths.work)
}

async function showChoice(request: PageRequest, fault?: string): Promise<Response> {
  const memberships = await listMemberships(request.services, sessionTokenOf(request))
  if (memberships.length === 0) return request.redirect(paths.signIn)
  const severalRegions = new Set(memberships.map((one) => one.regionId)).size > 1
  const next = wantedPath(request.url.searchParams.get('weiter'))
  return request.page(
    {
      title: t.choose.title,
      lead: t.choose.lead,
      unlisted: true,
      hasErrors: fault !== undefined,
      ...(fault !== undefined && { status: 422 as const }),
    },
    <Form
      action={paths.chooseMembership}
      submit={t.choose.submit}
      hidden={next === undefined ? undefined : { weiter: next }}
      fields={[
        {
          control: 'radio',
          name: 'rolle',
          label: t.choose.field,
          required: true,
          value: memberships.find((one) => one.isChosen)?.id,
          error: fault,
          options: memberships.map((one) => ({
            value: one.id,
            label: `${roleLabel(one.role)}, ${one.organizationName}`,
            ...(severalRegions && { help: one.regionName }),
          })),
        },
      ]}
    />,
  )
}

async function postChoice(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const chosen = data.get('rolle')
  const done = await chooseMembership(request.services, {
    token: sessionTokenOf(request),
    membershipId: typeof chosen === 'string' ? chosen : '',
  })
  if (!done.ok) return showChoice(request, t.choose.gone)
  return request.redirect(wantedPath(data.get('weiter')) ?? paths.work)
}

const route = (method: 'GET' | 'POST', path: string, handle: (request: PageRequest) => Answer): PageRoute => ({
  method,
  path,
  permission: path === paths.demoSignIn ? 'login.demo' : 'login.use',
  handle,
})

export const signInRoutes: readonly PageRoute[] = [
  route('GET', paths.signIn, getSignIn),
  route('POST', paths.signIn, postSignIn),
  route('POST', paths.signOut, postSignOut),
  route('POST', paths.demoSignIn, postDemo),
  // Without a chosen role there is no actor yet; the session in the cookie answers for the person.
  route('GET', paths.chooseMembership, (request) => showChoice(request)),
  route('POST', paths.chooseMembership, postChoice),
]
