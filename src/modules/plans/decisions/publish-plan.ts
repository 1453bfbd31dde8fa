// From a draft to what schools, vocational schools and pupils see, and back: freeze, publish, withdraw.
import { paths } from '../../../kernel/names/paths.ts'
import { addDays, formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { holdGround, keepGround, type RoundPage, stageOf } from '../../rounds/index.ts'
import { maySteerPlans } from '../policy.ts'
import { openPlan, type PlanRoom } from '../read-round.ts'
import { findGround, findPublishedRun, holdRound, lockRun, setFrozen, setPublished, setWithdrawn } from '../store.ts'
import { type Coded, planStageOf, type Run } from '../terms.ts'
import { countChangedWishes } from './count-changed-wishes.ts'
import { decisionTexts as t } from './decision-texts.ts'
import { findFlaws, type PlanFlaws } from './find-flaws.ts'
import { findGranted, type GrantedSeat, keepGranted } from './keep-granted.ts'
import { readAddressees, type TellOutcome, tellOrganizations } from './tell-organizations.ts'

export interface At {
  readonly roundId: string
  readonly runId: string
}

export type FreezeRefusal = 'forbidden' | 'not-found' | 'no-plan' | 'published'

/** Frozen: nobody changes it by hand any more, so that schools can look at it. */
export async function freezePlan(
  actor: Actor,
  services: Services,
  { at, isFrozen }: { readonly at: At; readonly isFrozen: boolean },
): Promise<Result<Run, FreezeRefusal>> {
  const opened = await openForSteering(actor, services, at)
  if (!opened.ok) return opened
  return inContext(services.database, actor, async (tx) => {
    const run = await lockRun(tx, at.runId)
    if (run === undefined) return refused('not-found')
    if (run.state !== 'done') return refused('no-plan')
    const stage = planStageOf(run)
    if (stage === 'published') return refused('published')
    if ((run.frozenAt !== null) === isFrozen) return ok(run)
    await setFrozen(tx, run.id, isFrozen ? services.now() : null)
    await keepGround(tx, run.roundId, await findGround(tx, run.roundId))
    await recordAudit(tx, actor, services, {
      action: isFrozen ? 'plan.freeze' : 'plan.thaw',
      objectKind: 'plan-run',
      objectId: run.id,
    })
    return ok(run)
  })
}

async function openForSteering(
  actor: Actor,
  services: Services,
  at: At,
): Promise<Result<PlanRoom, 'forbidden' | 'not-found'>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused('forbidden')
  return openPlan(actor, services, at)
}

/** A few days are no deadline for guardians, and after two months the first block is over. */
export const shortestObjectionDays = 5
export const longestObjectionDays = 60
export const usualObjectionDays = 14

export type PublishRefusal =
  | Coded<'forbidden' | 'not-found' | 'no-plan' | 'published' | 'another-published' | 'bad-deadline'>
  /** Somebody may still wish something. */
  | Coded<'wishes-open'>
  /** Nobody could wish anything yet. */
  | { readonly code: 'wishes-to-come'; readonly from: PlainDate }
  /** Somebody has wished something else since the run; it is planned anew. */
  | { readonly code: 'wishes-changed'; readonly count: number }
  | { readonly code: 'flawed'; readonly flaws: PlanFlaws }

export interface Published {
  readonly run: Run
  readonly told: TellOutcome
}

export async function publishPlan(
  actor: Actor,
  services: Services,
  { at, objectionsUntil }: { readonly at: At; readonly objectionsUntil: PlainDate },
): Promise<Result<Published, PublishRefusal>> {
  const opened = await openForSteering(actor, services, at)
  if (!opened.ok) return refused({ code: opened.error })
  const today = services.today()
  const [first, last] = [addDays(today, shortestObjectionDays), addDays(today, longestObjectionDays)]
  if (objectionsUntil < first || objectionsUntil > last) return refused({ code: 'bad-deadline' })
  const { page } = opened.value
  const stageBefore = planStageOf(opened.value.run)
  if (opened.value.run.state !== 'done') return refused({ code: 'no-plan' })
  if (stageBefore === 'published') return refused({ code: 'published' })
  if (stageOf(page, today) === 'wishes') return refused({ code: 'wishes-open' })
  const { wishesFrom } = page.round
  if (wishesFrom !== null && today < wishesFrom) return refused({ code: 'wishes-to-come', from: wishesFrom })
  const flaws = await findFlaws(actor, services, opened.value.run)
  if (flaws === undefined || flaws.breaches.length > 0) {
    return refused(flaws === undefined ? { code: 'not-found' } : { code: 'flawed', flaws })
  }
  const mail = await mailOf(actor, services, page)
  return inContext(services.database, actor, async (tx) => {
    await holdRound(tx, page.round.id)
    const run = await lockRun(tx, at.runId)
    if (run === undefined) return refused({ code: 'not-found' })
    if (planStageOf(run) === 'published') return refused({ code: 'published' })
    if ((await findPublishedRun(tx, page.round.id)) !== undefined) return refused({ code: 'another-published' })
    // Whoever is saving wishes at this moment has ended before, or finds a published plan.
    await holdGround(tx, page.round.id)
    const changedWishes = await countChangedWishes(tx, run)
    if (changedWishes > 0) return refused({ code: 'wishes-changed', count: changedWishes })
    await setPublished(tx, run.id, { at: services.now(), objectionsUntil })
    await keepGround(tx, run.roundId, await findGround(tx, run.roundId))
    await recordAudit(tx, actor, services, {
      action: 'plan.publish',
      objectKind: 'plan-run',
      objectId: run.id,
      changes: [{ field: 'objectionsUntil', before: null, after: objectionsUntil }],
    })
    const told = await tellOrganizations(tx, actor, services, {
      ...mail,
      about: { kind: 'published', until: formatGermanDate(objectionsUntil) },
    })
    return ok({ run, told })
  })
}

export type WithdrawRefusal = 'forbidden' | 'not-found' | 'not-published'

export interface Withdrawn extends Published {
  /** Places granted after an objection that are locked for the next run. */
  readonly kept: number
  /** Those that were to be kept and could not. */
  readonly lost: readonly GrantedSeat[]
}

/** Nobody sees it any more; whoever was told is told again. */
export async function withdrawPlan(
  actor: Actor,
  services: Services,
  given: { readonly at: At; readonly because: string; readonly keepsGranted?: boolean },
): Promise<Result<Withdrawn, WithdrawRefusal>> {
  const { at, because } = given
  const opened = await openForSteering(actor, services, at)
  if (!opened.ok) return opened
  const mail = await mailOf(actor, services, opened.value.page)
  const done = await inContext(services.database, actor, async (tx): Promise<Withdrawing> => {
    const run = await lockRun(tx, at.runId)
    if (run === undefined) return refused('not-found')
    if (planStageOf(run) !== 'published') return refused('not-published')
    const granted = given.keepsGranted === true ? await findGranted(tx, run.id) : []
    await setWithdrawn(tx, run.id, { at: services.now(), because })
    await keepGround(tx, run.roundId, await findGround(tx, run.roundId))
    await recordAudit(tx, actor, services, {
      action: 'plan.withdraw',
      objectKind: 'plan-run',
      objectId: run.id,
      reason: because,
    })
    return ok({
      run,
      granted,
      told: await tellOrganizations(tx, actor, services, { ...mail, about: { kind: 'withdrawn', because } }),
    })
  })
  if (!done.ok) return done
  const { run, told, granted } = done.value
  const lost = await keepGranted(actor, services, { run, granted, reason: t.locks.granted(run.number) })
  return ok({ run, told, kept: granted.length - lost.length, lost })
}

type Withdrawing = Result<Published & { readonly granted: readonly GrantedSeat[] }, WithdrawRefusal>

/** Whom to write, and where they find the plans of the round. */
const mailOf = async (actor: Actor, services: Services, page: RoundPage) => ({
  addressees: await readAddressees(actor, services, page),
  roundName: page.round.name,
  link: services.settings.baseUrl + paths.workPlans(page.round.id),
})
