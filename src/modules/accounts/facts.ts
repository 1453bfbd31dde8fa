// Counts for monitoring and tasks that wait: never persons.

import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { listMail } from '../../platform/mail/outbox.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact, WaitingTask } from '../../platform/work/work-area.ts'
import { mayListAccounts } from './policy.ts'
import { findAccounts, findOpenInvitations } from './store.ts'
import { t } from './texts.ts'

/** Within row-level security: the office counts its region, a lead the own organisation. */
export function accountsFacts(actor: Actor, services: Services): Promise<readonly Fact[]> {
  return inContext(services.database, actor, async (tx) => {
    if (mayListAccounts(actor) !== 'allowed') return []
    const accounts = await findAccounts(tx)
    return [
      { name: 'accounts.persons', value: new Set(accounts.map((one) => one.personId)).size },
      { name: 'accounts.organizations', value: new Set(accounts.map((one) => one.organizationId)).size },
      { name: 'accounts.open-invitations', value: (await findOpenInvitations(tx, services.now())).length },
    ]
  })
}

const soonMilliseconds = 3 * 24 * 3_600_000

/** Invitations that run out within three days; for the operator, mails that could not be sent. */
export function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  return inContext(services.database, actor, async (tx) => {
    const tasks: WaitingTask[] = []
    if (actor.kind === 'person' && mayListAccounts(actor) === 'allowed' && actor.role !== 'dpo') {
      const now = services.now()
      const soon = (await findOpenInvitations(tx, now)).filter(
        (one) => one.expiresAt.getTime() - now.getTime() < soonMilliseconds,
      )
      if (soon.length > 0) {
        tasks.push({
          title: t.tasks.invitations(soon.length),
          href: paths.settingsAccounts,
          count: soon.length,
          urgency: 'soon',
        })
      }
    }
    if (actor.kind === 'person' && actor.role === 'operator') {
      const failed = (await listMail(tx, { number: 1, size: 200 })).items.filter((mail) => mail.failedAt !== null)
      if (failed.length > 0) {
        tasks.push({
          title: t.tasks.mails(failed.length),
          href: paths.settingsMailbox,
          count: failed.length,
          urgency: 'overdue',
        })
      }
    }
    return tasks
  })
}
