// What waits because of wishes: answers that are missing, for the office and for each school.
import { paths } from '../../kernel/names/paths.ts'
import { daysBetween } from '../../kernel/plain-date.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { formatWeekday } from '../../platform/i18n/format.ts'
import type { Services } from '../../platform/services.ts'
import type { WaitingTask } from '../../platform/work/work-area.ts'
import { listRounds, stageOf } from '../rounds/index.ts'
import { mayTypeWishes } from './policy.ts'
import { countAnswers } from './read-answers.ts'
import { t } from './texts.ts'

/** From here on a reminder still reaches everybody before the deadline. */
const soonDays = 14

export async function waitingTasks(actor: Actor, services: Services): Promise<WaitingTask[]> {
  if (actor.kind !== 'person') return []
  if (mayTypeWishes(actor, { regionId: actor.regionId, organizationId: actor.organizationId }) !== 'allowed') return []
  const rounds = await listRounds(actor, services)
  if (!rounds.ok) return []
  const today = services.today()
  const tasks: WaitingTask[] = []
  for (const round of rounds.value) {
    const { wishesUntil, startsOn, heldBy } = round
    // Nobody can answer any more, so nothing waits.
    if (heldBy === 'published') continue
    if (wishesUntil === null || startsOn <= today || stageOf({ round }, today) === 'setup') continue
    const counted = await countAnswers(actor, services, round.id)
    if (!counted.ok) continue
    const count = counted.value.reduce((sum, one) => sum + one.pupilCount - one.answeredCount, 0)
    if (count === 0) continue
    const isLate = wishesUntil < today
    tasks.push({
      title: t.tasks.missing(count, round.name),
      detail: isLate ? t.tasks.missingLate : t.tasks.missingDetail(formatWeekday(wishesUntil)),
      href: paths.workWishes(round.id),
      count,
      urgency: isLate ? 'overdue' : daysBetween(today, wishesUntil) <= soonDays ? 'soon' : 'sometime',
    })
  }
  return tasks
}
