// Places that somebody was given after an objection, and what becomes of them when the plan is withdrawn: they go with it,
// unless the office keeps them as locks for the next run.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById } from '../../pupils/index.ts'
import { decisionReason } from '../objections/decide-objection.ts'
import { countOpenObjections } from '../store-objections.ts'
import { findOverrides } from '../store-seats.ts'
import type { Run } from '../terms.ts'
import { setLock } from './keep-locks.ts'

export interface GrantedSeat {
  readonly pupilId: string
  readonly blockNumber: number
  /** null: in school. */
  readonly workshopId: string | null
}

/** As they stand now: what was changed once more for another reason is no longer the place that was granted. */
export async function findGranted(tx: Tx, runId: string): Promise<readonly GrantedSeat[]> {
  const newest = new Map<string, Awaited<ReturnType<typeof findOverrides>>[number]>()
  for (const one of await findOverrides(tx, runId)) {
    const key = `${one.pupilId} ${one.blockNumber}`
    if (!newest.has(key)) newest.set(key, one)
  }
  return [...newest.values()]
    .filter(({ reason }) => reason === decisionReason)
    .map(({ pupilId, blockNumber, workshopAfter }) => ({ pupilId, blockNumber, workshopId: workshopAfter }))
}

/** What somebody should know before a plan is withdrawn. The caller has asked the policy. */
export const readWithdrawal = (
  actor: Actor,
  services: Services,
  run: Run,
): Promise<{ readonly openCount: number; readonly granted: readonly GrantedSeat[] }> =>
  inContext(services.database, actor, async (tx) => ({
    openCount: await countOpenObjections(tx, [run.id]),
    granted: await findGranted(tx, run.id),
  }))

/** One by one, each asked like every lock; returns those that no plan could keep, or that are locked already. */
export async function keepGranted(
  actor: Actor,
  services: Services,
  { run, granted, reason }: { readonly run: Run; readonly granted: readonly GrantedSeat[]; readonly reason: string },
): Promise<readonly GrantedSeat[]> {
  const pupils = await listPupilsById(
    actor,
    services,
    granted.map(({ pupilId }) => pupilId),
  )
  const codeOf = new Map(pupils.map(({ id, code }) => [id, code]))
  const lost: GrantedSeat[] = []
  for (const seat of granted) {
    const { blockNumber, workshopId } = seat
    const input = { code: codeOf.get(seat.pupilId) ?? '', blockNumber, workshopId, reason }
    const set = await setLock(actor, services, { roundId: run.roundId, input })
    if (!set.ok) lost.push(seat)
  }
  return lost
}
