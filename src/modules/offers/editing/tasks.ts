// What waits for somebody because of approval.
import { paths } from '../../../kernel/names/paths.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Services } from '../../../platform/services.ts'
import type { WaitingTask } from '../../../platform/work/work-area.ts'
import { mayChangeApprovalRules } from '../policy.ts'
import { listSubmissions } from './list-submissions.ts'
import { d } from './texts.ts'

/** The office decides; whoever wrote reads why something came back. */
export async function approvalTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  const found = await listSubmissions(actor, services)
  if (!found.ok) return []
  const isOffice = mayChangeApprovalRules(actor) === 'allowed'
  const items = found.value.filter(({ submission }) => submission.state === (isOffice ? 'submitted' : 'returned'))
  const [only, ...others] = items
  if (only === undefined) return []
  const count = items.length
  if (isOffice) {
    const href = paths.workOfferApprovals
    return [{ title: d.tasks.approve(count), detail: d.tasks.approveDetail, href, count, urgency: 'soon' }]
  }
  const href = others.length === 0 ? paths.workOffer(only.offer.id) : paths.workOfferApprovals
  return [{ title: d.tasks.returned(count), detail: d.tasks.returnedDetail, href, count, urgency: 'soon' }]
}
