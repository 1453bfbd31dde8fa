// Counts for monitoring: organisations by kind, never persons.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { countByKindAndStatus } from './store.ts'

/** `network.organizations.<kind>` for active ones, `network.organizations.archived` for all others. */
export async function networkFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const counts = await inContext(services.database, actor, countByKindAndStatus)
  const archived = counts.filter((each) => each.status === 'archived').reduce((sum, each) => sum + each.count, 0)
  return [
    ...counts
      .filter((each) => each.status === 'active')
      .map((each) => ({ name: `network.organizations.${each.kind}`, value: each.count })),
    { name: 'network.organizations.archived', value: archived },
  ]
}
