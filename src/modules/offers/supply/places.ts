// Free places: when that was said, and from when on nobody should rely on it any more. Pure.
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts'
import type { OfferDetails, PlacesState } from '../terms.ts'

/** A statement about places counts for this long; then the state is unknown again. A proposal of our own. */
export const placesDays = 90

/** What was said again is dated today; what stays as it was keeps its day. */
export const datePlaces = (
  details: OfferDetails,
  given: { readonly before?: OfferDetails; readonly today: PlainDate },
): OfferDetails => {
  const { placesState } = details
  const { before, today } = given
  if (placesState === 'unknown') return { ...details, placesOn: null }
  const isSame = before !== undefined && before.placesState === placesState && before.placesOn !== null
  return { ...details, placesOn: isSame ? before.placesOn : today }
}

export interface PlacesNow {
  readonly state: PlacesState
  /** Day of the statement, also where it is too old to count. */
  readonly saidOn: PlainDate | null
}

/** Who confirms the whole offer confirms its places, too. */
export function placesOn(
  today: PlainDate,
  offer: { placesState: PlacesState; placesOn: PlainDate | null; confirmedOn: PlainDate | null },
): PlacesNow {
  const { placesState, placesOn: said, confirmedOn } = offer
  if (placesState === 'unknown' || said === null) return { state: 'unknown', saidOn: null }
  const saidOn = confirmedOn !== null && confirmedOn > said ? confirmedOn : said
  return { state: saidOn >= addDays(today, -placesDays) ? placesState : 'unknown', saidOn }
}
