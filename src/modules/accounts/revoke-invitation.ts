import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayRevokeInvitation } from './policy.ts'
import { findOpenInvitation, markInvitationRevoked } from './store.ts'

export async function revokeInvitation(
  actor: Actor,
  services: Services,
  input: { readonly id: string },
): Promise<Result<void, { readonly code: 'not-found' | 'forbidden' }>> {
  if (!isUuid(input.id)) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const invitation = await findOpenInvitation(tx, input.id)
    if (invitation === undefined) return refused({ code: 'not-found' })
    const verdict = mayRevokeInvitation(actor, { regionId: actor.regionId, ...invitation })
    if (verdict === 'hidden') return refused({ code: 'not-found' })
    if (verdict === 'forbidden') return refused({ code: 'forbidden' })
    // Somebody may have accepted between the look and the change.
    if (!(await markInvitationRevoked(tx, input.id, services.now()))) return refused({ code: 'not-found' })
    await recordAudit(tx, actor, services, {
      action: 'invitation.revoke',
      objectKind: 'invitation',
      objectId: input.id,
    })
    return ok(undefined)
  })
}
