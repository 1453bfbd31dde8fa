// Counts for monitoring, never persons: how many answered, of the rounds that still run. Small numbers stay unsaid.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { listRounds } from '../rounds/index.ts'
import { countAnswers } from './read-answers.ts'

/** Below this a number could mean somebody. */
const smallest = 5

/** Nothing for those who may not count. */
export async function wishesFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const rounds = await listRounds(actor, services)
  if (!rounds.ok) return []
  const today = services.today()
  const facts: Fact[] = []
  for (const round of rounds.value.filter(({ endsOn, wishesFrom }) => endsOn >= today && wishesFrom !== null)) {
    const counted = await countAnswers(actor, services, round.id)
    if (!counted.ok) continue
    const sum = (of: 'pupilCount' | 'answeredCount') => counted.value.reduce((all, one) => all + one[of], 0)
    const [all, answered] = [sum('pupilCount'), sum('answeredCount')]
    // Both sides: who is missing can be counted back from the two.
    if (answered < smallest || (all - answered > 0 && all - answered < smallest)) continue
    facts.push(
      { name: `wishes.asked.${round.id}`, value: all },
      { name: `wishes.answered.${round.id}`, value: answered },
    )
  }
  return facts
}
