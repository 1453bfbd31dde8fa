// The code list of Berufsfelder (code-lists/berufsfeld.json).
import list from '../../../code-lists/berufsfeld.json' with { type: 'json' }

export interface Berufsfeld {
  readonly key: string
  readonly label: string
  /** What one does there, for a pupil of year 8. */
  readonly sentence: string
}

export const berufsfelder: readonly Berufsfeld[] = list.entries.map(({ key, label, sentence }) => ({
  key,
  label,
  sentence,
}))

const byKey: ReadonlyMap<string, Berufsfeld> = new Map(berufsfelder.map((field) => [field.key, field]))

export const isBerufsfeld = (key: string): boolean => byKey.has(key)

/** The key itself for one that is no longer in the list. */
export const berufsfeldLabel = (key: string): string => byKey.get(key)?.label ?? key

const [firstKey = '', ...otherKeys] = berufsfelder.map(({ key }) => key)

/** Never empty, so that a form rule can be made of it. */
export const berufsfeldKeys: readonly [string, ...string[]] = [firstKey, ...otherKeys]
