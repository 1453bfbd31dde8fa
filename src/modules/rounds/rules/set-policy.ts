// The rules of a round: a next version with its reason, never a change of an older one.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { inRound } from '../in-round.ts'
import { maySetRules } from '../policy.ts'
import { faultsOf, type PolicyRules, type RulesFault, rulesToJson } from '../policy-rules.ts'
import { insertPolicy } from '../store.ts'

export type SetPolicyRefusal =
  | 'forbidden'
  | 'not-found'
  /** Somebody else has set rules meanwhile. */
  | 'stale'
  | { readonly code: 'faults'; readonly faults: readonly RulesFault[] }

export const setPolicy = (
  actor: Actor,
  services: Services,
  given: {
    readonly roundId: string
    /** The version that was looked at. */
    readonly after: number
    readonly rules: PolicyRules
    readonly reason: string
  },
): Promise<Result<{ version: number }, SetPolicyRefusal>> =>
  inRound<{ version: number }, SetPolicyRefusal>(
    actor,
    services,
    { roundId: given.roundId, verdict: maySetRules(actor, actor) },
    async (tx, { policy, round }) => {
      if (policy.current.version !== given.after) return refused('stale')
      const faults = faultsOf(given.rules)
      if (faults.length > 0) return refused({ code: 'faults', faults })
      const [before, after] = [policy.current.rules, given.rules].map((rules) => JSON.stringify(rulesToJson(rules)))
      if (before === after) return ok({ version: given.after })
      const version = given.after + 1
      await insertPolicy(
        tx,
        { regionId: actor.regionId, at: services.now() },
        { roundId: round.id, version, rules: given.rules, reason: given.reason },
      )
      await recordAudit(tx, actor, services, {
        action: 'round.rules',
        objectKind: 'round',
        objectId: round.id,
        changes: [{ field: 'policy', before: before ?? null, after: after ?? null }],
        reason: given.reason,
      })
      return ok({ version })
    },
  )
