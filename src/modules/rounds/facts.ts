// Counts for monitoring, never persons: rounds, schools that take part, workshops, places.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { capacitiesOf, fieldsOf } from './capacities.ts'
import { findRound, listRounds } from './find-round.ts'

/** Of the rounds that are not over; nothing for those who may not see them. */
export async function roundsFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const rounds = await listRounds(actor, services)
  if (!rounds.ok) return []
  const current = rounds.value.filter(({ endsOn }) => endsOn >= services.today())
  const facts: Fact[] = [{ name: 'rounds.current', value: current.length }]
  for (const { id } of current) {
    const page = await findRound(actor, services, id)
    if (!page.ok) continue
    const { workshops, schools } = page.value
    const capacities = capacitiesOf(page.value)
    const about = `rounds.${id}`
    facts.push(
      { name: `${about}.schools`, value: schools.filter(({ takesPart }) => takesPart).length },
      { name: `${about}.workshops`, value: workshops.filter(({ archivedAt }) => archivedAt === null).length },
      { name: `${about}.fields`, value: fieldsOf(page.value).length },
    )
    // Without a calendar nobody knows the places, and a guess is no fact.
    if (capacities.ok) {
      const value = capacities.value.flatMap(({ capacity }) => capacity).reduce((sum, places) => sum + places, 0)
      facts.push({ name: `${about}.places`, value })
    }
  }
  return facts
}
