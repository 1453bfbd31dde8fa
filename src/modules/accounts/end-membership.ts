import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayEndMembership } from './policy.ts'
import { countCoordinatorsLocked, findMembership, type MembershipRow, markMembershipEnded } from './store.ts'

export type EndRefusal = { readonly code: 'not-found' | 'forbidden' | 'last-coordinator' }

/** For the question before the deed; the deed asks again. */
export function findMembershipToEnd(
  actor: Actor,
  services: Services,
  input: { readonly id: string },
): Promise<Result<MembershipRow, EndRefusal>> {
  return inContext(services.database, actor, (tx) => check(tx, actor, input.id))
}

/** Sessions that act by the membership count no longer from this moment: every request asks for it. */
export function endMembership(
  actor: Actor,
  services: Services,
  input: { readonly id: string },
): Promise<Result<MembershipRow, EndRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const checked = await check(tx, actor, input.id)
    if (!checked.ok) return checked
    const membership = checked.value
    const ended = await markMembershipEnded(tx, {
      id: membership.id,
      regionId: actor.regionId,
      by: actor.kind === 'person' ? actor.personId : null,
      now: services.now(),
    })
    if (!ended) return refused({ code: 'not-found' })
    await recordAudit(tx, actor, services, {
      action: 'membership.end',
      objectKind: 'membership',
      objectId: membership.id,
      changes: [{ field: 'role', before: membership.role, after: null }],
    })
    return ok(membership)
  })
}

async function check(tx: Tx, actor: Actor, id: string): Promise<Result<MembershipRow, EndRefusal>> {
  const membership = isUuid(id) ? await findMembership(tx, id) : undefined
  if (membership === undefined) return refused({ code: 'not-found' })
  const subject = {
    regionId: actor.regionId,
    organizationId: membership.organizationId,
    kind: membership.kind,
    role: membership.role,
  }
  const verdict = mayEndMembership(actor, { ...subject, isLastCoordinator: false })
  if (verdict === 'hidden') return refused({ code: 'not-found' })
  if (verdict === 'forbidden') return refused({ code: 'forbidden' })
  const isLastCoordinator =
    membership.role === 'coordinator' && (await countCoordinatorsLocked(tx, actor.regionId)) <= 1
  return mayEndMembership(actor, { ...subject, isLastCoordinator }) === 'allowed'
    ? ok(membership)
    : refused({ code: 'last-coordinator' })
}
