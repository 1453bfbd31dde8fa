import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blocksOf,
  drawnInput,
  inputOf,
  pupilOf,
  shuffled,
  workshopOf,
} from '../../../../tests/made-up/planning-input.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { usualRules } from '../../rounds/index.ts'
import { nowhere } from '../engine/problem.ts'
import { barOf, isOldEnough, noWayOf } from './bars.ts'
import { buildProblem } from './build-problem.ts'
import { isBlocking } from './findings.ts'
import { type PlannedRound, planRound } from './plan-round.ts'
import type { PlanningInput } from './planning-input.ts'

const day = (text: string) => text as PlainDate
const kinds = (input: PlanningInput) => buildProblem(input).findings.map(({ kind }) => kind)
const other = (number: number) => `0199e100-0000-7000-8000-00000000000${number}`

describe('the problem of a round', () => {
  test('has a row for each pupil in the order of the codes, whoever answered first', () => {
    const input = inputOf({
      pupils: [pupilOf({ id: other(2), code: 'ZZZZZZZZ' }), pupilOf({ id: other(1), code: 'AAAAAAAA' })],
      wishes: [
        { pupilId: other(2), berufsfeld: 'holz', rank: 1 },
        { pupilId: other(1), berufsfeld: 'bau', rank: null },
        { pupilId: other(1), berufsfeld: 'elektro', rank: 9 },
      ],
    })
    const { problem, pupils, fields, ranks } = buildProblem(input)
    expect(pupils.map(({ code }) => code)).toEqual(['AAAAAAAA', 'ZZZZZZZZ'])
    expect(fields).toEqual(['bau', 'elektro', 'holz'])
    // A rank without points counts like a field that nobody named, and is no fulfilled wish.
    expect([...(problem.weights as Int32Array)]).toEqual([-4, 1, 1, 1, 1, 10])
    expect([...(problem.wished as Uint8Array)]).toEqual([0, 0, 0, 0, 0, 1])
    expect([...ranks]).toEqual([-1, 9, 0, 0, 0, 1])
    expect([...(problem.answered as Uint8Array)]).toEqual([1, 1])
  })

  test('counts the field outside of the usual ideas as a weak wish, of those who ranked it not nor ruled it out', () => {
    const weightsOf = (given: Partial<PlanningInput>) => {
      const { problem, outside } = buildProblem(inputOf(given))
      return [[...(problem.weights as Int32Array)], [...(problem.wished as Uint8Array)], [...outside]]
    }
    const mine = (berufsfeld: string, rank: number | null) => ({ pupilId: pupilOf().id, berufsfeld, rank })
    const outsideWishes = [{ pupilId: pupilOf().id, berufsfeld: 'bau' }]
    // bau, elektro, holz
    expect(weightsOf({ outsideWishes })).toEqual([
      [2, 1, 1],
      [0, 0, 0],
      [1, 0, 0],
    ])
    expect(weightsOf({ outsideWishes, wishes: [mine('holz', 4)] })).toEqual([
      [2, 1, 4],
      [0, 0, 1],
      [1, 0, 0],
    ])
    expect(weightsOf({ outsideWishes, wishes: [mine('bau', null)] })).toEqual([
      [-4, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(weightsOf({ outsideWishes, wishes: [mine('bau', 1)] })).toEqual([
      [10, 1, 1],
      [1, 0, 0],
      [0, 0, 0],
    ])
    // A rank without points of its own would lie below it.
    expect(weightsOf({ outsideWishes, wishes: [mine('holz', 9)] })).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
    const rules = { ...usualRules, outsideWeight: null }
    expect(weightsOf({ outsideWishes, rules })).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  test('leaves out who must not be planned or has no day, and says how many', () => {
    const input = inputOf({
      pupils: [
        pupilOf(),
        pupilOf({ id: other(2), code: 'B2222222', barrier: 'objected' }),
        pupilOf({ id: other(3), code: 'C3333333', barrier: 'objected' }),
        pupilOf({ id: other(4), code: 'D4444444', barrier: 'no-basis' }),
        pupilOf({ id: other(5), code: 'E5555555', weekday: undefined, classId: 'class-9' }),
      ],
    })
    const { pupils, findings } = buildProblem(input)
    expect(pupils.map(({ code }) => code)).toEqual(['ABCDEFGH'])
    expect(findings).toContainEqual({ kind: 'barred', barrier: 'objected', count: 2 })
    expect(findings).toContainEqual({ kind: 'barred', barrier: 'no-basis', count: 1 })
    expect(findings).toContainEqual({ kind: 'no-day', classIds: ['class-9'], count: 1 })
  })

  test('names blocks with too few places, and blocks in which nothing is open', () => {
    const two = [pupilOf(), pupilOf({ id: other(2), code: 'B2222222' })]
    const input = inputOf({ pupils: two, workshops: [workshopOf({ capacity: [1, 0, 2] })] })
    expect(buildProblem(input).findings).toEqual(
      expect.arrayContaining([
        { kind: 'too-few-places', weekday: 1, block: 0, pupils: 2, places: 1 },
        { kind: 'block-closed', weekday: 1, block: 1 },
      ]),
    )
  })

  test('asks for something to plan', () => {
    expect(kinds(inputOf({ pupils: [] }))).toContain('no-pupils')
    expect(kinds(inputOf({ workshops: [] }))).toContain('no-workshops')
    expect(kinds(inputOf({ blocks: [], workshops: [] }))).toContain('no-blocks')
    expect(buildProblem(inputOf()).findings.filter(isBlocking)).toEqual([])
  })

  test('keeps pupils out of workshops for age, access and ways, and says who reaches the age on the way', () => {
    const workshops = [
      workshopOf({ berufsfeld: 'bau', workshopId: other(1), minimumAge: 14 }),
      workshopOf({ berufsfeld: 'holz', workshopId: other(2), isStepFree: false }),
      workshopOf({ berufsfeld: 'kfz', workshopId: other(3), bbsId: 'bbs-2' }),
    ]
    const pupils = [
      // 14 on the first day of the second block.
      pupilOf({ id: other(1), code: 'A1111111', birthDate: day('2012-03-02') }),
      pupilOf({ id: other(2), code: 'B2222222', birthDate: day('2012-02-02'), needsStepFree: true }),
      pupilOf({ id: other(3), code: 'C3333333', birthDate: undefined, schoolId: 'school-2' }),
    ]
    const built = buildProblem(inputOf({ workshops, pupils, noWay: [{ schoolId: 'school-2', bbsId: 'bbs-2' }] }))
    expect([...(built.problem.allowed as Uint8Array)]).toEqual([0, 1, 1, 1, 0, 1, 0, 1, 0])
    expect(built.findings).toContainEqual({ kind: 'age-later', count: 1 })
    expect(built.findings).toContainEqual({ kind: 'unknown-age', count: 1 })
  })

  test('says that nobody is barred by leaving the bans out', () => {
    expect(buildProblem(inputOf()).problem.allowed).toBeUndefined()
  })
})

describe('a minimum age', () => {
  test.each([
    ['2012-03-02', true],
    ['2012-03-03', false],
    // 2026 has no 29 February: 14 from 1 March on.
    ['2012-02-29', true],
  ])('born on %s: 14 on 2 March 2026 is %s', (born, expected) => {
    expect(isOldEnough(day(born), 14, day('2026-03-02'))).toBe(expected)
  })

  test('of somebody born on 29 February is not reached on 28 February', () => {
    expect(isOldEnough(day('2012-02-29'), 14, day('2026-02-28'))).toBe(false)
    expect(isOldEnough(day('2012-02-29'), 14, day('2026-03-01'))).toBe(true)
  })
})

describe('decisions before a run', () => {
  const lock = (id: string, given: Partial<PlanningInput['locks'][number]> = {}) => ({
    id,
    pupilId: other(1),
    blockNumber: 0,
    workshopId: '0199e000-0000-7000-8000-000000000001',
    ...given,
  })

  test('become part of the problem, school included', () => {
    const locks = [lock('b', { blockNumber: 1, workshopId: null }), lock('a')]
    const { problem, lockIds } = buildProblem(inputOf({ locks }))
    expect(problem.locks).toEqual([
      { pupil: 0, block: 0, workshop: 0 },
      { pupil: 0, block: 1, workshop: nowhere },
    ])
    expect(lockIds).toEqual(['a', 'b'])
  })

  test.each([
    ['not-planned', { pupilId: other(7) }],
    ['no-such-block', { blockNumber: 9 }],
    ['no-such-workshop', { workshopId: other(7) }],
  ] as const)('that mean nothing are named: %s', (rule, given) => {
    expect(buildProblem(inputOf({ locks: [lock('a', given)] })).findings).toContainEqual({
      kind: 'locks',
      lockIds: ['a'],
      rule,
    })
  })

  test('that contradict each other are named, and no more of them than needed', async () => {
    const locks = [lock('a'), lock('b', { blockNumber: 1 }), lock('c', { blockNumber: 2, workshopId: null })]
    const input = inputOf({ locks })
    expect(buildProblem(input).findings).toContainEqual({ kind: 'locks', lockIds: ['a', 'b'], rule: 'field-twice' })
    expect(await planRound(input)).toEqual({ code: 'contradiction' })
  })
})

const seatsOf = (planned: PlannedRound) =>
  planned.code === 'planned'
    ? planned.seatBatches.flatMap(
        (batch) =>
          JSON.parse(batch) as {
            pupil: string
            block: number
            workshop: string | null
            source: string
            reason: { code: string }
          }[],
      )
    : []

describe('a drawn round', () => {
  test('is the same problem in whatever order its parts come', () => {
    fc.assert(
      fc.property(drawnInput, fc.nat(50), (input, salt) => {
        const [one, two] = [buildProblem(input), buildProblem(shuffled(input, salt))]
        expect(two.problem).toEqual(one.problem)
        expect(two.findings).toEqual(one.findings)
        expect(two.pupils.map(({ id }) => id)).toEqual(one.pupils.map(({ id }) => id))
      }),
      { numRuns: 300 },
    )
  })

  test('is planned with every rule kept, or refused with a reason that was named before', async () => {
    await fc.assert(
      fc.asyncProperty(drawnInput, async (input) => {
        const { findings, pupils } = buildProblem(input)
        const planned = await planRound(input)
        if (findings.some(isBlocking)) {
          expect(['contradiction', 'impossible']).toContain(planned.code)
          return
        }
        expect(planned.code).toBe('planned')
        const seats = seatsOf(planned)
        expect(seats).toHaveLength(pupils.length * input.blocks.length)
        // Judged from the plain input, not from the problem that was built of it.
        const hasNoWay = noWayOf(input.noWay)
        const sizes = new Map<string, number>()
        for (const { pupil: id, block, workshop: workshopId } of seats) {
          const pupil = input.pupils.find((one) => one.id === id)
          expect(pupil?.barrier).toBeUndefined()
          if (workshopId === null || pupil === undefined) continue
          const workshop = input.workshops.find((one) => one.workshopId === workshopId && one.weekday === pupil.weekday)
          const firstDay = input.blocks[block]?.startsOn
          if (workshop === undefined || firstDay === undefined) throw new Error('a seat in no workshop')
          expect(barOf(pupil, workshop, firstDay, hasNoWay)).toBeUndefined()
          const key = `${workshopId} ${workshop.weekday} ${block}`
          sizes.set(key, (sizes.get(key) ?? 0) + 1)
          expect(sizes.get(key)).toBeLessThanOrEqual(workshop.capacity[block] ?? 0)
        }
        for (const lock of input.locks) {
          const seat = seats.find(({ pupil, block }) => pupil === lock.pupilId && block === lock.blockNumber)
          expect({ workshop: seat?.workshop, source: seat?.source }).toEqual({
            workshop: lock.workshopId,
            source: 'lock',
          })
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('gives the same plan in whatever order it comes', async () => {
    await fc.assert(
      fc.asyncProperty(drawnInput, fc.nat(50), async (input, salt) => {
        expect(await planRound(shuffled(input, salt))).toEqual(await planRound(input))
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('what the engine gives', () => {
  const input = inputOf({
    blocks: blocksOf(3),
    pupils: [pupilOf(), pupilOf({ id: other(2), code: 'B2222222' })],
    wishes: [{ pupilId: other(1), berufsfeld: 'holz', rank: 1 }],
  })

  test('is no plan when the verifier finds a breach, or another figure than was claimed', async () => {
    const { makePlan } = await import('../engine/make-plan.ts')
    const { verifyPlan } = await import('../engine/verify.ts')
    const withPlan = (change: (plan: { allocation: Int32Array; value: number; bound: number }) => object) =>
      planRound(
        input,
        {},
        {
          verifyPlan,
          makePlan: async (problem, control) => {
            const made = await makePlan(problem, control)
            return made.ok ? { ok: true, value: { ...made.value, ...change(made.value) } } : made
          },
        },
      )
    expect(await withPlan(() => ({}))).toMatchObject({ code: 'planned' })
    expect(await withPlan(({ value }) => ({ value: value + 1, bound: value + 1 }))).toEqual({
      code: 'breach',
      breaches: ['value'],
    })
    expect(await withPlan(({ value }) => ({ bound: value - 1 }))).toEqual({ code: 'breach', breaches: ['bound'] })
    const twice = await withPlan(({ allocation }) => ({ allocation: Int32Array.from(allocation, () => 0) }))
    expect(twice.code === 'breach' && twice.breaches).toContain('field-twice')
  })

  test.each(['bau', 'elektro'])(
    'brings somebody to the field outside of the usual ideas, here %s, and says so',
    async (berufsfeld) => {
      const planned = await planRound(
        inputOf({
          blocks: blocksOf(2),
          workshops: inputOf().workshops.map((workshop) => ({ ...workshop, capacity: [2, 2] })),
          wishes: [{ pupilId: other(1), berufsfeld: 'holz', rank: 1 }],
          outsideWishes: [{ pupilId: other(1), berufsfeld }],
        }),
      )
      expect(
        seatsOf(planned)
          .map(({ reason }) => reason.code)
          .sort(),
      ).toEqual(['outside', 'wish'])
    },
  )

  test('carries a report without a person', async () => {
    const planned = await planRound(input)
    if (planned.code !== 'planned') throw new Error(planned.code)
    expect(planned.report).toMatchObject({ pupilCount: 2, answeredCount: 1, blockCount: 3, firstWishCount: 1 })
    expect(planned.report.fulfilled).toEqual([0, 1, 0, 0])
    expect(planned.report.demand).toContainEqual({
      berufsfeld: 'holz',
      weekday: 1,
      wanted: 1,
      first: 1,
      places: 12,
      taken: 2,
    })
    expect(JSON.stringify(planned.report)).not.toMatch(/ABCDEFGH|B2222222|0199e100/)
  })
})

describe('groups that are too small', () => {
  const pupils = [pupilOf(), pupilOf({ id: other(2), code: 'B2222222' })]
  const smallOf = async (given: Partial<PlanningInput>) => {
    const planned = await planRound(inputOf({ pupils, ...given }))
    if (planned.code !== 'planned') throw new Error(planned.code)
    return planned.report.smallGroups
  }
  const workshops = (capacity: readonly number[]) => [workshopOf({ capacity, minimum: 5 })]

  test('have a price, be it an estimate where places vary or something was decided', async () => {
    const priced = (groups: Awaited<ReturnType<typeof smallOf>>) => groups.map(({ price }) => price)
    expect(priced(await smallOf({ workshops: workshops([4, 4, 4]) }))).toMatchObject([{ moreEmpty: 2, isProven: true }])
    expect(priced(await smallOf({ workshops: workshops([4, 3, 4]) }))).toMatchObject([{ moreEmpty: 2 }])
    const locks = [{ id: 'a', pupilId: other(1), blockNumber: 0, workshopId: null }]
    expect(priced(await smallOf({ workshops: workshops([4, 4, 4]), locks }))).toMatchObject([{ moreEmpty: 2 }])
  })
})
