// Behind the link of an invitation: a new login, or the password of the one that exists.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { ActionBar, ButtonLink } from '../../../platform/html/basics.tsx'
import { Form } from '../../../platform/html/form.tsx'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import {
  type AcceptRefusal,
  acceptInvitationAsKnown,
  acceptInvitationAsNew,
  findInvitation,
} from '../accept-invitation.ts'
import type { InvitationOffer } from '../terms.ts'
import { roleLabel, t } from '../texts.ts'
import { callerOf, endFormerSession, setLoginCookies, throttledSentence, typedPassword } from './page-kit.tsx'
import { newPasswordFields } from './password-pages.tsx'

const newPersonFields = () =>
  ({
    givenName: {
      control: 'text',
      label: t.fields.givenName,
      required: true,
      autocomplete: 'given-name',
      rule: rules.personName,
    },
    familyName: {
      control: 'text',
      label: t.fields.familyName,
      required: true,
      autocomplete: 'family-name',
      rule: rules.personName,
    },
    ...newPasswordFields(),
  }) as const

const knownPersonFields = () =>
  ({
    password: {
      control: 'password',
      label: t.fields.password,
      required: true,
      autocomplete: 'current-password',
      rule: typedPassword,
    },
  }) as const

const closed = (request: PageRequest, state: keyof typeof t.invitation.states): Response | Promise<Response> =>
  request.page(
    {
      ...{ title: t.invitation.states[state].title, lead: t.invitation.states[state].text },
      status: state === 'missing' ? 404 : 410,
      unlisted: true,
    },
    <ActionBar>
      <ButtonLink href={paths.signIn} kind="secondary">
        {t.forgotten.back}
      </ButtonLink>
    </ActionBar>,
  )

interface Shown {
  readonly status?: 401 | 422 | 429
  readonly typed?: TypedValues
  readonly errors?: FormErrors
  readonly general?: readonly string[]
}

function showOffer(
  request: PageRequest,
  offer: InvitationOffer,
  { code, status, typed, errors, general }: Shown & { code: string },
): Response | Promise<Response> {
  const fields = offer.hasLogin ? knownPersonFields() : newPersonFields()
  return request.page(
    {
      title: t.invitation.title,
      preline: offer.regionName,
      lead: t.invitation.lead({ organization: offer.organizationName, role: roleLabel(offer.role) }),
      unlisted: true,
      hasErrors: status !== undefined,
      ...(status !== undefined && { status }),
    },
    <>
      <p class="kern-body">{t.invitation.forAddress(offer.email)}</p>
      <p class="kern-body">{offer.hasLogin ? t.invitation.knownPerson : t.invitation.newPerson}</p>
      <Form
        action={paths.invitation}
        submit={offer.hasLogin ? t.invitation.submitKnown : t.invitation.submitNew}
        hidden={{ code }}
        fields={drawFields(fields, typed, errors)}
        general={general}
      />
    </>,
  )
}

async function open(request: PageRequest, code: string, shown: Shown = {}): Promise<Response> {
  const offer = await findInvitation(request.services, code)
  if (offer === undefined) return closed(request, 'missing')
  return offer.state === 'open' ? showOffer(request, offer, { ...shown, code }) : closed(request, offer.state)
}

async function accept(request: PageRequest): Promise<Response> {
  const data = await request.form()
  const code = String(data.get('code') ?? '')
  const offer = await findInvitation(request.services, code)
  if (offer?.state !== 'open') return open(request, code)
  const caller = { ...callerOf(request), token: code }
  const form = parseForm(offer.hasLogin ? knownPersonFields() : newPersonFields(), data)
  if (!form.ok) return open(request, code, { status: 422, typed: form.typed, errors: form.errors })
  const { value } = form
  const done =
    'givenName' in value
      ? await acceptInvitationAsNew(request.services, { ...caller, ...value })
      : await acceptInvitationAsKnown(request.services, { ...caller, ...value })
  if (done.ok) {
    await endFormerSession(request)
    setLoginCookies(request, done.value)
    return request.redirect(paths.work, { title: t.invitation.done })
  }
  return open(request, code, { typed: form.typed, ...answerTo(request, done.error) })
}

function answerTo(request: PageRequest, refusal: AcceptRefusal): Shown {
  switch (refusal.code) {
    case 'throttled':
      return { status: 429, general: [throttledSentence(request, refusal.retryAfterSeconds)] }
    case 'wrong-password':
      return { status: 401, errors: { password: t.invitation.wrongPassword } }
    case 'password-too-short':
    case 'password-too-long':
    case 'password-common':
      return { status: 422, errors: { password: t.passwordFaults[refusal.code] } }
    // The state has changed meanwhile: the page that is drawn anew says so.
    case 'closed':
    case 'login-exists':
    case 'no-login':
      return {}
  }
}

export const invitationRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    path: paths.invitation,
    permission: 'login.use',
    handle: (request) => open(request, request.url.searchParams.get('code') ?? ''),
  },
  { method: 'POST', path: paths.invitation, permission: 'login.use', handle: accept },
]
