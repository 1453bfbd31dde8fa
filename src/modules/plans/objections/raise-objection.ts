// Somebody does not agree: a pupil or guardian by code, through the program, or the school for its own pupils.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor, SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { asProgram, inContext, isUniqueViolation } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { sealForPupil } from '../../pupils/index.ts'
import { mayObject } from '../policy.ts'
import { findRun } from '../store.ts'
import { insertObjection } from '../store-objections.ts'
import { findSeatsOfPupil } from '../store-seats.ts'
import { planStageOf, type Raiser } from '../terms.ts'
import { bodyPlace } from './sealed-places.ts'

export const longestObjection = 2000

export interface ObjectionInput {
  readonly runId: string
  readonly pupilId: string
  readonly raisedBy: Raiser
  readonly text: string
}

export type RaiseRefusal =
  | 'forbidden'
  | 'not-found'
  /** The deadline is over. */
  | 'too-late'
  /** One is open already: what was forgotten can be told to the school. */
  | 'open-already'

/** Pupils and guardians come as the program, after their code was checked. */
export async function raiseObjection(
  actor: Actor,
  services: Services,
  input: ObjectionInput,
): Promise<Result<{ readonly id: string }, RaiseRefusal>> {
  const { runId, pupilId, raisedBy, text } = input
  if (!isUuid(runId) || !isUuid(pupilId)) return refused('not-found')
  try {
    return await inContext(services.database, actor, async (tx) => {
      const run = await findRun(tx, runId)
      const [seat] = await findSeatsOfPupil(tx, runId, pupilId)
      const verdict =
        run === undefined
          ? 'hidden'
          : mayObject(actor, {
              regionId: actor.regionId,
              stage: planStageOf(run),
              // Without a seat there is nothing to object to.
              organizationId: seat?.organizationId ?? '',
            })
      if (verdict === 'forbidden') return refused('forbidden')
      if (verdict === 'hidden' || run === undefined || seat === undefined) return refused('not-found')
      if (run.objectionsUntil === null || services.today() > run.objectionsUntil) return refused('too-late')
      const id = services.newId()
      const body = await asProgram(tx, actor, () => sealForPupil(tx, services, { pupilId, place: bodyPlace(id), text }))
      if (body === undefined) return refused('not-found')
      const { organizationId } = seat
      await insertObjection(tx, {
        regionId: actor.regionId,
        id,
        runId,
        pupilId,
        organizationId,
        raisedBy,
        body,
        raisedAt: services.now(),
      })
      await recordAudit(tx, actor, services, {
        action: 'objection.raise',
        objectKind: 'objection',
        objectId: id,
        changes: [{ field: 'raisedBy', before: null, after: raisedBy }],
      })
      return ok({ id })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'objection_open_once')) return refused('open-already')
    throw error
  }
}

/** The program, for the holder of a code. */
export const holderOf = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'code' })
