import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answersOf,
  anyAnswers,
  anyRules,
  everyCompletion,
  type Full,
  holds,
} from '../../../../tests/eligibility/oracle.ts'
import { type Answers, type Dimension, decide, dimensions, type Reason, type Verdict } from './decide.ts'
import { anybody, contradictionsIn, type Eligibility } from './eligibility.ts'

const rules = (changes: Partial<Eligibility>): Eligibility => ({ ...anybody, ...changes })
const range = <V>(from: V | null, to: V | null) => ({ from, to })

describe('one rule, one answer', () => {
  test.each<[string, Eligibility | null, Answers, Verdict, Reason[]]>([
    ['nobody said anything', null, { age: 16 }, 'ask', [{ about: 'no-rules', outcome: 'unknown' }]],
    ['open to all', anybody, {}, 'fits', []],
    ['old enough on the day', rules({ age: range(15, 25) }), { age: 15 }, 'fits', [{ about: 'age', outcome: 'yes' }]],
    ['a year too young', rules({ age: range(15, 25) }), { age: 14 }, 'does-not-fit', [{ about: 'age', outcome: 'no' }]],
    ['age not told', rules({ age: range(15, 25) }), {}, 'ask', [{ about: 'age', outcome: 'unknown' }]],
    ['an age that everybody has', rules({ age: range(0, 120) }), {}, 'fits', [{ about: 'age', outcome: 'yes' }]],
    [
      'in the right Jahrgang',
      rules({ grade: range(8, 8) }),
      { grade: 8 },
      'fits',
      [{ about: 'grade', outcome: 'yes' }],
    ],
    [
      'out of school',
      rules({ grade: range(8, null) }),
      { grade: 0 },
      'does-not-fit',
      [{ about: 'grade', outcome: 'no' }],
    ],
    [
      'out of school, up to year 10',
      rules({ grade: range(null, 10) }),
      { grade: 0 },
      'does-not-fit',
      [{ about: 'grade', outcome: 'no' }],
    ],
    [
      'more than the certificate asked for',
      rules({ abschluss: range('esa', null) }),
      { abschluss: 'msa' },
      'fits',
      [{ about: 'abschluss', outcome: 'yes' }],
    ],
    [
      'already has what one would get here',
      rules({ abschluss: range<string>(null, 'ohne') }),
      { abschluss: 'esa' },
      'does-not-fit',
      [{ about: 'abschluss', outcome: 'no' }],
    ],
    [
      'any certificate up to the highest',
      rules({ abschluss: range<string>(null, 'abitur') }),
      {},
      'fits',
      [{ about: 'abschluss', outcome: 'yes' }],
    ],
    [
      'German good enough',
      rules({ german: range('b1', null) }),
      { german: 'c1' },
      'fits',
      [{ about: 'german', outcome: 'yes' }],
    ],
    [
      'lives in the Kreis',
      rules({ residences: ['03999'] }),
      { residence: { inside: '03999002' } },
      'fits',
      [{ about: 'residence', outcome: 'yes' }],
    ],
    [
      'lives in another Gemeinde',
      rules({ residences: ['03999001'] }),
      { residence: { inside: '03999002' } },
      'does-not-fit',
      [{ about: 'residence', outcome: 'no' }],
    ],
    [
      'lives somewhere in the Kreis',
      rules({ residences: ['03999001'] }),
      { residence: { inside: '03999' } },
      'ask',
      [{ about: 'residence', outcome: 'unknown' }],
    ],
    [
      'lives elsewhere, asked for here',
      rules({ residences: ['03999001'] }),
      { residence: { outside: ['03999'] } },
      'does-not-fit',
      [{ about: 'residence', outcome: 'no' }],
    ],
    [
      'lives elsewhere, asked for there, too',
      rules({ residences: ['03999', '03159'] }),
      { residence: { outside: ['03999'] } },
      'ask',
      [{ about: 'residence', outcome: 'unknown' }],
    ],
    [
      'one of two situations',
      rules({ situations: ['schule', 'gefluechtet'] }),
      { situations: ['gefluechtet'] },
      'fits',
      [{ about: 'situations', outcome: 'yes' }],
    ],
    [
      'none of the situations',
      rules({ situations: ['schule'] }),
      { situations: [] },
      'does-not-fit',
      [{ about: 'situations', outcome: 'no' }],
    ],
    [
      'help is there for those who need it',
      rules({ support: 'offered' }),
      { support: false },
      'fits',
      [{ about: 'support', outcome: 'yes' }],
    ],
    [
      'only for those who need it',
      rules({ support: 'required' }),
      { support: false },
      'does-not-fit',
      [{ about: 'support', outcome: 'no' }],
    ],
    [
      'a condition in words is for people to decide',
      rules({ condition: 'nur mit Zuweisung' }),
      {},
      'ask',
      [{ about: 'condition', outcome: 'unknown' }],
    ],
    [
      'what may not be all',
      rules({ isComplete: false, age: range(null, 25) }),
      { age: 20 },
      'ask',
      [
        { about: 'incomplete', outcome: 'unknown' },
        { about: 'age', outcome: 'yes' },
      ],
    ],
    [
      'but what is said already excludes',
      rules({ isComplete: false, age: range(null, 25) }),
      { age: 26 },
      'does-not-fit',
      [
        { about: 'age', outcome: 'no' },
        { about: 'incomplete', outcome: 'unknown' },
      ],
    ],
    [
      'rules that contradict themselves fit nobody',
      rules({ age: range(18, 15) }),
      {},
      'does-not-fit',
      [{ about: 'age', outcome: 'no' }],
    ],
  ])('%s', (_name, given, answers, verdict, reasons) => {
    expect(decide(given, answers)).toEqual({ verdict, reasons })
  })
})

describe('against the slow oracle: every way in which the answers could be completed', () => {
  test('fits exactly if all completions fit, does not fit exactly if none does', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, (given, answers) => {
        const outcomes = everyCompletion(given, answers).map((one) => holds(given, one))
        const expected: Verdict = outcomes.every(Boolean) ? 'fits' : outcomes.some(Boolean) ? 'ask' : 'does-not-fit'
        expect(decide(given, answers).verdict).toBe(expected)
      }),
      { numRuns: 400 },
    )
  })

  test('complete answers to complete rules are decided', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, fc.nat(), (given, answers, pick) => {
        const all = everyCompletion(given, answers)
        const one = all[pick % all.length] as Full
        const decided = decide({ ...given, isComplete: true, condition: null }, answersOf(one))
        expect(decided.verdict).not.toBe('ask')
      }),
      { numRuns: 200 },
    )
  })
})

describe('whatever is asked', () => {
  test('taking an answer back never turns fits or ask into does-not-fit, and never makes anything sure', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, fc.constantFrom(...dimensions), (given, answers, about: Dimension) => {
        const { [about]: _taken, ...fewer } = answers
        const before = decide(given, answers).verdict
        const after = decide(given, fewer).verdict
        expect(after === before || after === 'ask').toBe(true)
      }),
    )
  })

  test('the verdict follows from the reasons, and the deciding ones come first', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, (given, answers) => {
        const { verdict, reasons } = decide(given, answers)
        const [first] = reasons
        const expected =
          first === undefined || first.outcome === 'yes' ? 'fits' : first.outcome === 'no' ? 'does-not-fit' : 'ask'
        expect(verdict).toBe(expected)
        expect(new Set(reasons.map(({ about }) => about)).size).toBe(reasons.length)
      }),
    )
  })
})

test('a range that ends before it begins is named, and only that', () => {
  expect(contradictionsIn(rules({ age: range(18, 15), grade: range(8, 8), german: range('b2', 'a1') }))).toEqual([
    'age',
    'german',
  ])
  expect(contradictionsIn(rules({ abschluss: range('msa', 'esa') }))).toEqual(['abschluss'])
  expect(contradictionsIn(anybody)).toEqual([])
})
