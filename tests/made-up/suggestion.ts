// A change behind a confirmation link in which nothing was entered.
import type { SuggestionInput } from '../../src/modules/offers/freshness/suggest.ts'

export const nothing: SuggestionInput = {
  startsOn: null,
  endsOn: null,
  applyUntil: null,
  datesText: null,
  costText: null,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  note: null,
}
