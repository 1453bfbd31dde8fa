// The own login: name, password, and where one is signed in.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues, valuesOf } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { ActionBar, Badge, Button } from '../../../platform/html/basics.tsx'
import { ConflictView } from '../../../platform/html/conflict-view.tsx'
import { DataTable } from '../../../platform/html/data-table.tsx'
import { Section } from '../../../platform/html/facts.tsx'
import { Form, HiddenInputs } from '../../../platform/html/form.tsx'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { changePassword } from '../login/change-password.ts'
import { findSessionActor } from '../login/find-session-actor.ts'
import { endSessions, listSessions } from '../login/own-sessions.ts'
import { setDeviceCookie } from '../login/session-cookie.ts'
import type { OwnSession, Profile } from '../terms.ts'
import { t } from '../texts.ts'
import { getProfile, updateProfile } from '../update-profile.ts'
import { callerOf, sessionTokenOf, throttledSentence, typedPassword } from './page-kit.tsx'
import { newPasswordFields } from './password-pages.tsx'

const section = paths.settings

const profileFields = () =>
  ({
    title: {
      control: 'text',
      label: t.fields.title,
      help: t.fields.titleHelp,
      autocomplete: 'honorific-prefix',
      width: 'short',
      rule: rules.optional(rules.line(60)),
    },
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
  }) as const

const changeFields = () =>
  ({
    bisher: {
      control: 'password',
      label: t.fields.currentPassword,
      required: true,
      autocomplete: 'current-password',
      rule: typedPassword,
    },
    ...newPasswordFields(),
  }) as const

interface Shown {
  readonly status?: 401 | 422 | 429
  readonly typedNames?: TypedValues
  readonly nameErrors?: FormErrors
  readonly passwordErrors?: FormErrors
  readonly passwordGeneral?: readonly string[]
}

async function showProfile(request: WorkRequest, shown: Shown = {}): Promise<Response> {
  const { actor, services } = request
  const profile = await getProfile(actor, services)
  const sessions = await listSessions(services, sessionTokenOf(request))
  const typedVersion = shown.typedNames?.version
  const version = typeof typedVersion === 'string' ? typedVersion : String(profile.version)
  return request.page(
    {
      title: t.profile.title,
      lead: t.profile.lead(profile.email),
      section,
      breadcrumb: [{ href: paths.settings, label: t.settings }],
      hasErrors: shown.status !== undefined,
      ...(shown.status !== undefined && { status: shown.status }),
    },
    <>
      <Section title={t.profile.names}>
        <Form
          action={paths.settingsProfile}
          submit={t.profile.save}
          hidden={{ version }}
          draft={`${paths.settingsProfile}#${version}`}
          fields={drawFields(profileFields(), shown.typedNames ?? valuesOf({ ...profile }), shown.nameErrors)}
        />
      </Section>
      <Section title={t.profile.passwordTitle}>
        <Form
          action={paths.settingsPassword}
          submit={t.profile.passwordSubmit}
          fields={drawFields(changeFields(), {}, shown.passwordErrors)}
          general={shown.passwordGeneral}
        />
      </Section>
      <Section title={t.profile.sessionsTitle}>
        <SessionsTable sessions={sessions} />
        {sessions.length > 1 && (
          <form method="post" action={paths.settingsSessions}>
            <HiddenInputs values={{ anmeldung: 'others' }} />
            <ActionBar>
              <Button kind="secondary">{t.profile.endOthers}</Button>
            </ActionBar>
          </form>
        )}
      </Section>
    </>,
  )
}

function SessionsTable({ sessions }: { sessions: readonly OwnSession[] }) {
  const labelOf = (session: OwnSession) => session.deviceLabel || t.profile.unknownDevice
  return (
    <DataTable
      caption={t.profile.sessionsCaption}
      captionHidden
      rows={sessions}
      columns={[
        {
          label: t.profile.columns.device,
          cell: (session) => (
            <>
              {labelOf(session)} {session.isCurrent && <Badge>{t.profile.thisDevice}</Badge>}
            </>
          ),
        },
        { label: t.profile.columns.since, cell: (session) => formatInstant(session.openedAt) },
        { label: t.profile.columns.seen, cell: (session) => formatInstant(session.lastSeenAt) },
        {
          label: t.profile.columns.actions,
          cell: (session) =>
            session.isCurrent ? (
              '–'
            ) : (
              <form method="post" action={paths.settingsSessions}>
                <HiddenInputs values={{ anmeldung: session.id }} />
                <button type="submit" class="steg-quiet-button" aria-label={t.profile.endSessionFor(labelOf(session))}>
                  {t.profile.endSession}
                </button>
              </form>
            ),
        },
      ]}
    />
  )
}

async function postProfile(request: WorkRequest): Promise<Response> {
  const data = await request.form()
  const version = String(data.get('version') ?? '')
  const decision = data.get('entscheidung')
  if (decision === 'theirs') return request.redirect(paths.settingsProfile)
  const form = parseForm(profileFields(), data)
  const typedNames = { ...form.typed, version }
  if (decision === 'edit') return showProfile(request, { typedNames })
  if (!form.ok) return showProfile(request, { status: 422, typedNames, nameErrors: form.errors })
  const saved = await updateProfile(request.actor, request.services, { ...form.value, version: Number(version) || 0 })
  if (saved.ok) return request.redirect(paths.settingsProfile, { title: t.profile.saved })
  return showConflict(request, form.value, saved.error.stored)
}

function showConflict(
  request: WorkRequest,
  mine: { title: string | null; givenName: string; familyName: string },
  theirs: Profile,
): Response | Promise<Response> {
  return request.page(
    { title: t.profile.title, section, status: 409 },
    <ConflictView
      action={paths.settingsProfile}
      savedBy={t.profile.savedBy}
      hidden={{
        title: mine.title ?? '',
        givenName: mine.givenName,
        familyName: mine.familyName,
        version: String(theirs.version),
      }}
      fields={(['title', 'givenName', 'familyName'] as const).map((field) => ({
        label: t.fields[field],
        theirs: theirs[field] ?? '',
        mine: mine[field] ?? '',
      }))}
    />,
  )
}

async function postPassword(request: WorkRequest): Promise<Response> {
  const { actor, services } = request
  const form = parseForm(changeFields(), await request.form())
  if (!form.ok) return showProfile(request, { status: 422, passwordErrors: form.errors })
  const token = sessionTokenOf(request)
  const session = await findSessionActor(services, token)
  const changed = await changePassword(actor, services, {
    token,
    currentPassword: form.value.bisher,
    newPassword: form.value.password,
    address: callerOf(request).address,
    organizationName: session?.organizationName ?? '',
  })
  if (changed.ok) {
    setDeviceCookie(request.raw, services.settings, changed.value.deviceToken)
    return request.redirect(paths.settingsProfile, {
      title: t.profile.passwordChanged,
      next: t.profile.passwordChangedNext,
    })
  }
  const { error } = changed
  switch (error.code) {
    case 'throttled':
      return showProfile(request, {
        status: 429,
        passwordGeneral: [throttledSentence(request, error.retryAfterSeconds)],
      })
    case 'wrong-password':
      return showProfile(request, { status: 422, passwordErrors: { bisher: t.profile.wrongPassword } })
    case 'password-too-short':
    case 'password-too-long':
    case 'password-common':
      return showProfile(request, {
        status: 422,
        passwordErrors: { password: t.passwordFaults[error.code] },
      })
  }
}

async function postSessions(request: WorkRequest): Promise<Response> {
  const sessionId = String((await request.form()).get('anmeldung') ?? '')
  const ended = await endSessions(request.actor, request.services, { token: sessionTokenOf(request), sessionId })
  if (!ended.ok) return request.notFound()
  return request.redirect(paths.settingsProfile, {
    title: sessionId === 'others' ? t.profile.othersEnded : t.profile.sessionEnded,
  })
}

const route = (method: 'GET' | 'POST', path: string, handle: (request: WorkRequest) => Promise<Response>): PageRoute =>
  workRoute({ method, path, permission: 'login.own', handle })

export const profileRoutes: readonly PageRoute[] = [
  route('GET', paths.settingsProfile, (request) => showProfile(request)),
  route('POST', paths.settingsProfile, postProfile),
  route('POST', paths.settingsPassword, postPassword),
  route('POST', paths.settingsSessions, postSessions),
]
