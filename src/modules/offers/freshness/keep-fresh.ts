// The daily round: hide what nobody confirmed, notice mails that came back, ask, ask the deputy, tell the office. Body of a
// job; whatever it did already it does not do again.
import { sql } from 'kysely'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../../platform/db/database.ts'
import { findRefusedMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { listRegions, type Region } from '../../network/index.ts'
import { findProviders } from '../neighbours.ts'
import { type OffersTables, offerColumns, offerOf } from '../tables.ts'
import { askOrganization } from './ask.ts'
import { deadlineOfOffer, freshnessOf } from './offer-freshness.ts'
import { findOpenOffers } from './open-offers.ts'
import { planAsking } from './plan-asking.ts'
import { holdOrganization, markBounced } from './request-store.ts'
import { findSituation } from './situation.ts'
import { tellOffice } from './tell-office.ts'

export async function keepOffersFresh(services: Services, signal?: AbortSignal): Promise<void> {
  for (const region of await listRegions(services)) {
    if (signal?.aborted) return
    const actor: SystemActor = { kind: 'system', regionId: region.id, reason: 'freshness' }
    await inContext(services.database, actor, async (tx) => {
      await settleDeadlines(tx)
      await settleVisibility(tx, actor, services)
      await noteBounces(tx, services)
    })
    await askAll(actor, services, { region, signal })
    await inContext(services.database, actor, (tx) => tellOffice(tx, actor, services, region))
  }
}

/** Deadlines as today's list of cycles has them: for rows from before the list, and after a change of it. */
async function settleDeadlines(tx: Tx): Promise<void> {
  const rows = await tx
    .withTables<OffersTables>()
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('status', '=', 'published')
    .execute()
  for (const offer of rows.map(offerOf)) {
    const deadline = deadlineOfOffer(offer)
    if (deadline === undefined || (deadline.askFrom === offer.askFrom && deadline.dueOn === offer.dueOn)) continue
    await tx
      .withTables<OffersTables>()
      .updateTable('offers.offer')
      .set({ ask_from: deadline.askFrom, due_on: deadline.dueOn })
      .where('id', '=', offer.id)
      .execute()
  }
}

/** The public page follows the state: hidden when it is, shown again as soon as it is not. */
export async function settleVisibility(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  const today = services.today()
  const rows = await tx
    .withTables<OffersTables>()
    .selectFrom('offers.offer')
    .select(offerColumns)
    .where('status', '=', 'published')
    .where(sql<boolean>`(hidden_at IS NOT NULL OR due_on <= ${today})`)
    .forUpdate()
    .execute()
  const wrong = rows
    .map(offerOf)
    .filter((offer) => (freshnessOf(offer, today) === 'hidden') !== (offer.hiddenAt !== null))
  for (const offer of wrong) {
    await tx
      .withTables<OffersTables>()
      .updateTable('offers.offer')
      .set({ hidden_at: offer.hiddenAt === null ? services.now() : null })
      .where('id', '=', offer.id)
      .execute()
  }
  await recordAudits(
    tx,
    actor,
    services,
    wrong.map((offer) => ({
      action: offer.hiddenAt === null ? 'offer.hide' : 'offer.show-again',
      objectKind: 'offer',
      objectId: offer.id,
    })),
  )
}

/** Mails that the receiving server refused for good flag the contact they went to. */
async function noteBounces(tx: Tx, services: Services): Promise<void> {
  const { rows } = await sql<{ mail_id: string }>`
    SELECT mail_id FROM offers.confirmation_request
    WHERE bounced_at IS NULL AND created_at > ${new Date(services.now().getTime() - 30 * 86_400_000)}`.execute(tx)
  const refused = await findRefusedMail(
    tx,
    rows.map(({ mail_id }) => mail_id),
  )
  await markBounced(tx, refused, services.now())
}

async function askAll(
  actor: SystemActor,
  services: Services,
  { region, signal }: { region: Region; signal: AbortSignal | undefined },
): Promise<void> {
  const today = services.today()
  const open = await inContext(services.database, actor, (tx) => findOpenOffers(tx, { today, unanswered: true }))
  for (const organizationId of new Set(open.map((offer) => offer.organizationId))) {
    if (signal?.aborted) return
    // One transaction each: a mail that is written stays written when a later one fails.
    await inContext(services.database, actor, async (tx) => {
      await holdOrganization(tx, organizationId)
      const situation = await findSituation(tx, services, organizationId)
      const provider = (await findProviders(tx, [organizationId])).get(organizationId)
      if (provider === undefined || !provider.isActive) return
      const { step } = planAsking(situation.openOffers, situation.sent, today)
      if (step === 'nothing') return
      await askOrganization(tx, actor, services, {
        region,
        provider,
        offers: situation.offers,
        because: step === 'ask' ? 'due' : 'no-answer',
        requests: situation.requests,
      })
    })
  }
}
