// Whether a plan still keeps every rule by what is known today, and if not, where: who, which block, which workshop.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listPupilsById } from '../../pupils/index.ts'
import { nowhere, type PlanProblem } from '../engine/problem.ts'
import { type PlanBreach, verifyPlan } from '../engine/verify.ts'
import { barOf, noWayOf } from '../problem/bars.ts'
import { buildProblem } from '../problem/build-problem.ts'
import { readPlanningInput } from '../runs/read-planning-input.ts'
import { findSeats } from '../store-seats.ts'
import type { Run, Seat } from '../terms.ts'
import { countChangedWishes } from './count-changed-wishes.ts'

export type FlawRule = PlanBreach['rule'] | 'not-planned' | 'closed' | 'school-out' | 'no-day'

/** One place where the plan breaks a rule; of a whole group where it is nobody's alone. */
export interface PlanFlaw {
  readonly rule: FlawRule
  readonly pupilId?: string
  /** School of the pupil. */
  readonly organizationId?: string
  readonly blockNumber?: number
  readonly workshopId?: string
  /** 0 = Monday. */
  readonly weekday?: number
  /** What there is, for example pupils in the group, and what there may be at most. */
  readonly found?: number
  readonly limit?: number
}

export interface PlanFlaws {
  readonly breaches: readonly PlanFlaw[]
  /** Pupils who may be planned and have no seat: they came after the run. */
  readonly unplanned: number
  /** Pupils whose wishes are no longer those that the run read. */
  readonly changedWishes: number
}

/**
 * Asks the verifier once more: what was changed by hand and what has changed around the plan since the run (places,
 * days, pupils) counts as of today. Locks were asked when it was made. Who may go where is judged seat by seat on the
 * first day of its block, as for a change by hand: the verifier knows workshops, not from which block on somebody has
 * the age. O(pupils × blocks).
 */
export async function findFlaws(actor: Actor, services: Services, run: Run): Promise<PlanFlaws | undefined> {
  const [seats, changedWishes] = await inContext(services.database, actor, async (tx) => [
    await findSeats(tx, run.id),
    await countChangedWishes(tx, run),
  ])
  const seated = new Map(seats.map(({ pupilId, weekday }) => [pupilId, weekday]))
  const input = await readPlanningInput(actor, services, run, seated)
  if (input === undefined) return undefined
  const built = buildProblem({ ...input, locks: [] })
  const { pupils, workshops } = built
  const { allowed: _byFirstDay, ...problem }: PlanProblem = built.problem
  const hasNoWay = noWayOf(input.noWay)
  const barred = new Set(input.pupils.filter(({ barrier }) => barrier !== undefined).map(({ id }) => id))
  const withoutDay = new Set(input.pupils.filter(({ weekday }) => weekday === undefined).map(({ id }) => id))
  const known = new Set(input.pupils.map(({ id }) => id))
  const missing = [...seated.keys()].filter((id) => !known.has(id))
  const stillThere = new Set((await listPupilsById(actor, services, missing)).map(({ id }) => id))
  const pupilAt = new Map(pupils.map(({ id }, index) => [id, index]))
  const workshopAt = new Map(workshops.map(({ workshopId, weekday }, index) => [`${workshopId} ${weekday}`, index]))
  const allocation = new Int32Array(problem.pupilCount * problem.blockCount).fill(nowhere)
  const breaches: PlanFlaw[] = []
  const planned = new Set<string>()
  for (const seat of seats) {
    const { pupilId, blockNumber, workshopId, weekday } = seat
    planned.add(pupilId)
    if (workshopId === null) continue
    if (barred.has(pupilId)) {
      breaches.push(flawOf('not-planned', seat))
      continue
    }
    const row = pupilAt.get(pupilId)
    const pupil = pupils[row ?? -1]
    if (row === undefined || pupil === undefined) {
      // Who has left the school keeps the seat of an older plan; nobody waits for it. All others would never come.
      if (withoutDay.has(pupilId)) breaches.push(flawOf('no-day', seat))
      else if (stillThere.has(pupilId)) breaches.push(flawOf('school-out', seat))
      continue
    }
    const column = workshopAt.get(`${workshopId} ${weekday}`)
    const [workshop, block] = [workshops[column ?? -1], input.blocks[blockNumber]]
    if (column === undefined || workshop === undefined || block === undefined) {
      breaches.push(flawOf('closed', seat))
      continue
    }
    allocation[row * problem.blockCount + blockNumber] = column
    if (barOf(pupil, workshop, block.startsOn, hasNoWay) !== undefined) breaches.push(flawOf('barred', seat))
  }
  for (const { rule, pupil, block, workshop, found, limit } of verifyPlan(problem, allocation).breaches) {
    const place = workshops[workshop ?? -1]
    const pupilId = pupils[pupil ?? -1]?.id
    breaches.push({
      rule,
      ...(pupilId === undefined ? {} : { pupilId }),
      ...(block === undefined ? {} : { blockNumber: block }),
      ...(place === undefined ? {} : { workshopId: place.workshopId, weekday: place.weekday }),
      ...(found === undefined ? {} : { found }),
      ...(limit === undefined ? {} : { limit }),
    })
  }
  return { breaches, unplanned: pupils.filter(({ id }) => !planned.has(id)).length, changedWishes }
}

const flawOf = (rule: FlawRule, { pupilId, organizationId, blockNumber, workshopId, weekday }: Seat): PlanFlaw => ({
  rule,
  pupilId,
  organizationId,
  blockNumber,
  weekday,
  ...(workshopId === null ? {} : { workshopId }),
})
