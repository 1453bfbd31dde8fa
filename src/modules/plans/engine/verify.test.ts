// The check finds every kind of breach, and counts what the rules say.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MadeUp, madeUpProblem } from '../../../../tests/support/varying-plans/made-up-problem.ts'
import { brokenRules } from '../../../../tests/support/varying-plans/oracle.ts'
import { judgementOf } from '../../../../tests/support/varying-plans/stages.ts'
import { planByStages } from './make-plan.ts'
import { alone, nowhere, type PlanProblem } from './problem.ts'
import { seededRandom } from './varying/random.ts'
import { verifyPlan } from './verify.ts'

const problem: PlanProblem = {
  pupilCount: 3,
  fieldCount: 2,
  blockCount: 2,
  dayOf: [0, 0, 1],
  classOf: [0, 0, 1],
  teamOf: [alone, alone, alone],
  answered: [1, 1, 1],
  weights: [10, 1, 10, 7, 4, 1],
  wished: [1, 0, 1, 1, 0, 0],
  workshops: [
    { field: 0, day: 0, capacity: [2, 2], minimum: 0 },
    { field: 1, day: 0, capacity: [1, 1], minimum: 0 },
    { field: 0, day: 0, capacity: [1, 0], minimum: 0 },
    { field: 0, day: 1, capacity: [1, 1], minimum: 0 },
  ],
  locks: [],
  rules: {
    emptyWeight: -5,
    fairness: [40, 12],
    perClass: undefined,
    wishForAllFirst: false,
    unansweredLast: false,
    seed: 0,
  },
}

const good = Int32Array.from([0, 1, 1, 0, 3, nowhere])

test('a good plan has no breach, and its value is counted by hand', () => {
  expect(verifyPlan(problem, good)).toEqual({
    breaches: [],
    // 10 + 1 + 40, 7 + 10 + 40 + 12, 4 − 5
    value: 51 + 69 - 1,
    emptyCount: 1,
    withoutWishCount: 1,
    unevenWorkshops: [],
  })
})

describe('a breach is found', () => {
  test.each([
    ['size', {}, [0, 1]],
    ['no-such-workshop', {}, [9, 1, 1, 0, 3, -1]],
    ['other-day', {}, [3, 1, 1, 0, -1, -1]],
    ['field-twice', {}, [2, 0, 1, -1, 3, -1]],
    ['too-many', {}, [-1, 1, -1, 1, 3, -1]],
    ['barred', { allowed: [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }, [...good]],
    ['class-limit', { rules: { ...problem.rules, perClass: 1 } }, [0, 1, 0, -1, 3, -1]],
    ['team-apart', { teamOf: [5, 5, alone] }, [...good]],
    ['lock-broken', { locks: [{ pupil: 0, block: 0, workshop: nowhere }] }, [...good]],
  ] as const)('%s', (rule, change, allocation) => {
    const { breaches } = verifyPlan({ ...problem, ...change }, Int32Array.from(allocation))
    expect(breaches.map((breach) => breach.rule)).toContain(rule)
    expect(verifyPlan({ ...problem, ...change }, Int32Array.from(good)).breaches.length).toBe(
      ['barred', 'team-apart', 'lock-broken'].includes(rule) ? 1 : 0,
    )
  })
})

test('groups that differ by two are named', () => {
  expect(verifyPlan(problem, Int32Array.from([0, -1, 0, -1, -1, -1])).unevenWorkshops).toEqual([0])
})

describe('of plans that were spoilt', () => {
  const size: MadeUp = {
    pupilCount: 8,
    fieldCount: 3,
    blockCount: 2,
    dayCount: 2,
    classSize: 2,
    workshopsPerField: 2,
    supply: 1,
    closed: 0.1,
    teamSize: 3,
    silent: 0.2,
    barred: 0.15,
    lockCount: 9,
    rules: { perClass: 1, fairness: [5, 2], emptyWeight: -7 },
  }
  /** What the other judge says in words, as the rules of the check. */
  const ruleOf: readonly (readonly [RegExp, string])[] = [
    [/not with the team/, 'team-apart'],
    [/another day/, 'other-day'],
    [/a field twice/, 'field-twice'],
    [/must not go/, 'barred'],
    [/too full/, 'too-many'],
    [/too many of class/, 'class-limit'],
    [/the lock of/, 'lock-broken'],
  ]
  const problems = Array.from({ length: 12 }, (_, seed) => {
    const problem = madeUpProblem(seededRandom(seed), { ...size, teamSize: seed % 2 === 0 ? 1 : 3 })
    const plan = planByStages(problem)
    if (plan === undefined) throw new Error('Nobody asked it to stop')
    return { problem, allocation: plan.allocation }
  })
  const spoilt = fc.record({
    of: fc.integer({ min: 0, max: problems.length - 1 }),
    changes: fc.array(fc.record({ cell: fc.nat(15), workshop: fc.integer({ min: -1, max: 11 }) }), { maxLength: 4 }),
  })

  test('the check and a judge that shares nothing with it find the same rules broken, and count the same', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(spoilt, ({ of, changes }) => {
        const { problem: one, allocation } = problems[of] as (typeof problems)[number]
        const plan = Int32Array.from(allocation)
        for (const { cell, workshop } of changes) plan[cell] = workshop
        const check = verifyPlan(one, plan)
        const own = [...new Set(check.breaches.map(({ rule }) => rule))].sort()
        const other = new Set(
          brokenRules(one, plan).map((words) => ruleOf.find(([pattern]) => pattern.test(words))?.[1]),
        )
        expect(own).toEqual([...other].sort())
        for (const rule of own.length === 0 ? ['none'] : own) seen.set(rule, (seen.get(rule) ?? 0) + 1)
        const pupils = Array.from({ length: one.pupilCount }, (_, pupil) => pupil)
        const { value, emptyCount, withoutWishCount } = check
        expect({ value, emptyCount, withoutWishCount }).toEqual(judgementOf(one, pupils, plan))
      }),
      { numRuns: 1500 },
    )
    for (const rule of ['none', ...ruleOf.map(([, name]) => name)])
      expect([rule, (seen.get(rule) ?? 0) > 3]).toEqual([rule, true])
  }, 60_000)
})
