// What waits for somebody about offers, and what the global search finds of them.
import { sql } from 'kysely'
import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { withQuery } from '../../platform/html/index.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask, WorkHits } from '../../platform/work/work-area.ts'
import { kindLabel } from './code-lists.ts'
import { approvalTasks } from './editing/tasks.ts'
import { freshnessTasks } from './freshness/waiting-tasks.ts'
import { findProviders } from './neighbours.ts'
import { offerSightOf } from './offer-sight.ts'
import { isEditorOf, mayListWorkOffers } from './policy.ts'
import { findOffers } from './search/find-offers.ts'
import { withOffersIndex } from './search/kept-index.ts'
import { noFacets } from './search/offer-query.ts'
import { findOffersByIds } from './store.ts'
import { offerStatuses } from './terms.ts'
import { w } from './work-texts.ts'
import { views } from './work-views.ts'

interface Counts {
  readonly drafts: number
  readonly over: number
}

/** The office sees the tasks of all, an editor those of the own organisation; nobody else has any. */
export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person') return []
  const isOffice = actor.role === 'coordinator'
  if (!isOffice && !isEditorOf(actor, actor.organizationId)) return []
  const href = (view: string) => withQuery(paths.workOffers, { ansicht: view })
  const { counts, freshness } = await inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const { rows } = await sql<Counts>`
      SELECT count(*) FILTER (WHERE status = 'draft' AND owner_person_id = ${actor.personId})::int AS drafts,
        count(*) FILTER (WHERE status = 'published' AND (ends_on < ${today} OR valid_until < ${today}))::int AS over
      FROM offers.offer WHERE ${isOffice} OR organization_id = ${actor.organizationId}`.execute(tx)
    return {
      counts: rows[0] ?? { drafts: 0, over: 0 },
      freshness: await freshnessTasks(tx, actor, services, { dueHref: href(views.due) }),
    }
  })
  const tasks: WaitingTask[] = [
    {
      title: w.tasks.over(counts.over),
      detail: w.tasks.overDetail,
      href: href(views.over),
      count: counts.over,
      urgency: 'overdue',
    },
    {
      title: w.tasks.drafts(counts.drafts),
      detail: w.tasks.draftsDetail,
      href: href(views.drafts),
      count: counts.drafts,
      urgency: 'sometime',
    },
  ]
  return [...(await approvalTasks(actor, services)), ...freshness, ...tasks.filter((task) => task.count > 0)]
}

export async function findWorkHits(actor: Actor, services: Services, text: string): Promise<WorkHits[]> {
  if (mayListWorkOffers(actor) !== 'allowed' || text.trim() === '') return []
  return withOffersIndex(actor, services, async (tx, index) => {
    const today = services.today()
    const found = findOffers(index, {
      text,
      facets: noFacets,
      time: 'all',
      sort: 'relevance',
      page: 1,
      pageSize: 8,
      today,
      confirmedSince: today,
      scope: { kind: 'work', statuses: offerStatuses },
      sight: offerSightOf(actor),
    })
    const offers = await findOffersByIds(
      tx,
      found.hits.map((hit) => hit.id),
    )
    const providers = await findProviders(
      tx,
      offers.map((offer) => offer.organizationId),
    )
    const hits = offers.map((offer) => ({
      kind: w.hitKind,
      title: offer.title,
      detail: [kindLabel(offer.kind), providers.get(offer.organizationId)?.name, w.statuses[offer.status]]
        .filter(Boolean)
        .join(' · '),
      href: paths.workOffer(offer.id),
    }))
    const all = { href: withQuery(paths.workOffers, { ansicht: views.all, q: text }), label: w.allHits(found.total) }
    return [{ title: w.hits, total: found.total, hits, all }]
  })
}
