// What a translated catalogue is compared by: its sentences one by one, and the letters of each language.
import type { Locale } from '../../src/platform/i18n/locale.ts'

export const alphabet: Partial<Record<Locale, RegExp>> = {
  uk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
}

type Sentence = readonly [path: string, sentence: string]

/** Every sentence with its place; functions are asked with what must come out again. */
export function sentencesOf(catalogue: object, givenAt: (path: string) => readonly unknown[]): Sentence[] {
  const within = (part: object, path: string): Sentence[] =>
    Object.entries(part).flatMap(([key, value]): Sentence[] => {
      const at = `${path}${key}`
      if (typeof value === 'string') return [[at, value]]
      if (typeof value !== 'function') return within(value as object, `${at}.`)
      return [[at, (value as (...given: readonly unknown[]) => string)(...givenAt(at))]]
    })
  return within(catalogue, '')
}
