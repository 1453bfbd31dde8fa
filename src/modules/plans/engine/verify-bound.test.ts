// The check of a bound: any prices prove a true one, those of the engine prove what it claims, and what is no proof is refused.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnProblem } from '../../../../tests/support/plan-instances.ts'
import { type MadeUp, madeUpProblem } from '../../../../tests/support/varying-plans/made-up-problem.ts'
import { bestByTrying } from '../../../../tests/support/varying-plans/oracle.ts'
import { judgedStages } from '../../../../tests/support/varying-plans/stages.ts'
import { planByStages } from './make-plan.ts'
import type { Plan, PlanProblem, StageCertificate } from './problem.ts'
import { seededRandom } from './varying/random.ts'
import { verifyBound } from './verify-bound.ts'

const planOf = (problem: PlanProblem): Plan => {
  const plan = planByStages(problem)
  if (plan === undefined) throw new Error('Nobody asked it to stop')
  return plan
}

const tiny: MadeUp = {
  pupilCount: 4,
  fieldCount: 2,
  blockCount: 2,
  dayCount: 1,
  classSize: 2,
  workshopsPerField: 1,
  supply: 0.8,
  closed: 0.15,
  teamSize: 1,
  silent: 0.3,
  barred: 0.15,
  lockCount: 2,
  rules: {},
}

const varying: fc.Arbitrary<PlanProblem> = fc
  .record({
    seed: fc.nat(),
    teamSize: fc.constantFrom(1, 3),
    rules: fc.record({
      emptyWeight: fc.constantFrom(-50, -3, 0, 2),
      fairness: fc.constantFrom([], [40, 12, 4, 0], [5, 5]),
      perClass: fc.constantFrom(undefined, 1, 2),
      wishForAllFirst: fc.boolean(),
      unansweredLast: fc.boolean(),
    }),
  })
  .map(({ seed, teamSize, rules }) => madeUpProblem(seededRandom(seed), { ...tiny, teamSize, rules }))

describe('of constant and of varying places, teams and locks', () => {
  test.each([
    ['constant', drawnProblem({ pupils: 12, fields: 5, blocks: 4, days: 2 }), 150, 0.98],
    ['varying', varying, 50, 0.7],
  ] as const)(
    'the engine claims no less than its prices prove: %s',
    (_, problems, numRuns, share) => {
      let tight = 0
      let all = 0
      fc.assert(
        fc.property(problems, (problem) => {
          const plan = planOf(problem)
          const bound = verifyBound(problem, plan)
          if (bound === undefined) throw new Error('no proof')
          expect(bound).toBeLessThanOrEqual(plan.bound)
          expect(bound).toBeGreaterThanOrEqual(plan.value)
          if (bound === plan.bound) tight++
          all++
        }),
        { numRuns },
      )
      // It claims more where it does not know whether more pupils could have a wish.
      expect(tight / all).toBeGreaterThan(share)
    },
    120_000,
  )

  test('whatever the prices are, nothing that can be tried is worth more', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(varying, prices, (problem, drawn) => {
        const plan = planOf(problem)
        let next = 0
        const price = (): number => drawn[next++ % drawn.length] as number
        const { perClass, wishForAllFirst } = problem.rules
        const certificates = plan.certificates.map(
          (stage): StageCertificate => ({
            ...stage,
            places: stage.places.map((_, at) =>
              problem.workshops[Math.floor(at / problem.blockCount)]?.day === stage.day ? price() : 0,
            ),
            members: stage.members.map(price),
            classes:
              perClass === undefined
                ? []
                : problem.workshops.map((__, workshop) => ({ workshop, block: 1, ofClass: 0, price: price() })),
            wish: wishForAllFirst ? price() : 0,
          }),
        )
        const best = judgedStages(problem, plan.allocation).map((stage) => bestByTrying(problem, stage))
        const total = best.reduce((sum, { value }) => sum + value, 0)
        // The price of wishes counts on those that the plan fulfils.
        const most = best.reduce((sum, { withoutWishCount }) => sum + withoutWishCount, 0)
        if (wishForAllFirst && plan.withoutWishCount !== most) return
        expect(verifyBound(problem, { ...plan, certificates })).toBeGreaterThanOrEqual(total)
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('no proof is', () => {
  const problem = madeUpProblem(seededRandom(3), {
    ...tiny,
    pupilCount: 8,
    silent: 0.4,
    rules: { unansweredLast: true },
  })
  const plan = planOf(problem)
  const [first, second] = plan.certificates as [StageCertificate, StageCertificate]
  const proven = verifyBound(problem, plan)

  test.each<[string, readonly StageCertificate[]]>([
    ['a price below nothing', [{ ...first, places: first.places.map((price) => price - 1) }, second]],
    ['a price that is no number', [{ ...first, places: first.places.map(() => Number.NaN) }, second]],
    ['a price for wishes that the rules do not put first', [{ ...first, wish: 1 }, second]],
    ['a price for empty blocks that the rules do not put first', [{ ...first, empty: 1 }, second]],
    [
      'a pupil in two stages',
      [first, { ...second, pupils: Int32Array.from([...second.pupils, first.pupils[0] as number]) }],
    ],
    ['a pupil in none', [first]],
    ['one who answered behind those who did not', [second, first]],
  ])('%s', (_, certificates) => {
    expect(proven).toBeLessThanOrEqual(plan.bound)
    expect(verifyBound(problem, { ...plan, certificates })).toBe(undefined)
  })
})
