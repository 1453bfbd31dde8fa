// The form of an offer: new, change, and what happens when two people save at once.

import type { Child } from 'hono/jsx'
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { Button, Form, Notice } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { workRoute } from '../../platform/http/work-route.ts'
import type { Services } from '../../platform/services.ts'
import { isSeen } from './editing/approval.ts'
import { showConflict, showFormPreview } from './editing/form-answers.tsx'
import { previewOffer, withWaiting } from './editing/preview-offer.ts'
import { movedDays, movedToSchoolYear } from './editing/school-year.ts'
import { d } from './editing/texts.ts'
import { ruleChoicesOf } from './eligibility/region-naming.ts'
import { contradictionErrors } from './eligibility/rules-form.ts'
import { findRegionPlaces } from './eligibility/store.ts'
import { getWorkOffer, type WorkOfferPage } from './get-offer.ts'
import { copyOffer, createOffer, detailsOf, type KeepRefusal, updateOffer } from './keep-offer.ts'
import { findContactPersonsOf, findPlacesOf, findProviderChoices, findProvidersNamed } from './neighbours.ts'
import {
  detailsFrom,
  drawOfferFields,
  type FormChoices,
  newOfferValues,
  type OfferFields,
  offerFields,
  typedFrom,
} from './offer-form.ts'
import { mayChooseProvider, mayCreateAnyOffer } from './policy.ts'
import { datePlaces } from './supply/places.ts'
import type { Offer, OfferDetails } from './terms.ts'
import { answerRefusal, versionOf } from './work-routes.tsx'
import { w } from './work-texts.ts'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: w.page.breadcrumb }]

/** Places and persons of the organisation that the offer has, or will have. */
const readChoices = (actor: Actor, services: Services, organizationId: string | undefined): Promise<FormChoices> =>
  inContext(services.database, actor, async (tx) => ({
    providers: mayChooseProvider(actor) === 'allowed' ? await findProviderChoices(tx) : undefined,
    places: organizationId === undefined ? [] : await findPlacesOf(tx, organizationId),
    contactPersons: organizationId === undefined ? [] : await findContactPersonsOf(tx, organizationId),
    rules: ruleChoicesOf(await findRegionPlaces(tx), services.today()),
  }))

interface Filled {
  readonly choices: FormChoices
  readonly fields: OfferFields
  readonly values: TypedValues
  readonly errors?: FormErrors
}

/** What the form is for: a new offer, a change, or a copy. */
interface Purpose {
  readonly title: string
  readonly lead: string | undefined
  readonly action: string
  readonly submit: string
  readonly home: { readonly href: string; readonly label: string } | undefined
  readonly version: number | undefined
  /** Above the fields. */
  readonly notice?: Child
}

const forNew = (): Purpose => ({
  title: w.form.newTitle,
  lead: w.form.newLead,
  action: paths.workOfferNew,
  submit: w.form.saveDraft,
  home: undefined,
  version: undefined,
})

const homeOf = (offer: Offer) => ({ href: paths.workOffer(offer.id), label: offer.title })

const forChange = ({ offer, needsApproval }: WorkOfferPage, version = offer.version): Purpose => {
  const waits = needsApproval && isSeen(offer)
  return {
    title: w.form.editTitle(offer.title),
    lead: waits ? d.waits.editHelp : undefined,
    action: paths.workOfferEdit(offer.id),
    submit: waits ? d.waits.saveAndSubmit : w.form.save,
    home: homeOf(offer),
    version,
  }
}

function formPage(request: PageRequest, filled: Filled, purpose: Purpose) {
  const errors = filled.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  const { title, lead, action, submit, home, version } = purpose
  return request.page(
    {
      title,
      lead,
      breadcrumb: home === undefined ? breadcrumb : [...breadcrumb, home],
      section,
      hasErrors,
      ...(hasErrors ? { status: 422 as const } : {}),
    },
    <>
      {purpose.notice}
      <Form
        action={action}
        fields={drawOfferFields(filled.fields, filled.choices, filled.values, errors)}
        submit={submit}
        hidden={version === undefined ? {} : { version: String(version) }}
        extra={
          <Button kind="secondary" name="entscheidung" value="preview">
            {d.preview.button}
          </Button>
        }
        cancel={{ href: home?.href ?? paths.workOffers, label: w.form.cancel }}
        draft={`${action}#${version ?? 0}`}
      />
    </>,
  )
}

type Provider = { readonly id: string } | { readonly error: string }

/** The organisation that was typed, for those who may choose; their own for all others. */
async function providerFrom(
  actor: Actor,
  services: Services,
  given: { typed: string | null; current: { id: string; label: string } | undefined },
): Promise<Provider> {
  if (given.current !== undefined && (given.typed === null || given.typed === given.current.label)) return given.current
  if (mayChooseProvider(actor) !== 'allowed' || given.typed === null) {
    return { id: given.current?.id ?? (actor.kind === 'person' ? actor.organizationId : '') }
  }
  const { typed } = given
  const [found, ...others] = await inContext(services.database, actor, (tx) => findProvidersNamed(tx, typed))
  if (found === undefined) return { error: w.form.providerUnknown }
  return others.length > 0 ? { error: w.form.providerAmbiguous } : found
}

/** Errors at the field where a use case refuses a value; undefined for refusals that concern no field. */
function fieldErrors(refusal: KeepRefusal): FormErrors | undefined {
  switch (refusal.code) {
    case 'unknown-provider':
      return { provider: w.form.providerInactive }
    case 'unknown-place':
      return { placeId: w.form.placeGone }
    case 'unknown-contact':
      return { contactPersonId: w.form.contactGone }
    case 'ends-before-start':
      return { endsOn: w.form.endsBeforeStart }
    case 'contradiction':
      return contradictionErrors(refusal.about)
    case 'not-found':
    case 'forbidden':
    case 'stale':
      return undefined
  }
}

const ownOrganization = (actor: Actor): string | undefined =>
  actor.kind === 'person' && mayChooseProvider(actor) !== 'allowed' ? actor.organizationId : undefined

async function showNew(request: PageRequest) {
  const { actor, services } = request
  if (mayCreateAnyOffer(actor) !== 'allowed') return request.forbidden()
  const choices = await readChoices(actor, services, ownOrganization(actor))
  return formPage(request, { choices, fields: offerFields(choices), values: newOfferValues }, forNew())
}

async function saveNew(request: PageRequest) {
  const { actor, services } = request
  if (mayCreateAnyOffer(actor) !== 'allowed') return request.forbidden()
  const choices = await readChoices(actor, services, ownOrganization(actor))
  return answerForm(request, {
    choices,
    purpose: forNew(),
    current: undefined,
    before: undefined,
    save: async (details) => {
      const done = await createOffer(actor, services, details)
      if (!done.ok) return done.error
      const { id } = done.value
      return request.redirect(paths.workOffer(id), {
        title: w.flash.created,
        tone: 'success',
        next: w.flash.createdNext,
      })
    },
  })
}

interface Sent {
  readonly choices: FormChoices
  readonly purpose: Purpose
  /** The provider that the offer has. */
  readonly current: { readonly id: string; readonly label: string } | undefined
  /** The offer that is changed or copied. */
  readonly before: OfferDetails | undefined
  /** The offer itself, where it is changed. */
  readonly offerId?: string
  /** An answer, or why it was not saved. */
  save(details: OfferDetails, typed: TypedValues): Promise<Response | KeepRefusal>
}

/** The same for all three purposes: parsed, shown again, shown as it would look, or saved. */
async function answerForm(request: PageRequest, sent: Sent): Promise<Response> {
  const { actor, services } = request
  const { choices, purpose, before } = sent
  const fields = offerFields(choices)
  const form = await request.form()
  const decision = form.get('entscheidung')
  const parsed = parseForm(fields, form)
  const again = (errors?: FormErrors) =>
    formPage(request, { choices, fields, values: parsed.typed, ...(errors ? { errors } : {}) }, purpose)
  if (decision === 'edit') return again()
  if (!parsed.ok) return again(parsed.errors)
  const provider = await providerFrom(actor, services, { typed: parsed.value.provider, current: sent.current })
  if ('error' in provider) return again({ provider: provider.error })
  const known = before === undefined ? {} : { before }
  const read = detailsFrom(parsed.value, { organizationId: provider.id, choices, ...known })
  const details = datePlaces(read, { ...known, today: services.today() })
  const answered =
    decision === 'preview'
      ? await preview(request, sent, details, parsed.typed)
      : await sent.save(details, parsed.typed)
  if (answered instanceof Response) return answered
  const errors = fieldErrors(answered)
  return errors === undefined ? answerRefusal(request, answered) : again(errors)
}

async function preview(request: PageRequest, sent: Sent, details: OfferDetails, typed: TypedValues) {
  const id = sent.offerId === undefined ? {} : { id: sent.offerId }
  const page = await previewOffer(request.actor, request.services, { ...id, details })
  if (!page.ok) return page.error
  const { action, submit, version } = sent.purpose
  return showFormPreview(request, { page: page.value, action, submit, typed, version: version?.toString() })
}

async function open(request: PageRequest) {
  const { actor, services } = request
  const found = await getWorkOffer(actor, services, request.param('id'))
  if (!found.ok) return { refused: found.error === 'forbidden' ? request.forbidden() : request.notFound() } as const
  if (!found.value.mayEdit) return { refused: request.forbidden() } as const
  const choices = await readChoices(actor, services, found.value.offer.organizationId)
  // Whoever waits for the office goes on with what was handed in; the office changes what is public.
  const { offer, submission, needsApproval } = found.value
  const details = withWaiting(offer, needsApproval ? submission : undefined)
  return { page: found.value, choices, details } as const
}

const providerLabel = ({ provider }: WorkOfferPage): string =>
  provider === undefined ? '' : provider.city === null ? provider.name : `${provider.name}, ${provider.city}`

async function showEdit(request: PageRequest) {
  const opened = await open(request)
  if ('refused' in opened) return opened.refused
  const { page, choices, details } = opened
  const values = typedFrom(details, providerLabel(page))
  return formPage(request, { choices, fields: offerFields(choices), values }, forChange(page))
}

async function saveEdit(request: PageRequest) {
  const { actor, services } = request
  const opened = await open(request)
  if ('refused' in opened) return opened.refused
  const { page, choices, details: before } = opened
  const { id, organizationId } = page.offer
  const form = await request.form()
  if (form.get('entscheidung') === 'theirs') return request.redirect(paths.workOffer(id), { title: w.flash.kept })
  const version = versionOf(form)
  return answerForm(request, {
    choices,
    purpose: forChange(page, version),
    current: { id: organizationId, label: providerLabel(page) },
    before,
    offerId: id,
    save: async (details, typed) => {
      const done = await updateOffer(actor, services, { id, version, details })
      if (done.ok) {
        const { changed, isHeld } = done.value
        const title = isHeld ? d.flash.held : changed === 0 ? w.flash.unchanged : w.flash.changed
        const next = isHeld ? { next: d.flash.heldNext } : {}
        return request.redirect(paths.workOffer(id), { title, tone: 'success', ...next })
      }
      if (done.error.code === 'stale') return showConflict(request, done.error.current, { details, typed })
      return done.error
    },
  })
}

/** The days are moved and the places forgotten before anybody saves, and both is said. */
function forCopy({ offer }: WorkOfferPage, moved: OfferDetails): Purpose {
  const days = movedDays(offer, moved)
  const german = (day: OfferDetails['startsOn']) => (day === null ? '' : formatGermanDate(day))
  return {
    title: d.copy.title(offer.title),
    lead: d.copy.lead,
    action: paths.workOfferCopy(offer.id),
    submit: d.copy.save,
    home: homeOf(offer),
    version: undefined,
    notice: (
      <Notice title={days.length === 0 ? d.copy.noDays : d.copy.moved}>
        {days.length > 0 && (
          <ul class="steg-plain-list">
            {days.map(({ field, before, after }) => (
              <li class="kern-body">{d.copy.movedDay(w.fields[field] ?? field, german(before), german(after))}</li>
            ))}
          </ul>
        )}
        {offer.placesState !== 'unknown' && <p class="kern-body">{d.copy.noPlaces}</p>}
      </Notice>
    ),
  }
}

/** What was said about free places was said of last year: it is asked anew. */
const movedDetails = (request: PageRequest, { offer }: WorkOfferPage): OfferDetails => ({
  ...detailsOf(offer),
  ...movedToSchoolYear(offer, request.services.today()),
  placesState: 'unknown',
  placesOn: null,
})

async function showCopy(request: PageRequest) {
  const opened = await open(request)
  if ('refused' in opened) return opened.refused
  const { page, choices } = opened
  const moved = movedDetails(request, page)
  const values = typedFrom(moved, providerLabel(page))
  return formPage(request, { choices, fields: offerFields(choices), values }, forCopy(page, moved))
}

async function saveCopy(request: PageRequest) {
  const { actor, services } = request
  const opened = await open(request)
  if ('refused' in opened) return opened.refused
  const { page, choices } = opened
  const { id, organizationId } = page.offer
  const moved = movedDetails(request, page)
  return answerForm(request, {
    choices,
    purpose: forCopy(page, moved),
    current: { id: organizationId, label: providerLabel(page) },
    before: moved,
    save: async (details) => {
      const done = await copyOffer(actor, services, { id, details })
      if (!done.ok) return done.error
      const next = { title: d.flash.copied, tone: 'success', next: d.flash.copiedNext } as const
      return request.redirect(paths.workOffer(done.value.id), next)
    },
  })
}

export const editOfferRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workOfferNew, permission: 'offer.create', handle: showNew }),
  workRoute({ method: 'POST', path: paths.workOfferNew, permission: 'offer.create', handle: saveNew }),
  workRoute({ method: 'GET', path: paths.workOfferEdit(':id'), permission: 'offer.edit', handle: showEdit }),
  workRoute({ method: 'POST', path: paths.workOfferEdit(':id'), permission: 'offer.edit', handle: saveEdit }),
  workRoute({ method: 'GET', path: paths.workOfferCopy(':id'), permission: 'offer.create', handle: showCopy }),
  workRoute({ method: 'POST', path: paths.workOfferCopy(':id'), permission: 'offer.create', handle: saveCopy }),
]
