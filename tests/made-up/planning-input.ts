// Small rounds drawn by fast-check: everything that a plan can be asked for, and everything that goes wrong.
import fc from 'fast-check'
import type { PlainDate } from '../../src/kernel/plain-date.ts'
import type {
  OutsideWish,
  PlanningInput,
  PlanningLock,
  PlanningPupil,
  PlanningWish,
  PlanningWorkshop,
} from '../../src/modules/plans/problem/planning-input.ts'
import { type PolicyRules, usualRules } from '../../src/modules/rounds/index.ts'

const day = (text: string) => text as PlainDate

export const blocksOf = (count: number): PlanningInput['blocks'] =>
  Array.from({ length: count }, (_, number) => ({
    number,
    startsOn: day(`2026-${String(number + 2).padStart(2, '0')}-02`),
    endsOn: day(`2026-${String(number + 2).padStart(2, '0')}-27`),
  }))

export const fields = ['bau', 'elektro', 'holz', 'kfz', 'metall'] as const

export const workshopOf = (given: Partial<PlanningWorkshop> = {}): PlanningWorkshop => ({
  workshopId: '0199e000-0000-7000-8000-000000000001',
  bbsId: 'bbs-1',
  berufsfeld: 'holz',
  weekday: 1,
  capacity: [4, 4, 4],
  minimum: 0,
  minimumAge: null,
  isStepFree: true,
  ...given,
})

export const pupilOf = (given: Partial<PlanningPupil> = {}): PlanningPupil => ({
  id: '0199e100-0000-7000-8000-000000000001',
  code: 'ABCDEFGH',
  classId: 'class-1',
  schoolId: 'school-1',
  weekday: 1,
  birthDate: day('2012-05-01'),
  needsStepFree: false,
  barrier: undefined,
  ...given,
})

export const inputOf = (given: Partial<PlanningInput> = {}): PlanningInput => ({
  blocks: blocksOf(3),
  workshops: fields
    .slice(0, 3)
    .map((berufsfeld, index) =>
      workshopOf({ berufsfeld, workshopId: `0199e000-0000-7000-8000-00000000000${index + 1}` }),
    ),
  pupils: [pupilOf()],
  wishes: [],
  outsideWishes: [],
  answeredIds: [],
  locks: [],
  noWay: [],
  rules: usualRules,
  seed: 7,
  ...given,
})

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeAt = (index: number): string =>
  Array.from({ length: 8 }, (_, place) => letters[Math.floor((index * 7919 + place * 31) / (place + 1)) % 32]).join('')

const workshops = (blockCount: number) =>
  fc
    .array(
      fc.record({
        berufsfeld: fc.constantFrom(...fields),
        weekday: fc.constantFrom(1, 3),
        bbsId: fc.constantFrom('bbs-1', 'bbs-2'),
        usual: fc.integer({ min: 0, max: 5 }),
        odd: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        minimum: fc.integer({ min: 0, max: 3 }),
        minimumAge: fc.constantFrom(null, null, 14),
        isStepFree: fc.boolean(),
      }),
      { maxLength: 7 },
    )
    .map((list) =>
      list.map(({ usual, odd, ...rest }, index) =>
        workshopOf({
          ...rest,
          workshopId: `0199e000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
          capacity: Array.from({ length: blockCount }, (_, block) => (block === 0 ? (odd ?? usual) : usual)),
        }),
      ),
    )

const pupils = fc
  .array(
    fc.record({
      classId: fc.constantFrom('class-1', 'class-2', 'class-3'),
      weekday: fc.constantFrom(1, 1, 3, undefined),
      birthDate: fc.constantFrom(day('2011-05-01'), day('2012-03-15'), day('2012-02-29'), undefined),
      needsStepFree: fc.constantFrom(false, false, true),
      barrier: fc.constantFrom(undefined, undefined, undefined, 'objected' as const, 'no-basis' as const),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map((given, index) =>
      pupilOf({
        ...given,
        id: `0199e100-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
        code: codeAt(index + 1),
        schoolId: given.classId === 'class-3' ? 'school-2' : 'school-1',
      }),
    ),
  )

const rules: fc.Arbitrary<PolicyRules> = fc.record({
  rankWeights: fc.constantFrom([10, 7, 5, 4], [10, 7]),
  neutralWeight: fc.constant(1),
  neverWeight: fc.constant(-4),
  outsideWeight: fc.constantFrom(null, 2, 3),
  emptyWeight: fc.constantFrom(-50, -5),
  fairness: fc.constantFrom([], [40, 12, 4, 0]),
  perClass: fc.constantFrom(null, 2, 5),
  wishForAllFirst: fc.boolean(),
  unansweredLast: fc.boolean(),
})

/** Wishes also name fields that nobody offers, and pupils who do not exist. */
export const drawnInput: fc.Arbitrary<PlanningInput> = fc.integer({ min: 0, max: 3 }).chain((blockCount) =>
  fc
    .record({ workshops: workshops(blockCount), pupils, rules, seed: fc.nat(1000), hasNoWay: fc.boolean() })
    .chain(({ workshops: open, pupils: all, rules: given, seed, hasNoWay }) => {
      const ids = [...all.map(({ id }) => id), '0199e100-0000-7000-8000-999999999999']
      const wish: fc.Arbitrary<PlanningWish> = fc.record({
        pupilId: fc.constantFrom(...ids),
        berufsfeld: fc.constantFrom(...fields, 'raumfahrt'),
        rank: fc.constantFrom(null, 1, 2, 3, 9),
      })
      const outside: fc.Arbitrary<OutsideWish> = fc.record({
        pupilId: fc.constantFrom(...ids),
        berufsfeld: fc.constantFrom(...fields, 'raumfahrt'),
      })
      const lock: fc.Arbitrary<PlanningLock> = fc.record({
        id: fc.uuid(),
        pupilId: fc.constantFrom(...ids),
        blockNumber: fc.integer({ min: 0, max: 3 }),
        workshopId: fc.constantFrom(null, ...open.map(({ workshopId }) => workshopId)),
      })
      return fc.record({
        blocks: fc.constant(blocksOf(blockCount)),
        workshops: fc.constant(open),
        pupils: fc.constant(all),
        wishes: fc.uniqueArray(wish, {
          maxLength: 30,
          selector: ({ pupilId, berufsfeld }) => `${pupilId} ${berufsfeld}`,
        }),
        outsideWishes: fc.uniqueArray(outside, { maxLength: 8, selector: ({ pupilId }) => pupilId }),
        answeredIds: fc.subarray(ids),
        locks: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          {
            weight: 1,
            arbitrary: fc.uniqueArray(lock, {
              maxLength: 3,
              selector: ({ pupilId, blockNumber }) => `${pupilId} ${blockNumber}`,
            }),
          },
        ),
        noWay: fc.constant(hasNoWay ? [{ schoolId: 'school-2', bbsId: 'bbs-2' }] : []),
        rules: fc.constant(given),
        seed: fc.constant(seed),
      })
    }),
)

/** The same in another order: of classes, of answers, of workshops. */
export const shuffled = (input: PlanningInput, salt: number): PlanningInput => {
  const turned = <T>(list: readonly T[]): T[] => {
    const at = list.length === 0 ? 0 : salt % list.length
    return [...list.slice(at), ...list.slice(0, at)].reverse()
  }
  return {
    ...input,
    workshops: turned(input.workshops),
    pupils: turned(input.pupils),
    wishes: turned(input.wishes),
    outsideWishes: turned(input.outsideWishes),
    answeredIds: turned(input.answeredIds),
    locks: turned(input.locks),
    noWay: turned(input.noWay),
  }
}
