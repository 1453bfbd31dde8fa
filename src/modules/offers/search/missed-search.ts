// What of a search was looked for in vain. Pure.
import { isFiltered } from '../asked.ts'
import { kindKeys, kindLabel, targetGroupKeys, targetGroupLabel } from '../code-lists.ts'
import type { OfferList, OffersAsked } from '../list-offers.ts'

/**
 * What of a search is counted as a sign of demand. Without filters: all of it where nothing was found, else the words
 * that nobody here uses; with filters the same words would count once more for each of them. Where only filters left
 * nothing: town, kinds and groups that were filtered by, only those that the region knows (an address may hold
 * anything), and the words if all of them are known here: what is not may be a name. Undefined where nothing was missed.
 */
export function missedSearch(
  list: Pick<OfferList, 'total' | 'words' | 'unknownTown'>,
  asked: OffersAsked,
): string | undefined {
  const { text, facets, from } = asked
  if (asked.page !== 1 || asked.sort !== 'relevance') return undefined
  if (!isFiltered({ ...asked, text: '' })) {
    const missed = list.total === 0 ? text : list.words.missed.join(' ')
    return missed === '' ? undefined : missed
  }
  const { from: _town, ...withoutTown } = asked
  const isCounted = !isFiltered({ ...withoutTown, text: '', facets: { ...facets, kind: [], targetGroup: [] } })
  if (list.total > 0 || !list.words.areFound || !isCounted) return undefined
  const labels = (keys: readonly string[], known: readonly string[], label: (key: string) => string): string[] =>
    keys.filter((key) => known.includes(key)).map(label)
  const town = from !== undefined && list.unknownTown === undefined ? [from.town] : []
  const filters = [
    ...labels(facets.kind, kindKeys, kindLabel),
    ...labels(facets.targetGroup, targetGroupKeys, targetGroupLabel),
  ]
  if (town.length + filters.length === 0) return undefined
  // The town first, so that it stays where there are more words than are counted.
  return [...town, ...(list.words.missed.length === 0 ? [text] : []), ...filters].join(' ')
}
