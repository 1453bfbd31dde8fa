// What of a search was looked for in vain. Pure.
import { kindKeys, kindLabel, targetGroupKeys, targetGroupLabel } from '../code-lists.ts'
import type { OfferList, OffersAsked } from '../list-offers.ts'

/**
 * What of a search is counted as a sign of demand: all of it where words or filters found nothing, with the town and what
 * was filtered by; else the words that nobody here uses. Undefined where nothing was missed. Only towns, kinds and groups
 * that the region knows: an address may hold anything.
 */
export function missedSearch(
  list: Pick<OfferList, 'total' | 'words' | 'unknownTown'>,
  { text, facets, from }: Pick<OffersAsked, 'text' | 'facets' | 'from'>,
): string | undefined {
  if (list.total > 0 || !list.words.areFound) {
    const missed = list.words.areFound ? list.words.missed.join(' ') : text
    return missed === '' ? undefined : missed
  }
  const labels = (keys: readonly string[], known: readonly string[], label: (key: string) => string): string[] =>
    keys.filter((key) => known.includes(key)).map(label)
  const parts = [
    // First, so that it stays where there are more words than are counted.
    ...(from !== undefined && list.unknownTown === undefined ? [from.town] : []),
    text,
    ...labels(facets.kind, kindKeys, kindLabel),
    ...labels(facets.targetGroup, targetGroupKeys, targetGroupLabel),
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : parts.join(' ')
}
