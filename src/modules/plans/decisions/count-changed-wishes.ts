// Whether the wishes are still those that a run was made from.
import type { Tx } from '../../../platform/db/database.ts'
import { readWishesIn } from '../../wishes/index.ts'
import { fingerprintsOf } from '../problem/wishes-read.ts'
import { planningWishesOf } from '../runs/read-planning-input.ts'
import { findWishesRead } from '../store-seats.ts'
import type { Run } from '../terms.ts'

/**
 * For how many pupils of the plan something else is wished by now: an answer came, was changed, or is gone. Whoever came
 * after the run has no seat in it and is counted elsewhere. The caller has asked the policy.
 */
export async function countChangedWishes(tx: Tx, run: Pick<Run, 'id' | 'roundId'>): Promise<number> {
  const now = fingerprintsOf(planningWishesOf(await readWishesIn(tx, run.roundId)))
  const read = await findWishesRead(tx, run.id)
  return [...read].filter(([pupilId, fingerprint]) => fingerprint !== (now.get(pupilId) ?? null)).length
}
