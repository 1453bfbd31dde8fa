// Pages of one organisation in the work area: read, create, change, archive, bring back, confirm.
import { paths } from '../../kernel/names/paths.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { ButtonLink, ConfirmForm } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { answerGone } from './answer-gone.tsx'
import { createOrganization, type DetailsRefusal, updateOrganization } from './change-organization.ts'
import { coordinateErrors, organizationFields, ownOrganizationFields } from './forms.ts'
import { getOrganization, subjectOf } from './get-organization.ts'
import {
  type ArchiveRefusal,
  archiveOrganization,
  confirmOrganization,
  isOwnOrganization,
  reactivateOrganization,
} from './keep-organization.ts'
import { answerRefusal, decisionOf, networkLinks, organizationLinks, pageNumber, versionOf } from './page-answers.ts'
import { mayEditRegisterFields, mayManageRegister } from './policy.ts'
import type { Organization, OrganizationDetails } from './terms.ts'
import { t } from './texts.ts'
import { OrganizationConflict, OrganizationForm } from './views/organization-form.tsx'
import { OrganizationPageView } from './views/organization-page.tsx'

const section = paths.workNetwork

async function show(request: WorkRequest) {
  const historyPage = pageNumber(request.url, 'verlauf')
  const answer = await getOrganization(request.actor, request.services, request.param('id'), { historyPage })
  if (!answer.ok) {
    return answer.error.code === 'merged'
      ? request.redirect(paths.workOrganization(answer.error.into))
      : request.notFound()
  }
  const page = answer.value
  return request.page(
    {
      title: page.organization.name,
      preline: t.kinds[page.organization.kind],
      section,
      breadcrumb: networkLinks(),
      actions: page.may.edit ? (
        <ButtonLink href={paths.workOrganizationEdit(page.organization.id)} icon="edit">
          {t.actions.edit}
        </ButtonLink>
      ) : undefined,
    },
    <OrganizationPageView
      page={page}
      today={request.services.today()}
      isOwn={isOwnOrganization(request.actor, page.organization.id)}
    />,
  )
}

const fieldErrors = (error: Exclude<DetailsRefusal, { code: 'forbidden' }>): FormErrors =>
  error.code === 'number-taken'
    ? { officialNumber: t.form.numberTaken(error.holder.name) }
    : { schulform: t.form.unknownSchulform }

const newPage = (request: WorkRequest, values?: TypedValues, errors?: FormErrors) =>
  request.page(
    {
      title: t.form.newTitle,
      section,
      breadcrumb: networkLinks(),
      hasErrors: errors !== undefined,
      ...(errors && { status: 422 as const }),
    },
    <OrganizationForm register {...(values && { values })} {...(errors && { errors })} />,
  )

const showNew = (request: WorkRequest) =>
  mayManageRegister(request.actor) === 'allowed' ? newPage(request, {}) : answerRefusal(request, 'forbidden')

async function create(request: WorkRequest) {
  if (mayManageRegister(request.actor) !== 'allowed') return answerRefusal(request, 'forbidden')
  const parsed = parseForm(organizationFields(), await request.form())
  if (!parsed.ok) return newPage(request, parsed.typed, parsed.errors)
  const half = coordinateErrors(parsed.value)
  if (Object.keys(half).length > 0) return newPage(request, parsed.typed, half)
  const answer = await createOrganization(request.actor, request.services, parsed.value)
  if (!answer.ok) {
    return answer.error.code === 'forbidden'
      ? answerRefusal(request, 'forbidden')
      : newPage(request, parsed.typed, fieldErrors(answer.error))
  }
  return request.redirect(paths.workOrganization(answer.value.id), {
    title: t.done.created(parsed.value.name),
    next: t.done.createdNext,
    link: { href: paths.workContactPersonNew(answer.value.id), label: t.actions.addContact },
  })
}

/** The organisation of the address, if the actor may change it. */
async function editable(
  request: WorkRequest,
  form?: FormData,
): Promise<{ one: Organization; register: boolean } | Response> {
  const answer = await getOrganization(request.actor, request.services, request.param('id'))
  if (!answer.ok) {
    if (form === undefined) return request.notFound()
    const sent = { form, fields: organizationFields() }
    return answer.error.code === 'merged'
      ? answerGone(request, {
          ...sent,
          because: t.gone.merged,
          retry: { action: paths.workOrganizationEdit(answer.error.into), label: t.gone.openMerged },
        })
      : answerGone(request, { ...sent, because: t.gone.organization })
  }
  const { organization, may } = answer.value
  if (!may.edit) return answerRefusal(request, 'forbidden')
  const register = mayEditRegisterFields(request.actor, subjectOf(request.actor, organization)) === 'allowed'
  return { one: organization, register }
}

function editPage(
  request: WorkRequest,
  given: { one: Organization; register: boolean; version?: number; typed?: TypedValues; errors?: FormErrors },
) {
  const { one, register, version, typed, errors } = given
  return request.page(
    {
      title: t.form.editTitle(one.name),
      section,
      breadcrumb: organizationLinks(one),
      hasErrors: errors !== undefined,
      ...(errors && { status: 422 as const }),
    },
    <OrganizationForm
      organization={one}
      register={register}
      {...(version !== undefined && { version })}
      {...(typed && { values: typed })}
      {...(errors && { errors })}
    />,
  )
}

async function showEdit(request: WorkRequest) {
  const found = await editable(request)
  return found instanceof Response ? found : editPage(request, found)
}

async function saveEdit(request: WorkRequest) {
  const form = await request.form()
  const found = await editable(request, form)
  if (found instanceof Response) return found
  const { one, register } = found
  const version = versionOf(form)
  const decision = decisionOf(form)
  const home = paths.workOrganization(one.id)
  if (decision === 'theirs') return request.redirect(home, { title: t.done.kept, tone: 'info' })
  const parsed = register ? parseForm(organizationFields(), form) : parseForm(ownOrganizationFields(), form)
  if (!parsed.ok) return editPage(request, { one, register, version, typed: parsed.typed, errors: parsed.errors })
  if (decision === 'edit') return editPage(request, { one, register, version, typed: parsed.typed })
  const half = coordinateErrors(parsed.value)
  if (Object.keys(half).length > 0) {
    return editPage(request, { one, register, version, typed: parsed.typed, errors: half })
  }
  const details: OrganizationDetails = { ...one, ...parsed.value }
  const answer = await updateOrganization(request.actor, request.services, { id: one.id, version, details })
  if (answer.ok) {
    const unchanged = answer.value.version === version
    return request.redirect(home, { title: unchanged ? t.done.unchanged : t.done.saved })
  }
  const { error } = answer
  if (error.code === 'conflict') {
    return request.page(
      { title: t.form.editTitle(one.name), section, breadcrumb: organizationLinks(one), status: 409 },
      <OrganizationConflict stored={error.stored} typed={parsed.typed} register={register} />,
    )
  }
  if (error.code === 'not-found' || error.code === 'forbidden') return answerRefusal(request, error.code)
  return editPage(request, { one, register, version, typed: parsed.typed, errors: fieldErrors(error) })
}

async function askArchive(request: WorkRequest) {
  const answer = await getOrganization(request.actor, request.services, request.param('id'))
  if (!answer.ok) return request.notFound()
  const { organization, may } = answer.value
  if (!may.manage) return answerRefusal(request, 'forbidden')
  if (isOwnOrganization(request.actor, organization.id)) return refuseKeep(request, 'own-organization')
  return request.page(
    { title: t.actions.archive, section, breadcrumb: organizationLinks(organization) },
    <ConfirmForm
      action={paths.workOrganizationArchive(organization.id)}
      question={t.archiveQuestion(organization.name)}
      confirm={t.actions.archive}
      cancel={{ href: paths.workOrganization(organization.id) }}
      hidden={{ version: String(organization.version) }}
    >
      <p>{t.archiveText}</p>
    </ConfirmForm>,
  )
}

/** The version counts where the form carries one; undoing from a notice has none. */
const keepInput = async (request: WorkRequest) => {
  const form = await request.form()
  return { id: request.param('id'), ...(form.has('version') && { version: versionOf(form) }) }
}

async function archive(request: WorkRequest) {
  const answer = await archiveOrganization(request.actor, request.services, await keepInput(request))
  if (!answer.ok) return refuseKeep(request, answer.error.code)
  const { id, name } = answer.value
  return request.redirect(paths.workOrganization(id), {
    title: t.done.archived(name),
    next: t.done.archivedNext,
    undo: { action: paths.workOrganizationReactivate(id) },
  })
}

async function reactivate(request: WorkRequest) {
  const answer = await reactivateOrganization(request.actor, request.services, await keepInput(request))
  if (!answer.ok) return refuseKeep(request, answer.error.code)
  return request.redirect(paths.workOrganization(answer.value.id), { title: t.done.reactivated(answer.value.name) })
}

async function confirm(request: WorkRequest) {
  const answer = await confirmOrganization(request.actor, request.services, await keepInput(request))
  if (!answer.ok) return refuseKeep(request, answer.error.code)
  return request.redirect(paths.workOrganization(answer.value.id), {
    title: t.done.confirmed,
    next: t.done.confirmedNext,
  })
}

function refuseKeep(request: WorkRequest, code: ArchiveRefusal['code']) {
  switch (code) {
    case 'conflict':
      return request.refuse(409, t.stale)
    case 'own-organization':
      return request.refuse(409, t.ownOrganization)
    default:
      return answerRefusal(request, code)
  }
}

export const organizationRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workOrganizationNew, permission: 'organization.create', handle: showNew }),
  workRoute({ method: 'POST', path: paths.workOrganizationNew, permission: 'organization.create', handle: create }),
  workRoute({ method: 'GET', path: paths.workOrganization(':id'), permission: 'organization.read', handle: show }),
  workRoute({
    method: 'GET',
    path: paths.workOrganizationEdit(':id'),
    permission: 'organization.change',
    handle: showEdit,
  }),
  workRoute({
    method: 'POST',
    path: paths.workOrganizationEdit(':id'),
    permission: 'organization.change',
    handle: saveEdit,
  }),
  workRoute({
    method: 'GET',
    path: paths.workOrganizationArchive(':id'),
    permission: 'organization.archive',
    handle: askArchive,
  }),
  workRoute({
    method: 'POST',
    path: paths.workOrganizationArchive(':id'),
    permission: 'organization.archive',
    handle: archive,
  }),
  workRoute({
    method: 'POST',
    path: paths.workOrganizationReactivate(':id'),
    permission: 'organization.archive',
    handle: reactivate,
  }),
  workRoute({
    method: 'POST',
    path: paths.workOrganizationConfirm(':id'),
    permission: 'organization.change',
    handle: confirm,
  }),
]
