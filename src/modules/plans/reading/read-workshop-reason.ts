// The reason of a workshop and weekday in a plan. The caller has asked the policy; row-level security asks again.
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { capacitiesOf } from '../../rounds/index.ts'
import type { PlanRoom } from '../read-round.ts'
import { countWorkshopDay } from '../store-seats.ts'
import { type WorkshopReason, workshopReasonOf } from './workshop-reason.ts'

export async function readWorkshopReason(
  actor: Actor,
  services: Services,
  of: Pick<PlanRoom, 'page' | 'run'> & { readonly workshopId: string; readonly weekday: number },
): Promise<WorkshopReason | undefined> {
  const { page, run, workshopId, weekday } = of
  const isIt = (one: { readonly workshopId: string; readonly weekday: number }): boolean =>
    one.workshopId === workshopId && one.weekday === weekday
  const capacities = capacitiesOf(page)
  const capacity = capacities.ok ? capacities.value.find(isIt) : undefined
  const demand = run.report?.workshops?.find(isIt)
  if (demand === undefined || capacity === undefined) return undefined
  const groups = await inContext(services.database, actor, (tx) => countWorkshopDay(tx, run.id, of))
  return workshopReasonOf({ demand, capacity: capacity.capacity, minimum: capacity.minimum, groups })
}
