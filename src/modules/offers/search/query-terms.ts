// From what somebody typed to what is looked for: one entry per word, with its synonyms. Pure.
import { stemsOf } from './words.ts'

export interface QueryTerm {
  /** Text form of a tsquery that matches the word or one of its synonyms anywhere. */
  readonly anywhere: string
  /** The same in the title only. */
  readonly inTitle: string
  /** The same in title, summary, labels and provider. */
  readonly inHead: string
}

/** Longer questions are cut: eight words say what is meant. */
const mostTerms = 8

// A first, small list; the search core that follows maintains its own. Words of one line mean the same.
const sameMeaning = [
  ['Lehrstelle', 'Ausbildungsplatz', 'Ausbildungsstelle'],
  ['Lehre', 'Ausbildung'],
  ['Azubi', 'Auszubildende', 'Lehrling'],
  ['BvB', 'Berufsvorbereitung'],
  ['EQ', 'Einstiegsqualifizierung'],
  ['BVJ', 'Berufsvorbereitungsjahr'],
  ['AVdual', 'Ausbildungsvorbereitung'],
  ['FSJ', 'Freiwilligendienst'],
  ['BFD', 'Freiwilligendienst'],
  ['Kfz', 'Kraftfahrzeug', 'Auto'],
  ['Praktikum', 'Praktikumsplatz'],
  ['Messe', 'Ausbildungsmesse'],
  ['Hauptschulabschluss', 'ESA'],
  ['Umschulung', 'Nachqualifizierung'],
] as const

const synonyms: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, Set<string>>()
  for (const line of sameMeaning) {
    const stems = line.flatMap((word) => stemsOf(word))
    for (const one of stems) found.set(one, new Set([...(found.get(one) ?? []), ...stems]))
  }
  return new Map([...found].map(([word, others]) => [word, [...others].filter((other) => other !== word)]))
})()

/** The last word may still be half typed, so it also matches as a beginning; so does a word of six letters or more. */
export function queryTerms(text: string): QueryTerm[] {
  const words = [...new Set(stemsOf(text, 60))].slice(0, mostTerms)
  return words.map((word, index) => {
    const asBeginning = word.length >= (index === words.length - 1 ? 3 : 6)
    const write = (weights: string): string =>
      [
        `'${word}':${asBeginning ? '*' : ''}${weights}`.replace(/:$/, ''),
        ...(synonyms.get(word) ?? []).map((other) => `'${other}':${weights}`.replace(/:$/, '')),
      ].join(' | ')
    return { anywhere: write(''), inTitle: write('A'), inHead: write('AB') }
  })
}
