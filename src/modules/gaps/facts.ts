// Counts for monitoring, never persons: cells of target group and municipality by what is there now.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { cellStates, viewCube } from './cube.ts'
import { findingOf } from './finding.ts'
import { gapQuestionFrom, viewOf } from './question.ts'
import { readGaps } from './read-gaps.ts'

/** Nothing for those who may not see the matrix. */
export async function gapsFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const question = gapQuestionFrom(new URLSearchParams())
  const read = await readGaps(actor, services, question)
  const view = read.ok ? viewOf(read.value.region, question) : undefined
  if (!read.ok || view === undefined) return []
  const finding = findingOf(viewCube(read.value.cube, view))
  return [
    { name: 'gaps.cells', value: finding.needed },
    { name: 'gaps.gaps', value: finding.gaps },
    { name: 'gaps.waived', value: finding.waived },
    ...cellStates.map((state) => ({ name: `gaps.${state}`, value: finding.byState[state] })),
  ]
}
