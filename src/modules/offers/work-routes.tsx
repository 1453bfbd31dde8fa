// The pages of the offers in the work area that show, and those that move an offer on with one button.
import { paths } from '../../kernel/names/paths.ts'
import type { Result } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { ButtonLink } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import type { Services } from '../../platform/services.ts'
import { askedFrom } from './asked.ts'
import { previewOffer, withWaiting } from './editing/preview-offer.ts'
import { d } from './editing/texts.ts'
import { f } from './freshness/texts.ts'
import { getWorkOffer, subjectOf } from './get-offer.ts'
import type { KeepRefusal } from './keep-offer.ts'
import { listWorkOffers } from './list-offers.ts'
import {
  confirmOffer,
  endOffer,
  type OfferAndVersion,
  publishOffer,
  reopenOffer,
  type StateRefusal,
} from './offer-state.ts'
import {
  mayChangeApprovalRules,
  mayCreateAnyOffer,
  mayEditOffer,
  mayImportOffers,
  mayListReports,
  mayListSubmissions,
  mayReadFigures,
} from './policy.ts'
import { r } from './reports/texts.ts'
import { PublicOfferContent } from './views/public-offer.tsx'
import { WorkOfferList } from './views/work-list.tsx'
import { WorkOffer, WorkOfferActions } from './views/work-offer.tsx'
import { w } from './work-texts.ts'
import { scopeOf, viewFrom } from './work-views.ts'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: w.page.breadcrumb }]

async function showList(request: WorkRequest) {
  const { actor, services, url } = request
  const view = viewFrom(url.searchParams.get('ansicht'), actor)
  const asked = askedFrom(url.searchParams)
  // Somebody who maintains offers must see the past ones, too, unless a period was asked for.
  const whole = url.searchParams.has('zeit') ? asked : { ...asked, time: 'all' as const }
  const list = await listWorkOffers(actor, services, { ...whole, scope: scopeOf(view, actor, services.today()) })
  if (!list.ok) return request.forbidden()
  const actions = (
    <>
      {mayCreateAnyOffer(actor) === 'allowed' && (
        <ButtonLink href={paths.workOfferNew} icon="add">
          {w.list.create}
        </ButtonLink>
      )}
      {mayListSubmissions(actor) === 'allowed' && (
        <ButtonLink href={paths.workOfferApprovals} kind="secondary">
          {d.approvals.title}
        </ButtonLink>
      )}
      {mayListReports(actor) === 'allowed' && (
        <ButtonLink href={paths.workReports} kind="secondary">
          {r.list.title}
        </ButtonLink>
      )}
      {mayReadFigures(actor) === 'allowed' && (
        <ButtonLink href={paths.workFreshness} kind="secondary">
          {f.figures.title}
        </ButtonLink>
      )}
      {mayImportOffers(actor) === 'allowed' && (
        <ButtonLink href={paths.workOfferImport} kind="secondary">
          {w.list.import}
        </ButtonLink>
      )}
    </>
  )
  return request.page(
    { title: w.list.title, lead: w.list.lead(list.value.total), actions, section },
    <WorkOfferList
      list={list.value}
      asked={whole}
      view={view}
      mayEdit={(offer) => mayEditOffer(actor, subjectOf(actor.regionId, offer)) === 'allowed'}
    />,
  )
}

async function showOffer(request: WorkRequest) {
  const { actor, services } = request
  const found = await getWorkOffer(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  const { offer, provider } = found.value
  return request.page(
    {
      title: offer.title,
      preline: provider?.name,
      lead: offer.summary ?? undefined,
      breadcrumb,
      section,
      actions: <WorkOfferActions page={found.value} />,
    },
    <WorkOffer
      page={found.value}
      today={services.today()}
      personId={actor.personId}
      isOffice={mayChangeApprovalRules(actor) === 'allowed'}
    />,
  )
}

/** What waits for the office is shown with its changes: that is what those who wrote it want to see. */
async function showPreview(request: WorkRequest) {
  const { actor, services } = request
  const found = await getWorkOffer(actor, services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  if (!found.value.mayEdit) return request.forbidden()
  const { offer, submission } = found.value
  const preview = await previewOffer(actor, services, { id: offer.id, details: withWaiting(offer, submission) })
  if (!preview.ok) return answerRefusal(request, preview.error)
  return request.page(
    {
      title: w.preview.title(preview.value.offer.title),
      preline: preview.value.provider?.name,
      lead: w.preview.lead,
      breadcrumb: [...breadcrumb, { href: paths.workOffer(offer.id), label: offer.title }],
      section,
      actions: <ButtonLink href={paths.workOffer(offer.id)}>{w.preview.back}</ButtonLink>,
    },
    <PublicOfferContent page={preview.value} today={services.today()} />,
  )
}

export const versionOf = (form: FormData): number => {
  const version = Number(form.get('version'))
  return Number.isSafeInteger(version) ? version : -1
}

export function answerRefusal(request: PageRequest, refusal: StateRefusal | KeepRefusal) {
  switch (refusal.code) {
    case 'not-found':
      return request.notFound()
    case 'forbidden':
      return request.forbidden()
    case 'stale':
      return request.refuse(409, w.refused.stale)
    case 'no-text':
    case 'over':
    case 'unknown-provider':
    case 'not-published':
      return request.refuse(422, w.refused[refusal.code])
    case 'needs-approval':
    case 'not-submitted':
      return request.refuse(422, d.refused[refusal.code])
    case 'unknown-place':
    case 'unknown-contact':
    case 'ends-before-start':
    case 'contradiction':
      return request.refuse(422, w.refused.stale)
  }
}

type StateStep = (
  actor: Actor,
  services: Services,
  given: OfferAndVersion,
) => Promise<Result<{ version: number }, StateRefusal>>

type Said = { readonly title: string; readonly next?: string; readonly undo?: boolean; readonly link?: boolean }

const stateRoute = (path: (id: string) => string, step: StateStep, said: () => Said): PageRoute =>
  workRoute({
    method: 'POST',
    path: path(':id'),
    permission: 'offer.edit',
    handle: async (request) => {
      const id = request.param('id')
      const done = await step(request.actor, request.services, { id, version: versionOf(await request.form()) })
      if (!done.ok) return answerRefusal(request, done.error)
      const { title, next, undo, link } = said()
      return request.redirect(paths.workOffer(id), {
        title,
        tone: 'success',
        ...(next === undefined ? {} : { next }),
        ...(undo
          ? { undo: { action: paths.workOfferReopen(id), hidden: { version: String(done.value.version) } } }
          : {}),
        ...(link ? { link: { href: paths.offer(id), label: w.flash.publicLink } } : {}),
      })
    },
  })

export const workOfferRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workOffers, permission: 'offer.list', handle: showList }),
  workRoute({ method: 'GET', path: paths.workOffer(':id'), permission: 'offer.list', handle: showOffer }),
  workRoute({ method: 'GET', path: paths.workOfferPreview(':id'), permission: 'offer.edit', handle: showPreview }),
  stateRoute(paths.workOfferPublish, publishOffer, () => ({
    title: w.flash.published,
    next: w.flash.publishedNext,
    link: true,
  })),
  stateRoute(paths.workOfferEnd, endOffer, () => ({ title: w.flash.ended, next: w.flash.endedNext, undo: true })),
  stateRoute(paths.workOfferReopen, reopenOffer, () => ({ title: w.flash.reopened })),
  stateRoute(paths.workOfferConfirm, confirmOffer, () => ({ title: w.flash.confirmed })),
]
