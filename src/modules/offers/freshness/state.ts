// How sure an entry is: deadlines out of facts, states out of deadlines and a day. Pure; the clock comes in as `today`.
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../kernel/plain-date.ts'
import { type Cycle, cycleOfKind, cycleOn, cycles } from './cycles.ts'

/** From sure to unsure; ended offers and drafts have none. */
export const freshnesses = ['fresh', 'due', 'overdue', 'stale', 'hidden'] as const
export type Freshness = (typeof freshnesses)[number]

/** What a deadline is made of; nothing of it depends on today. */
export interface FreshnessFacts {
  readonly kind: string
  readonly publishedOn: PlainDate
  /** Last change of the content. */
  readonly changedOn: PlainDate
  readonly confirmedOn: PlainDate | null
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly validUntil: PlainDate | null
  /** Day on which somebody said that there are free places; null where nobody says so. */
  readonly freePlacesOn: PlainDate | null
  /** Day on which reports or a broken link said that the entry is wrong. */
  readonly forcedOn: PlainDate | null
}

export interface Deadline {
  /** First day on which the provider is asked. */
  readonly askFrom: PlainDate
  /** Last day on which an answer is in time. */
  readonly dueOn: PlainDate
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

const firstDay = plainDate('0001-01-01')
const lastDay = plainDate('9999-12-31')

/** Within the calendar: "31.12.9999" is stored here and there and means "no end", and after it comes no day to ask on. */
const shifted = (day: PlainDate, days: number): PlainDate =>
  days > daysBetween(day, lastDay) ? lastDay : days < daysBetween(day, firstDay) ? firstDay : addDays(day, days)

/**
 * The nearest deadline of an offer. Each of these gives one, and the strictest counts:
 * - the cycle of its kind after the last confirmation; without any, a month after publication;
 * - its free places: 14 days after they were said or confirmed;
 * - its beginning (30 days before), unless it was confirmed since the question for it would have gone out;
 * - its last day, its valid-until, reports and broken links: an answer within two weeks, unless confirmed since.
 * A deadline that comes from the content never lies before two weeks after that content was written, so that nobody is
 * late in the moment of saving. The rules are those of the day of the confirmation: it is good for as long as was said
 * when it was given. O(1).
 */
export function deadlineOf(facts: FreshnessFacts, from: readonly Cycle[] = cycles): Deadline {
  const { confirmedOn, publishedOn, changedOn } = facts
  const base = confirmedOn ?? publishedOn
  const cycle = confirmedOn === null ? cycleOn('erste-bestaetigung', base, from) : cycleOfKind(facts.kind, base, from)
  const occasion = cycleOn('anlass', base, from)
  const deadlines: Deadline[] = [
    { askFrom: shifted(base, cycle.days - cycle.askDays), dueOn: shifted(base, cycle.days) },
  ]
  const isOpenSince = (day: PlainDate): boolean => confirmedOn === null || confirmedOn < day
  if (facts.freePlacesOn !== null) {
    const said = confirmedOn === null ? facts.freePlacesOn : later(confirmedOn, facts.freePlacesOn)
    const places = cycleOn('freie-plaetze', said, from)
    deadlines.push({ askFrom: shifted(said, places.days - places.askDays), dueOn: shifted(said, places.days) })
  }
  if (facts.startsOn !== null) {
    const { days, askDays } = cycleOn('angebot-mit-beginn', base, from)
    const askFrom = shifted(facts.startsOn, -days - askDays)
    if (isOpenSince(askFrom)) {
      deadlines.push({
        askFrom: later(askFrom, later(changedOn, publishedOn)),
        dueOn: later(shifted(facts.startsOn, -days), shifted(later(changedOn, publishedOn), occasion.days)),
      })
    }
  }
  for (const last of [facts.endsOn, facts.validUntil]) {
    if (last === null || !isOpenSince(shifted(last, 1))) continue
    const askFrom = later(shifted(last, 1), later(changedOn, publishedOn))
    deadlines.push({ askFrom, dueOn: shifted(askFrom, occasion.days) })
  }
  if (facts.forcedOn !== null && isOpenSince(facts.forcedOn)) {
    deadlines.push({ askFrom: facts.forcedOn, dueOn: shifted(facts.forcedOn, occasion.days) })
  }
  return deadlines.reduce((nearest, one) => ({
    askFrom: earlier(nearest.askFrom, one.askFrom),
    dueOn: earlier(nearest.dueOn, one.dueOn),
  }))
}

export interface Dated extends Deadline {
  /** Day on which the office decided to show a hidden offer again; good for as long as until hiding. */
  readonly shownAgainOn: PlainDate | null
}

const staleOn = ({ dueOn }: Deadline, from: readonly Cycle[]): PlainDate =>
  addDays(dueOn, cycleOn('veraltet', dueOn, from).days)

const hiddenOn = ({ dueOn, shownAgainOn }: Dated, from: readonly Cycle[]): PlainDate => {
  const { days } = cycleOn('verborgen', dueOn, from)
  const byDeadline = addDays(dueOn, days)
  return shownAgainOn === null ? byDeadline : later(byDeadline, addDays(shownAgainOn, days))
}

/**
 * fresh before askFrom; due from askFrom to dueOn, both included; overdue after dueOn; stale from the 30th day after
 * dueOn; hidden from the 90th day after dueOn, or after the office showed it again.
 */
export function freshnessOn(today: PlainDate, dated: Dated, from: readonly Cycle[] = cycles): Freshness {
  if (today >= hiddenOn(dated, from)) return 'hidden'
  if (today >= staleOn(dated, from)) return 'stale'
  if (today > dated.dueOn) return 'overdue'
  return today >= dated.askFrom ? 'due' : 'fresh'
}

/** Day on which the offer came into this state, for "asked once per step". */
export function beganOn(state: Freshness, dated: Dated, from: readonly Cycle[] = cycles): PlainDate | undefined {
  switch (state) {
    case 'fresh':
      return undefined
    case 'due':
      return dated.askFrom
    case 'overdue':
      return addDays(dated.dueOn, 1)
    case 'stale':
      return staleOn(dated, from)
    case 'hidden':
      return hiddenOn(dated, from)
  }
}

/** Days after the deadline, for statements that look at many rows. */
export const dayLimits = (today: PlainDate): { staleDays: number; hiddenDays: number } => ({
  staleDays: cycleOn('veraltet', today).days,
  hiddenDays: cycleOn('verborgen', today).days,
})

const factors: Readonly<Record<Freshness, number>> = { fresh: 1, due: 1, overdue: 0.97, stale: 0.75, hidden: 0 }

/**
 * What the search multiplies a score by: 1 for what is sure, less for what nobody has confirmed, 0 for what is not shown.
 * Never rises from one state to the next, so that a stale offer never stands above an equal fresh one.
 */
export const rankFactor = (state: Freshness): number => factors[state]
