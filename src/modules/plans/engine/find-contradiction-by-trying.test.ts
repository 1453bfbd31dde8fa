// Decisions beforehand, against every plan that can be tried.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainRules } from '../../../../tests/support/varying-plans/made-up-problem.ts'
import { bestByTrying, brokenRules } from '../../../../tests/support/varying-plans/oracle.ts'
import { findContradiction } from './find-contradiction.ts'
import { alone, type Lock, nowhere, type PlanProblem } from './problem.ts'
import { planVarying } from './varying/plan-varying.ts'

/** Three pupils, the last two a team, all of class 0; workshops 0 and 1 offer field 0, 2 field 1, 3 is of another day. */
const problem = (locks: readonly Lock[], change: Partial<PlanProblem> = {}): PlanProblem => ({
  pupilCount: 3,
  fieldCount: 2,
  blockCount: 2,
  dayOf: [0, 0, 0],
  classOf: [0, 0, 0],
  teamOf: [alone, 7, 7],
  answered: [1, 1, 1],
  weights: [1, 2, 1, 2, 1, 2],
  wished: [0, 0, 0, 0, 0, 0],
  workshops: [
    { field: 0, day: 0, capacity: [2, 2], minimum: 0 },
    { field: 0, day: 0, capacity: [1, 0], minimum: 0 },
    { field: 1, day: 0, capacity: [3, 2], minimum: 0 },
    { field: 1, day: 1, capacity: [9, 9], minimum: 0 },
  ],
  locks,
  rules: plainRules,
  ...change,
})

const someLocks = fc.array(
  fc.record({
    pupil: fc.integer({ min: 0, max: 2 }),
    block: fc.integer({ min: 0, max: 1 }),
    workshop: fc.integer({ min: -1, max: 3 }),
  }),
  { maxLength: 5 },
)

const canBeKept = (locks: readonly Lock[]): boolean => {
  try {
    bestByTrying(problem(locks), { pupils: [0, 1, 2], standing: new Array(6).fill(nowhere) })
    return true
  } catch {
    return false
  }
}

test('refuses exactly what no plan can keep, and names a set of which no lock can be left out', () => {
  fc.assert(
    fc.property(someLocks, (locks) => {
      const found = findContradiction(problem(locks))
      expect(found === undefined).toBe(canBeKept(locks))
      if (found === undefined) {
        const plan = planVarying(problem(locks), { budget: 1e5 })
        expect(brokenRules(problem(locks), plan.allocation)).toEqual([])
        return
      }
      const named = found.locks.map((index) => locks[index] as Lock)
      expect(canBeKept(named)).toBe(false)
      for (const left of named) expect(canBeKept(named.filter((other) => other !== left))).toBe(true)
    }),
    { numRuns: 80 },
  )
}, 60_000)
