// When an organisation is asked, and when its silence is somebody else's business: computed from what was sent. Pure.
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts'
import { beganOn, type Dated, freshnessOn } from './state.ts'
import { type AskedBecause, deputyAfterDays, officeAfterDays, quietDays } from './terms.ts'

export interface OpenOffer {
  readonly id: string
  readonly dated: Dated
}

export interface SentRequest {
  readonly offerIds: readonly string[]
  readonly sentOn: PlainDate
  readonly askedBecause: AskedBecause
}

export interface Plan {
  /** ask: one digest with everything that is open; deputy: the same to somebody else; nothing: wait. */
  readonly step: 'ask' | 'deputy' | 'nothing'
  /** Two weeks of silence: the coordination office takes over. */
  readonly tellsOffice: boolean
}

/**
 * `offers` are those that are not fresh and wait for an answer. Each step of an offer (due, overdue, stale, hidden) is
 * asked once; all that is open goes into one mail, and mails of the program keep a week between each other.
 */
export function planAsking(offers: readonly OpenOffer[], requests: readonly SentRequest[], today: PlainDate): Plan {
  const firstAskedOn = offers.flatMap(({ id, dated }) => {
    const [first] = requests
      .filter(({ offerIds, sentOn }) => offerIds.includes(id) && sentOn >= dated.askFrom)
      .map(({ sentOn }) => sentOn)
      .sort()
    return first ?? []
  })
  const silentSince = [...firstAskedOn].sort()[0]
  const tellsOffice = silentSince !== undefined && addDays(silentSince, officeAfterDays) <= today
  const isNew = offers.some(({ id, dated }) => {
    const began = beganOn(freshnessOn(today, dated), dated)
    return began !== undefined && !requests.some(({ offerIds, sentOn }) => offerIds.includes(id) && sentOn >= began)
  })
  const isQuiet = requests.some(({ sentOn }) => addDays(sentOn, quietDays) > today)
  if (isNew && !isQuiet) return { step: 'ask', tellsOffice }
  const isDeputyAsked =
    silentSince !== undefined &&
    requests.some(({ askedBecause, sentOn }) => askedBecause === 'no-answer' && sentOn >= silentSince)
  const isSilent = silentSince !== undefined && addDays(silentSince, deputyAfterDays) <= today
  return { step: isSilent && !isDeputyAsked ? 'deputy' : 'nothing', tellsOffice }
}
