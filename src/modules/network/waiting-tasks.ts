// What waits in the network.
import { paths } from '../../kernel/names/paths.ts'
import { addDays } from '../../kernel/plain-date.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { subjectOf } from './get-organization.ts'
import { findOpenPairs } from './open-pairs.ts'
import { mayEditOrganization, mayManageRegister } from './policy.ts'
import { countUnconfirmed, findOrganization } from './store.ts'
import { countExpiredContactPersons, findContactPersons } from './store-people.ts'
import { t } from './texts.ts'

export const waitingTasks = (actor: PersonActor, services: Services): Promise<WaitingTask[]> =>
  mayManageRegister(actor) === 'allowed' ? officeTasks(actor, services) : ownTasks(actor, services)

function officeTasks(actor: PersonActor, services: Services): Promise<WaitingTask[]> {
  return inContext(services.database, actor, async (tx) => {
    const today = services.today()
    const pairs = await findOpenPairs(tx, { database: services.database, regionId: actor.regionId })
    const expired = await countExpiredContactPersons(tx, today)
    const unconfirmed = await countUnconfirmed(tx, addDays(today, -365))
    const task = (count: number, rest: Omit<WaitingTask, 'count'>): WaitingTask[] =>
      count === 0 ? [] : [{ ...rest, count }]
    return [
      ...task(expired, { title: t.tasks.expired(expired), href: paths.workExpiredContacts, urgency: 'overdue' }),
      ...task(pairs.length, {
        title: t.tasks.duplicates(pairs.length),
        href: paths.workDuplicates,
        urgency: 'soon',
      }),
      ...task(unconfirmed, {
        title: t.tasks.unconfirmed(unconfirmed),
        href: `${paths.workNetwork}?unbestaetigt=ja&stand=active`,
        urgency: 'sometime',
      }),
    ]
  })
}

function ownTasks(actor: PersonActor, services: Services): Promise<WaitingTask[]> {
  return inContext(services.database, actor, async (tx) => {
    const own = await findOrganization(tx, actor.organizationId)
    if (own === undefined || mayEditOrganization(actor, subjectOf(actor, own)) !== 'allowed') return []
    const href = paths.workOrganization(own.id)
    const yearAgo = addDays(services.today(), -365)
    const stale = own.confirmedOn === null || own.confirmedOn < yearAgo
    const persons = await findContactPersons(tx, [own.id])
    return [
      ...(stale ? [{ title: t.tasks.ownUnconfirmed, href, count: 1, urgency: 'soon' as const }] : []),
      ...(persons.length === 0
        ? [
            {
              title: t.tasks.ownNoContact,
              href: paths.workContactPersonNew(own.id),
              count: 1,
              urgency: 'soon' as const,
            },
          ]
        : []),
    ]
  })
}
