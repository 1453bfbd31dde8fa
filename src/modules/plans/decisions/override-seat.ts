// A seat that a person changes after a run: checked by the rules, with a reason that stays on record.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { maySteerPlans } from '../policy.ts'
import { openPlan } from '../read-round.ts'
import { lockRun } from '../store.ts'
import { type PlanStage, planStageOf } from '../terms.ts'
import { type MoveInput, type MoveRefusal, movePupil, readMoveGround } from './move-pupil.ts'

export type OverrideRefusal =
  | MoveRefusal
  | { readonly code: 'forbidden' }
  /** No plan yet, or one that nobody changes by hand any more. */
  | { readonly code: 'not-a-draft'; readonly stage: PlanStage }

export async function overrideSeat(
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly runId: string; readonly move: MoveInput },
): Promise<Result<void, OverrideRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused({ code: 'forbidden' })
  const opened = await openPlan(actor, services, given)
  if (!opened.ok) return refused({ code: opened.error })
  const { move } = given
  if (!isUuid(move.pupilId)) return refused({ code: 'not-found' })
  const ground = await readMoveGround(actor, services, { ...opened.value, pupilId: move.pupilId })
  if (ground === undefined) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const run = await lockRun(tx, given.runId)
    if (run === undefined) return refused({ code: 'not-found' })
    const stage = planStageOf(run)
    // A place of somebody who may no longer be planned is given free whenever it is noticed.
    const frees = stage === 'published' && move.workshopId === null && ground.pupil.barrier !== undefined
    if (run.state !== 'done' || (stage !== 'draft' && !frees)) return refused({ code: 'not-a-draft', stage })
    const refusal = await movePupil(tx, actor, services, { run, ground, move })
    if (refusal !== undefined) return refused(refusal)
    await recordAudit(tx, actor, services, overrideLine(run.id, move))
    return ok(undefined)
  })
}

/** Pupil and workshop by id; the reason in words stands in the override. */
export const overrideLine = (runId: string, { pupilId, blockNumber, workshopId }: MoveInput) => ({
  action: 'plan.override',
  objectKind: 'plan-run',
  objectId: runId,
  changes: [
    { field: 'pupilId', before: null, after: pupilId },
    { field: 'block', before: null, after: String(blockNumber + 1) },
    { field: 'workshopId', before: null, after: workshopId },
  ],
})
