import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyRules } from '../../../../tests/eligibility/oracle.ts'
import { decide, dimensions } from './decide.ts'
import { anybody, type Eligibility } from './eligibility.ts'
import { chooseQuestions, gainOf, isAnswered, mostQuestions } from './questions.ts'

const rules = (changes: Partial<Eligibility>): Eligibility => ({ ...anybody, ...changes })
const municipalityKeys = ['03999001', '03999002', '03999003']
const nothing = { answers: {}, skipped: [], municipalityKeys }

describe('the questions', () => {
  test('are none where no offer depends on an answer', () => {
    expect(chooseQuestions({ ...nothing, rules: [anybody, null, rules({ condition: 'Zuweisung' })] })).toEqual([])
  })

  test('begin with what most offers depend on', () => {
    const young = rules({ age: { from: 16, to: 18 } })
    const pupils = rules({ grade: { from: 8, to: 8 } })
    expect(chooseQuestions({ ...nothing, rules: [young, young, pupils] })).toEqual(['age', 'grade'])
    expect(chooseQuestions({ ...nothing, rules: [young, pupils, pupils, pupils] })).toEqual(['grade', 'age'])
  })

  test('prefer the rule that splits people to the one that nearly everybody fulfils', () => {
    const halves = rules({ age: { from: 17, to: null } })
    const nearlyAll = rules({ german: { from: 'a1', to: null } })
    expect(chooseQuestions({ ...nothing, rules: [nearlyAll, halves] })).toEqual(['age', 'german'])
  })

  test('do not care for an offer that is out already', () => {
    const outAlready = rules({ age: { from: 21, to: null }, situations: ['arbeitsuchend'] })
    expect(chooseQuestions({ ...nothing, rules: [outAlready], answers: { age: 16 } })).toEqual([])
  })

  test('ask about an age that all the likely visitors have, too: somebody may be the exception', () => {
    expect(chooseQuestions({ ...nothing, rules: [rules({ age: { from: 10, to: null } })] })).toEqual(['age'])
  })
})

const anyRegion = fc.array(fc.option(anyRules, { nil: null }), { maxLength: 12 })

describe('whatever the offers ask', () => {
  test('at most five questions, none twice, none that was answered or skipped', () => {
    fc.assert(
      fc.property(anyRegion, anyAnswers, fc.subarray([...dimensions]), (all, answers, skipped) => {
        const chosen = chooseQuestions({ rules: all, answers, skipped, municipalityKeys })
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
        const before = gainOf(about, { rules: all, answers: {}, municipalityKeys })
        expect(gainOf(about, { rules: [...all, more], answers: {}, municipalityKeys })).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('if nothing is left to ask, no further answer changes anything', () => {
    fc.assert(
      fc.property(anyRegion, anyAnswers, anyAnswers, (all, answers, others) => {
        const left = chooseQuestions({ rules: all, answers, skipped: [], municipalityKeys })
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
