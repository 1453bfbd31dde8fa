// The audit line: written in the transaction that does, so that nothing is done without it.

import type { Actor } from '../actor/actor.ts'
import { roleOf } from '../actor/actor.ts'
import type { Tx } from '../db/database.ts'
import type { Services } from '../services.ts'

/** Of a personal field only the name is kept: its values lie in the erasable row and nowhere else. */
export type AuditChange =
  | { readonly field: string; readonly before: string | null; readonly after: string | null }
  | { readonly field: string }

export interface AuditLine {
  /** As `object.verb`, for example `organization.merge`. */
  readonly action: string
  readonly objectKind: string
  readonly objectId?: string
  readonly changes?: readonly AuditChange[]
  readonly reason?: string
}

export type AuditTables = {
  'platform.audit_event': {
    region_id: string
    id: string
    happened_at: Date
    actor_kind: 'person' | 'public' | 'system'
    person_id: string | null
    membership_id: string | null
    organization_id: string | null
    role: string
    action: string
    object_kind: string
    object_id: string | null
    changes: string
    reason: string | null
  }
}

export async function recordAudit(tx: Tx, actor: Actor, services: Services, line: AuditLine): Promise<void> {
  await recordAudits(tx, actor, services, [line])
}

/** Many lines in one statement, for imports. */
export async function recordAudits(
  tx: Tx,
  actor: Actor,
  services: Services,
  lines: readonly AuditLine[],
): Promise<void> {
  if (lines.length === 0) return
  const person = actor.kind === 'person' ? actor : undefined
  const rows = lines.map((line) => ({
    region_id: actor.regionId,
    id: services.newId(),
    happened_at: services.now(),
    actor_kind: actor.kind,
    person_id: person?.personId ?? null,
    membership_id: person?.membershipId ?? null,
    organization_id: person?.organizationId ?? null,
    role: roleOf(actor),
    action: line.action,
    object_kind: line.objectKind,
    object_id: line.objectId ?? null,
    changes: JSON.stringify(line.changes ?? []),
    reason: line.reason ?? (actor.kind === 'system' ? actor.reason : null),
  }))
  for (let start = 0; start < rows.length; start += 1000) {
    await tx
      .withTables<AuditTables>()
      .insertInto('platform.audit_event')
      .values(rows.slice(start, start + 1000))
      .execute()
  }
}

/** What differs between two states of a record, as audit changes; `personal` fields come without their values. */
export function changesBetween<T extends object>(
  before: T,
  after: Partial<T>,
  personal: readonly (keyof T & string)[] = [],
): AuditChange[] {
  const show = (value: unknown): string | null =>
    value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
  return (Object.keys(after) as (keyof T & string)[])
    .filter((field) => show(before[field]) !== show(after[field]))
    .map((field) =>
      personal.includes(field) ? { field } : { field, before: show(before[field]), after: show(after[field]) },
    )
}
