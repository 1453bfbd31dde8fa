// The published plan of a round, and the seats of a pupil in it: for modules that follow the plan.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { FindPlaced } from '../rounds/index.ts'
import { mayReadSchoolPart } from './policy.ts'
import { findPublishedRun } from './store.ts'
import { countPublishedGroups, findSeatsOfPupil } from './store-seats.ts'
import { planStageOf, type Run, type Seat } from './terms.ts'

/** Undefined while nothing is published, and for those who may not know. */
export const publishedRun = (actor: Actor, services: Services, roundId: string): Promise<Run | undefined> =>
  inContext(services.database, actor, (tx) => findPublishedRun(tx, roundId))

/** Version of the rules by which the published plan was made: everybody may know it, so the program looks. */
export const publishedRules = (
  services: Services,
  { regionId, roundId }: { readonly regionId: string; readonly roundId: string },
): Promise<number | undefined> =>
  inContext(
    services.database,
    { kind: 'system', regionId, reason: 'rules of the published plan' },
    async (tx) => (await findPublishedRun(tx, roundId))?.policyVersion,
  )

/** In the order of the blocks; empty for those who may not see them. */
export const seatsOfPupil = (
  actor: Actor,
  services: Services,
  of: { readonly roundId: string; readonly pupilId: string },
): Promise<readonly Seat[]> =>
  inContext(services.database, actor, async (tx) => {
    const run = await findPublishedRun(tx, of.roundId)
    const seats = run === undefined ? [] : await findSeatsOfPupil(tx, run.id, of.pupilId)
    const [seat] = seats
    if (run === undefined || seat === undefined) return []
    const { organizationId } = seat
    const subject = { regionId: actor.regionId, stage: planStageOf(run), organizationId }
    return mayReadSchoolPart(actor, subject) === 'allowed' ? seats : []
  })

/** For the rounds, before somebody takes away what the plan counts on; row-level security says whose seats are counted. */
export const publishedGroups: FindPlaced = countPublishedGroups
