// Reply addresses are needed for the answer, and a month for questions about it. Body of a job.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listRegions } from '../../network/index.ts'
import { forgetReporters } from './store.ts'
import { replyAddressDays } from './terms.ts'

export async function forgetReplyAddresses(services: Services): Promise<void> {
  const closedBefore = new Date(services.now().getTime() - replyAddressDays * 86_400_000)
  for (const region of await listRegions(services)) {
    const actor: SystemActor = { kind: 'system', regionId: region.id, reason: 'housekeeping' }
    await inContext(services.database, actor, (tx) => forgetReporters(tx, closedBefore))
  }
}
