// Why the groups of a workshop are as large as they are, for those who teach in it: wishes, places, who came. Pure.
import type { WorkshopDemand } from '../problem/report.ts'
import type { DayCount } from '../store-seats.ts'

export interface WorkshopReason extends WorkshopDemand {
  /** Places of this workshop on the day over all blocks. */
  readonly places: number
  readonly taken: number
  /** Of these, as a fulfilled wish. */
  readonly wished: number
  readonly minimum: number
  /** Groups that somebody is in, and that are smaller than it is worth opening for. */
  readonly small: readonly { readonly blockNumber: number; readonly size: number }[]
  /** Pupils for groups of the smallest size in all blocks in which it is open. */
  readonly neededForAll: number
}

/** Undefined where the run did not count the wishes. O(blocks). */
export function workshopReasonOf(given: {
  readonly demand: WorkshopDemand | undefined
  readonly capacity: readonly number[]
  readonly minimum: number
  readonly groups: readonly DayCount[]
}): WorkshopReason | undefined {
  const { demand, capacity, minimum, groups } = given
  if (demand === undefined) return undefined
  const sum = (of: (group: DayCount) => number): number => groups.reduce((total, group) => total + of(group), 0)
  return {
    ...demand,
    places: capacity.reduce((total, places) => total + places, 0),
    taken: sum(({ size }) => size),
    wished: sum(({ wished }) => wished),
    minimum,
    small: groups
      .filter(({ size }) => size > 0 && size < minimum)
      .map(({ blockNumber, size }) => ({ blockNumber, size })),
    neededForAll: minimum * capacity.filter((places) => places > 0).length,
  }
}
