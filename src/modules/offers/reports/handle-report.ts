// Those who can mend an entry read what was reported about it, mend it, and close the report with an answer.
import { paths } from '../../../kernel/names/paths.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import { inContext } from '../../../platform/db/database.ts'
import { isPlainAddress } from '../../../platform/mail/address.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { findRegion } from '../../network/index.ts'
import { findAnswerSince } from '../freshness/confirmation-store.ts'
import { mailTexts } from '../freshness/mail-texts.ts'
import { type Proposal, readProposal } from '../freshness/proposed-details.ts'
import { findOpenSuggestions, findSuggestion } from '../freshness/suggestion-store.ts'
import type { Confirmation, Suggestion } from '../freshness/terms.ts'
import { findProviders } from '../neighbours.ts'
import { mayHandleReport, mayListReports } from '../policy.ts'
import { findOffersByIds } from '../store.ts'
import type { Offer } from '../terms.ts'
import { closeReport, findReport, findReports } from './store.ts'
import { isForgotten, type Report, type ReportOutcome } from './terms.ts'
import { r } from './texts.ts'

/** More closed ones are history, and stand with their offers. */
const shownClosed = 20
const shownOpen = 500

export interface WithOffer<T> {
  readonly about: T
  readonly offer: Offer
  readonly providerName: string
}

export interface Incoming {
  readonly reports: readonly WithOffer<Report>[]
  readonly suggestions: readonly WithOffer<Suggestion>[]
  readonly closed: readonly WithOffer<Report>[]
}

/** Everything about offers that came in from outside and waits for the actor. */
export function listIncoming(actor: Actor, services: Services): Promise<Result<Incoming, 'forbidden'>> {
  if (mayListReports(actor) !== 'allowed') return Promise.resolve(refused('forbidden'))
  return inContext(services.database, actor, async (tx) => {
    const reports = await findReports(tx, { closed: false, limit: shownOpen })
    const closed = await findReports(tx, { closed: true, limit: shownClosed })
    const suggestions = await findOpenSuggestions(tx)
    const offers = await findOffersByIds(
      tx,
      [...reports, ...closed, ...suggestions].map(({ offerId }) => offerId),
    )
    const offerById = new Map(offers.map((offer) => [offer.id, offer]))
    const providers = await findProviders(
      tx,
      offers.map(({ organizationId }) => organizationId),
    )
    const withOffer = <T extends { readonly offerId: string }>(all: readonly T[]): WithOffer<T>[] =>
      all.flatMap((about) => {
        const offer = offerById.get(about.offerId)
        return offer === undefined
          ? []
          : [{ about, offer, providerName: providers.get(offer.organizationId)?.name ?? '' }]
      })
    return ok({ reports: withOffer(reports), suggestions: withOffer(suggestions), closed: withOffer(closed) })
  })
}

export type ReportPage = WithOffer<Report> & {
  /** What the provider said of the offer since, behind its link or signed in. */
  readonly answered: Confirmation | undefined
  /** What was written is not kept any more. */
  readonly isForgotten: boolean
}

export function getReport(actor: Actor, services: Services, id: string): Promise<Result<ReportPage, 'not-found'>> {
  if (!isUuid(id)) return Promise.resolve(refused('not-found'))
  return inContext(services.database, actor, async (tx) => {
    const report = await findReport(tx, id)
    if (report === undefined) return refused('not-found')
    const subject = { regionId: actor.regionId, organizationId: report.organizationId }
    if (mayHandleReport(actor, subject) !== 'allowed') return refused('not-found')
    const [offer] = await findOffersByIds(tx, [report.offerId])
    if (offer === undefined) return refused('not-found')
    const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
    const answered = await findAnswerSince(tx, offer.id, report.createdAt)
    const forgotten = isForgotten(report, services.now())
    return ok({ about: report, offer, providerName: provider?.name ?? '', answered, isForgotten: forgotten })
  })
}

export type SuggestionPage = WithOffer<Suggestion> & { readonly proposal: Proposal }

/** A suggestion is read by those who may decide about it. */
export function getSuggestion(
  actor: Actor,
  services: Services,
  id: string,
): Promise<Result<SuggestionPage, 'not-found' | 'decided'>> {
  if (!isUuid(id)) return Promise.resolve(refused('not-found'))
  return inContext(services.database, actor, async (tx) => {
    const suggestion = await findSuggestion(tx, id)
    if (suggestion === undefined) return refused('not-found')
    const { offerId, organizationId } = suggestion
    if (mayHandleReport(actor, { regionId: actor.regionId, organizationId }) !== 'allowed') return refused('not-found')
    if (suggestion.decidedAt !== null) return refused('decided')
    const [offer] = await findOffersByIds(tx, [offerId])
    if (offer === undefined) return refused('not-found')
    const provider = (await findProviders(tx, [offer.organizationId])).get(offer.organizationId)
    const proposal = await readProposal(tx, actor, { offer, suggestion, today: services.today() })
    return ok({ about: suggestion, offer, providerName: provider?.name ?? '', proposal })
  })
}

export type CloseRefusal = { readonly code: 'not-found' } | { readonly code: 'closed' }

/** Whoever left an address gets the answer; it is forgotten 30 days later. */
export async function answerReport(
  actor: Actor,
  services: Services,
  given: { readonly id: string; readonly outcome: ReportOutcome; readonly answer: string | null },
): Promise<Result<{ readonly isMailed: boolean }, CloseRefusal>> {
  const found = await getReport(actor, services, given.id)
  if (!found.ok) return refused({ code: 'not-found' })
  const { about: report, offer } = found.value
  const region = await findRegion(services, actor.regionId)
  return inContext(services.database, actor, async (tx) => {
    if (!(await closeReport(tx, { ...given, at: services.now() }))) return refused({ code: 'closed' })
    const isMailed = report.replyEmail !== null && isPlainAddress(report.replyEmail)
    if (isMailed && report.replyEmail !== null) {
      await queueMail(tx, actor, services, {
        to: report.replyEmail,
        purpose: 'report-answer',
        ...mailTexts.answer({
          title: offer.title,
          outcome: r.outcomeSentences[given.outcome],
          answer: given.answer,
          link: services.settings.baseUrl + paths.offer(offer.id),
          office: region?.officeName ?? '',
        }),
      })
    }
    await recordAudit(tx, actor, services, {
      action: 'offer.close-report',
      objectKind: 'offer',
      objectId: offer.id,
      changes: [{ field: 'outcome', before: null, after: given.outcome }],
    })
    return ok({ isMailed })
  })
}
