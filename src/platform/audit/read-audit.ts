// History of one record, newest first. Actors are shown by function and organisation, so no names are needed here.
import type { Tx } from '../db/database.ts'
import type { AuditChange, AuditTables } from './record-audit.ts'

export interface HistoryEntry {
  readonly happenedAt: Date
  readonly action: string
  readonly role: string
  readonly organizationId: string | null
  readonly changes: readonly AuditChange[]
  readonly reason: string | null
}

export const historyPageSize = 50

/** How many entries the history of one record has. */
export async function countHistory(tx: Tx, about: { objectKind: string; objectId: string }): Promise<number> {
  const { count } = await tx
    .withTables<AuditTables>()
    .selectFrom('platform.audit_event')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('object_kind', '=', about.objectKind)
    .where('object_id', '=', about.objectId)
    .executeTakeFirstOrThrow()
  return count
}

export async function findHistory(
  tx: Tx,
  about: { objectKind: string; objectId: string; action?: string; limit?: number; offset?: number },
): Promise<HistoryEntry[]> {
  let query = tx
    .withTables<AuditTables>()
    .selectFrom('platform.audit_event')
    .select(['happened_at', 'action', 'role', 'organization_id', 'changes', 'reason'])
    .where('object_kind', '=', about.objectKind)
    .where('object_id', '=', about.objectId)
  if (about.action !== undefined) query = query.where('action', '=', about.action)
  const rows = await query
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(about.limit ?? historyPageSize)
    .offset(about.offset ?? 0)
    .execute()
  return rows.map(entryOf)
}

type AuditRow = Pick<
  AuditTables['platform.audit_event'],
  'happened_at' | 'action' | 'role' | 'organization_id' | 'changes' | 'reason'
>

const entryOf = (row: AuditRow): HistoryEntry => ({
  happenedAt: row.happened_at,
  action: row.action,
  role: row.role,
  organizationId: row.organization_id,
  // jsonb arrives parsed; the column is text only on the way in.
  changes: row.changes as unknown as AuditChange[],
  reason: row.reason,
})

export interface ProtocolEntry extends HistoryEntry {
  readonly objectKind: string
  readonly objectId: string | null
}

/**
 * The protocol of the acting region, newest first; `concerning` narrows it to what that organisation did and what was done
 * to it or to one of the records named, `withoutSessions` leaves out who came and went.
 */
export async function listAudit(
  tx: Tx,
  page: {
    limit: number
    offset: number
    concerning?: { readonly organizationId: string; readonly objectIds: readonly string[] }
    withoutSessions?: boolean
  },
): Promise<ProtocolEntry[]> {
  let query = tx
    .withTables<AuditTables>()
    .selectFrom('platform.audit_event')
    .select(['happened_at', 'action', 'role', 'organization_id', 'changes', 'reason', 'object_kind', 'object_id'])
  const { concerning } = page
  if (concerning !== undefined) {
    query = query.where((where) =>
      where.or([
        where('organization_id', '=', concerning.organizationId),
        where('object_id', 'in', [concerning.organizationId, ...concerning.objectIds]),
      ]),
    )
  }
  if (page.withoutSessions) query = query.where('object_kind', '<>', 'session')
  const rows = await query
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map((row) => ({ ...entryOf(row), objectKind: row.object_kind, objectId: row.object_id }))
}

export async function countAudit(tx: Tx): Promise<number> {
  const { count } = await tx
    .withTables<AuditTables>()
    .selectFrom('platform.audit_event')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
