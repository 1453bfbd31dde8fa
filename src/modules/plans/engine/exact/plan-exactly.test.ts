// The exact plan against judges that know nothing of flows and colours, and the figures of the known instances.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { mostForUnanswered } from '../../../../../tests/support/plan-both-stages.ts'
import { drawnProblem, madeUpProblem } from '../../../../../tests/support/plan-instances.ts'
import { askHighs, type Highs, openHighs, tryEverything } from '../../../../../tests/support/plan-oracle.ts'
import { askStage } from '../../../../../tests/support/varying-plans/integer-model.ts'
import { judgedStages, judgementOf } from '../../../../../tests/support/varying-plans/stages.ts'
import { planByStages } from '../make-plan.ts'
import { alone, type Plan, type PlanProblem } from '../problem.ts'
import { verifyPlan } from '../verify.ts'
import { verifyBound } from '../verify-bound.ts'
import { planExactly } from './plan-exactly.ts'

const planOf = (problem: PlanProblem): Plan => {
  const plan = planExactly(problem)
  if (plan === undefined) throw new Error('Nobody asked it to stop')
  return plan
}

const pupilsOf = (problem: PlanProblem): number[] => Array.from({ length: problem.pupilCount }, (_, pupil) => pupil)
const rowOf = ({ allocation }: Plan, { blockCount }: PlanProblem, pupil: number): number[] =>
  Array.from(allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount))

/** Without the others, as if they did not exist. */
function onlyAnswered(problem: PlanProblem): { part: PlanProblem; pupils: number[] } {
  const pupils = pupilsOf(problem).filter((pupil) => problem.answered[pupil] === 1)
  const one = (values: ArrayLike<number>): number[] => pupils.map((pupil) => values[pupil] as number)
  const rows = (values: ArrayLike<number>, width: number): number[] =>
    pupils.flatMap((pupil) => Array.from(values).slice(pupil * width, (pupil + 1) * width))
  const { allowed, workshops, fieldCount } = problem
  const part: PlanProblem = {
    ...problem,
    pupilCount: pupils.length,
    dayOf: one(problem.dayOf),
    classOf: one(problem.classOf),
    teamOf: one(problem.teamOf),
    answered: one(problem.answered),
    weights: rows(problem.weights, fieldCount),
    wished: rows(problem.wished, fieldCount),
    ...(allowed === undefined ? {} : { allowed: rows(allowed, workshops.length) }),
  }
  return { part, pupils }
}

const lateValueOf = (problem: PlanProblem, { allocation }: Plan): number =>
  judgementOf(
    problem,
    pupilsOf(problem).filter((pupil) => problem.answered[pupil] !== 1),
    allocation,
  ).value

describe('drawn problems', () => {
  let highs: Highs
  beforeAll(async () => {
    highs = await openHighs()
  })

  test('the plan keeps every rule, and its check counts the same', () => {
    fc.assert(
      fc.property(drawnProblem({ pupils: 14, fields: 6, blocks: 5, days: 2 }), (problem) => {
        const plan = planOf(problem)
        const { breaches, unevenWorkshops, ...figures } = verifyPlan(problem, plan.allocation)
        expect(breaches).toEqual([])
        expect(plan).toMatchObject(figures)
        expect(plan.bound).toBeGreaterThanOrEqual(plan.value)
        // Beside a timetable that stands, bars and limits of classes leave no flow to prove it, nor always even groups.
        const isPlain = problem.rules.perClass === undefined && problem.allowed === undefined
        if (problem.rules.unansweredLast && !isPlain) return
        expect(plan.proven).toBe(true)
        expect(unevenWorkshops).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    [{ pupils: 5, fields: 3, blocks: 2, days: 1 }, 250],
    [{ pupils: 3, fields: 3, blocks: 3, days: 1 }, 100],
    [{ pupils: 6, fields: 2, blocks: 2, days: 2 }, 150],
  ])('nothing that can be tried is better: %j', (size, numRuns) => {
    fc.assert(
      fc.property(drawnProblem(size), (drawn) => {
        const problem = { ...drawn, rules: { ...drawn.rules, unansweredLast: false } }
        const plan = planOf(problem)
        const best = tryEverything(problem, pupilsOf(problem))
        expect(plan.value).toBe(best.value)
        if (problem.rules.wishForAllFirst) expect(plan.withoutWishCount).toBe(best.withoutWish)
      }),
      { numRuns },
    )
  })

  test('HiGHS finds nothing better', () => {
    fc.assert(
      fc.property(drawnProblem({ pupils: 8, fields: 5, blocks: 4, days: 2 }), (drawn) => {
        const problem = { ...drawn, rules: { ...drawn.rules, unansweredLast: false } }
        const plan = planOf(problem)
        const best = askHighs(highs, problem, pupilsOf(problem))
        expect(plan.value).toBe(best.value)
        if (problem.rules.wishForAllFirst) expect(plan.withoutWishCount).toBe(best.withoutWish)
      }),
      { numRuns: 60 },
    )
  })

  test('HiGHS finds nothing better in either stage, whatever of wishes, empty blocks and silence comes first', () => {
    fc.assert(
      fc.property(
        drawnProblem({ pupils: 8, fields: 5, blocks: 4, days: 2 }),
        fc.boolean(),
        (drawn, fewestEmptyFirst) => {
          const problem = { ...drawn, rules: { ...drawn.rules, unansweredLast: true, fewestEmptyFirst } }
          const plan = planByStages(problem)
          if (plan === undefined) throw new Error('Nobody asked it to stop')
          for (const stage of judgedStages(problem, plan.allocation)) {
            const own = judgementOf(problem, stage.pupils, plan.allocation)
            const best = askStage(highs, problem, stage)
            const { wishForAllFirst } = problem.rules
            expect([own.value, wishForAllFirst && own.withoutWishCount, fewestEmptyFirst && own.emptyCount]).toEqual([
              best.value,
              wishForAllFirst && best.withoutWishCount,
              fewestEmptyFirst && best.emptyCount,
            ])
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('who answered is planned as if the others did not exist, and these as well as is possible beside them', () => {
    fc.assert(
      fc.property(drawnProblem({ pupils: 5, fields: 4, blocks: 3, days: 1 }), (drawn) => {
        const problem = { ...drawn, rules: { ...drawn.rules, unansweredLast: true } }
        const plan = planByStages(problem) as Plan
        const { part, pupils } = onlyAnswered(problem)
        const alonePlan = planByStages(part) as Plan
        const rows = new Map(pupils.map((pupil) => [pupil, rowOf(plan, problem, pupil)]))
        expect([...rows.values()]).toEqual(pupils.map((_, at) => rowOf(alonePlan, part, at)))
        const others = pupilsOf(problem).filter((pupil) => problem.answered[pupil] !== 1)
        expect(plan.value).toBe(alonePlan.value + tryEverything(problem, others, rows).value)
      }),
      { numRuns: 300 },
    )
  })

  test('without limits of classes and bars, no plan in which the early ones have their best leaves the late ones more', () => {
    fc.assert(
      fc.property(drawnProblem({ pupils: 14, fields: 5, blocks: 4, days: 1 }), ({ allowed: _, ...drawn }) => {
        const problem = {
          ...drawn,
          rules: { ...drawn.rules, unansweredLast: true, perClass: undefined, emptyWeight: -50 },
        }
        expect(lateValueOf(problem, planOf(problem))).toBe(mostForUnanswered(problem))
      }),
      { numRuns: 400 },
    )
  })

  test('the order of pupils with the same wishes is all that the seed decides', () => {
    fc.assert(
      fc.property(drawnProblem({ pupils: 10, fields: 5, blocks: 4, days: 2 }), fc.integer(), (problem, seed) => {
        const other = { ...problem, rules: { ...problem.rules, seed } }
        expect(planOf(problem).allocation).toEqual(planOf(problem).allocation)
        if (problem.rules.unansweredLast) return
        expect(planOf(other).value).toBe(planOf(problem).value)
        expect(planOf(other).withoutWishCount).toBe(
          problem.rules.wishForAllFirst ? planOf(problem).withoutWishCount : planOf(other).withoutWishCount,
        )
      }),
    )
  })
})

describe('larger made-up problems', () => {
  test.each([
    [{ pupils: 300, fields: 10, blocks: 6, days: 2, slack: 1.2, seed: 1 }],
    [{ pupils: 300, fields: 8, blocks: 7, days: 2, slack: 1, seed: 2 }],
    [{ pupils: 250, fields: 9, blocks: 9, days: 1, slack: 0.9, seed: 3 }],
    [{ pupils: 260, fields: 15, blocks: 5, days: 1, slack: 1.5, seed: 4 }],
    [{ pupils: 200, fields: 12, blocks: 3, days: 2, slack: 1.1, seed: 5 }],
  ])('%j: proven, even, with and without limits, answers first or not', (given) => {
    for (const perClass of [undefined, 3, 5])
      for (const unansweredLast of [false, true])
        for (const wishForAllFirst of [false, true]) {
          const rules = { perClass, unansweredLast, wishForAllFirst, fairness: [40, 12, 4, 0] }
          const problem = madeUpProblem({ ...given, unansweredShare: 0.15, rules })
          const plan = planByStages(problem) as Plan
          const check = verifyPlan(problem, plan.allocation)
          expect(check.breaches).toEqual([])
          expect({ ...rules, uneven: check.unevenWorkshops }).toEqual({ ...rules, uneven: [] })
          expect({ ...rules, proven: plan.proven }).toEqual({ ...rules, proven: true })
          expect(verifyBound(problem, plan)).toBe(plan.bound)
        }
  })
})

test('with few places and many without an answer, no equal plan of the others would leave them more', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const slack = [0.9, 1, 1.1][seed % 3] as number
    const rules = { unansweredLast: true, wishForAllFirst: seed % 2 === 0 }
    const problem = madeUpProblem({
      pupils: 200,
      fields: 8,
      blocks: 6,
      days: 2,
      slack,
      seed,
      unansweredShare: 0.3,
      rules,
    })
    const plan = planOf(problem)
    expect(verifyPlan(problem, plan.allocation)).toMatchObject({ breaches: [], unevenWorkshops: [] })
    expect([seed, plan.proven]).toEqual([seed, true])
    expect([seed, lateValueOf(problem, plan)]).toEqual([seed, mostForUnanswered(problem)])
  }
})

test('a run that shall stop gives no plan', () => {
  const problem = madeUpProblem({ pupils: 40, fields: 3, blocks: 2, days: 1, slack: 2, seed: 1 })
  expect(planExactly(problem, { isStopped: () => true })).toBe(undefined)
})

const folder = '../shared/data/praxistage'
const isThere = existsSync(`${folder}/fair.json`)
if (!isThere) process.stdout.write(`The planning instances are not at ${folder}: their optima are not tested.\n`)

interface KnownInstance {
  readonly n: number
  readonly F: number
  readonly B: number
  readonly days: number
  readonly day: readonly number[]
  readonly cls: readonly number[]
  readonly w: readonly number[]
  readonly cap: readonly (readonly number[])[]
}

/** Ranks weigh 10, 7, 5 and 4 and are wishes; 1 is a field without a rank, -4 one that nobody wants. */
function knownProblem(name: string, rules: Partial<PlanProblem['rules']> = {}): PlanProblem {
  const known = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as KnownInstance
  return {
    pupilCount: known.n,
    fieldCount: known.F,
    blockCount: known.B,
    dayOf: known.day,
    classOf: known.cls,
    teamOf: new Int32Array(known.n).fill(alone),
    answered: new Uint8Array(known.n).fill(1),
    weights: known.w,
    wished: known.w.map((weight) => (weight > 1 ? 1 : 0)),
    workshops: known.cap.flatMap((fields, day) =>
      fields.map((places, field) => ({ field, day, capacity: new Array<number>(known.B).fill(places), minimum: 0 })),
    ),
    locks: [],
    rules: {
      emptyWeight: -50,
      fairness: [],
      perClass: undefined,
      wishForAllFirst: false,
      unansweredLast: false,
      seed: 1,
      ...rules,
    },
  }
}

describe.skipIf(!isThere)('known optima', () => {
  const fairness = [40, 12, 4, 0]
  test.each([
    ['v0_100', 2345, {}],
    ['v0_300', 6670, {}],
    ['fair', 18617, {}],
    ['v0_100', 7940, { fairness }],
    ['v0_300', 23312, { fairness }],
    ['fair', 71901, { fairness }],
    ['v0_100', 588, { perClass: 2 }],
    ['v0_300', -865, { perClass: 2 }],
    ['v0_100', 2345, { perClass: 3 }],
    ['v0_300', 6670, { perClass: 3 }],
  ])('%s is worth %d with %j', (name, value, rules) => {
    const problem = knownProblem(name, rules)
    const plan = planOf(problem)
    const check = verifyPlan(problem, plan.allocation)
    expect(plan).toMatchObject({ value, bound: value, proven: true })
    expect(check).toMatchObject({ breaches: [], value, unevenWorkshops: [] })
  })

  test('with the fair bonus nobody has fewer than two fulfilled wishes', () => {
    const problem = knownProblem('fair', { fairness })
    const plan = planOf(problem)
    const wishes = pupilsOf(problem).map(
      (pupil) =>
        rowOf(plan, problem, pupil).filter((workshop) => {
          const field = problem.workshops[workshop]?.field
          return field !== undefined && problem.wished[pupil * problem.fieldCount + field] === 1
        }).length,
    )
    expect(Math.min(...wishes)).toBeGreaterThanOrEqual(2)
  })
})
