// The form of an offer: new, change, and what happens when two people save at once.
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate, plainDate } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import { type ConflictField, ConflictView, Form, type HiddenValues } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { workRoute } from '../../platform/http/work-route.ts'
import type { Services } from '../../platform/services.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from './code-lists.ts'
import { rulesInWords } from './eligibility/plain-words.ts'
import { namingOf, ruleChoicesOf } from './eligibility/region-naming.ts'
import { contradictionErrors } from './eligibility/rules-form.ts'
import { findRegionPlaces } from './eligibility/store.ts'
import { getWorkOffer, type WorkOfferPage } from './get-offer.ts'
import { createOffer, type KeepRefusal, updateOffer } from './keep-offer.ts'
import {
  findContactPersonsOf,
  findPlacesOf,
  findProviderChoices,
  findProviders,
  findProvidersNamed,
} from './neighbours.ts'
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
import type { Offer, OfferDetails } from './terms.ts'
import { answerRefusal } from './work-routes.tsx'
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

function formPage(request: PageRequest, filled: Filled, offer: Offer | undefined) {
  const errors = filled.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  const action = offer === undefined ? paths.workOfferNew : paths.workOfferEdit(offer.id)
  return request.page(
    {
      title: offer === undefined ? w.form.newTitle : w.form.editTitle(offer.title),
      lead: offer === undefined ? w.form.newLead : undefined,
      breadcrumb:
        offer === undefined ? breadcrumb : [...breadcrumb, { href: paths.workOffer(offer.id), label: offer.title }],
      section,
      hasErrors,
      ...(hasErrors ? { status: 422 as const } : {}),
    },
    <Form
      action={action}
      fields={drawOfferFields(filled.fields, filled.choices, filled.values, errors)}
      submit={offer === undefined ? w.form.saveDraft : w.form.save}
      hidden={offer === undefined ? {} : { version: String(offer.version) }}
      cancel={{ href: offer === undefined ? paths.workOffers : paths.workOffer(offer.id), label: w.form.cancel }}
      draft={`${action}#${offer?.version ?? 0}`}
    />,
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
  return formPage(request, { choices, fields: offerFields(choices), values: newOfferValues }, undefined)
}

async function saveNew(request: PageRequest) {
  const { actor, services } = request
  if (mayCreateAnyOffer(actor) !== 'allowed') return request.forbidden()
  const choices = await readChoices(actor, services, ownOrganization(actor))
  const fields = offerFields(choices)
  const parsed = parseForm(fields, await request.form())
  const again = (errors: FormErrors) => formPage(request, { choices, fields, values: parsed.typed, errors }, undefined)
  if (!parsed.ok) return again(parsed.errors)
  const provider = await providerFrom(actor, services, { typed: parsed.value.provider, current: undefined })
  if ('error' in provider) return again({ provider: provider.error })
  const done = await createOffer(actor, services, detailsFrom(parsed.value, { organizationId: provider.id, choices }))
  if (!done.ok) {
    const errors = fieldErrors(done.error)
    return errors === undefined ? answerRefusal(request, done.error) : again(errors)
  }
  return request.redirect(paths.workOffer(done.value.id), {
    title: w.flash.created,
    tone: 'success',
    next: w.flash.createdNext,
  })
}

async function openEdit(request: PageRequest) {
  const { actor, services } = request
  const found = await getWorkOffer(actor, services, request.param('id'))
  if (!found.ok) return { refused: found.error === 'forbidden' ? request.forbidden() : request.notFound() } as const
  if (!found.value.mayEdit) return { refused: request.forbidden() } as const
  const { organizationId } = found.value.offer
  const choices = await readChoices(actor, services, organizationId)
  return { page: found.value, choices, fields: offerFields(choices) } as const
}

const providerLabel = ({ provider }: WorkOfferPage): string =>
  provider === undefined ? '' : provider.city === null ? provider.name : `${provider.name}, ${provider.city}`

async function showEdit(request: PageRequest) {
  const opened = await openEdit(request)
  if ('refused' in opened) return opened.refused
  const { page, choices, fields } = opened
  return formPage(request, { choices, fields, values: typedFrom(page.offer, providerLabel(page)) }, page.offer)
}

async function saveEdit(request: PageRequest) {
  const { actor, services } = request
  const opened = await openEdit(request)
  if ('refused' in opened) return opened.refused
  const { page, choices, fields } = opened
  const form = await request.form()
  const decision = form.get('entscheidung')
  if (decision === 'theirs') return request.redirect(paths.workOffer(page.offer.id), { title: w.flash.kept })
  const version = Number(form.get('version'))
  const parsed = parseForm(fields, form)
  const asSent = { ...page.offer, version }
  const again = (errors?: FormErrors) =>
    formPage(request, { choices, fields, values: parsed.typed, ...(errors ? { errors } : {}) }, asSent)
  if (decision === 'edit') return again()
  if (!parsed.ok) return again(parsed.errors)
  const current = { id: page.offer.organizationId, label: providerLabel(page) }
  const provider = await providerFrom(actor, services, { typed: parsed.value.provider, current })
  if ('error' in provider) return again({ provider: provider.error })
  const details = detailsFrom(parsed.value, { organizationId: provider.id, choices, before: page.offer })
  const done = await updateOffer(actor, services, { id: page.offer.id, version, details })
  if (done.ok) {
    const title = done.value.changed === 0 ? w.flash.unchanged : w.flash.changed
    return request.redirect(paths.workOffer(page.offer.id), { title, tone: 'success' })
  }
  if (done.error.code === 'stale') return showConflict(request, done.error.current, { details, typed: parsed.typed })
  const errors = fieldErrors(done.error)
  return errors === undefined ? answerRefusal(request, done.error) : again(errors)
}

const germanDate = (value: string): string => formatGermanDate(plainDate(value))

const shown: readonly (readonly [keyof OfferDetails, (value: string) => string])[] = [
  ['title', String],
  ['summary', String],
  ['description', String],
  ['kind', kindLabel],
  ['phase', phaseLabel],
  ['targetGroups', targetGroupLabel],
  ['languages', languageLabel],
  ['city', String],
  ['placeText', String],
  ['startsOn', germanDate],
  ['endsOn', germanDate],
  ['applyUntil', germanDate],
  ['datesText', String],
  ['costText', String],
  ['website', String],
  ['contactName', String],
  ['contactEmail', String],
  ['contactPhone', String],
  ['validUntil', germanDate],
]

async function showConflict(request: PageRequest, current: Offer, mine: { details: OfferDetails; typed: TypedValues }) {
  const words = (details: OfferDetails, name: keyof OfferDetails, label: (value: string) => string): string =>
    [details[name] ?? []]
      .flat()
      .map(String)
      .filter((value) => value !== '')
      .map(label)
      .join(', ')
  const fields: ConflictField[] = shown
    .map(([name, label]) => ({
      label: w.fields[name] ?? name,
      theirs: words(current, name, label),
      mine: words(mine.details, name, label),
    }))
    .filter((field) => field.theirs !== field.mine || field.label === w.fields.title)
  const providers = await inContext(request.services.database, request.actor, (tx) =>
    findProviders(tx, [current.organizationId]),
  )
  const naming = namingOf(
    await inContext(request.services.database, request.actor, findRegionPlaces),
    request.services.today(),
  )
  const [theirs, own] = [current, mine.details].map(({ eligibility }) => rulesInWords(eligibility, naming).join('; '))
  if (theirs !== own) fields.push({ label: w.fields.eligibility ?? '', theirs: theirs ?? '', mine: own ?? '' })
  const typed = Object.fromEntries(
    Object.entries(mine.typed).filter(([, value]) => value !== undefined),
  ) as HiddenValues
  return request.page(
    {
      title: w.form.editTitle(current.title),
      preline: providers.get(current.organizationId)?.name,
      breadcrumb: [...breadcrumb, { href: paths.workOffer(current.id), label: current.title }],
      section,
      status: 409,
    },
    <ConflictView
      action={paths.workOfferEdit(current.id)}
      fields={fields}
      hidden={{ ...typed, version: String(current.version) }}
    />,
  )
}

export const editOfferRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workOfferNew, permission: 'offer.create', handle: showNew }),
  workRoute({ method: 'POST', path: paths.workOfferNew, permission: 'offer.create', handle: saveNew }),
  workRoute({ method: 'GET', path: paths.workOfferEdit(':id'), permission: 'offer.edit', handle: showEdit }),
  workRoute({ method: 'POST', path: paths.workOfferEdit(':id'), permission: 'offer.edit', handle: saveEdit }),
]
