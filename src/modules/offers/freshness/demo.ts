// What has happened to the offers of the demo region: somebody does not answer, a mail came back, mistakes were reported,
// a change waits, a link is broken. Every state of freshness can be seen.
import { addDays } from '../../../kernel/plain-date.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { insertReport } from '../reports/store.ts'
import type { ReportAbout } from '../reports/terms.ts'
import type { Offer } from '../terms.ts'
import { settleVisibility } from './keep-fresh.ts'
import { keepLinkCheck } from './link-check-store.ts'
import { hashLinkCode } from './link-code.ts'
import { insertRequest, markBounced } from './request-store.ts'
import { insertSuggestion } from './suggestion-store.ts'

const day = 86_400_000

/** In the transaction in which the offers were filled in; they are found by their titles. */
export async function fillFreshnessDemo(
  tx: Tx,
  actor: SystemActor,
  services: Services,
  offers: readonly Offer[],
): Promise<void> {
  // Asked once: between two lines of one row no time must pass.
  const now = services.now().getTime()
  const at = (daysAgo: number): Date => new Date(now - daysAgo * day)
  const titled = (title: string): Offer | undefined => offers.find((offer) => offer.title === title)
  const ask = async (offer: Offer | undefined, daysAgo: number): Promise<{ requestId: string; mailId: string }> => {
    const [requestId, mailId] = [services.newId(), services.newId()]
    if (offer === undefined) return { requestId, mailId }
    await insertRequest(tx, {
      regionId: actor.regionId,
      id: requestId,
      organizationId: offer.organizationId,
      // Nobody knows the code of a mail that was never sent.
      tokenHash: hashLinkCode(services.newToken()),
      recipient: 'mailbox',
      contactPersonId: null,
      askedBecause: 'due',
      offerIds: [offer.id],
      mailId,
      createdAt: at(daysAgo),
      expiresAt: at(daysAgo - 21),
    })
    return { requestId, mailId }
  }

  await ask(titled(demoTitles.silent), 16)
  const returned = await ask(titled(demoTitles.bounced), 3)
  await markBounced(tx, [returned.mailId], at(0))

  const changed = titled(demoTitles.changed)
  if (changed !== undefined) {
    const { requestId } = await ask(changed, 2)
    await insertSuggestion(tx, {
      regionId: actor.regionId,
      id: services.newId(),
      offerId: changed.id,
      organizationId: changed.organizationId,
      requestId,
      changes: { startsOn: addDays(services.today(), 330), costText: 'keine; Fahrkarte wird bezahlt' },
      appliedFields: [],
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      note: 'Wir suchen jetzt zwei Auszubildende statt einer.',
      createdAt: at(1),
      isTaken: false,
    })
  }

  const report = async (title: string, about: ReportAbout, words: string | null, replyEmail: string | null) => {
    const offer = titled(title)
    if (offer === undefined) return
    const id = services.newId()
    await insertReport(tx, {
      regionId: actor.regionId,
      id,
      offerId: offer.id,
      organizationId: offer.organizationId,
      about,
      words,
      replyEmail,
      reporterKey: hashLinkCode(id),
      createdAt: at(1),
    })
  }
  await report(demoTitles.reported, 'contact', 'Unter der Nummer meldet sich niemand mehr.', 'leserin@musterau.example')
  await report(demoTitles.reported, 'dates', null, null)

  const broken = titled(demoTitles.brokenLink)
  if (broken?.website != null) {
    await keepLinkCheck(tx, {
      regionId: actor.regionId,
      offerId: broken.id,
      url: broken.website,
      checkedAt: at(0.2),
      outcome: 'gone',
      status: 404,
      failedDays: 2,
      lastFailedOn: services.today(),
    })
  }
  await settleVisibility(tx, actor, services)
}

/** By what happened to the offer. */
export const demoTitles = {
  silent: 'Berufsausbildungsbeihilfe (BAB)',
  bounced: 'Praktikum in Tischlerei und Sägewerk',
  changed: 'Ausbildung: Pflegefachfrau / Pflegefachmann',
  reported: 'Nachts in der Backstube',
  brokenLink: 'Fahrradwerkstatt der Schülerfirma',
} as const
