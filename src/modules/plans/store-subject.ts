// SQL of everything that plans hold about one pupil, for information and erasure.
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { SeatReason } from './problem/seat-reason.ts'
import { findObjections, type SealedObjection } from './store-objections.ts'
import type { PlansTables } from './tables.ts'

const plans = (tx: Tx) => tx.withTables<PlansTables>()

export interface EverythingOf {
  readonly seats: readonly {
    readonly blockNumber: number
    readonly workshopName: string | null
    readonly reason: SeatReason
  }[]
  readonly locks: readonly { readonly blockNumber: number; readonly reason: string; readonly setAt: Date }[]
  readonly overrides: readonly { readonly blockNumber: number; readonly reason: string; readonly happenedAt: Date }[]
  readonly objections: readonly SealedObjection[]
}

export async function findEverythingOf(tx: Tx, pupilId: string): Promise<EverythingOf> {
  const { rows: seats } = await sql<{ block_number: number; name: string | null; reason: SeatReason }>`
    SELECT s.block_number, w.name, s.reason FROM plans.seat s
    LEFT JOIN rounds.workshop w ON w.region_id = s.region_id AND w.id = s.workshop_id
    WHERE s.pupil_id = ${pupilId}::uuid ORDER BY s.run_id, s.block_number`.execute(tx)
  const locks = await plans(tx).selectFrom('plans.lock').selectAll().where('pupil_id', '=', pupilId).execute()
  const overrides = await plans(tx).selectFrom('plans.override').selectAll().where('pupil_id', '=', pupilId).execute()
  return {
    seats: seats.map((row) => ({ blockNumber: row.block_number, workshopName: row.name, reason: row.reason })),
    locks: locks.map((row) => ({ blockNumber: row.block_number, reason: row.reason, setAt: row.set_at })),
    overrides: overrides.map((row) => ({
      blockNumber: row.block_number,
      reason: row.reason,
      happenedAt: row.happened_at,
    })),
    objections: await findObjections(tx, { pupilId }),
  }
}

/** By table. */
export async function countRowsOf(tx: Tx, pupilId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ seats: number; locks: number; overrides: number; objections: number }>`
    SELECT (SELECT count(*) FROM plans.seat WHERE pupil_id = ${pupilId}::uuid) AS seats,
      (SELECT count(*) FROM plans.lock WHERE pupil_id = ${pupilId}::uuid) AS locks,
      (SELECT count(*) FROM plans.override WHERE pupil_id = ${pupilId}::uuid) AS overrides,
      (SELECT count(*) FROM plans.objection WHERE pupil_id = ${pupilId}::uuid) AS objections`.execute(tx)
  const [found] = rows
  return {
    'plans.seat': found?.seats ?? 0,
    'plans.lock': found?.locks ?? 0,
    'plans.override': found?.overrides ?? 0,
    'plans.objection': found?.objections ?? 0,
  }
}
