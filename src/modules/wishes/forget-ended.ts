// What was wished in a round, and why something was ruled out, is forgotten some time after its last day.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { Services } from '../../platform/services.ts'
import { forgetAfterRounds } from '../rounds/index.ts'
import { removeAllAnswers } from './store.ts'

/** Answers how many answers went. */
export const forgetEndedWishes = (services: Services, signal?: AbortSignal): Promise<number> =>
  forgetAfterRounds(
    services,
    async (tx, actor, roundId) => {
      const count = await removeAllAnswers(tx, roundId)
      if (count > 0) {
        await recordAudit(tx, actor, services, {
          action: 'wishes.forget',
          objectKind: 'round',
          objectId: roundId,
          changes: [{ field: 'answers', before: String(count), after: null }],
        })
      }
      return count
    },
    signal,
  )
