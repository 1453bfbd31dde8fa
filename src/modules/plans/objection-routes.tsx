// Pages of objections: the list, one of them with the decision, and where a school objects.
import { paths } from '../../kernel/names/paths.ts'
import { formatGermanDate } from '../../kernel/plain-date.ts'
import { drawFields, type FormErrors, parseForm } from '../../platform/forms/form.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { formatInstant } from '../../platform/i18n/format.ts'
import { listPupilsById } from '../pupils/index.ts'
import type { RoundPage } from '../rounds/index.ts'
import { answerFields, decisionFields, objectionFields, workshopOf } from './forms.ts'
import { type DecideRefusal, decideObjection } from './objections/decide-objection.ts'
import { objectionTexts as o } from './objections/objection-texts.ts'
import { raiseObjection } from './objections/raise-objection.ts'
import { getObjection, listObjections } from './objections/read-objections.ts'
import { mayListObjections, maySteerPlans } from './policy.ts'
import { mayDo, openObjectedRun, openRound } from './read-round.ts'
import { getPath } from './reading/get-path.ts'
import { type Again, atOf, failedForm, refuseReading } from './run-routes.tsx'
import { planStageOf } from './terms.ts'
import { ObjectionList, ObjectionPage, RaisePage } from './views/objection-pages.tsx'
import { planBreadcrumb, section } from './views/plan-kit.tsx'
import { breachSentence, short } from './words.ts'

async function showObjections(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  const opened = await openObjectedRun(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run, may } = opened.value
  const verdict = mayListObjections(actor, { regionId: actor.regionId, stage: planStageOf(run) })
  if (verdict !== 'allowed') return refuseReading(request, verdict === 'hidden' ? 'not-found' : 'forbidden')
  const objections = await listObjections(actor, services, run.id)
  const objectors = objections.map(({ pupilId }) => pupilId)
  const codes = new Map((await listPupilsById(actor, services, objectors)).map(({ id, code }) => [id, code]))
  const until = run.objectionsUntil
  const isWithdrawn = planStageOf(run) === 'withdrawn'
  const isOver = until !== null && services.today() > until
  return request.page(
    {
      title: o.list.title,
      lead: o.list.lead(objections.filter(({ outcome }) => outcome === null).length, objections.length),
      breadcrumb: may.read ? planBreadcrumb(page, run) : planBreadcrumb(page),
      section,
    },
    <>
      {isWithdrawn && <p class="kern-body">{o.list.withdrawn}</p>}
      {until !== null && !isWithdrawn && (
        <p class="kern-body">{isOver ? o.list.over(short(until)) : o.list.until(formatGermanDate(until))}</p>
      )}
      <ObjectionList page={page} run={run} objections={objections} codeOf={(id) => codes.get(id) ?? ''} />
    </>,
  )
}

async function showObjection(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  const at = atOf(request)
  const page = await openRound(actor, services, at.roundId)
  if (!page.ok) return refuseReading(request, page.error)
  const found = await getObjection(actor, services, request.param('einspruch'))
  if (!found.ok) return refuseReading(request, found.error)
  const { objection, run } = found.value
  if (run.id !== at.runId || run.roundId !== at.roundId) return request.notFound()
  const may = mayDo(actor)
  const [pupil] = await listPupilsById(actor, services, [objection.pupilId])
  const code = pupil?.code ?? ''
  const stage = planStageOf(run)
  const fields = stage === 'withdrawn' ? answerFields(page.value) : decisionFields(page.value)
  return request.page(
    {
      title: o.page.title(code),
      lead: o.page.lead(o.raisers[objection.raisedBy], formatInstant(objection.raisedAt)),
      breadcrumb: [
        ...(may.read ? planBreadcrumb(page.value, run) : planBreadcrumb(page.value)),
        { href: paths.workPlanObjections(at.roundId, at.runId), label: o.list.title },
      ],
      section,
      ...failedForm(again),
    },
    <ObjectionPage
      page={page.value}
      run={run}
      objection={objection}
      leadsToPath={may.read || stage === 'published'}
      fields={
        may.steer && objection.outcome === null
          ? drawFields(fields, again?.typed ?? {}, again?.errors ?? {})
          : undefined
      }
    />,
  )
}

function decideErrors(refusal: Exclude<DecideRefusal, { code: 'forbidden' | 'not-found' }>): FormErrors {
  switch (refusal.code) {
    case 'decided':
      return { outcome: o.page.decided }
    case 'not-published':
      return { outcome: o.page.notPublished }
    case 'no-change':
      return { workshop: o.page.noChange }
    case 'breaks-rules':
      return { workshop: refusal.breaches.map(breachSentence).join(' ') }
  }
}

async function decide(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  const id = request.param('einspruch')
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const opened = await openObjectedRun(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run } = opened.value
  const data = await request.form()
  if (planStageOf(run) === 'withdrawn') return answerOnly(request, { page, data })
  const parsed = parseForm(decisionFields(page), data)
  if (!parsed.ok) return showObjection(request, parsed)
  const { outcome, block, workshop, answer } = parsed.value
  if (outcome === 'changed' && (block === null || workshop === null)) {
    return showObjection(request, { typed: parsed.typed, errors: { workshop: o.page.needsPlace } })
  }
  const move =
    outcome === 'changed' && block !== null && workshop !== null
      ? { blockNumber: Number(block), workshopId: workshopOf(workshop) }
      : undefined
  const done = await decideObjection(actor, services, { id, decision: { answer, move } })
  if (done.ok) {
    return request.redirect(paths.workPlanObjections(at.roundId, at.runId), { title: o.page.done, told: o.page.told })
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  return showObjection(request, { typed: parsed.typed, errors: decideErrors(refusal) })
}

async function answerOnly(request: WorkRequest, { page, data }: { page: RoundPage; data: FormData }) {
  const at = atOf(request)
  const parsed = parseForm(answerFields(page), data)
  if (!parsed.ok) return showObjection(request, parsed)
  const id = request.param('einspruch')
  const done = await decideObjection(request.actor, request.services, { id, decision: parsed.value })
  if (done.ok) {
    const notice = { title: o.page.answerDone, told: o.page.told }
    return request.redirect(paths.workPlanObjections(at.roundId, at.runId), notice)
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  const [sentence] = Object.values(decideErrors(refusal))
  return showObjection(request, { typed: parsed.typed, errors: sentence === undefined ? {} : { answer: sentence } })
}

async function showRaise(request: WorkRequest, again?: Again) {
  const pupilId = request.param('schueler')
  const at = atOf(request)
  const view = await getPath(request.actor, request.services, { ...at, pupilId })
  if (!view.ok) return refuseReading(request, view.error)
  const { page, pupil, may } = view.value
  if (may.steer) return request.forbidden()
  const back = paths.workPlanPupil(at.roundId, at.runId, pupilId)
  if (!view.value.mayObject) return request.redirect(back, { title: o.raise.tooLate, tone: 'warning' })
  return request.page(
    {
      title: o.raise.title,
      lead: o.raise.lead(pupil.code),
      breadcrumb: planBreadcrumb(page),
      section,
      ...failedForm(again),
    },
    <RaisePage
      action={paths.workPlanObject(at.roundId, at.runId, pupilId)}
      cancelHref={back}
      fields={drawFields(objectionFields(), again?.typed ?? {}, again?.errors ?? {})}
      draft={`objection ${at.runId} ${pupilId}`}
    />,
  )
}

async function raise(request: WorkRequest) {
  const { actor, services } = request
  const [at, pupilId] = [atOf(request), request.param('schueler')]
  const view = await getPath(actor, services, { ...at, pupilId })
  if (!view.ok) return refuseReading(request, view.error)
  const parsed = parseForm(objectionFields(), await request.form())
  if (!parsed.ok) return showRaise(request, parsed)
  const input = { runId: at.runId, pupilId, raisedBy: 'school' as const, text: parsed.value.text }
  const done = await raiseObjection(actor, services, input)
  const back = paths.workPlanPupil(at.roundId, at.runId, pupilId)
  if (done.ok) return request.redirect(back, { title: o.raise.done, told: o.raise.told, next: o.raise.next })
  if (done.error === 'too-late') return request.redirect(back, { title: o.raise.tooLate, tone: 'warning' })
  if (done.error === 'open-already') return request.redirect(back, { title: o.raise.openAlready, tone: 'warning' })
  return refuseReading(request, done.error)
}

const at = [':id', ':lauf'] as const

export const objectionRoutes: readonly PageRoute[] = [
  workRoute({
    method: 'GET',
    path: paths.workPlanObjections(...at),
    permission: 'plan.objections',
    handle: showObjections,
  }),
  workRoute({
    method: 'GET',
    path: paths.workPlanObjection(...at, ':einspruch'),
    permission: 'plan.objection',
    handle: (r) => showObjection(r),
  }),
  workRoute({
    method: 'POST',
    path: paths.workPlanObjection(...at, ':einspruch'),
    permission: 'plan.steer',
    handle: decide,
  }),
  workRoute({
    method: 'GET',
    path: paths.workPlanObject(...at, ':schueler'),
    permission: 'plan.object',
    handle: (r) => showRaise(r),
  }),
  workRoute({
    method: 'POST',
    path: paths.workPlanObject(...at, ':schueler'),
    permission: 'plan.object',
    handle: raise,
  }),
]
