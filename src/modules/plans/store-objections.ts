// SQL of objections. Never exported from the module.
import type { Tx } from '../../platform/db/database.ts'
import type { PlansTables } from './tables.ts'
import type { Objection, Outcome, Raiser } from './terms.ts'

const plans = (tx: Tx) => tx.withTables<PlansTables>()

export interface SealedObjection extends Objection {
  readonly body: Uint8Array
  readonly answer: Uint8Array | null
}

const objectionOf = (row: PlansTables['plans.objection']): SealedObjection => ({
  id: row.id,
  runId: row.run_id,
  pupilId: row.pupil_id,
  organizationId: row.organization_id,
  raisedBy: row.raised_by,
  raisedAt: row.raised_at,
  decidedAt: row.decided_at,
  outcome: row.outcome,
  body: row.body,
  answer: row.answer,
})

/** Open ones first, oldest first. */
export async function findObjections(
  tx: Tx,
  about: { readonly runId?: string; readonly pupilId?: string },
): Promise<SealedObjection[]> {
  const rows = await plans(tx)
    .selectFrom('plans.objection')
    .selectAll()
    .$if(about.runId !== undefined, (query) => query.where('run_id', '=', about.runId ?? ''))
    .$if(about.pupilId !== undefined, (query) => query.where('pupil_id', '=', about.pupilId ?? ''))
    .orderBy('decided_at', (ordered) => ordered.desc().nullsFirst())
    .orderBy('raised_at')
    .orderBy('id')
    .execute()
  return rows.map(objectionOf)
}

export async function findObjection(tx: Tx, id: string): Promise<SealedObjection | undefined> {
  const row = await plans(tx).selectFrom('plans.objection').selectAll().where('id', '=', id).executeTakeFirst()
  return row && objectionOf(row)
}

export async function lockObjection(tx: Tx, id: string): Promise<SealedObjection | undefined> {
  const row = await plans(tx)
    .selectFrom('plans.objection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && objectionOf(row)
}

export async function insertObjection(
  tx: Tx,
  given: {
    readonly regionId: string
    readonly id: string
    readonly runId: string
    readonly pupilId: string
    readonly organizationId: string
    readonly raisedBy: Raiser
    readonly body: Uint8Array
    readonly raisedAt: Date
  },
): Promise<void> {
  await plans(tx)
    .insertInto('plans.objection')
    .values({
      region_id: given.regionId,
      id: given.id,
      run_id: given.runId,
      pupil_id: given.pupilId,
      organization_id: given.organizationId,
      raised_by: given.raisedBy,
      body: given.body,
      raised_at: given.raisedAt,
      decided_at: null,
      outcome: null,
      answer: null,
    })
    .execute()
}

export async function decideObjectionRow(
  tx: Tx,
  id: string,
  decision: { readonly outcome: Outcome; readonly answer: Uint8Array; readonly at: Date },
): Promise<void> {
  await plans(tx)
    .updateTable('plans.objection')
    .set({ outcome: decision.outcome, answer: decision.answer, decided_at: decision.at })
    .where('id', '=', id)
    .execute()
}

export async function countOpenObjections(tx: Tx, runIds: readonly string[]): Promise<number> {
  if (runIds.length === 0) return 0
  const { count } = await plans(tx)
    .selectFrom('plans.objection')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('run_id', 'in', runIds)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Of those runs that somebody objected to; where row-level security hides some, of what the actor sees. */
export async function countObjectionsByRun(
  tx: Tx,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly all: number; readonly open: number }>> {
  if (runIds.length === 0) return new Map()
  const rows = await plans(tx)
    .selectFrom('plans.objection')
    .select((eb) => [
      'run_id',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('decided_at', 'is', null).as('open'),
    ])
    .where('run_id', 'in', runIds)
    .groupBy('run_id')
    .execute()
  return new Map(rows.map(({ run_id, all, open }) => [run_id, { all, open }]))
}
