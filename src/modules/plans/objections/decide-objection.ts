// The office decides: the seat is changed, by the same rules as any other, or it stays, with an answer.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { asProgram, inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { sealForPupil } from '../../pupils/index.ts'
import { type MoveRefusal, movePupil, readMoveGround } from '../decisions/move-pupil.ts'
import { overrideLine } from '../decisions/override-seat.ts'
import { maySteerPlans } from '../policy.ts'
import { openPlan } from '../read-round.ts'
import { findRun, lockRun } from '../store.ts'
import { decideObjectionRow, findObjection, lockObjection } from '../store-objections.ts'
import { type Coded, type Outcome, planStageOf } from '../terms.ts'
import { answerPlace } from './sealed-places.ts'

export interface Decision {
  /** What the pupil reads. */
  readonly answer: string
  /** Undefined: the seat stays. */
  readonly move?: { readonly blockNumber: number; readonly workshopId: string | null } | undefined
}

export type DecideRefusal =
  | MoveRefusal
  | Coded<'forbidden' | 'decided'>
  /** The plan was withdrawn: there is no place in it to change, only an answer to give. */
  | { readonly code: 'not-published' }

export async function decideObjection(
  actor: Actor,
  services: Services,
  { id, decision }: { readonly id: string; readonly decision: Decision },
): Promise<Result<{ readonly outcome: Outcome }, DecideRefusal>> {
  if (maySteerPlans(actor, actor) !== 'allowed') return refused({ code: 'forbidden' })
  if (!isUuid(id)) return refused({ code: 'not-found' })
  const about = await inContext(services.database, actor, async (tx) => {
    const objection = await findObjection(tx, id)
    const run = objection && (await findRun(tx, objection.runId))
    return objection && run && { objection, run }
  })
  if (about === undefined) return refused({ code: 'not-found' })
  const { pupilId, runId } = about.objection
  const opened = await openPlan(actor, services, { roundId: about.run.roundId, runId })
  if (!opened.ok) return refused({ code: opened.error })
  const ground = decision.move && (await readMoveGround(actor, services, { ...opened.value, pupilId }))
  if (decision.move !== undefined && ground === undefined) return refused({ code: 'not-found' })
  return inContext(services.database, actor, async (tx) => {
    const run = await lockRun(tx, runId)
    const objection = await lockObjection(tx, id)
    if (run === undefined || objection === undefined) return refused({ code: 'not-found' })
    if (objection.decidedAt !== null) return refused({ code: 'decided' })
    // Whoever objected gets an answer, also when the plan is no longer the one.
    const mayMove = planStageOf(run) === 'published'
    if (!mayMove && (decision.move !== undefined || planStageOf(run) !== 'withdrawn')) {
      return refused({ code: 'not-published' })
    }
    // First, so that nothing is moved for a pupil whose key is gone.
    const answer = await asProgram(tx, actor, () =>
      sealForPupil(tx, services, { pupilId, place: answerPlace(id), text: decision.answer }),
    )
    if (answer === undefined) return refused({ code: 'not-found' })
    if (decision.move !== undefined && ground !== undefined) {
      const move = { pupilId, ...decision.move, reason: decisionReason }
      const refusal = await movePupil(tx, actor, services, { run, ground, move })
      if (refusal !== undefined) return refused(refusal)
      await recordAudit(tx, actor, services, overrideLine(runId, move))
    }
    const outcome: Outcome = decision.move === undefined ? 'kept' : 'changed'
    await decideObjectionRow(tx, id, { outcome, answer, at: services.now() })
    await recordAudit(tx, actor, services, {
      action: 'objection.decide',
      objectKind: 'objection',
      objectId: id,
      changes: [{ field: 'outcome', before: null, after: outcome }],
    })
    return ok({ outcome })
  })
}

/** On record with the override; what was said stays sealed with the objection. */
export const decisionReason = 'Einspruch'
