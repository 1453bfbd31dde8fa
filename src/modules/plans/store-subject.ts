// SQL of everything that plans hold about people, for information, erasure and retention.
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

/** One pupil in all rounds, or everybody in one round. */
export type People = { readonly pupilId: string } | { readonly roundId: string }

/** How many rows went, by table. Rows that name nobody stay: runs with their counts. */
export async function removePeople(tx: Tx, people: People): Promise<Record<string, number>> {
  const [key, value] =
    'pupilId' in people ? (['pupil_id', people.pupilId] as const) : (['round_id', people.roundId] as const)
  const removeFrom = async (table: 'plans.seat' | 'plans.override' | 'plans.objection'): Promise<number> => {
    const done = await plans(tx)
      .deleteFrom(table)
      .$if(key === 'pupil_id', (query) => query.where('pupil_id', '=', value))
      .$if(key === 'round_id', (query) =>
        query.where('run_id', 'in', (runs) => runs.selectFrom('plans.run').select('id').where('round_id', '=', value)),
      )
      .executeTakeFirst()
    return Number(done.numDeletedRows)
  }
  const locks = await plans(tx).deleteFrom('plans.lock').where(key, '=', value).executeTakeFirst()
  return {
    'plans.seat': await removeFrom('plans.seat'),
    'plans.lock': Number(locks.numDeletedRows),
    'plans.override': await removeFrom('plans.override'),
    'plans.objection': await removeFrom('plans.objection'),
  }
}
