// Who has access: the list, an invitation, the end of a membership.
import { paths } from '../../../kernel/names/paths.ts'
import { isMembershipRole, type MembershipRole } from '../../../kernel/names/roles.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { rules } from '../../../platform/forms/rules.ts'
import { ActionBar, Badge, ButtonLink } from '../../../platform/html/basics.tsx'
import { DataTable } from '../../../platform/html/data-table.tsx'
import { Section } from '../../../platform/html/facts.tsx'
import { ConfirmForm, Form } from '../../../platform/html/form.tsx'
import { withQuery } from '../../../platform/html/href.ts'
import { EmptyState, ResultList, SearchBox } from '../../../platform/html/lists.tsx'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { endMembership, findMembershipToEnd } from '../end-membership.ts'
import { invitePerson } from '../invite-person.ts'
import { findInvitableOrganization, listAccounts, listInvitableOrganizations } from '../list-accounts.ts'
import { mayEndMembership, mayRevokeInvitation, rolesToGive } from '../policy.ts'
import { revokeInvitation } from '../revoke-invitation.ts'
import type { Account, InvitableOrganization, OpenInvitation } from '../terms.ts'
import { roleLabel, t } from '../texts.ts'

const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })
const section = paths.settings
const crumbs = [
  { href: paths.settings, label: t.settings },
  { href: paths.settingsAccounts, label: t.accounts.title },
]
const fullName = (person: { givenName: string; familyName: string }) => `${person.givenName} ${person.familyName}`

function AccountsTable({ accounts, actor }: { accounts: readonly Account[]; actor: PersonActor }) {
  const coordinators = accounts.filter((account) => account.role === 'coordinator').length
  const isLastCoordinator = (account: Account) => account.role === 'coordinator' && coordinators <= 1
  const mayEnd = (account: Account, isLast: boolean) =>
    mayEndMembership(actor, { regionId: actor.regionId, ...account, isLastCoordinator: isLast }) === 'allowed'
  // A link that can only refuse is no offer: the reason stands in its place.
  const reason = (account: Account) =>
    isLastCoordinator(account) && mayEnd(account, false) ? (
      <span class="steg-muted">{t.accounts.lastCoordinator}</span>
    ) : (
      '–'
    )
  // Who only looks (data protection) needs no column of dashes.
  const hasActions = accounts.some((account) => mayEnd(account, false))
  return (
    <DataTable
      caption={t.accounts.caption}
      captionHidden
      rows={accounts}
      columns={[
        {
          label: t.accounts.columns.name,
          cell: (account) => (
            <>
              {fullName(account)} {account.personId === actor.personId && <Badge>{t.accounts.you}</Badge>}
            </>
          ),
        },
        { label: t.accounts.columns.organization, cell: (account) => account.organizationName },
        { label: t.accounts.columns.role, cell: (account) => roleLabel(account.role) },
        {
          label: t.accounts.columns.since,
          cell: (account) => <span class="steg-nowrap">{day.format(account.startedAt)}</span>,
        },
        ...(hasActions
          ? [
              {
                label: t.accounts.columns.actions,
                cell: (account: Account) =>
                  mayEnd(account, isLastCoordinator(account)) ? (
                    <a class="kern-link" href={paths.settingsAccountEnd(account.membershipId)}>
                      <span aria-hidden="true">{t.accounts.end}</span>
                      <span class="kern-sr-only">{t.accounts.endFor(fullName(account))}</span>
                    </a>
                  ) : (
                    reason(account)
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function InvitationsTable({ invitations, actor }: { invitations: readonly OpenInvitation[]; actor: PersonActor }) {
  return (
    <DataTable
      caption={t.accounts.openCaption}
      captionHidden
      rows={invitations}
      columns={[
        { label: t.accounts.openColumns.email, cell: (one) => <span class="steg-anywhere">{one.email}</span> },
        { label: t.accounts.columns.organization, cell: (one) => one.organizationName },
        { label: t.accounts.columns.role, cell: (one) => roleLabel(one.role) },
        {
          label: t.accounts.openColumns.until,
          cell: (one) => <span class="steg-nowrap">{day.format(one.expiresAt)}</span>,
        },
        {
          label: t.accounts.openColumns.actions,
          cell: (one) =>
            mayRevokeInvitation(actor, { regionId: actor.regionId, ...one }) === 'allowed' ? (
              <form method="post" action={paths.settingsInvitationRevoke(one.id)}>
                <button type="submit" class="steg-quiet-button" aria-label={t.accounts.revokeFor(one.email)}>
                  {t.accounts.revoke}
                </button>
              </form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

async function showAccounts(request: WorkRequest): Promise<Response> {
  const { actor } = request
  const listed = await listAccounts(actor, request.services)
  if (!listed.ok) return request.forbidden()
  const { accounts, invitations } = listed.value
  const people = new Set(accounts.map((one) => one.personId)).size
  const organizations = new Set(accounts.map((one) => one.organizationId)).size
  const mayInvite = actor.role !== 'dpo'
  return request.page(
    {
      title: t.accounts.title,
      section,
      lead: people === 0 ? t.accounts.empty : t.accounts.lead(people, organizations),
      breadcrumb: crumbs.slice(0, 1),
      actions: mayInvite ? <ButtonLink href={paths.settingsInvite}>{t.accounts.invite}</ButtonLink> : undefined,
    },
    <>
      {accounts.length > 0 && <AccountsTable accounts={accounts} actor={actor} />}
      <Section title={t.accounts.openTitle}>
        {invitations.length === 0 ? (
          <p class="kern-body">{t.accounts.noneOpen}</p>
        ) : (
          <InvitationsTable invitations={invitations} actor={actor} />
        )}
      </Section>
    </>,
  )
}

const inviteFields = (roles: readonly MembershipRole[]) =>
  ({
    email: {
      control: 'email',
      label: t.fields.email,
      required: true,
      autocomplete: 'off',
      rule: rules.email,
    },
    rolle: {
      control: 'radio',
      label: t.fields.role,
      required: true,
      options: roles.map((role) => ({ value: role, label: roleLabel(role) })),
      rule: rules.line(40),
    },
  }) as const

async function showInviteForm(
  request: WorkRequest,
  organization: InvitableOrganization,
  given: { status?: 422; typed?: TypedValues; errors?: FormErrors; general?: readonly string[] } = {},
): Promise<Response> {
  const roles = rolesToGive(request.actor, organization)
  const choice = await listInvitableOrganizations(request.actor, request.services, { text: '' })
  const hasChoice = choice.ok && choice.value.items.length > 1
  const typed = given.typed ?? { rolle: roles.length === 1 ? roles[0] : undefined }
  return request.page(
    {
      title: t.invite.title,
      lead: t.invite.lead,
      section,
      breadcrumb: crumbs,
      hasErrors: given.status !== undefined,
      ...(given.status !== undefined && { status: given.status }),
    },
    <>
      <p class="kern-body">
        <strong>{t.invite.forOrganization(organization.name)}</strong>{' '}
        {hasChoice && (
          <a class="kern-link" href={paths.settingsInvite}>
            {t.invite.otherOrganization}
          </a>
        )}
      </p>
      <Form
        action={paths.settingsInvite}
        submit={t.invite.submit}
        hidden={{ einrichtung: organization.id }}
        fields={drawFields(inviteFields(roles), typed, given.errors)}
        general={given.general}
        cancel={{ href: paths.settingsAccounts }}
        draft={`${paths.settingsInvite} ${organization.id}`}
      />
    </>,
  )
}

async function showInvite(request: WorkRequest): Promise<Response> {
  const { actor, services, url } = request
  const chosen = url.searchParams.get('einrichtung')
  if (chosen !== null) {
    const organization = await findInvitableOrganization(actor, services, { id: chosen })
    return organization === undefined ? request.notFound() : showInviteForm(request, organization)
  }
  const text = (url.searchParams.get('suche') ?? '').slice(0, 200)
  const found = await listInvitableOrganizations(actor, services, { text })
  if (!found.ok) return request.forbidden()
  const { items, hasMore } = found.value
  const [only] = items
  if (only !== undefined && items.length === 1 && text === '') return showInviteForm(request, only)
  return request.page(
    { title: t.invite.title, lead: t.invite.lead, section, breadcrumb: crumbs },
    <Section title={t.invite.whichTitle}>
      <SearchBox
        action={paths.settingsInvite}
        name="suche"
        label={t.invite.search}
        value={text}
        submit={t.invite.searchSubmit}
      />
      {items.length === 0 ? (
        <EmptyState title={t.invite.none} />
      ) : (
        <ResultList
          level={3}
          items={items.map((organization) => ({
            href: withQuery(paths.settingsInvite, { einrichtung: organization.id }),
            title: organization.name,
            lines: [organization.city].filter((line) => line !== ''),
          }))}
        />
      )}
      {hasMore && <p class="kern-body">{t.invite.more}</p>}
    </Section>,
  )
}

async function postInvite(request: WorkRequest): Promise<Response> {
  const { actor } = request
  const data = await request.form()
  const organizationId = String(data.get('einrichtung') ?? '')
  const organization = await findInvitableOrganization(actor, request.services, { id: organizationId })
  if (organization === undefined) return request.notFound()
  const form = parseForm(inviteFields(rolesToGive(actor, organization)), data)
  if (!form.ok) return showInviteForm(request, organization, { status: 422, typed: form.typed, errors: form.errors })
  const { email, rolle } = form.value
  const again = (errors: FormErrors) =>
    showInviteForm(request, organization, { status: 422, typed: form.typed, errors })
  if (!isMembershipRole(rolle)) return again({ rolle: t.invite.roleDoesNotFit })
  const invited = await invitePerson(actor, request.services, { email, organizationId, role: rolle })
  if (invited.ok) {
    return request.redirect(paths.settingsAccounts, {
      title: t.accounts.invited(email),
      next: t.accounts.invitedNext,
    })
  }
  switch (invited.error.code) {
    case 'not-found':
      return request.notFound()
    case 'already-member':
      return again({ email: t.invite.already })
    case 'fictional-only':
      return again({ email: t.invite.fictionalOnly })
    case 'role-does-not-fit':
    case 'forbidden':
      return again({ rolle: t.invite.roleDoesNotFit })
  }
}

async function postRevoke(request: WorkRequest): Promise<Response> {
  const done = await revokeInvitation(request.actor, request.services, { id: request.param('id') })
  if (done.ok) {
    return request.redirect(paths.settingsAccounts, { title: t.accounts.revoked, next: t.accounts.revokedNext })
  }
  return done.error.code === 'forbidden' ? request.forbidden() : request.notFound()
}

const lastCoordinator = (request: WorkRequest): Response | Promise<Response> =>
  request.page(
    { title: t.accounts.title, lead: t.end.last, section, breadcrumb: crumbs, status: 409 },
    <ActionBar>
      <ButtonLink href={paths.settingsInvite}>{t.accounts.invite}</ButtonLink>
      <ButtonLink href={paths.settingsAccounts} kind="secondary">
        {t.accounts.title}
      </ButtonLink>
    </ActionBar>,
  )

async function showEnd(request: WorkRequest): Promise<Response> {
  const found = await findMembershipToEnd(request.actor, request.services, { id: request.param('id') })
  if (!found.ok) return refuseEnd(request, found.error.code)
  const { value } = found
  return request.page(
    { title: t.accounts.title, section, breadcrumb: crumbs },
    <ConfirmForm
      action={paths.settingsAccountEnd(value.id)}
      question={t.end.question(fullName(value))}
      confirm={t.end.submit}
      cancel={{ href: paths.settingsAccounts }}
    >
      <p>{t.end.text({ role: roleLabel(value.role), organization: value.organizationName })}</p>
    </ConfirmForm>,
  )
}

async function postEnd(request: WorkRequest): Promise<Response> {
  const ended = await endMembership(request.actor, request.services, { id: request.param('id') })
  if (!ended.ok) return refuseEnd(request, ended.error.code)
  const flash = { title: t.accounts.ended(fullName(ended.value)), next: t.accounts.endedNext }
  // Who ended the role they act by is no longer signed in.
  return request.redirect(ended.value.id === request.actor.membershipId ? paths.start : paths.settingsAccounts, flash)
}

const refuseEnd = (request: WorkRequest, code: 'not-found' | 'forbidden' | 'last-coordinator') =>
  code === 'last-coordinator'
    ? lastCoordinator(request)
    : code === 'forbidden'
      ? request.forbidden()
      : request.notFound()

export const accountRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.settingsAccounts, permission: 'account.list', handle: showAccounts }),
  workRoute({ method: 'GET', path: paths.settingsInvite, permission: 'account.invite', handle: showInvite }),
  workRoute({ method: 'POST', path: paths.settingsInvite, permission: 'account.invite', handle: postInvite }),
  workRoute({
    method: 'POST',
    path: paths.settingsInvitationRevoke(':id'),
    permission: 'account.revoke-invitation',
    handle: postRevoke,
  }),
  workRoute({ method: 'GET', path: paths.settingsAccountEnd(':id'), permission: 'account.end', handle: showEnd }),
  workRoute({ method: 'POST', path: paths.settingsAccountEnd(':id'), permission: 'account.end', handle: postEnd }),
]
