// Decisions that cannot be kept together: named as few as explain it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { madeUpProblem } from '../../../../tests/support/plan-instances.ts'
import { findContradiction } from './find-contradiction.ts'
import { makePlan } from './make-plan.ts'
import { alone, type Lock, nowhere, type PlanProblem } from './problem.ts'

// Two days; on each a workshop for each of three fields with two places in a block. Pupils 0 to 24 on day 0, others on 1.
const base = madeUpProblem({ pupils: 50, fields: 3, blocks: 2, days: 2, slack: 1, seed: 1 })
const problem: PlanProblem = {
  ...base,
  workshops: base.workshops.map((workshop) => ({ ...workshop, capacity: [2, 2] })),
}
const lock = (pupil: number, block: number, workshop: number): Lock => ({ pupil, block, workshop })

describe('a contradiction', () => {
  test.each([
    ['other-day', [lock(0, 0, 0), lock(1, 0, 3)], [1], {}],
    ['two-places', [lock(3, 0, 0), lock(4, 0, 1), lock(3, 0, nowhere)], [0, 2], {}],
    ['field-twice', [lock(3, 0, 1), lock(3, 1, 1)], [0, 1], {}],
    ['too-few-places', [lock(1, 0, 0), lock(2, 1, 0), lock(3, 0, 0), lock(4, 0, 0)], [0, 2, 3], {}],
    ['class-limit', [lock(1, 0, 0), lock(2, 0, 1), lock(3, 0, 0)], [0, 2], { rules: { ...base.rules, perClass: 1 } }],
    ['barred', [lock(2, 0, 1), lock(3, 0, 0)], [0], { allowed: barredFor(2, 1) }],
    ['barred', [lock(7, 0, 1)], [0], { allowed: barredFor(2, 1), teamOf: teamOf(2, 7) }],
    ['two-places', [lock(2, 0, 1), lock(7, 0, 0)], [0, 1], { teamOf: teamOf(2, 7) }],
    ['too-few-places', [lock(2, 0, 1)], [0], { teamOf: teamOf(2, 7, 8) }],
  ] as const)('%s', async (rule, locks, indices, change) => {
    const given = { ...problem, ...change, locks }
    expect(findContradiction(given)).toEqual({ rule, locks: indices })
    expect(await makePlan(given)).toMatchObject({ ok: false, error: { code: 'contradiction' } })
  })

  function barredFor(pupil: number, workshop: number): Uint8Array {
    const allowed = new Uint8Array(problem.pupilCount * problem.workshops.length).fill(1)
    allowed[pupil * problem.workshops.length + workshop] = 0
    return allowed
  }

  function teamOf(...members: readonly number[]): Int32Array {
    return Int32Array.from({ length: problem.pupilCount }, (_, pupil) => (members.includes(pupil) ? 1 : alone))
  }
})

test('what is named contradicts, and no longer if any one of it is left out', () => {
  const oneLock = fc.record({
    pupil: fc.integer({ min: 0, max: 4 }),
    block: fc.integer({ min: 0, max: 1 }),
    workshop: fc.integer({ min: -1, max: 3 }),
  })
  let found = 0
  fc.assert(
    fc.property(fc.array(oneLock, { maxLength: 8 }), (locks) => {
      const contradiction = findContradiction({ ...problem, locks })
      if (contradiction === undefined) return
      found++
      const named = contradiction.locks.map((index) => locks[index] as Lock)
      expect(findContradiction({ ...problem, locks: named })).toBeDefined()
      for (const left of named)
        expect(findContradiction({ ...problem, locks: named.filter((one) => one !== left) })).toBe(undefined)
    }),
  )
  expect(found).toBeGreaterThan(10)
})

test('decisions that can be kept are kept, and are not refused as a contradiction', async () => {
  expect(findContradiction({ ...problem, locks: [lock(0, 0, 0), lock(0, 1, 1)] })).toBe(undefined)
  const made = await makePlan({ ...problem, locks: [lock(0, 0, 0)] })
  expect(made.ok && made.value.allocation[0]).toBe(0)
})
