// What waits because of plans: objections for the office, new lists for schools and vocational schools.
import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { mayOpenPlans, maySteerPlans } from './policy.ts'
import { findPublishedRuns } from './store.ts'
import { countOpenObjections } from './store-objections.ts'
import { t } from './texts.ts'
import { short } from './words.ts'

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person' || mayOpenPlans(actor, actor) !== 'allowed') return []
  const today = services.today()
  const steers = maySteerPlans(actor, actor) === 'allowed'
  return inContext(services.database, actor, async (tx) => {
    const tasks: WaitingTask[] = []
    for (const run of await findPublishedRuns(tx)) {
      const until = run.objectionsUntil
      if (until === null) continue
      if (!steers) {
        // News as long as something can still be said about it.
        if (today > until) continue
        tasks.push({
          title: t.tasks.published,
          detail: t.tasks.publishedDetail(short(until)),
          href: paths.workPlanLists(run.roundId, run.id),
          count: 1,
          urgency: 'sometime',
        })
        continue
      }
      const count = await countOpenObjections(tx, [run.id])
      if (count === 0) continue
      tasks.push({
        title: t.tasks.objections(count),
        detail: t.tasks.objectionsDetail(short(until)),
        href: paths.workPlanObjections(run.roundId, run.id),
        count,
        // Pupils wait for an answer; after the deadline no further one comes in.
        urgency: today > until ? 'overdue' : 'soon',
      })
    }
    return tasks
  })
}
