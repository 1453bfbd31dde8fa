// The offers of the region, checked against the answers of somebody who gives no name. Nothing is stored or logged. The
// rules of all offers lie in the index in memory: every offer is checked, and only those of the page shown are read.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { type Narrowed, type OfferList, type OffersAsked, searchWithin } from '../list-offers.ts'
import type { OfferColumns } from '../search/offer-columns.ts'
import { type ReadAnswers, readAnswers } from './answers-address.ts'
import { isForOneself } from './audience.ts'
import { type Answers, type Decision, type Dimension, decide, type Verdict, verdicts } from './decide.ts'
import { chooseQuestions, type SharedRules } from './questions.ts'
import { findRegionPlaces, type RegionPlaces } from './store.ts'

export type CheckedOffer = OfferList['items'][number] & { readonly decision: Decision }

export interface CheckedOffers {
  readonly read: ReadAnswers
  readonly places: RegionPlaces
  /** All that the filters of the list leave, for its facets. */
  readonly list: OfferList
  readonly counts: Readonly<Record<Verdict, number>>
  /** Of which the page holds some. */
  readonly verdict: Verdict
  readonly items: readonly CheckedOffer[]
  readonly page: number
  readonly pages: number
  readonly checkedCount: number
  /** Only for schools, companies, parents or professionals. */
  readonly notForOneselfCount: number
  /** The next questions, the most telling first. */
  readonly next: readonly Dimension[]
}

export async function checkOffers(
  actor: Actor,
  services: Services,
  given: { readonly asked: OffersAsked; readonly parameters: URLSearchParams; readonly verdict: Verdict | undefined },
): Promise<CheckedOffers> {
  const { asked, parameters } = given
  const places = await inContext(services.database, actor, findRegionPlaces)
  const read = readAnswers(parameters, places)
  const { list, narrowed } = await searchWithin(actor, services, asked, (columns, documents) =>
    sortByVerdict(columns, documents, { ...asked, answers: read.answers, verdict: given.verdict }),
  )
  const { counts, rules, checkedCount, verdict, page, pages } = narrowed
  return {
    read,
    places,
    list,
    counts,
    verdict,
    items: list.items.map((item) => ({ ...item, decision: decide(item.offer.eligibility, read.answers) })),
    page,
    pages,
    checkedCount,
    notForOneselfCount: list.total - checkedCount,
    next: chooseQuestions({
      rules,
      answers: read.answers,
      skipped: read.skipped,
      municipalityKeys: places.municipalities.map(({ key }) => key),
    }),
  }
}

interface Sorted extends Narrowed {
  readonly counts: Readonly<Record<Verdict, number>>
  readonly verdict: Verdict
  readonly pages: number
  readonly checkedCount: number
  readonly rules: readonly SharedRules[]
}

/** The first group with something in it, unless one was asked for. O(offers + different rules). */
function sortByVerdict(
  columns: OfferColumns,
  documents: readonly number[],
  wanted: { answers: Answers; verdict: Verdict | undefined; page: number; pageSize: number },
): Sorted {
  const verdictOf = columns.rules.map((rules) => decide(rules, wanted.answers).verdict)
  const isForOne = forOneself(columns)
  const grouped: Record<Verdict, number[]> = { fits: [], ask: [], 'does-not-fit': [] }
  const sharedBy = new Uint32Array(columns.rules.length)
  let checkedCount = 0
  for (const document of documents) {
    if (!isForOne(document)) continue
    checkedCount++
    const rule = columns.rule[document] ?? 0
    sharedBy[rule] = (sharedBy[rule] ?? 0) + 1
    grouped[verdictOf[rule] ?? 'ask'].push(document)
  }
  const verdict = wanted.verdict ?? verdicts.find((one) => grouped[one].length > 0) ?? 'fits'
  const pages = Math.max(1, Math.ceil(grouped[verdict].length / wanted.pageSize))
  return {
    documents: grouped[verdict],
    page: Math.min(wanted.page, pages),
    pages,
    verdict,
    counts: {
      fits: grouped.fits.length,
      ask: grouped.ask.length,
      'does-not-fit': grouped['does-not-fit'].length,
    },
    checkedCount,
    rules: columns.rules.flatMap((rules, rule) => (sharedBy[rule] ? [{ rules, count: sharedBy[rule] }] : [])),
  }
}

function forOneself({ targetGroups, targetGroup, targetGroupStarts }: OfferColumns): (document: number) => boolean {
  return (document) => {
    const numbers = targetGroup.subarray(targetGroupStarts[document], targetGroupStarts[document + 1])
    return isForOneself(Array.from(numbers, (number) => targetGroups[number] ?? ''))
  }
}
