// Where the words of a search stand in an offer: marks for its title, and the part of its text that shows best why it was
// found. Positions only, no markup. Pure.
import { findMarks, findSnippet, type Mark, type Snippet } from '../../../kernel/search/find-snippet.ts'
import type { OfferDetails } from '../terms.ts'
import { readableBody } from './offer-document.ts'
import type { WordsFound } from './offer-query.ts'
import type { OffersIndex } from './stored-index.ts'

export interface FoundText {
  readonly title: readonly Mark[]
  readonly snippet: Snippet
}

const snippetLength = 180
/** Stems that count less than this share of the weightiest say little: other wordings, parts of compounds. */
const leastShare = 0.25

/** Undefined where nothing was searched for. */
export function findTexts(
  { searcher }: OffersIndex,
  offer: Pick<OfferDetails, 'title' | 'summary' | 'description'>,
  { searched }: WordsFound,
): FoundText | undefined {
  if (searched.size === 0) return undefined
  const least = leastShare * Math.max(...searched.values())
  const telling = new Map([...searched].filter(([, weight]) => weight >= least))
  return {
    title: findMarks(searcher.index, offer.title, telling),
    snippet: findSnippet(searcher.index, { text: readableBody(offer), searched: telling, length: snippetLength }),
  }
}
