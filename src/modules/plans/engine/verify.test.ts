// The check finds every kind of breach, and counts what the rules say.
import { describe, expect, test } from 'vitest'
import { alone, nowhere, type PlanProblem } from './problem.ts'
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
