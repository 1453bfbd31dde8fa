// Small problems of planning, drawn by fast-check, with every switch on and off.
import fc from 'fast-check'
import { alone, type PlanProblem } from '../../src/modules/plans/engine/problem.ts'

export interface InstanceSize {
  readonly pupils: number
  readonly fields: number
  readonly blocks: number
  readonly days: number
}

/** Constant places, nobody in a team, nothing decided: what the exact engine is for. */
export const drawnProblem = (size: InstanceSize): fc.Arbitrary<PlanProblem> =>
  fc
    .record({
      pupilCount: fc.integer({ min: 1, max: size.pupils }),
      fieldCount: fc.integer({ min: 1, max: size.fields }),
      blockCount: fc.integer({ min: 1, max: size.blocks }),
      dayCount: fc.integer({ min: 1, max: size.days }),
    })
    .chain(({ pupilCount, fieldCount, blockCount, dayCount }) => {
      const cells = pupilCount * fieldCount
      const list = <T>(one: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
        fc.array(one, { minLength: length, maxLength: length })
      const day = fc.integer({ min: 0, max: dayCount - 1 })
      return fc
        .record({
          dayOf: list(day, pupilCount),
          classOf: list(fc.integer({ min: 0, max: 2 }), pupilCount),
          answered: list(fc.constantFrom(1, 1, 0), pupilCount),
          weights: list(fc.constantFrom(-4, 0, 1, 1, 4, 5, 7, 10), cells),
          wished: list(fc.constantFrom(0, 1), cells),
          workshops: fc.array(
            fc.record({
              field: fc.integer({ min: 0, max: fieldCount - 1 }),
              day,
              places: fc.integer({ min: 0, max: 3 }),
            }),
            { minLength: 0, maxLength: fieldCount * dayCount + 1 },
          ),
          barred: fc.option(list(fc.constantFrom(1, 1, 1, 0), pupilCount * (fieldCount * dayCount + 1))),
          emptyWeight: fc.constantFrom(-50, -3, 0, 2),
          fairness: fc.constantFrom([], [40, 12, 4, 0], [3, 3], [5]),
          perClass: fc.constantFrom(undefined, 1, 2),
          wishForAllFirst: fc.boolean(),
          unansweredLast: fc.boolean(),
          seed: fc.integer({ min: 0, max: 9 }),
        })
        .map(({ barred, workshops, ...drawn }): PlanProblem => {
          const { emptyWeight, fairness, perClass, wishForAllFirst, unansweredLast, seed } = drawn
          const isAnswered = (cell: number): boolean => drawn.answered[Math.floor(cell / fieldCount)] === 1
          const allowed = barred?.slice(0, pupilCount * workshops.length)
          return {
            pupilCount,
            fieldCount,
            blockCount,
            dayOf: drawn.dayOf,
            classOf: drawn.classOf,
            teamOf: new Int32Array(pupilCount).fill(alone),
            answered: drawn.answered,
            // Who did not answer has the neutral weight everywhere, as in the files.
            weights: drawn.weights.map((weight, cell) => (isAnswered(cell) ? weight : 1)),
            wished: drawn.wished.map((one, cell) => (isAnswered(cell) ? one : 0)),
            workshops: workshops.map(({ field, day: onDay, places }) => ({
              field,
              day: onDay,
              capacity: new Array<number>(blockCount).fill(places),
              minimum: 0,
            })),
            ...(allowed === undefined ? {} : { allowed }),
            locks: [],
            rules: { emptyWeight, fairness, perClass, wishForAllFirst, unansweredLast, seed },
          }
        })
    })

/** A large problem from a few numbers, for properties that need many pupils; every weight follows from the seed. */
export function madeUpProblem(given: {
  readonly pupils: number
  readonly fields: number
  readonly blocks: number
  readonly days: number
  /** Places in proportion to what is needed; 1 is exactly enough. */
  readonly slack: number
  readonly seed: number
  readonly unansweredShare?: number
  readonly rules?: Partial<PlanProblem['rules']>
}): PlanProblem {
  const { pupils, fields, blocks, days, slack, seed, unansweredShare = 0 } = given
  let state = seed * 2654435761 + 12345
  const draw = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) / 2 ** 23
  }
  const classSize = 25
  const dayOf = Int32Array.from({ length: pupils }, (_, pupil) => Math.floor(pupil / classSize) % days)
  const answered = Int32Array.from({ length: pupils }, () => (draw() < unansweredShare ? 0 : 1))
  const weights = new Int32Array(pupils * fields).fill(1)
  const wished = new Uint8Array(pupils * fields)
  for (let pupil = 0; pupil < pupils; pupil++) {
    if (answered[pupil] === 0) continue
    const order = Array.from({ length: fields }, (_, field) => ({ field, key: draw() * (field + 1) ** 1.5 })).sort(
      (a, b) => a.key - b.key,
    )
    for (const [rank, weight] of [10, 7, 5, 4].entries()) {
      const cell = pupil * fields + (order[rank % fields]?.field as number)
      weights[cell] = weight
      wished[cell] = 1
    }
    weights[pupil * fields + (order.at(-1)?.field as number)] = -4
  }
  const workshops = Array.from({ length: days }, (_, day) => {
    const pupilsOfDay = dayOf.reduce((count, one) => count + (one === day ? 1 : 0), 0)
    const total = Math.ceil(pupilsOfDay * slack)
    return Array.from({ length: fields }, (_, field) => ({
      field,
      day,
      capacity: new Array<number>(blocks).fill(Math.floor(total / fields) + (field < total % fields ? 1 : 0)),
      minimum: 0,
    }))
  }).flat()
  return {
    pupilCount: pupils,
    fieldCount: fields,
    blockCount: blocks,
    dayOf,
    classOf: Int32Array.from({ length: pupils }, (_, pupil) => Math.floor(pupil / classSize)),
    teamOf: new Int32Array(pupils).fill(alone),
    answered,
    weights,
    wished,
    workshops,
    locks: [],
    rules: {
      emptyWeight: -50,
      fairness: [],
      perClass: undefined,
      wishForAllFirst: false,
      unansweredLast: false,
      seed,
      ...given.rules,
    },
  }
}
