// Pages about runs: start, progress, cancel, the plan with its groups and paths, comparison.
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../platform/forms/form.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listClasses, listPupilsById, parseCode } from '../pupils/index.ts'
import type { RoundPage } from '../rounds/index.ts'
import { type OverrideRefusal, overrideSeat } from './decisions/override-seat.ts'
import { overrideFields, startFields, workshopOf } from './forms.ts'
import { isBlocking } from './problem/findings.ts'
import { openPlan, type ReadRefusal } from './read-round.ts'
import { comparePlans } from './reading/compare-plans.ts'
import { getGroup } from './reading/get-group.ts'
import { getPath, type PathView } from './reading/get-path.ts'
import { getPlan } from './reading/get-plan.ts'
import { listPlans, type PlanList } from './reading/list-plans.ts'
import { listSeatedPupils } from './reading/list-seated-pupils.ts'
import { cancelRun, discardRun, startRun } from './runs/steer-run.ts'
import { type Lock, planStageOf, type Run, runStateAt } from './terms.ts'
import { t } from './texts.ts'
import { ComparePage } from './views/compare-page.tsx'
import { GroupPage } from './views/group-page.tsx'
import { PathPage } from './views/path-page.tsx'
import { planBreadcrumb, roundBreadcrumb, section } from './views/plan-kit.tsx'
import { PlanPage } from './views/plan-page.tsx'
import { type FindingWords, PartView, RunListView } from './views/run-list.tsx'
import { type Blocking, failureOf, RunFailed, RunProgress } from './views/run-progress.tsx'
import { breachSentence, dayOf, short } from './words.ts'

export const atOf = (request: WorkRequest) => ({ roundId: request.param('id'), runId: request.param('lauf') })

export const refuseReading = (request: WorkRequest, refusal: ReadRefusal) =>
  refusal === 'forbidden' ? request.forbidden() : request.notFound()

export interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

export const failedForm = (again: Again | undefined) =>
  again === undefined ? {} : { hasErrors: true, status: 422 as const }

function leadOf({ runs, published, may }: PlanList, now: Date): string {
  if (published?.publishedAt) {
    const day = short(dayOf(published.publishedAt))
    return may.read ? t.list.leadPublished(published.number, day) : t.list.leadPart(day)
  }
  if (!may.read) return t.list.leadNoPart
  if (runs.some((run) => ['waiting', 'running'].includes(runStateAt(run, now)))) return t.list.leadRunning
  const drafts = runs.filter((run) => run.state === 'done' && planStageOf(run) !== 'withdrawn').length
  return drafts === 0 ? t.list.leadNone : t.list.leadDrafts(drafts)
}

/** Names of classes with their school, for findings. */
async function classNames(request: WorkRequest, page: RoundPage): Promise<(classId: string) => string> {
  const { schoolYear, grade } = page.round
  const classes = await listClasses(request.actor, request.services, { schoolYear, grade })
  const byId = new Map(classes.map((one) => [one.id, `${one.name} ${page.names.get(one.organizationId) ?? ''}`.trim()]))
  return (classId) => byId.get(classId) ?? ''
}

async function findingWords(request: WorkRequest, page: RoundPage, locks: readonly Lock[]): Promise<FindingWords> {
  const locked = locks.map(({ pupilId }) => pupilId)
  const pupils = await listPupilsById(request.actor, request.services, locked)
  const codeById = new Map(pupils.map(({ id, code }) => [id, code]))
  return {
    classNameOf: await classNames(request, page),
    locks: { page, locks, codeOf: (id) => codeById.get(id) ?? '' },
  }
}

async function showRuns(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  const list = await listPlans(actor, services, request.param('id'))
  if (!list.ok) return refuseReading(request, list.error)
  const { page, may } = list.value
  const now = services.now()
  return request.page(
    {
      title: t.list.title,
      lead: leadOf(list.value, now),
      breadcrumb: roundBreadcrumb(page),
      section,
      ...failedForm(again),
    },
    may.steer ? (
      <RunListView
        list={list.value}
        fields={drawFields(startFields(), again?.typed ?? {}, again?.errors ?? {})}
        words={await findingWords(request, page, list.value.locks)}
        now={now}
      />
    ) : (
      <PartView list={list.value} />
    ),
  )
}

async function start(request: WorkRequest) {
  const { actor, services } = request
  const roundId = request.param('id')
  const parsed = parseForm(startFields(), await request.form())
  if (!parsed.ok) return showRuns(request, parsed)
  const started = await startRun(actor, services, { roundId, note: parsed.value.note })
  if (started.ok) {
    return request.redirect(paths.workPlan(roundId, started.value.runId), {
      title: t.list.started(started.value.number),
      next: t.list.startedNext,
    })
  }
  const back = paths.workPlans(roundId)
  switch (started.error.code) {
    case 'forbidden':
      return request.forbidden()
    case 'not-found':
      return request.notFound()
    case 'already-running':
      return request.redirect(back, { title: t.list.alreadyRunning, tone: 'warning' })
    case 'seed-unpublished':
      return request.redirect(back, { title: t.list.seedMissing, tone: 'warning' })
    case 'blocked':
      return request.redirect(back, { title: t.findings.blockingTitle, tone: 'danger' })
  }
}

const isUnderWay = (run: Run, now: Date): boolean => ['waiting', 'running'].includes(runStateAt(run, now))

/** What stands in the way of a plan by now, where a run failed because of it. */
async function blockingOf(request: WorkRequest, run: Run): Promise<Blocking | undefined> {
  if (run.failure !== 'contradiction' && run.failure !== 'impossible') return undefined
  const list = await listPlans(request.actor, request.services, run.roundId)
  if (!list.ok) return undefined
  const findings = list.value.next?.built.findings.filter(isBlocking) ?? []
  return { findings, words: await findingWords(request, list.value.page, list.value.locks) }
}

async function showUnfinished(request: WorkRequest, page: RoundPage, run: Run) {
  const now = request.services.now()
  const isRunning = isUnderWay(run, now)
  const failure = failureOf(run, now)
  return request.page(
    {
      title: isRunning ? t.progress.title(run.number) : t.failed.title(run.number),
      lead: isRunning ? t.progress.lead : failure === undefined ? t.states.cancelled : t.states.failed,
      breadcrumb: planBreadcrumb(page),
      section,
      ...(isRunning ? { refreshSeconds: 2 } : {}),
    },
    isRunning ? <RunProgress run={run} /> : <RunFailed run={run} now={now} blocking={await blockingOf(request, run)} />,
  )
}

async function showRun(request: WorkRequest) {
  const { actor, services, url } = request
  const view = await getPlan(actor, services, atOf(request))
  if (!view.ok) return refuseReading(request, view.error)
  const { page, run, rows, overrides } = view.value
  if (run.state !== 'done') return showUnfinished(request, page, run)
  const asked = Number(url.searchParams.get('tag') ?? Number.NaN)
  const weekday = rows.some((row) => row.weekday === asked) ? asked : (rows[0]?.weekday ?? 0)
  const bbsId = url.searchParams.get('bbs') ?? undefined
  const moved = overrides.map(({ pupilId }) => pupilId)
  const codeById = new Map((await listPupilsById(actor, services, moved)).map(({ id, code }) => [id, code]))
  return request.page(
    {
      title: t.plan.title(run.number),
      lead: t.plan.lead(run.report?.pupilCount ?? 0, {
        answered: run.report?.answeredCount ?? 0,
        withoutWish: run.report?.fulfilled[0] ?? 0,
        empty: run.emptyCount ?? 0,
      }),
      preline: t.stages[planStageOf(run)],
      breadcrumb: planBreadcrumb(page),
      section,
    },
    <PlanPage
      view={view.value}
      weekday={weekday}
      bbsId={rows.some((row) => row.bbsId === bbsId) ? bbsId : undefined}
      codeOf={(id) => codeById.get(id) ?? ''}
    />,
  )
}

/** For the bar: how far, and where to go when it is over. */
async function tellProgress(request: WorkRequest) {
  const opened = await openPlan(request.actor, request.services, atOf(request))
  if (!opened.ok) return refuseReading(request, opened.error)
  const { run } = opened.value
  const finished = !isUnderWay(run, request.services.now())
  return request.raw.json({
    done: finished ? 100 : run.progress,
    total: 100,
    text: t.progress.text(run.progress),
    finished,
    ...(finished ? { href: paths.workPlan(run.roundId, run.id) } : {}),
  })
}

async function cancel(request: WorkRequest) {
  await request.form()
  const { roundId, runId } = atOf(request)
  const done = await cancelRun(request.actor, request.services, runId)
  if (done.ok) {
    return request.redirect(paths.workPlans(roundId), {
      title: t.progress.cancelled(done.value.number),
      next: t.progress.cancelledNext,
    })
  }
  if (done.error === 'ended')
    return request.redirect(paths.workPlan(roundId, runId), { title: t.progress.ended, tone: 'info' })
  return refuseReading(request, done.error)
}

async function discard(request: WorkRequest) {
  await request.form()
  const { roundId, runId } = atOf(request)
  const done = await discardRun(request.actor, request.services, runId)
  if (done.ok) return request.redirect(paths.workPlans(roundId), { title: t.plan.discarded(done.value.number) })
  if (done.error === 'active')
    return request.redirect(paths.workPlan(roundId, runId), { title: t.plan.isActive, tone: 'warning' })
  if (done.error === 'published') {
    return request.redirect(paths.workPlan(roundId, runId), { title: t.plan.isPublished, tone: 'warning' })
  }
  if (done.error === 'changed-by-hand') {
    return request.redirect(paths.workPlan(roundId, runId), { title: t.plan.keepsOverrides, tone: 'warning' })
  }
  return refuseReading(request, done.error)
}

async function showGroup(request: WorkRequest) {
  const { searchParams } = request.url
  if (!searchParams.has('werkstatt')) return showRun(request)
  const view = await getGroup(request.actor, request.services, {
    ...atOf(request),
    group: {
      workshopId: searchParams.get('werkstatt') ?? '',
      weekday: Number(searchParams.get('tag') ?? 0),
      blockNumber: Number(searchParams.get('block') ?? 0),
    },
  })
  if (!view.ok) return refuseReading(request, view.error)
  const { page, run, workshop, group, members } = view.value
  return request.page(
    {
      title: t.group.title(workshop.name, group.blockNumber + 1),
      lead: t.group.lead(
        members.length,
        t.weekdays[group.weekday] ?? '',
        page.names.get(workshop.organizationId) ?? '',
      ),
      breadcrumb: planBreadcrumb(page, run),
      section,
    },
    <GroupPage view={view.value} />,
  )
}

async function findPath(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  const opened = await openPlan(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const code = parseCode(request.url.searchParams.get('code') ?? '')
  const pupil = (await listSeatedPupils(actor, services, opened.value.run)).find((one) => one.code === code)
  return pupil === undefined
    ? request.redirect(paths.workPlan(at.roundId, at.runId), { title: t.plan.unknownCode, tone: 'warning' })
    : request.redirect(paths.workPlanPupil(at.roundId, at.runId, pupil.id))
}

const mayOverride = ({ may, run, isFreed }: PathView): boolean =>
  may.steer && run.state === 'done' && (planStageOf(run) === 'draft' || (isFreed && planStageOf(run) === 'published'))

async function showPath(request: WorkRequest, again?: Again) {
  const view = await getPath(request.actor, request.services, {
    ...atOf(request),
    pupilId: request.param('schueler'),
  })
  if (!view.ok) return refuseReading(request, view.error)
  const { page, run, pupil, seats, may } = view.value
  const fulfilled = seats.filter(({ reason }) => 'rank' in reason && reason.rank > 0).length
  const breadcrumb = may.read ? planBreadcrumb(page, run) : planBreadcrumb(page)
  return request.page(
    {
      title: t.path.title(pupil.code),
      lead: t.path.lead(fulfilled, page.blocks.length),
      breadcrumb,
      section,
      ...failedForm(again),
    },
    <PathPage
      view={view.value}
      fields={
        mayOverride(view.value) ? drawFields(overrideFields(page), again?.typed ?? {}, again?.errors ?? {}) : undefined
      }
    />,
  )
}

function overrideErrors(refusal: Exclude<OverrideRefusal, { code: 'forbidden' | 'not-found' }>): FormErrors {
  switch (refusal.code) {
    case 'no-change':
      return { workshop: t.path.noChange }
    case 'not-a-draft':
      return { workshop: t.path.notADraft }
    case 'breaks-rules':
      return { workshop: refusal.breaches.map(breachSentence).join(' ') }
  }
}

async function override(request: WorkRequest) {
  const { actor, services } = request
  const [at, pupilId] = [atOf(request), request.param('schueler')]
  const opened = await openPlan(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const parsed = parseForm(overrideFields(opened.value.page), await request.form())
  if (!parsed.ok) return showPath(request, parsed)
  const { block, workshop, reason } = parsed.value
  const move = { pupilId, blockNumber: Number(block), workshopId: workshopOf(workshop), reason }
  const done = await overrideSeat(actor, services, { ...at, move })
  if (done.ok) {
    return request.redirect(paths.workPlanPupil(at.roundId, at.runId, pupilId), {
      title: t.path.done,
      told: t.path.doneTold,
      next: t.path.doneNext,
    })
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  return showPath(request, { typed: parsed.typed, errors: overrideErrors(refusal) })
}

async function compare(request: WorkRequest) {
  const { actor, services, url } = request
  const at = atOf(request)
  const asked = url.searchParams.get('mit')
  const opened = await getPlan(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  // Without a choice, the one before it.
  const otherId = asked ?? opened.value.others.find(({ number }) => number < opened.value.run.number)?.id
  if (otherId === undefined) return request.redirect(paths.workPlan(at.roundId, at.runId))
  const view = await comparePlans(actor, services, { ...at, otherId })
  if (!view.ok) return refuseReading(request, view.error)
  const { page, run, other, changed, pupils } = view.value
  return request.page(
    {
      title: t.compare.title(run.number, other.number),
      lead: t.compare.lead(changed.length, pupils),
      breadcrumb: planBreadcrumb(page, run),
      section,
    },
    <ComparePage view={view.value} />,
  )
}

const at = [':id', ':lauf'] as const

export const runRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workPlans(':id'), permission: 'plan.open', handle: (r) => showRuns(r) }),
  workRoute({ method: 'POST', path: paths.workPlans(':id'), permission: 'plan.steer', handle: start }),
  workRoute({ method: 'GET', path: paths.workPlan(...at), permission: 'plan.read', handle: showRun }),
  workRoute({ method: 'GET', path: paths.workPlanProgress(...at), permission: 'plan.read', handle: tellProgress }),
  workRoute({ method: 'POST', path: paths.workPlanCancel(...at), permission: 'plan.steer', handle: cancel }),
  workRoute({ method: 'POST', path: paths.workPlanDiscard(...at), permission: 'plan.steer', handle: discard }),
  workRoute({ method: 'GET', path: paths.workPlanGroup(...at), permission: 'plan.read', handle: showGroup }),
  workRoute({ method: 'GET', path: paths.workPlanFind(...at), permission: 'plan.read', handle: findPath }),
  workRoute({ method: 'GET', path: paths.workPlanCompare(...at), permission: 'plan.read', handle: compare }),
  workRoute({
    method: 'GET',
    path: paths.workPlanPupil(...at, ':schueler'),
    permission: 'plan.school',
    handle: (r) => showPath(r),
  }),
  workRoute({
    method: 'POST',
    path: paths.workPlanPupil(...at, ':schueler'),
    permission: 'plan.steer',
    handle: override,
  }),
]
