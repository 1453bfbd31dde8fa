// The pages on which the office lets offers pass, and those by which they are handed in.
import { paths } from '../../../kernel/names/paths.ts'
import { inContext } from '../../../platform/db/database.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { ButtonLink, Section } from '../../../platform/html/index.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { comparedFields } from '../compare-offers.ts'
import { namingOf } from '../eligibility/region-naming.ts'
import { findRegionPlaces } from '../eligibility/store.ts'
import { getWorkOffer, type WorkOfferPage } from '../get-offer.ts'
import { detailsOf } from '../keep-offer.ts'
import { findProviderChoices, findProvidersNamed } from '../neighbours.ts'
import { mayChangeApprovalRules } from '../policy.ts'
import { PublicOfferContent } from '../views/public-offer.tsx'
import { answerRefusal, versionOf } from '../work-routes.tsx'
import { w } from '../work-texts.ts'
import { listApprovalRules, type RuleOwner, removeApprovalRule, setApprovalRule } from './approval-rules.ts'
import { approveOffer, sendBackOffer, submitOffer, withdrawSubmission } from './decide-submission.ts'
import { listSubmissions } from './list-submissions.ts'
import { previewOffer, withWaiting } from './preview-offer.ts'
import { kindRuleFields, organizationRuleFields, reasonFields, regionRuleFields } from './rule-form.ts'
import type { ApprovalMode } from './terms.ts'
import { d } from './texts.ts'
import { OfferPicture } from './views/picture.tsx'
import { ApprovalRules, type RulesTyped } from './views/rules.tsx'
import { ChangeTable, Review, SubmissionList } from './views/submission.tsx'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: w.page.breadcrumb }]
const approvalsCrumb = () => [...breadcrumb, { href: paths.workOfferApprovals, label: d.approvals.title }]

async function showList(request: WorkRequest) {
  const found = await listSubmissions(request.actor, request.services)
  if (!found.ok) return request.forbidden()
  const isOffice = mayChangeApprovalRules(request.actor) === 'allowed'
  const waiting = found.value.filter(({ submission }) => submission.state === 'submitted').length
  const lead = isOffice ? d.approvals.leadOffice(waiting) : d.approvals.leadOwn(waiting, found.value.length - waiting)
  const actions =
    isOffice && found.value.length > 0 ? (
      <ButtonLink href={paths.workOfferApprovalRules} kind="secondary">
        {d.approvals.rules}
      </ButtonLink>
    ) : undefined
  return request.page(
    { title: d.approvals.title, lead, breadcrumb, section, actions },
    <SubmissionList items={found.value} isOffice={isOffice} />,
  )
}

async function openReview(request: WorkRequest) {
  const found = await getWorkOffer(request.actor, request.services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  return found.value
}

async function reviewPage(
  request: WorkRequest,
  page: WorkOfferPage,
  filled?: { values: TypedValues; errors: FormErrors },
) {
  const { submission, offer } = page
  if (submission === undefined) return request.refuse(404, d.refused['not-submitted'])
  const { actor, services } = request
  const [reasonField] = drawFields(reasonFields(), filled?.values, filled?.errors)
  if (reasonField === undefined) throw new Error('A form without its field')
  const head = {
    title: d.review.title(offer.title),
    preline: page.provider?.name,
    breadcrumb: approvalsCrumb(),
    section,
    ...(filled === undefined ? {} : { hasErrors: true, status: 422 as const }),
  }
  const preview = await previewOffer(actor, services, { id: offer.id, details: withWaiting(offer, submission) })
  const content = preview.ok ? (
    <Section title={d.review.preview}>
      <PublicOfferContent page={preview.value} today={services.today()} />
    </Section>
  ) : (
    ''
  )
  if (submission.kind === 'publish') {
    return request.page(
      { ...head, lead: submission.state === 'submitted' ? d.review.leadPublish : undefined },
      <Review page={page} reasonField={reasonField}>
        {content}
      </Review>,
    )
  }
  const naming = namingOf(await inContext(services.database, actor, findRegionPlaces), services.today())
  const fields = comparedFields(detailsOf(offer), withWaiting(offer, submission), naming).filter(
    (field) => field.theirs !== field.mine,
  )
  const pictures =
    submission.picture === 'same'
      ? undefined
      : ([
          page.picture === undefined ? d.review.nothing : <OfferPicture picture={page.picture} />,
          page.waitingPicture === undefined ? d.review.nothing : <OfferPicture picture={page.waitingPicture} />,
        ] as const)
  const count = fields.length + (pictures === undefined ? 0 : 1)
  return request.page(
    { ...head, lead: submission.state === 'submitted' ? d.review.leadChange(count) : undefined },
    <Review page={page} reasonField={reasonField}>
      <ChangeTable fields={fields} {...(pictures === undefined ? {} : { pictures })} />
      {content}
    </Review>,
  )
}

async function showReview(request: WorkRequest) {
  const opened = await openReview(request)
  if (opened instanceof Response) return opened
  if (mayChangeApprovalRules(request.actor) !== 'allowed') {
    return opened.mayEdit || opened.offer.status !== 'draft' ? request.forbidden() : request.notFound()
  }
  return reviewPage(request, opened)
}

async function approve(request: WorkRequest) {
  const id = request.param('id')
  const version = versionOf(await request.form())
  const done = await approveOffer(request.actor, request.services, { id, version })
  if (!done.ok) return answerRefusal(request, done.error)
  return request.redirect(paths.workOfferApprovals, {
    title: done.value.kind === 'publish' ? d.flash.approved : d.flash.approvedChange,
    tone: 'success',
    link: { href: paths.offer(id), label: w.flash.publicLink },
  })
}

async function sendBack(request: WorkRequest) {
  const { actor, services } = request
  const id = request.param('id')
  const form = await request.form()
  const parsed = parseForm(reasonFields(), form)
  if (!parsed.ok) {
    // Whoever may not decide is told that, and not what is wrong with the reason.
    if (mayChangeApprovalRules(actor) !== 'allowed') return showReview(request)
    const opened = await openReview(request)
    if (opened instanceof Response) return opened
    return reviewPage(request, opened, { values: parsed.typed, errors: parsed.errors })
  }
  const given = { id, version: versionOf(form), reason: parsed.value.reason }
  const done = await sendBackOffer(actor, services, given)
  if (!done.ok) return answerRefusal(request, done.error)
  return request.redirect(paths.workOfferApprovals, { title: d.flash.sentBack, tone: 'success' })
}

async function submit(request: WorkRequest) {
  const id = request.param('id')
  const done = await submitOffer(request.actor, request.services, { id, version: versionOf(await request.form()) })
  if (!done.ok) return answerRefusal(request, done.error)
  return request.redirect(paths.workOffer(id), {
    title: d.flash.submitted,
    tone: 'success',
    next: d.flash.submittedNext,
  })
}

async function withdraw(request: WorkRequest) {
  const id = request.param('id')
  const version = versionOf(await request.form())
  const done = await withdrawSubmission(request.actor, request.services, { id, version })
  if (!done.ok) return answerRefusal(request, done.error)
  const title = done.value.kind === 'publish' ? d.flash.withdrawn : d.flash.dropped
  return request.redirect(paths.workOffer(id), { title, tone: 'success' })
}

async function rulesPage(request: WorkRequest, typed?: RulesTyped) {
  const { actor, services } = request
  const listed = await listApprovalRules(actor, services)
  if (!listed.ok) return request.forbidden()
  const choices = await inContext(services.database, actor, findProviderChoices)
  return request.page(
    {
      title: d.rules.title,
      lead: d.rules.lead,
      breadcrumb: approvalsCrumb(),
      section,
      ...(typed === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <ApprovalRules rules={listed.value} organizations={choices.map(({ label }) => label)} typed={typed} />,
  )
}

type Asked = { readonly owner: RuleOwner; readonly mode: ApprovalMode } | { readonly wrong: RulesTyped }

async function ruleFrom(request: WorkRequest, form: FormData): Promise<Asked> {
  const which = form.get('fuer')
  if (which === 'kind') {
    const parsed = parseForm(kindRuleFields(), form)
    if (!parsed.ok) return { wrong: { which, values: parsed.typed, errors: parsed.errors } }
    return { owner: { of: 'kind', kind: parsed.value.kind }, mode: parsed.value.kindMode }
  }
  if (which === 'organization') {
    const parsed = parseForm(organizationRuleFields([]), form)
    if (!parsed.ok) return { wrong: { which, values: parsed.typed, errors: parsed.errors } }
    const { organization, organizationMode: mode } = parsed.value
    const { actor, services } = request
    const [found, ...others] = await inContext(services.database, actor, (tx) => findProvidersNamed(tx, organization))
    const sentence = found === undefined ? w.form.providerUnknown : w.form.providerAmbiguous
    if (found === undefined || others.length > 0) {
      return { wrong: { which, values: parsed.typed, errors: { organization: sentence } } }
    }
    return { owner: { of: 'organization', organizationId: found.id }, mode }
  }
  const parsed = parseForm(regionRuleFields(), form)
  if (!parsed.ok) return { wrong: { which: 'region', values: parsed.typed, errors: parsed.errors } }
  return { owner: { of: 'region' }, mode: parsed.value.regionMode }
}

async function saveRule(request: WorkRequest) {
  const { actor, services } = request
  if (mayChangeApprovalRules(actor) !== 'allowed') return request.forbidden()
  const form = await request.form()
  const asked = await ruleFrom(request, form)
  if ('wrong' in asked) return rulesPage(request, asked.wrong)
  const version = form.has('version') ? { version: versionOf(form) } : {}
  const done = await setApprovalRule(actor, services, { ...asked, ...version })
  if (done.ok) return request.redirect(paths.workOfferApprovalRules, { title: d.flash.ruleKept, tone: 'success' })
  switch (done.error.code) {
    case 'forbidden':
      return request.forbidden()
    case 'stale':
      return request.refuse(409, d.rules.stale)
    case 'unknown-provider':
      return request.refuse(422, w.refused['unknown-provider'])
    case 'unknown-kind':
      return request.refuse(422, { title: d.rules.title, text: d.rules.unknownKind })
  }
}

async function removeRule(request: WorkRequest) {
  const form = await request.form()
  const given = { id: String(form.get('id') ?? ''), version: versionOf(form) }
  const done = await removeApprovalRule(request.actor, request.services, given)
  if (done.ok) return request.redirect(paths.workOfferApprovalRules, { title: d.flash.ruleRemoved, tone: 'success' })
  return done.error.code === 'forbidden' ? request.forbidden() : request.refuse(409, d.rules.stale)
}

const decide = 'offer.approve'
const rule = 'offer.approval-rules'

export const approvalRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workOfferApprovals, permission: 'offer.list-submissions', handle: showList }),
  workRoute({
    method: 'GET',
    path: paths.workOfferApprovalRules,
    permission: rule,
    handle: (request) => rulesPage(request),
  }),
  workRoute({ method: 'POST', path: paths.workOfferApprovalRules, permission: rule, handle: saveRule }),
  workRoute({ method: 'POST', path: paths.workOfferApprovalRuleRemove, permission: rule, handle: removeRule }),
  workRoute({ method: 'GET', path: paths.workOfferReview(':id'), permission: decide, handle: showReview }),
  workRoute({ method: 'POST', path: paths.workOfferReview(':id'), permission: decide, handle: approve }),
  workRoute({ method: 'POST', path: paths.workOfferSendBack(':id'), permission: decide, handle: sendBack }),
  workRoute({ method: 'POST', path: paths.workOfferSubmit(':id'), permission: 'offer.edit', handle: submit }),
  workRoute({ method: 'POST', path: paths.workOfferWithdraw(':id'), permission: 'offer.edit', handle: withdraw }),
]
