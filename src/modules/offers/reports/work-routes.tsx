// Reports and suggestions in the work area: see, mend, close.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { dayOf } from '../freshness/day-of.ts'
import { type DecideRefusal, declineSuggestion, takeSuggestion } from '../freshness/decide-suggestion.ts'
import { seenOf } from '../freshness/suggest.ts'
import {
  answerReport,
  getReport,
  getSuggestion,
  listIncoming,
  type ReportPage as ReportPageData,
} from './handle-report.ts'
import { closingFields, declineFields } from './report-form.ts'
import { r } from './texts.ts'
import { IncomingList, ReportPage, SuggestionPage } from './views.tsx'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: r.list.breadcrumb }]
const inList = [...breadcrumb, { href: paths.workReports, label: r.list.title }]

async function showList(request: WorkRequest) {
  const incoming = await listIncoming(request.actor, request.services)
  if (!incoming.ok) return request.forbidden()
  const { reports, suggestions } = incoming.value
  return request.page(
    { title: r.list.title, lead: r.list.lead(reports.length, suggestions.length), breadcrumb, section },
    <IncomingList incoming={incoming.value} />,
  )
}

interface Typed {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

function reportPage(request: WorkRequest, one: ReportPageData, typed?: Typed) {
  return request.page(
    {
      title: r.report.title(one.offer.title),
      preline: one.providerName,
      lead: r.report.lead(r.form.abouts[one.about.about], formatGermanDate(dayOf(one.about.createdAt))),
      breadcrumb: inList,
      section,
      hasErrors: typed !== undefined,
      ...(typed === undefined ? {} : { status: 422 as const }),
    },
    <ReportPage one={one} {...typed} />,
  )
}

async function showReport(request: WorkRequest) {
  const found = await getReport(request.actor, request.services, request.param('id'))
  return found.ok ? reportPage(request, found.value) : request.notFound()
}

async function closeReport(request: WorkRequest) {
  const id = request.param('id')
  const found = await getReport(request.actor, request.services, id)
  if (!found.ok) return request.notFound()
  const parsed = parseForm(closingFields(), await request.form())
  if (!parsed.ok) return reportPage(request, found.value, parsed)
  const done = await answerReport(request.actor, request.services, { id, ...parsed.value })
  if (!done.ok) return done.error.code === 'closed' ? request.refuse(409, r.report.already) : request.notFound()
  return request.redirect(paths.workReports, {
    title: r.report.done,
    tone: 'success',
    ...(done.value.isMailed ? { next: r.report.doneMailed } : {}),
  })
}

async function suggestionPage(request: WorkRequest, typed?: Typed) {
  const found = await getSuggestion(request.actor, request.services, request.param('id'))
  if (!found.ok) return found.error === 'decided' ? request.refuse(409, r.suggestion.decided) : request.notFound()
  return request.page(
    {
      title: r.suggestion.title(found.value.offer.title),
      preline: found.value.providerName,
      lead: r.suggestion.lead,
      breadcrumb: inList,
      section,
      hasErrors: typed !== undefined,
      ...(typed === undefined ? {} : { status: 422 as const }),
    },
    <SuggestionPage one={found.value} {...typed} />,
  )
}

function refuseDecision(request: WorkRequest, refusal: DecideRefusal) {
  switch (refusal.code) {
    case 'not-found':
      return request.notFound()
    case 'forbidden':
      return request.forbidden()
    case 'decided':
      return request.refuse(409, r.suggestion.decided)
    case 'stale':
      return request.refuse(409, r.suggestion.stale)
    default:
      return request.refuse(422, r.suggestion.impossible)
  }
}

async function decideSuggestion(request: WorkRequest) {
  const { actor, services } = request
  const id = request.param('id')
  const form = await request.form()
  const found = await getSuggestion(actor, services, id)
  if (!found.ok) return found.error === 'decided' ? request.refuse(409, r.suggestion.decided) : request.notFound()
  // Somebody added to it behind the link meanwhile: nobody decides about words that were not read.
  if (form.get('stand') !== seenOf(found.value.about)) return request.refuse(409, r.suggestion.more)
  if (form.get('entscheidung') !== 'ablehnen') {
    const done = await takeSuggestion(actor, services, { id })
    if (!done.ok) return refuseDecision(request, done.error)
    return request.redirect(paths.workOffer(done.value.offerId), {
      title: done.value.isHeld
        ? r.suggestion.takenHeld
        : done.value.isOver
          ? r.suggestion.takenOver
          : r.suggestion.taken,
      tone: done.value.isOver ? 'warning' : 'success',
    })
  }
  const parsed = parseForm(declineFields(), form)
  if (!parsed.ok) return suggestionPage(request, parsed)
  const done = await declineSuggestion(actor, services, { id, reason: parsed.value.reason })
  if (!done.ok) return refuseDecision(request, done.error)
  return request.redirect(paths.workReports, {
    title: r.suggestion.declined,
    tone: 'success',
    next: done.value.isMailed ? r.suggestion.declinedMailed : r.suggestion.declinedNotMailed,
  })
}

export const workReportRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workReports, permission: 'report.list', handle: showList }),
  workRoute({ method: 'GET', path: paths.workReport(':id'), permission: 'report.handle', handle: showReport }),
  workRoute({ method: 'POST', path: paths.workReport(':id'), permission: 'report.handle', handle: closeReport }),
  workRoute({
    method: 'GET',
    path: paths.workSuggestion(':id'),
    permission: 'report.handle',
    handle: (request) => suggestionPage(request),
  }),
  workRoute({
    method: 'POST',
    path: paths.workSuggestion(':id'),
    permission: 'report.handle',
    handle: decideSuggestion,
  }),
]
