// Entries that are there twice, and offers of several providers for the same people at the same place and time. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import { editDistance } from '../../kernel/similarity.ts'
import type { Supply } from '../offers/index.ts'

/** Probably one and the same: one of the entries is too much. */
export interface Duplicate {
  /** In the order in which they were given. */
  readonly offers: readonly Supply[]
  /** The same course, entered or imported under different providers. */
  readonly isAcrossProviders: boolean
}

/** Different providers, same kind, same target group, same town, at the same time: worth a word with each other. */
export interface Overlap {
  readonly kind: string
  /** Target groups that all of them have in common; none where all of them are for everybody. */
  readonly targetGroups: readonly string[]
  readonly city: string
  readonly offers: readonly Supply[]
}

const groupedBy = <T>(all: readonly T[], keyOf: (one: T) => string): T[][] => [...Map.groupBy(all, keyOf).values()]

/** Of the letters of a title so many may differ: one in ten, since a shorter title changes its meaning with one letter. */
const tolerated = (length: number): number => Math.floor(length / 10)
/** A title of fewer letters ("Sprechstunde") says little about whether two providers mean the same. */
const tellingLetters = 20
const edgeLetters = 4

interface Title {
  readonly offer: Supply
  readonly at: number
  /** Letters and digits alone: "Bewerbungs-Training" and "Bewerbungstraining" are one word. */
  readonly joined: string
  readonly words: string
  /** What numbers it has: "Modul 1" and "Modul 2", "B1" and "B2" are two things, however alike they look. */
  readonly numbers: string
}

function titleOf(offer: Supply, at: number): Title {
  const words = offer.titleKey.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return {
    offer,
    at,
    joined: words.join(''),
    words: [...words].sort().join(' '),
    numbers: words.filter((word) => /\p{N}|^[ivx]+$/u.test(word)).join(' '),
  }
}

function isAlike(a: Title, b: Title): boolean {
  if (a.numbers !== b.numbers) return false
  if (a.joined === b.joined || a.words === b.words) return true
  const limit = tolerated(Math.max(a.joined.length, b.joined.length))
  return limit > 0 && editDistance(a.joined, b.joined, limit) <= limit
}

const meet = (a: Supply, b: Supply): boolean =>
  (a.startsOn ?? '') <= (b.endsOn ?? '9999-12-31') && (b.startsOn ?? '') <= (a.endsOn ?? '9999-12-31')

function isTwice(a: Title, b: Title): boolean {
  const [one, other] = [a.offer, b.offer]
  if (!isAlike(a, b)) return false
  // Courses that follow one another under one title are no duplicates.
  if (one.organizationId === other.organizationId) return meet(one, other)
  return (
    one.kind === other.kind &&
    one.cityKey !== '' &&
    one.startsOn === other.startsOn &&
    one.endsOn === other.endsOn &&
    (one.startsOn !== null || Math.min(a.joined.length, b.joined.length) >= tellingLetters)
  )
}

/**
 * Entries of one town whose titles are written alike: of one provider, when their days meet; of several, when kind and
 * days are the same as well, and there is a day or a title long enough to tell. Only titles that share their words, or
 * their first or last four letters, are compared, so that a slip at both ends is missed. O(n × titles that begin or end
 * alike in a town).
 */
export function findDuplicates(offers: readonly Supply[]): Duplicate[] {
  const titles = offers.map(titleOf)
  const leader = titles.map(({ at }) => at)
  const leaderOf = (at: number): number => {
    const next = leader[at] ?? at
    if (next === at) return at
    const first = leaderOf(next)
    // Kept, so that long chains are walked once.
    leader[at] = first
    return first
  }
  const blockKeys: ((title: Title) => string)[] = [
    ({ words }) => words,
    ({ joined }) => joined.slice(0, edgeLetters),
    ({ joined }) => joined.slice(-edgeLetters),
  ]
  for (const blockKey of blockKeys) {
    for (const block of groupedBy(titles, (title) => `${title.offer.cityKey}|${blockKey(title)}`)) {
      for (const [index, a] of block.entries()) {
        for (let other = index + 1; other < block.length; other++) {
          const b = block[other]
          if (b === undefined || leaderOf(a.at) === leaderOf(b.at) || !isTwice(a, b)) continue
          const [first, second] = [leaderOf(a.at), leaderOf(b.at)]
          leader[Math.max(first, second)] = Math.min(first, second)
        }
      }
    }
  }
  return groupedBy(titles, ({ at }) => String(leaderOf(at)))
    .filter((group) => group.length > 1)
    .map((group) => ({
      offers: group.map(({ offer }) => offer),
      isAcrossProviders: new Set(group.map(({ offer }) => offer.organizationId)).size > 1,
    }))
}

/**
 * For each kind, target group and town the runs of offers whose days meet; the same offers for several target groups are
 * told once. O(n × target groups × log n).
 */
export function findOverlaps(offers: readonly Supply[], today: PlainDate): Overlap[] {
  const running = offers.filter(
    (offer) => !offer.isStale && offer.cityKey !== '' && (offer.endsOn === null || offer.endsOn >= today),
  )
  const byPlace = groupedBy(running, (offer) => `${offer.kind}|${offer.cityKey}`)
  const told = new Map<string, Overlap>()
  for (const place of byPlace) {
    const named = [...new Set(place.flatMap(({ targetGroups }) => targetGroups))]
    for (const group of named.length === 0 ? [undefined] : named) {
      const meant = place.filter(
        ({ targetGroups }) => targetGroups.length === 0 || (group !== undefined && targetGroups.includes(group)),
      )
      for (const cluster of clustersInTime(meant)) {
        if (new Set(cluster.map(({ organizationId }) => organizationId)).size < 2) continue
        const key = cluster
          .map(({ id }) => id)
          .sort()
          .join('|')
        const before = told.get(key)
        const targetGroups = [...(before?.targetGroups ?? []), ...(group === undefined ? [] : [group])]
        told.set(key, { kind: cluster[0]?.kind ?? '', city: cluster[0]?.city ?? '', targetGroups, offers: cluster })
      }
    }
  }
  return [...told.values()].sort((a, b) => b.offers.length - a.offers.length || (a.city < b.city ? -1 : 1))
}

/** Runs of offers of which each meets an earlier one; null is open at that side. */
function clustersInTime(offers: readonly Supply[]): Supply[][] {
  const sorted = [...offers].sort((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1))
  const clusters: Supply[][] = []
  let reach = ''
  for (const offer of sorted) {
    const current = clusters.at(-1)
    const end = offer.endsOn ?? '9999-12-31'
    if (current !== undefined && (offer.startsOn ?? '') <= reach) {
      current.push(offer)
      if (end > reach) reach = end
    } else {
      clusters.push([offer])
      reach = end
    }
  }
  return clusters
}
