// The field outside of the usual ideas, from what somebody answered to what the engine is asked.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { usualRules } from '../rounds/index.ts'
import { readPlanningProblem } from './runs/read-planning-input.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 180_000)
afterAll(() => stage.owner.end())

const read = async () => {
  const found = await readPlanningProblem(stage.acting('coordinator'), stage.site.services, nextRound)
  if (found === undefined) throw new Error('nothing to plan')
  return found
}

test('what a pupil names counts in the problem of the round, by the weight of its rules', async () => {
  const { input, built, policy } = await read()
  expect(policy.rules.outsideWeight).toBe(usualRules.outsideWeight)
  expect(input.outsideWishes).toEqual([])
  const answered = new Set(input.answeredIds)
  const row = built.pupils.findIndex(({ id }) => answered.has(id))
  const pupil = built.pupils[row]
  const field = built.fields.findIndex((_, at) => built.ranks[row * built.fields.length + at] === 0)
  const cell = row * built.fields.length + field
  const before = built.problem.weights[cell]
  await stage.owner.query('UPDATE wishes.answer SET outside_field = $3 WHERE round_id = $1 AND pupil_id = $2', [
    nextRound,
    pupil?.id,
    built.fields[field],
  ])
  const after = await read()
  expect(after.input.outsideWishes).toEqual([{ pupilId: pupil?.id, berufsfeld: built.fields[field] }])
  expect([before, after.built.problem.weights[cell]]).toEqual([usualRules.neutralWeight, usualRules.outsideWeight])
  expect(after.built.outside.reduce((sum, one) => sum + one, 0)).toBe(1)
})
