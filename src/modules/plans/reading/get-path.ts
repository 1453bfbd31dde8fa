// The path of one pupil through the blocks, with the reason for each, the wishes, and what was decided by hand.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById, type Pupil, type PupilName, readNames } from '../../pupils/index.ts'
import { mayObject, mayReadSchoolPart } from '../policy.ts'
import { openRun, type PlanRoom, type ReadRefusal } from '../read-round.ts'
import { findObjections } from '../store-objections.ts'
import { findOverrides, findSeatsOfPupil } from '../store-seats.ts'
import { type Objection, type Override, planStageOf, type Seat } from '../terms.ts'
import { listPlannable } from './list-freed-seats.ts'
import { wishesOf } from './wishes-of.ts'

export interface PathView extends PlanRoom {
  readonly pupil: Pupil
  readonly name: PupilName | undefined
  /** In the order of the blocks. */
  readonly seats: readonly Seat[]
  /** Best first; `never` what is out of the question. */
  readonly wishes: readonly string[]
  readonly never: readonly string[]
  readonly overrides: readonly Override[]
  readonly objections: readonly Objection[]
  readonly mayObject: boolean
  /** May no longer be planned: the office gives the places free, in a published plan, too. */
  readonly isFreed: boolean
}

/** The office of any pupil; a school of its own ones, once the plan is published. */
export async function getPath(
  actor: Actor,
  services: Services,
  at: { readonly roundId: string; readonly runId: string; readonly pupilId: string },
): Promise<Result<PathView, ReadRefusal>> {
  if (!isUuid(at.pupilId)) return refused('not-found')
  const opened = await openRun(actor, services, at)
  if (!opened.ok) return opened
  const { page, run } = opened.value
  const { id } = page.round
  const [pupil] = await listPupilsById(actor, services, [at.pupilId])
  const subject = {
    regionId: actor.regionId,
    stage: planStageOf(run),
    organizationId: pupil?.organizationId ?? '',
  }
  const verdict = mayReadSchoolPart(actor, subject)
  if (verdict === 'forbidden') return refused('forbidden')
  if (verdict === 'hidden' || pupil === undefined) return refused('not-found')
  const read = await inContext(services.database, actor, async (tx) => ({
    seats: await findSeatsOfPupil(tx, run.id, pupil.id),
    overrides: (await findOverrides(tx, run.id)).filter(({ pupilId }) => pupilId === pupil.id),
    objections: (await findObjections(tx, { runId: run.id, pupilId: pupil.id })).map(
      ({ body: _body, answer: _answer, ...objection }) => objection,
    ),
  }))
  if (read.seats.length === 0) return refused('not-found')
  const wishes = await wishesOf(actor, services, { roundId: id, pupilId: pupil.id })
  const plannable = await listPlannable(actor, services, [pupil.id])
  const names = await readNames(actor, services, [pupil.id])
  return ok({
    ...opened.value,
    ...read,
    pupil,
    name: names.get(pupil.id),
    wishes: wishes
      .filter(({ rank }) => rank !== null)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .map(({ berufsfeld }) => berufsfeld),
    never: wishes.filter(({ isNever }) => isNever).map(({ berufsfeld }) => berufsfeld),
    isFreed: plannable.length === 0,
    mayObject:
      mayObject(actor, subject) === 'allowed' && actor.kind === 'person' && isOpenForObjections(run, services.today()),
  })
}

export const isOpenForObjections = (
  run: Pick<PlanRoom['run'], 'objectionsUntil' | 'publishedAt' | 'withdrawnAt' | 'frozenAt'>,
  today: string,
): boolean => planStageOf(run) === 'published' && run.objectionsUntil !== null && today <= run.objectionsUntil
