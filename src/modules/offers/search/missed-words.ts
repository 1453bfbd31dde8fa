// Which words of a search nobody here uses. Pure.
import { readWords } from '../../../kernel/german/read-words.ts'
import { stemWord } from '../../../kernel/german/stem-word.ts'
import { stopWords } from '../../../kernel/german/stop-words.ts'
import { type Searcher, search } from '../../../kernel/search/search.ts'
import type { SearchRequest } from '../../../kernel/search/terms.ts'

const mostWords = 8

/** What stands around a word without a blank: half of an address is still an address. */
const wholeRun = /[\p{L}\p{M}\p{N}@.-]+/gu

/**
 * Content words that no offer has, in no form, part or other wording; what was only taken for a similar word counts as
 * missed, since a guess is no hit. Words whose stem was searched are known; each of the few others is searched alone.
 */
export function missedWords(
  searcher: Searcher,
  { query, ...request }: Omit<SearchRequest, 'limit' | 'factor'>,
  searched: ReadonlyMap<string, number>,
): string[] {
  const runs = Array.from(query.matchAll(wholeRun), (match) => ({ text: match[0], from: match.index }))
  const runOf = (at: number): string => runs.findLast(({ from }) => from <= at)?.text ?? ''
  const content = readWords(query).filter(({ form }) => !stopWords.has(form))
  return content
    .filter(({ form }) => !searched.has(stemWord(form)))
    .slice(0, mostWords)
    .filter(({ start, end }) => {
      const word = query.slice(start, end)
      const { matching, corrections, alsoSearched } = search(searcher, { ...request, query: word, limit: 0 })
      return matching.length === 0 || (corrections.length > 0 && alsoSearched.length === 0)
    })
    .map(({ start }) => runOf(start))
}
