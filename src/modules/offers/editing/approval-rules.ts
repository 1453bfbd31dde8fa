// For whom offers appear at once, and for whom the office lets them pass first.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, isUniqueViolation } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type OrganizationKind, organizationKinds } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { mayChangeApprovalRules } from '../policy.ts'
import { deleteRule, findRules, insertRule, updateRule } from './store.ts'
import type { ApprovalMode, ApprovalRule } from './terms.ts'

export type RuleRefusal =
  | { readonly code: 'forbidden' }
  | { readonly code: 'unknown-provider' }
  | { readonly code: 'unknown-kind' }
  /** Somebody else has set or removed a rule for the same meanwhile. */
  | { readonly code: 'stale' }

export type RuleOwner =
  | { readonly of: 'region' }
  | { readonly of: 'kind'; readonly kind: string }
  | { readonly of: 'organization'; readonly organizationId: string }

export interface NamedRule extends ApprovalRule {
  readonly organizationName: string | null
}

export async function listApprovalRules(
  actor: Actor,
  services: Services,
): Promise<Result<readonly NamedRule[], { readonly code: 'forbidden' }>> {
  if (mayChangeApprovalRules(actor) !== 'allowed') return refused({ code: 'forbidden' })
  return inContext(services.database, actor, async (tx) => {
    const rules = await findRules(tx)
    const named = await findProviders(
      tx,
      rules.flatMap(({ organizationId }) => organizationId ?? []),
    )
    return ok(rules.map((rule) => ({ ...rule, organizationName: named.get(rule.organizationId ?? '')?.name ?? null })))
  })
}

const isKind = (kind: string): kind is OrganizationKind => (organizationKinds as readonly string[]).includes(kind)

/** `version` is the one that the form was drawn with; none where there was no rule yet. */
export async function setApprovalRule(
  actor: Actor,
  services: Services,
  given: { readonly owner: RuleOwner; readonly mode: ApprovalMode; readonly version?: number },
): Promise<Result<undefined, RuleRefusal>> {
  if (mayChangeApprovalRules(actor) !== 'allowed') return refused({ code: 'forbidden' })
  const { owner, mode } = given
  if (owner.of === 'kind' && !isKind(owner.kind)) return refused({ code: 'unknown-kind' })
  const organizationKind = owner.of === 'kind' ? owner.kind : null
  const organizationId = owner.of === 'organization' ? owner.organizationId : null
  try {
    return await inContext(services.database, actor, async (tx) => {
      if (organizationId !== null && !(await findProviders(tx, [organizationId])).get(organizationId)?.isActive) {
        return refused({ code: 'unknown-provider' })
      }
      const known = (await findRules(tx)).find(
        (rule) => rule.organizationKind === organizationKind && rule.organizationId === organizationId,
      )
      if (known?.mode === mode) return ok(undefined)
      const at = services.now()
      if (known === undefined) {
        const id = services.newId()
        await insertRule(tx, { regionId: actor.regionId, id, organizationKind, organizationId, mode, version: 1, at })
      } else if (!(await updateRule(tx, { id: known.id, version: given.version ?? known.version, mode, at }))) {
        return refused({ code: 'stale' })
      }
      await recordAudit(tx, actor, services, {
        action: 'offer.approval-rule',
        objectKind: organizationId === null ? 'region' : 'organization',
        objectId: organizationId ?? actor.regionId,
        changes: [
          { field: 'approval', before: known?.mode ?? null, after: mode },
          ...(organizationKind === null ? [] : [{ field: 'organizationKind', before: null, after: organizationKind }]),
        ],
      })
      return ok(undefined)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused({ code: 'stale' })
    throw error
  }
}

/** From then on the wider rule counts again. */
export async function removeApprovalRule(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly version: number },
): Promise<Result<undefined, RuleRefusal>> {
  if (mayChangeApprovalRules(actor) !== 'allowed') return refused({ code: 'forbidden' })
  if (!isUuid(given.id)) return refused({ code: 'stale' })
  return inContext(services.database, actor, async (tx) => {
    const known = (await findRules(tx)).find(({ id }) => id === given.id)
    if (known === undefined || !(await deleteRule(tx, given))) return refused({ code: 'stale' })
    await recordAudit(tx, actor, services, {
      action: 'offer.approval-rule',
      objectKind: known.organizationId === null ? 'region' : 'organization',
      objectId: known.organizationId ?? actor.regionId,
      changes: [
        { field: 'approval', before: known.mode, after: null },
        ...(known.organizationKind === null
          ? []
          : [{ field: 'organizationKind', before: known.organizationKind, after: null }]),
      ],
    })
    return ok(undefined)
  })
}
