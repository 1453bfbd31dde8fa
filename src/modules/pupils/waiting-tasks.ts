// What waits because of class lists.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'

export async function waitingTasks(_actor: Actor, _services: Services): Promise<WaitingTask[]> {
  return []
}
