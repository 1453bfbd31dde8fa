// Gathers what a plan is made from, through the doors of the modules that know it.
import type { Actor, SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupils, listPupilsById, mayBePlanned, type Pupil, readPlanningFacts } from '../../pupils/index.ts'
import {
  capacitiesOf,
  findRound,
  type PolicyVersion,
  type Round,
  type RoundPage,
  weekdayOf,
} from '../../rounds/index.ts'
import { readWishes, type Wishes } from '../../wishes/index.ts'
import { type BuiltProblem, buildProblem } from '../problem/build-problem.ts'
import type { PlanningInput, PlanningPupil, PlanningWorkshop } from '../problem/planning-input.ts'
import { findLocks } from '../store.ts'
import type { Run } from '../terms.ts'

const planner = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'plan run' })

/** Who has a seat already, on which weekday; 0 = Monday. */
export type Seated = ReadonlyMap<string, number>

/**
 * With the rules that the run names; undefined where the round, its rules or its calendar are not there. Seated pupils
 * count on the day of their seat, even when the lists of the next school year have moved them to another class.
 */
export async function readPlanningInput(
  actor: Actor,
  services: Services,
  run: Pick<Run, 'roundId' | 'policyVersion' | 'seed'>,
  seated: Seated = new Map(),
): Promise<PlanningInput | undefined> {
  const found = await findRound(planner(actor.regionId), services, run.roundId)
  if (!found.ok) return undefined
  const policy = found.value.policy.history.find(({ version }) => version === run.policyVersion)
  return policy && gather(services, found.value, { policy, seed: run.seed, regionId: actor.regionId, seated })
}

export interface PlanningProblem {
  readonly page: RoundPage
  readonly round: Round
  readonly policy: PolicyVersion
  readonly input: PlanningInput
  readonly built: BuiltProblem
}

/** What the next run would be asked, with everything that it could not do. The caller has asked the policy. */
export async function readPlanningProblem(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<PlanningProblem | undefined> {
  const found = await findRound(planner(actor.regionId), services, roundId)
  if (!found.ok) return undefined
  const page = found.value
  const policy = page.policy.current
  const input = await gather(services, page, {
    policy,
    seed: page.round.seed?.value ?? 0,
    regionId: actor.regionId,
    seated: new Map(),
  })
  return input && { page, round: page.round, policy, input, built: buildProblem(input) }
}

interface About {
  readonly policy: PolicyVersion
  readonly seed: number
  readonly regionId: string
  readonly seated: Seated
}

async function gather(services: Services, page: RoundPage, about: About): Promise<PlanningInput | undefined> {
  const actor = planner(about.regionId)
  const { round, blocks, travel } = page
  const workshops = workshopsOf(page)
  if (workshops === undefined) return undefined
  const wishes = await readWishes(actor, services, round.id)
  if (!wishes.ok) return undefined
  const locks = await inContext(services.database, actor, (tx) => findLocks(tx, round.id))
  return {
    blocks: blocks.map(({ number, startsOn, endsOn }) => ({ number, startsOn, endsOn })),
    workshops,
    pupils: await pupilsOf(actor, services, { page, seated: about.seated }),
    ...planningWishesOf(wishes.value),
    locks: locks
      .filter(({ liftedAt }) => liftedAt === null)
      .map(({ id, pupilId, blockNumber, workshopId }) => ({ id, pupilId, blockNumber, workshopId })),
    noWay: travel.filter(({ isPossible }) => !isPossible).map(({ schoolId, bbsId }) => ({ schoolId, bbsId })),
    rules: about.policy.rules,
    seed: about.seed,
  }
}

export const planningWishesOf = (wishes: Wishes): Pick<PlanningInput, 'wishes' | 'outsideWishes' | 'answeredIds'> => ({
  wishes: wishes.rows.map(({ pupilId, berufsfeld, rank }) => ({ pupilId, berufsfeld, rank })),
  outsideWishes: [...wishes.outsideFields].map(([pupilId, berufsfeld]) => ({ pupilId, berufsfeld })),
  answeredIds: [...wishes.answered],
})

/** Undefined where the holidays of the year are not known. */
export function workshopsOf(page: RoundPage): PlanningWorkshop[] | undefined {
  const capacities = capacitiesOf(page)
  if (!capacities.ok) return undefined
  const byId = new Map(page.workshops.map((workshop) => [workshop.id, workshop]))
  return capacities.value.map(({ workshopId, organizationId, berufsfeld, weekday, capacity, minimum }) => ({
    workshopId,
    bbsId: organizationId,
    berufsfeld,
    weekday,
    capacity,
    minimum,
    minimumAge: byId.get(workshopId)?.minimumAge ?? null,
    isStepFree: byId.get(workshopId)?.isStepFree ?? false,
  }))
}

/** Of the schools that take part, with what is needed for their places and for nothing else. */
async function pupilsOf(
  actor: SystemActor,
  services: Services,
  { page, seated }: { readonly page: RoundPage; readonly seated: Seated },
): Promise<PlanningPupil[]> {
  const { round } = page
  const takingPart = new Set(
    page.schools.filter(({ takesPart }) => takesPart).map(({ organizationId }) => organizationId),
  )
  const listed = await listPupils(actor, services, { schoolYear: round.schoolYear, grade: round.grade })
  const inYear = new Set(listed.map(({ id }) => id))
  const others = await listPupilsById(
    actor,
    services,
    [...seated.keys()].filter((id) => !inYear.has(id)),
  )
  const pupils = [...listed, ...others].filter(({ organizationId }) => takingPart.has(organizationId))
  const read = await readPlanningPupils(actor, services, { page, pupils })
  // The day of a class of the next year says nothing about this round.
  return read.map((pupil) => (inYear.has(pupil.id) ? pupil : { ...pupil, weekday: seated.get(pupil.id) }))
}

const barriers = { 'no-basis': 'no-basis', objected: 'objected', 'not-given': 'no-consent' } as const

/** What decides where these pupils may go. The caller answers for it that nobody is shown it. */
export async function readPlanningPupils(
  actor: Actor,
  services: Services,
  { page, pupils }: { readonly page: RoundPage; readonly pupils: readonly Pupil[] },
): Promise<PlanningPupil[]> {
  const ids = pupils.map(({ id }) => id)
  const facts = await readPlanningFacts(services, actor.regionId, ids)
  const states = await mayBePlanned(services, actor.regionId, ids)
  return pupils.map(({ id, code, classId, organizationId }) => {
    const state = states.get(id)
    return {
      id,
      code,
      classId,
      schoolId: organizationId,
      weekday: weekdayOf(page, classId, organizationId),
      birthDate: facts.get(id)?.birthDate ?? undefined,
      needsStepFree: facts.get(id)?.needsStepFree ?? false,
      barrier: state === undefined ? 'no-basis' : state.may ? undefined : barriers[state.because],
    }
  })
}
