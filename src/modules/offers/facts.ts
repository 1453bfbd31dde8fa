// Counts for monitoring, never persons.
import { sql } from 'kysely'
import { addDays } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { confirmationDays } from './terms.ts'

export interface OfferCounts {
  readonly published: number
  /** Of the published ones: confirmed within `confirmationDays`. */
  readonly confirmed: number
  readonly neverConfirmed: number
  /** Still public although the last day is over. */
  readonly over: number
  /** It is said who may take part. */
  readonly withEligibility: number
  readonly providers: number
}

/** What everybody can see; the same for every role. */
export const countOffers = (actor: Actor, services: Services): Promise<OfferCounts> =>
  inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const { rows } = await sql<OfferCounts>`
      SELECT count(*)::int AS published,
        count(*) FILTER (WHERE confirmed_on >= ${addDays(today, -confirmationDays)})::int AS confirmed,
        count(*) FILTER (WHERE confirmed_on IS NULL)::int AS "neverConfirmed",
        count(*) FILTER (WHERE ends_on < ${today})::int AS over,
        count(eligibility)::int AS "withEligibility",
        count(DISTINCT organization_id)::int AS providers
      FROM offers.offer WHERE status = 'published' AND hidden_at IS NULL`.execute(tx)
    return rows[0] ?? { published: 0, confirmed: 0, neverConfirmed: 0, over: 0, withEligibility: 0, providers: 0 }
  })

export async function offersFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const counts = await countOffers(actor, services)
  return [
    { name: 'offers.published', value: counts.published },
    { name: 'offers.confirmed-within-180-days', value: counts.confirmed },
    { name: 'offers.never-confirmed', value: counts.neverConfirmed },
    { name: 'offers.over-but-published', value: counts.over },
    { name: 'offers.with-eligibility', value: counts.withEligibility },
    { name: 'offers.providers', value: counts.providers },
  ]
}
