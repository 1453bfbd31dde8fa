import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../kernel/plain-date.ts'
import { kindKeys } from '../code-lists.ts'
import { cycleKeys, cycleOfKind, cycleOn, cycles } from './cycles.ts'
import { beganOn, type Dated, deadlineOf, type FreshnessFacts, freshnesses, freshnessOn, rankFactor } from './state.ts'

const first = plainDate('2026-03-01')
const day = (days: number): PlainDate => addDays(first, days)

const standing: FreshnessFacts = {
  kind: 'beratung',
  publishedOn: first,
  changedOn: first,
  confirmedOn: first,
  startsOn: null,
  endsOn: null,
  validUntil: null,
  freePlacesOn: null,
  forcedOn: null,
}

const stateAt = (facts: Partial<FreshnessFacts>, onDay: number, shownAgainOn: PlainDate | null = null) =>
  freshnessOn(day(onDay), { ...deadlineOf({ ...standing, ...facts }), shownAgainOn })

describe('the state of an offer', () => {
  test.each([
    // A standing offer: 180 days, asked 30 days before.
    ['on the day of the confirmation', {}, 0, 'fresh'],
    ['a day before the question goes out', {}, 149, 'fresh'],
    ['when the question goes out', {}, 150, 'due'],
    ['on the last day in time', {}, 180, 'due'],
    ['a day late', {}, 181, 'overdue'],
    ['29 days late', {}, 209, 'overdue'],
    ['30 days late', {}, 210, 'stale'],
    ['89 days late', {}, 269, 'stale'],
    ['90 days late', {}, 270, 'hidden'],
    // Places that go: 14 days, asked 4 before.
    ['places said later than confirmed', { freePlacesOn: day(20) }, 29, 'fresh'],
    ['a place after nine days', { freePlacesOn: first }, 9, 'fresh'],
    ['a place after ten days', { freePlacesOn: first }, 10, 'due'],
    ['a place after fifteen days', { freePlacesOn: first }, 15, 'overdue'],
    ['a place after 44 days', { freePlacesOn: first }, 44, 'stale'],
    // Never confirmed: a month after publication.
    ['just published, never confirmed', { confirmedOn: null }, 0, 'due'],
    ['published a month ago, never confirmed', { confirmedOn: null }, 31, 'overdue'],
    ['published two months ago, never confirmed', { confirmedOn: null }, 60, 'stale'],
    // A course that begins on day 100: asked from day 56, in time until day 70.
    ['a course long before', { startsOn: day(100) }, 55, 'fresh'],
    ['a course 44 days before', { startsOn: day(100) }, 56, 'due'],
    ['a course 30 days before', { startsOn: day(100) }, 70, 'due'],
    ['a course 29 days before', { startsOn: day(100) }, 71, 'overdue'],
    ['a course that was confirmed 40 days before', { startsOn: day(40) }, 30, 'fresh'],
    // Its days are over.
    ['on its last day', { endsOn: day(20) }, 20, 'fresh'],
    ['the day after', { endsOn: day(20) }, 21, 'due'],
    ['two weeks after', { endsOn: day(20) }, 36, 'overdue'],
    ['confirmed after its last day', { endsOn: day(-1) }, 0, 'fresh'],
    ['without an end, as registers write it', { endsOn: plainDate('9999-12-31') }, 149, 'fresh'],
    ['without an end, when the question goes out', { endsOn: plainDate('9999-12-31') }, 150, 'due'],
    ['begun before the calendar', { startsOn: plainDate('0001-01-01') }, 149, 'fresh'],
    ['valid until yesterday', { validUntil: day(20) }, 21, 'due'],
    // Days that were written down late do not make anybody late at once.
    ['begins tomorrow, entered today', { startsOn: day(101), changedOn: day(100) }, 100, 'due'],
    ['and two weeks later', { startsOn: day(101), changedOn: day(100) }, 115, 'overdue'],
    // Reports and broken links.
    ['forced today', { forcedOn: day(40) }, 40, 'due'],
    ['forced fifteen days ago', { forcedOn: day(40) }, 55, 'overdue'],
    ['forced and confirmed since', { forcedOn: day(-3) }, 0, 'fresh'],
  ] as const)('%s is %4$s', (_label, facts, onDay, expected) => {
    expect(stateAt(facts, onDay)).toBe(expected)
  })

  test('is stale, not hidden, for a quarter of a year after the office showed it again', () => {
    expect(stateAt({}, 300, day(290))).toBe('stale')
    expect(stateAt({}, 379, day(290))).toBe('stale')
    expect(stateAt({}, 380, day(290))).toBe('hidden')
  })

  test.each([
    ['ausbildungsplatz', 60, 14],
    ['praktikum', 90, 21],
    ['freiwilligendienst', 90, 21],
    ['veranstaltung', 90, 21],
    ['training', 120, 30],
    ['nachqualifizierung', 120, 30],
    ['beratung', 180, 30],
    ['praxistag', 180, 30],
  ])('of the kind %s is due after %d days, and asked about %d days before', (kind, days, askDays) => {
    expect(stateAt({ kind }, days - askDays - 1)).toBe('fresh')
    expect(stateAt({ kind }, days - askDays)).toBe('due')
    expect(stateAt({ kind }, days)).toBe('due')
    expect(stateAt({ kind }, days + 1)).toBe('overdue')
    // Days and free places ask earlier, whatever the kind.
    expect(stateAt({ kind, freePlacesOn: first }, 15)).toBe('overdue')
  })
})

const anyDay = fc.integer({ min: -800, max: 800 }).map(day)
/** Entered by people and by registers: "31.12.9999" for "no end", and what a slip of the keyboard makes of a year. */
const enteredDay = fc.oneof(
  { weight: 4, arbitrary: anyDay },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['0001-01-01', '0001-02-10', '0202-05-04', '9999-12-18', '9999-12-30', '9999-12-31'].map(plainDate),
    ),
  },
)
const anyFacts: fc.Arbitrary<FreshnessFacts> = fc.record({
  kind: fc.constantFrom(...kindKeys),
  publishedOn: anyDay,
  changedOn: anyDay,
  confirmedOn: fc.option(anyDay),
  startsOn: fc.option(enteredDay),
  endsOn: fc.option(enteredDay),
  validUntil: fc.option(enteredDay),
  freePlacesOn: fc.option(anyDay),
  forcedOn: fc.option(anyDay),
})
const depth = (state: (typeof freshnesses)[number]) => freshnesses.indexOf(state)

describe('whatever is entered', () => {
  test('time alone never makes an entry surer', () => {
    fc.assert(
      fc.property(anyFacts, fc.option(anyDay), anyDay, fc.nat(400), (facts, shownAgainOn, day, more) => {
        const dated: Dated = { ...deadlineOf(facts), shownAgainOn }
        expect(depth(freshnessOn(addDays(day, more), dated))).toBeGreaterThanOrEqual(depth(freshnessOn(day, dated)))
      }),
    )
  })

  test('a confirmation makes it fresh on that day, whatever was before', () => {
    fc.assert(
      fc.property(anyFacts, fc.option(anyDay), anyDay, (facts, shownAgainOn, today) => {
        // Nothing is published, changed or reported after today.
        const known = (day: PlainDate | null) => (day !== null && day > today ? today : day)
        const confirmed: FreshnessFacts = {
          ...facts,
          publishedOn: known(facts.publishedOn) ?? today,
          changedOn: known(facts.changedOn) ?? today,
          forcedOn: known(facts.forcedOn),
          freePlacesOn: known(facts.freePlacesOn),
          confirmedOn: today,
        }
        expect(freshnessOn(today, { ...deadlineOf(confirmed), shownAgainOn })).toBe('fresh')
      }),
    )
  })

  test('the question goes out before the deadline, and each state begins on the day that is said', () => {
    fc.assert(
      fc.property(anyFacts, fc.option(anyDay), (facts, shownAgainOn) => {
        const dated: Dated = { ...deadlineOf(facts), shownAgainOn }
        expect(daysBetween(dated.askFrom, dated.dueOn)).toBeGreaterThanOrEqual(0)
        for (const state of ['due', 'overdue', 'stale', 'hidden'] as const) {
          const began = beganOn(state, dated)
          if (began === undefined) throw new Error('no beginning')
          expect(freshnessOn(began, dated)).toBe(state)
          expect(depth(freshnessOn(addDays(began, -1), dated))).toBeLessThan(depth(state))
        }
      }),
    )
  })

  test('one more reason to ask never moves the deadline back', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, forcedOn) => {
        const [without, with_] = [deadlineOf({ ...facts, forcedOn: null }), deadlineOf({ ...facts, forcedOn })]
        expect(with_.askFrom <= without.askFrom && with_.dueOn <= without.dueOn).toBe(true)
      }),
    )
  })
})

describe('the place in a list', () => {
  test('never gets better when an entry gets less sure', () => {
    const factors = freshnesses.map(rankFactor)
    expect(factors).toEqual([...factors].sort((a, b) => b - a))
    expect(rankFactor('fresh')).toBe(1)
    expect(rankFactor('stale')).toBeLessThan(rankFactor('due'))
    expect(rankFactor('hidden')).toBe(0)
  })
})

describe('the list of cycles', () => {
  test('has every rule, with a source, and one for every kind of offer', () => {
    expect(cycles.map(({ key }) => key)).toEqual(cycleKeys)
    for (const { source, label } of cycles) expect([source, label].every((text) => text.length > 5)).toBe(true)
    // Every kind has a rule and a reason of its own; the last one is for kinds that are still to come.
    for (const kind of kindKeys) expect(cycles.filter(({ kinds }) => kinds.includes(kind))).toHaveLength(1)
    expect(cycleOfKind('noch-keine-art', first).key).toBe('laufendes-angebot')
    expect(new Set(kindKeys.map((kind) => cycleOfKind(kind, first).days)).size).toBeGreaterThan(3)
    const named = cycles.flatMap(({ kinds }) => kinds).filter((kind) => kind !== '*')
    expect(named.filter((kind) => !(kindKeys as readonly string[]).includes(kind))).toEqual([])
  })

  test('changes with its validity, and a gap is a refusal instead of last year’s rule', () => {
    const [rule] = cycles.filter(({ key }) => key === 'anlass')
    if (rule === undefined) throw new Error('no rule')
    const dated = [
      { ...rule, to: '2026-12-31' },
      { ...rule, days: 200, from: '2027-02-01' },
    ]
    expect(cycleOn('anlass', plainDate('2026-12-31'), dated).days).toBe(14)
    expect(cycleOn('anlass', plainDate('2027-02-01'), dated).days).toBe(200)
    expect(() => cycleOn('anlass', plainDate('2027-01-01'), dated)).toThrow('No confirmation cycle')
    expect(() => cycleOfKind('beratung', first, [])).toThrow('No confirmation cycle')
  })
})
