// What a pupil has chosen so far, as it travels from page to page in the address, and what is done to it. Pure.
import type { Choice } from './terms.ts'

/** Short names in the address; every page of the way reads and writes them. */
const names = { wish: 'w', never: 'n', outside: 'a', version: 'v' } as const

export interface Draft extends Choice {
  /** Version of the stored answer on which this began; 0: there was none. */
  readonly version: number
}

interface Parameters {
  get(name: string): unknown
  getAll(name: string): readonly unknown[]
}

/** Whatever is not offered, named twice or contradicts itself is left out: addresses are typed by anybody. O(fields). */
export function readDraft(given: Parameters, offered: ReadonlySet<string>): Draft {
  const known = (name: string): string[] => [
    ...new Set(given.getAll(name).filter((key): key is string => typeof key === 'string' && offered.has(key))),
  ]
  const wishes = known(names.wish)
  const never = known(names.never).filter((key) => !wishes.includes(key))
  const outside = known(names.outside).find((key) => !wishes.includes(key) && !never.includes(key)) ?? null
  const version = Number(given.get(names.version) ?? 0)
  return { wishes, never, outside, version: Number.isSafeInteger(version) && version > 0 ? version : 0 }
}

/** The same as values of a form or an address. */
export const draftValues = (draft: Draft): Readonly<Record<string, string | readonly string[]>> => ({
  [names.wish]: draft.wishes,
  [names.never]: draft.never,
  ...(draft.outside === null ? {} : { [names.outside]: draft.outside }),
  [names.version]: String(draft.version),
})

export type Mark = 'ja' | 'nein' | 'offen'

export const markOf = (choice: Choice, key: string): Mark =>
  choice.wishes.includes(key) ? 'ja' : choice.never.includes(key) ? 'nein' : 'offen'

/** What stays wanted keeps its place, what is new comes behind. */
export function withMarks(draft: Draft, marks: ReadonlyMap<string, string>): Draft {
  const marked = (mark: Mark) => [...marks].filter(([, given]) => given === mark).map(([key]) => key)
  const wanted = marked('ja')
  const wishes = [
    ...draft.wishes.filter((key) => wanted.includes(key)),
    ...wanted.filter((key) => !draft.wishes.includes(key)),
  ]
  const never = marked('nein')
  const isFree = draft.outside !== null && !wishes.includes(draft.outside) && !never.includes(draft.outside)
  return { ...draft, wishes, never, outside: isFree ? draft.outside : null }
}

/** One place up or down; nothing happens at either end. */
export function moved(wishes: readonly string[], key: string, direction: 'up' | 'down'): readonly string[] {
  const at = wishes.indexOf(key)
  const to = at + (direction === 'up' ? -1 : 1)
  if (at < 0 || to < 0 || to >= wishes.length) return wishes
  const next = [...wishes]
  next.splice(at, 1)
  next.splice(to, 0, key)
  return next
}

export type ChoiceRefusal = 'none' | 'too-many'

export const faultOf = (choice: Choice, most: number): ChoiceRefusal | undefined =>
  choice.wishes.length === 0 ? 'none' : choice.wishes.length > most ? 'too-many' : undefined

export const isSameChoice = (a: Choice, b: Choice): boolean =>
  a.outside === b.outside &&
  a.wishes.join(' ') === b.wishes.join(' ') &&
  [...a.never].sort().join(' ') === [...b.never].sort().join(' ')
