// Who was where in a round, what was decided about them and what they objected is forgotten some time after its last day.
// Runs stay: their reports count people, and monitoring reads those.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { Services } from '../../platform/services.ts'
import { forgetAfterRounds } from '../rounds/index.ts'
import { removePeople } from './store-subject.ts'

/** Answers how many rows went. */
export const forgetEndedPlans = (services: Services, signal?: AbortSignal): Promise<number> =>
  forgetAfterRounds(
    services,
    async (tx, actor, roundId) => {
      const gone = Object.entries(await removePeople(tx, { roundId })).filter(([, count]) => count > 0)
      if (gone.length > 0) {
        await recordAudit(tx, actor, services, {
          action: 'plan.forget',
          objectKind: 'round',
          objectId: roundId,
          changes: gone.map(([table, count]) => ({ field: table, before: String(count), after: null })),
        })
      }
      return gone.reduce((sum, [, count]) => sum + count, 0)
    },
    signal,
  )
