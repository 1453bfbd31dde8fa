// Pages of places and contact persons of an organisation.
import { paths } from '../../kernel/names/paths.ts'
import { type Fields, type FormErrors, parseForm, type TypedValues, valuesOf } from '../../platform/forms/form.ts'
import { ConfirmForm } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { answerGone } from './answer-gone.tsx'
import {
  addContactPerson,
  getContactPerson,
  removeContactPerson,
  updateContactPerson,
} from './change-contact-persons.ts'
import { addPlace, archivePlace, updatePlace } from './change-places.ts'
import { contactPersonFields, coordinateErrors, placeFields } from './forms.ts'
import { getOrganization, type OrganizationPage } from './get-organization.ts'
import { answerRefusal, decisionOf, organizationLinks, versionOf } from './page-answers.ts'
import { t } from './texts.ts'
import { PartConflict, PartForm } from './views/people-forms.tsx'

const section = paths.workNetwork

/** What a form was about, for the case that it is gone. */
interface Sent {
  readonly form: FormData
  readonly fields: Fields
  readonly newAt: (organizationId: string) => string
}

/** The organisation of the address, if the actor may change what belongs to it. */
async function editable(request: WorkRequest, sent?: Sent): Promise<OrganizationPage | Response> {
  const answer = await getOrganization(request.actor, request.services, request.param('id'))
  if (answer.ok) return answer.value.may.edit ? answer.value : answerRefusal(request, 'forbidden')
  if (sent === undefined) return request.notFound()
  return answer.error.code === 'merged'
    ? answerGone(request, {
        ...sent,
        because: t.gone.merged,
        retry: { action: sent.newAt(answer.error.into), label: t.gone.openMerged },
      })
    : answerGone(request, { ...sent, because: t.gone.organization })
}

/** The part is gone, its organisation is there. */
const partGone = (request: WorkRequest, page: OrganizationPage, sent: Sent, because: { title: string; text: string }) =>
  answerGone(request, {
    ...sent,
    because,
    frame: frame(page, because.title),
    retry: { action: sent.newAt(page.organization.id), label: t.gone.addAgain },
  })

interface Shown {
  readonly version: number
  readonly values: TypedValues
  readonly errors?: FormErrors | undefined
}

const frame = (page: OrganizationPage, title: string, errors?: FormErrors) => ({
  title,
  section,
  breadcrumb: organizationLinks(page.organization),
  preline: page.organization.name,
  hasErrors: errors !== undefined,
  ...(errors && { status: 422 as const }),
})

function placePage(request: WorkRequest, page: OrganizationPage, placeId: string | undefined, shown: Shown) {
  const { id } = page.organization
  return request.page(
    frame(page, placeId === undefined ? t.form.placeNew : t.form.placeEdit, shown.errors),
    <PartForm
      action={placeId === undefined ? paths.workPlaceNew(id) : paths.workPlace(id, placeId)}
      organizationId={id}
      fields={placeFields()}
      {...shown}
    />,
  )
}

async function showPlace(request: WorkRequest, placeId?: string) {
  const page = await editable(request)
  if (page instanceof Response) return page
  if (placeId === undefined) return placePage(request, page, placeId, { version: 0, values: { stepFree: 'unknown' } })
  const place = page.places.find((one) => one.id === placeId)
  if (place === undefined) return request.notFound()
  return placePage(request, page, placeId, { version: place.version, values: valuesOf({ ...place }) })
}

async function savePlace(request: WorkRequest, placeId?: string) {
  const form = await request.form()
  const sent = { form, fields: placeFields(), newAt: paths.workPlaceNew }
  const page = await editable(request, sent)
  if (page instanceof Response) return page
  const home = paths.workOrganization(page.organization.id)
  const version = versionOf(form)
  const decision = decisionOf(form)
  if (decision === 'theirs') return request.redirect(home, { title: t.done.kept, tone: 'info' })
  if (placeId !== undefined && page.places.every(({ id }) => id !== placeId)) {
    return partGone(request, page, sent, t.gone.place)
  }
  const parsed = parseForm(placeFields(), form)
  const errors = parsed.ok ? coordinateErrors(parsed.value) : parsed.errors
  if (!parsed.ok || Object.keys(errors).length > 0) {
    return placePage(request, page, placeId, { version, values: parsed.typed, errors })
  }
  if (decision === 'edit') return placePage(request, page, placeId, { version, values: parsed.typed })
  const input = { organizationId: page.organization.id, details: parsed.value }
  const answer =
    placeId === undefined
      ? await addPlace(request.actor, request.services, input)
      : await updatePlace(request.actor, request.services, { ...input, placeId, version })
  if (answer.ok) return request.redirect(home, { title: t.done.placeSaved })
  if (answer.error.code === 'not-found') return partGone(request, page, sent, t.gone.place)
  if (answer.error.code !== 'conflict') return answerRefusal(request, answer.error.code)
  return request.page(
    { ...frame(page, t.form.placeEdit), status: 409 },
    <PartConflict
      action={paths.workPlace(page.organization.id, answer.error.stored.id)}
      fields={placeFields()}
      stored={{ ...answer.error.stored }}
      typed={parsed.typed}
    />,
  )
}

async function archiveOnePlace(request: WorkRequest) {
  const form = await request.form()
  const archived = form.get('archiviert') === 'ja'
  const organizationId = request.param('id')
  const placeId = request.param('standort')
  const answer = await archivePlace(request.actor, request.services, {
    organizationId,
    placeId,
    version: versionOf(form),
    archived,
  })
  if (!answer.ok) {
    return answer.error.code === 'conflict' ? request.refuse(409, t.stale) : answerRefusal(request, answer.error.code)
  }
  return request.redirect(paths.workOrganization(organizationId), {
    title: archived ? t.done.placeArchived : t.done.placeReactivated,
    undo: {
      action: paths.workPlaceArchive(organizationId, placeId),
      hidden: { version: String(answer.value.version), archiviert: archived ? 'nein' : 'ja' },
    },
  })
}

const fieldsFor = (page: OrganizationPage, personId?: string) =>
  contactPersonFields(
    page.contactPersons
      .filter((person) => person.id !== personId)
      .map((person) => ({ id: person.id, givenName: null, familyName: person.name ?? person.functionName })),
  )

function personPage(request: WorkRequest, page: OrganizationPage, personId: string | undefined, shown: Shown) {
  const { id } = page.organization
  return request.page(
    frame(page, personId === undefined ? t.form.contactNew : t.form.contactEdit, shown.errors),
    <PartForm
      action={personId === undefined ? paths.workContactPersonNew(id) : paths.workContactPerson(id, personId)}
      organizationId={id}
      fields={fieldsFor(page, personId)}
      {...shown}
    />,
  )
}

async function showPerson(request: WorkRequest, personId?: string) {
  const page = await editable(request)
  if (page instanceof Response) return page
  if (personId === undefined) return personPage(request, page, personId, { version: 0, values: {} })
  const person = await getContactPerson(request.actor, request.services, {
    organizationId: page.organization.id,
    contactPersonId: personId,
  })
  if (!person.ok) return answerRefusal(request, person.error.code)
  return personPage(request, page, personId, {
    version: person.value.version,
    values: valuesOf({ ...person.value }),
  })
}

async function savePerson(request: WorkRequest, personId?: string) {
  const form = await request.form()
  const newAt = paths.workContactPersonNew
  const page = await editable(request, { form, fields: contactPersonFields([]), newAt })
  if (page instanceof Response) return page
  const home = paths.workOrganization(page.organization.id)
  const version = versionOf(form)
  const decision = decisionOf(form)
  if (decision === 'theirs') return request.redirect(home, { title: t.done.kept, tone: 'info' })
  const fields = fieldsFor(page, personId)
  const sent = { form, fields, newAt }
  if (personId !== undefined && page.contactPersons.every(({ id }) => id !== personId)) {
    return partGone(request, page, sent, t.gone.contact)
  }
  const parsed = parseForm(fields, form)
  if (!parsed.ok) return personPage(request, page, personId, { version, values: parsed.typed, errors: parsed.errors })
  if (decision === 'edit') return personPage(request, page, personId, { version, values: parsed.typed })
  const input = { organizationId: page.organization.id, details: parsed.value }
  const answer =
    personId === undefined
      ? await addContactPerson(request.actor, request.services, input)
      : await updateContactPerson(request.actor, request.services, { ...input, contactPersonId: personId, version })
  if (answer.ok) return request.redirect(home, { title: t.done.contactSaved })
  const { error } = answer
  switch (error.code) {
    case 'wrong-deputy':
      return personPage(request, page, personId, {
        version,
        values: parsed.typed,
        errors: { deputyOf: t.form.wrongDeputy },
      })
    case 'conflict':
      return request.page(
        { ...frame(page, t.form.contactEdit), status: 409 },
        <PartConflict
          action={paths.workContactPerson(page.organization.id, error.stored.id)}
          fields={fields}
          stored={{ ...error.stored }}
          typed={parsed.typed}
        />,
      )
    case 'not-found':
      return partGone(request, page, sent, t.gone.contact)
    default:
      return answerRefusal(request, error.code)
  }
}

async function askRemove(request: WorkRequest) {
  const answer = await getOrganization(request.actor, request.services, request.param('id'))
  if (!answer.ok) return request.notFound()
  const page = answer.value
  const person = page.contactPersons.find((one) => one.id === request.param('person'))
  if (person === undefined) return request.notFound()
  if (!page.may.eraseContactPersons) return answerRefusal(request, 'forbidden')
  return request.page(
    frame(page, t.actions.remove),
    <ConfirmForm
      action={paths.workContactPersonRemove(page.organization.id, person.id)}
      question={t.removeQuestion(person.name ?? person.functionName)}
      confirm={t.actions.remove}
      cancel={{ href: paths.workOrganization(page.organization.id) }}
    >
      <p>{t.removeText}</p>
    </ConfirmForm>,
  )
}

async function remove(request: WorkRequest) {
  const organizationId = request.param('id')
  const answer = await removeContactPerson(request.actor, request.services, {
    organizationId,
    contactPersonId: request.param('person'),
  })
  if (!answer.ok) return answerRefusal(request, answer.error.code)
  return request.redirect(paths.workOrganization(organizationId), {
    title: t.done.contactRemoved,
    next: t.done.contactRemovedNext,
  })
}

const place = { permission: 'place.change' } as const
const person = { permission: 'contact-person.change' } as const

export const peopleRoutes: readonly PageRoute[] = [
  workRoute({ ...place, method: 'GET', path: paths.workPlaceNew(':id'), handle: (request) => showPlace(request) }),
  workRoute({ ...place, method: 'POST', path: paths.workPlaceNew(':id'), handle: (request) => savePlace(request) }),
  workRoute({
    ...place,
    method: 'GET',
    path: paths.workPlace(':id', ':standort'),
    handle: (request) => showPlace(request, request.param('standort')),
  }),
  workRoute({
    ...place,
    method: 'POST',
    path: paths.workPlace(':id', ':standort'),
    handle: (request) => savePlace(request, request.param('standort')),
  }),
  workRoute({ ...place, method: 'POST', path: paths.workPlaceArchive(':id', ':standort'), handle: archiveOnePlace }),
  workRoute({
    ...person,
    method: 'GET',
    path: paths.workContactPersonNew(':id'),
    handle: (request) => showPerson(request),
  }),
  workRoute({
    ...person,
    method: 'POST',
    path: paths.workContactPersonNew(':id'),
    handle: (request) => savePerson(request),
  }),
  workRoute({
    ...person,
    method: 'GET',
    path: paths.workContactPerson(':id', ':person'),
    handle: (request) => showPerson(request, request.param('person')),
  }),
  workRoute({
    ...person,
    method: 'POST',
    path: paths.workContactPerson(':id', ':person'),
    handle: (request) => savePerson(request, request.param('person')),
  }),
  workRoute({
    method: 'GET',
    path: paths.workContactPersonRemove(':id', ':person'),
    permission: 'contact-person.remove',
    handle: askRemove,
  }),
  workRoute({
    method: 'POST',
    path: paths.workContactPersonRemove(':id', ':person'),
    permission: 'contact-person.remove',
    handle: remove,
  }),
]
