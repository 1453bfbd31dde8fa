// A published plan counts on numbers of places, on weeks that are open, and on ways. Whoever takes some of it away is told
// first how many places of the plan that breaks, and says whether it shall be so. Who sits where, only the plans know.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Weekday } from '../calendar/index.ts'
import { capacitiesOf } from './capacities.ts'
import type { RoundPage } from './terms.ts'

/** So many pupils of one school come to a workshop on a weekday in a block. */
export interface PlacedGroup {
  readonly workshopId: string
  readonly weekday: number
  /** From 0. */
  readonly block: number
  readonly schoolId: string
  readonly count: number
}

/** Of the published plan of a round, as far as the acting role may count them; empty without one. */
export type FindPlaced = (tx: Tx, roundId: string) => Promise<readonly PlacedGroup[]>

export interface PlanGuard {
  readonly findPlaced: FindPlaced
  /** The person has seen what breaks, and wants it nevertheless. */
  readonly isAccepted: boolean
}

export interface BrokenGroup {
  readonly workshopId: string
  readonly weekday: Weekday
  readonly block: number
  /** Places of the plan that would be no longer there. */
  readonly count: number
}

export interface BreaksPlan {
  readonly code: 'breaks-plan'
  readonly groups: readonly BrokenGroup[]
}

type Ground = Pick<RoundPage, 'blocks' | 'workshops' | 'closings' | 'land' | 'freeTimes' | 'travel'>

const keyOf = ({ workshopId, weekday, block }: Omit<PlacedGroup, 'schoolId' | 'count'>): string =>
  `${workshopId} ${weekday} ${block}`

/** Pupils who cannot come, and those for whom no place is left; by group. O(workshops · blocks · days + groups). */
function missingIn(ground: Ground, placed: readonly PlacedGroup[]): ReadonlyMap<string, number> {
  const capacities = capacitiesOf(ground)
  if (!capacities.ok) return new Map()
  const places = new Map(
    capacities.value.flatMap(({ workshopId, weekday, capacity }) =>
      capacity.map((count, block) => [keyOf({ workshopId, weekday, block }), count] as const),
    ),
  )
  const bbsOf = new Map(ground.workshops.map(({ id, organizationId }) => [id, organizationId]))
  const noWay = new Set(
    ground.travel.filter(({ isPossible }) => !isPossible).map(({ schoolId, bbsId }) => `${schoolId} ${bbsId}`),
  )
  return new Map(
    [...Map.groupBy(placed, keyOf)].map(([key, groups]) => {
      const sum = (list: readonly PlacedGroup[]) => list.reduce((all, { count }) => all + count, 0)
      const stuck = sum(groups.filter(({ schoolId, workshopId }) => noWay.has(`${schoolId} ${bbsOf.get(workshopId)}`)))
      return [key, stuck + Math.max(0, sum(groups) - stuck - (places.get(key) ?? 0))]
    }),
  )
}

/** Groups that a change makes worse, with how many places it takes from each; in the order of block and day. */
export function brokenBetween(before: Ground, after: Ground, placed: readonly PlacedGroup[]): readonly BrokenGroup[] {
  const [was, is] = [missingIn(before, placed), missingIn(after, placed)]
  const groups = new Map(placed.map((group) => [keyOf(group), group]))
  return [...groups]
    .map(([key, { workshopId, weekday, block }]) => ({
      workshopId,
      weekday: weekday as Weekday,
      block,
      count: (is.get(key) ?? 0) - (was.get(key) ?? 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.block - b.block || a.weekday - b.weekday || (a.workshopId < b.workshopId ? -1 : 1))
}

/** In the transaction of the change, before anything is written: how many places of the plan it breaks. */
export async function askPlan(
  tx: Tx,
  given: { readonly before: RoundPage; readonly after: Partial<Ground>; readonly guard: PlanGuard },
): Promise<Result<number, BreaksPlan>> {
  const { before, after, guard } = given
  if (before.round.heldBy !== 'published') return ok(0)
  const groups = brokenBetween(before, { ...before, ...after }, await guard.findPlaced(tx, before.round.id))
  if (groups.length > 0 && !guard.isAccepted) return refused({ code: 'breaks-plan', groups })
  return ok(groups.reduce((sum, { count }) => sum + count, 0))
}

/** What stands in the protocol beside a change that breaks places; nothing where none does. */
export const brokenChange = (count: number) =>
  count === 0 ? [] : [{ field: 'brokenPlaces', before: null, after: String(count) }]

/** The page with some of its workshops as they would be. */
export const withWorkshops = (
  page: RoundPage,
  changed: ReadonlyMap<string, Partial<RoundPage['workshops'][number]>>,
): Pick<RoundPage, 'workshops'> => ({
  workshops: page.workshops.map((workshop) => ({ ...workshop, ...changed.get(workshop.id) })),
})
