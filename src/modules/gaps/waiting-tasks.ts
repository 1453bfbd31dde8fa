// What waits for the office: decisions that there is no need, and that end soon.
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { listWaivers } from './keep-waiver.ts'
import { mayWaive } from './policy.ts'
import { t } from './texts.ts'

/** Long enough to ask around before a cell counts again. */
const noticeDays = 30

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person' || mayWaive(actor, actor) !== 'allowed') return []
  const list = await listWaivers(actor, services)
  if (!list.ok) return []
  const soon = addDays(services.today(), noticeDays)
  const count = list.value.active.filter(({ validUntil }) => validUntil <= soon).length
  if (count === 0) return []
  return [
    {
      title: t.tasks.waivers(count),
      detail: t.tasks.waiversDetail,
      href: paths.workGapWaivers,
      count,
      urgency: 'sometime',
    },
  ]
}
