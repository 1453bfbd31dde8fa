// Pages on which the office decides: locks, freezing, publishing, withdrawing, objections; and where a school objects.
import { paths } from '../../kernel/names/paths.ts'
import { addDays, formatGermanDate } from '../../kernel/plain-date.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listPupils } from '../pupils/index.ts'
import { liftLock, listLocks, type LockRefusal, setLock } from './decisions/keep-locks.ts'
import {
  findFlaws,
  freezePlan,
  longestObjectionDays,
  type PublishRefusal,
  publishPlan,
  shortestObjectionDays,
  usualObjectionDays,
  withdrawPlan,
} from './decisions/publish-plan.ts'
import { readAddressees } from './decisions/tell-organizations.ts'
import { decisionFields, lockFields, objectionFields, publishFields, withdrawFields, workshopOf } from './forms.ts'
import { type DecideRefusal, decideObjection } from './objections/decide-objection.ts'
import { objectionTexts as o } from './objections/objection-texts.ts'
import { raiseObjection } from './objections/raise-objection.ts'
import { getObjection, listObjections } from './objections/read-objections.ts'
import { maySteerPlans } from './policy.ts'
import { mayDo, openPlan, openRound, openRun } from './read-round.ts'
import { getPath } from './reading/get-path.ts'
import { atOf, refuseReading } from './run-routes.tsx'
import { planStageOf } from './terms.ts'
import { t } from './texts.ts'
import { LockPage } from './views/lock-page.tsx'
import { ObjectionList, ObjectionPage, RaisePage } from './views/objection-pages.tsx'
import { planBreadcrumb, section } from './views/plan-kit.tsx'
import { flawSentences, PublishPage, WithdrawPage } from './views/publish-pages.tsx'
import { breachSentence, short } from './words.ts'
import { formatInstant } from '../../platform/i18n/format.ts'

interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

const failedForm = (again: Again | undefined) => (again === undefined ? {} : { hasErrors: true, status: 422 as const })

async function showLocks(request: WorkRequest, again?: Again) {
  const room = await listLocks(request.actor, request.services, request.param('id'))
  if (!room.ok) return refuseReading(request, room.error)
  const { page, active } = room.value
  return request.page(
    {
      title: t.locks.title,
      lead: t.locks.lead(active.length),
      breadcrumb: planBreadcrumb(page),
      section,
      ...failedForm(again),
    },
    <LockPage room={room.value} fields={drawFields(lockFields(page), again?.typed ?? {}, again?.errors ?? {})} />,
  )
}

function lockErrors(refusal: Exclude<LockRefusal, { code: 'forbidden' | 'not-found' }>): FormErrors {
  switch (refusal.code) {
    case 'unknown-code':
      return { code: t.locks.unknownCode }
    case 'locked-already':
      return { block: t.locks.already }
    case 'contradiction':
      return { workshop: t.locks.contradiction(t.findings.rules[refusal.rule]) }
  }
}

async function addLock(request: WorkRequest) {
  const { actor, services } = request
  const roundId = request.param('id')
  const room = await listLocks(actor, services, roundId)
  if (!room.ok) return refuseReading(request, room.error)
  const parsed = parseForm(lockFields(room.value.page), await request.form())
  if (!parsed.ok) return showLocks(request, parsed)
  const { code, block, workshop, reason } = parsed.value
  const input = { code, blockNumber: Number(block), workshopId: workshopOf(workshop), reason }
  const done = await setLock(actor, services, { roundId, input })
  if (done.ok) {
    return request.redirect(paths.workPlanLocks(roundId), {
      title: t.locks.set(done.value.code),
      told: t.locks.setTold,
      next: t.locks.setNext,
      undo: { action: paths.workPlanLockLift(roundId, done.value.id) },
    })
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  return showLocks(request, { typed: parsed.typed, errors: lockErrors(refusal) })
}

async function takeLockBack(request: WorkRequest) {
  await request.form()
  const roundId = request.param('id')
  const done = await liftLock(request.actor, request.services, { roundId, lockId: request.param('festlegung') })
  return done.ok
    ? request.redirect(paths.workPlanLocks(roundId), { title: t.locks.lifted })
    : refuseReading(request, done.error)
}

const setFrozenTo = (isFrozen: boolean) => async (request: WorkRequest) => {
  await request.form()
  const at = atOf(request)
  const here = paths.workPlan(at.roundId, at.runId)
  const done = await freezePlan(request.actor, request.services, { at, isFrozen })
  if (done.ok) {
    return request.redirect(here, {
      title: isFrozen ? t.plan.frozen : t.plan.thawed,
      ...(isFrozen ? { next: t.plan.frozenNext } : {}),
      undo: { action: isFrozen ? paths.workPlanThaw(at.roundId, at.runId) : paths.workPlanFreeze(at.roundId, at.runId) },
    })
  }
  if (done.error === 'published') return request.redirect(here, { title: t.plan.isPublished, tone: 'warning' })
  if (done.error === 'no-plan') return request.redirect(here, { title: t.publish.noPlan, tone: 'warning' })
  return refuseReading(request, done.error)
}

async function showPublish(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const opened = await openPlan(actor, services, atOf(request))
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run } = opened.value
  const usual = { objectionsUntil: addDays(services.today(), usualObjectionDays) }
  return request.page(
    {
      title: t.publish.title(run.number),
      lead: t.publish.lead,
      breadcrumb: planBreadcrumb(page, run),
      section,
      ...failedForm(again),
    },
    <PublishPage
      run={run}
      addressees={await readAddressees(actor, services, page)}
      flaws={run.state === 'done' ? await findFlaws(actor, services, run) : undefined}
      fields={drawFields(publishFields(), again?.typed ?? usual, again?.errors ?? {})}
    />,
  )
}

function publishErrors(refusal: Exclude<PublishRefusal, { code: 'forbidden' | 'not-found' }>): FormErrors {
  switch (refusal.code) {
    case 'bad-deadline':
      return { objectionsUntil: t.publish.badDeadline(shortestObjectionDays, longestObjectionDays) }
    case 'published':
      return { objectionsUntil: t.publish.isPublished }
    case 'no-plan':
      return { objectionsUntil: t.publish.noPlan }
    case 'another-published':
      return { objectionsUntil: t.publish.another }
    case 'flawed':
      return { objectionsUntil: flawSentences(refusal.flaws).join(' ') }
  }
}

async function publish(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const parsed = parseForm(publishFields(), await request.form())
  if (!parsed.ok) return showPublish(request, parsed)
  const done = await publishPlan(actor, services, { at, ...parsed.value })
  if (done.ok) {
    return request.redirect(paths.workPlan(at.roundId, at.runId), {
      title: t.publish.done,
      told: t.publish.told(done.value.told.mailed),
      next: t.publish.next(formatGermanDate(parsed.value.objectionsUntil)),
      link: { href: paths.workPlanWithdraw(at.roundId, at.runId), label: t.plan.withdraw },
    })
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  return showPublish(request, { typed: parsed.typed, errors: publishErrors(refusal) })
}

async function showWithdraw(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const opened = await openPlan(actor, services, atOf(request))
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run } = opened.value
  return request.page(
    {
      title: t.withdraw.title(run.number),
      lead: t.withdraw.lead,
      breadcrumb: planBreadcrumb(page, run),
      section,
      ...failedForm(again),
    },
    <WithdrawPage run={run} fields={drawFields(withdrawFields(), again?.typed ?? {}, again?.errors ?? {})} />,
  )
}

async function withdraw(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const parsed = parseForm(withdrawFields(), await request.form())
  if (!parsed.ok) return showWithdraw(request, parsed)
  const done = await withdrawPlan(actor, services, { at, because: parsed.value.because })
  if (done.ok) {
    return request.redirect(paths.workPlan(at.roundId, at.runId), {
      title: t.withdraw.done,
      told: t.publish.told(done.value.told.mailed),
      next: t.withdraw.next,
      link: { href: paths.workPlanPublish(at.roundId, at.runId), label: t.plan.publish },
    })
  }
  if (done.error === 'not-published') {
    return showWithdraw(request, { typed: parsed.typed, errors: { because: t.withdraw.notPublished } })
  }
  return refuseReading(request, done.error)
}

async function showObjections(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  const opened = await openRun(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run, may } = opened.value
  // Vocational schools have lists, no say.
  if (!may.read && actor.role === 'bbs') return request.forbidden()
  if (!may.read && planStageOf(run) !== 'published') return request.notFound()
  const objections = await listObjections(actor, services, run.id)
  const { schoolYear, grade } = page.round
  const codes = new Map((await listPupils(actor, services, { schoolYear, grade })).map(({ id, code }) => [id, code]))
  const until = run.objectionsUntil
  const isOver = until !== null && services.today() > until
  return request.page(
    {
      title: o.list.title,
      lead: o.list.lead(objections.filter(({ outcome }) => outcome === null).length, objections.length),
      breadcrumb: may.read ? planBreadcrumb(page, run) : planBreadcrumb(page),
      section,
    },
    <>
      {until !== null && (
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
  const { schoolYear, grade } = page.value.round
  const pupils = await listPupils(actor, services, { schoolYear, grade })
  const code = pupils.find(({ id }) => id === objection.pupilId)?.code ?? ''
  const isOpen = objection.outcome === null && planStageOf(run) === 'published'
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
      fields={
        may.steer && isOpen
          ? drawFields(decisionFields(page.value), again?.typed ?? {}, again?.errors ?? {})
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
  const page = await openRound(actor, services, at.roundId)
  if (!page.ok) return refuseReading(request, page.error)
  const parsed = parseForm(decisionFields(page.value), await request.form())
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

export const decideRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workPlanLocks(':id'), permission: 'plan.steer', handle: (r) => showLocks(r) }),
  workRoute({ method: 'POST', path: paths.workPlanLocks(':id'), permission: 'plan.steer', handle: addLock }),
  workRoute({
    method: 'POST',
    path: paths.workPlanLockLift(':id', ':festlegung'),
    permission: 'plan.steer',
    handle: takeLockBack,
  }),
  workRoute({ method: 'POST', path: paths.workPlanFreeze(...at), permission: 'plan.steer', handle: setFrozenTo(true) }),
  workRoute({ method: 'POST', path: paths.workPlanThaw(...at), permission: 'plan.steer', handle: setFrozenTo(false) }),
  workRoute({ method: 'GET', path: paths.workPlanPublish(...at), permission: 'plan.steer', handle: (r) => showPublish(r) }),
  workRoute({ method: 'POST', path: paths.workPlanPublish(...at), permission: 'plan.steer', handle: publish }),
  workRoute({ method: 'GET', path: paths.workPlanWithdraw(...at), permission: 'plan.steer', handle: (r) => showWithdraw(r) }),
  workRoute({ method: 'POST', path: paths.workPlanWithdraw(...at), permission: 'plan.steer', handle: withdraw }),
  workRoute({ method: 'GET', path: paths.workPlanObjections(...at), permission: 'plan.objections', handle: showObjections }),
  workRoute({
    method: 'GET',
    path: paths.workPlanObjection(...at, ':einspruch'),
    permission: 'plan.school',
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
