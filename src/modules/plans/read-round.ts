// A round with its plans as the actor may see them, and the words in which its parts are called.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { asProgram, inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listClasses, type SchoolClass } from '../pupils/index.ts'
import { findRound, type RoundPage, type Workshop } from '../rounds/index.ts'
import { mayOpenPlans, mayReadPlan, maySteerPlans } from './policy.ts'
import { findRun } from './store.ts'
import type { Run } from './terms.ts'

export interface MayDo {
  readonly read: boolean
  readonly steer: boolean
}

export const mayDo = (actor: Actor): MayDo => ({
  read: mayReadPlan(actor, actor) === 'allowed',
  steer: maySteerPlans(actor, actor) === 'allowed',
})

export type ReadRefusal = 'forbidden' | 'not-found'

/** The round of a page of plans. Forbidden for those who have no room there. */
export async function openRound(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<RoundPage, ReadRefusal>> {
  if (mayOpenPlans(actor, actor) !== 'allowed') return refused('forbidden')
  const found = await findRound(actor, services, roundId)
  return found.ok ? found : refused('not-found')
}

export interface PlanRoom {
  readonly page: RoundPage
  readonly run: Run
  readonly classes: ReadonlyMap<string, SchoolClass>
  readonly may: MayDo
}

/** A run of the round, for those who read whole plans. */
export async function openPlan(
  actor: Actor,
  services: Services,
  at: { readonly roundId: string; readonly runId: string },
): Promise<Result<PlanRoom, ReadRefusal>> {
  if (mayReadPlan(actor, actor) !== 'allowed') return refused('forbidden')
  return openRun(actor, services, at)
}

/** The same without asking: for parts of a plan that have a policy of their own. */
export const openRun = (actor: Actor, services: Services, at: At): Promise<Result<PlanRoom, ReadRefusal>> =>
  openFound(actor, services, { at, find: (tx) => findRun(tx, at.runId) })

/**
 * Also a run that was withdrawn, which row-level security shows to no school: for its objections, whose policy is asked
 * by the caller.
 */
export const openObjectedRun = (actor: Actor, services: Services, at: At): Promise<Result<PlanRoom, ReadRefusal>> =>
  openFound(actor, services, { at, find: (tx) => asProgram(tx, actor, () => findRun(tx, at.runId)) })

interface At {
  readonly roundId: string
  readonly runId: string
}

async function openFound(
  actor: Actor,
  services: Services,
  { at, find }: { readonly at: At; find(tx: Tx): Promise<Run | undefined> },
): Promise<Result<PlanRoom, ReadRefusal>> {
  if (!isUuid(at.runId)) return refused('not-found')
  const page = await openRound(actor, services, at.roundId)
  if (!page.ok) return page
  const run = await inContext(services.database, actor, find)
  if (run === undefined || run.roundId !== page.value.round.id) return refused('not-found')
  const { schoolYear } = page.value.round
  // Next year's, too: a plan stays readable when the lists of the next school year have moved its pupils.
  const [classes, nextClasses] = [
    await listClasses(actor, services, { schoolYear }),
    await listClasses(actor, services, { schoolYear: schoolYear + 1 }),
  ]
  return ok({
    page: page.value,
    run,
    classes: new Map([...classes, ...nextClasses].map((one) => [one.id, one])),
    may: mayDo(actor),
  })
}

export const workshopById = (page: RoundPage): ReadonlyMap<string, Workshop> =>
  new Map(page.workshops.map((workshop) => [workshop.id, workshop]))

export const nameOf = (page: RoundPage, organizationId: string | null): string =>
  organizationId === null ? '' : (page.names.get(organizationId) ?? '')
