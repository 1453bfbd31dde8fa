// Nobody is kept longer than the planning needs: who left and whose school year is long over is forgotten every night.
// What somebody wished and where they were goes sooner, with the round: rounds/retention.ts counts by the number below.
import { addDays } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { listRegions } from '../network/index.ts'
import { erasePupils } from './keep-pupil.ts'
import { findOutdated, findPupils } from './store.ts'

/**
 * Art. 5 (1) e GDPR: no longer than needed. A pupil who left may come back within a quarter; whoever stays is on the list
 * of the next year, and only who is on none goes a school year later. Questions about a finished round (why this
 * workshop?) come within a quarter, too. docs/datenschutz.md names all three; a region that decides otherwise changes
 * them here.
 */
export const retention = { daysAfterLeaving: 90, schoolYearsAfterEnd: 1, daysAfterRound: 90 } as const

/** Answers how many pupils were forgotten. */
export async function forgetOutdatedPupils(services: Services, signal?: AbortSignal): Promise<number> {
  let count = 0
  for (const region of await listRegions(services)) {
    signal?.throwIfAborted()
    count += await forgetIn({ kind: 'system', regionId: region.id, reason: 'retention' }, services)
  }
  return count
}

const forgetIn = (actor: SystemActor, services: Services): Promise<number> =>
  inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const ids = await findOutdated(tx, {
      leftOn: addDays(today, -retention.daysAfterLeaving),
      schoolYear: schoolYearOf(today) - retention.schoolYearsAfterEnd,
    })
    const pupils = await findPupils(tx, { ids })
    return erasePupils(tx, actor, services, pupils)
  })
