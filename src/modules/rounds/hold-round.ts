// The ground of a plan: while one is frozen or published, what it stands on stays as it is. Plans say which one it is.
import type { Tx } from '../../platform/db/database.ts'
import { lockRound, writeHeldBy } from './store.ts'
import type { HeldBy } from './terms.ts'

/** In the transaction that freezes, publishes, or withdraws; the caller has asked its own policy and writes the audit line. */
export async function keepGround(tx: Tx, roundId: string, heldBy: HeldBy | null): Promise<void> {
  const round = await lockRound(tx, roundId)
  if (round !== undefined && round.heldBy !== heldBy) await writeHeldBy(tx, roundId, heldBy)
}
