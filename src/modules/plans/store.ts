// SQL of runs and locks. Never exported from the module.
import { sql } from 'kysely'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { RunReport } from './problem/report.ts'
import type { PlansTables } from './tables.ts'
import type { Lock, Run, RunFailure } from './terms.ts'

const plans = (tx: Tx) => tx.withTables<PlansTables>()

const runColumns = [
  'id',
  'round_id',
  'number',
  'state',
  'progress',
  'policy_version',
  'seed',
  'worth',
  'bound',
  'empty_count',
  'without_wish_count',
  'report',
  'failure',
  'note',
  'created_at',
  'touched_at',
  'finished_at',
  'frozen_at',
  'published_at',
  'objections_until',
  'withdrawn_at',
  'withdrawn_because',
] as const

const hasReport = (report: RunReport | string): report is RunReport => typeof report === 'object' && 'demand' in report

const runOf = (row: Pick<PlansTables['plans.run'], (typeof runColumns)[number]>): Run => ({
  id: row.id,
  roundId: row.round_id,
  number: row.number,
  state: row.state,
  progress: row.progress,
  policyVersion: row.policy_version,
  seed: row.seed,
  worth: row.worth,
  bound: row.bound,
  emptyCount: row.empty_count,
  withoutWishCount: row.without_wish_count,
  report: hasReport(row.report) ? row.report : null,
  failure: row.failure,
  note: row.note,
  createdAt: row.created_at,
  touchedAt: row.touched_at,
  finishedAt: row.finished_at,
  frozenAt: row.frozen_at,
  publishedAt: row.published_at,
  objectionsUntil: row.objections_until,
  withdrawnAt: row.withdrawn_at,
  withdrawnBecause: row.withdrawn_because,
})

/** Newest first; row-level security shows schools and vocational schools the published ones only. */
export async function findRuns(tx: Tx, roundId: string): Promise<Run[]> {
  const rows = await plans(tx)
    .selectFrom('plans.run')
    .select(runColumns)
    .where('round_id', '=', roundId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(runOf)
}

export async function findRun(tx: Tx, id: string): Promise<Run | undefined> {
  const row = await plans(tx).selectFrom('plans.run').select(runColumns).where('id', '=', id).executeTakeFirst()
  return row && runOf(row)
}

/** Everything that changes a plan waits here for whoever changes it at the moment. */
export async function lockRun(tx: Tx, id: string): Promise<Run | undefined> {
  const row = await plans(tx)
    .selectFrom('plans.run')
    .select(runColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && runOf(row)
}

/** One per round at most. */
export async function findPublishedRun(tx: Tx, roundId: string): Promise<Run | undefined> {
  const row = await plans(tx)
    .selectFrom('plans.run')
    .select(runColumns)
    .where('round_id', '=', roundId)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row && runOf(row)
}

/** Published and not withdrawn, of all rounds. */
export async function findPublishedRuns(tx: Tx): Promise<Run[]> {
  const rows = await plans(tx)
    .selectFrom('plans.run')
    .select(runColumns)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(runOf)
}

/** Withdrawn and not published again, of all rounds. */
export async function findWithdrawnRuns(tx: Tx): Promise<Run[]> {
  const rows = await plans(tx)
    .selectFrom('plans.run')
    .select(runColumns)
    .where('withdrawn_at', 'is not', null)
    .orderBy('withdrawn_at', 'desc')
    .execute()
  return rows.map(runOf)
}

export async function nextRunNumber(tx: Tx, roundId: string): Promise<number> {
  const row = await plans(tx)
    .selectFrom('plans.run')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertRun(
  tx: Tx,
  given: Pick<Run, 'id' | 'roundId' | 'number' | 'policyVersion' | 'seed' | 'note'> & { regionId: string; at: Date },
): Promise<void> {
  await plans(tx)
    .insertInto('plans.run')
    .values({
      region_id: given.regionId,
      id: given.id,
      round_id: given.roundId,
      number: given.number,
      state: 'waiting',
      progress: 0,
      policy_version: given.policyVersion,
      seed: given.seed,
      worth: null,
      bound: null,
      is_checked: false,
      empty_count: null,
      without_wish_count: null,
      report: '{}',
      failure: null,
      note: given.note,
      created_at: given.at,
      touched_at: given.at,
      finished_at: null,
      frozen_at: null,
      published_at: null,
      objections_until: null,
      withdrawn_at: null,
      withdrawn_because: null,
    })
    .execute()
}

/** False where the run is no longer waiting: cancelled, or taken up before by a process that died. */
export async function beginRun(tx: Tx, id: string, at: Date): Promise<boolean> {
  const done = await plans(tx)
    .updateTable('plans.run')
    .set({ state: 'running', touched_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Progress and sign of life. False where somebody has cancelled the run. */
export async function touchRun(tx: Tx, id: string, progress: number, at: Date): Promise<boolean> {
  const done = await plans(tx)
    .updateTable('plans.run')
    .set({ progress, touched_at: at })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** False where the run has ended in another way meanwhile. */
export async function endRun(
  tx: Tx,
  id: string,
  end: { readonly state: 'cancelled' | 'failed'; readonly failure: RunFailure | null; readonly at: Date },
): Promise<boolean> {
  const done = await plans(tx)
    .updateTable('plans.run')
    .set({ state: end.state, failure: end.failure, finished_at: end.at })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface CheckedPlan {
  readonly worth: number
  readonly bound: number
  readonly emptyCount: number
  readonly withoutWishCount: number
  readonly report: RunReport
}

/** Only for a plan in which the verifier found nothing; the table takes no other. False where the run has ended. */
export async function completeRun(tx: Tx, id: string, plan: CheckedPlan, at: Date): Promise<boolean> {
  const done = await plans(tx)
    .updateTable('plans.run')
    .set({
      state: 'done',
      progress: 100,
      worth: plan.worth,
      bound: plan.bound,
      is_checked: true,
      empty_count: plan.emptyCount,
      without_wish_count: plan.withoutWishCount,
      report: JSON.stringify(plan.report),
      finished_at: at,
      touched_at: at,
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function setFrozen(tx: Tx, id: string, at: Date | null): Promise<void> {
  await plans(tx).updateTable('plans.run').set({ frozen_at: at }).where('id', '=', id).execute()
}

export async function setPublished(
  tx: Tx,
  id: string,
  given: { readonly at: Date; readonly objectionsUntil: PlainDate },
): Promise<void> {
  await plans(tx)
    .updateTable('plans.run')
    .set({
      frozen_at: given.at,
      published_at: given.at,
      objections_until: given.objectionsUntil,
      withdrawn_at: null,
      withdrawn_because: null,
    })
    .where('id', '=', id)
    .execute()
}

export async function setWithdrawn(tx: Tx, id: string, given: { at: Date; because: string }): Promise<void> {
  await plans(tx)
    .updateTable('plans.run')
    .set({ withdrawn_at: given.at, withdrawn_because: given.because })
    .where('id', '=', id)
    .execute()
}

/** What kind of plan stands on the round by now; null where none does. */
export async function findGround(tx: Tx, roundId: string): Promise<'published' | 'frozen' | null> {
  const rows = await plans(tx)
    .selectFrom('plans.run')
    .select(['published_at'])
    .where('round_id', '=', roundId)
    .where('frozen_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  if (rows.some((row) => row.published_at !== null)) return 'published'
  return rows.length > 0 ? 'frozen' : null
}

export async function deleteRun(tx: Tx, id: string): Promise<void> {
  await plans(tx).deleteFrom('plans.run').where('id', '=', id).execute()
}

/** Of runs that lost their process, so that the next one may begin. */
export async function endSilentRuns(tx: Tx, roundId: string, given: { before: Date; at: Date }): Promise<void> {
  await plans(tx)
    .updateTable('plans.run')
    .set({ state: 'failed', failure: 'interrupted', finished_at: given.at })
    .where('round_id', '=', roundId)
    .where('state', '=', 'running')
    .where('touched_at', '<', given.before)
    .execute()
}

const lockOf = (row: PlansTables['plans.lock']): Lock => ({
  id: row.id,
  roundId: row.round_id,
  pupilId: row.pupil_id,
  blockNumber: row.block_number,
  workshopId: row.workshop_id,
  reason: row.reason,
  setAt: row.set_at,
  liftedAt: row.lifted_at,
})

/** With those that were lifted: they are the history. Newest first. */
export async function findLocks(tx: Tx, roundId: string): Promise<Lock[]> {
  const rows = await plans(tx)
    .selectFrom('plans.lock')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(lockOf)
}

export async function findLock(tx: Tx, id: string): Promise<Lock | undefined> {
  const row = await plans(tx).selectFrom('plans.lock').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && lockOf(row)
}

export async function insertLock(tx: Tx, given: Omit<Lock, 'liftedAt'> & { readonly regionId: string }): Promise<void> {
  await plans(tx)
    .insertInto('plans.lock')
    .values({
      region_id: given.regionId,
      id: given.id,
      round_id: given.roundId,
      pupil_id: given.pupilId,
      block_number: given.blockNumber,
      workshop_id: given.workshopId,
      reason: given.reason,
      set_at: given.setAt,
      lifted_at: null,
    })
    .execute()
}

export async function liftLockRow(tx: Tx, id: string, at: Date): Promise<void> {
  await plans(tx).updateTable('plans.lock').set({ lifted_at: at }).where('id', '=', id).execute()
}

/** Serialises what must not happen twice at once in a round: starting a run, publishing a plan. */
export async function holdRound(tx: Tx, roundId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`plans/${roundId}`}, 0))`.execute(tx)
}
