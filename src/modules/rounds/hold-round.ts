// The ground of a plan: while one is frozen or published, what it stands on stays as it is. Plans say which one it is.
import type { Actor } from '../../platform/actor/actor.ts'
import { asProgram, type Tx } from '../../platform/db/database.ts'
import { lockRound, shareRound, writeHeldBy } from './store.ts'
import type { HeldBy } from './terms.ts'

/**
 * What stands on the round; until the transaction is over nobody changes that, and nobody saves wishes. Undefined where
 * there is no such round, or the acting role may not change it.
 */
export const holdGround = async (tx: Tx, roundId: string): Promise<HeldBy | null | undefined> =>
  (await lockRound(tx, roundId))?.heldBy

/**
 * For whoever writes what a plan is made from: whether one is published, and until the transaction is over none will be.
 * Many may ask at once. The program asks, since schools may not lock the row of a round.
 */
export const isPlanPublished = (tx: Tx, actor: Actor, roundId: string): Promise<boolean> =>
  asProgram(tx, actor, async () => (await shareRound(tx, roundId))?.heldBy === 'published')

/** In the transaction that freezes, publishes, or withdraws; the caller has asked its own policy and writes the audit line. */
export async function keepGround(tx: Tx, roundId: string, heldBy: HeldBy | null): Promise<void> {
  const round = await lockRound(tx, roundId)
  if (round !== undefined && round.heldBy !== heldBy) await writeHeldBy(tx, roundId, heldBy)
}
