// Pages on which the office decides: locks, freezing, publishing, withdrawing, objections; and where a school objects.

import { paths } from '../../kernel/names/paths.ts'
import { addDays, formatGermanDate } from '../../kernel/plain-date.ts'
import { drawFields, type FormErrors, parseForm } from '../../platform/forms/form.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { listPupilsById } from '../pupils/index.ts'
import type { RoundPage } from '../rounds/index.ts'
import { decisionTexts as d } from './decisions/decision-texts.ts'
import { findFlaws } from './decisions/find-flaws.ts'
import { type GrantedSeat, readWithdrawal } from './decisions/keep-granted.ts'
import { type LockRefusal, liftLock, listLocks, setLock } from './decisions/keep-locks.ts'
import {
  freezePlan,
  longestObjectionDays,
  type PublishRefusal,
  publishPlan,
  shortestObjectionDays,
  usualObjectionDays,
  withdrawPlan,
} from './decisions/publish-plan.ts'
import { readAddressees } from './decisions/tell-organizations.ts'
import { lockFields, publishFields, withdrawFields, withdrawFieldsWith, workshopOf } from './forms.ts'
import { maySteerPlans } from './policy.ts'
import { openPlan } from './read-round.ts'
import { type Again, atOf, failedForm, refuseReading } from './run-routes.tsx'
import { t } from './texts.ts'
import { lockSentence, type NamedLocks } from './views/lock-lines.tsx'
import { LockPage, namedLocksOf } from './views/lock-page.tsx'
import { placeName, planBreadcrumb, section } from './views/plan-kit.tsx'
import { flawSentences, PublishPage, WithdrawPage } from './views/publish-pages.tsx'

async function showLocks(request: WorkRequest, again?: Again, conflictIds: readonly string[] = []) {
  const room = await listLocks(request.actor, request.services, request.param('id'))
  if (!room.ok) return refuseReading(request, room.error)
  const { page, active } = room.value
  return request.page(
    {
      title: d.locks.title,
      lead: d.locks.lead(active.length),
      breadcrumb: planBreadcrumb(page),
      section,
      ...failedForm(again),
    },
    <LockPage
      room={room.value}
      fields={drawFields(lockFields(page), again?.typed ?? {}, again?.errors ?? {})}
      conflictIds={conflictIds}
    />,
  )
}

function lockErrors(refusal: Exclude<LockRefusal, { code: 'forbidden' | 'not-found' }>, locks: NamedLocks): FormErrors {
  switch (refusal.code) {
    case 'unknown-code':
      return { code: d.locks.unknownCode }
    case 'locked-already':
      return { block: d.locks.already }
    case 'contradiction': {
      const others = locks.locks.filter(({ id }) => refusal.otherLockIds.includes(id))
      const named = others.map((lock) => lockSentence(locks, lock))
      return { workshop: d.locks.contradiction(t.findings.rules[refusal.rule], named) }
    }
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
      title: d.locks.set(done.value.code),
      told: d.locks.setTold,
      next: d.locks.setNext,
      undo: { action: paths.workPlanLockLift(roundId, done.value.id) },
    })
  }
  const refusal = done.error
  if (refusal.code === 'forbidden' || refusal.code === 'not-found') return refuseReading(request, refusal.code)
  const again = { typed: parsed.typed, errors: lockErrors(refusal, namedLocksOf(room.value)) }
  return showLocks(request, again, refusal.code === 'contradiction' ? refusal.otherLockIds : [])
}

async function takeLockBack(request: WorkRequest) {
  await request.form()
  const roundId = request.param('id')
  const done = await liftLock(request.actor, request.services, { roundId, lockId: request.param('festlegung') })
  return done.ok
    ? request.redirect(paths.workPlanLocks(roundId), { title: d.locks.lifted })
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
      undo: {
        action: isFrozen ? paths.workPlanThaw(at.roundId, at.runId) : paths.workPlanFreeze(at.roundId, at.runId),
      },
    })
  }
  if (done.error === 'published') return request.redirect(here, { title: t.plan.isPublished, tone: 'warning' })
  if (done.error === 'no-plan') return request.redirect(here, { title: d.publish.noPlan, tone: 'warning' })
  return refuseReading(request, done.error)
}

async function showPublish(request: WorkRequest, again?: Again) {
  const { actor, services } = request
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const opened = await openPlan(actor, services, atOf(request))
  if (!opened.ok) return refuseReading(request, opened.error)
  const { page, run } = opened.value
  const flaws = run.state === 'done' ? await findFlaws(actor, services, run) : undefined
  const flawed = [...new Set(flaws?.breaches.flatMap(({ pupilId }) => pupilId ?? []))]
  const codes = new Map((await listPupilsById(actor, services, flawed)).map(({ id, code }) => [id, code]))
  const usual = { objectionsUntil: addDays(services.today(), usualObjectionDays) }
  return request.page(
    {
      title: d.publish.title(run.number),
      lead: d.publish.lead,
      breadcrumb: planBreadcrumb(page, run),
      section,
      ...failedForm(again),
    },
    <PublishPage
      page={page}
      run={run}
      addressees={await readAddressees(actor, services, page)}
      flaws={flaws}
      codeOf={(id) => codes.get(id) ?? ''}
      fields={drawFields(publishFields(), again?.typed ?? usual, again?.errors ?? {})}
    />,
  )
}

function publishErrors(refusal: Exclude<PublishRefusal, { code: 'forbidden' | 'not-found' }>): FormErrors {
  switch (refusal.code) {
    case 'bad-deadline':
      return { objectionsUntil: d.publish.badDeadline(shortestObjectionDays, longestObjectionDays) }
    case 'wishes-changed':
      return { objectionsUntil: d.publish.wishesChanged(refusal.count) }
    case 'wishes-to-come':
      return { objectionsUntil: d.publish.wishesToCome(formatGermanDate(refusal.from)) }
    case 'wishes-open':
      return { objectionsUntil: d.publish.wishesOpen }
    case 'published':
      return { objectionsUntil: d.publish.isPublished }
    case 'no-plan':
      return { objectionsUntil: d.publish.noPlan }
    case 'another-published':
      return { objectionsUntil: d.publish.another }
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
      title: d.publish.done,
      told: d.publish.told(done.value.told.mailed),
      next: d.publish.next(formatGermanDate(parsed.value.objectionsUntil)),
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
  const { openCount, granted } = await readWithdrawal(actor, services, run)
  const usual = { keepsGranted: 'ja' }
  return request.page(
    {
      title: d.withdraw.title(run.number),
      lead: d.withdraw.lead,
      breadcrumb: planBreadcrumb(page, run),
      section,
      ...failedForm(again),
    },
    <WithdrawPage
      run={run}
      openObjections={openCount}
      granted={await namesOfSeats(request, page, granted)}
      fields={drawFields(
        granted.length > 0 ? withdrawFieldsWith() : withdrawFields(),
        again?.typed ?? usual,
        again?.errors ?? {},
      )}
    />,
  )
}

/** By code, block and workshop. */
async function namesOfSeats(
  { actor, services }: WorkRequest,
  page: RoundPage,
  seats: readonly GrantedSeat[],
): Promise<readonly string[]> {
  const pupils = await listPupilsById(
    actor,
    services,
    seats.map(({ pupilId }) => pupilId),
  )
  const codes = new Map(pupils.map(({ id, code }) => [id, code]))
  return seats.map(({ pupilId, blockNumber, workshopId }) =>
    d.locks.named(codes.get(pupilId) ?? '', blockNumber + 1, placeName(page, workshopId)),
  )
}

async function withdraw(request: WorkRequest) {
  const { actor, services } = request
  const at = atOf(request)
  if (maySteerPlans(actor, actor) !== 'allowed') return request.forbidden()
  const parsed = parseForm(withdrawFieldsWith(), await request.form())
  if (!parsed.ok) return showWithdraw(request, parsed)
  const opened = await openPlan(actor, services, at)
  if (!opened.ok) return refuseReading(request, opened.error)
  const done = await withdrawPlan(actor, services, { at, ...parsed.value })
  if (done.ok) {
    const { told, kept, lost } = done.value
    const sentences = [
      d.withdraw.done,
      ...(kept > 0 ? [d.withdraw.keptGranted(kept)] : []),
      ...(lost.length > 0 ? [d.withdraw.lostGranted(await namesOfSeats(request, opened.value.page, lost))] : []),
    ]
    return request.redirect(paths.workPlan(at.roundId, at.runId), {
      title: sentences.join(' '),
      told: d.publish.told(told.mailed),
      next: d.withdraw.next,
      link: { href: paths.workPlanPublish(at.roundId, at.runId), label: t.plan.publish },
    })
  }
  if (done.error === 'not-published') {
    return showWithdraw(request, { typed: parsed.typed, errors: { because: d.withdraw.notPublished } })
  }
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
  workRoute({
    method: 'GET',
    path: paths.workPlanPublish(...at),
    permission: 'plan.steer',
    handle: (r) => showPublish(r),
  }),
  workRoute({ method: 'POST', path: paths.workPlanPublish(...at), permission: 'plan.steer', handle: publish }),
  workRoute({
    method: 'GET',
    path: paths.workPlanWithdraw(...at),
    permission: 'plan.steer',
    handle: (r) => showWithdraw(r),
  }),
  workRoute({ method: 'POST', path: paths.workPlanWithdraw(...at), permission: 'plan.steer', handle: withdraw }),
]
