// Counts for monitoring, never persons: classes, pupils, and how many schools have handed in their lists.
import type { Actor } from '../../platform/actor/actor.ts'
import type { Services } from '../../platform/services.ts'
import type { Fact } from '../../platform/work/work-area.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { listClasses } from './list-classes.ts'

/** Fewer could tell of somebody. */
const leastCount = 5

/** Of the school year that runs. Nothing for those who may not see classes; a count below five is left out. */
export async function pupilsFacts(actor: Actor, services: Services): Promise<Fact[]> {
  const schoolYear = schoolYearOf(services.today())
  const classes = await listClasses(actor, services, { schoolYear })
  if (classes.length === 0) return []
  const byGrade = Map.groupBy(classes, ({ grade }) => grade)
  const pupils = [...byGrade].map(([grade, ofGrade]) => ({
    name: `pupils.grade-${grade}`,
    value: ofGrade.reduce((sum, one) => sum + one.pupilCount, 0),
  }))
  return [
    { name: 'pupils.schools', value: new Set(classes.map(({ organizationId }) => organizationId)).size },
    { name: 'pupils.classes', value: classes.length },
    ...pupils.filter(({ value }) => value >= leastCount),
  ]
}
