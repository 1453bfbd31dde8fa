// Reasons are true: what they say about places, limits and the lot is asked of the allocation and of a slow judge.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnProblem, madeUpProblem } from '../../../../tests/support/plan-instances.ts'
import { tryEverything } from '../../../../tests/support/plan-oracle.ts'
import { ranksOf } from '../../../../tests/support/ranks-of.ts'
import { planExactly } from './exact/plan-exactly.ts'
import { explainFields, explainPlan, type MissedWish, type Reason } from './explain.ts'
import { type Allocation, nowhere, type PlanProblem } from './problem.ts'

const planned = (problem: PlanProblem): Allocation => {
  const plan = planExactly(problem)
  if (plan === undefined) throw new Error('Nobody asked it to stop')
  return plan.allocation
}

const rowOf = (allocation: Allocation, { blockCount }: PlanProblem, pupil: number): number[] =>
  Array.from(allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount))

const missedOf = (reason: Reason): MissedWish | undefined => (reason.code === 'unanswered' ? undefined : reason.missed)

/** All ways to give these fields to a pupil in some order. */
function rowsWith(problem: PlanProblem, pupil: number, fields: readonly number[]): number[][] {
  const blocks = Array.from({ length: problem.blockCount }, (_, block) => block)
  let rows: number[][] = [blocks.map(() => nowhere)]
  for (const field of fields)
    rows = rows.flatMap((row) =>
      blocks
        .filter((block) => row[block] === nowhere)
        .flatMap((block) =>
          problem.workshops.flatMap((workshop, number) => {
            const isBarred = problem.allowed?.[pupil * problem.workshops.length + number] === 0
            return workshop.field === field && workshop.day === problem.dayOf[pupil] && !isBarred
              ? [row.map((before, at) => (at === block ? number : before))]
              : []
          }),
        ),
    )
  return rows
}

/** Few places that several want alike. */
const contested: fc.Arbitrary<PlanProblem> = fc
  .tuple(
    drawnProblem({ pupils: 4, fields: 3, blocks: 2, days: 1 }),
    fc.array(fc.constantFrom(4, 7), { minLength: 12, maxLength: 12 }),
    fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: 12, maxLength: 12 }),
  )
  .map(([{ allowed: _, ...drawn }, weights, allowed]) => ({
    ...drawn,
    answered: new Array<number>(drawn.pupilCount).fill(1),
    weights: weights.slice(0, drawn.pupilCount * drawn.fieldCount),
    wished: new Array<number>(drawn.pupilCount * drawn.fieldCount).fill(1),
    workshops: Array.from({ length: drawn.fieldCount }, (_, field) => ({
      field,
      day: 0,
      capacity: new Array<number>(drawn.blockCount).fill(1),
      minimum: 0,
    })),
    allowed: allowed.slice(0, drawn.pupilCount * drawn.fieldCount),
    rules: { ...drawn.rules, unansweredLast: false },
  }))

test('the lot is named exactly where another plan of equal worth would have given the missed wish', () => {
  let [lots, others] = [0, 0]
  fc.assert(
    fc.property(contested, (problem) => {
      const { blockCount, pupilCount, fieldCount, weights, wished, rules, workshops } = problem
      const allocation = planned(problem)
      const pupils = Array.from({ length: pupilCount }, (_, pupil) => pupil)
      const best = tryEverything(problem, pupils)
      const ranks = ranksOf(problem)
      for (const [cell, reason] of explainPlan({ problem, allocation, ranks }).entries()) {
        const missed = missedOf(reason)
        if (missed === undefined) continue
        const pupil = Math.floor(cell / blockCount)
        const row = pupil * fieldCount
        const had = rowOf(allocation, problem, pupil).flatMap((one) => workshops[one]?.field ?? [])
        const worse = had.filter((field) => (ranks[row + field] as number) > missed.rank)
        const rest = pupils.filter((one) => one !== pupil)
        const isEqual = [...worse, ...(had.length < blockCount ? [nowhere] : [])].some((own) => {
          const fields = [...had.filter((field) => field !== own), missed.field]
          const wishes = fields.filter((field) => wished[row + field] === 1).length
          const value =
            fields.reduce((sum, field) => sum + (weights[row + field] as number), 0) +
            rules.fairness.slice(0, wishes).reduce((sum, bonus) => sum + bonus, 0) +
            (blockCount - fields.length) * rules.emptyWeight
          return rowsWith(problem, pupil, fields).some((one) => {
            const beside = tryEverything(problem, rest, new Map([[pupil, one]]))
            const isAsFair = !rules.wishForAllFirst || beside.withoutWish + (wishes === 0 ? 1 : 0) === best.withoutWish
            return isAsFair && beside.value + value === best.value
          })
        })
        expect(missed.byLot).toBe(isEqual)
        if (isEqual) lots++
        else others++
      }
    }),
    { numRuns: 150 },
  )
  expect(Math.min(lots, others)).toBeGreaterThan(20)
})

test('where no empty block comes before the sum, reasons are those of an empty block that outweighs everything', () => {
  fc.assert(
    fc.property(contested, (problem) => {
      const asked = { ...problem, rules: { ...problem.rules, fewestEmptyFirst: true } }
      const heavy = { ...problem, rules: { ...problem.rules, emptyWeight: -100_000 } }
      const [allocation, ranks] = [planned(asked), ranksOf(problem)]
      expect(explainPlan({ problem: asked, allocation, ranks })).toEqual(
        explainPlan({ problem: heavy, allocation, ranks }),
      )
    }),
    { numRuns: 150 },
  )
})

test('a full field has no place left, a bar is a bar, and a limit of the class is met', () => {
  fc.assert(
    fc.property(drawnProblem({ pupils: 12, fields: 5, blocks: 3, days: 2 }), (problem) => {
      const allocation = planned(problem)
      const { blockCount, workshops, dayOf, classOf, allowed, rules } = problem
      const ranks = ranksOf(problem)
      const isLate = (pupil: number): boolean => rules.unansweredLast && problem.answered[pupil] !== 1
      const sizeOf = (workshop: number, counts: (pupil: number) => boolean): number =>
        allocation.reduce((sum, one, at) => sum + (one === workshop && counts(Math.floor(at / blockCount)) ? 1 : 0), 0)
      for (const [cell, reason] of explainPlan({ problem, allocation, ranks }).entries()) {
        const pupil = Math.floor(cell / blockCount)
        const workshop = allocation[cell] as number
        expect(reason.code === 'empty').toBe(workshop === nowhere)
        if (problem.answered[pupil] !== 1) expect(['unanswered', 'empty']).toContain(reason.code)
        if (reason.code === 'wish')
          expect(reason.rank).toBe(ranks[pupil * problem.fieldCount + (workshops[workshop]?.field as number)])
        const missed = missedOf(reason)
        if (missed === undefined) continue
        const offering = Array.from(workshops.keys()).filter(
          (one) => workshops[one]?.field === missed.field && workshops[one]?.day === dayOf[pupil],
        )
        const placesOf = (one: number): number => (workshops[one]?.capacity[0] as number) * blockCount
        const open = offering.filter((one) => placesOf(one) > 0)
        const may = open.filter((one) => allowed === undefined || allowed[pupil * workshops.length + one] === 1)
        const free = may.filter((one) => sizeOf(one, (other) => !isLate(other)) < placesOf(one))
        expect(missed.placeCount).toBe(offering.reduce((sum, one) => sum + placesOf(one), 0))
        expect(missed.reachableCount).toBe(may.reduce((sum, one) => sum + placesOf(one), 0))
        const limited = free.filter(
          (one) =>
            sizeOf(one, (other) => !isLate(other) && classOf[other] === classOf[pupil]) <
            (rules.perClass ?? Number.POSITIVE_INFINITY) * blockCount,
        )
        const expected =
          open.length === 0
            ? 'not-offered'
            : may.length === 0
              ? 'barred'
              : free.length === 0
                ? 'full'
                : limited.length === 0
                  ? 'class-limit'
                  : 'weights'
        expect(missed.cause).toBe(expected)
      }
    }),
    { numRuns: 300 },
  )
})

describe('a made-up day', () => {
  const problem = madeUpProblem({
    pupils: 50,
    fields: 5,
    blocks: 3,
    days: 2,
    slack: 1.1,
    seed: 5,
    unansweredShare: 0.1,
  })
  const ranks = ranksOf(problem)
  const allocation = planned(problem)

  test('counts who wanted the field at that rank or a better one', () => {
    const reasons = explainPlan({ problem, allocation, ranks })
    const found = reasons.map(missedOf).filter((missed) => missed !== undefined)
    expect(found.length).toBeGreaterThan(20)
    for (const [cell, reason] of reasons.entries()) {
      const missed = missedOf(reason)
      if (missed === undefined) continue
      const day = problem.dayOf[Math.floor(cell / problem.blockCount)]
      const wishers = Array.from({ length: problem.pupilCount }, (_, pupil) => pupil).filter((pupil) => {
        const rank = ranks[pupil * problem.fieldCount + missed.field] as number
        return problem.dayOf[pupil] === day && rank >= 1 && rank <= missed.rank
      })
      expect(missed.wisherCount).toBe(wishers.length)
    }
  })

  test('says of each field how many wanted it, how many places there were and how many are taken', () => {
    const figures = explainFields({ problem, allocation, ranks })
    expect(figures.map(({ day, field }) => `${day}/${field}`)).toHaveLength(10)
    const taken = allocation.filter((workshop) => workshop !== nowhere).length
    expect(figures.reduce((sum, { takenCount }) => sum + takenCount, 0)).toBe(taken)
    const first = Array.from(ranks).filter((rank) => rank === 1).length
    expect(figures.reduce((sum, { firstWisherCount }) => sum + firstWisherCount, 0)).toBe(first)
    for (const { takenCount, placeCount } of figures) expect(takenCount).toBeLessThanOrEqual(placeCount)
  })
})

test('no lot is named where the pupil would have to give up something better for its wish', () => {
  // Fields 0 to 3 with two places each, one of them taken by a pupil who may go nowhere else. Pupil 0 has its first wish
  // 0 and field 2. Pupil 1 could take 0 and leave 1, the second wish of pupil 0: as good for all together, but worse for it.
  // Pupils 1 and 2 have one block free only, as fields 4 and 5 are worth much to them.
  const weights = [
    [10, 7, 1, 1, 0, 0],
    [8, 5, 0, 0, 100, 0],
    [0, 0, 1, 1, 0, 100],
    [100, 0, 0, 0, 0, 0],
    [0, 100, 0, 0, 0, 0],
    [0, 0, 100, 0, 0, 0],
    [0, 0, 0, 100, 0, 0],
  ].flat()
  const problem: PlanProblem = {
    ...madeUpProblem({ pupils: 7, fields: 6, blocks: 2, days: 1, slack: 1, seed: 1 }),
    answered: new Array<number>(7).fill(1),
    weights,
    wished: weights.map((weight) => (weight > 1 ? 1 : 0)),
    allowed: weights.map((weight) => (weight > 0 ? 1 : 0)),
    workshops: [0, 1, 2, 3, 4, 5].map((field) => ({ field, day: 0, capacity: [1, 1], minimum: 0 })),
  }
  const allocation = Int32Array.from([0, 2, 1, 4, 3, 5, -1, 0, -1, 1, 2, -1, -1, 3])
  expect(planExactly(problem)?.value).toBe(10 + 1 + 5 + 100 + 1 + 100 + 4 * (100 - 50))
  const reasons = explainPlan({ problem, allocation, ranks: ranksOf(problem) })
  expect(reasons[1]).toMatchObject({ code: 'not-named', missed: { field: 1, cause: 'full', byLot: false } })
  // Pupil 1 misses its better wish by the lot.
  expect(reasons[2]).toMatchObject({ code: 'wish', rank: 3, missed: { field: 0, rank: 2, byLot: true } })
})
