// What of an offer can be searched, as the text form of a tsvector. Pure.
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from '../code-lists.ts'
import { plainWords } from '../markup/parse-markup.ts'
import type { OfferDetails } from '../terms.ts'
import { stemsOf } from './words.ts'

export type Searchable = Pick<
  OfferDetails,
  | 'title'
  | 'summary'
  | 'description'
  | 'kind'
  | 'phase'
  | 'targetGroups'
  | 'languages'
  | 'placeText'
  | 'city'
  | 'datesText'
  | 'costText'
>

/** PostgreSQL refuses a tsvector beyond 1 MB; this many different words stay far below. */
const mostWords = 8_000

/**
 * Weight A: title. B: summary, code labels, town and provider. D: everything else. One position per word and weight,
 * since only the weights are asked for.
 */
export function searchDocument(offer: Searchable, providerName: string): string {
  const weights = new Map<string, Set<'A' | 'B' | 'D'>>()
  const add = (text: string | null, weight: 'A' | 'B' | 'D'): void => {
    if (text === null) return
    for (const word of stemsOf(text)) {
      const known = weights.get(word)
      if (known !== undefined) known.add(weight)
      else if (weights.size < mostWords) weights.set(word, new Set([weight]))
    }
  }
  add(offer.title, 'A')
  add(offer.summary, 'B')
  add(kindLabel(offer.kind), 'B')
  add(phaseLabel(offer.phase), 'B')
  for (const group of offer.targetGroups) add(targetGroupLabel(group), 'B')
  for (const language of offer.languages) if (language !== 'de') add(languageLabel(language), 'B')
  add(offer.city, 'B')
  add(providerName, 'B')
  add(plainWords(offer.description), 'D')
  add(offer.placeText, 'D')
  add(offer.datesText, 'D')
  add(offer.costText, 'D')
  return [...weights]
    .map(([word, found]) => `'${word}':${[...found].map((weight, index) => `${index + 1}${weight}`).join(',')}`)
    .join(' ')
}
