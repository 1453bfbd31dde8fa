// The pure parts of the rounds: blocks from school weeks, days for schools, rules, places per block.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../kernel/plain-date.ts'
import type { Weekday } from '../calendar/index.ts'
import { capacitiesOf, weekdayOf } from './capacities.ts'
import { berufsfeldOf } from './import/workshop-row.ts'
import { faultsOf, parseRules, rulesToJson, usualRules } from './policy-rules.ts'
import { praxistageBetween } from './round-days.ts'
import { exampleOf } from './rules/example.ts'
import { proposeWeekdays } from './schools/propose-weekdays.ts'
import type { Workshop } from './terms.ts'
import { unknownYear } from './words.ts'
import { arrangeBlocks } from './year/keep-blocks.ts'
import { proposeBlocks } from './year/propose-blocks.ts'

const land = '03'
const noFreeTimes = { times: [], completeYears: [] }
const stretch = { land, freeTimes: noFreeTimes, from: plainDate('2027-02-03'), to: plainDate('2027-07-07') }

describe('blocks that are proposed', () => {
  const squares = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count ** 2, 0)

  /** Every way to cut the weeks, slow and plain. */
  function leastByHand(weeks: readonly number[], blocks: number): number {
    if (blocks === 1) return squares([weeks.reduce((sum, days) => sum + days, 0)])
    let least = Number.POSITIVE_INFINITY
    for (let cut = 1; cut <= weeks.length - blocks + 1; cut++) {
      const first = weeks.slice(0, cut).reduce((sum, days) => sum + days, 0)
      least = Math.min(least, first ** 2 + leastByHand(weeks.slice(cut), blocks - 1))
    }
    return least
  }

  test('are as equal as any cut can be, in order, without overlap, and leave no day of school out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 30, max: 90 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom<Weekday>(0, 1, 2, 3, 4),
        (shift, length, blockCount, weekday) => {
          const from = addDays(stretch.from, shift)
          const question = { ...stretch, from, to: addDays(from, length), weekdays: [weekday], blockCount }
          const days = praxistageBetween({ ...question, weekday })
          const blocks = proposeBlocks(question)
          if (!days.ok) throw new Error('unknown year')
          if (!blocks.ok) {
            expect(days.value.length).toBeLessThan(blockCount)
            return
          }
          expect(blocks.value).toHaveLength(blockCount)
          const counts = blocks.value.map(
            (block) => days.value.filter((day) => block.startsOn <= day && day <= block.endsOn).length,
          )
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(days.value.length)
          // One day a week: a week with school is a day.
          expect(squares(counts)).toBe(
            leastByHand(
              days.value.map(() => 1),
              blockCount,
            ),
          )
          for (const [index, block] of blocks.value.entries()) {
            expect(block.number).toBe(index)
            expect(block.startsOn > (blocks.value[index - 1]?.endsOn ?? '')).toBe(true)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('of a half-year with four blocks keep Easter inside of a block and outside of its days', () => {
    const blocks = proposeBlocks({ ...stretch, weekdays: [0, 1, 2, 3, 4], blockCount: 4 })
    expect(blocks).toMatchObject({
      ok: true,
      value: [
        { startsOn: '2027-02-03' },
        { startsOn: '2027-03-08', endsOn: '2027-04-23' },
        {},
        { endsOn: '2027-07-07' },
      ],
    })
  })

  test('are refused where there are fewer weeks than blocks', () => {
    const question = { ...stretch, to: plainDate('2027-02-12'), weekdays: [1] as const, blockCount: 4 }
    expect(proposeBlocks(question)).toEqual({ ok: false, error: { code: 'too-few-weeks', weeks: 1 } })
  })
})

describe('blocks that are typed', () => {
  const page = { land, freeTimes: noFreeTimes, round: { startsOn: stretch.from, endsOn: stretch.to } }
  const block = (from: string, to: string) => ({ startsOn: plainDate(from), endsOn: plainDate(to) })

  test.each([
    ['reversed', [block('2027-03-10', '2027-03-01')], 0],
    ['outside', [block('2027-01-10', '2027-03-01')], 0],
    ['overlap', [block('2027-02-08', '2027-03-05'), block('2027-03-05', '2027-03-19')], 1],
    // Easter holidays.
    ['no-school-day', [block('2027-02-08', '2027-03-05'), block('2027-03-22', '2027-04-02')], 1],
  ])('are refused: %s', (code, dates, at) => {
    expect(arrangeBlocks(page, dates)).toEqual({ ok: false, error: { code, block: at } })
  })

  test('are numbered by time, however they were typed', () => {
    const typed = [block('2027-04-12', '2027-05-05'), block('2027-02-08', '2027-03-05')]
    expect(arrangeBlocks(page, typed)).toMatchObject({
      ok: true,
      value: [{ number: 0, startsOn: '2027-02-08' }, { number: 1 }],
    })
  })
})

describe('days for schools', () => {
  test('never change what is decided, count everybody once, and no single move makes them better', () => {
    const groups = fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        groups,
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 5 }),
        (sizes, places) => {
          const named = sizes.map((pupilCount, index) => ({ key: `g${index}`, pupilCount }))
          const fixed = new Map<string, Weekday>([['g0', 3]])
          const proposal = proposeWeekdays({ places, groups: named, fixed })
          expect(proposal.days.get('g0')).toBe(3)
          expect([...proposal.days.keys()].sort()).toEqual(named.map(({ key }) => key).sort())
          expect(proposal.load.reduce((sum, pupils) => sum + pupils, 0)).toBe(
            sizes.reduce((sum, size) => sum + size, 0),
          )
          const excessOf = (load: readonly number[]) =>
            load.reduce((sum, pupils, day) => sum + Math.max(0, pupils - (places[day] ?? 0)), 0)
          expect(proposal.excess).toBe(excessOf(proposal.load))
          for (const { key, pupilCount } of named.slice(1))
            for (let to = 0; to < 5; to++) {
              const moved = proposal.load.map(
                (pupils, day) =>
                  pupils - (day === proposal.days.get(key) ? pupilCount : 0) + (day === to ? pupilCount : 0),
              )
              expect(excessOf(moved)).toBeGreaterThanOrEqual(proposal.excess)
            }
        },
      ),
    )
  })

  test('fit where a sorted first guess would not', () => {
    const groups = [60, 50, 40, 30, 20].map((pupilCount, index) => ({ key: String(index), pupilCount }))
    const proposal = proposeWeekdays({ places: [100, 100, 0, 0, 0], groups, fixed: new Map() })
    expect([proposal.excess, proposal.load.slice(0, 2)]).toEqual([0, [100, 100]])
  })
})

describe('the rules', () => {
  test('go to the table and come back the same', () => {
    expect(parseRules(rulesToJson(usualRules))).toEqual({ ok: true, value: usualRules })
    // Rules from before the field outside of the usual ideas counted go on as they were.
    const { ausserhalb: _left, ...older } = rulesToJson(usualRules)
    expect(parseRules(older)).toEqual({ ok: true, value: { ...usualRules, outsideWeight: null } })
    expect(rulesToJson(usualRules)).toEqual({
      gewichte: { '1': 10, '2': 7, '3': 5, '4': 4, neutral: 1, nein: -4 },
      leer: -50,
      fairness: [40, 12, 4, 0],
      jeKlasse: 5,
      zuerstEinWunsch: true,
      ohneWunschZuletzt: true,
      ausserhalb: 2,
    })
  })

  test.each([
    [{ rankWeights: [5, 7] }, 'ranks-rise'],
    [{ neutralWeight: 4 }, 'wish-below-neutral'],
    [{ neverWeight: 1 }, 'never-above-neutral'],
    [{ outsideWeight: 4 }, 'outside-not-weak'],
    [{ outsideWeight: 1 }, 'outside-not-weak'],
    [{ emptyWeight: 0 }, 'empty-above-never'],
    [{ fairness: [3, -1] }, 'fairness-negative'],
    [{ fairness: [3, 4] }, 'fairness-rises'],
  ] as const)('that would say the opposite are refused: %o', (change, fault) => {
    const rules = { ...usualRules, ...change }
    expect(faultsOf(rules)).toContain(fault)
    expect(parseRules(rulesToJson(rules))).toEqual({ ok: false, error: fault })
  })

  test.each([
    [null],
    [{}],
    [{ ...rulesToJson(usualRules), mehr: 1 }],
    [{ ...rulesToJson(usualRules), gewichte: { '2': 7, neutral: 1, nein: -4 } }],
  ])('that are none are refused: %o', (json) => expect(parseRules(json)).toEqual({ ok: false, error: 'not-rules' }))

  test('show by an example what bonuses change', () => {
    expect(exampleOf(usualRules)).toEqual({ both: 19, split: 45, better: 'split' })
    expect(exampleOf({ ...usualRules, fairness: [] })).toEqual({ both: 7, split: 5, better: 'both' })
  })
})

describe('a calendar that is not known', () => {
  const page = (land: string) => ({
    land,
    freeTimes: noFreeTimes,
    blocks: [{ number: 0, startsOn: plainDate('2025-09-08'), endsOn: plainDate('2025-10-31') }],
    workshops: [],
    closings: [],
  })
  const sentenceOf = (land: string) => {
    const capacities = capacitiesOf(page(land))
    return capacities.ok ? '' : unknownYear(capacities.error)
  }

  test('says whose holidays are missing where, who has them, and what to do', () => {
    expect(sentenceOf('13')).toContain('2025/26 sind die Ferien der berufsbildenden Schulen in Mecklenburg-Vorpommern')
    expect(sentenceOf('12')).toContain('in Brandenburg hier nicht bekannt')
    expect(sentenceOf('12')).toContain('beim Bildungsministerium des Landes')
    expect(sentenceOf('12')).toContain('unter „Schuljahr“ als freie Tage ein und bestätigen Sie dort')
    expect(sentenceOf('03')).toBe('')
  })
})

describe('places per block', () => {
  const workshop: Workshop = {
    id: 'w',
    roundId: 'r',
    organizationId: 'bbs',
    berufsfeld: 'holz',
    name: 'Holz',
    room: null,
    minimumAge: null,
    protectiveGear: null,
    needsHygieneInstruction: false,
    isStepFree: true,
    teacher: null,
    days: [{ weekday: 1, capacity: 12, minimum: 5 }],
    blockCapacities: [],
    archivedAt: null,
    version: 1,
  }
  // Four Tuesdays each: 9, 16, 23 February and 2 March; 6, 13, 20, 27 April.
  const blocks = [
    { number: 0, startsOn: plainDate('2027-02-08'), endsOn: plainDate('2027-03-05') },
    { number: 1, startsOn: plainDate('2027-04-05'), endsOn: plainDate('2027-04-30') },
  ]
  const page = { blocks, workshops: [workshop], closings: [], land, freeTimes: noFreeTimes }
  const closing = (from: string, to: string, workshopId: string | null = 'w') => ({
    id: 'c',
    organizationId: 'bbs',
    workshopId,
    startsOn: plainDate(from),
    endsOn: plainDate(to),
    reason: 'Prüfung',
  })
  const capacity = (given: Partial<Parameters<typeof capacitiesOf>[0]>) => {
    const answer = capacitiesOf({ ...page, ...given })
    return answer.ok ? answer.value[0]?.capacity : answer.error.code
  }

  test('are the usual ones or those that are written down, unless fewer than half of the days are open', () => {
    expect(capacity({})).toEqual([12, 12])
    expect(capacity({ closings: [closing('2027-02-08', '2027-02-19')] })).toEqual([12, 12])
    expect(capacity({ closings: [closing('2027-02-08', '2027-02-26')] })).toEqual([0, 12])
    expect(capacity({ closings: [closing('2027-02-08', '2027-02-26', null)] })).toEqual([0, 12])
    const written = { ...workshop, blockCapacities: [{ weekday: 1 as const, block: 0, capacity: 6, reason: null }] }
    const withWritten = (from: string, to: string) =>
      capacitiesOf({ ...page, closings: [closing(from, to)], workshops: [written] })
    const half = withWritten('2027-02-08', '2027-02-19')
    expect(half).toMatchObject({ value: [{ capacity: [6, 12], days: [{ length: 2 }, { length: 4 }] }] })
    for (const [from, to] of [
      ['2027-02-08', '2027-02-26'],
      ['2027-02-08', '2027-03-05'],
    ] as const) {
      expect(withWritten(from, to)).toMatchObject({
        value: [{ capacity: [0, 12], days: [{ length: 0 }, { length: 4 }] }],
      })
    }
  })

  test('are none for what is archived, and refused where the calendar is not known', () => {
    expect(capacitiesOf({ ...page, workshops: [{ ...workshop, archivedAt: new Date(0) }] })).toEqual({
      ok: true,
      value: [],
    })
    const unknown = [{ number: 0, startsOn: plainDate('2033-02-07'), endsOn: plainDate('2033-03-04') }]
    expect(capacity({ blocks: unknown })).toBe('unknown-school-year')
  })

  test('belong to the day of the class, else of the school, and to none of a school that stays away', () => {
    const school = { organizationId: 's', name: '', takesPart: true, expectedCount: null, weekday: 2 as const }
    const classDays = [{ classId: 'c', organizationId: 's', weekday: 4 as const }]
    expect(weekdayOf({ schools: [school], classDays }, 'c', 's')).toBe(4)
    expect(weekdayOf({ schools: [school], classDays }, 'd', 's')).toBe(2)
    expect(weekdayOf({ schools: [{ ...school, takesPart: false }], classDays }, 'c', 's')).toBeUndefined()
  })
})

test.each([
  ['Holz', 'holz'],
  ['holztechnik', 'holz'],
  ['Fahrzeuge', 'kfz'],
  ['KFZ', 'kfz'],
  ['Kosmetik', 'koerperpflege'],
  ['Raumfahrt', undefined],
  ['', undefined],
])('the Berufsfeld "%s" of a file is %s', (text, key) => expect(berufsfeldOf(text)).toBe(key))
