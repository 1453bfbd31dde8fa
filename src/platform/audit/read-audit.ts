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

export async function findHistory(
  tx: Tx,
  about: { objectKind: string; objectId: string; limit?: number },
): Promise<HistoryEntry[]> {
  const rows = await tx
    .withTables<AuditTables>()
    .selectFrom('platform.audit_event')
    .select(['happened_at', 'action', 'role', 'organization_id', 'changes', 'reason'])
    .where('object_kind', '=', about.objectKind)
    .where('object_id', '=', about.objectId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(about.limit ?? 50)
    .execute()
  return rows.map((row) => ({
    happenedAt: row.happened_at,
    action: row.action,
    role: row.role,
    organizationId: row.organization_id,
    changes: row.changes as unknown as AuditChange[],
    reason: row.reason,
  }))
}
