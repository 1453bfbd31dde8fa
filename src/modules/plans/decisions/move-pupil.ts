// Puts a pupil somewhere else in a plan, if every rule holds: for overrides and for decisions about objections.
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import type { RoundPage } from '../../rounds/index.ts'
import { noWayOf } from '../problem/bars.ts'
import { checkMove, type MoveBreach } from '../problem/check-move.ts'
import type { PlanningPupil, PlanningWorkshop } from '../problem/planning-input.ts'
import { listSeatedPupils } from '../reading/list-seated-pupils.ts'
import { wishesOf } from '../reading/wishes-of.ts'
import { readPlanningPupils, workshopsOf } from '../runs/read-planning-input.ts'
import { findSeatsOfGroup, findSeatsOfPupil, insertOverride, moveSeat } from '../store-seats.ts'
import type { Run } from '../terms.ts'

export interface MoveInput {
  readonly pupilId: string
  /** From 0. */
  readonly blockNumber: number
  /** null: in school. */
  readonly workshopId: string | null
  readonly reason: string
}

export type MoveRefusal =
  | { readonly code: 'not-found' }
  /** It is so already. */
  | { readonly code: 'no-change' }
  | { readonly code: 'breaks-rules'; readonly breaches: readonly MoveBreach[] }

/** What a move is checked against, read before the transaction that moves. */
export interface MoveGround {
  readonly page: RoundPage
  readonly pupil: PlanningPupil
  /** Class of every pupil of the plan, for the limit per class. */
  readonly classOf: ReadonlyMap<string, string>
  readonly workshops: readonly PlanningWorkshop[]
  /** Rank of a Berufsfeld for the pupil; 0 = none, -1 = not at all. */
  rankFor(berufsfeld: string): number
}

/** Undefined where there is no such pupil, or the calendar is not known. */
export async function readMoveGround(
  actor: Actor,
  services: Services,
  { page, run, pupilId }: { readonly page: RoundPage; readonly run: Run; readonly pupilId: string },
): Promise<MoveGround | undefined> {
  const listed = await listSeatedPupils(actor, services, run)
  const found = listed.find((one) => one.id === pupilId)
  const workshops = workshopsOf(page)
  if (found === undefined || workshops === undefined) return undefined
  const [pupil] = await readPlanningPupils(actor, services, { page, pupils: [found] })
  if (pupil === undefined) return undefined
  const wishes = await wishesOf(actor, services, { roundId: page.round.id, pupilId })
  return {
    page,
    pupil,
    classOf: new Map(listed.map((one) => [one.id, one.classId])),
    workshops,
    rankFor: (berufsfeld) => {
      const wish = wishes.find((one) => one.berufsfeld === berufsfeld)
      return wish === undefined ? 0 : (wish.rank ?? -1)
    },
  }
}

/** All that the move would break. The run is locked, so that two people cannot take the last place. */
export async function breachesOfMove(
  tx: Tx,
  run: Run,
  { ground, blockNumber, workshopId }: { ground: MoveGround; blockNumber: number; workshopId: string },
): Promise<MoveBreach[]> {
  const { page, pupil, workshops, classOf } = ground
  const block = page.blocks[blockNumber]
  if (block === undefined) return [{ code: 'closed' }]
  const seats = await findSeatsOfPupil(tx, run.id, pupil.id)
  const fieldById = new Map(page.workshops.map((workshop) => [workshop.id, workshop.berufsfeld]))
  const weekday = seats.find((seat) => seat.blockNumber === blockNumber)?.weekday ?? pupil.weekday ?? 0
  const group = await findSeatsOfGroup(tx, run.id, { workshopId, weekday, blockNumber })
  const others = group.filter((seat) => seat.pupilId !== pupil.id)
  const policy = page.policy.history.find(({ version }) => version === run.policyVersion)
  return checkMove({
    pupil: { ...pupil, weekday },
    block,
    target: workshops.filter((workshop) => workshop.workshopId === workshopId),
    otherFields: seats.flatMap((seat) => {
      const berufsfeld = seat.workshopId === null ? undefined : fieldById.get(seat.workshopId)
      return berufsfeld === undefined || seat.blockNumber === blockNumber
        ? []
        : [{ blockNumber: seat.blockNumber, berufsfeld }]
    }),
    groupSize: others.length,
    ofSameClass: others.filter((seat) => classOf.get(seat.pupilId) === pupil.classId).length,
    perClass: (policy ?? page.policy.current).rules.perClass,
    hasNoWay: noWayOf(
      page.travel.filter(({ isPossible }) => !isPossible).map(({ schoolId, bbsId }) => ({ schoolId, bbsId })),
    ),
  })
}

/** In the transaction of the caller, who has locked the run and asked the policy. Undefined when it is done. */
export async function movePupil(
  tx: Tx,
  actor: Actor,
  services: Services,
  { run, ground, move }: { readonly run: Run; readonly ground: MoveGround; readonly move: MoveInput },
): Promise<MoveRefusal | undefined> {
  const { pupilId, blockNumber, workshopId, reason } = move
  const before = (await findSeatsOfPupil(tx, run.id, pupilId)).find((seat) => seat.blockNumber === blockNumber)
  if (before === undefined) return { code: 'not-found' }
  if (before.workshopId === workshopId) return { code: 'no-change' }
  const workshop = ground.page.workshops.find(({ id }) => id === workshopId)
  if (workshopId !== null && workshop === undefined) return { code: 'not-found' }
  if (workshopId !== null) {
    const breaches = await breachesOfMove(tx, run, { ground, blockNumber, workshopId })
    if (breaches.length > 0) return { code: 'breaks-rules', breaches }
  }
  await moveSeat(tx, {
    runId: run.id,
    pupilId,
    blockNumber,
    workshopId,
    bbsId: workshop?.organizationId ?? null,
    reason: { code: 'override', rank: workshop === undefined ? 0 : ground.rankFor(workshop.berufsfeld) },
  })
  await insertOverride(tx, {
    regionId: actor.regionId,
    id: services.newId(),
    runId: run.id,
    pupilId,
    blockNumber,
    workshopBefore: before.workshopId,
    workshopAfter: workshopId,
    reason,
    happenedAt: services.now(),
  })
  return undefined
}
