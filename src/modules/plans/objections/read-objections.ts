// Objections with their words: for the office that decides, and for the school whose pupil it is.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { asProgram, inContext, type Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { openForPupils } from '../../pupils/index.ts'
import { mayReadObjection } from '../policy.ts'
import { findRun } from '../store.ts'
import { findObjection, findObjections, type SealedObjection } from '../store-objections.ts'
import { type Objection, planStageOf, type Run } from '../terms.ts'
import { answerPlace, bodyPlace } from './sealed-places.ts'

export interface ReadableObjection extends Objection {
  /** undefined where the key of the pupil is gone. */
  readonly text: string | undefined
  readonly answer: string | undefined
}

/** Opened by the program: the office decides about the words without reading the names of pupils. */
export const openObjections = (
  tx: Tx,
  actor: Actor,
  services: Services,
  sealed: readonly SealedObjection[],
): Promise<ReadableObjection[]> => asProgram(tx, actor, () => openSealed(tx, services, sealed))

/** As whoever acts in the transaction. */
export async function openSealed(
  tx: Tx,
  services: Services,
  sealed: readonly SealedObjection[],
): Promise<ReadableObjection[]> {
  const places = sealed.flatMap(({ id, pupilId, body, answer }) => [
    { pupilId, place: bodyPlace(id), sealed: body },
    ...(answer === null ? [] : [{ pupilId, place: answerPlace(id), sealed: answer }]),
  ])
  const opened = await openForPupils(tx, services, places)
  const textAt = new Map(places.map(({ place }, index) => [`${place.row} ${place.column}`, opened[index]]))
  return sealed.map(({ body: _body, answer: _answer, ...objection }) => ({
    ...objection,
    text: textAt.get(`${objection.id} body`),
    answer: textAt.get(`${objection.id} answer`),
  }))
}

/** For the holder of a code, who may be somebody else than who wrote: that there is one, by whom, and the answer. */
export interface AnsweredObjection extends Objection {
  /** undefined while nobody has answered, and where the key of the pupil is gone. */
  readonly answer: string | undefined
}

/** The words themselves are not opened. As whoever acts in the transaction. */
export async function openAnswers(
  tx: Tx,
  services: Services,
  sealed: readonly SealedObjection[],
): Promise<AnsweredObjection[]> {
  const answered = sealed.flatMap(({ id, pupilId, answer }) =>
    answer === null ? [] : [{ id, pupilId, place: answerPlace(id), sealed: answer }],
  )
  const opened = await openForPupils(tx, services, answered)
  const answerOf = new Map(answered.map(({ id }, index) => [id, opened[index]]))
  return sealed.map(({ body: _body, answer: _answer, ...objection }) => ({
    ...objection,
    answer: answerOf.get(objection.id),
  }))
}

export interface ObjectionPage {
  readonly objection: ReadableObjection
  readonly run: Run
}

/** Reading what somebody wrote leaves a line in the protocol. */
export async function getObjection(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<ObjectionPage, 'forbidden' | 'not-found'>> {
  if (!isUuid(id)) return refused('not-found')
  return inContext(services.database, actor, async (tx) => {
    const sealed = await findObjection(tx, id)
    const run = sealed && (await asProgram(tx, actor, () => findRun(tx, sealed.runId)))
    if (sealed === undefined || run === undefined) return refused('not-found')
    const verdict = mayReadObjection(actor, {
      regionId: actor.regionId,
      stage: planStageOf(run),
      organizationId: sealed.organizationId,
    })
    if (verdict !== 'allowed') return refused(verdict === 'hidden' ? 'not-found' : 'forbidden')
    const [objection] = await openObjections(tx, actor, services, [sealed])
    if (objection === undefined) return refused('not-found')
    await recordAudit(tx, actor, services, { action: 'objection.read', objectKind: 'objection', objectId: id })
    return ok({ objection, run })
  })
}

/** Without their words. Row-level security shows a school its own. */
export const listObjections = (actor: Actor, services: Services, runId: string): Promise<readonly Objection[]> =>
  inContext(services.database, actor, async (tx) =>
    (await findObjections(tx, { runId })).map(({ body: _body, answer: _answer, ...objection }) => objection),
  )
