// Groups that are too small, and what closing their field costs: planned anew by whatever method the day needs.
import { expect, test } from 'vitest'
import { madeUpProblem } from '../../../../tests/support/plan-instances.ts'
import { bestByTrying } from '../../../../tests/support/varying-plans/oracle.ts'
import { judgedStages } from '../../../../tests/support/varying-plans/stages.ts'
import { findSmallGroups } from './find-small-groups.ts'
import { planByStages } from './make-plan.ts'
import { alone, nowhere, type Plan, type PlanProblem } from './problem.ts'

// Four pupils on Monday who want field 0, then 1; two on Tuesday.
const weights = [10, 7, 1, 10, 7, 1, 10, 7, 1, 10, 7, 1, 10, 7, 1, 10, 7, 1]
const base: PlanProblem = {
  ...madeUpProblem({ pupils: 6, fields: 3, blocks: 2, days: 1, slack: 1, seed: 1 }),
  dayOf: [0, 0, 0, 0, 1, 1],
  weights,
  wished: weights.map((weight) => (weight > 1 ? 1 : 0)),
  workshops: [0, 1].flatMap((day) =>
    [0, 1, 2].map((field) => ({ field, day, capacity: [2, 2], minimum: field === 0 ? 3 : 0 })),
  ),
}

const planOf = (problem: PlanProblem): Plan => {
  const plan = planByStages(problem)
  if (plan === undefined) throw new Error('Nobody asked it to stop')
  return plan
}

/** The same price by trying all plans of the day, with the field and without it. */
function priceByTrying(problem: PlanProblem, day: number, field: number): number {
  const best = (one: PlanProblem): number => {
    const [stage] = judgedStages(one, new Array(one.pupilCount * one.blockCount).fill(nowhere))
    const pupils = (stage?.pupils ?? []).filter((pupil) => one.dayOf[pupil] === day)
    const locks = one.locks.filter(({ pupil }) => pupils.includes(pupil))
    return bestByTrying({ ...one, locks }, { pupils, standing: stage?.standing ?? [] }).value
  }
  const workshops = problem.workshops.map((one) =>
    one.field === field && one.day === day ? { ...one, capacity: one.capacity.map(() => 0) } : one,
  )
  const locks = problem.locks.filter(({ workshop }) => problem.workshops[workshop]?.field !== field)
  return best(problem) - best({ ...problem, workshops, locks })
}

const changes: Record<string, Partial<PlanProblem>> = {
  'constant places': {},
  'a block with fewer places': {
    workshops: base.workshops.map((one) => (one.field === 1 ? { ...one, capacity: [2, 1] } : one)),
  },
  'a field closed in one block': {
    workshops: base.workshops.map((one) => (one.field === 0 ? { ...one, capacity: [0, 2] } : one)),
  },
  teams: { teamOf: [7, 7, 8, 8, alone, alone] },
  'a decision for the field': { locks: [{ pupil: 0, block: 1, workshop: 0 }] },
  'a decision for school': { locks: [{ pupil: 1, block: 0, workshop: nowhere }] },
}

test.each(Object.entries(changes))('the price of closing is that of trying everything: %s', (_, change) => {
  const problem = { ...base, ...change }
  const plan = planOf(problem)
  const found = findSmallGroups(problem, plan)
  expect(found?.map(({ workshop, field, day }) => [workshop, field, day])).toEqual([
    [0, 0, 0],
    [3, 0, 1],
  ])
  for (const { day, field, price } of found ?? []) {
    expect(price.isProven).toBe(true)
    expect(price.value).toBe(priceByTrying(problem, day, field))
  }
})

test('groups are named with their sizes, empty ones and those that are large enough are not', () => {
  const plan = planOf(base)
  const allocation = Int32Array.from(plan.allocation)
  const small = findSmallGroups(base, { ...plan, allocation })?.find(({ workshop }) => workshop === 0)
  expect(small?.groups).toEqual([
    { block: 0, size: 2 },
    { block: 1, size: 2 },
  ])
  const none = Int32Array.from(allocation, () => nowhere)
  expect(findSmallGroups(base, { ...plan, allocation: none })).toEqual([])
  const enough = { ...base, workshops: base.workshops.map((one) => ({ ...one, minimum: 1 })) }
  expect(findSmallGroups(enough, { ...plan, allocation })).toEqual([])
})

test('a price between plans of which one is not proven is no more than an estimate', () => {
  const teamOf = Int32Array.from({ length: 40 }, (_, pupil) => Math.floor(pupil / 3))
  const teams = madeUpProblem({
    pupils: 40,
    fields: 5,
    blocks: 4,
    days: 1,
    slack: 0.8,
    seed: 2,
    rules: { fairness: [9, 4] },
  })
  const problem = {
    ...teams,
    teamOf,
    workshops: teams.workshops.map((one, at) => ({ ...one, minimum: at === 0 ? 12 : 0 })),
  }
  const plan = planOf(problem)
  expect(plan.proven).toBe(false)
  const [small] = findSmallGroups(problem, plan) ?? []
  expect(small?.price.isProven).toBe(false)
}, 120_000)

test('who asks to stop gets no prices', () => {
  expect(findSmallGroups(base, planOf(base), { isStopped: () => true })).toBe(undefined)
})
