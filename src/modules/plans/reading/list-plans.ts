// The start of the plans of a round: what could be planned now, which runs there are, what is published.
import { ok, type Result } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { asProgram, inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { mayListObjections } from '../policy.ts'
import { type MayDo, mayDo, openRound, type ReadRefusal } from '../read-round.ts'
import { type PlanningProblem, readPlanningProblem } from '../runs/read-planning-input.ts'
import { findLocks, findRuns } from '../store.ts'
import { countObjectionsByRun, countOpenObjections } from '../store-objections.ts'
import { type Lock, planStageOf, type Run } from '../terms.ts'

export interface PlanList {
  readonly page: RoundPage
  /** Newest first; schools and vocational schools see the published one only. */
  readonly runs: readonly Run[]
  readonly published: Run | undefined
  readonly openObjections: number
  /** Withdrawn runs to which the actor sees objections. */
  readonly objected: readonly { readonly run: Run; readonly openCount: number }[]
  readonly may: MayDo
  readonly mayListObjections: boolean
  /** For those who may start a run, unless the calendar of the year is not known. */
  readonly next: PlanningProblem | undefined
  /** Those that hold. */
  readonly locks: readonly Lock[]
}

export async function listPlans(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<PlanList, ReadRefusal>> {
  const page = await openRound(actor, services, roundId)
  if (!page.ok) return page
  const may = mayDo(actor)
  const read = await inContext(services.database, actor, async (tx) => {
    const runs = await findRuns(tx, page.value.round.id)
    const published = runs.find((run) => planStageOf(run) === 'published')
    return {
      runs: may.read ? runs : runs.filter((run) => run === published),
      published,
      openObjections: published === undefined ? 0 : await countOpenObjections(tx, [published.id]),
      objected: await findObjected(tx, actor, page.value.round.id),
      locks: (await findLocks(tx, page.value.round.id)).filter(({ liftedAt }) => liftedAt === null),
    }
  })
  const next = may.steer ? await readPlanningProblem(actor, services, page.value.round.id) : undefined
  const seesObjections = mayListObjections(actor, { regionId: actor.regionId, stage: 'published' }) === 'allowed'
  return ok({ page: page.value, ...read, may, next, mayListObjections: seesObjections })
}

/** Row-level security shows a school its own objections, but no run that was withdrawn: the program looks for those. */
async function findObjected(tx: Tx, actor: Actor, roundId: string): Promise<PlanList['objected']> {
  const runs = await asProgram(tx, actor, () => findRuns(tx, roundId))
  const withdrawn = runs.filter((one) => planStageOf(one) === 'withdrawn')
  const counts = await countObjectionsByRun(
    tx,
    withdrawn.map(({ id }) => id),
  )
  return withdrawn.flatMap((run) => {
    const count = counts.get(run.id)
    return count === undefined ? [] : [{ run, openCount: count.open }]
  })
}
