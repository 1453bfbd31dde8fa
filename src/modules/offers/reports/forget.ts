// Reply addresses and words are needed for the answer, and a month for questions about it. They go together: without the
// address nobody finds the words of one person any more. Body of a job.
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listRegions } from '../../network/index.ts'
import { forgetReportContent } from './store.ts'
import { keptSince } from './terms.ts'

export async function forgetOldReports(services: Services): Promise<void> {
  const before = keptSince(services.now())
  for (const region of await listRegions(services)) {
    const actor: SystemActor = { kind: 'system', regionId: region.id, reason: 'housekeeping' }
    await inContext(services.database, actor, (tx) => forgetReportContent(tx, before))
  }
}
