// Counts for monitoring, never persons: how many are in the published plans, and what became of their wishes.
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { mayReadPlanFacts } from './policy.ts'
import { findPublishedRuns } from './store.ts'
import { type Run, smallestShown } from './terms.ts'

/** A small number is left out: one pupil without a wish is somebody. Zero speaks of nobody. */
const shown = (name: string, value: number): Fact[] => (value > 0 && value < smallestShown ? [] : [{ name, value }])

/**
 * Of all published plans together. A count that would follow from the others is left out with the small one: answered
 * pupils are with or without a fulfilled wish, so both go when one of them is small.
 */
export async function plansFacts(actor: Actor, services: Services): Promise<Fact[]> {
  if (mayReadPlanFacts(actor, actor) !== 'allowed') return []
  const runs = await inContext(services.database, actor, findPublishedRuns)
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0)
  const answered = sum((run) => run.report?.answeredCount ?? 0)
  const without = sum((run) => run.report?.fulfilled[0] ?? 0)
  const isSmall = (value: number): boolean => value > 0 && value < smallestShown
  const hidesWishes = isSmall(without) || isSmall(answered - without)
  return [
    { name: 'plans.published', value: runs.length },
    ...shown(
      'plans.pupils',
      sum((run) => run.report?.pupilCount ?? 0),
    ),
    ...(hidesWishes
      ? []
      : [
          ...shown('plans.answered', answered),
          ...shown('plans.with-wish', answered - without),
          ...shown('plans.without-wish', without),
        ]),
    ...shown(
      'plans.first-wish',
      sum((run) => run.report?.firstWishCount ?? 0),
    ),
    // Places, not people.
    { name: 'plans.empty-blocks', value: sum((run) => run.emptyCount ?? 0) },
  ]
}
