import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyRules } from '../../../../tests/eligibility/oracle.ts'
import { decide, dimensions } from './decide.ts'
import { anybody, type Eligibility } from './eligibility.ts'
import { chooseQuestions, gainOf, isAnswered, mostQuestions } from './questions.ts'

const rules = (changes: Partial<Eligibility>): Eligibility => ({ ...anybody, ...changes })
const municipalityKeys = ['03999001', '03999002', '03999003']
const each = (all: readonly (Eligibility | null)[]) => all.map((one) => ({ rules: one, count: 1 }))
const nothing = { answers: {}, skipped: [], municipalityKeys }

describe('the questions', () => {
  test('are none where no offer depends on an answer', () => {
    expect(chooseQuestions({ ...nothing, rules: each([anybody, null, rules({ condition: 'Zuweisung' })]) })).toEqual([])
  })

  test('begin with what most offers depend on', () => {
    const young = rules({ age: { from: 16, to: 18 } })
    const pupils = rules({ grade: { from: 8, to: 8 } })
    expect(chooseQuestions({ ...nothing, rules: each([young, young, pupils]) })).toEqual(['age', 'grade'])
    expect(chooseQuestions({ ...nothing, rules: each([young, pupils, pupils, pupils]) })).toEqual(['grade', 'age'])
  })

  test('prefer the rule that splits people to the one that nearly everybody fulfils', () => {
    const halves = rules({ age: { from: 17, to: null } })
    const nearlyAll = rules({ german: { from: 'a1', to: null } })
    expect(chooseQuestions({ ...nothing, rules: each([nearlyAll, halves]) })).toEqual(['age', 'german'])
  })

  test('do not care for an offer that is out already', () => {
    const outAlready = rules({ age: { from: 21, to: null }, situations: ['arbeitsuchend'] })
    expect(chooseQuestions({ ...nothing, rules: each([outAlready]), answers: { age: 16 } })).toEqual([])
  })

  test('ask about an age that all the likely visitors have, too: somebody may be the exception', () => {
    expect(chooseQuestions({ ...nothing, rules: each([rules({ age: { from: 10, to: null } })]) })).toEqual(['age'])
  })
})

const anyRegion = fc.array(fc.option(anyRules, { nil: null }), { maxLength: 12 })

describe('whatever the offers ask', () => {
  test('at most five questions, none twice, none that was answered or skipped', () => {
    fc.assert(
      fc.property(anyRegion, anyAnswers, fc.subarray([...dimensions]), (all, answers, skipped) => {
        const chosen = chooseQuestions({ rules: each(all), answers, skipped, municipalityKeys })
        const done = dimensions.filter((about) => isAnswered(answers, about) || skipped.includes(about))
        expect(chosen.length + Math.min(mostQuestions, done.length)).toBeLessThanOrEqual(mostQuestions)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.filter((about) => done.includes(about))).toEqual([])
      }),
    )
  })

  test('one more offer never makes a question worth less', () => {
    fc.assert(
      fc.property(anyRegion, anyRules, fc.constantFrom(...dimensions), (all, more, about) => {
        const before = gainOf(about, { rules: each(all), answers: {}, municipalityKeys })
        expect(gainOf(about, { rules: each([...all, more]), answers: {}, municipalityKeys })).toBeGreaterThanOrEqual(
          before,
        )
      }),
    )
  })

  test('rules shared by several offers weigh as much as the same rules one by one', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...dimensions), (one, count, about) => {
        const gain = (rules: Parameters<typeof gainOf>[1]['rules']) =>
          gainOf(about, { rules, answers: {}, municipalityKeys })
        expect(gain([{ rules: one, count }])).toBeCloseTo(gain(each(Array(count).fill(one))), 9)
      }),
    )
  })

  test('if nothing is left to ask, no further answer changes anything', () => {
    fc.assert(
      fc.property(anyRegion, anyAnswers, anyAnswers, (all, answers, others) => {
        const left = chooseQuestions({ rules: each(all), answers, skipped: [], municipalityKeys })
        const answered = dimensions.filter((about) => isAnswered(answers, about)).length
        if (left.length > 0 || answered >= mostQuestions) return
        const verdicts = (given: typeof answers) => all.map((one) => decide(one, given).verdict)
        // Where somebody lives may be known roughly only; a finer answer is not another question.
        const { residence: _finer, ...rest } = others
        expect(verdicts({ ...rest, ...answers })).toEqual(verdicts(answers))
      }),
    )
  })
})
