// What every change of a round does first: may, find, wait for others. The work gets all of the round and one transaction.
import { type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findRegion } from '../network/index.ts'
import { readRoundIn } from './find-round.ts'
import { findRoundRow, lockRound } from './store.ts'
import type { RoundPage } from './terms.ts'

export async function inRound<T, E>(
  actor: Actor,
  services: Services,
  given: {
    readonly roundId: string
    readonly verdict: Verdict
    /** Vocational schools change what is theirs; they cannot lock the row of the round, and need not. */
    readonly withoutLock?: boolean
  },
  work: (tx: Tx, page: RoundPage) => Promise<Result<T, E>>,
): Promise<Result<T, E | 'forbidden' | 'not-found'>> {
  if (given.verdict === 'forbidden') return refused('forbidden')
  if (given.verdict === 'hidden' || !isUuid(given.roundId)) return refused('not-found')
  const region = await findRegion(services, actor.regionId)
  if (region === undefined) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const round = await (given.withoutLock === true ? findRoundRow : lockRound)(tx, given.roundId)
    if (round === undefined) return refused('not-found')
    return work(tx, await readRoundIn(tx, { actor, round, land: region.land }))
  })
}
