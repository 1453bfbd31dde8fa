// When nobody needs to know any more who wished what and was where: some time after the last day of a round. Wishes and
// plans forget by it; the page of the round names the day.
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listRegions } from '../network/index.ts'
import { retention } from '../pupils/index.ts'
import { findRounds } from './store.ts'
import type { Round } from './terms.ts'

export const daysKeptAfterRound = retention.daysAfterRound

/** The last day on which anything about people of the round is kept. */
export const keptUntil = ({ endsOn }: Pick<Round, 'endsOn'>): PlainDate => addDays(endsOn, daysKeptAfterRound)

/**
 * Calls `forget` for every round whose time is over, each in a transaction of its own, whatever was forgotten there
 * before: it has to leave alone what is gone. Answers how many rows went.
 */
export async function forgetAfterRounds(
  services: Services,
  forget: (tx: Tx, actor: SystemActor, roundId: string) => Promise<number>,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0
  for (const region of await listRegions(services)) {
    const actor: SystemActor = { kind: 'system', regionId: region.id, reason: 'retention' }
    const rounds = await inContext(services.database, actor, findRounds)
    for (const round of rounds.filter((one) => keptUntil(one) < services.today())) {
      signal?.throwIfAborted()
      count += await inContext(services.database, actor, (tx) => forget(tx, actor, round.id))
    }
  }
  return count
}
