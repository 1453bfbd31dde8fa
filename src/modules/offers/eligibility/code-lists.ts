// The closed lists that eligibility speaks in, with their German labels. Pure.
import abschluss from '../../../../code-lists/abschluss.json' with { type: 'json' }
import lebenslage from '../../../../code-lists/lebenslage.json' with { type: 'json' }
import rechtskreis from '../../../../code-lists/rechtskreis.json' with { type: 'json' }
import sprachniveau from '../../../../code-lists/sprachniveau.json' with { type: 'json' }
import type { PlainDate } from '../../../kernel/plain-date.ts'

type Keys = readonly [string, ...string[]]

interface Entry {
  readonly key: string
  readonly label: string
  readonly answer?: string
}

const keysOf = (entries: readonly Entry[]): Keys => {
  const [first, ...rest] = entries.map(({ key }) => key)
  if (first === undefined) throw new Error('Empty code list')
  return [first, ...rest]
}

const wordsIn =
  (entries: readonly Entry[], which: 'label' | 'answer') =>
  (key: string): string => {
    const entry = entries.find((one) => one.key === key)
    return (which === 'answer' ? entry?.answer : undefined) ?? entry?.label ?? key
  }

/** Ascending: whoever has one has all before it, too. */
export const abschlussKeys = keysOf(abschluss.entries)
export const germanLevels = keysOf(sprachniveau.entries)
export const situationKeys = keysOf(lebenslage.entries)
export const rechtskreisKeys = keysOf(rechtskreis.entries)

export const situationLabel = wordsIn(lebenslage.entries, 'label')
export const situationAnswer = wordsIn(lebenslage.entries, 'answer')
export const rechtskreisLabel = wordsIn(rechtskreis.entries, 'label')
export const rechtskreisAnswer = wordsIn(rechtskreis.entries, 'answer')
export const germanLabel = wordsIn(sprachniveau.entries, 'label')
export const germanAnswer = wordsIn(sprachniveau.entries, 'answer')

/** What the certificate is called in this Land on this day; without a name of its own, as the KMK calls it. */
export function abschlussLabel(key: string, at: { readonly land: string; readonly on: PlainDate }): string {
  const entry = abschluss.entries.find((one) => one.key === key)
  const name = entry?.names.find(
    ({ laender, from, to }) =>
      (laender as readonly string[]).includes(at.land) &&
      (from === null || from <= at.on) &&
      (to === null || at.on <= to),
  )
  return name?.label ?? entry?.label ?? key
}
