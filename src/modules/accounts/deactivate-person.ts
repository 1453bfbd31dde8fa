import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayDeactivatePerson } from './policy.ts'
import { markPersonDeactivated } from './store.ts'

/** Closes a login in all regions at once; for the command line, when a login was stolen. */
export function deactivatePerson(
  actor: Actor,
  services: Services,
  input: { readonly personId: string },
): Promise<Result<void, { readonly code: 'not-found' | 'forbidden' }>> {
  return inContext(services.database, actor, async (tx) => {
    if (mayDeactivatePerson(actor) !== 'allowed') return refused({ code: 'forbidden' })
    if (!isUuid(input.personId)) return refused({ code: 'not-found' })
    if (!(await markPersonDeactivated(tx, input.personId, services.now()))) return refused({ code: 'not-found' })
    await recordAudit(tx, actor, services, {
      action: 'person.deactivate',
      objectKind: 'person',
      objectId: input.personId,
    })
    return ok(undefined)
  })
}
