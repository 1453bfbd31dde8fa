// For tests: the same question answered slowly and differently. A person is complete, so every rule is plainly true or
// false; partial answers are all the people who could have given them.
import fc from 'fast-check'
import {
  abschlussKeys,
  germanLevels,
  rechtskreisKeys,
  situationKeys,
} from '../../src/modules/offers/eligibility/code-lists.ts'
import type { Answers } from '../../src/modules/offers/eligibility/decide.ts'
import { anybody, type Eligibility } from '../../src/modules/offers/eligibility/eligibility.ts'

export interface Full {
  readonly age: number
  readonly grade: number
  readonly abschluss: string
  readonly german: string
  /** Eight digits. */
  readonly home: string
  readonly situations: readonly string[]
  readonly rechtskreise: readonly string[]
  readonly support: boolean
  /** What only people can tell: the condition in words, and whatever was not said. */
  readonly mystery: boolean
}

const inOrder = (keys: readonly string[], low: string | null, key: string, high: string | null): boolean => {
  const allowed = keys.slice(low === null ? 0 : keys.indexOf(low), high === null ? keys.length : keys.indexOf(high) + 1)
  return allowed.includes(key)
}

/** Plain two-valued logic, one sentence a rule. */
export function holds(rules: Eligibility, person: Full): boolean {
  if (rules.age.from !== null && person.age < rules.age.from) return false
  if (rules.age.to !== null && person.age > rules.age.to) return false
  if (rules.grade.from !== null || rules.grade.to !== null) {
    if (person.grade === 0) return false
    if (rules.grade.from !== null && person.grade < rules.grade.from) return false
    if (rules.grade.to !== null && person.grade > rules.grade.to) return false
  }
  if (!inOrder(abschlussKeys, rules.abschluss.from, person.abschluss, rules.abschluss.to)) return false
  if (!inOrder(germanLevels, rules.german.from, person.german, rules.german.to)) return false
  if (rules.residences.length > 0 && rules.residences.filter((key) => person.home.indexOf(key) === 0).length === 0)
    return false
  if (rules.situations.length > 0 && rules.situations.filter((key) => person.situations.includes(key)).length === 0)
    return false
  if (
    rules.rechtskreise.length > 0 &&
    rules.rechtskreise.filter((key) => person.rechtskreise.includes(key)).length === 0
  )
    return false
  if (rules.support === 'required' && !person.support) return false
  return (rules.condition === null && rules.isComplete) || person.mystery
}

/** Three Gemeinden of the region, two of its neighbour, and two far away: one in and one out of every rule below. */
const homes = ['03999001', '03999002', '03999003', '03159016', '03159017', '05111000', '05222000']

const livesSo = (home: string, residence: Answers['residence']): boolean =>
  residence === undefined ||
  ('inside' in residence ? home.startsWith(residence.inside) : !residence.outside.some((key) => home.startsWith(key)))

const subsets = (keys: readonly string[]): readonly (readonly string[])[] => [[], ...keys.map((key) => [key]), keys]

/** Values that matter are enough: ends of the domains, and of the rules with their neighbours. */
function edges(range: { from: number | null; to: number | null }, least: number, most: number): number[] {
  const near = [range.from, range.to].flatMap((end) => (end === null ? [] : [end - 1, end, end + 1]))
  return [...new Set([least, most, ...near])].filter((value) => least <= value && value <= most)
}

export function everyCompletion(rules: Eligibility, answers: Answers): Full[] {
  let people: Partial<Full>[] = [{}]
  const choose = <K extends keyof Full>(name: K, values: readonly Full[K][]): void => {
    people = people.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
    // Only the outcome of a rule matters: one person of each outcome is enough.
    const seen = new Map<string, Partial<Full>>()
    for (const one of people) seen.set(JSON.stringify([...parts].map((part) => partOutcome(rules, part, one))), one)
    people = [...seen.values()]
  }
  const parts: (keyof Full)[] = []
  const step = <K extends keyof Full>(name: K, given: Full[K] | undefined, domain: readonly Full[K][]): void => {
    parts.push(name)
    choose(name, given === undefined ? domain : [given])
  }
  step('age', answers.age, edges(rules.age, 5, 99))
  step('grade', answers.grade, [0, ...edges(rules.grade, 1, 13)])
  step('abschluss', answers.abschluss, abschlussKeys)
  step('german', answers.german, germanLevels)
  step(
    'home',
    undefined,
    homes.filter((home) => livesSo(home, answers.residence)),
  )
  step('situations', answers.situations, subsets(situationKeys))
  step('rechtskreise', answers.rechtskreise, subsets(rechtskreisKeys))
  step('support', answers.support, [true, false])
  step('mystery', undefined, [true, false])
  return people as Full[]
}

/** Whether the rules hold for somebody whose other sides are beyond doubt. */
function partOutcome(rules: Eligibility, part: keyof Full, person: Partial<Full>): boolean {
  const only: Eligibility = {
    ...anybody,
    ...(part === 'age' ? { age: rules.age } : {}),
    ...(part === 'grade' ? { grade: rules.grade } : {}),
    ...(part === 'abschluss' ? { abschluss: rules.abschluss } : {}),
    ...(part === 'german' ? { german: rules.german } : {}),
    ...(part === 'home' ? { residences: rules.residences } : {}),
    ...(part === 'situations' ? { situations: rules.situations } : {}),
    ...(part === 'rechtskreise' ? { rechtskreise: rules.rechtskreise } : {}),
    ...(part === 'support' ? { support: rules.support } : {}),
    ...(part === 'mystery' ? { isComplete: rules.isComplete, condition: rules.condition } : {}),
  }
  return holds(only, { ...somebody, ...person })
}

const somebody: Full = {
  age: 16,
  grade: 9,
  abschluss: 'ohne',
  german: 'c1',
  home: '03999001',
  situations: [],
  rechtskreise: [],
  support: false,
  mystery: true,
}

export const answersOf = (person: Full): Answers => ({
  age: person.age,
  grade: person.grade,
  abschluss: person.abschluss,
  german: person.german,
  residence: { inside: person.home },
  situations: person.situations,
  rechtskreise: person.rechtskreise,
  support: person.support,
})

const rangeOf = <V>(value: fc.Arbitrary<V>) =>
  fc.record({ from: fc.option(value, { nil: null }), to: fc.option(value, { nil: null }) })
/** Half of the rules ask for nothing, as in real life. */
const seldom = <V>(value: fc.Arbitrary<V>, none: V): fc.Arbitrary<V> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: value })

export const anyRules: fc.Arbitrary<Eligibility> = fc.record({
  version: fc.constant(1 as const),
  isComplete: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  age: seldom(rangeOf(fc.integer({ min: 0, max: 110 })), anybody.age),
  grade: seldom(rangeOf(fc.integer({ min: 1, max: 13 })), anybody.grade),
  abschluss: seldom(rangeOf(fc.constantFrom(...abschlussKeys)), anybody.abschluss),
  german: seldom(rangeOf(fc.constantFrom(...germanLevels)), anybody.german),
  residences: seldom(fc.subarray(['03999', '03999001', '03999002', '03159', '05111000']), []),
  situations: seldom(fc.subarray([...situationKeys], { maxLength: situationKeys.length - 1 }), []),
  rechtskreise: seldom(fc.subarray([...rechtskreisKeys], { maxLength: rechtskreisKeys.length - 1 }), []),
  support: fc.constantFrom(null, null, 'offered' as const, 'required' as const),
  condition: seldom(fc.constant<string | null>('nur mit Zuweisung'), null),
})

const given = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: undefined })

export const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({
    age: given(fc.integer({ min: 5, max: 99 })),
    grade: given(fc.integer({ min: 0, max: 13 })),
    abschluss: given(fc.constantFrom(...abschlussKeys)),
    german: given(fc.constantFrom(...germanLevels)),
    residence: given(
      fc.constantFrom<NonNullable<Answers['residence']>>(
        { inside: '03999001' },
        { inside: '03999002' },
        { inside: '03999' },
        { outside: ['03999'] },
        { outside: ['03999001', '03999002'] },
      ),
    ),
    situations: given(fc.subarray([...situationKeys])),
    rechtskreise: given(fc.subarray([...rechtskreisKeys])),
    support: given(fc.boolean()),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
