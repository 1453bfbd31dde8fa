// What of a stored offer the search knows: the text that is searched, and the facts that are filtered and sorted by. Pure.

import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { SearchDocument } from '../../../kernel/search/terms.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from '../code-lists.ts'
import { plainWords } from '../markup/parse-markup.ts'
import type { OfferStatus } from '../terms.ts'

/** A row as the database gives it for the index. */
export interface IndexedOffer {
  readonly id: string
  readonly organization_id: string
  readonly provider_name: string
  readonly title: string
  readonly summary: string | null
  readonly description: string
  readonly kind: string
  readonly phase: string
  readonly target_groups: readonly string[]
  readonly languages: readonly string[]
  readonly place_text: string | null
  readonly city: string | null
  readonly city_key: string
  readonly title_key: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly starts_on: PlainDate | null
  readonly ends_on: PlainDate | null
  readonly dates_text: string | null
  readonly cost_text: string | null
  readonly confirmed_on: PlainDate | null
  readonly valid_until: PlainDate | null
  readonly ask_from: PlainDate | null
  readonly due_on: PlainDate | null
  readonly shown_again_on: PlainDate | null
  readonly status: OfferStatus
  readonly was_published: boolean
  readonly is_hidden: boolean
  /** As stored: what cannot be read says nothing. */
  readonly eligibility: unknown
}

/** Group of what everybody may find, and of what has ended but may still be read. */
export const publicGroup = 'public'
export const endedGroup = 'ended'
/** Group of what only the office and its own organisation may know of. */
export const inwardGroup = (organizationId: string): string => `inward:${organizationId}`

/**
 * Words that only drafts have must not be offered to the public as corrections, so what may be seen by whom are groups
 * of their own; the same cut as the policy offer_read of the table.
 */
export function groupOf(
  offer: Pick<IndexedOffer, 'organization_id' | 'status' | 'was_published' | 'is_hidden'>,
): string {
  if (offer.status === 'draft' || !offer.was_published || offer.is_hidden) return inwardGroup(offer.organization_id)
  return offer.status === 'published' ? publicGroup : endedGroup
}

const joined = (parts: readonly (string | null)[], by: string): string =>
  parts.filter((part) => part !== null && part !== '').join(by)

export function documentOf(offer: IndexedOffer): SearchDocument {
  return {
    id: offer.id,
    group: groupOf(offer),
    title: offer.title,
    path: joined(
      [
        kindLabel(offer.kind),
        phaseLabel(offer.phase),
        ...offer.target_groups.map(targetGroupLabel),
        // German goes without saying.
        ...offer.languages.filter((language) => language !== 'de').map(languageLabel),
        offer.provider_name,
      ],
      ' ',
    ),
    body: bodyOf(offer),
  }
}

/** What snippets are cut from, too. */
export const readableBody = (offer: Pick<IndexedOffer, 'summary' | 'description'>): string =>
  joined([offer.summary, plainWords(offer.description)], ' ')

const bodyOf = (offer: IndexedOffer): string =>
  joined([readableBody(offer), offer.city, offer.place_text, offer.dates_text, offer.cost_text], '\n')
