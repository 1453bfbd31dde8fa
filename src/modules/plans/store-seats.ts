// SQL of seats and of what people changed in them. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { SeatReason } from './problem/seat-reason.ts'
import type { PlansTables } from './tables.ts'
import type { Override, Seat } from './terms.ts'

const plans = (tx: Tx) => tx.withTables<PlansTables>()

const seatColumns = [
  'pupil_id',
  'block_number',
  'organization_id',
  'weekday',
  'workshop_id',
  'bbs_id',
  'source',
  'reason',
] as const

const seatOf = (row: Pick<PlansTables['plans.seat'], (typeof seatColumns)[number]>): Seat => ({
  pupilId: row.pupil_id,
  blockNumber: row.block_number,
  organizationId: row.organization_id,
  weekday: row.weekday,
  workshopId: row.workshop_id,
  bbsId: row.bbs_id,
  source: row.source,
  // Written by this module and checked by nobody else.
  reason: row.reason as SeatReason,
})

/**
 * Seats as one JSON text with a row for each: written by the thread that made the plan, so that nothing long is built
 * where pages are answered.
 */
export async function insertSeats(tx: Tx, given: { regionId: string; runId: string; rows: string }): Promise<void> {
  await sql`
    INSERT INTO plans.seat (region_id, run_id, pupil_id, block_number, organization_id, weekday, workshop_id, bbs_id,
      source, reason, wishes_read)
    SELECT ${given.regionId}::uuid, ${given.runId}::uuid, pupil, block, school, weekday, workshop, bbs, source, reason,
      wishes
    FROM jsonb_to_recordset(${given.rows}::jsonb) AS r (pupil uuid, block smallint, school uuid, weekday smallint,
      workshop uuid, bbs uuid, source text, reason jsonb, wishes text)`.execute(tx)
}

/** Of everybody with a seat in the run, what it read of the wishes; null: there was no answer. */
export async function findWishesRead(tx: Tx, runId: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(['pupil_id', 'wishes_read'])
    .distinct()
    .where('run_id', '=', runId)
    .execute()
  return new Map(rows.map((row) => [row.pupil_id, row.wishes_read]))
}

export async function findSeats(tx: Tx, runId: string): Promise<Seat[]> {
  const rows = await plans(tx).selectFrom('plans.seat').select(seatColumns).where('run_id', '=', runId).execute()
  return rows.map(seatOf)
}

export async function findSeatedPupilIds(tx: Tx, runId: string): Promise<string[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select('pupil_id')
    .distinct()
    .where('run_id', '=', runId)
    .execute()
  return rows.map((row) => row.pupil_id)
}

/** In the order of the blocks. */
export async function findSeatsOfPupil(tx: Tx, runId: string, pupilId: string): Promise<Seat[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(seatColumns)
    .where('run_id', '=', runId)
    .where('pupil_id', '=', pupilId)
    .orderBy('block_number')
    .execute()
  return rows.map(seatOf)
}

export async function findSeatsOfSchool(tx: Tx, runId: string, organizationId: string): Promise<Seat[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(seatColumns)
    .where('run_id', '=', runId)
    .where('organization_id', '=', organizationId)
    .orderBy('block_number')
    .execute()
  return rows.map(seatOf)
}

export async function findSeatsOfBbs(tx: Tx, runId: string, bbsId: string): Promise<Seat[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(seatColumns)
    .where('run_id', '=', runId)
    .where('bbs_id', '=', bbsId)
    .orderBy('block_number')
    .execute()
  return rows.map(seatOf)
}

export interface GroupKey {
  readonly workshopId: string
  /** 0 = Monday. */
  readonly weekday: number
  readonly blockNumber: number
}

export async function findSeatsOfGroup(tx: Tx, runId: string, group: GroupKey): Promise<Seat[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(seatColumns)
    .where('run_id', '=', runId)
    .where('workshop_id', '=', group.workshopId)
    .where('weekday', '=', group.weekday)
    .where('block_number', '=', group.blockNumber)
    .execute()
  return rows.map(seatOf)
}

export interface GroupSize extends GroupKey {
  readonly size: number
}

/** Of all groups that somebody is in. */
export async function countGroups(tx: Tx, runId: string): Promise<GroupSize[]> {
  const rows = await plans(tx)
    .selectFrom('plans.seat')
    .select(['workshop_id', 'weekday', 'block_number'])
    .select((eb) => eb.fn.countAll<number>().as('size'))
    .where('run_id', '=', runId)
    .where('workshop_id', 'is not', null)
    .groupBy(['workshop_id', 'weekday', 'block_number'])
    .execute()
  return rows.flatMap((row) =>
    row.workshop_id === null
      ? []
      : [{ workshopId: row.workshop_id, weekday: row.weekday, blockNumber: row.block_number, size: row.size }],
  )
}

/** Of the published plan of a round: how many of a school come to a workshop on a day in a block. */
export async function countPublishedGroups(
  tx: Tx,
  roundId: string,
): Promise<{ workshopId: string; weekday: number; block: number; schoolId: string; count: number }[]> {
  const { rows } = await sql<{
    workshop_id: string
    weekday: number
    block_number: number
    organization_id: string
    count: number
  }>`
    SELECT s.workshop_id, s.weekday, s.block_number, s.organization_id, count(*) AS count FROM plans.seat s
    JOIN plans.run r ON r.region_id = s.region_id AND r.id = s.run_id
    WHERE r.round_id = ${roundId}::uuid AND r.published_at IS NOT NULL AND r.withdrawn_at IS NULL
      AND s.workshop_id IS NOT NULL
    GROUP BY s.workshop_id, s.weekday, s.block_number, s.organization_id`.execute(tx)
  return rows.map((row) => ({
    workshopId: row.workshop_id,
    weekday: row.weekday,
    block: row.block_number,
    schoolId: row.organization_id,
    count: row.count,
  }))
}

export interface DayCount {
  readonly blockNumber: number
  readonly size: number
  /** Of these, for whom it is a fulfilled wish. */
  readonly wished: number
}

/** Groups of one workshop on one weekday, in the order of the blocks; without those that nobody is in. */
export async function countWorkshopDay(
  tx: Tx,
  runId: string,
  { workshopId, weekday }: { readonly workshopId: string; readonly weekday: number },
): Promise<DayCount[]> {
  const { rows } = await sql<{ block_number: number; size: number; wished: number }>`
    SELECT block_number, count(*) AS size, count(*) FILTER (WHERE (reason ->> 'rank')::integer > 0) AS wished
    FROM plans.seat
    WHERE run_id = ${runId}::uuid AND workshop_id = ${workshopId}::uuid AND weekday = ${weekday}
    GROUP BY block_number ORDER BY block_number`.execute(tx)
  return rows.map((row) => ({ blockNumber: row.block_number, size: row.size, wished: row.wished }))
}

export interface SchoolCount {
  readonly organizationId: string
  readonly pupils: number
  /** Pupils and blocks without a workshop. */
  readonly empty: number
}

export async function countBySchool(tx: Tx, runId: string): Promise<SchoolCount[]> {
  const { rows } = await sql<{ organization_id: string; pupils: number; empty: number }>`
    SELECT organization_id, count(DISTINCT pupil_id) AS pupils, count(*) FILTER (WHERE workshop_id IS NULL) AS empty
    FROM plans.seat WHERE run_id = ${runId}::uuid GROUP BY organization_id`.execute(tx)
  return rows.map((row) => ({ organizationId: row.organization_id, pupils: row.pupils, empty: row.empty }))
}

/** How many of a class sit in a group, without one pupil. */
export async function countInGroup(
  tx: Tx,
  runId: string,
  group: GroupKey,
  without: string,
): Promise<{ readonly total: number; readonly pupilIds: readonly string[] }> {
  const seats = await findSeatsOfGroup(tx, runId, group)
  const pupilIds = seats.map(({ pupilId }) => pupilId).filter((id) => id !== without)
  return { total: pupilIds.length, pupilIds }
}

export async function moveSeat(
  tx: Tx,
  given: {
    readonly runId: string
    readonly pupilId: string
    readonly blockNumber: number
    readonly workshopId: string | null
    readonly bbsId: string | null
    readonly reason: SeatReason
  },
): Promise<void> {
  await plans(tx)
    .updateTable('plans.seat')
    .set({
      workshop_id: given.workshopId,
      bbs_id: given.bbsId,
      source: 'override',
      reason: JSON.stringify(given.reason),
    })
    .where('run_id', '=', given.runId)
    .where('pupil_id', '=', given.pupilId)
    .where('block_number', '=', given.blockNumber)
    .execute()
}

export async function insertOverride(tx: Tx, given: Override & { readonly regionId: string }): Promise<void> {
  await plans(tx)
    .insertInto('plans.override')
    .values({
      region_id: given.regionId,
      id: given.id,
      run_id: given.runId,
      pupil_id: given.pupilId,
      block_number: given.blockNumber,
      workshop_before: given.workshopBefore,
      workshop_after: given.workshopAfter,
      reason: given.reason,
      happened_at: given.happenedAt,
    })
    .execute()
}

export async function hasOverrides(tx: Tx, runId: string): Promise<boolean> {
  const found = await plans(tx).selectFrom('plans.override').select('id').where('run_id', '=', runId).executeTakeFirst()
  return found !== undefined
}

/** Newest first. */
export async function findOverrides(tx: Tx, runId: string): Promise<Override[]> {
  const rows = await plans(tx)
    .selectFrom('plans.override')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    pupilId: row.pupil_id,
    blockNumber: row.block_number,
    workshopBefore: row.workshop_before,
    workshopAfter: row.workshop_after,
    reason: row.reason,
    happenedAt: row.happened_at,
  }))
}
