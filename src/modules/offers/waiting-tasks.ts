// What waits for somebody about offers, and what the global search finds of them.
import { sql } from 'kysely'
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { withQuery } from '../../platform/html/index.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask, WorkHit } from '../../platform/work/work-area.ts'
import { kindLabel } from './code-lists.ts'
import { findProviders } from './neighbours.ts'
import { isEditorOf, mayListWorkOffers } from './policy.ts'
import { findOffers } from './search/find-offers.ts'
import { noFacets } from './search/offer-query.ts'
import { findOffersByIds } from './store.ts'
import { confirmationDays, offerStatuses } from './terms.ts'
import { w } from './work-texts.ts'
import { views } from './work-views.ts'

interface Counts {
  readonly drafts: number
  readonly due: number
  readonly over: number
}

/** The office sees the tasks of all, an editor those of the own organisation; nobody else has any. */
export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person') return []
  const isOffice = actor.role === 'coordinator'
  if (!isOffice && !isEditorOf(actor, actor.organizationId)) return []
  const counts = await inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const { rows } = await sql<Counts>`
      SELECT count(*) FILTER (WHERE status = 'draft' AND owner_person_id = ${actor.personId})::int AS drafts,
        count(*) FILTER (WHERE status = 'published' AND (confirmed_on IS NULL OR confirmed_on < ${addDays(today, -confirmationDays)}))::int AS due,
        count(*) FILTER (WHERE status = 'published' AND (ends_on < ${today} OR valid_until < ${today}))::int AS over
      FROM offers.offer WHERE ${isOffice} OR organization_id = ${actor.organizationId}`.execute(tx)
    return rows[0] ?? { drafts: 0, due: 0, over: 0 }
  })
  const href = (view: string) => withQuery(paths.workOffers, { ansicht: view })
  const tasks: WaitingTask[] = [
    {
      title: w.tasks.over(counts.over),
      detail: w.tasks.overDetail,
      href: href(views.over),
      count: counts.over,
      urgency: 'overdue',
    },
    {
      title: w.tasks.due(counts.due),
      detail: w.tasks.dueDetail,
      href: href(views.due),
      count: counts.due,
      urgency: 'soon',
    },
    {
      title: w.tasks.drafts(counts.drafts),
      detail: w.tasks.draftsDetail,
      href: href(views.drafts),
      count: counts.drafts,
      urgency: 'sometime',
    },
  ]
  return tasks.filter((task) => task.count > 0)
}

export async function findWorkHits(actor: Actor, services: Services, text: string): Promise<WorkHit[]> {
  if (mayListWorkOffers(actor) !== 'allowed' || text.trim() === '') return []
  return inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const found = await findOffers(tx, {
      text,
      facets: noFacets,
      time: 'all',
      sort: 'relevance',
      page: 1,
      pageSize: 8,
      today,
      confirmedSince: today,
      scope: { kind: 'work', statuses: offerStatuses },
    })
    const offers = await findOffersByIds(
      tx,
      found.hits.map((hit) => hit.id),
    )
    const providers = await findProviders(
      tx,
      offers.map((offer) => offer.organizationId),
    )
    return offers.map((offer) => ({
      kind: w.hitKind,
      title: offer.title,
      detail: [kindLabel(offer.kind), providers.get(offer.organizationId)?.name, w.statuses[offer.status]]
        .filter(Boolean)
        .join(' · '),
      href: paths.workOffer(offer.id),
    }))
  })
}
