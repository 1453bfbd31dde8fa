// "Fehler melden": anybody, without an account. The report waits for the office and for the provider, who gets a mail.
import { createHmac } from 'node:crypto'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor, SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { neighbourhoodOf, ownerOf } from '../../../platform/http/client-address.ts'
import type { Services } from '../../../platform/services.ts'
import { countUse, type Limit, throttleKey } from '../../../platform/throttle/throttle.ts'
import { subjectOf } from '../get-offer.ts'
import { mayReportOffer } from '../policy.ts'
import { findOffer, lockOffer, updateOfferState } from '../store.ts'
import { countReporters, insertReport } from './store.ts'
import { type Told, tellProvider } from './tell-provider.ts'
import { forcingReports, type ReportAbout } from './terms.ts'

export interface ReportInput {
  readonly offerId: string
  readonly about: ReportAbout
  readonly words: string | null
  readonly replyEmail: string | null
  /** Network address of the caller; only a keyed hash of its neighbourhood is kept. */
  readonly address: string
}

export type ReportRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'throttled'; readonly retryAfterSeconds: number }

const reportsFromAddress: Limit = { name: 'reportsFromAddress', points: 5, duration: 3600 }
const reportsInRegion: Limit = { name: 'reportsInRegion', points: 200, duration: 24 * 3600 }

export async function reportOffer(
  actor: Actor,
  services: Services,
  input: ReportInput,
): Promise<Result<Told, ReportRefusal>> {
  if (!isUuid(input.offerId)) return refused({ code: 'not-found' })
  const offer = await inContext(services.database, actor, (tx) => findOffer(tx, input.offerId))
  if (offer === undefined || mayReportOffer(actor, subjectOf(actor.regionId, offer)) !== 'allowed') {
    return refused({ code: 'not-found' })
  }
  const counted = await countUse(services.database, [
    [reportsFromAddress, throttleKey(ownerOf(input.address))],
    [reportsInRegion, throttleKey(actor.regionId)],
  ])
  if (!counted.ok) return counted
  await inContext(services.database, actor, async (tx) => {
    const id = services.newId()
    await insertReport(tx, {
      regionId: actor.regionId,
      id,
      offerId: offer.id,
      organizationId: offer.organizationId,
      about: input.about,
      words: input.words,
      replyEmail: input.replyEmail,
      reporterKey: reporterKeyOf(services, input),
      createdAt: services.now(),
    })
    await recordAudit(tx, actor, services, {
      action: 'offer.report',
      objectKind: 'offer',
      objectId: offer.id,
      changes: [{ field: 'about', before: null, after: input.about }],
    })
  })
  await forceIfReportedOften(services, { regionId: actor.regionId, offerId: offer.id })
  return ok(await tellProvider(services, { regionId: actor.regionId, offerId: offer.id, about: input.about }))
}

/** Bound to the offer and to this installation's key: it tells reports of one offer apart and nothing else. */
const reporterKeyOf = (services: Services, { offerId, address }: ReportInput): Buffer =>
  createHmac('sha256', services.signingKey)
    .update(`report\n${offerId}\n${neighbourhoodOf(address)}`)
    .digest()

/** The public may not read reports, so the program counts. */
async function forceIfReportedOften(services: Services, at: { regionId: string; offerId: string }): Promise<void> {
  const program: SystemActor = { kind: 'system', regionId: at.regionId, reason: 'reports' }
  await inContext(services.database, program, async (tx) => {
    const offer = await lockOffer(tx, at.offerId)
    if (offer === undefined || offer.status !== 'published' || offer.forcedOn !== null) return
    if ((await countReporters(tx, offer.id)) < forcingReports) return
    await updateOfferState(tx, offer, { forced_on: services.today(), forced_because: 'reports' })
    await recordAudit(tx, program, services, { action: 'offer.force-due', objectKind: 'offer', objectId: offer.id })
  })
}
