// What waits about freshness: for editors what is to be confirmed, for the office also who does not answer.
import { sql } from 'kysely'
import { paths } from '../../../kernel/names/paths.ts'
import type { PersonActor } from '../../../platform/actor/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { withQuery } from '../../../platform/html/href.ts'
import type { Services } from '../../../platform/services.ts'
import type { WaitingTask } from '../../../platform/work/work-area.ts'
import { countOpenReports } from '../reports/store.ts'
import { r } from '../reports/texts.ts'
import { findUnreachable } from './find-unreachable.ts'
import { findOpenOffers } from './open-offers.ts'
import { planAsking } from './plan-asking.ts'
import { findRequestsSince } from './request-store.ts'
import { openOfferOf, rememberedSince, sentOf } from './situation.ts'
import { findOpenSuggestions } from './suggestion-store.ts'
import { unreachableAnchor } from './terms.ts'
import { f } from './texts.ts'

/** In the transaction of the actor; `dueHref` is the list of what is to be confirmed. */
export async function freshnessTasks(
  tx: Tx,
  actor: PersonActor,
  services: Services,
  { dueHref }: { readonly dueHref: string },
): Promise<WaitingTask[]> {
  const today = services.today()
  const isOffice = actor.role === 'coordinator'
  const own = isOffice ? {} : { organizationId: actor.organizationId }
  const open = await findOpenOffers(tx, { today, ...own })
  const tasks: WaitingTask[] = [
    ...(await reportTasks(tx, own)),
    {
      title: f.tasks.due(open.length),
      detail: f.tasks.dueDetail,
      href: dueHref,
      count: open.length,
      urgency: 'soon',
    },
    ...(isOffice ? await officeTasks(tx, services) : []),
  ]
  return tasks.filter((task) => task.count > 0)
}

/** What came in from outside; without an organisation that of all. */
export async function reportTasks(tx: Tx, own: { readonly organizationId?: string } = {}): Promise<WaitingTask[]> {
  const reports = await countOpenReports(tx)
  const suggestions = (await findOpenSuggestions(tx, own)).length
  return [
    {
      title: r.tasks.reports(reports),
      detail: r.tasks.reportsDetail,
      href: paths.workReports,
      count: reports,
      urgency: 'overdue',
    },
    {
      title: r.tasks.suggestions(suggestions),
      detail: r.tasks.suggestionsDetail,
      href: paths.workReports,
      count: suggestions,
      urgency: 'soon',
    },
  ]
}

/** What is the business of the office alone: who does not answer, who cannot be asked, what is hidden. */
export async function officeTasks(tx: Tx, services: Services): Promise<WaitingTask[]> {
  const today = services.today()
  const open = await findOpenOffers(tx, { today, unanswered: true })
  const requests = await findRequestsSince(tx, { since: rememberedSince(services) })
  const silent = [...Map.groupBy(open, ({ organizationId }) => organizationId)].filter(([organizationId, offers]) => {
    const sent = requests.filter((request) => request.organizationId === organizationId).map(sentOf)
    return planAsking(offers.flatMap(openOfferOf), sent, today).tellsOffice
  }).length
  const hidden = open.filter(({ hiddenAt }) => hiddenAt !== null).length
  const bounced = await countBouncedAddresses(tx)
  const unreachable = (await findUnreachable(tx, services, open)).length
  return [
    {
      title: f.tasks.unreachable(unreachable),
      detail: f.tasks.unreachableDetail,
      href: `${paths.workFreshness}#${unreachableAnchor}`,
      count: unreachable,
      urgency: 'overdue',
    },
    {
      title: f.tasks.silent(silent),
      detail: f.tasks.silentDetail,
      href: paths.workFreshness,
      count: silent,
      urgency: 'overdue',
    },
    {
      title: f.tasks.bounced(bounced),
      detail: f.tasks.bouncedDetail,
      href: paths.workFreshness,
      count: bounced,
      urgency: 'overdue',
    },
    {
      title: f.tasks.hidden(hidden),
      detail: f.tasks.hiddenDetail,
      href: withQuery(paths.workOffers, { ansicht: 'verborgen' }),
      count: hidden,
      urgency: 'soon',
    },
  ]
}

/** Addresses to which the last mail came back, and whose entry nobody has changed since. */
async function countBouncedAddresses(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (
      SELECT DISTINCT ON (r.organization_id, r.recipient, r.contact_person_id) r.bounced_at,
        coalesce(c.updated_at, o.updated_at) AS updated_at
      FROM offers.confirmation_request r
        JOIN network.organization o ON o.region_id = r.region_id AND o.id = r.organization_id
        LEFT JOIN network.contact_person c ON c.region_id = r.region_id AND c.id = r.contact_person_id
      WHERE r.recipient = 'mailbox' OR c.id IS NOT NULL
      ORDER BY r.organization_id, r.recipient, r.contact_person_id, r.created_at DESC) AS last
    WHERE bounced_at > updated_at`.execute(tx)
  return rows[0]?.count ?? 0
}
