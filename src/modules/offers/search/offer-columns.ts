// The facts of all offers of an index as typed columns, so that filters and counts of ten thousand offers take one
// millisecond. Document number = number in the search index. Pure.

import type { PlainDate } from '../../../kernel/plain-date.ts'
import { numberedLists } from '../../../kernel/search/index/numbered-lists.ts'
import { readSections, type Section, writeSections } from '../../../kernel/search/index/sections.ts'
import { type Eligibility, eligibilityVersion, readEligibility } from '../eligibility/eligibility.ts'
import { beganOn } from '../freshness/state.ts'
import { offerStatuses } from '../terms.ts'
import type { IndexedOffer } from './offer-document.ts'

/** A closed set of texts; documents hold their numbers. */
export type Words = readonly string[]

export interface OfferColumns {
  readonly count: number
  readonly kinds: Words
  readonly phases: Words
  readonly targetGroups: Words
  readonly languages: Words
  readonly cityKeys: Words
  /** Per city key: how the town is written. */
  readonly cityLabels: Words
  readonly providers: Words
  /** The different rules of who may take part, however many offers share them; null = nobody said anything. */
  readonly rules: readonly (Eligibility | null)[]
  /** Numbers into the lists above. */
  readonly kind: Uint32Array
  readonly phase: Uint32Array
  readonly city: Uint32Array
  readonly provider: Uint32Array
  readonly rule: Uint32Array
  /** Lists of numbers: those of document d are values[starts[d]..starts[d + 1]]. */
  readonly targetGroupStarts: Uint32Array
  readonly targetGroup: Uint32Array
  readonly languageStarts: Uint32Array
  readonly language: Uint32Array
  /** Number into offerStatuses. */
  readonly status: Uint32Array
  /** 1 = taken from the public pages without being ended. */
  readonly isHidden: Uint32Array
  /** Days as numbers that sort (20261120); 0 = none. */
  readonly startsOn: Int32Array
  readonly endsOn: Int32Array
  readonly confirmedOn: Int32Array
  readonly validUntil: Int32Array
  /** First day on which the provider is asked for a confirmation. */
  readonly askFrom: Int32Array
  /** First days of being overdue, stale, hidden; 0 = never. */
  readonly overdueFrom: Int32Array
  readonly staleFrom: Int32Array
  readonly hiddenFrom: Int32Array
  /** NaN = unknown. */
  readonly latitude: Float64Array
  readonly longitude: Float64Array
  /** Place of the title in the alphabet, ties by id. */
  readonly titleRank: Uint32Array
}

/** 20261120; 0 for no day. */
export const dayOf = (day: PlainDate | null | undefined): number =>
  day == null ? 0 : Number(`${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`)

/** Numbers words in the order of their first appearance. */
class WordList {
  readonly words: string[] = []
  private readonly numbers = new Map<string, number>()
  numberOf(word: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    this.numbers.set(word, this.words.length)
    this.words.push(word)
    return this.words.length - 1
  }
}

/** `offers` in the order of their documents. O(n log n). */
export function columnsOf(offers: readonly IndexedOffer[]): OfferColumns {
  const lists = {
    kinds: new WordList(),
    phases: new WordList(),
    targetGroups: new WordList(),
    languages: new WordList(),
    cityKeys: new WordList(),
    providers: new WordList(),
    rules: new WordList(),
  }
  const cityLabels: string[] = []
  const numbers = (of: (offer: IndexedOffer) => number): Uint32Array => Uint32Array.from(offers, of)
  const days = (of: (offer: IndexedOffer) => PlainDate | null | undefined): Int32Array =>
    Int32Array.from(offers, (offer) => dayOf(of(offer)))
  const state = (offer: IndexedOffer, name: 'overdue' | 'stale' | 'hidden'): PlainDate | undefined =>
    offer.ask_from === null || offer.due_on === null
      ? undefined
      : beganOn(name, { askFrom: offer.ask_from, dueOn: offer.due_on, shownAgainOn: offer.shown_again_on })
  const city = numbers((offer) => {
    const number = lists.cityKeys.numberOf(offer.city_key)
    // Several spellings of one town: the last in the alphabet, whatever the order of the offers.
    if ((cityLabels[number] ?? '') <= (offer.city ?? '')) cityLabels[number] = offer.city ?? ''
    return number
  })
  const targetGroups = numberedLists(
    offers.map((offer) => offer.target_groups.map((group) => lists.targetGroups.numberOf(group))),
  )
  const languages = numberedLists(
    offers.map((offer) => offer.languages.map((language) => lists.languages.numberOf(language))),
  )
  return {
    count: offers.length,
    kind: numbers((offer) => lists.kinds.numberOf(offer.kind)),
    phase: numbers((offer) => lists.phases.numberOf(offer.phase)),
    city,
    provider: numbers((offer) => lists.providers.numberOf(offer.organization_id)),
    rule: numbers((offer) => lists.rules.numberOf(JSON.stringify(readEligibility(offer.eligibility)))),
    targetGroupStarts: targetGroups.starts,
    targetGroup: targetGroups.values,
    languageStarts: languages.starts,
    language: languages.values,
    status: numbers((offer) => offerStatuses.indexOf(offer.status)),
    isHidden: numbers((offer) => Number(offer.is_hidden)),
    startsOn: days((offer) => offer.starts_on),
    endsOn: days((offer) => offer.ends_on),
    confirmedOn: days((offer) => offer.confirmed_on),
    validUntil: days((offer) => offer.valid_until),
    askFrom: days((offer) => offer.ask_from),
    overdueFrom: days((offer) => state(offer, 'overdue')),
    staleFrom: days((offer) => state(offer, 'stale')),
    hiddenFrom: days((offer) => state(offer, 'hidden')),
    latitude: Float64Array.from(offers, (offer) => offer.latitude ?? Number.NaN),
    longitude: Float64Array.from(offers, (offer) => offer.longitude ?? Number.NaN),
    titleRank: titleRanks(offers),
    kinds: lists.kinds.words,
    phases: lists.phases.words,
    targetGroups: lists.targetGroups.words,
    languages: lists.languages.words,
    cityKeys: lists.cityKeys.words,
    cityLabels,
    providers: lists.providers.words,
    rules: lists.rules.words.map((text) => JSON.parse(text) as Eligibility | null),
  }
}

function titleRanks(offers: readonly IndexedOffer[]): Uint32Array {
  const order = offers.map((offer, document) => ({ key: `${offer.title_key}\u0000${offer.id}`, document }))
  order.sort((a, b) => (a.key < b.key ? -1 : 1))
  const ranks = new Uint32Array(offers.length)
  order.forEach(({ document }, rank) => {
    ranks[document] = rank
  })
  return ranks
}

const wordColumns = ['kinds', 'phases', 'targetGroups', 'languages', 'cityKeys', 'cityLabels', 'providers'] as const
const numberColumns = [
  'kind',
  'phase',
  'city',
  'provider',
  'rule',
  'targetGroupStarts',
  'targetGroup',
  'languageStarts',
  'language',
  'status',
  'isHidden',
  'titleRank',
] as const
const dayColumns = [
  'startsOn',
  'endsOn',
  'confirmedOn',
  'validUntil',
  'askFrom',
  'overdueFrom',
  'staleFrom',
  'hiddenFrom',
] as const
const placeColumns = ['latitude', 'longitude'] as const

/** Grows with every change of the shape, so that older buffers are built anew. */
const version = 2

export function writeColumns(columns: OfferColumns): ArrayBufferLike {
  const { count, rules } = columns
  const head = { version, eligibilityVersion, count, rules, words: wordColumns.map((name) => columns[name]) }
  const sections: Section[] = [
    new TextEncoder().encode(JSON.stringify(head)),
    ...numberColumns.map((name) => columns[name]),
    ...dayColumns.map((name) => columns[name]),
    ...placeColumns.map((name) => columns[name]),
  ]
  return writeSections(sections)
}

const sectionCount = 1 + numberColumns.length + dayColumns.length + placeColumns.length

const named = <Name extends string, T>(names: readonly Name[], read: () => T): Record<Name, T> =>
  Object.fromEntries(names.map((name) => [name, read()])) as Record<Name, T>

/** Undefined for another version or a damaged buffer. */
export function readColumns(buffer: ArrayBufferLike): OfferColumns | undefined {
  const sections = readSections(buffer, sectionCount)
  if (sections === undefined) return undefined
  const head = JSON.parse(new TextDecoder().decode(sections.bytes().slice())) as {
    version: number
    eligibilityVersion: number
    count: number
    rules: OfferColumns['rules']
    words: Words[]
  }
  if (head.version !== version || head.eligibilityVersion !== eligibilityVersion) return undefined
  let list = 0
  return {
    count: head.count,
    rules: head.rules,
    ...named(wordColumns, () => head.words[list++] ?? []),
    ...named(numberColumns, () => sections.numbers()),
    ...named(dayColumns, () => sections.integers()),
    ...named(placeColumns, () => sections.doubles()),
  }
}
