// The door of the engine: the method follows from each day and stage, silence changes nothing for those who answered, the lot
// decides between equal plans only, and the order of aims is kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnProblem, madeUpProblem as plainProblem } from '../../../../tests/support/plan-instances.ts'
import { type MadeUp, madeUpProblem } from '../../../../tests/support/varying-plans/made-up-problem.ts'
import { compareAims, judgementOf, membersOf } from '../../../../tests/support/varying-plans/stages.ts'
import { makePlan } from './make-plan.ts'
import { alone, type Lock, nowhere, type Plan, type PlanProblem } from './problem.ts'
import { seededRandom } from './varying/random.ts'
import { verifyPlan } from './verify.ts'
import { verifyBound } from './verify-bound.ts'

const planOf = async (problem: PlanProblem): Promise<Plan> => {
  const made = await makePlan(problem)
  if (!made.ok) throw new Error(made.error.code)
  expect(verifyPlan(problem, made.value.allocation).breaches).toEqual([])
  return made.value
}

const pupilsOf = ({ pupilCount }: PlanProblem): number[] => Array.from({ length: pupilCount }, (_, pupil) => pupil)

const rowsOf = ({ blockCount }: PlanProblem, { allocation }: Plan, pupils: readonly number[]): number[][] =>
  pupils.map((pupil) => Array.from(allocation.subarray(pupil * blockCount, (pupil + 1) * blockCount)))

/** Only some of the pupils, as if there were no others. */
function only(problem: PlanProblem, pupils: readonly number[]): PlanProblem {
  const rows = (values: ArrayLike<number>, width: number): number[] =>
    pupils.flatMap((pupil) => Array.from({ length: width }, (_, at) => values[pupil * width + at] as number))
  const { fieldCount, workshops, allowed } = problem
  return {
    ...problem,
    pupilCount: pupils.length,
    dayOf: rows(problem.dayOf, 1),
    classOf: rows(problem.classOf, 1),
    teamOf: rows(problem.teamOf, 1),
    answered: rows(problem.answered, 1),
    weights: rows(problem.weights, fieldCount),
    wished: rows(problem.wished, fieldCount),
    ...(allowed === undefined ? {} : { allowed: rows(allowed, workshops.length) }),
    locks: problem.locks.flatMap((lock) =>
      pupils.includes(lock.pupil) ? [{ ...lock, pupil: pupils.indexOf(lock.pupil) }] : [],
    ),
  }
}

const size: MadeUp = {
  pupilCount: 14,
  fieldCount: 4,
  blockCount: 3,
  dayCount: 2,
  classSize: 4,
  workshopsPerField: 1,
  supply: 1,
  closed: 0,
  teamSize: 1,
  silent: 0.35,
  barred: 0,
  lockCount: 0,
  rules: {},
}

/** Teams, locks and varying places, each on some days, for some pupils, or not at all. */
const drawn: fc.Arbitrary<PlanProblem> = fc
  .record({
    seed: fc.nat(1e6),
    pupilCount: fc.integer({ min: 2, max: 14 }),
    isConstant: fc.boolean(),
    teamsOf: fc.constantFrom('nobody', 'the silent', 'all'),
    closed: fc.constantFrom(0, 0.2),
    lockCount: fc.constantFrom(0, 0, 3),
    supply: fc.constantFrom(0.7, 1, 1.4),
    rules: fc.record({
      perClass: fc.constantFrom(undefined, 1, 2),
      fairness: fc.constantFrom([], [40, 12, 4, 0]),
      wishForAllFirst: fc.boolean(),
      fewestEmptyFirst: fc.boolean(),
      unansweredLast: fc.constant(true),
      seed: fc.nat(9),
    }),
  })
  .map(({ seed, isConstant, teamsOf, ...wanted }) => {
    const problem = madeUpProblem(seededRandom(seed), { ...size, ...wanted, teamSize: teamsOf === 'nobody' ? 1 : 3 })
    const isAnswered = (pupil: number): boolean => membersOf(problem, pupil).some((one) => problem.answered[one] === 1)
    return {
      ...problem,
      teamOf: Array.from(problem.teamOf, (team, pupil) =>
        teamsOf === 'the silent' && isAnswered(pupil) ? alone : team,
      ),
      workshops: problem.workshops.map((one) =>
        isConstant || one.day === 0 ? { ...one, capacity: one.capacity.map(() => one.capacity[0] as number) } : one,
      ),
      // Constant places may lie below a lock that was drawn for others.
      locks: problem.locks.filter(({ workshop }) => workshop === nowhere || !isConstant),
    }
  })
  .filter((problem) => verifyLocks(problem))

const verifyLocks = ({ locks, workshops }: PlanProblem): boolean =>
  locks.every(({ workshop, block }) => workshop === nowhere || (workshops[workshop]?.capacity[block] ?? 0) > 0)

describe('who answered', () => {
  test('has the same plan whether the others exist or not, with teams, decisions and places that vary', async () => {
    let [with_, all] = [0, 0]
    await fc.assert(
      fc.asyncProperty(drawn, async (problem) => {
        const isLate = (pupil: number): boolean =>
          membersOf(problem, pupil).every((member) => problem.answered[member] !== 1)
        const hasPlace = (pupil: number): boolean =>
          problem.locks.some((lock) => lock.workshop !== nowhere && membersOf(problem, pupil).includes(lock.pupil))
        // Whom a person gave a place stays, as nobody else can have it.
        const kept = pupilsOf(problem).filter((pupil) => !isLate(pupil) || hasPlace(pupil))
        const early = kept.filter((pupil) => !isLate(pupil))
        const whole = await planOf(problem)
        const part = only(problem, kept)
        const without = await planOf(part)
        const numbers = early.map((pupil) => kept.indexOf(pupil))
        expect(rowsOf(part, without, numbers)).toEqual(rowsOf(problem, whole, early))
        all++
        if (early.length < problem.pupilCount) with_++
      }),
      { numRuns: 30 },
    )
    expect(with_ / all).toBeGreaterThan(0.5)
  }, 240_000)

  test('is planned exactly although a team, or a decision for school, concerns the others only', async () => {
    const rules = { unansweredLast: true }
    const problem = plainProblem({
      pupils: 60,
      fields: 6,
      blocks: 4,
      days: 1,
      slack: 0.9,
      seed: 4,
      unansweredShare: 0.3,
      rules,
    })
    const early = pupilsOf(problem).filter((pupil) => problem.answered[pupil] === 1)
    const late = pupilsOf(problem).filter((pupil) => problem.answered[pupil] !== 1)
    const [one = 0, other = 0, third = 0] = late
    const expected = rowsOf(problem, await planOf(problem), early)
    const teamOf = Int32Array.from(problem.teamOf, (_, pupil) => (pupil === one || pupil === other ? 1 : alone))
    const withTeam = await planOf({ ...problem, teamOf })
    expect(rowsOf(problem, withTeam, early)).toEqual(expected)
    const withLock = await planOf({ ...problem, locks: [{ pupil: third, block: 1, workshop: nowhere }] })
    expect(rowsOf(problem, withLock, early)).toEqual(expected)
  })
})

test('a decision, a team or a closed block on one day leaves the plan of every other day exact, even and proven', async () => {
  const problem = plainProblem({ pupils: 100, fields: 6, blocks: 4, days: 2, slack: 1, seed: 7 })
  const [monday = 0, second = 0, tuesday = 0] = [0, 1, 25]
  expect([problem.dayOf[monday], problem.dayOf[second], problem.dayOf[tuesday]]).toEqual([0, 0, 1])
  const ofTuesday = pupilsOf(problem).filter((pupil) => problem.dayOf[pupil] === 1)
  const expected = rowsOf(problem, await planOf(problem), ofTuesday)
  const locks: Lock[] = [{ pupil: monday, block: 0, workshop: 2 }]
  const changes: Partial<PlanProblem>[] = [
    { locks },
    { teamOf: Int32Array.from(problem.teamOf, (_, pupil) => (pupil === monday || pupil === second ? 1 : alone)) },
    { workshops: problem.workshops.map((one, at) => (at === 0 ? { ...one, capacity: [0, 9, 9, 9] } : one)) },
  ]
  for (const change of changes) {
    const changed = { ...problem, ...change }
    const plan = await planOf(changed)
    expect(rowsOf(changed, plan, ofTuesday)).toEqual(expected)
    const [first, last] = plan.certificates
    expect([first?.day, last?.day]).toEqual([0, 1])
    const tuesdayOnly = only(changed, ofTuesday)
    expect((await planOf(tuesdayOnly)).proven).toBe(true)
    const uneven = verifyPlan(changed, plan.allocation).unevenWorkshops
    expect(uneven.filter((workshop) => changed.workshops[workshop]?.day === 1)).toEqual([])
  }
})

describe('the number of the lot', () => {
  test('decides between equal plans only: any other number gives a plan as good by every aim, stage for stage', async () => {
    let different = 0
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer(), async (problem, seed) => {
        const plan = await planOf(problem)
        expect(await planOf(problem)).toEqual(plan)
        const other = await planOf({ ...problem, rules: { ...problem.rules, seed } })
        const isEarly = (pupil: number): boolean =>
          membersOf(problem, pupil).some((member) => problem.answered[member] === 1)
        const early = pupilsOf(problem).filter(isEarly)
        const judged = [plan, other].map(({ allocation }) => judgementOf(problem, early, allocation))
        expect(compareAims(problem, judged[0] as never, judged[1] as never)).toBe(0)
        if (other.allocation.join() !== plan.allocation.join()) different++
      }),
      { numRuns: 20 },
    )
    expect(different).toBeGreaterThan(5)
  }, 240_000)

  test('gives a contested place to each of two equal pupils about as often, and never to one who wants it less', async () => {
    // Pupils 0 and 1 want field 0 alike, pupil 2 wants it less; there is one place. With varying places, too.
    const weights = [10, 1, 10, 1, 7, 1]
    const problem: PlanProblem = {
      ...plainProblem({ pupils: 3, fields: 2, blocks: 1, days: 1, slack: 1, seed: 1 }),
      weights,
      wished: weights.map((weight) => (weight > 1 ? 1 : 0)),
      workshops: [0, 1].map((field) => ({ field, day: 0, capacity: [field === 0 ? 1 : 3], minimum: 0 })),
    }
    const varying: PlanProblem = {
      ...problem,
      blockCount: 2,
      workshops: [0, 1].map((field) => ({ field, day: 0, capacity: field === 0 ? [1, 0] : [3, 3], minimum: 0 })),
    }
    for (const one of [problem, varying]) {
      const wins = [0, 0, 0]
      for (let seed = 0; seed < 60; seed++) {
        const { allocation } = await planOf({ ...one, rules: { ...one.rules, seed } })
        const winner = Math.floor(allocation.indexOf(0) / one.blockCount)
        wins[winner] = (wins[winner] ?? 0) + 1
      }
      expect(Math.min(wins[0] ?? 0, wins[1] ?? 0)).toBeGreaterThan(15)
      expect(wins[2]).toBe(0)
    }
  })
})

test('no weight of an empty block, however small, lets one more block stay empty when that order is asked for', async () => {
  let differs = 0
  await fc.assert(
    fc.asyncProperty(drawnProblem({ pupils: 7, fields: 4, blocks: 3, days: 2 }), async (problem) => {
      const asked = { ...problem, rules: { ...problem.rules, fewestEmptyFirst: true } }
      const plan = await planOf(asked)
      // A judge of its own: an empty block so heavy that nothing else matters, and what the plan is worth by the rules.
      const heavy = await planOf({ ...problem, rules: { ...problem.rules, emptyWeight: -1_000_000 } })
      const plain = await planOf(problem)
      if (!problem.rules.unansweredLast) {
        expect([plan.emptyCount, plan.value]).toEqual([heavy.emptyCount, verifyPlan(problem, heavy.allocation).value])
        if (problem.rules.wishForAllFirst) expect(plan.withoutWishCount).toBe(plain.withoutWishCount)
        else expect(plan.emptyCount).toBeLessThanOrEqual(plain.emptyCount)
      }
      if (plan.emptyCount < plain.emptyCount) differs++
      expect(verifyPlan(asked, plan.allocation).value).toBe(plan.value)
      expect(verifyBound(asked, plan)).toBeLessThanOrEqual(plan.bound)
    }),
    { numRuns: 120 },
  )
  expect(differs).toBeGreaterThan(5)
}, 60_000)
