import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone, type Lock, nowhere, type PlanProblem } from '../problem.ts'
import { findContradiction } from './contradiction.ts'
import { plainRules } from './made-up-problem.ts'
import { bestByTrying, brokenRules } from './oracle.ts'
import { planVarying } from './plan-varying.ts'

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

const lock = (pupil: number, block: number, workshop: number): Lock => ({ pupil, block, workshop })

test.each([
  ['two workshops at once', [lock(0, 0, 0), lock(0, 1, 2), lock(0, 0, nowhere)], {}, 'block', [0, 2]],
  ['a team in two places', [lock(1, 0, 0), lock(2, 0, 2)], {}, 'block', [0, 1]],
  ['a field twice', [lock(0, 0, 1), lock(0, 1, 0)], {}, 'field', [0, 1]],
  ['another day', [lock(1, 1, nowhere), lock(0, 0, 3)], {}, 'day', [1]],
  ['a closed block', [lock(0, 1, 1)], {}, 'capacity', [0]],
  ['a team that does not fit', [lock(0, 0, 2), lock(2, 0, 1)], {}, 'capacity', [1]],
  ['one too many', [lock(0, 1, 2), lock(1, 1, 2)], {}, 'capacity', [0, 1]],
  ['too many of a class', [lock(0, 0, 2), lock(1, 0, 2)], { rules: { ...plainRules, perClass: 2 } }, 'class', [0, 1]],
  ['a bar of the team', [lock(1, 0, 2)], { allowed: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1] }, 'barred', [0]],
] as const)('refuses %s and names the locks', (_, locks, change, reason, named) => {
  const answer = planVarying(problem(locks, change))
  expect(answer).toMatchObject({ kind: 'contradiction', reason, locks: named })
  if (reason === 'barred') expect(answer).toMatchObject({ bars: [{ pupil: 2, workshop: 2 }] })
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
    bestByTrying(problem(locks))
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
        const answer = planVarying(problem(locks), { budget: 1e5 })
        expect(answer.kind === 'plan' && brokenRules(problem(locks), answer.plan.allocation)).toEqual([])
        return
      }
      const named = found.locks.map((index) => locks[index] as Lock)
      expect(canBeKept(named)).toBe(false)
      for (const left of named) expect(canBeKept(named.filter((other) => other !== left))).toBe(true)
    }),
    { numRuns: 80 },
  )
}, 60_000)
