// Looks now and then whether the websites of offers still answer: each once a week, a broken one every day, one after the
// other. Three days without success make the offer due.
import { sql } from 'kysely'
import { addDays } from '../../../kernel/plain-date.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import { checkLink, isBroken, type LinkOptions, type LinkResult } from '../../../platform/links/check-link.ts'
import type { Services } from '../../../platform/services.ts'
import { listRegions } from '../../network/index.ts'
import { lockOffer, updateOfferState } from '../store.ts'
import { findLinkCheck, keepLinkCheck } from './link-check-store.ts'

/** Days on which a link must fail before its offer is due. */
export const brokenDays = 3
const everyDays = 7
/** Links per run; what is left waits until tomorrow. */
const mostLinks = 2000
/** Between two questions, so that no server is hurried. */
const politeMilliseconds = 500

export interface CheckOptions extends Partial<LinkOptions> {
  readonly pauseMilliseconds?: number
}

export async function checkOfferLinks(
  services: Services,
  signal?: AbortSignal,
  options: CheckOptions = {},
): Promise<void> {
  if (!services.settings.checksLinks) return
  const { pauseMilliseconds = politeMilliseconds, ...given } = options
  const asking: LinkOptions = { userAgent: `Steg-Linkpruefung (+${services.settings.baseUrl})`, ...given }
  for (const region of await listRegions(services)) {
    // Nothing goes out of the fictional region.
    if (region.isDemo) continue
    const actor: SystemActor = { kind: 'system', regionId: region.id, reason: 'link-check' }
    for (const { offerId, url } of await findLinksToCheck(actor, services)) {
      if (signal?.aborted) return
      const result = await checkLink(url, { ...asking, ...(signal ? { signal } : {}) })
      // The machine goes down, and the link is not to blame.
      if (signal?.aborted) return
      await inContext(services.database, actor, (tx) => keepResult(tx, actor, services, { offerId, url, result }))
      if (result.outcome !== 'reserved-name') await pause(pauseMilliseconds, signal)
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end)
  })

async function findLinksToCheck(
  actor: SystemActor,
  services: Services,
): Promise<{ readonly offerId: string; readonly url: string }[]> {
  const weekAgo = new Date(services.now().getTime() - everyDays * 86_400_000)
  return inContext(services.database, actor, async (tx) => {
    const { rows } = await sql<{ id: string; website: string }>`
      SELECT o.id, o.website FROM offers.offer o
        LEFT JOIN offers.link_check c ON c.region_id = o.region_id AND c.offer_id = o.id
      WHERE o.status = 'published' AND o.website IS NOT NULL
        AND (c.offer_id IS NULL OR c.url <> o.website OR c.checked_at <= ${weekAgo}
          OR (c.failed_days > 0 AND c.last_failed_on < ${services.today()}))
      ORDER BY c.checked_at NULLS FIRST, o.id LIMIT ${mostLinks}`.execute(tx)
    return rows.map((row) => ({ offerId: row.id, url: row.website }))
  })
}

async function keepResult(
  tx: Tx,
  actor: SystemActor,
  services: Services,
  { offerId, url, result }: { offerId: string; url: string; result: LinkResult },
): Promise<void> {
  const today = services.today()
  const offer = await lockOffer(tx, offerId)
  if (offer === undefined || offer.website !== url) return
  const before = await findLinkCheck(tx, offerId)
  const failedBefore = before?.url === url ? before.failedDays : 0
  const broken = isBroken(result)
  const isNewDay = before?.url !== url || before.lastFailedOn !== today
  const failedDays = broken ? failedBefore + (isNewDay ? 1 : 0) : 0
  await keepLinkCheck(tx, {
    regionId: actor.regionId,
    offerId,
    url,
    checkedAt: services.now(),
    outcome: result.outcome,
    status: result.status,
    failedDays,
    lastFailedOn: broken ? today : null,
  })
  const isForced = failedDays >= brokenDays && offer.forcedOn === null
  // Confirmed with the broken link in view: asked again after as many days more.
  const isAnswered = offer.confirmedOn !== null && offer.confirmedOn > addDays(today, -brokenDays)
  if (!isForced || isAnswered || offer.status !== 'published') return
  await updateOfferState(tx, offer, { forced_on: today, forced_because: 'link' })
  await recordAudit(tx, actor, services, { action: 'offer.force-due', objectKind: 'offer', objectId: offer.id })
}
