// How many wish each field on each day, and how many places there are: known before a plan, and the same for all who tell it.
import type { PlanProblem } from './problem.ts'

export interface DayDemand {
  readonly day: number
  readonly field: number
  /** Pupils of the day who gave the field a rank, and the first one. */
  readonly wisherCount: number
  readonly firstWisherCount: number
  /** Of the field on the day over all blocks, in all its workshops. */
  readonly placeCount: number
  /** Whether some workshop has the field on the day, be it without a place. */
  readonly isOffered: boolean
}

export interface DemandGiven {
  readonly problem: Pick<PlanProblem, 'pupilCount' | 'fieldCount' | 'dayOf'> & {
    readonly workshops: readonly Pick<PlanProblem['workshops'][number], 'field' | 'day' | 'capacity'>[]
  }
  /** Rank that a pupil gave a field, pupil × field, row by row; 0 and less: none. */
  readonly ranks: ArrayLike<number>
}

/**
 * By day and field: whatever is offered on the day or wished by somebody who comes on it. A pupil has one day, so places
 * of another day are no places. O(pupils × fields + workshops × blocks + days × fields).
 */
export function countDemand({ problem, ranks }: DemandGiven): DayDemand[] {
  const { workshops, pupilCount, fieldCount, dayOf } = problem
  const counts = new Map<number, { wishers: Int32Array; firsts: Int32Array; places: Int32Array; offered: Uint8Array }>()
  const of = (day: number) => {
    const known = counts.get(day) ?? {
      wishers: new Int32Array(fieldCount),
      firsts: new Int32Array(fieldCount),
      places: new Int32Array(fieldCount),
      offered: new Uint8Array(fieldCount),
    }
    counts.set(day, known)
    return known
  }
  const add = (cells: Int32Array, field: number, count: number): void => {
    cells[field] = (cells[field] ?? 0) + count
  }
  for (const { day, field, capacity } of workshops) {
    const { places, offered } = of(day)
    offered[field] = 1
    add(
      places,
      field,
      capacity.reduce((sum, one) => sum + one, 0),
    )
  }
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    const { wishers, firsts } = of(dayOf[pupil] ?? 0)
    for (let field = 0; field < fieldCount; field++) {
      const rank = ranks[pupil * fieldCount + field] ?? 0
      if (rank > 0) add(wishers, field, 1)
      if (rank === 1) add(firsts, field, 1)
    }
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, { wishers, firsts, places, offered }]) =>
      Array.from(
        wishers,
        (wisherCount, field): DayDemand => ({
          day,
          field,
          wisherCount,
          firstWisherCount: firsts[field] ?? 0,
          placeCount: places[field] ?? 0,
          isOffered: offered[field] === 1,
        }),
      ).filter(({ wisherCount, isOffered }) => isOffered || wisherCount > 0),
    )
}
