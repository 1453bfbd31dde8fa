// How long a confirmation is good for: the dated list, read once. Pure.
import list from '../../../../code-lists/bestaetigungszyklus.json' with { type: 'json' }
import type { PlainDate } from '../../../kernel/plain-date.ts'

export const cycleKeys = [
  'freie-plaetze',
  'angebot-mit-beginn',
  'ausbildungsplatz',
  'praktikum',
  'veranstaltung',
  'kurs',
  'beratung',
  'massnahme',
  'laufendes-angebot',
  'erste-bestaetigung',
  'anlass',
  'veraltet',
  'verborgen',
] as const
export type CycleKey = (typeof cycleKeys)[number]

export interface Cycle {
  readonly key: string
  readonly label: string
  /** Keys of code-lists/angebotsart.json, `*` for all that no other cycle names. */
  readonly kinds: readonly string[]
  readonly days: number
  /** The provider is asked this many days before the deadline. */
  readonly askDays: number
  readonly from: string | null
  readonly to: string | null
  readonly source: string
}

export const cycles: readonly Cycle[] = list.entries

const isValidOn = (cycle: Cycle, day: PlainDate): boolean =>
  (cycle.from === null || cycle.from <= day) && (cycle.to === null || day <= cycle.to)

/** The rule as it stood on `day`. Throws where the list has a gap: there is no fallback to another year's rule. */
export function cycleOn(key: CycleKey, day: PlainDate, from: readonly Cycle[] = cycles): Cycle {
  const found = from.find((cycle) => cycle.key === key && isValidOn(cycle, day))
  if (found === undefined) throw new RangeError(`No confirmation cycle "${key}" on ${day}`)
  return found
}

/** The cycle of a kind of offer, whatever its dates. */
export function cycleOfKind(kind: string, day: PlainDate, from: readonly Cycle[] = cycles): Cycle {
  const valid = from.filter((cycle) => isValidOn(cycle, day))
  const found = valid.find(({ kinds }) => kinds.includes(kind)) ?? valid.find(({ kinds }) => kinds.includes('*'))
  if (found === undefined) throw new RangeError(`No confirmation cycle for "${kind}" on ${day}`)
  return found
}
