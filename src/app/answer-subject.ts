// What is held about a person, and forgetting it: the steps of all modules in one transaction (Art. 15 and 17 GDPR).
import { ok, type Result, refused } from '../kernel/result.ts'
import type { Actor } from '../platform/actor/actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { asProgram, inContext } from '../platform/db/database.ts'
import type { DataSubject } from '../platform/erasure/erasure-step.ts'
import type { Services } from '../platform/services.ts'
import { allErasureSteps } from './erasure.ts'
import { mayAnswerSubject } from './site-permissions.ts'

/** Rows by table, tables without a row left out. */
export type HeldData = Readonly<Record<string, readonly object[]>>

export function listHeldData(
  actor: Actor,
  services: Services,
  subject: DataSubject,
): Promise<Result<HeldData, { readonly code: 'forbidden' }>> {
  if (mayAnswerSubject(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    const held: Record<string, readonly object[]> = {}
    // Otherwise row-level security would hide drafts and internal entries, and the answer would be "nothing".
    await asProgram(tx, actor, async () => {
      for (const step of allErasureSteps) {
        for (const [table, rows] of Object.entries(await step.exportOf(tx, subject, services))) {
          if (rows.length > 0) held[table] = rows
        }
      }
    })
    await recordAudit(tx, actor, services, {
      action: 'subject.read',
      objectKind: 'subject',
      changes: [{ field: subject.code === undefined ? 'email' : 'code' }],
    })
    return ok(held)
  })
}

/** All or nothing; answers how many rows went. */
export function eraseHeldData(
  actor: Actor,
  services: Services,
  subject: DataSubject,
): Promise<Result<number, { readonly code: 'forbidden' }>> {
  if (mayAnswerSubject(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    let count = 0
    for (const step of allErasureSteps) {
      const gone = await step.erase(tx, actor, services, subject)
      for (const rows of Object.values(gone)) count += rows
    }
    await recordAudit(tx, actor, services, {
      action: 'subject.erase',
      objectKind: 'subject',
      changes: [{ field: 'rows', before: null, after: String(count) }],
    })
    return ok(count)
  })
}
