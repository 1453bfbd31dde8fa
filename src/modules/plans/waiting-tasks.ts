// What waits because of plans: objections for the office, new lists for schools and vocational schools.
import { paths } from '../../kernel/names/paths.ts'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { findRound } from '../rounds/index.ts'
import { mayOpenPlans, maySteerPlans } from './policy.ts'
import { listFreedSeats } from './reading/list-freed-seats.ts'
import { findPublishedRuns, findWithdrawnRuns } from './store.ts'
import { countObjectionsByRun, countOpenObjections } from './store-objections.ts'
import type { Run } from './terms.ts'
import { t } from './texts.ts'
import { short } from './words.ts'

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person' || mayOpenPlans(actor, actor) !== 'allowed') return []
  const today = services.today()
  const steers = maySteerPlans(actor, actor) === 'allowed'
  const runs = await inContext(services.database, actor, findPublishedRuns)
  const tasks: WaitingTask[] = []
  for (const run of runs) {
    const until = run.objectionsUntil
    if (until === null) continue
    if (steers) {
      tasks.push(...(await officeTasks(actor, services, { run, until })))
      continue
    }
    // News as long as something can still be said about it.
    if (today > until) continue
    tasks.push({
      title: t.tasks.published,
      detail: t.tasks.publishedDetail(short(until)),
      href: paths.workPlanLists(run.roundId, run.id),
      count: 1,
      urgency: 'sometime',
    })
  }
  return steers ? [...tasks, ...(await withdrawnTasks(actor, services))] : tasks
}

/** Whoever objected to a plan that was withdrawn waits for an answer all the same. */
const withdrawnTasks = (actor: Actor, services: Services): Promise<WaitingTask[]> =>
  inContext(services.database, actor, async (tx) => {
    const runs = await findWithdrawnRuns(tx)
    const counts = await countObjectionsByRun(
      tx,
      runs.map(({ id }) => id),
    )
    return runs.flatMap((run): WaitingTask[] => {
      const count = counts.get(run.id)?.open ?? 0
      if (count === 0) return []
      return [
        {
          title: t.tasks.objections(count),
          detail: t.tasks.objectionsWithdrawn(run.number),
          href: paths.workPlanObjections(run.roundId, run.id),
          count,
          urgency: run.objectionsUntil !== null && services.today() > run.objectionsUntil ? 'overdue' : 'soon',
        },
      ]
    })
  })

async function officeTasks(
  actor: Actor,
  services: Services,
  { run, until }: { readonly run: Run; readonly until: PlainDate },
): Promise<WaitingTask[]> {
  const tasks: WaitingTask[] = []
  const objections = await inContext(services.database, actor, (tx) => countOpenObjections(tx, [run.id]))
  if (objections > 0) {
    tasks.push({
      title: t.tasks.objections(objections),
      detail: t.tasks.objectionsDetail(short(until)),
      href: paths.workPlanObjections(run.roundId, run.id),
      count: objections,
      // Pupils wait for an answer; after the deadline no further one comes in.
      urgency: services.today() > until ? 'overdue' : 'soon',
    })
  }
  const page = await findRound(actor, services, run.roundId)
  const freed = page.ok ? await listFreedSeats(actor, services, { run, page: page.value }) : []
  const count = freed.reduce((sum, one) => sum + one.count, 0)
  if (count > 0) {
    tasks.push({
      title: t.tasks.freed(count),
      detail: t.tasks.freedDetail,
      href: paths.workPlan(run.roundId, run.id),
      count,
      urgency: 'soon',
    })
  }
  return tasks
}
